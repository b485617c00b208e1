#include "CImaging.h"

#include <COpening.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The part of TurboJPEG's C interface that is used here, the same in libjpeg-turbo 1.5 to 3
// (https://libjpeg-turbo.org/Documentation/Documentation). The numbers are those of turbojpeg.h.
typedef void *tjhandle;
enum { TJPF_RGBX = 2, TJSAMP_444 = 0, TJFLAG_NOREALLOC = 1024, TJFLAG_ACCURATEDCT = 4096 };

static struct {
  tjhandle (*init_compress)(void);
  int (*compress)(tjhandle, const unsigned char *, int, int, int, int, unsigned char **, unsigned long *, int, int, int);
  int (*destroy)(tjhandle);
  char *(*error)(void);
  unsigned long (*capacity)(int, int, int);
} jpeg;

static bool is_open;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_library(void) {
  static const copening_function functions[] = {
      {&jpeg.init_compress, "tjInitCompress"}, {&jpeg.compress, "tjCompress2"}, {&jpeg.destroy, "tjDestroy"},
      {&jpeg.error, "tjGetErrorStr"},          {&jpeg.capacity, "tjBufSize"},
  };
  static const char *const names[] = {
#ifdef __APPLE__
      "libturbojpeg.dylib", "/opt/homebrew/lib/libturbojpeg.dylib", "/opt/homebrew/opt/jpeg-turbo/lib/libturbojpeg.dylib",
      "/usr/local/lib/libturbojpeg.dylib", "/usr/local/opt/jpeg-turbo/lib/libturbojpeg.dylib",
#else
      "libturbojpeg.so.0", "libturbojpeg.so",
#endif
  };
  const size_t count = sizeof functions / sizeof functions[0];
  const char *const chosen = getenv("TILESCHEME_TURBOJPEG");
  is_open = chosen != NULL && chosen[0] != '\0'
                ? copening_open(&chosen, 1, functions, count)
                : copening_open(names, sizeof names / sizeof names[0], functions, count);
}

bool cimaging_jpeg_is_available(void) {
  pthread_once(&once, open_library);
  return is_open;
}

bool cimaging_jpeg_library(char *version, size_t version_capacity, char *path, size_t path_capacity) {
  if (!cimaging_jpeg_is_available()) return false;
  // The library does not state its version, but the functions of version 3 have names of their own.
  const bool is_three = copening_look_up((const void *)jpeg.init_compress, "tj3Init") != NULL;
  snprintf(version, version_capacity, "%s", is_three ? "3" : "2 or older");
  if (!copening_path((const void *)jpeg.init_compress, path, path_capacity)) path[0] = '\0';
  return true;
}

size_t cimaging_jpeg_capacity(int width, int height) { return jpeg.capacity(width, height, TJSAMP_444); }

size_t cimaging_jpeg(const uint8_t *pixels, int width, int height, int stride, int quality, uint8_t *output,
                     size_t capacity, char message[200]) {
  message[0] = '\0';
  unsigned long size = capacity;
  unsigned char *start = output;
  tjhandle handle = jpeg.init_compress();
  // Without the accurate DCT, TurboJPEG 2 takes its fast one below quality 96, which is no faster on today's processors.
  int status = handle == NULL ? -1
                              : jpeg.compress(handle, pixels, width, stride, height, TJPF_RGBX, &start, &size, TJSAMP_444,
                                              quality, TJFLAG_NOREALLOC | TJFLAG_ACCURATEDCT);
  if (status != 0) {
    strncpy(message, jpeg.error(), 199);
    message[199] = '\0';
  }
  if (handle != NULL) jpeg.destroy(handle);
  return status == 0 ? size : 0;
}
