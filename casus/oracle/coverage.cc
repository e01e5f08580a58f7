// Holes: the record's instants less those at which somebody watches.
#include "casus/oracle/coverage.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "casus/accord/watching.h"
#include "casus/oracle/acts.h"

namespace casus::oracle {

using measure::Instant;
using measure::Interval;

namespace {

// Does this cover hold the whole of where the norm may be broken?
bool holds_zone(const World& world, const accord::Norm& norm, const accord::Cover& cover) {
  if (!cover.zone) return true;
  if (!norm.zone) return false;
  return world.ground.covers(*cover.zone, *norm.zone);
}

bool watches(const World& world, const accord::Source& source, const accord::Norm& norm, Instant at) {
  return source.covers.empty() || std::ranges::any_of(source.covers, [&](const accord::Cover& cover) {
    const bool now = !cover.when || (cover.when->from <= at && at < cover.when->to);
    return now && holds_zone(world, norm, cover);
  });
}

// Has the source been silent for longer than it may be? From its last fact (or the
// start of the record) to its next (or the end).
bool too_silent(const World& world, const accord::Source& source, Interval record, Instant at) {
  if (!source.silent) return false;
  Instant last = record.from;
  Instant next = record.to;
  for (const fact::Fact* fact : world.facts) {
    if (fact->source != source.name) continue;
    // A fact of an unknown instant breaks the silence from its start to its end.
    if (fact->when->from <= at) last = std::max(last, fact->when->to);
    else next = std::min(next, fact->when->from);
  }
  return next - last > *source.silent && at >= last + *source.silent;
}

// Only a source of the proof, and one that was heard at all, watches; if it does not say what
// it watches, it must have told of something seen.
bool can_watch(const World& world, const accord::Source& source, const accord::Norm& norm) {
  const bool any_word = accord::says_what_it_watches(source);
  return accord::is_of_proof(world.accord, source, norm) && std::ranges::any_of(world.facts, [&](const fact::Fact* fact) {
    const bool seen = fact->root == fact::Root::incident || fact->root == fact::Root::sighting;
    return fact->source == source.name && (any_word || seen);
  });
}

// Is the record an outage or a denial that blinds such a source where the norm looks?
// It speaks of its own source, unless it says of which.
bool blinds(const World& world, const fact::Fact& record, const accord::Source& source, const accord::Norm& norm) {
  const fact::Value* about = record.find("about");
  const auto* named = about == nullptr ? nullptr : std::get_if<std::string>(about);
  if ((named == nullptr ? record.source : *named) != source.name) return false;
  return !record.place || !record.place->radius || in_zone(world, norm, record) != measure::Truth::no;
}

std::vector<const fact::Fact*> outages(const World& world) {
  std::vector<const fact::Fact*> all;
  for (const fact::Fact* fact : world.facts)
    if (fact->root == fact::Root::coverage) all.push_back(fact);
  return all;
}

// What is asked of each instant, and what is the same for all of them.
struct Watch {
  const World& world;
  const accord::Norm& norm;
  Interval record;
  std::vector<const fact::Fact*> outages;
  std::vector<const accord::Source*> sources;  // those that can watch

  [[nodiscard]] bool at(Instant at) const {
    return std::ranges::any_of(sources, [&](const accord::Source* source) {
      const bool blind = std::ranges::any_of(outages, [&](const fact::Fact* fact) {
        return fact->when->from <= at && at < fact->when->to && blinds(world, *fact, *source, norm);
      });
      return !blind && watches(world, *source, norm, at) && !too_silent(world, *source, record, at);
    });
  }
};

Watch watch_of(const World& world, const accord::Norm& norm, Interval record) {
  Watch watch{world, norm, record, outages(world), {}};
  for (const accord::Source& source : world.accord.sources)
    if (can_watch(world, source, norm)) watch.sources.push_back(&source);
  return watch;
}

// Is a denial of access to a source that could watch part of the hole?
bool denied(const Watch& watch, Interval hole) {
  return std::ranges::any_of(watch.outages, [&](const fact::Fact* fact) {
    const bool overlaps = fact->what == "access_denied" && fact->when->from < hole.to && hole.from < fact->when->to;
    return overlaps && std::ranges::any_of(watch.sources, [&](const accord::Source* source) {
      return blinds(watch.world, *fact, *source, watch.norm);
    });
  });
}

// Every instant at which somebody may begin or cease to watch.
std::set<Instant> changes_of(const World& world, Interval record) {
  std::set<Instant> changes{record.from, record.to};
  for (const accord::Source& source : world.accord.sources)
    for (const accord::Cover& cover : source.covers)
      if (cover.when) changes.insert({cover.when->from, cover.when->to});
  for (const fact::Fact* fact : world.facts) {
    const auto silent = world.accord.source(fact->source)->silent;
    if (silent || fact->root == fact::Root::coverage) changes.insert({fact->when->from, fact->when->to});
    if (silent) changes.insert({fact->when->to + *silent, record.from + *silent});
  }
  return changes;
}

}  // namespace

std::optional<Interval> record_of(const World& world, const accord::Norm& norm) {
  std::set<std::string_view> givers;
  for (const accord::Source& source : world.accord.sources)
    if (accord::can_give(world.accord, source, norm.kind)) givers.insert(source.name);
  std::optional<Interval> record;
  for (const fact::Fact* fact : world.facts) {
    if (!givers.contains(fact->source)) continue;
    const Instant until = std::min(fact->when->to, shows_passed(world, *fact));
    if (!record) record = Interval{fact->when->from, until};
    record->from = std::min(record->from, fact->when->from);
    record->to = std::max(record->to, until);
  }
  return record;
}

std::vector<Hole> holes(const World& world, const accord::Norm& norm) {
  std::optional<Interval> record = record_of(world, norm);
  const bool registered = norm.root == fact::Root::act || norm.root == fact::Root::declaration;
  if (!record || registered) return {};
  if (norm.from) record->from = std::max(record->from, *norm.from);
  if (norm.until) record->to = std::min(record->to, *norm.until);
  if (record->from > record->to) return {};
  const Watch watch = watch_of(world, norm, *record);
  const std::set<Instant> changes = changes_of(world, *record);
  std::vector<Hole> all;
  for (auto at = changes.begin(); std::next(at) != changes.end(); ++at) {
    const Interval piece{*at, *std::next(at)};
    if (piece.from < record->from || piece.to > record->to || watch.at(piece.from)) continue;
    if (!all.empty() && all.back().when.to == piece.from) all.back().when.to = piece.to;
    else all.push_back({piece});
  }
  for (Hole& hole : all) hole.denied = denied(watch, hole.when);
  return all;
}

bool blacked_out(const World& world, const accord::Norm& norm, const Subject& subject, Interval when) {
  std::vector<const fact::Fact*> told = outages(world);
  std::erase_if(told, [&](const fact::Fact* fact) { return subject.includes(world.accord.source(fact->source)->origin); });
  std::set<Instant> instants{when.from};
  for (const fact::Fact* fact : told) instants.insert({fact->when->from, fact->when->to});
  for (const accord::Source& source : world.accord.sources)
    for (const accord::Cover& cover : source.covers)
      if (cover.when) instants.insert({cover.when->from, cover.when->to});
  const auto blind = [&](const accord::Source& source, Instant at) {
    return std::ranges::any_of(told, [&](const fact::Fact* fact) {
      return fact->when->from <= at && at < fact->when->to && blinds(world, *fact, source, norm);
    });
  };
  const auto ever_watches = [&](const accord::Source& source) {
    return can_watch(world, source, norm) &&
           (source.covers.empty() || std::ranges::any_of(source.covers, [&](const accord::Cover& cover) { return holds_zone(world, norm, cover); }));
  };
  return std::ranges::any_of(instants, [&](Instant at) {
    if (at < when.from || at >= when.to) return false;
    bool dark = false;
    for (const accord::Source& source : world.accord.sources) {
      if (!ever_watches(source)) continue;
      if (blind(source, at)) dark = true;
      else if (watches(world, source, norm, at)) return false;
    }
    return dark;
  });
}

bool in_doubt(const Hole& hole, measure::Duration after, Interval when) {
  return when.from < hole.when.to + after && (hole.when.from < when.to || hole.when.from == when.from);
}

}  // namespace casus::oracle
