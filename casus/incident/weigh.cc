// The rules of language.md "Proof", one function per sentence.
#include "casus/incident/weigh.h"

#include <algorithm>

namespace casus::incident {

using measure::Truth;

namespace {

bool contains(std::span<const std::string> names, std::string_view name) {
  return std::ranges::any_of(names, [&](const std::string& n) { return n == name; });
}

bool names_only(const ReportView& report, const Subject& subject) {
  return !report.actors.empty() &&
         std::ranges::all_of(report.actors, [&](const std::string& a) { return contains(subject.members, a); });
}

bool names_any(const ReportView& report, const Subject& subject) {
  return std::ranges::any_of(report.actors, [&](const std::string& a) { return contains(subject.members, a); });
}

// An interested source names nobody but itself.
bool may_name(const ReportView& report) {
  return !report.origin_is_party || contains(report.actors, report.origin);
}

class Origins {
 public:
  void add(std::string_view origin) {
    if (std::ranges::find(seen_, origin) == seen_.end()) seen_.push_back(origin);
  }
  // Where the reports may be of different incidents, a second origin is not proved.
  [[nodiscard]] bool at_least(std::int64_t needed, bool certain_match) const {
    const auto count = static_cast<std::int64_t>(seen_.size());
    return (certain_match ? count : std::min<std::int64_t>(count, 1)) >= needed;
  }
  [[nodiscard]] bool empty() const { return seen_.empty(); }

 private:
  std::vector<std::string_view> seen_;
};

Doubt doubt_of_occurrence(std::span<const ReportView> reports, const Subject& subject,
                          const ProofRule& proof, bool certain_match) {
  Origins origins;
  Doubt doubts = Doubt::none;
  for (const ReportView& report : reports) {
    if (!eligible(report, subject, proof)) continue;
    if (measure::both(report.kind, report.place) == Truth::yes) origins.add(report.origin);
    if (report.kind != Truth::yes) doubts |= Doubt::kind;
    if (report.place != Truth::yes) doubts |= Doubt::place;
    if (report.kind == Truth::no || report.place == Truth::no) doubts |= Doubt::conflicting;
  }
  const bool denied = has(doubts, Doubt::conflicting);
  if (!denied && origins.at_least(proof.origins, certain_match)) return Doubt::none;
  if (!origins.at_least(proof.origins, certain_match) && doubts == Doubt::none) return Doubt::unproven;
  return origins.at_least(proof.origins, certain_match) ? doubts : doubts | Doubt::unproven;
}

Doubt doubt_of_actor(std::span<const ReportView> reports, const Subject& subject,
                     const ProofRule& proof, bool certain_match) {
  Origins naming;
  bool denied = false;
  bool anybody_named = false;
  for (const ReportView& report : reports) {
    anybody_named = anybody_named || names_any(report, subject);
    if (!eligible(report, subject, proof) || report.actors.empty() || !may_name(report)) continue;
    if (names_only(report, subject)) naming.add(report.origin);
    // A list of candidates that includes the subject agrees with everybody.
    else if (!names_any(report, subject)) denied = true;
  }
  if (denied) return naming.empty() ? Doubt::unattributed : Doubt::conflicting;
  if (naming.at_least(proof.origins, certain_match)) return Doubt::none;
  return anybody_named ? Doubt::unproven : Doubt::unattributed;
}

Truth possible(const ReportView& report, const Subject& subject) {
  if (report.kind == Truth::no || report.place == Truth::no) return Truth::no;
  if (subject.members.empty() || report.actors.empty()) return Truth::yes;
  return measure::truth(names_any(report, subject));
}

}  // namespace

bool eligible(const ReportView& report, const Subject& subject, const ProofRule& proof) {
  if (!report.grade.at_least(proof.grade)) return false;
  if (!report.origin_is_party || subject.members.empty()) return true;
  return contains(subject.members, report.origin);
}

Weighed weigh(std::span<const ReportView> reports, const Subject& subject, const ProofRule& proof,
              bool certain_match) {
  const bool some = std::ranges::any_of(
      reports, [&](const ReportView& r) { return possible(r, subject) == Truth::yes; });
  if (!some) return {};
  Doubt doubts = doubt_of_occurrence(reports, subject, proof, certain_match);
  if (!subject.members.empty()) doubts |= doubt_of_actor(reports, subject, proof, certain_match);
  return {doubts == Doubt::none ? Truth::yes : Truth::unknown, doubts};
}

}  // namespace casus::incident
