#ifndef COPENING_H
#define COPENING_H

#include <stdbool.h>
#include <stddef.h>

// Opening a library of the system when it is first asked: linking it would cost every run of the command its relocations.

// A function that is looked for, and the pointer that is to lead to it.
typedef struct {
  void *target;
  const char *name;
} copening_function;

// Opens the first library, by its names, that has all functions, and fills in their pointers. It stays open until the end
// of the process. Where the system has none of the names, the library is looked for in Python's wheels, see Wheels.c.
// Returns false where there is none; what the pointers are then is of no meaning.
bool copening_open(const char *const *names, size_t name_count, const copening_function *functions,
                   size_t function_count);

// A function that only some versions of an open library have; `function` is one of those that were found. NULL if the
// library does not have it.
void *copening_look_up(const void *function, const char *name);

// The path of the file of an open library, without symbolic links. Returns false if it is unknown or too long.
bool copening_path(const void *function, char *path, size_t capacity);

// The folder of a wheel's package that contains a file, such as proj.db, if an open library comes from that wheel:
// site-packages/pyproj.libs/libproj-….so has its data in site-packages/pyproj/proj_dir/share/proj. Returns false for a
// library of the system, which knows its data.
bool copening_data(const void *function, const char *file, char *folder, size_t capacity);

#endif
