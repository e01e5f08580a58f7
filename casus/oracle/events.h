// Events: a prohibition of events, with its ladder.
//
// A threshold `N within D` asks, at every instant and in every stretch between
// two instants at which anything changes: how many incidents are certainly, how
// many possibly in the closed window [t - D, t]? An unknown instant of [from, to)
// is possibly in it on [from, to + D), certainly on [to, from + D].
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casus/oracle/judged.h"
#include "casus/oracle/portions.h"

namespace casus::oracle {

// The incidents that are the norm's and the subject's, without those that are excused;
// one that possibly is excused is possibly none. They point into `incidents`.
[[nodiscard]] std::vector<Weighed> weighed_for(const World& world, const accord::Norm& norm, const Subject& subject,
                                               const std::vector<Incident>& incidents);
// What they add to `measure`; one that adds nothing is none.
[[nodiscard]] std::vector<Portion> portions_of(const std::vector<Weighed>& weighed, const std::string& measure,
                                               std::optional<measure::Duration> window);

[[nodiscard]] std::vector<Judged> judge_events(const World& world, std::uint32_t norm, const Subject& subject);

}  // namespace casus::oracle
