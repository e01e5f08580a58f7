// Reports of position: a mover in the zone that is not heard of for longer than D. The
// silence after each report lasts until the next, or beyond the record.
#include <algorithm>

#include "casus/incident/weigh.h"
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
  Reasons doubts;
};

// When some source said that it did not watch.
class Outages {
 public:
  explicit Outages(const Collected& collected) {
    for (const std::uint32_t index : collected.coverage) all_.push_back(*collected.log[index].when);
    std::ranges::sort(all_);
    for (std::size_t i = 1; i < all_.size(); ++i) all_[i].to = std::max(all_[i].to, all_[i - 1].to);
  }
  [[nodiscard]] bool overlap(Interval when) const {
    const auto later = std::ranges::lower_bound(all_, when.to, {}, &Interval::from);
    return later != all_.begin() && std::prev(later)->to > when.from;
  }

 private:
  Intervals all_;  // by `from`; `to` is the latest of this one and of all before
};

// What all movers of the debtor are judged by.
struct Rule {
  Outages outages;
  Signal excused;  // whatever the mover
};

Rule rule_of(const NormContext& context, const JudgedSubject& subject) {
  Excuses excuses{context, subject};
  return {Outages{context.collected}, excuses.none() ? Signal{} : excuses.covering({}, {})};
}

class SilenceJudge {
 public:
  SilenceJudge(const NormContext& context, const JudgedSubject& subject, const Rule& rule, const Track& track)
      : context_{context}, subject_{subject}, rule_{rule}, track_{track}, identity_{context.accord, context.collected.log, track} {}

  SubjectVerdicts judge() {
    read();
    for (std::size_t i = 0; i < heard_.size(); ++i) judge(heard_[i], i + 1 < heard_.size() ? &heard_[i + 1] : nullptr);
    return std::move(verdicts_);
  }

 private:
  [[nodiscard]] const fact::Fact& fact(std::uint32_t index) const { return context_.collected.log[index]; }

  [[nodiscard]] Truth place(const fact::Fact& report) const {
    if (!context_.norm.zone) return Truth::yes;
    if (!report.place->radius) return Truth::unknown;
    return context_.zones.contains(*context_.norm.zone, report.place->at, *report.place->radius);
  }

  [[nodiscard]] Heard hear(std::uint32_t index) const {
    const fact::Fact& report = fact(index);
    const Truth where = place(report);
    const Truth kind = identity_.kind(context_.norm, report);
    const incident::ReportView view{.origin = {}, .origin_is_party = false, .grade = report.grade, .actors = identity_.actors(report)};
    const Truth by = incident::names(view, {subject_.members});
    Heard out{*report.when, {index}, measure::both(measure::both(kind, where), by), false, by == Truth::no, {}};
    if (kind == Truth::unknown) out.doubts.insert(Reason::uncertain_kind);
    if (where == Truth::unknown) out.doubts.insert(Reason::uncertain_place);
    if (by == Truth::unknown) out.doubts.insert(Reason::unattributed);
    return out;
  }

  void read() {
    for (const std::uint32_t index : track_.fact) {
      if (fact(index).place) heard_.push_back(hear(index));
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
    all.disagree = all.disagree || all.there != one.there;
  }

  static void settle(Heard& heard) {
    if (!heard.disagree) return;
    heard.there = Truth::unknown;
    heard.doubts.insert(heard.by_other ? Reason::conflicting : Reason::uncertain_place);
  }

  void judge(const Heard& before, const Heard* after) {
    const accord::Norm& norm = context_.norm;
    const Instant from = norm.from ? std::max(before.when.from, *norm.from) : before.when.from;
    std::optional<Instant> to = norm.until;
    if (after != nullptr) to = to ? std::min(*to, after->when.from) : after->when.from;
    const Instant end = to.value_or(context_.collected.end);
    const Instant due = from + *norm.every;
    if (before.there == Truth::no || due >= end || rule_.excused.at(at(due)) == Truth::yes) return;
    Reasons doubts = doubts_of(before, after);
    if (rule_.outages.overlap({from, end})) doubts.insert(Reason::no_coverage);
    if (rule_.excused.at(at(due)) == Truth::unknown) doubts.insert(Reason::unproven);
    verdicts_.not_compliant.push_back({due, end});
    if (doubts.empty()) verdicts_.breach.push_back({due, end});
    Finding finding = finding_of({due, end}, doubts);
    finding.to = to;
    std::vector<std::uint32_t> facts = before.facts;
    if (after != nullptr) facts.insert(facts.end(), after->facts.begin(), after->facts.end());
    facts = set_evidence(finding, context_, std::move(facts));
    if (context_.asked_about) verdicts_.rulings.push_back(owed_ruling(finding, subject_.members, std::move(facts)));
    verdicts_.findings.push_back(std::move(finding));
  }

  // Where the next report is not certainly from inside, the mover may have left.
  static Reasons doubts_of(const Heard& before, const Heard* after) {
    Reasons doubts = before.doubts;
    if (after == nullptr || after->there != Truth::yes) doubts.insert(Reason::uncertain_place);
    if (after != nullptr) doubts |= after->doubts;
    if (!before.when.exact() || (after != nullptr && !after->when.exact())) doubts.insert(Reason::uncertain_time);
    return doubts;
  }

  [[nodiscard]] Finding finding_of(Interval silent, Reasons doubts) const {
    Finding finding = draft_finding(context_, subject_, 0, 0);
    finding.key = track_.mover;
    finding.from = silent.from;
    finding.peak = {doubts.empty() ? 1 : 0, 1};
    finding.reasons = reasons_of(doubts);
    if (!doubts.empty()) return finding;
    finding.verdict = finding::Verdict::breach;
    finding.reached = finding.certain_from = silent.from;
    finding.certain_to = silent.to;
    return finding;
  }

  const NormContext& context_;
  const JudgedSubject& subject_;
  const Rule& rule_;
  const Track& track_;
  Identity identity_;
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
