// Judged: what a norm has been found to be, and exactly when. Every prohibition gives
// such verdicts; those that count or add up give them by judge_sum.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "casus/oracle/coverage.h"
#include "casus/oracle/sum.h"

namespace casus::oracle {

struct Judged {
  std::string norm;                  // its id
  std::string subject;               // "RUS", "RUS or UKR", "anyone"
  std::vector<std::string> parties;  // the subject's; empty: anyone
  bool reported = true;              // false: judged for `by anyone` only
  finding::Finding finding;
  Signal verdict;                    // yes where the rung is certainly reached, unknown where possibly
  std::set<const fact::Fact*> evidence;
  std::vector<Support> support;
  bool hole = false;                 // nobody watched: any rung may have been reached
  bool owed = false;                 // of a duty: whoever breaks it is known, for he owed it
  bool momentary = false;            // it was at one unknown instant of the finding's time
};

// One threshold of a rung, asked of one subject.
struct Question {
  const World& world;
  Place place;
  const Subject& subject;
  std::string measure;
  measure::Decimal needed;        // the least sum that reaches it
  std::vector<Portion> portions;
  std::vector<Hole> holes;        // where nobody watched
  measure::Duration window;       // how long after a hole it leaves a doubt
  [[nodiscard]] bool reached_by(const std::optional<measure::Decimal>& sum) const { return !sum || *sum >= needed; }
};

// A verdict without its times, and with a finding that says nothing yet.
[[nodiscard]] Judged blank(const World& world, Place place, const Subject& subject, const std::string& measure);

// What a verdict lacks when its bounds and its peak are known: the doubts, the proof.
void complete(const Question& ask, const Reasons& doubts, Judged& judged);
void raise(finding::Peak& peak, const Sum& now);

// One verdict for each maximal stretch at which the sum may reach what is needed.
[[nodiscard]] std::vector<Judged> judge_sum(const Question& ask);

// What the norm's first rung counts: "incidents", "movers", an attribute, a kind.
[[nodiscard]] std::string measure_of(const accord::Norm& norm);

// These holes themselves as verdicts: one each, whatever the ladder counts.
[[nodiscard]] std::vector<Judged> no_coverage(const World& world, std::uint32_t norm, const Subject& subject, const std::vector<Hole>& holes);

}  // namespace casus::oracle
