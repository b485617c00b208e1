#include "CResampling.h"

#include <math.h>
#include <string.h>

bool cresampling_is_opaque(const uint8_t *pixels, int64_t count) {
  uint8_t all = 255;
  for (int64_t i = 0; i < count; i++) all &= pixels[4 * i + 3];
  return all == 255;
}

bool cresampling_is_empty(const uint8_t *pixels, int64_t count) {
  uint8_t any = 0;
  for (int64_t i = 0; i < count; i++) any |= pixels[4 * i + 3];
  return any == 0;
}

bool cresampling_fill(uint8_t *pixels, const uint8_t *below, int64_t count) {
  bool is_left = false;
  for (int64_t i = 0; i < count; i++) {
    if (pixels[4 * i + 3] != 0) continue;
    memcpy(pixels + 4 * i, below + 4 * i, 4);
    is_left = is_left || below[4 * i + 3] == 0;
  }
  return is_left;
}

void cresampling_stretch(const double *values, int64_t count, int bands, const double *minimum, const double *maximum,
                         const bool *has_nodata, const double *nodata, uint8_t *out) {
  for (int64_t i = 0; i < count; i++) {
    const double *value = values + bands * i;
    bool has_value = false;
    uint8_t bytes[3] = {0, 0, 0};
    for (int band = 0; band < bands && band < 3; band++) {
      const double v = value[band];
      if (isnan(v)) continue;
      if (!has_nodata[band] || v != nodata[band]) has_value = true;
      const double scaled = (v - minimum[band]) / (maximum[band] - minimum[band]) * 255 + 0.5;
      bytes[band] = scaled <= 0 ? 0 : scaled >= 255 ? 255 : (uint8_t)scaled;
    }
    if (bands == 1) bytes[1] = bytes[2] = bytes[0];
    memcpy(out + 4 * i, bytes, 3);
    out[4 * i + 3] = has_value ? 255 : 0;
  }
}

void cresampling_mask_colour(uint8_t *pixels, int64_t count, const uint8_t nodata[3]) {
  for (int64_t i = 0; i < count; i++) pixels[4 * i + 3] = memcmp(pixels + 4 * i, nodata, 3) == 0 ? 0 : 255;
}

void cresampling_palette(uint8_t *pixels, int64_t count, const uint8_t colours[1024]) {
  for (int64_t i = 0; i < count; i++) memcpy(pixels + 4 * i, colours + 4 * (int)pixels[4 * i], 4);
}
