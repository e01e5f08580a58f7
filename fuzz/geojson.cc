// Any bytes as GeoJSON: no crash, and what is read compiles or faults cleanly;
// what compiles survives the lock unchanged.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "casus/base/check.h"
#include "casus/earth/zone.h"

using namespace casus::earth;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  for (const ShapeKind kind : {ShapeKind::area, ShapeKind::line}) {
    const auto shape = shape_from_geojson(text, "", kind, EdgeKind::straight);
    if (!shape) continue;
    ZoneExpression expression;
    expression.shape = *shape;
    const auto zone = compile("fuzz", expression);
    if (!zone) continue;
    const auto back = zones_from_lock(lock_json(std::span{&*zone, 1}));
    CASUS_CHECK(back.ok());
    CASUS_CHECK((*back).size() == 1 && (*back)[0] == *zone);
    const ZoneIndex index{*back};
    for (const Rings& part : zone->parts)
      for (const auto& ring : part.rings) CASUS_CHECK(index.contains(0, ring.front()));
  }
  return 0;
}
