#include "CResampling.h"

#include <string.h>

enum { FRACTION = 24 };

typedef float four __attribute__((vector_size(16)));
typedef uint8_t bytes __attribute__((vector_size(4)));

// The weights of four pixels in a row for a position between the second and the third, by R. Keys, "Cubic convolution
// interpolation for digital image processing" (1981), with a = -0.5, which GDAL uses too.
static inline void weights(float t, float w[4]) {
  w[0] = ((-0.5f * t + 1) * t - 0.5f) * t;
  w[1] = (1.5f * t - 2.5f) * t * t + 1;
  w[2] = ((-1.5f * t + 2) * t + 0.5f) * t;
  w[3] = (0.5f * t - 0.5f) * t * t;
}

void cresampling_cubic_point(const cresampling_source *s, int64_t x, int64_t y, uint8_t *out) {
  const int64_t half = (int64_t)1 << (FRACTION - 1);
  const int64_t left = (x - half) >> FRACTION, top = (y - half) >> FRACTION;
  // As in GDAL: where one of the sixteen is beyond an edge or has no value, four are enough.
  if (left < 1 || top < 1 || left + 2 >= s->source_width || top + 2 >= s->source_height || left - 1 < s->x ||
      top - 1 < s->y || left + 2 >= s->x + s->width || top + 2 >= s->y + s->height) {
    cresampling_bilinear_point(s, x, y, out);
    return;
  }
  const uint8_t *from = s->pixels + 4 * ((top - 1 - s->y) * s->width + left - 1 - s->x);
  if (!s->is_opaque) {
    uint8_t all = 255;
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) all &= from[4 * (row * s->width + column) + 3];
    }
    if (all != 255) {
      cresampling_bilinear_point(s, x, y, out);
      return;
    }
  }
  const float unit = 1.0f / (float)(1 << FRACTION);
  const int64_t part = ((int64_t)1 << FRACTION) - 1;
  float wx[4], wy[4];
  weights((float)((x - half) & part) * unit, wx);
  weights((float)((y - half) & part) * unit, wy);
  four sum = {0, 0, 0, 0};
  for (int row = 0; row < 4; row++) {
    four line = {0, 0, 0, 0};
    for (int column = 0; column < 4; column++) {
      bytes pixel;
      memcpy(&pixel, from + 4 * (row * s->width + column), 4);
      line += __builtin_convertvector(pixel, four) * wx[column];
    }
    sum += line * wy[row];
  }
  for (int i = 0; i < 3; i++) out[i] = sum[i] <= 0 ? 0 : sum[i] >= 255 ? 255 : (uint8_t)(sum[i] + 0.5f);
  out[3] = 255;
}

void cresampling_cubic(const cresampling_source *s, const cresampling_cell *cell, uint8_t *out, int64_t stride) {
  for (int row = 0; row < cell->rows; row++) {
    const cresampling_line l = cresampling_line_of(cell, cell->first_row + row);
    for (int column = 0; column < cell->columns; column++) {
      const int k = cell->first_column + column;
      cresampling_cubic_point(s, l.x + k * l.step_x, l.y + k * l.step_y, out + row * stride + 4 * column);
    }
  }
}
