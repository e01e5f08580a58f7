// The certain verdicts are looked up by what they are about; what overlaps them is as certain
// as they are, the rest is doubted.
#include "casus/watch/doubted.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <tuple>

namespace casus::watch {

using finding::DutyState;
using finding::Finding;
using measure::Truth;

namespace {

const Finding& finding_of(const Finding& finding) { return finding; }
const Finding& finding_of(const Ruling& ruling) { return ruling.finding; }

// What a verdict is about, whenever it was.
using Matter = std::tuple<std::string_view, std::string_view, std::string_view, std::uint32_t>;
Matter matter_of(const Finding& f) { return {f.subject, f.key, f.measure, f.rung_order}; }

// The verdicts that say anything certain, by what they are about.
template <typename Verdict>
class Sure {
 public:
  explicit Sure(const std::vector<Verdict>& all) {
    for (const Verdict& one : all) {
      if (finding_of(one).reached) by_matter_[matter_of(finding_of(one))].push_back(&one);
    }
  }

  // Those of the same matter that overlap it, or meet it at one instant.
  [[nodiscard]] std::vector<const Verdict*> at(const Finding& finding) const {
    std::vector<const Verdict*> out;
    const auto same = by_matter_.find(matter_of(finding));
    if (same == by_matter_.end()) return out;
    std::ranges::copy_if(same->second, std::back_inserter(out), [&](const Verdict* one) {
      const Finding& sure = finding_of(*one);
      const bool ends_before = sure.to && *sure.to < finding.from;
      const bool begins_after = finding.to && *finding.to < sure.from;
      return !ends_before && !begins_after;
    });
    return out;
  }

  [[nodiscard]] bool begins_with(const Finding& finding) const {
    return std::ranges::any_of(at(finding), [&](const Verdict* one) { return finding_of(*one).from == finding.from; });
  }

 private:
  std::map<Matter, std::vector<const Verdict*>> by_matter_;
};

void doubt(Finding& finding, Reasons doubts) {
  doubts |= Reasons{finding.reasons};
  finding.verdict = finding::Verdict::unknown;
  finding.reasons = reasons_of(doubts);
  finding.reached = finding.certain_from = finding.certain_to = std::nullopt;
  finding.peak.certain = 0;
}

// As certain as the certain verdicts make it, doubtful without.
template <typename Verdict>
void weigh(Finding& finding, const std::vector<const Verdict*>& sure, Reasons doubts) {
  doubt(finding, doubts);
  for (const Verdict* one : sure) {
    const Finding& certain = finding_of(*one);
    finding.certain_from = std::min(finding.certain_from.value_or(*certain.certain_from), *certain.certain_from);
    finding.certain_to = std::max(finding.certain_to.value_or(*certain.certain_to), *certain.certain_to);
    finding.peak.certain = std::max(finding.peak.certain, certain.peak.certain);
  }
  if (sure.empty()) return;
  finding.verdict = finding::Verdict::breach;
  finding.reached = finding.certain_from;
  finding.reasons.clear();
}

void weigh(Ruling& ruling, const std::vector<const Ruling*>& sure, Reasons doubts) {
  weigh<Ruling>(ruling.finding, sure, doubts);
  std::vector<Span> certain;
  for (Support& one : ruling.support) one.certain = false;
  for (const Ruling* one : sure) {
    std::ranges::copy(one->verdict.at_least(Truth::yes), std::back_inserter(certain));
    std::ranges::copy(one->support, std::back_inserter(ruling.support));
  }
  ruling.verdict = signal_of(ruling.verdict.at_least(Truth::unknown), std::move(certain));
}

bool same_duty(const finding::Duty& a, const finding::Duty& b) {
  return a.owed_by == b.owed_by && a.key == b.key && a.since == b.since && a.because == b.because;
}

}  // namespace

SubjectVerdicts within_doubt(const SubjectVerdicts& certain, SubjectVerdicts possible, Reasons doubts) {
  const Sure findings{certain.findings};
  const Sure rulings{certain.rulings};
  for (Finding& finding : possible.findings) weigh(finding, findings.at(finding), doubts);
  for (Ruling& ruling : possible.rulings) weigh(ruling, rulings.at(ruling.finding), doubts);
  possible.breach = certain.breach;
  return possible;
}

Owed within_doubt(const Owed& certain, Owed possible, Reasons doubts) {
  for (finding::Duty& duty : possible.duties) {
    if (std::ranges::any_of(certain.duties, [&](const finding::Duty& one) { return same_duty(one, duty); })) continue;
    if (duty.state == DutyState::pending || duty.state == DutyState::overdue) duty.state = DutyState::unknown;
    duty.since = duty.due = std::nullopt;
    Reasons all = doubts;
    all |= Reasons{duty.reasons};
    duty.reasons = reasons_of(all);
  }
  const Sure sure{certain.findings};
  for (std::size_t i = 0; i < possible.findings.size(); ++i) {
    Finding& finding = possible.findings[i];
    if (sure.begins_with(finding)) continue;
    doubt(finding, doubts);
    if (possible.rulings.empty()) continue;  // nobody asks
    possible.rulings[i] = owed_ruling(finding, possible.rulings[i].parties, std::move(possible.rulings[i].evidence));
  }
  return possible;
}

SubjectVerdicts owed_within_doubt(SubjectVerdicts certain, SubjectVerdicts possible, Reasons doubts) {
  Owed owed = within_doubt(Owed{std::move(certain.findings), {}, std::move(certain.rulings)},
                           Owed{std::move(possible.findings), {}, std::move(possible.rulings)}, doubts);
  return {std::move(owed.findings), std::move(certain.breach), std::move(possible.not_compliant), std::move(owed.rulings)};
}

}  // namespace casus::watch
