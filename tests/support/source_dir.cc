// The build tells the path; see source_dir.h.
#include "tests/support/source_dir.h"

namespace casus::test {

std::string source_dir() { return CASUS_SOURCE_DIR; }

}  // namespace casus::test
