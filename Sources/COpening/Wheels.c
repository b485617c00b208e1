#include "Wheels.h"

#include <dlfcn.h>
#include <glob.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Wheels carry their libraries in site-packages/PACKAGE.libs, with a part of a checksum in the name (auditwheel), on macOS
// in PACKAGE/.dylibs (delocate). pyproj has PROJ; rasterio has GDAL, PROJ, SQLite and Lerc. conda has them in lib.
static const char *const patterns[] = {
#ifdef __APPLE__
    "%s/lib/python3*/site-packages/*/.dylibs/%s*.dylib",
    "%s/lib/%s.*dylib",
#else
    "%s/lib/python3*/site-packages/*.libs/%s-*.so*",
    "%s/lib/python3*/dist-packages/*.libs/%s-*.so*",
    "%s/lib/%s.so*",
#endif
};
enum { PATTERNS = sizeof patterns / sizeof patterns[0] };

// The folder above that of the running command: a wheel puts the command into ENVIRONMENT/bin.
static bool own_environment(char *folder, size_t capacity) {
#ifdef __APPLE__
  (void)folder, (void)capacity;
  return false;
#else
  const ssize_t length = readlink("/proc/self/exe", folder, capacity - 1);
  if (length <= 0) return false;
  folder[length] = '\0';
  for (int i = 0; i < 2; i++) {
    char *slash = strrchr(folder, '/');
    if (slash == NULL) return false;
    *slash = '\0';
  }
  return true;
#endif
}

static void add(wheel_files *files, const char *environment, const char *stem) {
  if (environment == NULL || environment[0] != '/') return;
  for (size_t i = 0; i < PATTERNS; i++) {
    char pattern[PATH_MAX];
    const int length = snprintf(pattern, sizeof pattern, patterns[i], environment, stem);
    if (length < 0 || (size_t)length >= sizeof pattern) continue;
    glob_t found;
    if (glob(pattern, 0, NULL, &found) == 0) {
      char **paths = realloc(files->paths, (files->count + found.gl_pathc) * sizeof *paths);
      if (paths != NULL) {
        files->paths = paths;
        // The last names first: they have the higher versions of Python, and of the library.
        for (size_t j = found.gl_pathc; j-- > 0;) {
          char *copy = strdup(found.gl_pathv[j]);
          if (copy != NULL) paths[files->count++] = copy;
        }
      }
      globfree(&found);
    }
  }
}

wheel_files wheels_find(const char *name) {
  wheel_files files = {NULL, 0};
  char stem[64];
  snprintf(stem, sizeof stem, "%.*s", (int)strcspn(name, "."), name);
  char own[PATH_MAX];
  if (own_environment(own, sizeof own)) add(&files, own, stem);
  add(&files, getenv("VIRTUAL_ENV"), stem);
  add(&files, getenv("CONDA_PREFIX"), stem);
  return files;
}

void wheels_free(wheel_files *files) {
  for (size_t i = 0; i < files->count; i++) free(files->paths[i]);
  free(files->paths);
  files->paths = NULL;
  files->count = 0;
}

// A library of GDAL's wheel needs about thirty others, at most five deep.
enum { MOST_NEIGHBOURS = 256, DEEPEST = 16 };

static void *open_with_neighbours(const char *path, int depth, int *left) {
  while ((*left)-- > 0) {
    // A library such as GDAL needs a hundred others: their functions are looked up when they are called.
    void *library = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
    if (library != NULL) return library;
    const char *slash = strrchr(path, '/');
    // glibc and musl begin the message with the name of the library that is missing: "libtiff-7030d347.so.6: cannot open …".
    const char *message = dlerror();
    if (slash == NULL || message == NULL || depth == DEEPEST) return NULL;
    char neighbour[PATH_MAX];
    const int length = snprintf(neighbour, sizeof neighbour, "%.*s/%.*s", (int)(slash - path), path,
                                (int)strcspn(message, ":/"), message);
    if (length < 0 || (size_t)length >= sizeof neighbour || strcmp(neighbour, path) == 0) return NULL;
    // Once it is open, the loader knows it by its name. It stays open, as the library that needs it does.
    if (access(neighbour, R_OK) != 0 || open_with_neighbours(neighbour, depth + 1, left) == NULL) return NULL;
  }
  return NULL;
}

void *wheels_open(const char *path) {
  int left = MOST_NEIGHBOURS;
  return open_with_neighbours(path, 0, &left);
}

bool wheels_data(const char *library, const char *file, char *folder, size_t capacity) {
  static const char *const folders[] = {"proj_dir/share/proj", "proj_data", "gdal_data"};
  char package[PATH_MAX];
  snprintf(package, sizeof package, "%s", library);
  char *slash = strrchr(package, '/');
  if (slash == NULL) return false;
  *slash = '\0';
  const size_t length = strlen(package);
#ifdef __APPLE__
  const char *const end = "/.dylibs";
#else
  const char *const end = ".libs";
#endif
  if (length < strlen(end) || strcmp(package + length - strlen(end), end) != 0) return false;
  package[length - strlen(end)] = '\0';
  for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
    char path[PATH_MAX];
    int written = snprintf(path, sizeof path, "%s/%s/%s", package, folders[i], file);
    if (written < 0 || (size_t)written >= sizeof path || access(path, R_OK) != 0) continue;
    written = snprintf(folder, capacity, "%s/%s", package, folders[i]);
    return written > 0 && (size_t)written < capacity;
  }
  return false;
}
