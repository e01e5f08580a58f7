// Duties: who owed what to whom by when, and whether it was done. Obligations by an
// act: after an event, every so often, before an activity; reports of position; votes.
#pragma once

#include <vector>

#include "casus/finding/duty.h"
#include "casus/oracle/condition.h"

namespace casus::oracle {

struct Owed {
  std::vector<finding::Duty> duties;
  std::vector<finding::Finding> findings;  // of duties not done in time
};

[[nodiscard]] Owed judge_duty(const World& world, std::uint32_t norm, const Subject& subject);             // duty.cc
[[nodiscard]] Owed judge_periodic(const World& world, std::uint32_t norm, const Subject& subject);         // periodic.cc
[[nodiscard]] Owed judge_notice(const World& world, std::uint32_t norm, const Subject& subject);           // notice.cc
[[nodiscard]] Owed judge_position_reports(const World& world, std::uint32_t norm, const Subject& subject);  // position_report.cc

// When a motion is carried: at most one start for each vote that was called. vote.cc
[[nodiscard]] std::vector<Start> votes_carried(const World& world, const std::string& motion);

}  // namespace casus::oracle
