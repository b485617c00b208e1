#include "CImaging.h"

#include <string.h>

// C, because the compiler turns these loops into vector instructions, which it does not do for the same loops in Swift.

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "alpha is expected in the highest byte of a pixel"
#endif

static uint32_t pixel_at(const uint8_t *bytes) {
  uint32_t pixel;
  memcpy(&pixel, bytes, 4);
  return pixel;
}

size_t cimaging_repeated_pixels(const uint8_t *pixels, size_t width, size_t height, size_t stride) {
  size_t total = 0;
  for (size_t y = 0; y < height; y++) {
    const uint8_t *row = pixels + y * stride;
    // Both point to the pixel before the one that is compared; the first row, which has no row above it, is compared with
    // its left neighbours twice.
    const uint8_t *left = row, *above = y > 0 ? row - stride + 4 : row;
    uint32_t repeated = y > 0 && pixel_at(row) == pixel_at(row - stride);
    for (size_t x = 0; x + 1 < width; x++) {
      uint32_t pixel = pixel_at(row + 4 * x + 4);
      repeated += (pixel == pixel_at(left + 4 * x)) | (pixel == pixel_at(above + 4 * x));
    }
    total += repeated;
  }
  return total;
}

static void pack(const uint8_t *row, size_t width, size_t channels, uint32_t transparent, uint8_t *output) {
  if (channels == 1) {
    memcpy(output, row, width);
  } else if (channels == 4) {
    for (size_t x = 0; x < width; x++) {
      uint32_t pixel = pixel_at(row + 4 * x);
      pixel = pixel >> 24 == 0 ? transparent : pixel;
      memcpy(output + 4 * x, &pixel, 4);
    }
  } else {
    for (size_t x = 0; x < width; x++) {
      uint32_t pixel = pixel_at(row + 4 * x);
      pixel = pixel >> 24 == 0 ? transparent : pixel;
      output[3 * x] = (uint8_t)pixel;
      output[3 * x + 1] = (uint8_t)(pixel >> 8);
      output[3 * x + 2] = (uint8_t)(pixel >> 16);
    }
  }
}

// The sum of the bytes as signed numbers without their signs.
static uint32_t magnitude(const uint8_t *restrict bytes, size_t count) {
  uint32_t sum = 0;
  for (size_t i = 0; i < count; i++) {
    uint8_t value = bytes[i], negative = (uint8_t)-value;
    sum += value < negative ? value : negative;
  }
  return sum;
}

static void subtract(const uint8_t *restrict row, const uint8_t *restrict prediction, size_t count,
                     uint8_t *restrict output) {
  for (size_t i = 0; i < count; i++) output[i] = (uint8_t)(row[i] - prediction[i]);
}

static void subtract_average(const uint8_t *restrict row, const uint8_t *restrict left, const uint8_t *restrict above,
                             size_t count, uint8_t *restrict output) {
  for (size_t i = 0; i < count; i++) output[i] = (uint8_t)(row[i] - ((left[i] + above[i]) >> 1));
}

static int16_t distance(int16_t a, int16_t b) { return (int16_t)(a > b ? a - b : b - a); }

// PNG specification, §9.4. The three distances are those of left + above - corner to each neighbour.
static void subtract_paeth(const uint8_t *restrict row, const uint8_t *restrict left, const uint8_t *restrict above,
                           const uint8_t *restrict corner, size_t count, uint8_t *restrict output) {
  for (size_t i = 0; i < count; i++) {
    int16_t a = left[i], b = above[i], c = corner[i];
    int16_t from_left = distance(b, c), from_above = distance(a, c), from_corner = distance((int16_t)(a + b), (int16_t)(2 * c));
    int16_t other = from_above <= from_corner ? b : c;
    int16_t prediction = ((from_left <= from_above) & (from_left <= from_corner)) ? a : other;
    output[i] = (uint8_t)(row[i] - prediction);
  }
}

void cimaging_png_rows(const uint8_t *pixels, size_t width, size_t height, size_t stride, size_t channels,
                       const uint8_t transparent[4], bool filters, uint8_t *output, uint8_t *scratch) {
  const uint32_t hidden = pixel_at(transparent);
  const size_t length = width * channels;
  if (!filters) {
    for (size_t y = 0; y < height; y++, output += 1 + length) {
      *output = 0;
      pack(pixels + y * stride, width, channels, hidden, output + 1);
    }
    return;
  }
  // Zeros before the two rows of pixels are the left neighbours of their first pixels.
  uint8_t *row = scratch + 16, *above = row + length + 16, *candidates = above + length;
  memset(scratch, 0, 2 * (length + 16));
  for (size_t y = 0; y < height; y++, output += 1 + length) {
    pack(pixels + y * stride, width, channels, hidden, row);
    subtract(row, row - channels, length, candidates);
    subtract(row, above, length, candidates + length);
    subtract_average(row, row - channels, above, length, candidates + 2 * length);
    subtract_paeth(row, row - channels, above, above - channels, length, candidates + 3 * length);
    size_t best = 0;
    uint32_t smallest = UINT32_MAX;
    for (size_t filter = 0; filter < 4; filter++) {
      uint32_t sum = magnitude(candidates + filter * length, length);
      if (sum < smallest) {
        smallest = sum;
        best = filter;
      }
    }
    *output = (uint8_t)(best + 1);
    memcpy(output + 1, candidates + best * length, length);
    uint8_t *finished = row;
    row = above;
    above = finished;
  }
}
