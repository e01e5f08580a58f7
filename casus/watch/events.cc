// Prohibition of events with a ladder, and ceilings on a sum in a window: incidents are
// weighed for the subject, become loads, and each threshold of each rung is swept.
#include <algorithm>

#include "casus/watch/asked.h"
#include "casus/watch/sweep.h"
#include "casus/watch/unexcused.h"
#include "casus/watch/weights.h"

namespace casus::watch {

using finding::Finding;
using finding::Reason;

namespace {

class RungJudge {
 public:
  RungJudge(const NormContext& context, const JudgedSubject& subject, const std::vector<Weight>& weights)
      : context_{context}, subject_{subject}, weights_{weights} {}

  void judge(const Asked& ask, SubjectVerdicts& out) {
    const Loads loads = loads_for(weights_, ask.measure, context_.collected.log);
    std::vector<Stretch> stretches;
    if (ask.within) stretches = sweep(loads.loads, *ask.within, ask.needed);
    else stretches = one_by_one(loads.loads, ask.needed);
    out.findings.reserve(out.findings.size() + stretches.size());
    for (const Stretch& stretch : stretches) {
      Finding finding = finding_of(ask, stretch, loads);
      note_holes(finding, context_.holes, ask.within.value_or(measure::Duration{}));
      out.not_compliant.push_back({finding.from, *finding.to});
      for (const Span& sure : stretch.certain) out.breach.push_back({instant_of(sure.from), instant_of(sure.to)});
      if (context_.asked_about) out.rulings.push_back(ruling_of(finding, ask, stretch, loads));
      out.findings.push_back(std::move(finding));
    }
  }

 private:
  // Without a window each incident is a finding of its own: reached, at the
  // latest, when its time has run out. What goes on is reached as it begins.
  static std::vector<Stretch> one_by_one(const std::vector<Load>& loads, std::int64_t count) {
    std::vector<Stretch> out;
    for (std::uint32_t i = 0; i < loads.size(); ++i) {
      if (loads[i].possible && *loads[i].possible < count) continue;
      Stretch stretch{.span = possibly_seen(loads[i], {}), .certain = {}, .peak_certain = loads[i].certain,
                      .peak_possible = loads[i].possible, .reached_but_for_time = false, .members = {i}};
      const measure::Interval when = loads[i].certain_when;
      const Span at_its_end{at(when.to), just_after(when.to)};
      const Span all_of_it{at(when.from), at(when.to)};
      if (loads[i].certain >= count) stretch.certain.push_back(loads[i].goes_on ? all_of_it : at_its_end);
      out.push_back(std::move(stretch));
    }
    return out;
  }

  [[nodiscard]] Finding finding_of(const Asked& ask, const Stretch& stretch, const Loads& loads) const {
    Finding finding = draft_finding(context_, subject_, ask.rung, ask.threshold);
    const std::int64_t unit = unit_of(ask.measure);
    finding.from = instant_of(stretch.span.from);
    finding.to = instant_of(stretch.span.to);
    finding.peak.certain = stretch.peak_certain / unit;
    finding.peak.possible = stretch.peak_possible;
    if (finding.peak.possible) finding.peak.possible = *finding.peak.possible / unit + (*finding.peak.possible % unit != 0 ? 1 : 0);
    if (!stretch.certain.empty()) {
      finding.verdict = finding::Verdict::breach;
      finding.certain_from = instant_of(stretch.certain.front().from);
      finding.certain_to = instant_of(stretch.certain.back().to);
      finding.reached = finding.certain_from;
    }
    std::vector<std::uint32_t> facts;
    Reasons doubts;
    if (stretch.reached_but_for_time) doubts.insert(Reason::uncertain_time);
    for (const std::uint32_t member : stretch.members) {
      const Weight& weight = weights_[loads.weight[member]];
      facts.insert(facts.end(), weight.shown.begin(), weight.shown.end());
      doubts |= loads.doubts[member];
    }
    if (finding.verdict == finding::Verdict::unknown) finding.reasons = reasons_of(doubts);
    set_evidence(finding, context_, std::move(facts));
    return finding;
  }

  [[nodiscard]] Ruling ruling_of(const Finding& finding, const Asked& ask, const Stretch& stretch, const Loads& loads) const {
    Ruling ruling{.finding = finding, .parties = subject_.members};
    ruling.verdict = signal_of({stretch.span}, stretch.certain);
    std::vector<std::uint32_t> facts;
    for (const std::uint32_t member : stretch.members) {
      const Weight& weight = weights_[loads.weight[member]];
      ruling.support.push_back(support_of(weight));
      facts.insert(facts.end(), weight.shown.begin(), weight.shown.end());
    }
    ruling.evidence = each_once(std::move(facts));
    ruling.momentary = !ask.within && !ruling.support.front().goes_on;
    return ruling;
  }

  const NormContext& context_;
  const JudgedSubject& subject_;
  const std::vector<Weight>& weights_;
};

}  // namespace

SubjectVerdicts judge_events(const NormContext& context, const JudgedSubject& subject) {
  Excuses excuses{context, subject};
  const std::vector<Weight> weights = unexcused(weigh_all(context, subject), excuses);
  SubjectVerdicts verdicts;
  RungJudge judge{context, subject, weights};
  for (const Asked& ask : asked_of(context.norm)) judge.judge(ask, verdicts);
  judge_holes(context, subject, verdicts);
  return verdicts;
}

}  // namespace casus::watch
