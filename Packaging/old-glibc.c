// Functions that newer versions of glibc have, for a release that runs with glibc 2.34 as well (RHEL 9 and its
// relatives). The linker takes those of the release before it looks into libc. Scripts/static-libraries.sh compiles this
// file; only the release contains it.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

// Not for the libraries that the command opens: they have those of their own libc.
#define HIDDEN __attribute__((visibility("hidden")))

// 2.35. Wanted by Swift's overlay of the C library. The squares of two floats are exact in double, their sum cannot
// overflow there, and rounding twice changes no more than the last bit. Infinity wins over NaN, as in C11 F.10.4.3.
HIDDEN float hypotf(float x, float y) {
  if (isinf(x) || isinf(y)) return INFINITY;
  return (float)sqrt((double)x * x + (double)y * y);
}

// 2.36. Wanted by std::random_device in libstdc++, which uses it as a source of random numbers that cannot fail.
HIDDEN uint32_t arc4random(void) {
  uint32_t number;
  size_t done = 0;
  while (done < sizeof number) {
    const ssize_t count = getrandom((char *)&number + done, sizeof number - done, 0);
    if (count < 0 && errno != EINTR) abort();
    if (count > 0) done += (size_t)count;
  }
  return number;
}

#if __GLIBC_PREREQ(2, 35)
// 2.35. Wanted by the unwinder in libgcc_eh, which finds the tables of exceptions with it:
// https://sourceware.org/glibc/manual/latest/html_node/Dynamic-Linker-Introspection.html
struct search {
  uintptr_t address;
  struct dl_find_object *result;
  int found;
};

static int examine(struct dl_phdr_info *info, size_t size, void *data) {
  (void)size;
  struct search *search = data;
  uintptr_t start = UINTPTR_MAX, end = 0;
  void *eh_frame = NULL;
  int contains = 0;
  for (int i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr) *segment = &info->dlpi_phdr[i];
    const uintptr_t low = info->dlpi_addr + segment->p_vaddr, high = low + segment->p_memsz;
    if (segment->p_type == PT_LOAD) {
      if (low < start) start = low;
      if (high > end) end = high;
      if (low <= search->address && search->address < high) contains = 1;
    } else if (segment->p_type == PT_GNU_EH_FRAME) {
      eh_frame = (void *)low;
    }
  }
  if (!contains || eh_frame == NULL) return 0;
  memset(search->result, 0, sizeof *search->result);
  search->result->dlfo_map_start = (void *)start;
  search->result->dlfo_map_end = (void *)end;
  search->result->dlfo_eh_frame = eh_frame;
  search->found = 1;
  return 1;
}

HIDDEN int _dl_find_object(void *address, struct dl_find_object *result) {
  struct search search = {(uintptr_t)address, result, 0};
  dl_iterate_phdr(examine, &search);
  return search.found ? 0 : -1;
}
#endif
