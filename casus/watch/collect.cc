// Versions resolved, then incidents, tracks and declarations put where norms look.
#include "casus/watch/collect.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "casus/fact/vocabulary.h"
#include "casus/watch/implausible.h"

namespace casus::watch {

using fact::Fact;
using fact::Root;
using measure::Instant;
using measure::Interval;

namespace {

const fact::Vocabulary* format_of(const accord::Accord& accord, const Fact& fact) {
  const accord::Source* source = accord.source(fact.source);
  return source == nullptr ? nullptr : fact::vocabulary(source->format);
}

// The AIS message type (or its like) that decides whether a report is a position.
std::int64_t message_of(const Fact& fact) {
  const fact::Value* message = fact.find("message");
  const auto* number = message == nullptr ? nullptr : std::get_if<measure::AmountRange>(message);
  return number == nullptr ? 0 : number->low.raw() / measure::decimal_one;
}

// A report of a mover: its position, or what it says about itself.
bool is_mover_report(const fact::Vocabulary& format, const Fact& fact) {
  return fact.root == Root::sighting && !(format.tracks && fact.mover.empty());
}

// In a track a report without a place is no report of the mover's presence (it may
// be a static message), and a message type, where there is one, tells which are
// positions. Elsewhere every sighting counts, if only of an unknown place.
bool is_position(const fact::Vocabulary& format, const Fact& fact) {
  if (!format.tracks) return true;
  if (!fact.place) return false;
  return fact.find("message") == nullptr || !fact::mover_kind(format.format, message_of(fact)).empty();
}

bool told_later(const Fact& a, const Fact& b) {
  return std::tie(a.published, a.received) > std::tie(b.published, b.received);
}

// Is `a` a later version of the record than `b`?
bool supersedes(const Fact& a, const Fact& b) {
  if (told_later(a, b) || told_later(b, a)) return told_later(a, b);
  return fact::version(a) > fact::version(b);
}

// Current versions of records that are few and large (incidents, coverage).
class Records {
 public:
  explicit Records(std::span<const Fact> log) : log_{log} {}
  void take(std::uint32_t index) {
    const auto [at, fresh] = current_.try_emplace(log_[index].id(), index);
    if (!fresh && supersedes(log_[index], log_[at->second])) at->second = index;
  }
  // In log order.
  [[nodiscard]] std::vector<std::uint32_t> current() const {
    std::vector<std::uint32_t> out;
    for (const auto& [id, index] : current_) out.push_back(index);
    std::ranges::sort(out);
    return out;
  }

 private:
  std::span<const Fact> log_;
  std::unordered_map<std::string, std::uint32_t> current_;
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
  for (const std::uint32_t index : incidents) reports.push_back(&log[index]);
  std::optional<incident::SameRule> rule;
  if (accord.same_incident) rule = {accord.same_incident->distance, accord.same_incident->time};
  return incident::merge(reports, rule);
}

void widen(std::map<std::string, Interval, std::less<>>& extent, const std::string& source, Interval when) {
  const auto [at, fresh] = extent.try_emplace(source, when);
  if (fresh) return;
  at->second.from = std::min(at->second.from, when.from);
  at->second.to = std::max(at->second.to, when.to);
}

}  // namespace

MoverReport mover_report(const fact::Vocabulary& format, const Fact& fact) {
  if (!is_mover_report(format, fact)) return MoverReport::none;
  return is_position(format, fact) ? MoverReport::position : MoverReport::statement;
}

std::string mover_of(const Fact& fact) { return fact.mover.empty() ? fact.id() : fact.mover; }

namespace {

void hear(const accord::Accord& accord, Collected& out, const Fact& fact) {
  widen(out.extent, fact.source, *fact.when);
  out.end = std::max({out.end, fact.when->to, fact.received.value_or(fact.when->to)});
  if (accord.source(fact.source)->silent) out.heard[fact.source].push_back(*fact.when);
}

void add_act(Collected& out, std::uint32_t index) {
  out.acts.push_back(index);
  const fact::Value* about = out.log[index].find("about");
  const auto* word = about == nullptr ? nullptr : std::get_if<std::string>(about);
  if (word != nullptr) out.acts_about[*word].push_back(index);
}

using Tracks = std::map<std::string, Track, std::less<>>;

void add_report(Tracks& tracks, const fact::Vocabulary& format, std::span<const Fact> log, std::uint32_t index) {
  const Fact& fact = log[index];
  Track& track = tracks.try_emplace(mover_of(fact)).first->second;
  track.mover = mover_of(fact);
  if (!is_position(format, fact)) {
    track.statics.push_back(index);
    return;
  }
  track.at_ms.push_back(fact.when->from.ms());
  track.where.push_back(fact.place ? fact.place->at : earth::Position{});
  track.vague = track.vague || !fact.place || fact.place->radius != measure::millimetres(0);
  track.fact.push_back(index);
}

}  // namespace

std::optional<Instant> known_at(const Fact& fact) {
  if (fact.received) return fact.received;
  return fact.when ? std::optional{fact.when->to} : std::nullopt;
}

Collected collect(const accord::Accord& accord, std::span<const Fact> log, const Passed& passed, std::optional<Instant> before) {
  Collected out;
  out.log = log;
  out.end = passed.end;
  out.extent = passed.extent;
  out.heard = passed.heard;
  Records records{log};
  Tracks tracks;
  for (std::uint32_t i = 0; i < log.size(); ++i) {
    if (before && known_at(log[i]).value_or(*before - measure::milliseconds(1)) >= *before) continue;
    const fact::Vocabulary* format = format_of(accord, log[i]);
    if (format == nullptr) continue;
    // The record id of a track report is a hash of its content: it has no versions.
    if (!format->tracks || !is_mover_report(*format, log[i])) {
      records.take(i);
      continue;
    }
    if (!log[i].when) continue;
    hear(accord, out, log[i]);
    add_report(tracks, *format, log, i);
  }
  for (const std::uint32_t i : records.current()) {
    // A version that gives no time counts for nothing, but it still replaces the ones before it.
    if (!log[i].when) continue;
    hear(accord, out, log[i]);
    if (log[i].root == Root::incident) out.incidents.push_back(i);
    if (log[i].root == Root::coverage) out.coverage.push_back(i);
    if (log[i].root == Root::act) add_act(out, i);
    if (log[i].root == Root::declaration) out.declarations.push_back(i);
    const fact::Vocabulary& format = *format_of(accord, log[i]);
    if (is_mover_report(format, log[i])) add_report(tracks, format, log, i);
  }
  if (!before && accord.open && accord.open->known_to) out.end = std::max(out.end, *accord.open->known_to);
  for (auto& [source, times] : out.heard) std::ranges::sort(times);
  out.merged = merge_reports(accord, log, out.incidents);
  for (auto& [mover, track] : tracks) {
    settle(track, log);
    track.doubtful = plausibility_of(accord, log, track).doubtful;
    out.tracks.push_back(std::move(track));
  }
  return out;
}

bool Track::may_touch(std::optional<std::size_t> zone) const {
  return !zone || vague || std::ranges::binary_search(zones, static_cast<std::uint32_t>(*zone));
}

void set_zones(std::vector<Track>& tracks, const Ground& zones) {
  std::vector<std::uint32_t> here;
  for (Track& track : tracks) {
    for (const earth::Position at : track.where) {
      zones.zones_at(at, here);
      for (const std::uint32_t zone : here) {
        const auto place = std::ranges::lower_bound(track.zones, zone);
        if (place == track.zones.end() || *place != zone) track.zones.insert(place, zone);
      }
    }
  }
}

Collected without(const accord::Accord& accord, const Collected& all, const LeftOut& left) {
  Collected out = all;
  const auto left_out = [&](std::uint32_t index) {
    return std::ranges::find(left.sources, all.log[index].source) != left.sources.end() &&
           std::ranges::find(left.but, index) == left.but.end();
  };
  for (std::vector<std::uint32_t>* list : {&out.incidents, &out.coverage, &out.acts, &out.declarations}) std::erase_if(*list, left_out);
  for (auto& [name, acts] : out.acts_about) std::erase_if(acts, left_out);
  for (const std::string& source : left.sources) {
    out.extent.erase(source);
    out.heard.erase(source);
  }
  for (const std::uint32_t index : left.but) {
    const Fact& fact = all.log[index];
    if (std::ranges::find(left.sources, fact.source) != left.sources.end()) hear(accord, out, fact);
  }
  for (auto& [source, times] : out.heard) std::ranges::sort(times);
  out.merged = merge_reports(accord, out.log, out.incidents);
  for (Track& track : out.tracks) {
    Track rest{.mover = track.mover, .at_ms = {}, .where = {}, .fact = {}, .statics = track.statics, .zones = track.zones, .vague = track.vague, .doubtful = {}};
    for (std::size_t i = 0; i < track.fact.size(); ++i) {
      if (left_out(track.fact[i])) continue;
      rest.at_ms.push_back(track.at_ms[i]);
      rest.where.push_back(track.where[i]);
      rest.fact.push_back(track.fact[i]);
    }
    if (!track.doubtful.empty()) rest.doubtful = plausibility_of(accord, out.log, rest).doubtful;
    track = std::move(rest);
  }
  return out;
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
