// Loaded in front of the C library: the reads of one file fail with an input/output error, as those of a bad disk do.
//
//   FAILING_FILE     the end of the file's path
//   FAILING_AFTER    how many of its reads are let pass; all where nothing is said
//   FAILING_TOUCHES  says that the file is touched then, as by somebody who writes to it, and the read does not fail
//   FAILING_COUNT    a file that is told at the end how many reads there were
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_long count;

static int fails(int descriptor) {
  const char *file = getenv("FAILING_FILE");
  if (!file) return 0;
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  ssize_t end = (ssize_t)strlen(file);
  if (length < end || memcmp(path + length - end, file, (size_t)end) != 0) return 0;
  const char *after = getenv("FAILING_AFTER");
  if (atomic_fetch_add(&count, 1) < (after ? atol(after) : LONG_MAX)) return 0;
  if (getenv("FAILING_TOUCHES")) {
    path[length] = 0;
    utimensat(AT_FDCWD, path, NULL, 0);
    return 0;
  }
  errno = EIO;
  return 1;
}

ssize_t read(int descriptor, void *bytes, size_t size) {
  if (fails(descriptor)) return -1;
  ssize_t (*real)(int, void *, size_t) = dlsym(RTLD_NEXT, "read");
  return real(descriptor, bytes, size);
}

ssize_t pread(int descriptor, void *bytes, size_t size, off_t offset) {
  if (fails(descriptor)) return -1;
  ssize_t (*real)(int, void *, size_t, off_t) = dlsym(RTLD_NEXT, "pread");
  return real(descriptor, bytes, size, offset);
}

ssize_t pread64(int descriptor, void *bytes, size_t size, off64_t offset) {
  if (fails(descriptor)) return -1;
  ssize_t (*real)(int, void *, size_t, off64_t) = dlsym(RTLD_NEXT, "pread64");
  return real(descriptor, bytes, size, offset);
}

__attribute__((destructor)) static void tell(void) {
  const char *name = getenv("FAILING_COUNT");
  FILE *file = name ? fopen(name, "w") : NULL;
  if (!file) return;
  fprintf(file, "%ld\n", (long)count);
  fclose(file);
}
