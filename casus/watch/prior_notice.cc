// Prior notice: an activity that nobody was told of in time.
#include <algorithm>

#include "casus/watch/excuses.h"
#include "casus/watch/judge.h"
#include "casus/watch/notices.h"

namespace casus::watch {

using finding::Finding;
using finding::Reason;
using measure::Truth;

namespace {

class NoticeJudge {
 public:
  NoticeJudge(const NormContext& context, const JudgedSubject& subject)
      : context_{context}, subject_{subject}, weigher_{context, subject}, excused_{excused(context, subject)} {}

  SubjectVerdicts judge() {
    weights_.reserve(context_.collected.merged.size());
    const std::vector<Activity> theirs = activities_of(context_, [&](Activity& activity) { return weigh(activity); });
    const NoticeRule rule{wanted_by(context_.norm, subject_.members, context_.norm.zone), context_.norm.action.to.parties,
                          context_.norm.within};
    const std::vector<Notified> notices = notices_for(context_, rule, theirs);
    SubjectVerdicts out;
    for (std::size_t i = 0; i < theirs.size(); ++i) {
      if (notices[i].truth != Truth::yes) add(weights_[theirs[i].place], notices[i], out);
    }
    return out;
  }

 private:
  static Signal excused(const NormContext& context, const JudgedSubject& subject) {
    Excuses excuses{context, subject};
    return excuses.none() ? Signal{} : excuses.covering({}, {});
  }

  [[nodiscard]] std::optional<Weight> weight_of(const Activity& activity) {
    if (activity.incident) return weigher_.incident(*activity.incident);
    if (activity.track == nullptr) return weigher_.record(activity.reports.front());
    const Identity mover{*context_.collected.catalogue, *activity.track};
    return weigher_.sightings(beginning_of(context_, activity), mover);
  }

  // The last at which it could have been notified in time, both ends in.
  [[nodiscard]] Span last_instants(const measure::Interval& start) const {
    const auto last = [&](measure::Instant begin) { return measure::latest_notice(begin, context_.norm.within, context_.accord.offset); };
    const measure::Instant first = last(start.from);
    return {at(first), just_after(start.exact() ? first : last(start.to))};
  }

  // What falls due before the norm binds, or while an exception holds, is not owed.
  [[nodiscard]] Truth owed_in(const Span& due) const {
    const Signal::Bounds excused = excused_.over(due);
    const Truth binds = in_force(context_.norm, {instant_of(due.from), instant_of(due.to)});
    if (binds == Truth::no || excused.least == Truth::yes) return Truth::no;
    return binds == Truth::yes && excused.greatest == Truth::no ? Truth::yes : Truth::unknown;
  }

  // Keeps what may be the subject's and is not certainly excused.
  bool weigh(Activity& activity) {
    std::optional<Weight> weight = weight_of(activity);
    if (!weight) return false;
    const Truth excuse = excused_.at(at(weight->when.from));
    const Span due = last_instants(weight->when);
    const Truth owed = owed_in(due);
    if (excuse == Truth::yes || owed == Truth::no) return false;
    if (excuse == Truth::unknown || excused_.is_unknown_in(due)) weight->doubts.insert(Reason::unproven);
    else if (owed == Truth::unknown) weight->doubts.insert(Reason::uncertain_time);
    weight->counts = weight->counts && excuse == Truth::no && owed == Truth::yes;
    activity.sure = weight->counts;
    activity.place = static_cast<std::uint32_t>(weights_.size());
    weights_.push_back(std::move(*weight));
    return true;
  }

  void add(const Weight& weight, const Notified& notified, SubjectVerdicts& out) const {
    Finding finding = draft_finding(context_, subject_, 0, 0);
    finding.measure = "notices";
    finding.from = weight.when.from;
    finding.to = weight.when.to;
    const bool certain = weight.counts && notified.truth == Truth::no;
    finding.peak = {certain ? 1 : 0, 1};
    Reasons doubts = weight.doubts;
    doubts |= notified.doubts;
    if (certain) {
      finding.verdict = finding::Verdict::breach;
      finding.reached = finding.certain_from = finding.certain_to = weight.certain_when.to;
      out.breach.push_back(weight.when);
    } else {
      finding.reasons = reasons_of(doubts);
    }
    out.not_compliant.push_back(weight.when);
    std::vector<std::uint32_t> facts{weight.shown.begin(), weight.shown.end()};
    if (notified.by) facts.push_back(*notified.by);
    facts = set_evidence(finding, context_, std::move(facts));
    if (context_.asked_about) out.rulings.push_back(owed_ruling(finding, subject_.members, std::move(facts)));
    out.findings.push_back(std::move(finding));
  }

  const NormContext& context_;
  const JudgedSubject& subject_;
  Weigher weigher_;
  Signal excused_;
  std::vector<Weight> weights_;  // as activities come
};

}  // namespace

SubjectVerdicts judge_notices(const NormContext& context, const JudgedSubject& subject) {
  if (!owes(context.norm, subject)) return {};
  return NoticeJudge{context, subject}.judge();
}

}  // namespace casus::watch
