// Reports of position: a mover in the zone that is not heard of for longer than D.
#include <algorithm>
#include <map>

#include "casus/oracle/debt.h"

namespace casus::oracle {

using finding::Reason;
using measure::Instant;
using measure::Interval;
using measure::Truth;

namespace {

// What is heard at one time: all reports of it must agree.
struct Report {
  std::vector<const fact::Fact*> facts;
  Truth there = Truth::no;  // of the kind, in the zone, the debtor's
  bool disagree = false;
  bool by_other = false;
  Reasons doubts;
  [[nodiscard]] const measure::Interval& when() const { return *facts.front()->when; }
};

Report read(const Obligation& of, const accord::Norm& norm, const fact::Fact& fact) {
  const Truth kind = of_kind(of.world, norm, fact);
  const Truth place = in_zone(of.world, norm, fact);
  const Truth by = by_subject(of.debtor, fact);
  Report report{{&fact}, both(both(kind, place), by), false, by == Truth::no, {}};
  if (kind == Truth::unknown) report.doubts.insert(Reason::uncertain_kind);
  if (place == Truth::unknown) report.doubts.insert(Reason::uncertain_place);
  if (by == Truth::unknown) report.doubts.insert(Reason::unattributed);
  return report;
}

void add(Report& all, const Report& one) {
  all.facts.insert(all.facts.end(), one.facts.begin(), one.facts.end());
  all.doubts.insert(one.doubts.begin(), one.doubts.end());
  all.by_other = all.by_other || one.by_other;
  all.disagree = all.disagree || all.there != one.there;
}

void settle(Report& report) {
  if (!report.disagree) return;
  report.there = Truth::unknown;
  report.doubts.insert(report.by_other ? Reason::conflicting : Reason::uncertain_place);
}

// All that is heard of one mover, in order of time.
using Track = std::vector<Report>;

void hear(const Report& one, Track& track) {
  const auto same = std::ranges::find_if(track, [&](const Report& other) { return other.when() == one.when(); });
  if (same == track.end()) track.push_back(one);
  else add(*same, one);
}

std::map<std::string, Track> tracks_of(const Obligation& of) {
  accord::Norm norm = of.text();
  norm.zone = of.zone;
  std::map<std::string, Track> tracks;
  for (const fact::Fact* fact : of.world.facts)
    if (fact->root == fact::Root::sighting && !fact->mover.empty() && fact->place) hear(read(of, norm, *fact), tracks[fact->mover]);
  for (auto& [mover, track] : tracks) {
    for (Report& report : track) settle(report);
    std::ranges::sort(track, {}, &Report::when);
  }
  return tracks;
}

// The silence after a report: until the next, or beyond the record.
struct Silence {
  const Report& before;
  const Report* after = nullptr;
  Instant from;                // the report before, or when the norm began to bind
  std::optional<Instant> to;   // the report after, or when it ceased to
};

std::optional<Instant> earliest(std::optional<Instant> a, std::optional<Instant> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

Silence silence_after(const Obligation& of, const Track& track, std::size_t i) {
  Silence silence{track[i], i + 1 < track.size() ? &track[i + 1] : nullptr, track[i].when().from, std::nullopt};
  if (silence.after != nullptr) silence.to = silence.after->when().from;
  if (of.text().from) silence.from = std::max(silence.from, *of.text().from);
  silence.to = earliest(silence.to, of.text().until);
  return silence;
}

// Could the report have been made and not been heard?
bool uncovered(const Obligation& of, Interval when) {
  return std::ranges::any_of(of.world.facts, [&](const fact::Fact* fact) {
    return fact->root == fact::Root::coverage && fact->when->from < when.to && fact->when->to > when.from;
  });
}

Reasons doubts_of(const Obligation& of, const Silence& silence, Instant end) {
  Reasons doubts = silence.before.doubts;
  if (silence.after == nullptr || silence.after->there != Truth::yes) doubts.insert(Reason::uncertain_place);
  if (silence.after != nullptr) doubts.insert(silence.after->doubts.begin(), silence.after->doubts.end());
  if (uncovered(of, {silence.from, end})) doubts.insert(Reason::no_coverage);
  const bool exact = silence.before.when().exact() && (silence.after == nullptr || silence.after->when().exact());
  if (!exact) doubts.insert(Reason::uncertain_time);
  if (excused(of, silence.from + *of.text().every) == Truth::unknown) doubts.insert(Reason::unproven);
  return doubts;
}

std::optional<finding::Finding> judge_silence(const Obligation& of, const Silence& silence) {
  const Instant end = silence.to.value_or(end_of_record(of.world));
  const Instant due = silence.from + *of.text().every;
  if (silence.before.there == Truth::no || due >= end || excused(of, due) == Truth::yes) return std::nullopt;
  const Reasons doubts = doubts_of(of, silence, end);
  finding::Finding finding = blank_of(of, "movers", due);
  const std::string& mover = silence.before.facts.front()->mover;
  finding.key = of.text().each.empty() ? mover : finding.key + " " + mover;
  finding.to = silence.to;
  finding.verdict = doubts.empty() ? finding::Verdict::breach : finding::Verdict::unknown;
  finding.peak = {doubts.empty() ? 1 : 0, 1};
  finding.reasons.assign(doubts.begin(), doubts.end());
  if (doubts.empty()) {
    finding.reached = finding.certain_from = due;
    finding.certain_to = end;
  }
  std::set<const fact::Fact*> facts(silence.before.facts.begin(), silence.before.facts.end());
  if (silence.after != nullptr) facts.insert(silence.after->facts.begin(), silence.after->facts.end());
  set_evidence(of.world, facts, finding);
  return finding;
}

}  // namespace

Owed judge_position_reports(const World& world, std::uint32_t norm, const Subject& subject) {
  Owed all;
  for (const auto& zone : zones_of(world, world.accord.norms[norm])) {
    const Obligation of{world, norm, subject, zone};
    if (!owes(of.text(), subject)) continue;
    for (const auto& [mover, track] : tracks_of(of))
      for (std::size_t i = 0; i < track.size(); ++i)
        if (const auto finding = judge_silence(of, silence_after(of, track, i))) all.findings.push_back(*finding);
  }
  return all;
}

}  // namespace casus::oracle
