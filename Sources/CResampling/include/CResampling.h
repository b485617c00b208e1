#ifndef CRESAMPLING_H
#define CRESAMPLING_H

#include <stdbool.h>
#include <stdint.h>

// The inner loops of building tiles. They are in C because the fast path multiplies with an instruction (pmaddwd) that
// Swift does not offer, and because a debug build of Swift takes a hundred times longer for them.
//
// Positions are columns and rows of a source in fixed point with 24 fraction bits; the middle of the first pixel is at 0.5.

// A part of a source: four bytes a pixel, red, green, blue and alpha.
typedef struct {
  const uint8_t *pixels;
  // The column and row of the first pixel, and the size of the part.
  int64_t x, y, width, height;
  // The size of the whole source. The part contains each pixel of the source that is needed.
  int64_t source_width, source_height;
  // Whether each pixel of the part has the alpha 255.
  bool is_opaque;
} cresampling_source;

// The pixels [first_column, first_column + columns) × [first_row, first_row + rows) of a square cell of 2^shift pixels,
// whose corners have these positions: x, y at the upper left, upper right, lower left and lower right. The corners are
// the middles of the first pixels of this cell and of its neighbours. Between them, positions are linear.
typedef struct {
  int64_t corners[8];
  int shift, first_column, first_row, columns, rows;
} cresampling_cell;

// The position at the left edge of a row of a cell, and the steps from pixel to pixel.
typedef struct {
  int64_t x, y, step_x, step_y;
} cresampling_line;

static inline cresampling_line cresampling_line_of(const cresampling_cell *c, int row) {
  const int64_t *p = c->corners;
  const int s = c->shift;
  const int64_t x0 = p[0] + (((p[4] - p[0]) * row) >> s), y0 = p[1] + (((p[5] - p[1]) * row) >> s);
  const int64_t x1 = p[2] + (((p[6] - p[2]) * row) >> s), y1 = p[3] + (((p[7] - p[3]) * row) >> s);
  return (cresampling_line){x0, y0, (x1 - x0) >> s, (y1 - y0) >> s};
}

// The weighted mean of the four nearest pixels that have a value; the alpha is that of the nearest one. A pixel whose position is in no pixel, or in one without
// a value, becomes 0, 0, 0, 0. `stride` is the distance of two rows of the result in bytes.
void cresampling_bilinear(const cresampling_source *source, const cresampling_cell *cell, uint8_t *out,
                          int64_t stride);
// The same without instructions of one processor, as the reference of the tests.
void cresampling_bilinear_plain(const cresampling_source *source, const cresampling_cell *cell, uint8_t *out,
                                int64_t stride);
void cresampling_bilinear_point(const cresampling_source *source, int64_t x, int64_t y, uint8_t *out);

// The pixel that contains the position.
void cresampling_nearest(const cresampling_source *source, const cresampling_cell *cell, uint8_t *out, int64_t stride);
void cresampling_nearest_point(const cresampling_source *source, int64_t x, int64_t y, uint8_t *out);

// A cubic curve through the sixteen nearest pixels; where one of them is missing or has not the alpha 255, the weighted mean
// of four.
void cresampling_cubic(const cresampling_source *source, const cresampling_cell *cell, uint8_t *out, int64_t stride);
void cresampling_cubic_point(const cresampling_source *source, int64_t x, int64_t y, uint8_t *out);

// Each pixel of the result covers a rectangle of the source around its position, half as wide and high as these numbers of
// source pixels. The mean is that of the covered pixels with a value, each weighted by its covered part; without any, the
// pixel becomes 0, 0, 0, 0.
void cresampling_mean(const cresampling_source *source, const cresampling_cell *cell, double half_width,
                      double half_height, uint8_t *out, int64_t stride);
void cresampling_mean_point(const cresampling_source *source, int64_t x, int64_t y, double half_width,
                            double half_height, uint8_t *out);
// The colour with the largest covered area; of two, that which comes first from the upper left.
void cresampling_majority(const cresampling_source *source, const cresampling_cell *cell, double half_width,
                          double half_height, uint8_t *out, int64_t stride);
void cresampling_majority_point(const cresampling_source *source, int64_t x, int64_t y, double half_width,
                                double half_height, uint8_t *out);

// The pixels of a cell whose position is closer than `tolerance` to an edge of source pixels or, if wanted, to a middle, as
// columns and rows from the corner of the whole cell. `list` has room for two numbers for each pixel. Returns the number of pixels.
int cresampling_near_edges(const cresampling_cell *cell, int64_t tolerance, bool with_middles, uint8_t *list);

// The mean over areas: `columns` × `rows` pixels of the result are each as wide and as high as p/q pixels of the input, and
// the first begins with the first pixel of the input. Pixels with alpha 0 do not count.
void cresampling_average(const uint8_t *in, int64_t in_stride, uint8_t *out, int64_t out_stride, int columns, int rows,
                         int p, int q);
// The mean of blocks of `factor` × `factor` pixels of an input of `width` × `height` pixels. Blocks at the end may be
// smaller.
void cresampling_reduce(const uint8_t *in, int64_t width, int64_t height, int factor, uint8_t *out, int64_t out_stride);

// Whether each pixel has the alpha 255, and whether each has the alpha 0.
bool cresampling_is_opaque(const uint8_t *pixels, int64_t count);
bool cresampling_is_empty(const uint8_t *pixels, int64_t count);

// Copies pixels with alpha above 0 to pixels with alpha 0. Returns whether pixels with alpha 0 are left.
bool cresampling_fill(uint8_t *pixels, const uint8_t *below, int64_t count);

// Values of up to 4 bands, one after the other for each pixel, as bytes: from minimum → 0 to maximum → 255. A pixel without
// a value gets the alpha 0: one whose bands are all equal to `nodata`, or not a number. One band is written three times.
void cresampling_stretch(const double *values, int64_t count, int bands, const double *minimum, const double *maximum,
                         const bool *has_nodata, const double *nodata, uint8_t *out);
// Sets the alpha of pixels whose colours are `nodata` to 0, and of all others to 255.
void cresampling_mask_colour(uint8_t *pixels, int64_t count, const uint8_t nodata[3]);
// Replaces indices of a palette, in the first byte of each pixel, by its colours.
void cresampling_palette(uint8_t *pixels, int64_t count, const uint8_t colours[1024]);

#endif
