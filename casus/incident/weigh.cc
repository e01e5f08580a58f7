// The rules of language.md "Proof", one function per sentence.
#include "casus/incident/weigh.h"

#include <algorithm>
#include <initializer_list>

namespace casus::incident {

using measure::Truth;

namespace {

using Indices = base::Few<std::uint32_t>;

bool contains(std::span<const std::string> names, std::string_view name) {
  return std::ranges::any_of(names, [&](const std::string& n) { return n == name; });
}

// An interested source that names somebody else.
bool accuses(const ReportView& report) {
  return report.origin.sort == Origin::Sort::party && std::ranges::any_of(report.actors, [&](const std::string& a) { return a != report.origin.name; });
}

// The question put to several reports: what all answer alike, else unknown.
class Agreement {
 public:
  void add(Truth answer) {
    least_ = measure::both(least_, answer);
    greatest_ = measure::either(greatest_, answer);
    ++asked_;
  }
  [[nodiscard]] Truth answer() const { return least_ == greatest_ ? least_ : Truth::unknown; }
  [[nodiscard]] bool nobody_asked() const { return asked_ == 0; }

 private:
  Truth least_ = Truth::yes;
  Truth greatest_ = Truth::no;
  std::size_t asked_ = 0;
};

Truth agreed(std::span<const ReportView> reports, const Indices& asked, Truth ReportView::* question) {
  Agreement agreement;
  for (const std::uint32_t i : asked) agreement.add(reports[i].*question);
  return agreement.answer();
}

class Origins {
 public:
  void add(const Origin& origin) {
    if (std::ranges::find(seen_, origin) == seen_.end()) seen_.push_back(origin);
  }
  // Where the reports may be of different incidents, a second origin is not proved.
  [[nodiscard]] bool enough(const ProofRule& proof, Unity unity) const {
    const auto count = static_cast<std::int64_t>(seen_.size());
    return (unity == Unity::one ? count : std::min<std::int64_t>(count, 1)) >= proof.origins;
  }

 private:
  base::Few<Origin> seen_;
};

// The candidates whom the reports name, as one answer. `doubt` says why not yes.
// Accusations by an interested source are heard where `accusations` is set.
enum class Accusations : std::uint8_t { heard, left_out };
struct Named {
  Truth subject = Truth::unknown;
  Doubt doubt = Doubt::none;
};

Named named(std::span<const ReportView> reports, const Indices& asked, const Subject& subject, Accusations accusations) {
  Agreement agreement;
  bool accused = false;
  bool alike = true;
  const ReportView* first = nullptr;
  for (const std::uint32_t i : asked) {
    const ReportView& report = reports[i];
    if (report.actors.empty()) continue;
    if (accusations == Accusations::left_out && accuses(report)) {
      accused = accused || names(report, subject) != Truth::no;
      continue;
    }
    agreement.add(names(report, subject));
    if (first == nullptr) first = &report;
    alike = alike && std::ranges::is_permutation(first->actors, report.actors);
  }
  if (agreement.nobody_asked()) return {Truth::unknown, accused ? Doubt::unproven : Doubt::unattributed};
  const Truth answer = agreement.answer();
  if (answer == Truth::yes) return {answer, Doubt::none};
  return {answer, answer == Truth::no || !alike ? Doubt::conflicting : Doubt::unattributed};
}

Doubt doubt_of_pattern(std::span<const ReportView> reports, const Indices& good) {
  Doubt doubts = Doubt::none;
  if (agreed(reports, good, &ReportView::kind) != Truth::yes) doubts |= Doubt::kind;
  if (agreed(reports, good, &ReportView::place) != Truth::yes) doubts |= Doubt::place;
  if (agreed(reports, good, &ReportView::force) != Truth::yes) doubts |= Doubt::time;
  if (agreed(reports, good, &ReportView::victim) != Truth::yes) doubts |= Doubt::kind;
  if (agreed(reports, good, &ReportView::receipt) != Truth::yes) doubts |= Doubt::time;
  return doubts;
}

bool possible_pattern(std::span<const ReportView> reports, const Indices& telling) {
  return std::ranges::none_of(
      std::initializer_list{&ReportView::kind, &ReportView::place, &ReportView::force, &ReportView::victim},
      [&](auto question) { return agreed(reports, telling, question) == Truth::no; });
}

// Whether the subject may have done it, and the doubts that it did.
struct Actor {
  bool possible = true;
  Doubt doubts = Doubt::none;
};

// The actor as the reports tell; `proven`: enough origins name the subject.
Actor heard_actor(std::span<const ReportView> reports, const Weighed& weighed, const Subject& subject, bool proven) {
  Actor out;
  out.possible = named(reports, weighed.telling, subject, Accusations::heard).subject != Truth::no;
  const Named by = named(reports, weighed.good, subject, Accusations::left_out);
  out.doubts = by.doubt;
  if (by.subject == Truth::yes && !proven) out.doubts |= Doubt::unproven;
  return out;
}

// What the body may have found beside: acts whose receipt is not on record.
Actor beside(Actor actor, const std::vector<std::string>& perhaps, const Subject& subject) {
  const auto accuses = [&](const std::string& party) { return contains(subject.members, party); };
  if (perhaps.empty() || (actor.possible && std::ranges::all_of(perhaps, accuses))) return actor;
  actor.doubts |= Doubt::unproven;
  actor.possible = actor.possible || std::ranges::any_of(perhaps, accuses);
  return actor;
}

}  // namespace

Truth names(const ReportView& report, const Subject& subject) {
  if (subject.members.empty()) return Truth::yes;
  if (report.actors.empty()) return Truth::unknown;
  const auto of_subject = [&](const std::string& actor) { return contains(subject.members, actor); };
  if (std::ranges::all_of(report.actors, of_subject)) return Truth::yes;
  return std::ranges::any_of(report.actors, of_subject) ? Truth::unknown : Truth::no;
}

bool disinterested(const ReportView& report, const Subject& subject) {
  if (report.origin.sort != Origin::Sort::party || subject.members.empty()) return true;
  return contains(subject.members, report.origin.name) && !accuses(report);
}

Weighed weigh(std::span<const ReportView> reports, const Subject& subject, const ProofRule& proof, Unity unity) {
  Weighed out;
  Origins occurrence;
  Origins naming;
  Indices all;
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    all.push_back(i);
    if (!reports[i].grade.at_least(proof.grade)) continue;
    out.good.push_back(i);
    if (!disinterested(reports[i], subject)) continue;
    occurrence.add(reports[i].origin);
    if (names(reports[i], subject) == Truth::yes) naming.add(reports[i].origin);
  }
  if (out.good.empty()) out.good = all;
  out.telling = unity == Unity::one ? out.good : all;
  if (!possible_pattern(reports, out.telling)) return out;
  Actor actor;
  const Attribution& found = proof.attribution;
  if (!subject.members.empty()) {
    if (found.to.empty()) actor = heard_actor(reports, out, subject, naming.enough(proof, unity));
    else actor.possible = contains(subject.members, found.to);
    actor = beside(actor, found.perhaps, subject);
  }
  if (!actor.possible) return out;
  out.doubts = actor.doubts | doubt_of_pattern(reports, out.good);
  if (!occurrence.enough(proof, unity)) out.doubts |= Doubt::unproven;
  out.counts = out.doubts == Doubt::none ? Truth::yes : Truth::unknown;
  return out;
}

}  // namespace casus::incident
