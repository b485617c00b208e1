#ifndef WHEELS_H
#define WHEELS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  char **paths;
  size_t count;
} wheel_files;

// The files in Python's wheels and conda's folders whose names begin as `name` does: libproj.so.25 stands for all
// libproj-*.so*. To be freed with wheels_free.
wheel_files wheels_find(const char *name);
void wheels_free(wheel_files *files);

// Opens a library. Those that it needs may be in its own folder: the libraries of a wheel do not say where the others are,
// because in Python the module that loads them does. NULL if it cannot be opened.
void *wheels_open(const char *path);

// See copening_data; `library` is the path of the file in the wheel.
bool wheels_data(const char *library, const char *file, char *folder, size_t capacity);

#endif
