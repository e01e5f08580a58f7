// A fresh folder under TMPDIR (or /tmp) that only the user may enter. It is not
// removed: what is in it was made to be looked at.
#pragma once

#include <string>

#include "casus/base/result.h"

namespace casus::host {

// Faults: outside.
base::Result<std::string> make_temporary_directory();

}  // namespace casus::host
