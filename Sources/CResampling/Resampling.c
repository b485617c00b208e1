#include "CResampling.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { FRACTION = 24 };
static const int64_t half = (int64_t)1 << (FRACTION - 1);

static inline int64_t clamp(int64_t value, int64_t last) { return value < 0 ? 0 : value > last ? last : value; }

static inline const uint8_t *pixel(const cresampling_source *s, int64_t x, int64_t y) {
  return s->pixels + 4 * ((y - s->y) * s->width + (x - s->x));
}

// Whether the part contains a pixel. It always should; a wrong pixel is better than a read beyond the memory.
static inline bool holds(const cresampling_source *s, int64_t x, int64_t y) {
  return x >= s->x && y >= s->y && x < s->x + s->width && y < s->y + s->height;
}

// The arithmetic of the fast path: 14 bits for each weight, 7 bits dropped between the two steps, so that 16 bits hold
// everything that is multiplied.
static inline void mix(const uint8_t *a, const uint8_t *b, const uint8_t *c, const uint8_t *d, int fx, int fy,
                       uint8_t *out) {
  for (int i = 0; i < 4; i++) {
    const int top = (a[i] * (16384 - fx) + b[i] * fx + 64) >> 7;
    const int bottom = (c[i] * (16384 - fx) + d[i] * fx + 64) >> 7;
    out[i] = (uint8_t)((top * (16384 - fy) + bottom * fy + (1 << 20)) >> 21);
  }
}

static void mix_masked(const uint8_t *const four[4], int fx, int fy, uint8_t *out) {
  const uint64_t weights[4] = {(uint64_t)(16384 - fx) * (uint64_t)(16384 - fy), (uint64_t)fx * (uint64_t)(16384 - fy),
                               (uint64_t)(16384 - fx) * (uint64_t)fy, (uint64_t)fx * (uint64_t)fy};
  uint64_t sum[3] = {0, 0, 0};
  uint64_t total = 0;
  for (int k = 0; k < 4; k++) {
    if (four[k][3] == 0) continue;
    total += weights[k];
    for (int i = 0; i < 3; i++) sum[i] += weights[k] * four[k][i];
  }
  for (int i = 0; i < 3; i++) out[i] = total == 0 ? 0 : (uint8_t)((sum[i] + total / 2) / total);
}

void cresampling_bilinear_point(const cresampling_source *s, int64_t x, int64_t y, uint8_t *out) {
  memset(out, 0, 4);
  if (x < 0 || y < 0 || x >= s->source_width << FRACTION || y >= s->source_height << FRACTION) return;
  const int64_t left = x - half, top = y - half;
  const int64_t x0 = clamp(left >> FRACTION, s->source_width - 1), y0 = clamp(top >> FRACTION, s->source_height - 1);
  const int64_t x1 = clamp((left >> FRACTION) + 1, s->source_width - 1);
  const int64_t y1 = clamp((top >> FRACTION) + 1, s->source_height - 1);
  if (!holds(s, x0, y0) || !holds(s, x1, y1)) return;
  const int fx = (int)(left >> (FRACTION - 14)) & 0x3FFF, fy = (int)(top >> (FRACTION - 14)) & 0x3FFF;
  const uint8_t *const four[4] = {pixel(s, x0, y0), pixel(s, x1, y0), pixel(s, x0, y1), pixel(s, x1, y1)};
  if (s->is_opaque || (four[0][3] & four[1][3] & four[2][3] & four[3][3]) == 255) {
    mix(four[0], four[1], four[2], four[3], fx, fy, out);
    return;
  }
  // As in GDAL: a pixel has a value if the source pixel at its position has one, and has its alpha.
  const uint8_t alpha = pixel(s, x >> FRACTION, y >> FRACTION)[3];
  if (alpha == 0) return;
  mix_masked(four, fx, fy, out);
  out[3] = alpha;
}

void cresampling_nearest_point(const cresampling_source *s, int64_t x, int64_t y, uint8_t *out) {
  const int64_t column = x >> FRACTION, row = y >> FRACTION;
  memset(out, 0, 4);
  if (x < 0 || y < 0 || column >= s->source_width || row >= s->source_height || !holds(s, column, row)) return;
  const uint8_t *from = pixel(s, column, row);
  if (from[3] != 0) memcpy(out, from, 4);
}

static inline bool is_near_edge(int64_t position, int64_t tolerance) {
  const int64_t part = position & (((int64_t)1 << FRACTION) - 1);
  return part < tolerance || part > ((int64_t)1 << FRACTION) - tolerance;
}

int cresampling_near_edges(const cresampling_cell *cell, int64_t tolerance, bool with_middles, uint8_t *list) {
  int count = 0;
  for (int row = cell->first_row; row < cell->first_row + cell->rows; row++) {
    const cresampling_line l = cresampling_line_of(cell, row);
    for (int column = cell->first_column; column < cell->first_column + cell->columns; column++) {
      const int64_t x = l.x + column * l.step_x, y = l.y + column * l.step_y;
      if (!is_near_edge(x, tolerance) && !is_near_edge(y, tolerance) &&
          !(with_middles && (is_near_edge(x + half, tolerance) || is_near_edge(y + half, tolerance)))) {
        continue;
      }
      list[2 * count] = (uint8_t)column;
      list[2 * count + 1] = (uint8_t)row;
      count++;
    }
  }
  return count;
}

void cresampling_bilinear_plain(const cresampling_source *s, const cresampling_cell *cell, uint8_t *out,
                                int64_t stride) {
  for (int row = 0; row < cell->rows; row++) {
    const cresampling_line l = cresampling_line_of(cell, cell->first_row + row);
    for (int column = 0; column < cell->columns; column++) {
      const int k = cell->first_column + column;
      cresampling_bilinear_point(s, l.x + k * l.step_x, l.y + k * l.step_y, out + row * stride + 4 * column);
    }
  }
}

void cresampling_nearest(const cresampling_source *s, const cresampling_cell *cell, uint8_t *out, int64_t stride) {
  for (int row = 0; row < cell->rows; row++) {
    const cresampling_line l = cresampling_line_of(cell, cell->first_row + row);
    for (int column = 0; column < cell->columns; column++) {
      const int k = cell->first_column + column;
      cresampling_nearest_point(s, l.x + k * l.step_x, l.y + k * l.step_y, out + row * stride + 4 * column);
    }
  }
}

#if defined(__SSE2__)
// Whether the four source pixels of every pixel of the cell are in the part, so that nothing has to be clamped. Positions
// are between those of the corners.
static bool is_inside(const cresampling_source *s, const cresampling_cell *cell) {
  int64_t low_x = INT64_MAX, high_x = INT64_MIN, low_y = INT64_MAX, high_y = INT64_MIN;
  for (int i = 0; i < 8; i += 2) {
    const int64_t x = cell->corners[i], y = cell->corners[i + 1];
    if (x < low_x) low_x = x;
    if (x > high_x) high_x = x;
    if (y < low_y) low_y = y;
    if (y > high_y) high_y = y;
  }
  // A step rounds down, which adds up to less than a pixel in 2²⁰.
  const int64_t margin = half + 256;
  return low_x >= (s->x << FRACTION) + margin && low_y >= (s->y << FRACTION) + margin &&
         high_x + margin < (s->x + s->width - 1) << FRACTION && high_y + margin < (s->y + s->height - 1) << FRACTION;
}

static void bilinear_inside(const cresampling_source *s, const cresampling_cell *cell, uint8_t *out, int64_t stride) {
  const __m128i zero = _mm_setzero_si128();
  const __m128i round_first = _mm_set1_epi32(64), round_second = _mm_set1_epi32(1 << 20);
  const int64_t row_bytes = 4 * s->width;
  const uint8_t *const base = s->pixels - 4 * (s->y * s->width + s->x);
  for (int row = 0; row < cell->rows; row++) {
    const cresampling_line l = cresampling_line_of(cell, cell->first_row + row);
    int64_t x = l.x + cell->first_column * l.step_x - half, y = l.y + cell->first_column * l.step_y - half;
    uint8_t *to = out + row * stride;
    for (int column = 0; column < cell->columns; column++) {
      const uint8_t *from = base + (y >> FRACTION) * row_bytes + 4 * (x >> FRACTION);
      const int fx = (int)(x >> (FRACTION - 14)) & 0x3FFF, fy = (int)(y >> (FRACTION - 14)) & 0x3FFF;
      const __m128i wx = _mm_set1_epi32((fx << 16) | (16384 - fx)), wy = _mm_set1_epi32((fy << 16) | (16384 - fy));
      __m128i top = _mm_loadl_epi64((const __m128i *)from);
      __m128i bottom = _mm_loadl_epi64((const __m128i *)(from + row_bytes));
      // Each channel of the left pixel beside that of the right one, for the instruction that adds two products.
      top = _mm_unpacklo_epi8(_mm_unpacklo_epi8(top, _mm_srli_si128(top, 4)), zero);
      bottom = _mm_unpacklo_epi8(_mm_unpacklo_epi8(bottom, _mm_srli_si128(bottom, 4)), zero);
      top = _mm_srai_epi32(_mm_add_epi32(_mm_madd_epi16(top, wx), round_first), 7);
      bottom = _mm_srai_epi32(_mm_add_epi32(_mm_madd_epi16(bottom, wx), round_first), 7);
      const __m128i both = _mm_packs_epi32(top, bottom);
      __m128i sum = _mm_madd_epi16(_mm_unpacklo_epi16(both, _mm_srli_si128(both, 8)), wy);
      sum = _mm_srai_epi32(_mm_add_epi32(sum, round_second), 21);
      sum = _mm_packs_epi32(sum, sum);
      const int bytes = _mm_cvtsi128_si32(_mm_packus_epi16(sum, sum));
      memcpy(to + 4 * column, &bytes, 4);
      x += l.step_x;
      y += l.step_y;
    }
  }
}
#endif

void cresampling_bilinear(const cresampling_source *s, const cresampling_cell *cell, uint8_t *out, int64_t stride) {
#if defined(__SSE2__)
  if (s->is_opaque && is_inside(s, cell)) {
    bilinear_inside(s, cell, out, stride);
    return;
  }
#endif
  cresampling_bilinear_plain(s, cell, out, stride);
}
