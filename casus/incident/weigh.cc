// The rules of language.md "Proof", one function per sentence.
#include "casus/incident/weigh.h"

#include <algorithm>
#include <iterator>

namespace casus::incident {

using measure::Truth;

namespace {

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
  void add(Truth answer) { answers_ |= bit(answer); }
  [[nodiscard]] Truth answer() const {
    return answers_ == bit(Truth::yes) ? Truth::yes : answers_ == bit(Truth::no) ? Truth::no : Truth::unknown;
  }
  [[nodiscard]] bool nobody_asked() const { return answers_ == 0; }

 private:
  static constexpr std::uint32_t bit(Truth answer) { return 1U << static_cast<std::uint32_t>(answer); }
  std::uint32_t answers_ = 0;  // the set of those that were given
};

// A report, and what it says of the actor.
struct Heard {
  const ReportView* report = nullptr;
  Truth subject = Truth::unknown;  // does it name the subject?
  bool accuses = false;
  bool own = false;                // the word of one who is judged
  bool good = false;               // it meets the grade, or none does
  bool proves = false;             // of the good ones, where others tell of it, theirs
};
using Reports = base::Few<Heard>;
enum class Asked : std::uint8_t { proving, good, all };
bool is_asked(const Heard& one, Asked asked) {
  return asked == Asked::all || (asked == Asked::good ? one.good : one.proves);
}

// All questions but that of the actor, put to the same reports.
class Pattern {
 public:
  explicit Pattern(const ReportView& report) { add(report); }
  Pattern(const Reports& reports, Asked asked) {
    for (const Heard& one : reports) {
      if (is_asked(one, asked)) add(*one.report);
    }
  }
  [[nodiscard]] bool possible() const {
    return kind_.answer() != Truth::no && place_.answer() != Truth::no && force_.answer() != Truth::no && victim_.answer() != Truth::no;
  }
  [[nodiscard]] Doubt doubts() const {
    Doubt doubts = Doubt::none;
    if (kind_.answer() != Truth::yes || victim_.answer() != Truth::yes) doubts |= Doubt::kind;
    if (place_.answer() != Truth::yes) doubts |= Doubt::place;
    if (force_.answer() != Truth::yes || receipt_.answer() != Truth::yes) doubts |= Doubt::time;
    return doubts;
  }

 private:
  void add(const ReportView& report) {
    kind_.add(report.kind);
    place_.add(report.place);
    force_.add(report.force);
    victim_.add(report.victim);
    receipt_.add(report.receipt);
  }

  Agreement kind_;
  Agreement place_;
  Agreement force_;
  Agreement victim_;
  Agreement receipt_;
};

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
  base::Few<Origin, 1> seen_;
};

// The candidates whom the reports name, as one answer. `doubt` says why not yes.
// Accusations by an interested source are heard where `accusations` is set.
enum class Accusations : std::uint8_t { heard, left_out };
struct Named {
  Truth subject = Truth::unknown;
  Doubt doubt = Doubt::none;
};

Named named(const Reports& reports, Asked asked, Accusations accusations) {
  Agreement agreement;
  bool accused = false;
  bool alike = true;
  const ReportView* first = nullptr;
  for (const Heard& one : reports) {
    if (!is_asked(one, asked) || one.report->actors.empty()) continue;
    if (accusations == Accusations::left_out && one.accuses) {
      accused = accused || one.subject != Truth::no;
      continue;
    }
    agreement.add(one.subject);
    if (first == nullptr) first = one.report;
    else alike = alike && std::ranges::is_permutation(first->actors, one.report->actors);
  }
  if (agreement.nobody_asked()) return {Truth::unknown, accused ? Doubt::unproven : Doubt::unattributed};
  const Truth answer = agreement.answer();
  if (answer == Truth::yes) return {answer, Doubt::none};
  return {answer, answer == Truth::no || !alike ? Doubt::conflicting : Doubt::unattributed};
}

// The same of one report alone, which names the subject or not.
Named named_alone(const ReportView& report, Truth subject) {
  if (report.actors.empty()) return {Truth::unknown, Doubt::unattributed};
  if (accuses(report)) return {Truth::unknown, subject == Truth::no ? Doubt::unattributed : Doubt::unproven};
  const Doubt doubts[] = {Doubt::conflicting, Doubt::unattributed, Doubt::none};
  return {subject, doubts[static_cast<std::size_t>(subject)]};
}

// Whether the subject may have done it, and the doubts that it did.
struct Actor {
  bool possible = true;
  Doubt doubts = Doubt::none;
};

// The actor as the good reports tell, `by`, and as all that are `telling` do, accusations among
// them; `proven`: enough origins name the subject.
Actor heard_actor(const Named& by, Truth telling, bool proven) {
  Actor out;
  out.doubts = by.doubt;
  if (by.subject == Truth::yes && !proven) out.doubts |= Doubt::unproven;
  // Where the good reports agree on the subject, others can only make it unknown.
  out.possible = by.subject == Truth::yes || telling != Truth::no;
  return out;
}

// Is one of these of the subject? unknown: perhaps, and perhaps another of them did it.
Truth among(std::span<const std::string> parties, const Subject& subject) {
  const auto of_subject = std::ranges::count_if(parties, [&](const std::string& party) { return contains(subject.members, party); });
  if (of_subject == std::ssize(parties)) return Truth::yes;
  return of_subject > 0 ? Truth::unknown : Truth::no;
}

// Whom the body has found: one, or one of several.
Actor found_actor(const Attribution::Parties& to, const Subject& subject) {
  const Truth answer = among(to, subject);
  return {answer != Truth::no, answer == Truth::unknown ? Doubt::unattributed : Doubt::none};
}

// What the body has found, and may have found beside: acts whose receipt is not on record, or
// that only the log of a party tells. If it took back what it had found, the reports speak again.
Actor with_findings(const Actor& heard, const Attribution& found, const Subject& subject) {
  Actor actor = found.to.empty() ? heard : found_actor(found.to, subject);
  if (found.perhaps.empty()) return actor;
  const Truth as_heard = !heard.possible ? Truth::no : heard.doubts == Doubt::none ? Truth::yes : Truth::unknown;
  const auto finds = [&](const Attribution::Parties& parties) { return parties.empty() ? as_heard : among(parties, subject); };
  const auto accuses = [&](const Attribution::Parties& parties) { return finds(parties) == Truth::yes; };
  if (actor.possible && std::ranges::all_of(found.perhaps, accuses)) return actor;
  actor.doubts |= Doubt::unproven;
  actor.possible = actor.possible || std::ranges::any_of(found.perhaps, [&](const Attribution::Parties& parties) { return finds(parties) != Truth::no; });
  return actor;
}

}  // namespace

Truth names(const ReportView& report, const Subject& subject) {
  if (subject.members.empty()) return Truth::yes;
  return report.actors.empty() ? Truth::unknown : among(report.actors, subject);
}

bool disinterested(const ReportView& report, const Subject& subject) {
  if (report.origin.sort != Origin::Sort::party || subject.members.empty()) return true;
  return contains(subject.members, report.origin.name) && !accuses(report);
}

bool is_own(const ReportView& report, const Subject& subject) {
  if (report.origin.sort != Origin::Sort::party) return false;
  return subject.members.empty() ? !accuses(report) : contains(subject.members, report.origin.name);
}

bool certainly_tells(const ReportView& report) {
  const Truth pattern = measure::both(report.kind, measure::both(report.place, report.force));
  return measure::both(pattern, measure::both(report.victim, report.receipt)) == Truth::yes;
}

namespace {

// What the judged tell of an incident that others tell of is no excuse: it is good where it
// tells against them.
Reports heard_of(std::span<const ReportView> reports, const Subject& subject, fact::Grade grade) {
  Reports heard;
  bool others = false;
  for (const ReportView& report : reports) {
    const bool own = is_own(report, subject);
    heard.push_back({&report, names(report, subject), accuses(report), own, report.grade.at_least(grade)});
    others = others || !own;
  }
  for (Heard& one : heard) one.good = one.good && (!one.own || !others || certainly_tells(*one.report));
  return heard;
}

// Where no report is good, all are. Those prove that others tell, if it may be so as they tell.
void set_proving(Reports& heard) {
  if (std::ranges::none_of(heard, &Heard::good)) std::ranges::for_each(heard, [](Heard& one) { one.good = true; });
  bool some_own = false;
  bool others = false;
  for (Heard& one : heard) {
    one.proves = one.good && !one.own;
    some_own = some_own || one.own;
    others = others || one.proves;
  }
  if (!some_own || (others && Pattern{heard, Asked::proving}.possible())) return;
  for (Heard& one : heard) one.proves = one.good;
}

}  // namespace

namespace {

// What is left once it may be so, and the reports have said who did it. All but the good ones.
Weighed concluded(const Pattern& told, const Actor& actor, bool occurred) {
  Weighed out;
  if (!actor.possible) return out;
  out.doubts = actor.doubts | told.doubts();
  if (!occurred) out.doubts |= Doubt::unproven;
  out.counts = out.doubts == Doubt::none ? Truth::yes : Truth::unknown;
  return out;
}

// One report by itself, as most are: it agrees with itself, and is the good one, of whatever grade.
Weighed weighed_alone(const ReportView& report, const Subject& subject, const ProofRule& proof) {
  const Pattern told{report};
  if (!told.possible()) return {};
  const Truth names_it = names(report, subject);
  const bool stands = report.grade.at_least(proof.grade) && disinterested(report, subject);
  const auto enough = [&](bool origin) { return (origin ? 1 : 0) >= proof.origins; };
  Actor actor;
  if (!subject.members.empty())
    actor = with_findings(heard_actor(named_alone(report, names_it), names_it, enough(stands && names_it == Truth::yes)), proof.attribution, subject);
  Weighed out = concluded(told, actor, enough(stands));
  if (out.counts != Truth::no) out.good.push_back(0);
  return out;
}

}  // namespace

Weighed weigh(std::span<const ReportView> reports, const Subject& subject, const ProofRule& proof, Unity unity) {
  if (reports.size() == 1) return weighed_alone(reports.front(), subject, proof);
  Reports heard = heard_of(reports, subject, proof.grade);
  Origins occurrence;
  Origins naming;
  for (const Heard& one : heard) {
    if (!one.good || !disinterested(*one.report, subject)) continue;
    occurrence.add(one.report->origin);
    if (one.subject == Truth::yes) naming.add(one.report->origin);
  }
  set_proving(heard);
  const Asked telling = unity == Unity::one ? Asked::good : Asked::all;
  const Pattern told{heard, Asked::proving};
  if (!(unity == Unity::one ? told : Pattern{heard, Asked::all}).possible()) return {};
  Actor actor;
  if (!subject.members.empty()) {
    const Named by = named(heard, Asked::good, Accusations::left_out);
    actor = with_findings(heard_actor(by, named(heard, telling, Accusations::heard).subject, naming.enough(proof, unity)), proof.attribution, subject);
  }
  Weighed out = concluded(told, actor, occurrence.enough(proof, unity));
  if (out.counts == Truth::no) return out;
  for (std::uint32_t i = 0; i < heard.size(); ++i) {
    if (heard[i].proves) out.good.push_back(i);
  }
  return out;
}

}  // namespace casus::incident
