// Procedures: what acts, votes and events decide, in one world.
#pragma once

#include <map>
#include <optional>

#include "casus/procedure/world.h"
#include "casus/watch/court.h"

namespace casus::procedure {

class Procedures : public watch::Procedures {
 public:
  // All must outlive it. `until`: only what was known before is looked at; `memory` may be null.
  Procedures(const accord::Accord& accord, const watch::Prepared& shared, Memory* memory, std::optional<measure::Instant> until = {});

  [[nodiscard]] watch::Bound bound(std::uint32_t norm, std::optional<std::size_t> zone, watch::Conditions& conditions) override;
  [[nodiscard]] watch::Owed judge(std::uint32_t norm, watch::Conditions& conditions) override;
  // Which votes are carried, for the conditions that ask.
  [[nodiscard]] std::vector<watch::Carried> carried(const std::string& motion, const watch::Collected& heard,
                                                    watch::Conditions& conditions) override;

  [[nodiscard]] World world(watch::Conditions& conditions) const { return {accord_, shared_, conditions, memory_, until_}; }

 private:
  // As if only that had been heard.
  [[nodiscard]] std::vector<watch::Carried> carried_as(const std::string& motion, const watch::Collected& heard, watch::Conditions& conditions) const;

  const accord::Accord& accord_;
  const watch::Prepared& shared_;
  Memory* memory_;
  std::optional<measure::Instant> until_;
  std::map<std::pair<std::string, const watch::Collected*>, std::vector<watch::Carried>> carried_;
};

}  // namespace casus::procedure
