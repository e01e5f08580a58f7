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
    std::vector<Activity> all = activities_of(context_);
    theirs_.reserve(all.size());
    weights_.reserve(all.size());
    for (Activity& activity : all) weigh(std::move(activity));
    std::vector<bool> sure;
    for (const Weight& weight : weights_) sure.push_back(weight.counts);
    const NoticeRule rule{wanted_by(context_.norm, subject_.members, context_.norm.zone), context_.norm.action.to.parties,
                          context_.norm.within};
    const std::vector<Notified> notices = notices_for(context_, rule, theirs_, sure);
    SubjectVerdicts out;
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      if (notices[i].truth != Truth::yes) add(weights_[i], notices[i], out);
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
    return weigher_.sighting({activity.reports.front(), activity.doubtful}, mover);
  }

  // Keeps what may be the subject's and is not certainly excused.
  void weigh(Activity activity) {
    std::optional<Weight> weight = weight_of(activity);
    if (!weight) return;
    const Truth excuse = excused_.at(at(weight->when.from));
    if (excuse == Truth::yes) return;
    if (excuse == Truth::unknown) {
      weight->counts = false;
      weight->doubts.insert(Reason::unproven);
    }
    theirs_.push_back(std::move(activity));
    weights_.push_back(std::move(*weight));
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
  std::vector<Activity> theirs_;
  std::vector<Weight> weights_;
};

}  // namespace

SubjectVerdicts judge_notices(const NormContext& context, const JudgedSubject& subject) {
  if (!owes(context.norm, subject)) return {};
  return NoticeJudge{context, subject}.judge();
}

}  // namespace casus::watch
