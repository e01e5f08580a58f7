// Where this repository lies, for tests and tools that read its files. One object
// knows the path, so that the others are the same in every clone.
#pragma once

#include <string>

namespace casus::test {

[[nodiscard]] std::string source_dir();  // absolute, without a final slash

}  // namespace casus::test
