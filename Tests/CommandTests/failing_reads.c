// Loaded before the C library: the reads of one file fail with an I/O error, as on a failing disk.
//
//   FAILING_FILE     the end of the file's path
//   FAILING_AFTER    the number of reads that succeed; all if it is not set
//   FAILING_TOUCHES  if set, the file is touched at this point, as by another program, and the read does not fail
//   FAILING_COUNT    a file to write the number of reads to at the end
//
// The same library ends a run at an exact place, as a kill or a power cut does: a change is a write to a file, a new
// length, a new or removed name.
//
//   KILLED_BEFORE    the number of changes that are made; before the next one the process gets SIGKILL
//   KILLED_COUNT     a file to write the number of changes to at the end
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
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

static atomic_long changes;

static void change(void) {
  const char *before = getenv("KILLED_BEFORE");
  if (atomic_fetch_add(&changes, 1) >= (before ? atol(before) : LONG_MAX)) kill(getpid(), SIGKILL);
}

// Output to the terminal does not change a file.
static void change_of(int descriptor) {
  if (descriptor > 2) change();
}

#define REAL(result, name, ...) result (*real)(__VA_ARGS__) = dlsym(RTLD_NEXT, name)

ssize_t write(int descriptor, const void *bytes, size_t size) {
  REAL(ssize_t, "write", int, const void *, size_t);
  change_of(descriptor);
  return real(descriptor, bytes, size);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset) {
  REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
  change_of(descriptor);
  return real(descriptor, bytes, size, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset) {
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
  change_of(descriptor);
  return real(descriptor, bytes, size, offset);
}

int ftruncate(int descriptor, off_t size) {
  REAL(int, "ftruncate", int, off_t);
  change();
  return real(descriptor, size);
}

int mkdir(const char *path, mode_t mode) {
  REAL(int, "mkdir", const char *, mode_t);
  change();
  return real(path, mode);
}

int rmdir(const char *path) {
  REAL(int, "rmdir", const char *);
  change();
  return real(path);
}

int unlink(const char *path) {
  REAL(int, "unlink", const char *);
  change();
  return real(path);
}

int unlinkat(int folder, const char *path, int flags) {
  REAL(int, "unlinkat", int, const char *, int);
  change();
  return real(folder, path, flags);
}

int link(const char *from, const char *to) {
  REAL(int, "link", const char *, const char *);
  change();
  return real(from, to);
}

int linkat(int folder, const char *from, int other, const char *to, int flags) {
  REAL(int, "linkat", int, const char *, int, const char *, int);
  change();
  return real(folder, from, other, to, flags);
}

int chmod(const char *path, mode_t mode) {
  REAL(int, "chmod", const char *, mode_t);
  change();
  return real(path, mode);
}

int rename(const char *from, const char *to) {
  REAL(int, "rename", const char *, const char *);
  change();
  return real(from, to);
}

int renameat(int folder, const char *from, int other, const char *to) {
  REAL(int, "renameat", int, const char *, int, const char *);
  change();
  return real(folder, from, other, to);
}

// renameat2 is called by its system call number.
long syscall(long number, ...) {
  va_list list;
  va_start(list, number);
  long values[6];
  for (int i = 0; i < 6; i++) values[i] = va_arg(list, long);
  va_end(list);
  REAL(long, "syscall", long, ...);
  if (number == SYS_renameat2) change();
  return real(number, values[0], values[1], values[2], values[3], values[4], values[5]);
}

static void tell_count(const char *variable, long number) {
  const char *name = getenv(variable);
  FILE *file = name ? fopen(name, "w") : NULL;
  if (!file) return;
  fprintf(file, "%ld\n", number);
  fclose(file);
}

__attribute__((destructor)) static void tell(void) {
  tell_count("FAILING_COUNT", (long)count);
  tell_count("KILLED_COUNT", (long)changes);
}

// The tool ends with _exit, which runs no destructors.
void _exit(int status) {
  tell();
  syscall(SYS_exit_group, status);
  __builtin_unreachable();
}
