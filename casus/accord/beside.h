// The files beside an accord, as the shell hands them in: the reading itself
// opens nothing.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "casus/base/result.h"

namespace casus::accord {

// Reads a file that the accord names ("zones.geojson"), relative to the accord.
using ReadBeside = std::function<base::Result<std::string>(std::string_view path)>;

}  // namespace casus::accord
