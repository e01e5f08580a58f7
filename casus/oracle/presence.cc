// Moments of a mover, episodes between its outside moments, runs within them.
#include "casus/oracle/presence.h"

#include <algorithm>
#include <map>

#include "casus/fact/vocabulary.h"
#include "casus/oracle/coverage.h"
#include "casus/oracle/excuses.h"
#include "casus/oracle/implausible.h"
#include "casus/oracle/incidents.h"
#include "casus/oracle/own_word.h"

namespace casus::oracle {

using finding::Reason;
using measure::Duration;
using measure::Instant;
using measure::Interval;
using measure::Truth;

namespace {

// What one report says of being there.
struct Report {
  const fact::Fact* fact = nullptr;
  Truth there = Truth::no;
  std::optional<std::string> origin;  // nullopt: below the grade, or a party against another
  bool implausible = false;           // it contradicts others of the mover's own
  bool excuse = false;                // of the judged, who does not say that it certainly was there
  Reasons doubts;
};

// What is known of one instant (or of one unknown instant). A moment that is
// neither certainly inside nor certainly outside is doubtful: it breaks a run
// and separates nothing. One of which only implausible reports tell, all the same, is a
// silence in which the mover may have been there: it breaks nothing.
struct Moment {
  Interval when;
  std::vector<Report> reports;
  bool inside = false;
  bool outside = false;
  bool possible = false;  // some report allows that the mover was there
  Reasons doubts;
};

struct Track {
  const World& world;
  const accord::Norm& norm;
  const Subject& subject;
  Interval bounds;              // nothing is judged beyond
  std::set<const fact::Fact*> implausible;  // of the mover's reports, in force or not
  std::vector<Moment> moments;  // by time
};

Report read(const Track& track, const fact::Fact& fact) {
  const Truth kind = of_kind(track.world, track.norm, fact);
  const Truth place = in_zone(track.world, track.norm, fact);
  const Truth by = by_subject(track.subject, fact);
  Report report{&fact, both(both(kind, place), by), origin_for(track.world, track.subject, fact), track.implausible.contains(&fact), false, {}};
  if (!fact.grade.at_least(track.norm.proof.grade)) report.origin = std::nullopt;
  report.excuse = report.there != Truth::yes && is_of_the_judged(track.world, track.subject, fact);
  if (report.there == Truth::no) return report;
  if (kind == Truth::unknown) report.doubts.insert(Reason::uncertain_kind);
  if (place == Truth::unknown) report.doubts.insert(Reason::uncertain_place);
  if (by == Truth::unknown) report.doubts.insert(Reason::unattributed);
  if (!report.origin) report.doubts.insert(Reason::unproven);
  if (report.implausible) report.doubts.insert(Reason::implausible_track);
  if (!fact.when->exact()) report.doubts.insert(Reason::uncertain_time);
  if (report.excuse) report.origin = std::nullopt;
  return report;
}

// Judges a moment by all its reports: they must agree, one of them that can be believed
// must prove it. Excuses disagree with nobody who was there.
void settle(const Track& track, Moment& moment) {
  const auto says = [&](Truth answer) {
    return std::ranges::all_of(moment.reports, [&](const Report& r) { return r.there == answer; });
  };
  const bool proven = std::ranges::any_of(moment.reports, [](const Report& r) { return r.origin.has_value() && !r.implausible; });
  const bool certain = moment.when.exact() && proven;
  moment.inside = certain && std::ranges::all_of(moment.reports, [](const Report& r) { return r.excuse || r.there == Truth::yes; });
  moment.outside = certain && says(Truth::no);
  moment.possible = !says(Truth::no);
  if (moment.inside || !moment.possible) return;
  for (const Report& report : moment.reports) moment.doubts.insert(report.doubts.begin(), report.doubts.end());
  const bool disagree = std::ranges::any_of(moment.reports, [](const Report& r) { return r.there == Truth::no; });
  if (!disagree) return;
  const auto by_other = [&](const Report& r) { return by_subject(track.subject, *r.fact) == Truth::no; };
  moment.doubts.insert(std::ranges::any_of(moment.reports, by_other) ? Reason::conflicting
                                                                    : Reason::uncertain_place);
}

// One story, and nobody who can be believed tells it: as if nothing had been said.
bool is_silence(const Moment& moment) {
  std::set<Truth> stories;
  for (const Report& report : moment.reports) {
    if (report.excuse) continue;
    if (!report.implausible) return false;
    stories.insert(report.there);
  }
  return stories.size() < 2;
}

bool of_track(const World& world, const fact::Fact& fact) {
  const fact::Vocabulary* format = fact::vocabulary(world.accord.source(fact.source)->format);
  return format != nullptr && format->tracks;
}

// Exact reports of one instant are one moment; one of an unknown instant stands
// by itself.
void read_moments(const std::vector<const fact::Fact*>& facts, Track& track) {
  for (const fact::Fact* fact : facts) {
    // Without a place it is no report of being elsewhere either (a static message);
    // in a track it is no report of the mover at all, for a vessel is a position.
    if (!fact->place && (of_track(track.world, *fact) || of_kind(track.world, track.norm, *fact) == Truth::no)) continue;
    const Report report = read(track, *fact);
    if (report.excuse && report.there == Truth::no) continue;  // nobody else says that it was not there
    const auto same = std::ranges::find_if(track.moments, [&](const Moment& moment) {
      return fact->when->exact() && moment.when == *fact->when;
    });
    if (same != track.moments.end()) same->reports.push_back(report);
    else track.moments.push_back({*fact->when, {report}, false, false, false, {}});
  }
  for (Moment& moment : track.moments) settle(track, moment);
}

// Does the mover itself say here that it was there?
bool tells_of_itself(const Track& track, const Report& report) {
  return of_track(track.world, *report.fact) && report.fact->place && !report.implausible;
}

// Was it seen where it cannot have been, as it itself tells?
bool out_of_reach(const Track& track, const Moment& look, const Moment& told) {
  return std::ranges::any_of(told.reports, [&](const Report& own) {
    return tells_of_itself(track, own) && std::ranges::all_of(look.reports, [&](const Report& seen) {
             return !of_track(track.world, *seen.fact) && seen.fact->place && !can_have_been(track.world, *own.fact, *seen.fact);
           });
  });
}

// A look at the mover elsewhere that its own track rules out is no proof: of the moments of
// certain presence that it tells, the last before and the first after.
void doubt_mistaken_looks(Track& track) {
  std::vector<Moment*> mistaken;
  for (Moment& look : track.moments) {
    if (!look.outside) continue;
    const Moment* before = nullptr;
    const Moment* after = nullptr;
    for (const Moment& moment : track.moments) {
      if (!moment.inside || std::ranges::none_of(moment.reports, [&](const Report& r) { return tells_of_itself(track, r); })) continue;
      const Instant when = moment.when.from;
      if (when < look.when.from && (before == nullptr || when > before->when.from)) before = &moment;
      if (when > look.when.from && (after == nullptr || when < after->when.from)) after = &moment;
    }
    if ((before != nullptr && out_of_reach(track, look, *before)) || (after != nullptr && out_of_reach(track, look, *after))) mistaken.push_back(&look);
  }
  for (Moment* look : mistaken) look->outside = false;
}

Duration gap_of(const Track& track, const Moment& moment) {
  Duration least = measure::days(100'000);
  for (const Report& report : moment.reports)
    least = std::min(least, track.world.accord.source(report.fact->source)->gap.value_or(Duration{}));
  return least;
}

Duration lost_of(const Track& track, const Moment& moment) {
  Duration greatest;
  for (const Report& report : moment.reports)
    greatest = std::max(greatest, track.world.accord.source(report.fact->source)->lost);
  return greatest;
}

// By time; of those of one time, whose silence may be longest comes first. So the order
// of the log decides nothing.
void sort_moments(Track& track) {
  std::ranges::stable_sort(track.moments, [&](const Moment& a, const Moment& b) {
    return a.when != b.when ? a.when < b.when : lost_of(track, a) > lost_of(track, b);
  });
}

// An episode: its possible moments, and how far the possible presence reaches.
struct Episode {
  std::vector<const Moment*> moments;
  Instant first;  // of the moments
  Instant last;
  Instant from;
  Instant to;
};

// A stretch of certain presence.
struct Run {
  Instant from;
  Instant to;
  std::set<std::string> origins;
};

// Nothing is judged beyond the record; what was reported beyond it, by a source that is
// not expected to, belongs to it.
void clip(const Track& track, Episode& episode) {
  episode.from = std::max(episode.from, std::min(track.bounds.from, episode.first));
  episode.to = std::min(episode.to, std::max(track.bounds.to, episode.last));
}

// The episodes between the outside moments at `after` and `before`, where there are any.
std::vector<Episode> episodes_between(const Track& track, std::optional<Instant> after,
                                      std::optional<Instant> before) {
  std::vector<Episode> all;
  for (const Moment& moment : track.moments) {
    const bool too_early = after && moment.when.to <= *after;
    const bool too_late = before && moment.when.from >= *before;
    if (!moment.possible || too_early || too_late) continue;
    const Instant begin = after ? std::max(*after, moment.when.from) : moment.when.from;
    const Instant end = before ? std::min(*before, moment.when.to) : moment.when.to;
    const Duration lost = lost_of(track, moment);
    const bool silent = !all.empty() && begin > all.back().to && begin - lost > all.back().last;
    if (all.empty() || silent) all.push_back({{}, begin, end, all.empty() && after ? *after : begin - lost, end + lost});
    all.back().moments.push_back(&moment);
    all.back().last = std::max(all.back().last, end);
    all.back().to = std::max(all.back().to, end + lost);
  }
  if (!all.empty() && before) all.back().to = *before;
  for (Episode& episode : all) clip(track, episode);
  return all;
}

// Is there a moment between two inside ones that may tell against presence?
bool doubt_between(const Track& track, const Moment& first, const Moment& second) {
  return std::ranges::any_of(track.moments, [&](const Moment& moment) {
    const bool begins = moment.when.from <= second.when.from;
    const bool ends = moment.when.exact() ? moment.when.to >= first.when.from : moment.when.to > first.when.from;
    return !moment.inside && !is_silence(moment) && begins && ends;
  });
}

std::vector<Run> runs_of(const Track& track, const Episode& episode) {
  std::vector<Run> runs;
  const Moment* last = nullptr;
  for (const Moment* moment : episode.moments) {
    if (!moment->inside) continue;
    const bool goes_on = last != nullptr &&
                         moment->when.from - last->when.from <= std::min(gap_of(track, *last), gap_of(track, *moment)) &&
                         !doubt_between(track, *last, *moment);
    if (!goes_on) runs.push_back({moment->when.from, moment->when.from, {}});
    runs.back().to = moment->when.from;
    for (const Report& report : moment->reports)
      if (report.origin) runs.back().origins.insert(*report.origin);
    last = moment;
  }
  return runs;
}

std::vector<Episode> episodes(const Track& track) {
  std::vector<std::optional<Instant>> cuts{std::nullopt};
  for (const Moment& moment : track.moments)
    if (moment.outside) cuts.push_back(moment.when.from);
  cuts.push_back(std::nullopt);
  std::vector<Episode> all;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    const std::vector<Episode> some = episodes_between(track, cuts[i], cuts[i + 1]);
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

// Is the norm in force at any instant of [from, to], both in?
bool binds_in(const accord::Norm& norm, Interval when) {
  return (!norm.from || when.to >= *norm.from) && (!norm.until || when.from < *norm.until);
}

Interval while_binding(const accord::Norm& norm, Interval when) {
  return {norm.from ? std::max(when.from, *norm.from) : when.from, norm.until ? std::min(when.to, *norm.until) : when.to};
}

// A report of an instant after which another one, certainly inside, tells of all that
// concerns the norm, or before which one does, is not needed.
bool is_needed(const accord::Norm& norm, const Episode& episode, const Moment& moment) {
  return std::ranges::none_of(episode.moments, [&](const Moment* other) {
    if (!other->inside) return false;
    const Instant at = other->when.from;
    const bool before = norm.from && at <= *norm.from && moment.when.from < at && moment.when.to <= at;
    const bool after = norm.until && at >= *norm.until && moment.when.from > at;
    return before || after;
  });
}

// What of the episode is in the norm's own time; nullopt: nothing. Who is seen outside at
// the first instant of it was there no more.
std::optional<Episode> in_its_time(const accord::Norm& norm, const Episode& episode) {
  const bool gone = norm.from && episode.to == *norm.from && std::ranges::none_of(episode.moments, [&](const Moment* moment) {
    return moment->when == Interval{*norm.from, *norm.from};
  });
  if (gone || !binds_in(norm, {episode.from, episode.to})) return std::nullopt;
  Episode rest = episode;
  const Interval binding = while_binding(norm, {episode.from, episode.to});
  rest.from = binding.from;
  rest.to = binding.to;
  std::erase_if(rest.moments, [&](const Moment* moment) { return !is_needed(norm, episode, *moment); });
  return rest;
}

Stay stay_of(const Track& track, const std::string& mover, const Episode& episode) {
  Stay stay{mover, {episode.from, episode.to}, {}, {}, {}, {}};
  for (Run& run : runs_of(track, episode)) {
    if (!binds_in(track.norm, {run.from, run.to})) continue;
    const Interval binding = while_binding(track.norm, {run.from, run.to});
    run.from = binding.from;
    run.to = binding.to;
    if (static_cast<std::int64_t>(run.origins.size()) >= track.norm.proof.origins) stay.certain.push_back({run.from, run.to});
    else stay.doubts.insert(Reason::unproven);
  }
  for (const Moment* moment : episode.moments) {
    stay.doubts.insert(moment->doubts.begin(), moment->doubts.end());
    for (const Report& report : moment->reports) {
      if (report.there == Truth::no) continue;
      stay.reports.push_back(report.fact);
      if (moment->inside) stay.sure.insert(report.fact);
    }
  }
  const auto meanwhile = [&](const fact::Fact* fact) { return fact->when->from >= episode.from && fact->when->from <= episode.to; };
  if (std::ranges::any_of(track.implausible, meanwhile)) stay.doubts.insert(Reason::implausible_track);
  return stay;
}

std::map<std::string, std::vector<const fact::Fact*>> reports_by_mover(const World& world) {
  std::map<std::string, std::vector<const fact::Fact*>> movers;
  for (const fact::Fact* fact : world.facts)
    if (fact->root == fact::Root::sighting && !(of_track(world, *fact) && (fact->mover.empty() || is_static(world, *fact))))
      movers[fact->mover.empty() ? fact->id() : fact->mover].push_back(fact);  // nobody named: one of its own
  return movers;
}

bool long_enough(const accord::Norm& norm, Duration stay) {
  const Duration dwell = norm.dwell.value_or(Duration{});
  return norm.more_than ? stay > dwell : stay >= dwell;
}

// The part of a stay, or of a run, that lies in the piece; nullopt: none of it does.
std::optional<Interval> part(const Interval& when, const Piece& piece) {
  const Position from = std::max(at(when.from), piece.from);
  const Position to = std::min(just_after(when.to), piece.to);
  if (from >= to) return std::nullopt;
  return Interval{instant_of(from), instant_of(to)};
}

// What is left of a stay between excuses: possible where none certainly holds, certain
// where none possibly does.
std::vector<Stay> unexcused(const Stay& stay, const Signal& excused) {
  if (excused.pieces().size() == 1 && excused.at(beginning) == Truth::no) return {stay};
  const std::vector<Piece> free = excused.stretches([](Truth t) { return t == Truth::no; });
  std::vector<Stay> all;
  for (const Piece& piece : excused.stretches([](Truth t) { return t != Truth::yes; })) {
    const auto when = part(stay.when, piece);
    if (!when) continue;
    Stay rest{stay.mover, *when, {}, stay.reports, stay.sure, stay.doubts};
    for (const Interval& run : stay.certain)
      for (const Piece& unbound : free)
        if (const auto left = part(run, {std::max(unbound.from, piece.from), std::min(unbound.to, piece.to), Truth::no}))
          rest.certain.push_back(*left);
    all.push_back(rest);
  }
  return all;
}

// Breach if a proven run lasts, unknown if only the possible presence does,
// nothing if neither.
std::optional<Judged> judge_stay(const World& world, const accord::Norm& norm, const Stay& stay, Judged judged) {
  finding::Finding& finding = judged.finding;
  const Duration dwell = norm.dwell.value_or(Duration{});
  judged.verdict.set(at(stay.when.from), just_after(stay.when.to), Truth::unknown);
  judged.support.push_back({stay.when, stay.when, false, true});
  for (const Interval& run : stay.certain) {
    if (!long_enough(norm, run.to - run.from)) continue;
    if (!finding.certain_from) finding.certain_from = run.from;
    finding.certain_to = run.to;
    judged.verdict.set(at(run.from + dwell), just_after(run.to), Truth::yes);
    judged.support.push_back({run, run, true, true});
  }
  if (!finding.certain_from && !long_enough(norm, stay.when.to - stay.when.from)) return std::nullopt;
  if (finding.certain_from) finding.reached = *finding.certain_from + dwell;
  finding.verdict = finding.reached ? finding::Verdict::breach : finding::Verdict::unknown;
  finding.peak = finding.reached ? finding::Peak{1, 1} : finding::Peak{0, 1};
  finding.key = stay.mover;
  finding.from = stay.when.from;
  finding.to = stay.when.to;
  Reasons doubts = stay.doubts;
  doubts.insert(Reason::short_of_duration);
  if (!finding.reached) finding.reasons.assign(doubts.begin(), doubts.end());
  judged.evidence.insert(stay.reports.begin(), stay.reports.end());
  set_evidence(world, judged.evidence, finding);
  return judged;
}

}  // namespace

namespace {

// The reports of one that moves, by its name.
struct Mover {
  std::string name;
  std::vector<const fact::Fact*> reports;
};

std::vector<Stay> stays_of(const World& world, const accord::Norm& norm, const Subject& subject, const std::vector<Mover>& movers) {
  const std::optional<Interval> bounds = record_of(world, norm);
  if (!bounds) return {};
  if (norm.from && norm.until && *norm.from >= *norm.until) return {};
  if (!binds_in(norm, *bounds)) return {};
  const Excuses excuses{world, norm, subject};
  std::vector<Stay> all;
  for (const auto& [mover, facts] : movers) {
    Track track{world, norm, subject, *bounds, implausible(world, facts), {}};
    read_moments(facts, track);
    sort_moments(track);
    doubt_mistaken_looks(track);
    for (const Episode& whole : episodes(track)) {
      const std::optional<Episode> episode = in_its_time(norm, whole);
      if (!episode) continue;
      const Stay stay = stay_of(track, mover, *episode);
      const Signal excused = excuses.covering(stay.reports);
      for (Stay& rest : unexcused(stay, excused)) {
        const Piece when{at(rest.when.from), just_after(rest.when.to), Truth::unknown};
        const Reasons why = excuses.doubts(stay.reports, when);
        rest.doubts.insert(why.begin(), why.end());
        all.push_back(rest);
      }
    }
  }
  return all;
}

}  // namespace

std::vector<Stay> stays_of(const World& world, const accord::Norm& norm, const Subject& subject) {
  std::vector<Mover> movers;
  for (const auto& [mover, reports] : reports_by_mover(world)) movers.push_back({mover, reports});
  return stays_of(world, norm, subject, movers);
}

std::vector<Stay> stays_as_several(const World& world, const accord::Norm& norm, const Subject& subject) {
  std::vector<Mover> movers;
  for (const auto& [mover, reports] : reports_by_mover(world)) {
    const auto ships = ships_of(world, reports);
    if (ships.size() < 2) continue;
    for (const auto& ship : ships) movers.push_back({mover, ship});
  }
  return stays_of(world, norm, subject, movers);
}

std::vector<Judged> judge_presence(const World& world, std::uint32_t norm_order, const Subject& subject) {
  const accord::Norm& norm = world.accord.norms[norm_order];
  std::vector<Judged> out;
  for (const Stay& stay : stays_of(world, norm, subject))
    for (std::uint32_t rung = 0; rung < norm.rungs.size(); ++rung)
      if (const auto judged = judge_stay(world, norm, stay, blank(world, {norm_order, rung}, subject, "movers")))
        out.push_back(*judged);
  return out;
}

}  // namespace casus::oracle
