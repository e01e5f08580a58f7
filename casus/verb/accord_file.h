// An accord read from disk: its bytes, and what they mean.
#pragma once

#include <string>
#include <string_view>

#include "casus/accord/from_text.h"
#include "casus/base/result.h"

namespace casus::verb {

struct AccordFile {
  std::string path;
  std::string bytes;
  accord::Reading reading;
};

// Zone files are looked up beside the accord and nowhere else: a path that is
// absolute or climbs out with `..` is a fault. A gzip accord is read too.
// Faults: not_found, outside, range (over 16 MiB).
base::Result<AccordFile> open_accord(const std::string& path);

// The same from bytes in hand, with the zones of a lock instead of files.
[[nodiscard]] AccordFile accord_from_bytes(std::string path, std::string bytes, std::string_view lock);

}  // namespace casus::verb
