#include "COpening.h"

#include <dlfcn.h>
#include <string.h>

static bool find_functions(void *library, const copening_function *functions, size_t count) {
  for (size_t i = 0; i < count; i++) {
    void *symbol = dlsym(library, functions[i].name);
    if (symbol == NULL) return false;
    // ISO C does not turn a pointer to an object into one to a function; POSIX says that their bytes are the same.
    memcpy(functions[i].target, &symbol, sizeof symbol);
  }
  return true;
}

bool copening_open(const char *const *names, size_t name_count, const copening_function *functions,
                   size_t function_count) {
  for (size_t i = 0; i < name_count; i++) {
    // A library such as GDAL needs a hundred others: their functions are looked up when they are called.
    void *library = dlopen(names[i], RTLD_LAZY | RTLD_LOCAL);
    if (library == NULL) continue;
    if (find_functions(library, functions, function_count)) return true;
    dlclose(library);
  }
  return false;
}
