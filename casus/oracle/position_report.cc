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

struct Report {
  const fact::Fact* fact = nullptr;
  Truth there = Truth::no;  // of the kind, in the zone, the debtor's
  Reasons doubts;
};

Report read(const Obligation& of, const accord::Norm& norm, const fact::Fact& fact) {
  const Truth kind = of_kind(of.world, norm, fact);
  const Truth place = in_zone(of.world, norm, fact);
  const Truth by = by_subject(of.debtor, fact);
  Report report{&fact, both(both(kind, place), by), {}};
  if (kind == Truth::unknown) report.doubts.insert(Reason::uncertain_kind);
  if (place == Truth::unknown) report.doubts.insert(Reason::uncertain_place);
  if (by == Truth::unknown) report.doubts.insert(Reason::unattributed);
  return report;
}

// All that is heard of one mover, in order of time.
using Track = std::vector<Report>;

std::map<std::string, Track> tracks_of(const Obligation& of) {
  accord::Norm norm = of.text();
  norm.zone = of.zone;
  std::map<std::string, Track> tracks;
  for (const fact::Fact* fact : of.world.facts)
    if (fact->root == fact::Root::sighting && !fact->mover.empty() && fact->place)
      tracks[fact->mover].push_back(read(of, norm, *fact));
  for (auto& [mover, track] : tracks)
    std::ranges::stable_sort(track, {}, [](const Report& report) { return *report.fact->when; });
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
  Silence silence{track[i], i + 1 < track.size() ? &track[i + 1] : nullptr, track[i].fact->when->from, std::nullopt};
  if (silence.after != nullptr) silence.to = silence.after->fact->when->from;
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
  const bool exact = silence.before.fact->when->exact() && (silence.after == nullptr || silence.after->fact->when->exact());
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
  finding.key = silence.before.fact->mover;
  finding.to = silence.to;
  finding.verdict = doubts.empty() ? finding::Verdict::breach : finding::Verdict::unknown;
  finding.peak = {doubts.empty() ? 1 : 0, 1};
  finding.reasons.assign(doubts.begin(), doubts.end());
  if (doubts.empty()) {
    finding.reached = finding.certain_from = due;
    finding.certain_to = end;
  }
  std::set<const fact::Fact*> facts{silence.before.fact};
  if (silence.after != nullptr) facts.insert(silence.after->fact);
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
