// The end of the program after a bug of our own; plain C output, because nothing
// else may be trusted at that point.
#include "casus/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace casus::base {

void check_failed(const char* expression, const char* file, int line) {
  std::fprintf(stderr, "casus: internal check failed: %s (%s:%d)\n", expression, file, line);
  std::abort();
}

}  // namespace casus::base
