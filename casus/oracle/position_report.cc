// Reports of position: a mover in the zone that is not heard of for longer than D. What
// contradicts other reports of the mover (implausible.h) was perhaps no report of it, and
// what is below the grade perhaps none at all: it neither keeps the duty for certain nor
// ends a silence.
#include <algorithm>
#include <map>

#include "casus/oracle/coverage.h"
#include "casus/oracle/debt.h"
#include "casus/oracle/implausible.h"
#include "casus/oracle/own_word.h"

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
  bool implausible = false;
  bool graded = true;        // well enough for the proof
  bool stands = true;        // one of them is neither implausible nor below the grade
  Reasons doubts;
  [[nodiscard]] const measure::Interval& when() const { return *facts.front()->when; }
};

using Doubtful = std::set<const fact::Fact*>;

Report read(const Obligation& of, const accord::Norm& norm, const fact::Fact& fact, const Doubtful& doubtful) {
  const Truth kind = of_kind(of.world, norm, fact);
  const Truth place = in_zone(of.world, norm, fact);
  const Truth by = by_subject(of.debtor, fact);
  Report report{{&fact}, both(both(kind, place), by), false, by == Truth::no, doubtful.contains(&fact), fact.grade.at_least(norm.proof.grade), true, {}};
  report.stands = report.graded && !report.implausible;
  if (kind == Truth::unknown) report.doubts.insert(Reason::uncertain_kind);
  if (place == Truth::unknown) report.doubts.insert(Reason::uncertain_place);
  if (by == Truth::unknown) report.doubts.insert(Reason::unattributed);
  if (report.implausible) report.doubts.insert(Reason::implausible_track);
  return report;
}

// The reports of one time as one.
Report together(const std::vector<Report>& all) {
  Report report = all.front();
  report.facts.clear();
  for (const Report& one : all) {
    report.facts.insert(report.facts.end(), one.facts.begin(), one.facts.end());
    report.doubts.insert(one.doubts.begin(), one.doubts.end());
    report.by_other = report.by_other || one.by_other;
    report.disagree = report.disagree || one.there != report.there;
    report.implausible = report.implausible && one.implausible;
    report.graded = report.graded && one.graded;
    report.stands = report.stands || one.stands;
  }
  if (!report.stands && !report.graded) report.doubts.insert(Reason::unproven);
  if (!report.disagree) return report;
  report.there = Truth::unknown;
  report.doubts.insert(report.by_other ? Reason::conflicting : Reason::uncertain_place);
  return report;
}

// All that is heard of one mover, in order of time.
using Track = std::vector<Report>;

accord::Norm in_place(const Obligation& of) {
  accord::Norm norm = of.text();
  norm.zone = of.zone;
  return norm;
}

std::map<std::string, Track> tracks_of(const Obligation& of) {
  const accord::Norm norm = in_place(of);
  std::map<std::string, std::vector<const fact::Fact*>> movers;
  for (const fact::Fact* fact : of.world.facts)
    if (fact->root == fact::Root::sighting && !fact->mover.empty() && fact->place) movers[fact->mover].push_back(fact);
  std::map<std::string, Track> tracks;
  for (const auto& [mover, facts] : movers) {
    const Doubtful doubtful = implausible(of.world, facts);
    std::map<Interval, std::vector<Report>> by_time;
    for (const fact::Fact* fact : facts) {
      const Report report = read(of, norm, *fact, doubtful);
      // That it was elsewhere, who is judged says in vain.
      if (report.there == Truth::no && is_of_the_judged(of.world, of.debtor, *fact)) continue;
      by_time[*fact->when].push_back(report);
    }
    for (const auto& [when, reports] : by_time) tracks[mover].push_back(together(reports));
  }
  return tracks;
}

// The silence after a report: until the next that can be believed, or beyond the record.
// Those between that cannot were perhaps made.
struct Silence {
  const Report& before;
  std::vector<const Report*> between;  // perhaps from inside
  bool perhaps_left = false;           // one between that is below the grade may be from outside
  const Report* after = nullptr;
  Instant from;                // the report before, or when the norm began to bind
  std::optional<Instant> to;   // the report after, or when it ceased to
};

std::optional<Instant> earliest(std::optional<Instant> a, std::optional<Instant> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

Instant since(const Obligation& of, Instant report) { return of.text().from ? std::max(report, *of.text().from) : report; }

Silence silence_after(const Obligation& of, const Track& track, std::size_t i) {
  Silence silence{track[i], {}, false, nullptr, since(of, track[i].when().from), std::nullopt};
  for (++i; i < track.size() && !track[i].stands; ++i) {
    if (!track[i].graded && track[i].there != Truth::yes) silence.perhaps_left = true;
    if (track[i].there != Truth::no) silence.between.push_back(&track[i]);
  }
  if (i < track.size()) silence.after = &track[i];
  if (silence.after != nullptr) silence.to = silence.after->when().from;
  silence.to = earliest(silence.to, of.text().until);
  return silence;
}

// Does this one begin a silence? One that cannot be believed does where nothing from
// inside came before it, since the last that can.
bool begins_silence(const Track& track, std::size_t i) {
  if (track[i].there == Truth::no) return false;
  if (track[i].stands) return true;
  while (i-- > 0) {
    if (track[i].there != Truth::no) return false;
    if (track[i].stands) return true;
  }
  return true;
}

// Doubts whatever was between.
Reasons doubts_of(const Obligation& of, const Silence& silence, Instant end) {
  Reasons doubts = silence.before.doubts;
  if (silence.after == nullptr || silence.after->there != Truth::yes) doubts.insert(Reason::uncertain_place);
  if (silence.after != nullptr) doubts.insert(silence.after->doubts.begin(), silence.after->doubts.end());
  // Could a report have been made and not been heard?
  if (blacked_out(of.world, in_place(of), of.debtor, {silence.from, end})) doubts.insert(Reason::no_coverage);
  const bool exact = silence.before.when().exact() && (silence.after == nullptr || silence.after->when().exact());
  if (!exact) doubts.insert(Reason::uncertain_time);
  return doubts;
}

// One report that was perhaps made, and the next one that was.
struct Wait {
  Interval made;
  Instant next;
};

std::vector<Wait> waits_of(const Silence& silence, Instant end) {
  std::vector<Wait> waits{{silence.before.when(), end}};
  for (const Report* report : silence.between) {
    waits.back().next = std::min(end, report->when().from);
    waits.push_back({report->when(), end});
  }
  return waits;
}

// When the next report was due: earliest if the made one was the last, and latest.
Interval due_after(const Obligation& of, const Wait& wait) {
  return {since(of, wait.made.from) + *of.text().every, since(of, wait.made.to) + *of.text().every};
}

// Overdue whichever of the doubtful reports were made: nobody reports between two of them
// for too long, and no due report is perhaps excused.
std::vector<Interval> certainly_overdue(const Obligation& of, const std::vector<Wait>& waits) {
  std::vector<Interval> all;
  for (const Wait& wait : waits) {
    const Interval due = due_after(of, wait);
    if (excused(of, due.from) != Truth::no) break;
    if (due.to < wait.next) all.push_back({due.to, wait.next});
  }
  return all;
}

std::optional<finding::Finding> judge_silence(const Obligation& of, const Silence& silence) {
  const Instant end = silence.to.value_or(end_of_record(of.world));
  const std::vector<Wait> waits = waits_of(silence, end);
  std::optional<Instant> first;
  bool perhaps_excused = false;
  for (const Wait& wait : waits) {
    const Instant due = due_after(of, wait).from;
    if (due >= end || excused(of, due) == Truth::yes) continue;
    if (!first) first = due;
    perhaps_excused = perhaps_excused || excused(of, due) == Truth::unknown;
  }
  if (!first) return std::nullopt;
  Reasons doubts = doubts_of(of, silence, end);
  if (silence.perhaps_left) doubts.insert(Reason::unproven);
  std::vector<Interval> certain;
  if (doubts.empty()) certain = certainly_overdue(of, waits);
  for (const Report* report : silence.between)
    for (const Reason why : {Reason::implausible_track, Reason::unproven})
      if (report->doubts.contains(why)) doubts.insert(why);
  if (perhaps_excused) doubts.insert(Reason::unproven);
  finding::Finding finding = blank_of(of, "movers", *first);
  const std::string& mover = silence.before.facts.front()->mover;
  finding.key = of.text().each.empty() ? mover : finding.key + " " + mover;
  finding.to = silence.to;
  finding.verdict = certain.empty() ? finding::Verdict::unknown : finding::Verdict::breach;
  finding.peak = {certain.empty() ? 0 : 1, 1};
  if (certain.empty()) finding.reasons.assign(doubts.begin(), doubts.end());
  if (!certain.empty()) {
    finding.reached = finding.certain_from = certain.front().from;
    finding.certain_to = certain.back().to;
  }
  std::set<const fact::Fact*> facts(silence.before.facts.begin(), silence.before.facts.end());
  for (const Report* report : silence.between) facts.insert(report->facts.begin(), report->facts.end());
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
        if (begins_silence(track, i))
          if (const auto finding = judge_silence(of, silence_after(of, track, i))) all.findings.push_back(*finding);
  }
  return all;
}

}  // namespace casus::oracle
