// Declared: what the returns of a party add up to, and while they stand.
//
// A return stands until its party's next one is due; then anything may be true. A return
// for a `unit` replaces that unit's last one, a return without a unit all before it.
//
//   army 520 000 on day 0, guard 200 000 on day 1, total 790 000 on day 2: 520, 720, 790
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casus/oracle/sum.h"

namespace casus::oracle {

struct Declared {
  std::vector<Portion> portions;  // one for each unit and stretch
  std::set<Position> instants;    // at which something was declared
};
[[nodiscard]] Declared declared_by(const World& world, const accord::Norm& norm, const std::string& party);

// The number in this attribute, never below zero; nullopt if there is none.
[[nodiscard]] std::optional<Bounds> number_in(const fact::Fact& fact, const std::string& attribute);

}  // namespace casus::oracle
