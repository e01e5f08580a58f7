// Findings from hostile lines: no crash, and what is read prints to the same bytes.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "casus/finding/finding.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view line{reinterpret_cast<const char*>(data), size};
  const auto finding = casus::finding::from_json(line);
  if (!finding) return 0;
  const std::string printed = casus::finding::to_json(*finding);
  const auto again = casus::finding::from_json(printed);
  if (!again || casus::finding::to_json(*again) != printed) std::abort();
  return 0;
}
