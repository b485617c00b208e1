// dladdr is not part of POSIX.
#define _GNU_SOURCE

#include "COpening.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "Wheels.h"

static bool find_functions(void *library, const copening_function *functions, size_t count) {
  for (size_t i = 0; i < count; i++) {
    void *symbol = dlsym(library, functions[i].name);
    if (symbol == NULL) return false;
    // ISO C does not turn a pointer to an object into one to a function; POSIX says that their bytes are the same.
    memcpy(functions[i].target, &symbol, sizeof symbol);
  }
  return true;
}

static bool open_file(const char *name, const copening_function *functions, size_t count) {
  void *library = wheels_open(name);
  if (library == NULL) return false;
  if (find_functions(library, functions, count)) return true;
  dlclose(library);
  return false;
}

bool copening_open(const char *const *names, size_t name_count, const copening_function *functions,
                   size_t function_count) {
  for (size_t i = 0; i < name_count; i++) {
    if (open_file(names[i], functions, function_count)) return true;
  }
  // A path was chosen by the user, and nothing else may take its place.
  if (name_count == 0 || strchr(names[0], '/') != NULL) return false;
  wheel_files files = wheels_find(names[0]);
  bool found = false;
  for (size_t i = 0; i < files.count && !found; i++) found = open_file(files.paths[i], functions, function_count);
  wheels_free(&files);
  return found;
}

void *copening_look_up(const void *function, const char *name) {
  Dl_info info;
  if (function == NULL || dladdr(function, &info) == 0 || info.dli_fname == NULL) return NULL;
  void *library = dlopen(info.dli_fname, RTLD_LAZY | RTLD_NOLOAD);
  if (library == NULL) return NULL;
  void *symbol = dlsym(library, name);
  // Only the count of openings goes down: the library stays open.
  dlclose(library);
  return symbol;
}

bool copening_path(const void *function, char *path, size_t capacity) {
  Dl_info info;
  if (function == NULL || dladdr(function, &info) == 0 || info.dli_fname == NULL) return false;
  char resolved[PATH_MAX];
  const char *found = realpath(info.dli_fname, resolved) == NULL ? info.dli_fname : resolved;
  if (strlen(found) >= capacity) return false;
  strcpy(path, found);
  return true;
}

bool copening_data(const void *function, const char *file, char *folder, size_t capacity) {
  char path[PATH_MAX];
  return copening_path(function, path, sizeof path) && wheels_data(path, file, folder, capacity);
}
