// Faults in words.
#include "casus/base/result.h"

#include <fmt/format.h>

namespace casus::base {

const char* name(FaultKind kind) {
  switch (kind) {
    case FaultKind::usage: return "usage";
    case FaultKind::not_found: return "not found";
    case FaultKind::malformed: return "malformed";
    case FaultKind::range: return "out of range";
    case FaultKind::conflict: return "conflict";
    case FaultKind::tampered: return "tampered";
    case FaultKind::outside: return "outside";
  }
  return "unknown";
}

std::string Fault::text() const {
  std::string out;
  if (!place.file.empty()) out += place.file;
  if (place.line != 0) out += fmt::format(":{}", place.line);
  if (place.line != 0 && place.column != 0) out += fmt::format(":{}", place.column);
  if (place.offset) out += fmt::format(" byte {}", *place.offset);
  if (!out.empty()) out += ": ";
  out += message;
  if (!help.empty()) out += fmt::format(" ({})", help);
  return out;
}

}  // namespace casus::base
