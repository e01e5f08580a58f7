// Reports of position: a mover in the zone that is not heard of for longer than D. The
// silence after each report lasts until the next, or beyond the record. A report that
// contradicts others of its track (implausible.h) may not be the mover's at all, and one
// below the grade may never have been made: the silence goes on over both, perhaps.
#include <algorithm>

#include "casus/incident/weigh.h"
#include "casus/watch/blackouts.h"
#include "casus/watch/excuses.h"
#include "casus/watch/identity.h"
#include "casus/watch/judge.h"
#include "casus/watch/reasons.h"

namespace casus::watch {

using finding::Finding;
using finding::Reason;
using measure::Instant;
using measure::Interval;
using measure::Truth;

namespace {

// What the reports of one time say together: inside if all say so, outside if none does.
struct Heard {
  Interval when;
  std::vector<std::uint32_t> facts;  // log indices
  Truth there = Truth::no;           // of the kind, in the zone, the debtor's
  bool disagree = false;
  bool by_other = false;             // one of them names somebody else
  bool doubtful = false;             // all of them contradict others of their track, or are below the grade
  bool below = false;                // one of them is below the grade
  Reasons doubts;
};

// From one report that stands to the next, or beyond the record. Of those between that
// do not stand, only they count that may be reports from inside.
struct Stretch {
  std::vector<const Heard*> reports;  // the first begins the silence; never empty
  const Heard* after = nullptr;
  bool perhaps_left = false;          // between, a report below the grade is not certainly from inside
};

// What all movers of the debtor are judged by.
struct Rule {
  Intervals blackouts;  // when nobody could have heard a report
  Signal excused;       // whatever the mover
};

Rule rule_of(const NormContext& context, const JudgedSubject& subject) {
  Excuses excuses{context, subject};
  return {blackouts({context.accord, context.collected, context.zones, context.norm}, subject.members), excuses.none() ? Signal{} : excuses.covering({}, {})};
}

class SilenceJudge {
 public:
  SilenceJudge(const NormContext& context, const JudgedSubject& subject, const Rule& rule, const Track& track)
      : context_{context}, subject_{subject}, rule_{rule}, track_{track}, identity_{*context.collected.catalogue, track},
        kind_{*context.collected.catalogue, context.norm} {}

  SubjectVerdicts judge() {
    read();
    Stretch stretch;
    for (const Heard& one : heard_) {
      if (!one.doubtful) {
        stretch.after = &one;
        judge(stretch);
        stretch = {};
      }
      if (!stretch.reports.empty() && one.doubtful && one.below && one.there != Truth::yes) stretch.perhaps_left = true;
      if (one.there != Truth::no) stretch.reports.push_back(&one);
    }
    judge(stretch);
    return std::move(verdicts_);
  }

 private:
  [[nodiscard]] const fact::Fact& fact(std::uint32_t index) const { return context_.collected.log[index]; }

  [[nodiscard]] Truth place(const fact::Fact& report) const {
    if (!context_.norm.zone) return Truth::yes;
    if (!report.place->radius) return Truth::unknown;
    return context_.zones.contains(*context_.norm.zone, report.place->at, *report.place->radius);
  }

  [[nodiscard]] Heard hear(std::size_t column) const {
    const std::uint32_t index = track_.fact[column];
    const fact::Fact& report = fact(index);
    const Truth where = place(report);
    const Truth kind = identity_.kind(kind_, index);
    const incident::ReportView view{.origin = {}, .grade = report.grade, .actors = identity_.actors(index)};
    const Truth by = incident::names(view, {subject_.members});
    Heard out{*report.when, {index}, measure::both(measure::both(kind, where), by), false, by == Truth::no,
              track_.is_doubtful(column), !report.grade.at_least(context_.norm.proof.grade), {}};
    if (out.doubtful) out.doubts.insert(Reason::implausible_track);
    out.doubtful = out.doubtful || out.below;
    if (kind == Truth::unknown) out.doubts.insert(Reason::uncertain_kind);
    if (where == Truth::unknown) out.doubts.insert(Reason::uncertain_place);
    if (by == Truth::unknown) out.doubts.insert(Reason::unattributed);
    return out;
  }

  // That it was elsewhere only the judged say.
  [[nodiscard]] bool is_excuse(std::size_t column) const {
    const std::uint32_t index = track_.fact[column];
    const incident::ReportView view{.origin = context_.collected.catalogue->origin(index), .grade = {}, .actors = identity_.actors(index)};
    return incident::is_own(view, {subject_.members}) && hear(column).there == Truth::no;
  }

  void read() {
    for (std::size_t i = 0; i < track_.fact.size(); ++i) {
      if (fact(track_.fact[i]).place && !is_excuse(i)) heard_.push_back(hear(i));
    }
    std::ranges::stable_sort(heard_, {}, &Heard::when);
    std::vector<Heard> together;
    for (Heard& one : heard_) {
      if (together.empty() || together.back().when != one.when) together.push_back(std::move(one));
      else add(together.back(), one);
    }
    heard_ = std::move(together);
    for (Heard& heard : heard_) settle(heard);
  }

  static void add(Heard& all, const Heard& one) {
    all.facts.insert(all.facts.end(), one.facts.begin(), one.facts.end());
    all.doubts |= one.doubts;
    all.by_other = all.by_other || one.by_other;
    all.doubtful = all.doubtful && one.doubtful;
    all.below = all.below || one.below;
    all.disagree = all.disagree || all.there != one.there;
  }

  static void settle(Heard& heard) {
    if (heard.doubtful && heard.below) heard.doubts.insert(Reason::unproven);
    if (!heard.disagree) return;
    heard.there = Truth::unknown;
    heard.doubts.insert(heard.by_other ? Reason::conflicting : Reason::uncertain_place);
  }

  // What is owed within one stretch, and when it was certainly overdue.
  struct Overdue {
    Interval when;         // possibly, from the first instant at which a report was due
    Intervals certainly;   // whichever of the doubtful reports were made
    bool excused = false;  // perhaps
  };

  [[nodiscard]] Instant begins(Instant report) const { return context_.norm.from ? std::max(report, *context_.norm.from) : report; }

  // nullopt: no report was due that is not excused, whichever were made.
  [[nodiscard]] std::optional<Overdue> overdue(const Stretch& stretch, Instant end) const {
    std::optional<Overdue> out;
    bool binds = true;  // so far no due report was excused, not even perhaps
    for (std::size_t i = 0; i < stretch.reports.size(); ++i) {
      const Interval heard = stretch.reports[i]->when;
      const Instant due = begins(heard.from) + *context_.norm.every;
      const Truth excused = rule_.excused.at(at(due));
      binds = binds && excused == Truth::no;
      if (due >= end || excused == Truth::yes) continue;
      if (!out) out = Overdue{{due, end}, {}, false};
      out->excused = out->excused || excused == Truth::unknown;
      const Instant next = i + 1 < stretch.reports.size() ? std::min(end, stretch.reports[i + 1]->when.from) : end;
      const Instant surely = begins(heard.to) + *context_.norm.every;
      if (binds && surely < next) out->certainly.push_back({surely, next});
    }
    return out;
  }

  void judge(const Stretch& stretch) {
    if (stretch.reports.empty()) return;
    const Heard& before = *stretch.reports.front();
    std::optional<Instant> to = context_.norm.until;
    if (stretch.after != nullptr) to = to ? std::min(*to, stretch.after->when.from) : stretch.after->when.from;
    const Instant end = to.value_or(context_.collected.end);
    const auto overdue = this->overdue(stretch, end);
    if (!overdue) return;
    Reasons doubts = doubts_of(before, stretch.after);
    if (perhaps_unheard({begins(before.when.from), end})) doubts.insert(Reason::no_coverage);
    if (stretch.perhaps_left) doubts.insert(Reason::unproven);
    const Intervals certain = doubts.empty() ? overdue->certainly : Intervals{};
    for (const Heard* one : stretch.reports) {
      for (const Reason why : {Reason::implausible_track, Reason::unproven})
        if (one->doubts.contains(why)) doubts.insert(why);
    }
    if (overdue->excused) doubts.insert(Reason::unproven);
    verdicts_.not_compliant.push_back(overdue->when);
    verdicts_.breach.insert(verdicts_.breach.end(), certain.begin(), certain.end());
    Finding finding = finding_of(overdue->when, certain, doubts);
    finding.to = to;
    std::vector<std::uint32_t> facts;
    for (const Heard* one : stretch.reports) facts.insert(facts.end(), one->facts.begin(), one->facts.end());
    if (stretch.after != nullptr) facts.insert(facts.end(), stretch.after->facts.begin(), stretch.after->facts.end());
    facts = set_evidence(finding, context_, std::move(facts));
    if (context_.asked_about) verdicts_.rulings.push_back(owed_ruling(finding, subject_.members, std::move(facts)));
    verdicts_.findings.push_back(std::move(finding));
  }

  [[nodiscard]] bool perhaps_unheard(Interval when) const {
    const auto later = std::ranges::lower_bound(rule_.blackouts, when.to, {}, &Interval::from);
    return later != rule_.blackouts.begin() && std::prev(later)->to > when.from;
  }

  // Where the next report is not certainly from inside, the mover may have left.
  static Reasons doubts_of(const Heard& before, const Heard* after) {
    Reasons doubts = before.doubts;
    if (after == nullptr || after->there != Truth::yes) doubts.insert(Reason::uncertain_place);
    if (after != nullptr) doubts |= after->doubts;
    if (!before.when.exact() || (after != nullptr && !after->when.exact())) doubts.insert(Reason::uncertain_time);
    return doubts;
  }

  [[nodiscard]] Finding finding_of(Interval silent, const Intervals& certain, Reasons doubts) const {
    Finding finding = draft_finding(context_, subject_, 0, 0);
    finding.key = track_.mover;
    finding.from = silent.from;
    finding.peak = {certain.empty() ? 0 : 1, 1};
    if (certain.empty()) {
      finding.reasons = reasons_of(doubts);
      return finding;
    }
    finding.verdict = finding::Verdict::breach;
    finding.reached = finding.certain_from = certain.front().from;
    finding.certain_to = certain.back().to;
    return finding;
  }

  const NormContext& context_;
  const JudgedSubject& subject_;
  const Rule& rule_;
  const Track& track_;
  Identity identity_;
  KindOfNorm kind_;
  std::vector<Heard> heard_;
  SubjectVerdicts verdicts_;
};

}  // namespace

SubjectVerdicts judge_position_reports(const NormContext& context, const JudgedSubject& subject, base::Executor& executor) {
  SubjectVerdicts all;
  if (!owes(context.norm, subject)) return all;
  const Rule rule = rule_of(context, subject);
  const std::vector<Track>& tracks = context.collected.tracks;
  std::vector<SubjectVerdicts> parts(tracks.size());
  executor.for_each(parts.size(), [&](std::size_t i) {
    const bool named = !tracks[i].fact.empty() && !context.collected.log[tracks[i].fact.front()].mover.empty();
    if (named) parts[i] = SilenceJudge{context, subject, rule, tracks[i]}.judge();
  });
  for (SubjectVerdicts& part : parts) append(all, std::move(part));
  return all;
}

}  // namespace casus::watch
