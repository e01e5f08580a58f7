// Of the C library of GNU alone; elsewhere its own ways have to do.
#include "casus/host/memory.h"

#include <cstdlib>  // says whether it is that

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace casus::host {

void keep_freed_memory() {
#if defined(__GLIBC__)
  constexpr int mebibyte = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, 32 * mebibyte);
  mallopt(M_TRIM_THRESHOLD, 256 * mebibyte);
#endif
}

}  // namespace casus::host
