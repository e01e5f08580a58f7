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

// One variant alone, as `choose` names it. Faults: those of open_variant.
base::Result<AccordFile> check_variant(const std::string& path, std::string_view choose);

// The same for bytes in hand, with the zone files of `beside`.
[[nodiscard]] AccordFile check_bytes(std::string path, std::string bytes, const accord::ReadBeside& beside);

// The same for bytes as an editor holds them, with the zone files beside `path`; an
// empty path has none.
[[nodiscard]] AccordFile check_unsaved(std::string path, std::string bytes);

}  // namespace casus::verb
