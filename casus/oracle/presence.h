// Presence: a prohibition of being somewhere, `for D`.
//
// The reports of one mover, in order of time, are cut by those that are
// certainly outside. Between two cuts, reports that no silence longer than
// `lost` splits are one episode: presence is possible from cut to cut (or `lost`
// beyond), certain in a run of inside reports at most `gap` apart. Reports that contradict
// others of the mover's own (implausible.h) make presence possible and prove nothing. Of
// what all reports say, that counts which is in the norm's own time.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "casus/oracle/judged.h"

namespace casus::oracle {

// A stay of one mover, or what excuses leave of it.
struct Stay {
  std::string mover;
  measure::Interval when;                  // possibly there, both ends in
  std::vector<measure::Interval> certain;  // proven runs, both ends in
  std::vector<const fact::Fact*> reports;  // those that may tell of it, by time
  std::set<const fact::Fact*> sure;        // of them, those of moments certainly inside
  Reasons doubts;
};
[[nodiscard]] std::vector<Stay> stays_of(const World& world, const accord::Norm& norm, const Subject& subject);
// Of movers that contradict themselves, as if each of the ships that they may be had a name of its own.
[[nodiscard]] std::vector<Stay> stays_as_several(const World& world, const accord::Norm& norm, const Subject& subject);

[[nodiscard]] std::vector<Judged> judge_presence(const World& world, std::uint32_t norm, const Subject& subject);

}  // namespace casus::oracle
