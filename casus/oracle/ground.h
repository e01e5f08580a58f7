// Ground: the zones of an accord, and each answer about them once. A world is judged
// again for every late record, with the same reports in the same places.
#pragma once

#include <map>
#include <tuple>
#include <utility>

#include "casus/accord/accord.h"
#include "casus/earth/zone.h"
#include "casus/fact/fact.h"

namespace casus::oracle {

class Ground {
 public:
  explicit Ground(const accord::Accord& accord);

  // Is the place in the zone? Unknown for a place of no stated radius.
  [[nodiscard]] measure::Truth contains(std::size_t zone, const fact::Place& place) const;
  // Does the one zone certainly hold all of the other?
  [[nodiscard]] bool covers(std::size_t outer, std::size_t inner) const;

 private:
  earth::ZoneIndex zones_;
  mutable std::map<std::tuple<std::size_t, std::int32_t, std::int32_t, std::int64_t>, measure::Truth> contained_;
  mutable std::map<std::pair<std::size_t, std::size_t>, bool> covered_;
};

}  // namespace casus::oracle
