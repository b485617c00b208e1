#ifndef CIMAGING_H
#define CIMAGING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The loops over the bytes of a picture that decide how long a tile takes, and what we ask of libjpeg-turbo.
// Pictures have 4 bytes for each pixel (red, green, blue, alpha), row by row from the top; `stride` is the number of
// bytes from one row to the next.

// How many pixels have the same 4 bytes as their left or their upper neighbour.
size_t cimaging_repeated_pixels(const uint8_t *pixels, size_t width, size_t height, size_t stride);

// The rows of a PNG before compression, each as the number of its filter and its bytes: `height` times
// 1 + width * channels bytes are written to `output`.
//
// `channels` is 4 (red, green, blue, alpha) or 3 (without alpha); 1 is for pictures that have one byte a pixel. With 3 and
// 4, a pixel whose alpha is 0 is written as `transparent`. If `filters` is false, every row has filter 0 (none); otherwise
// the one of filters 1 to 4 whose sum of absolute differences is the smallest (PNG specification, §12.7).
// `scratch` has room for 6 * (width * channels + 16) bytes.
void cimaging_png_rows(const uint8_t *pixels, size_t width, size_t height, size_t stride, size_t channels,
                       const uint8_t transparent[4], bool filters, uint8_t *output, uint8_t *scratch);

// Whether libturbojpeg can be opened on this machine. It is opened with dlopen at the first call, as PROJ is. The
// functions below may be called where it can, from any thread.
bool cimaging_jpeg_is_available(void);

// What is known of the version of the library, and the path of its file; an empty text if it is unknown. Returns false if
// there is no libjpeg-turbo.
bool cimaging_jpeg_library(char *version, size_t version_capacity, char *path, size_t path_capacity);

// The size of the buffer that any JPEG of this size fits into.
size_t cimaging_jpeg_capacity(int width, int height);

// Writes a baseline JPEG of three components without subsampling (4:4:4); alpha is ignored. Returns the number of bytes,
// or 0 if libjpeg-turbo fails; then `message` contains its reason, at most 200 bytes with the closing zero.
size_t cimaging_jpeg(const uint8_t *pixels, int width, int height, int stride, int quality, uint8_t *output,
                     size_t capacity, char message[200]);

#endif
