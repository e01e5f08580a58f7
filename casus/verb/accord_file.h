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

// The bytes of an accord, unpacked. Faults: not_found, range (over 16 MiB).
base::Result<std::string> read_accord(const std::string& path);

// Reads the files beside the accord at `path` and no others.
[[nodiscard]] accord::ReadBeside beside(const std::string& path);

// Zone files are looked up beside the accord and nowhere else: a path that is
// absolute or climbs out with `..` is a fault. A gzip accord is read too.
// Faults: not_found, outside, range (over 16 MiB).
base::Result<AccordFile> open_accord(const std::string& path);

// The variant of an open text that `choose` names ("cap=1,donbas=drop"); a closed text
// needs none. Faults: those of open_accord; usage, naming the choices, where some are
// still open or do not exist.
base::Result<AccordFile> open_variant(const std::string& path, std::string_view choose);

// The same from bytes in hand, as a record holds them: with the zones of a lock instead
// of files, and the variant that was judged. A text that is still open has no accord.
struct Sealed {
  std::string_view lock;     // "": compile the zones
  std::string_view variant;  // "": the text has no choices
};
[[nodiscard]] AccordFile accord_from_bytes(std::string path, std::string bytes, const Sealed& sealed);

}  // namespace casus::verb
