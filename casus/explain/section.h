// Section: a title and the lines below it; what every part of an explanation is.
#pragma once

#include <string>
#include <vector>

namespace casus::explain {

struct Section {
  std::string title;
  std::vector<std::string> lines;
};

}  // namespace casus::explain
