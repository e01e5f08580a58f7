// Any bytes as a zone lock: no crash; what parses is written and read back as
// itself, and the index agrees with the slow reference at its corners.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "casus/base/check.h"
#include "casus/earth/zone.h"

using namespace casus::earth;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto zones = zones_from_lock({reinterpret_cast<const char*>(data), size});
  if (!zones) return 0;
  const std::string json = lock_json(*zones);
  const auto back = zones_from_lock(json);
  CASUS_CHECK(back.ok() && *back == *zones);
  CASUS_CHECK(lock_json(*back) == json);
  const ZoneIndex index{*zones};
  for (std::size_t z = 0; z < index.size(); ++z) {
    for (const Rings& part : index.zone(z).parts)
      for (const auto& ring : part.rings)
        for (const Position p : ring) {
          CASUS_CHECK(index.contains(z, p) == contains_slowly(index.zone(z), p));
          static_cast<void>(index.contains(z, p, casus::measure::metres(100)));
        }
  }
  return 0;
}
