// Check: everything that can be said of an accord's text before any facts. The whole
// family of an open text is read (accord/family.h), and the warnings of lint/ stand
// beside the errors, by position.
#pragma once

#include <string>

#include "casus/base/result.h"
#include "casus/verb/accord_file.h"

namespace casus::verb {

// Faults: those of open_accord.
base::Result<AccordFile> check(const std::string& path);

// The same for bytes in hand, with the zone files of `beside`.
[[nodiscard]] AccordFile check_bytes(std::string path, std::string bytes, const accord::ReadBeside& beside);

}  // namespace casus::verb
