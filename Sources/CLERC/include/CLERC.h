#ifndef CLERC_H
#define CLERC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What we ask of Esri's liblerc: it writes and reads blobs of floating-point values. The library is opened with dlopen at
// the first call. Any thread may call the functions.

bool clerc_is_available(void);

// The path of its file, or an empty text if it is unknown; the library does not state its version. Returns false if there
// is no liblerc.
bool clerc_path(char *path, size_t capacity);

// Writes one band of values as Lerc2 version 2, which readers since ArcGIS 10.3 know. `valid` has a byte for each value, 0
// for one without content, or is NULL if all have content. Returns the number of bytes in `output`, which has room for
// `capacity`; 0 if liblerc fails.
size_t clerc_encode(const float *values, const uint8_t *valid, int width, int height, double max_error,
                    uint8_t *output, size_t capacity);

// Reads a blob of one band as values of 4 bytes, in either version of the format. Returns false if it is damaged or has
// another size.
bool clerc_decode(const uint8_t *bytes, size_t size, int width, int height, float *values, uint8_t *valid);

// The size of a blob; false if the bytes are not a blob of one band.
bool clerc_size(const uint8_t *bytes, size_t size, int *width, int *height);

#endif
