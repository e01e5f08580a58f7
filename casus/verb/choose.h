// Choose: an accord with some or all of its choices closed (text/choose.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"

namespace casus::verb {

struct Chosen {
  std::string bytes;
  std::string taken;              // "cap=1,donbas=drop", in the order of the text
  std::vector<std::string> open;  // the choices that are left, by name
};

// Faults: those of reading a file; those of text::read_assignment and text::choose,
// with the place in the file where they have one.
base::Result<Chosen> choose(const std::string& path, std::string_view words);

}  // namespace casus::verb
