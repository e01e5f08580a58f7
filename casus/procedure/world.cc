// The beginning of the record.
#include "casus/procedure/world.h"

#include <algorithm>

namespace casus::procedure {

using measure::Instant;

std::optional<Instant> World::start() const {
  std::optional<Instant> first;
  for (const auto& [source, extent] : shared.collected.extent) first = std::min(first.value_or(extent.from), extent.from);
  return first;
}

}  // namespace casus::procedure
