#include "CLERC.h"

#include <COpening.h>
#include <pthread.h>
#include <stdlib.h>

// The part of Lerc_c_api.h that is used here (https://github.com/Esri/lerc, versions 3 and 4). Status 0 is success.
typedef unsigned int lerc_status;
enum { CODEC = 2, TYPE_FLOAT = 6, INFO_COUNT = 10 };

static struct {
  lerc_status (*encode)(const void *, int, unsigned, int, int, int, int, int, const unsigned char *, double,
                        unsigned char *, unsigned, unsigned *);
  lerc_status (*info)(const unsigned char *, unsigned, unsigned *, double *, int, int);
  lerc_status (*decode)(const unsigned char *, unsigned, int, unsigned char *, int, int, int, int, unsigned, void *);
} lerc;

static bool is_open;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_library(void) {
  static const copening_function functions[] = {
      {&lerc.encode, "lerc_encodeForVersion"},
      {&lerc.info, "lerc_getBlobInfo"},
      {&lerc.decode, "lerc_decode"},
  };
  static const char *const names[] = {
#ifdef __APPLE__
      "libLerc.dylib", "/opt/homebrew/lib/libLerc.dylib", "/usr/local/lib/libLerc.dylib",
#else
      "libLerc.so.4", "libLerc.so.3", "libLerc.so",
#endif
  };
  is_open = copening_open(names, sizeof names / sizeof names[0], functions, sizeof functions / sizeof functions[0]);
}

bool clerc_is_available(void) {
  pthread_once(&once, open_library);
  return is_open;
}

bool clerc_path(char *path, size_t capacity) {
  if (!clerc_is_available()) return false;
  if (!copening_path((const void *)lerc.encode, path, capacity)) path[0] = '\0';
  return true;
}

size_t clerc_encode(const float *values, const uint8_t *valid, int width, int height, double max_error,
                    uint8_t *output, size_t capacity) {
  unsigned written = 0;
  if (!clerc_is_available() || capacity > 0xFFFFFFFFu) return 0;
  const lerc_status status = lerc.encode(values, CODEC, TYPE_FLOAT, 1, width, height, 1, valid == NULL ? 0 : 1, valid,
                                         max_error, output, (unsigned)capacity, &written);
  return status == 0 ? written : 0;
}

// The order of the numbers is that of the enumeration InfoArray in Lerc_types.h.
bool clerc_size(const uint8_t *bytes, size_t size, int *width, int *height) {
  unsigned info[INFO_COUNT] = {0};
  double range[3] = {0};
  if (!clerc_is_available() || size > 0xFFFFFFFFu) return false;
  if (lerc.info(bytes, (unsigned)size, info, range, INFO_COUNT, 3) != 0) return false;
  *width = (int)info[3];
  *height = (int)info[4];
  return info[2] == 1 && info[5] == 1;
}

bool clerc_decode(const uint8_t *bytes, size_t size, int width, int height, float *values, uint8_t *valid) {
  int columns = 0, rows = 0;
  if (!clerc_size(bytes, size, &columns, &rows) || columns != width || rows != height) return false;
  unsigned info[INFO_COUNT] = {0};
  double range[3] = {0};
  if (lerc.info(bytes, (unsigned)size, info, range, INFO_COUNT, 3) != 0 || info[1] != TYPE_FLOAT) return false;
  return lerc.decode(bytes, (unsigned)size, 1, valid, 1, width, height, 1, TYPE_FLOAT, values) == 0;
}
