#ifndef CGDAL_H
#define CGDAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What we ask of GDAL: it opens rasters, reads windows of them, and transforms coordinates. The library is opened with
// dlopen at the first call, because loading it and its hundred libraries takes 100 ms. Any thread may call the functions,
// but a dataset and a transformer belong to one thread at a time.

typedef enum { CGDAL_READY, CGDAL_MISSING, CGDAL_TOO_OLD } cgdal_state;

// Opens GDAL 3.4 or newer, once. Only drivers of an allow list stay registered, so that a raster cannot lead to another
// driver, and nothing is read over the network. The environment variable TILESCHEME_GDAL gives the library's path.
cgdal_state cgdal_prepare(void);

// The version, such as "3.6.2"; an empty text before GDAL was opened.
const char *cgdal_version(void);

// The path of its file; false if it is not open, or the path is unknown or too long.
bool cgdal_path(char *path, size_t capacity);

// The bytes that all datasets together keep of what they read.
void cgdal_set_cache(int64_t bytes);

typedef struct {
  int width, height, bands;
  // x = t[0] + column * t[1] + row * t[2], y = t[3] + column * t[4] + row * t[5].
  bool has_transform;
  double transform[6];
  int control_points;
  // Of the first band.
  int overviews;
  int subdatasets;
  // Whether the file has inks, which GDAL may have turned into red, green and blue by a simple formula.
  bool has_inks;
  char driver[32];
} cgdal_raster;

typedef struct {
  // GDALDataType, GDALColorInterp and the GMF_ flags of GDAL's C interface.
  int type, colour, mask_flags;
  int bits;
  bool has_nodata;
  double nodata;
  int block_width, block_height;
  bool has_palette;
} cgdal_band;

// Opens a raster for reading. `overview` is the number of an overview from 0, or -1 for the full resolution. On failure,
// returns NULL and writes GDAL's message, at most `capacity` bytes.
void *cgdal_open(const char *path, int overview, char *message, size_t capacity);
void cgdal_close(void *dataset);

void cgdal_describe(void *dataset, cgdal_raster *raster);
// Bands count from 1.
void cgdal_describe_band(void *dataset, int number, cgdal_band *band);
// The width and height of an overview of the first band; false if there is none.
bool cgdal_overview_size(void *dataset, int overview, int *width, int *height);
// The colours of the first band's palette as red, green, blue, alpha. Returns the number of colours, at most 256.
int cgdal_palette(void *dataset, uint8_t colours[1024]);
// The coordinate system as text in a format of OSRExportToWktEx, such as "WKT1_ESRI". Returns false if there is none.
bool cgdal_system(void *dataset, const char *format, char *text, size_t capacity);
// The files that the raster consists of, ended by NULL; NULL if there are none. `cgdal_free_file_list` frees the list.
char **cgdal_file_list(void *dataset);
void cgdal_free_file_list(char **list);

// Opens a GeoPackage or a shapefile. On failure, returns NULL and writes GDAL's message. `cgdal_close` closes it.
void *cgdal_open_vector(const char *path, char *message, size_t capacity);
// The number of tables of a vector file. Layers count from 0.
int cgdal_layer_count(void *dataset);
bool cgdal_layer_has_geometry(void *dataset, int layer);
void cgdal_layer_name(void *dataset, int layer, char *name, size_t capacity);
// As `cgdal_system`.
bool cgdal_layer_system(void *dataset, int layer, const char *format, char *text, size_t capacity);
// Calls `add` with each geometry as GeoJSON, in the coordinates of the layer, until it returns false. Returns whether all
// were read; otherwise writes GDAL's message, which is empty if `add` ended it.
bool cgdal_layer_geometries(void *dataset, int layer, void *context, bool (*add)(void *context, const char *json),
                            char *message, size_t capacity);

// Reads a window of some bands. If the buffer has another size than the window, the nearest pixels are taken. `type` is
// the GDALDataType of the buffer; spaces are in bytes.
bool cgdal_read(void *dataset, int x, int y, int width, int height, void *buffer, int buffer_width, int buffer_height,
                int type, int band_count,
                const int *bands, int pixel_space, int64_t line_space, int64_t band_space, char *message,
                size_t capacity);

// Reads the mask of the first band as bytes: 0 for a pixel without a value.
bool cgdal_read_mask(void *dataset, int x, int y, int width, int height, uint8_t *buffer, int pixel_space,
                     int64_t line_space, char *message, size_t capacity);

// Decodes a PNG or JPEG of 8 bits in memory as red, green, blue and alpha. Damaged data is an error, also where the
// decoder only warns. On failure, writes GDAL's message.
bool cgdal_decode(const uint8_t *bytes, size_t size, int width, int height, uint8_t *rgba, char *message,
                  size_t capacity);

// Decodes a TIFF of one band in memory. `valid` is 0 where the file says that a value has no content. Another size, several
// bands and damaged data are errors. On failure, writes GDAL's message.
bool cgdal_decode_values(const uint8_t *bytes, size_t size, int width, int height, float *values, uint8_t *valid,
                         char *message, size_t capacity);

// Between the columns and rows of a raster and the coordinates of a system. `source` replaces the raster's own system;
// NULL keeps it. On failure, returns NULL and writes GDAL's message.
void *cgdal_transformer(void *dataset, const char *source, const char *target, char *message, size_t capacity);
void cgdal_free_transformer(void *transformer);
// Replaces map coordinates by columns and rows, or the reverse if `to_map`. Points that cannot be transformed become NaN.
void cgdal_transform(void *transformer, bool to_map, double *x, double *y, int count);

#endif
