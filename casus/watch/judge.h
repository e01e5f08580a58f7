// What the forms share: the subjects as judged, the context of a norm, the
// verdicts of one (norm, subject) and their intervals for the hours.
#pragma once

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/base/executor.h"
#include "casus/watch/ground.h"
#include "casus/finding/duty.h"
#include "casus/finding/finding.h"
#include "casus/watch/collect.h"
#include "casus/watch/coverage.h"
#include "casus/watch/intervals.h"
#include "casus/watch/reasons.h"
#include "casus/watch/ruling.h"

namespace casus::watch {

// "RUS", "RUS or UKR", or "anyone" (no members: occurrence only).
struct JudgedSubject {
  std::string name;
  std::vector<std::string> members;
};

// What all norms of an accord share, made once.
struct Prepared {
  Collected collected;
  const Ground& zones;
};
[[nodiscard]] Prepared prepare(const Catalogue& catalogue, const Ground& ground, const Passed& passed = {});
// Of all, only what was known before an instant.
[[nodiscard]] Prepared prepare_before(const Prepared& all, measure::Instant before);

class Conditions;

// A norm in one zone, while it certainly binds there, and while it perhaps does.
struct Bound {
  accord::Norm certain;
  std::optional<accord::Norm> possible{};  // the wider period, if it is not certain
  Reasons doubts{};                        // why not
};

// What norms that oblige to an act come to.
struct Owed {
  std::vector<finding::Finding> findings;
  std::vector<finding::Duty> duties;
  std::vector<Ruling> rulings;
};

struct NormContext {
  const accord::Accord& accord;
  const accord::Norm& norm;
  std::uint32_t norm_order;
  const Collected& collected;
  const Ground& zones;
  const std::vector<Hole>& holes;
  Conditions* conditions = nullptr;  // what excuses ask; null where none are asked about
  bool asked_about = false;          // whether rulings are wanted
};

struct SubjectVerdicts {
  std::vector<finding::Finding> findings;
  Intervals breach;   // where some rung is certainly reached
  Intervals not_compliant;
  std::vector<Ruling> rulings;  // where the norm is asked about
};
void append(SubjectVerdicts& all, SubjectVerdicts part);
// A list of large values takes over the first as it is.
template <typename T>
void append(std::vector<T>& all, std::vector<T> part) {
  if (all.empty()) all = std::move(part);
  else std::ranges::move(part, std::back_inserter(all));
}

// Each party by itself, then all as one if there are several; `together` as one only. Amounts
// of several parties do not add up unless they are bound together.
[[nodiscard]] std::vector<JudgedSubject> judged_subjects(const accord::Norm& norm);

// Does an unknown instant of `when` lie in the norm's own time, [from, until)?
[[nodiscard]] measure::Truth in_force(const accord::Norm& norm, measure::Interval when);

// A finding with everything filled in that norm, subject and rung decide.
[[nodiscard]] finding::Finding draft_finding(const NormContext& context, const JudgedSubject& subject,
                                             std::uint32_t rung, std::uint32_t threshold);

// Fact ids in log order, and the bounds of the facts' times. `facts` index the log; they
// are given back ascending, each once.
std::vector<std::uint32_t> set_evidence(finding::Finding& finding, const NormContext& context, std::vector<std::uint32_t> facts);

// What the norm's first rung counts: "incidents", "movers", an attribute, a kind.
[[nodiscard]] std::string measure_of(const accord::Norm& norm);

// Where nobody watched, in the finding or so shortly before that the window still sees
// it, nothing bounds what was possible. An unknown finding says why after this.
void note_holes(finding::Finding& finding, const std::vector<Hole>& holes, measure::Duration window);

// Conditions that know what was found of the norms that `norm` asks about, for account.h.
[[nodiscard]] Conditions conditions_for(const accord::Accord& accord, const Prepared& shared, const accord::Norm& norm);

[[nodiscard]] SubjectVerdicts judge_events(const NormContext& context, const JudgedSubject& subject);
[[nodiscard]] SubjectVerdicts judge_presence(const NormContext& context, const JudgedSubject& subject,
                                             base::Executor& executor);
// Ceilings on what was declared and what is present together; those on a sum in a window
// are judge_events's.
[[nodiscard]] SubjectVerdicts judge_ceiling(const NormContext& context, const JudgedSubject& subject,
                                            base::Executor& executor);
// Reports of position: silences of movers that were last heard of inside.
[[nodiscard]] SubjectVerdicts judge_position_reports(const NormContext& context, const JudgedSubject& subject,
                                                     base::Executor& executor);

// Prior notices: activities that were not notified in time.
[[nodiscard]] SubjectVerdicts judge_notices(const NormContext& context, const JudgedSubject& subject);
// Is the subject one that owes? A list of parties owes each by itself, nobody nothing.
[[nodiscard]] bool owes(const accord::Norm& norm, const JudgedSubject& subject);

// One finding per hole: unknown for want of coverage alone.
void judge_holes(const NormContext& context, const JudgedSubject& subject, SubjectVerdicts& verdicts);

}  // namespace casus::watch
