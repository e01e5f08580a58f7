// Versions resolved, then incidents, tracks and declarations put where norms look.
#include "casus/watch/collect.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <tuple>

#include "casus/accord/watching.h"
#include "casus/watch/implausible.h"
#include "casus/watch/receipt.h"

namespace casus::watch {

using fact::Fact;
using fact::Root;
using measure::Instant;
using measure::Interval;

namespace {

// Where nothing says when, the later in its file is the later version.
bool told_later(const Fact& a, const Fact& b) {
  return std::tie(a.published, a.received, a.offset) > std::tie(b.published, b.received, b.offset);
}

// Is `a` a later version of the record than `b`?
bool supersedes(const Fact& a, const Fact& b) {
  if (told_later(a, b) || told_later(b, a)) return told_later(a, b);
  return fact::version(a) > fact::version(b);
}

// Current versions of the records that have versions.
class Records {
 public:
  explicit Records(const Catalogue& catalogue) : catalogue_{catalogue}, current_(catalogue.log().size(), Catalogue::none) {}
  void take(std::uint32_t index) {
    std::uint32_t& current = current_[catalogue_.identity(index)];
    if (current == Catalogue::none || supersedes(catalogue_.given()[index], catalogue_.given()[current])) current = index;
  }
  // In log order.
  [[nodiscard]] std::vector<std::uint32_t> current() && {
    std::erase(current_, Catalogue::none);
    if (!std::ranges::is_sorted(current_)) std::ranges::sort(current_);
    return std::move(current_);
  }

 private:
  const Catalogue& catalogue_;
  std::vector<std::uint32_t> current_;  // by first version
};

// Orders a track's columns together and drops repetitions of one record.
void settle(Track& track, std::span<const Fact> log) {
  std::vector<std::size_t> order(track.at_ms.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto rank = [&](std::size_t i) {
    const Fact& f = log[track.fact[i]];
    return std::tie(track.at_ms[i], track.where[i], f.source, f.record, track.fact[i]);
  };
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  Track sorted{.mover = track.mover, .at_ms = {}, .where = {}, .fact = {}, .statics = std::move(track.statics), .vague = track.vague, .doubtful = {}};
  for (const std::size_t i : order) {
    if (!sorted.fact.empty()) {
      const Fact& last = log[sorted.fact.back()];
      const Fact& here = log[track.fact[i]];
      const bool again = last.record == here.record && last.source == here.source;
      if (again && told_later(here, last)) sorted.fact.back() = track.fact[i];
      if (again) continue;
    }
    sorted.at_ms.push_back(track.at_ms[i]);
    sorted.where.push_back(track.where[i]);
    sorted.fact.push_back(track.fact[i]);
  }
  track = std::move(sorted);
}

std::vector<incident::Incident> merge_reports(const accord::Accord& accord, std::span<const Fact> log,
                                              std::span<const std::uint32_t> incidents) {
  std::vector<const Fact*> reports;
  reports.reserve(incidents.size());
  for (const std::uint32_t index : incidents) reports.push_back(&log[index]);
  std::optional<incident::SameRule> rule;
  if (accord.same_incident) rule = {accord.same_incident->distance, accord.same_incident->time};
  return incident::merge(reports, rule);
}

}  // namespace

std::string mover_of(const Fact& fact) { return fact.mover.empty() ? fact.id() : fact.mover; }

namespace {

// When each source was heard; its place among what was collected is looked up once.
class Hearing {
 public:
  explicit Hearing(Collected& out) : out_{out}, ears_(out.catalogue->tellers()) {}
  void hear(std::uint32_t index) {
    const Fact& fact = out_.log[index];
    Ear& ear = ears_[out_.catalogue->teller(index)];
    const accord::Source& source = *out_.catalogue->source(index);
    const Instant passed = passed_by(source, fact);
    const Interval heard{fact.when->from, std::min(fact.when->to, passed)};
    if (ear.extent == nullptr) open(ear, source, heard);
    const bool seen = fact.root == Root::incident || fact.root == Root::sighting;
    if (seen && !ear.observes) ear.observes = out_.observers.insert(fact.source).second;
    ear.extent->from = std::min(ear.extent->from, heard.from);
    ear.extent->to = std::max(ear.extent->to, heard.to);
    out_.end = std::max(out_.end, passed);
    if (ear.heard != nullptr) ear.heard->push_back(*fact.when);
  }
  // Once all was heard.
  void settle() {
    for (auto& [source, times] : out_.heard) std::ranges::sort(times);
  }

 private:
  struct Ear {
    Interval* extent = nullptr;
    std::vector<Interval>* heard = nullptr;  // of a source with a `silent`
    bool observes = false;                   // it is known that it does
  };
  void open(Ear& ear, const accord::Source& source, Interval heard) {
    ear.extent = &out_.extent.try_emplace(source.name, heard).first->second;
    if (source.silent) ear.heard = &out_.heard[source.name];
  }

  Collected& out_;
  std::vector<Ear> ears_;  // by source
};

void add_act(Collected& out, std::uint32_t index) {
  out.acts.push_back(index);
  const std::uint32_t about = out.catalogue->about(index);
  if (about != Catalogue::none) out.acts_about[about].push_back(index);
}

using Tracks = std::map<std::string, Track, std::less<>>;

void add_report(Tracks& tracks, const Catalogue& catalogue, std::uint32_t index) {
  const Fact& fact = catalogue.log()[index];
  Track& track = tracks.try_emplace(mover_of(fact)).first->second;
  track.mover = mover_of(fact);
  if (catalogue.mover_report(index) == MoverReport::statement) {
    track.statics.push_back(index);
    return;
  }
  track.at_ms.push_back(fact.when->from.ms());
  track.where.push_back(fact.place ? fact.place->at : earth::Position{});
  track.vague = track.vague || !fact.place || fact.place->radius != measure::millimetres(0);
  track.fact.push_back(index);
}

// Every record that is current puts itself where norms look.
void take(Collected& out, Tracks& tracks, const Passed& passed, std::optional<Instant> before) {
  const Catalogue& catalogue = *out.catalogue;
  const std::span<const Fact> log = out.log;
  out.end = passed.end;
  out.extent = passed.extent;
  out.heard = passed.heard;
  out.acts_about.resize(catalogue.abouts());
  Hearing hearing{out};
  Records records{catalogue};
  for (std::uint32_t i = 0; i < log.size(); ++i) {
    if (catalogue.source(i) == nullptr) continue;
    if (before && known_at(log[i]).value_or(*before - measure::milliseconds(1)) >= *before) continue;
    if (catalogue.identity(i) != Catalogue::none) {
      records.take(i);
    } else if (log[i].when) {
      hearing.hear(i);
      add_report(tracks, catalogue, i);
    }
  }
  for (const std::uint32_t i : std::move(records).current()) {
    // A version that gives no time counts for nothing, but it still replaces the ones before it.
    if (!log[i].when) continue;
    hearing.hear(i);
    if (log[i].root == Root::incident) out.incidents.push_back(i);
    if (log[i].root == Root::coverage) out.coverage.push_back(i);
    if (log[i].root == Root::act) add_act(out, i);
    if (log[i].root == Root::declaration) out.declarations.push_back(i);
    if (catalogue.mover_report(i) != MoverReport::none) add_report(tracks, catalogue, i);
  }
  hearing.settle();
}

}  // namespace

Collected collect(const Catalogue& catalogue, const Passed& passed, std::optional<Instant> before) {
  Collected out;
  out.catalogue = &catalogue;
  out.log = catalogue.log();
  Tracks tracks;
  take(out, tracks, passed, before);
  const std::optional<accord::OpenLog>& open = catalogue.accord().open;
  if (!before && open && open->known_to) out.end = std::max(out.end, *open->known_to);
  out.merged = merge_reports(catalogue.accord(), out.log, out.incidents);
  for (auto& [mover, track] : tracks) {
    settle(track, out.log);
    track.doubtful = plausibility_of(catalogue.accord(), out.log, track).doubtful;
    out.tracks.push_back(std::move(track));
  }
  return out;
}

std::vector<std::uint32_t> current_versions(const Collected& collected) {
  std::vector<std::uint32_t> current(collected.log.size(), Catalogue::none);
  const auto keep = [&](std::uint32_t record) {
    const std::uint32_t identity = collected.catalogue->identity(record);
    if (identity != Catalogue::none) current[identity] = record;
  };
  for (const auto* records : {&collected.incidents, &collected.coverage, &collected.acts, &collected.declarations}) std::ranges::for_each(*records, keep);
  for (const Track& track : collected.tracks) {
    std::ranges::for_each(track.fact, keep);
    std::ranges::for_each(track.statics, keep);
  }
  return current;
}

bool Track::may_touch(std::optional<std::size_t> zone) const {
  return !zone || vague || std::ranges::binary_search(zones, static_cast<std::uint32_t>(*zone));
}

void set_zones(Collected& collected, const Ground& zones) {
  std::vector<earth::ZoneIndex::Found> found;
  collected.tracks_in.assign(collected.catalogue->accord().zones.size(), {});
  collected.vague_tracks.clear();
  for (std::uint32_t i = 0; i < collected.tracks.size(); ++i) {
    Track& track = collected.tracks[i];
    zones.zones_at(track.where, found);
    for (const auto& [point, zone] : found) {
      const auto place = std::ranges::lower_bound(track.zones, zone);
      if (place == track.zones.end() || *place != zone) track.zones.insert(place, zone);
    }
    for (const std::uint32_t zone : track.zones) collected.tracks_in[zone].push_back(i);
    if (track.vague) collected.vague_tracks.push_back(i);
  }
}

std::vector<std::uint32_t> tracks_touching(const Collected& collected, std::optional<std::size_t> zone) {
  std::vector<std::uint32_t> out;
  if (zone) {
    std::ranges::set_union(collected.tracks_in[*zone], collected.vague_tracks, std::back_inserter(out));
  } else {
    out.resize(collected.tracks.size());
    std::iota(out.begin(), out.end(), 0U);
  }
  return out;
}

namespace {

// Which records are left out.
class Omission {
 public:
  Omission(const Catalogue& catalogue, const LeftOut& left) : catalogue_{catalogue}, left_{left} {
    for (const accord::Source& source : catalogue.accord().sources)
      silenced_.push_back(std::ranges::find(left.sources, source.name) != left.sources.end());
  }
  [[nodiscard]] bool of_silenced(std::uint32_t index) const { return silenced_[catalogue_.teller(index)]; }
  [[nodiscard]] bool operator()(std::uint32_t index) const {
    return of_silenced(index) && std::ranges::find(left_.but, index) == left_.but.end();
  }

 private:
  const Catalogue& catalogue_;
  const LeftOut& left_;
  std::vector<bool> silenced_;  // by source
};

void leave_out(const Omission& left_out, base::Few<std::uint32_t>& acts) {
  if (std::ranges::none_of(acts, std::cref(left_out))) return;
  base::Few<std::uint32_t> rest;
  for (const std::uint32_t act : acts) {
    if (!left_out(act)) rest.push_back(act);
  }
  acts = std::move(rest);
}

void leave_out(const Omission& left_out, const Catalogue& catalogue, Track& track) {
  if (std::ranges::none_of(track.fact, std::cref(left_out))) return;
  Track rest{.mover = track.mover, .at_ms = {}, .where = {}, .fact = {}, .statics = track.statics, .zones = track.zones, .vague = track.vague, .doubtful = {}};
  for (std::size_t i = 0; i < track.fact.size(); ++i) {
    if (left_out(track.fact[i])) continue;
    rest.at_ms.push_back(track.at_ms[i]);
    rest.where.push_back(track.where[i]);
    rest.fact.push_back(track.fact[i]);
  }
  if (!track.doubtful.empty()) rest.doubtful = plausibility_of(catalogue.accord(), catalogue.log(), rest).doubtful;
  track = std::move(rest);
}

}  // namespace

Collected without(const Collected& all, const LeftOut& left) {
  Collected out = all;
  const Catalogue& catalogue = *all.catalogue;
  const Omission omission{catalogue, left};
  const auto left_out = std::cref(omission);
  for (std::vector<std::uint32_t>* list : {&out.incidents, &out.coverage, &out.acts, &out.declarations}) std::erase_if(*list, left_out);
  for (base::Few<std::uint32_t>& acts : out.acts_about) leave_out(omission, acts);
  for (const std::string& source : left.sources) {
    out.extent.erase(source);
    out.heard.erase(source);
    out.observers.erase(source);
  }
  Hearing hearing{out};
  for (const std::uint32_t index : left.but) {
    if (omission.of_silenced(index)) hearing.hear(index);
  }
  hearing.settle();
  if (out.incidents.size() != all.incidents.size()) out.merged = merge_reports(catalogue.accord(), out.log, out.incidents);
  for (Track& track : out.tracks) leave_out(omission, catalogue, track);
  return out;
}

bool observes(const Collected& collected, const accord::Source& source) {
  if (!collected.extent.contains(source.name)) return false;
  return accord::says_what_it_watches(source) || collected.observers.contains(source.name);
}

std::optional<Interval> record_of(const accord::Accord& accord, const Collected& collected,
                                  const accord::Norm& norm) {
  std::optional<Interval> record;
  for (const accord::Source& source : accord.sources) {
    const auto extent = collected.extent.find(source.name);
    if (extent == collected.extent.end() || !accord::can_give(accord, source, norm.kind)) continue;
    if (!record) record = extent->second;
    record->from = std::min(record->from, extent->second.from);
    record->to = std::max(record->to, extent->second.to);
  }
  return record;
}

}  // namespace casus::watch
