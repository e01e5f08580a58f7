// Rolling: a raw negotiating text, counted and warned of (text/rolling.h), together
// with the warnings about words (lint/lint.h).
#pragma once

#include <string>

#include "casus/base/result.h"
#include "casus/text/rolling.h"

namespace casus::verb {

struct RollingFile {
  std::string path;
  std::string bytes;
  text::RollingReading reading;
};

// Faults: those of reading a file. A text is never refused.
base::Result<RollingFile> check_rolling(const std::string& path);

}  // namespace casus::verb
