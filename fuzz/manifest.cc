// Manifests from hostile bytes: no crash, and only what print() writes is read.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "casus/verb/manifest.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto manifest = casus::verb::read_manifest(text);
  if (manifest && casus::verb::print(*manifest) != text) std::abort();
  return 0;
}
