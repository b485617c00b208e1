#include "CResampling.h"

#include <string.h>

// The mean of four pixels, for two channels at a time in the halves of a number.
static inline uint32_t mean_of_four(uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
  const uint32_t mask = 0x00FF00FF, round = 0x00020002;
  const uint32_t even = (a & mask) + (b & mask) + (c & mask) + (d & mask) + round;
  const uint32_t odd = ((a >> 8) & mask) + ((b >> 8) & mask) + ((c >> 8) & mask) + ((d >> 8) & mask) + round;
  return ((even >> 2) & mask) | (((odd >> 2) & mask) << 8);
}

static void mean_of_valid(const uint8_t *const four[4], uint8_t *out) {
  unsigned sum[4] = {0, 0, 0, 0}, count = 0;
  for (int k = 0; k < 4; k++) {
    if (four[k][3] == 0) continue;
    count++;
    for (int i = 0; i < 4; i++) sum[i] += four[k][i];
  }
  for (int i = 0; i < 4; i++) out[i] = count == 0 ? 0 : (uint8_t)((sum[i] + count / 2) / count);
}

static void halve(const uint8_t *in, int64_t in_stride, uint8_t *out, int64_t out_stride, int columns, int rows) {
  for (int row = 0; row < rows; row++) {
    const uint8_t *top = in + 2 * row * in_stride, *bottom = top + in_stride;
    uint8_t *to = out + row * out_stride;
    for (int column = 0; column < columns; column++) {
      uint32_t four[4];
      memcpy(four, top + 8 * column, 8);
      memcpy(four + 2, bottom + 8 * column, 8);
      const uint8_t *const pixels[4] = {top + 8 * column, top + 8 * column + 4, bottom + 8 * column,
                                        bottom + 8 * column + 4};
      if ((pixels[0][3] & pixels[1][3] & pixels[2][3] & pixels[3][3]) == 255) {
        const uint32_t mean = mean_of_four(four[0], four[1], four[2], four[3]);
        memcpy(to + 4 * column, &mean, 4);
      } else {
        mean_of_valid(pixels, to + 4 * column);
      }
    }
  }
}

// The pixels of the input that a pixel of the result covers, with the part of each in units of 1/q pixel.
static inline int64_t weight(int64_t pixel, int q, int64_t start, int64_t end) {
  const int64_t low = pixel * q > start ? pixel * q : start;
  const int64_t high = (pixel + 1) * q < end ? (pixel + 1) * q : end;
  return high - low;
}

void cresampling_average(const uint8_t *in, int64_t in_stride, uint8_t *out, int64_t out_stride, int columns, int rows,
                         int p, int q) {
  if (p == 2 && q == 1) {
    halve(in, in_stride, out, out_stride, columns, rows);
    return;
  }
  for (int row = 0; row < rows; row++) {
    const int64_t top = (int64_t)row * p, bottom = top + p;
    for (int column = 0; column < columns; column++) {
      const int64_t left = (int64_t)column * p, right = left + p;
      uint64_t sum[4] = {0, 0, 0, 0}, total = 0;
      for (int64_t y = top / q; y * q < bottom; y++) {
        const int64_t wy = weight(y, q, top, bottom);
        for (int64_t x = left / q; x * q < right; x++) {
          const uint8_t *from = in + y * in_stride + 4 * x;
          if (from[3] == 0) continue;
          const uint64_t w = (uint64_t)(wy * weight(x, q, left, right));
          total += w;
          for (int i = 0; i < 4; i++) sum[i] += w * from[i];
        }
      }
      uint8_t *to = out + row * out_stride + 4 * column;
      for (int i = 0; i < 4; i++) to[i] = total == 0 ? 0 : (uint8_t)((sum[i] + total / 2) / total);
    }
  }
}

void cresampling_reduce(const uint8_t *in, int64_t width, int64_t height, int factor, uint8_t *out,
                        int64_t out_stride) {
  for (int64_t top = 0; top < height; top += factor) {
    const int64_t bottom = top + factor < height ? top + factor : height;
    for (int64_t left = 0; left < width; left += factor) {
      const int64_t right = left + factor < width ? left + factor : width;
      uint64_t sum[4] = {0, 0, 0, 0}, count = 0;
      for (int64_t y = top; y < bottom; y++) {
        const uint8_t *from = in + 4 * (y * width + left);
        for (int64_t x = left; x < right; x++, from += 4) {
          if (from[3] == 0) continue;
          count++;
          for (int i = 0; i < 4; i++) sum[i] += from[i];
        }
      }
      uint8_t *to = out + top / factor * out_stride + 4 * (left / factor);
      for (int i = 0; i < 4; i++) to[i] = count == 0 ? 0 : (uint8_t)((sum[i] + count / 2) / count);
    }
  }
}
