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
// of the process. Returns false where there is none; what the pointers are then is of no meaning.
bool copening_open(const char *const *names, size_t name_count, const copening_function *functions,
                   size_t function_count);

#endif
