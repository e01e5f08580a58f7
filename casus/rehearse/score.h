// Score: findings against the truth of a rehearsal.
//
// A true breach is found if a finding of the same norm, subject, rung, measure
// and key overlaps it: as a breach, or only as unknown. It is missed if none
// does. A breach finding that overlaps no true breach is false. An unknown finding
// that overlaps none is idle: it cost somebody a look, and claimed nothing.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/finding/finding.h"
#include "casus/rehearse/true_breaches.h"
#include "casus/rehearse/truth.h"

namespace casus::rehearse {

// One line per (norm, subject, severity, measure); `truths` is the sum of
// `found`, `only_unknown` and `missed`.
struct ScoreLine {
  std::string norm;
  std::string subject;
  std::string severity;
  std::string measure;
  std::int64_t truths = 0;
  std::int64_t found = 0;
  std::int64_t only_unknown = 0;
  std::int64_t missed = 0;
  std::int64_t false_breaches = 0;
  std::int64_t idle_unknowns = 0;
  std::map<std::string, std::int64_t> reasons;  // of all unknown findings of the line
};

struct ScoreSheet {
  std::vector<ScoreLine> lines;          // by norm, as the accord orders them, then subject, rung
  std::vector<TrueBreach> missed;
  std::vector<finding::Finding> falsely;  // breach findings without a true breach
};

// Withdrawn findings claim nothing and are passed over.
[[nodiscard]] ScoreSheet score(const accord::Accord& accord, const Truth& truth,
                               std::span<const finding::Finding> findings);

// A table for people, one line per ScoreLine, then the missed and the false ones.
[[nodiscard]] std::string to_text(const ScoreSheet& sheet);
// One casus.score/1 line per ScoreLine.
[[nodiscard]] std::string to_ndjson(const ScoreSheet& sheet);

}  // namespace casus::rehearse
