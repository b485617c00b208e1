// Two ways of renaming, one of reading and one of writing to the disk that POSIX lacks. Swift cannot call syscall(), which takes a varying number of
// arguments, and glibc shows renameat2() only to those who define _GNU_SOURCE.
// Sources: renameat2(2), Linux 3.15 and later; renamex_np(2), macOS 10.12 and later.

#include <errno.h>
#include <stdio.h>
#include <unistd.h>
#if defined(__linux__)
#include <fcntl.h>
#include <sys/syscall.h>
#endif

// Renames and replaces nothing: EEXIST where `to` exists. Returns 0, or -1 and errno; EINVAL, ENOSYS or ENOTSUP where
// the file system cannot.
static inline int crename_exclusively(const char *from, const char *to) {
#if defined(__linux__)
  return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 1 /* RENAME_NOREPLACE */);
#elif defined(__APPLE__)
  return renamex_np(from, to, RENAME_EXCL);
#else
  errno = ENOSYS;
  return -1;
#endif
}

// Gives each of two existing entries the name of the other, at once. Returns as above.
static inline int crename_exchanging(const char *one, const char *other) {
#if defined(__linux__)
  return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, 2 /* RENAME_EXCHANGE */);
#elif defined(__APPLE__)
  return renamex_np(one, other, RENAME_SWAP);
#else
  errno = ENOSYS;
  return -1;
#endif
}

#include <sys/uio.h>

// Reads as pread(), but only what the system has in memory: -1 and EAGAIN where the disk would have to be read. glibc
// shows preadv2() only to those who define _GNU_SOURCE; where the system or the file system has no such call: -1 and
// ENOSYS or EOPNOTSUPP. Source: preadv2(2), Linux 4.14 and later.
static inline ssize_t cread_from_memory(int descriptor, void *buffer, size_t count, long long offset) {
#if defined(__linux__)
  struct iovec piece = {buffer, count};
  return syscall(SYS_preadv2, descriptor, &piece, 1, offset, 0, 8 /* RWF_NOWAIT */);
#else
  errno = ENOSYS;
  return -1;
#endif
}

// Waits until everything that was written to the file system of an open file is on the disk. Returns 0, or -1 and errno.
// Elsewhere only the file itself. Source: syncfs(2), Linux 2.6.39 and later.
static inline int csync_file_system(int descriptor) {
#if defined(__linux__)
  return (int)syscall(SYS_syncfs, descriptor);
#else
  return fsync(descriptor);
#endif
}
