#include "CResampling.h"

#include <math.h>
#include <string.h>

enum { FRACTION = 24, LONGEST = 64, SLOTS = 8192 };
// Less than this part of a pixel does not count: positions are rounded.
static const double sliver = 1e-6;

// The pixels of one direction that a footprint covers, and the covered part of the first and the last.
typedef struct {
  int64_t first, last;
  double start, end;
} span;

static span span_of(int64_t middle, double half_width, int64_t limit) {
  span s;
  const double centre = (double)middle / (1 << FRACTION);
  s.start = centre - half_width;
  s.end = centre + half_width;
  if (s.start < 0) s.start = 0;
  if (s.end > (double)limit) s.end = (double)limit;
  s.first = (int64_t)floor(s.start + sliver);
  s.last = (int64_t)ceil(s.end - sliver) - 1;
  return s;
}

// Only pixels that the part contains; it should contain all that are needed.
static span within(span s, int64_t first, int64_t count) {
  if (s.first < first) s.first = first;
  if (s.last >= first + count) s.last = first + count - 1;
  return s;
}

static inline double weight(span s, int64_t pixel) {
  const double low = s.start > (double)pixel ? s.start : (double)pixel;
  const double high = s.end < (double)(pixel + 1) ? s.end : (double)(pixel + 1);
  return high - low;
}

void cresampling_mean_point(const cresampling_source *s, int64_t x, int64_t y, double half_width, double half_height,
                            uint8_t *out) {
  const span h = within(span_of(x, half_width, s->source_width), s->x, s->width);
  const span v = within(span_of(y, half_height, s->source_height), s->y, s->height);
  double sum[4] = {0, 0, 0, 0}, total = 0;
  for (int64_t row = v.first; row <= v.last; row++) {
    const double wy = weight(v, row);
    const uint8_t *from = s->pixels + 4 * ((row - s->y) * s->width + h.first - s->x);
    for (int64_t column = h.first; column <= h.last; column++, from += 4) {
      if (from[3] == 0) continue;
      const double w = wy * weight(h, column);
      total += w;
      for (int i = 0; i < 4; i++) sum[i] += w * from[i];
    }
  }
  for (int i = 0; i < 4; i++) out[i] = total > 0 ? (uint8_t)(sum[i] / total + 0.5) : 0;
}

// The colours of a footprint with the area of each, in an open hash table. `used` lists the slots in their order of
// appearance, so that ties are decided by the upper left pixel, and the table is cleared quickly.
typedef struct {
  uint32_t colours[SLOTS];
  float areas[SLOTS];
  uint16_t used[LONGEST * LONGEST];
  int count;
} votes;

static void vote(votes *v, uint32_t colour, float area) {
  uint32_t slot = (colour * 2654435761u) >> 19;
  while (v->areas[slot] > 0 && v->colours[slot] != colour) slot = (slot + 1) % SLOTS;
  if (v->areas[slot] == 0) {
    v->colours[slot] = colour;
    v->used[v->count++] = (uint16_t)slot;
  }
  v->areas[slot] += area;
}

static void majority(const cresampling_source *s, int64_t x, int64_t y, double half_width, double half_height, votes *v,
                     uint8_t *out) {
  const span h = within(span_of(x, half_width, s->source_width), s->x, s->width);
  const span w = within(span_of(y, half_height, s->source_height), s->y, s->height);
  // Of a large footprint, evenly spread rows and columns are enough, and the table stays small.
  const int64_t columns = h.last - h.first + 1, rows = w.last - w.first + 1;
  const int64_t step_x = columns > LONGEST ? (columns + LONGEST - 1) / LONGEST : 1;
  const int64_t step_y = rows > LONGEST ? (rows + LONGEST - 1) / LONGEST : 1;
  for (int64_t row = w.first; row <= w.last; row += step_y) {
    const double wy = weight(w, row);
    for (int64_t column = h.first; column <= h.last; column += step_x) {
      uint32_t colour;
      const uint8_t *from = s->pixels + 4 * ((row - s->y) * s->width + column - s->x);
      if (from[3] == 0) continue;
      memcpy(&colour, from, 4);
      const float area = (float)(wy * weight(h, column));
      if (area > 0) vote(v, colour, area);
    }
  }
  memset(out, 0, 4);
  float best = 0;
  for (int i = 0; i < v->count; i++) {
    const int slot = v->used[i];
    if (v->areas[slot] > best) {
      best = v->areas[slot];
      memcpy(out, &v->colours[slot], 4);
    }
    v->areas[slot] = 0;
  }
  v->count = 0;
}

void cresampling_majority_point(const cresampling_source *s, int64_t x, int64_t y, double half_width,
                                double half_height, uint8_t *out) {
  votes v;
  memset(v.areas, 0, sizeof v.areas);
  v.count = 0;
  majority(s, x, y, half_width, half_height, &v, out);
}

void cresampling_mean(const cresampling_source *s, const cresampling_cell *cell, double half_width, double half_height,
                      uint8_t *out, int64_t stride) {
  for (int row = 0; row < cell->rows; row++) {
    const cresampling_line l = cresampling_line_of(cell, cell->first_row + row);
    for (int column = 0; column < cell->columns; column++) {
      const int k = cell->first_column + column;
      cresampling_mean_point(s, l.x + k * l.step_x, l.y + k * l.step_y, half_width, half_height,
                             out + row * stride + 4 * column);
    }
  }
}

void cresampling_majority(const cresampling_source *s, const cresampling_cell *cell, double half_width,
                          double half_height, uint8_t *out, int64_t stride) {
  votes v;
  memset(v.areas, 0, sizeof v.areas);
  v.count = 0;
  for (int row = 0; row < cell->rows; row++) {
    const cresampling_line l = cresampling_line_of(cell, cell->first_row + row);
    for (int column = 0; column < cell->columns; column++) {
      const int k = cell->first_column + column;
      majority(s, l.x + k * l.step_x, l.y + k * l.step_y, half_width, half_height, &v,
               out + row * stride + 4 * column);
    }
  }
}
