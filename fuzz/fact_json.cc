// Facts from hostile lines: no crash, and what is read prints to the same bytes.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "casus/fact/fact.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view line{reinterpret_cast<const char*>(data), size};
  const auto fact = casus::fact::from_json(line);
  if (!fact) return 0;
  const std::string printed = casus::fact::to_json(*fact);
  const auto again = casus::fact::from_json(printed);
  if (!again || casus::fact::to_json(*again) != printed) std::abort();
  return 0;
}
