// In order: who it is, whether it lies near a zone, and then the strand decides.
#include "casus/watch/sieve.h"

#include <algorithm>

#include "casus/base/check.h"
#include "casus/watch/collect.h"
#include "casus/watch/receipt.h"

namespace casus::watch {

using measure::Instant;
using measure::Interval;

namespace {

// Texts that a mover repeats in turn: three of AIS, two of a transponder.
constexpr std::size_t most_texts = 4;

earth::ZoneIndex index_of(const accord::Accord& accord, const std::set<std::size_t>& zones) {
  std::vector<earth::CompiledZone> compiled;
  for (const std::size_t zone : zones) compiled.push_back(accord.zones[zone].compiled);
  return earth::ZoneIndex{std::move(compiled)};
}

// Ascending, and apart by more than `silent`: what lies nearer together is one.
void add(std::vector<Interval>& times, Interval when, measure::Duration silent) {
  const auto near = [&](const Interval& one) { return when.from - one.to <= silent && one.from - when.to <= silent; };
  const auto earlier = [&](const Interval& one) { return one.to + silent < when.from; };
  const auto first = std::ranges::partition_point(times, earlier);
  auto last = first;
  for (; last != times.end() && near(*last); ++last) {
    when.from = std::min(when.from, last->from);
    when.to = std::max(when.to, last->to);
  }
  if (first == last) {
    times.insert(first, when);
    return;
  }
  *first = when;
  times.erase(first + 1, last);
}

}  // namespace

Sieve::Sieve(const accord::Accord& accord, const std::set<std::size_t>& zones, std::set<std::string, std::less<>> whole, Keep keep)
    : accord_{accord}, zones_{index_of(accord, zones)}, whole_{std::move(whole)}, keep_{std::move(keep)}, heard_(accord.sources.size()),
      end_ms_{Passed{}.end.ms()} {}

void Sieve::source(const accord::Source& source) {
  const auto at = std::ranges::find(accord_.sources, source.name, &accord::Source::name);
  CASUS_CHECK(at != accord_.sources.end());
  source_ = static_cast<std::uint32_t>(at - accord_.sources.begin());
  speed_ = source.format.starts_with("ais_") ? vessel_speed : aircraft_speed;
}

void Sieve::take(const fact::Glimpse& glimpse) {
  hear({glimpse.at, glimpse.at}, glimpse.received.value_or(glimpse.at));
  Mover& mover = this->mover(glimpse.mover);
  const Offer offer{glimpse.at.ms(), &glimpse, nullptr};
  if (mover.whole) keep_(offer.take());
  else if (!glimpse.where) state(mover, offer);
  else place(mover, *glimpse.where, offer, is_outside(*glimpse.where));
}

void Sieve::take(fact::Fact&& fact) {
  const accord::Source& source = accord_.sources[source_];
  const MoverReport report = mover_report(*fact::vocabulary(source.format), fact);
  if (report == MoverReport::none) {
    keep_(std::move(fact));
    return;
  }
  // No norm reads a report of a mover without a time.
  if (!fact.when) return;
  hear(happened_in(fact), passed_by(source, fact));
  Mover& mover = this->mover(fact.mover);
  const Offer offer{fact.when->from.ms(), nullptr, &fact};
  if (!fact.when->exact() && !mover.whole) give_up(mover);
  if (mover.whole) {
    keep_(std::move(fact));
  } else if (report == MoverReport::statement) {
    state(mover, offer);
  } else {
    const bool usual = fact.grade == source.profile.grade;
    place(mover, fact.place->at, offer, usual && is_outside(*fact.place));
  }
}

Sieve::Mover& Sieve::mover(std::string_view name) {
  const std::uint32_t number = table_.number(name);
  if (number < movers_.size()) return *movers_[number];
  Mover& fresh = *movers_.emplace_back(std::make_unique<Mover>());
  fresh.name = name;
  fresh.whole = whole_.contains(name);
  fresh.source = source_;
  return fresh;
}

Strand& Sieve::strand_of(Mover& mover) const {
  if (mover.source == source_) return mover.strand;
  for (auto& [source, strand] : mover.others) {
    if (source == source_) return *strand;
  }
  return *mover.others.emplace_back(source_, std::make_unique<Strand>()).second;
}

void Sieve::hear(Interval when, Instant passed) {
  Heard& heard = heard_[source_];
  heard.first_ms = std::min(heard.first_ms, when.from.ms());
  heard.last_ms = std::max(heard.last_ms, std::min(when.to, passed).ms());
  end_ms_ = std::max(end_ms_, passed.ms());
  const auto& silent = accord_.sources[source_].silent;
  if (silent) add(heard.times, when, *silent);
}

bool Sieve::is_outside(earth::Position at) {
  zones_.zones_at(at, inside_);
  return inside_.empty();
}

bool Sieve::is_outside(const fact::Place& place) {
  if (!place.radius || !is_outside(place.at)) return false;
  if (place.radius->raw() == 0) return true;
  for (std::size_t zone = 0; zone < zones_.size(); ++zone)
    if (zones_.contains(zone, place.at, *place.radius) != measure::Truth::no) return false;
  return true;
}

void Sieve::place(Mover& mover, earth::Position at, const Offer& offer, bool dull) {
  mover.steady = mover.pace.add(at, offer.at_ms, speed_);
  if (dull) {
    strand_of(mover).add(offer, mover.telling, keep_);
    return;
  }
  bool whole = mover.strand.part(offer.at_ms, keep_);
  for (auto& [source, strand] : mover.others) whole = strand->part(offer.at_ms, keep_) && whole;
  if (!whole) give_up(mover);
  mover.telling.insert(std::ranges::upper_bound(mover.telling, offer.at_ms), offer.at_ms);
  keep_(offer.take());
}

void Sieve::state(Mover& mover, const Offer& offer) {
  if (mover.statements == nullptr) mover.statements = std::make_unique<Statements>();
  Statements& known = *mover.statements;
  const auto repeats = [&](const std::string& text) { return text == offer.glimpse->says; };
  if (offer.glimpse != nullptr && std::ranges::any_of(known.texts, repeats)) return;
  fact::Fact fact = offer.take();
  const bool more = known.said.add(fact);
  if (offer.glimpse != nullptr) {
    if (known.texts.size() == most_texts) known.texts.erase(known.texts.begin());
    known.texts.emplace_back(offer.glimpse->says);
  }
  if (more) keep_(std::move(fact));
}

void Sieve::give_up(Mover& mover) {
  mover.whole = true;
  unsure_.insert(mover.name);
}

Passed Sieve::finish() {
  for (const std::unique_ptr<Mover>& mover : movers_) {
    mover->strand.finish(mover->telling, keep_);
    for (auto& [source, strand] : mover->others) strand->finish(mover->telling, keep_);
    if (!mover->steady && !mover->telling.empty() && !mover->whole) give_up(*mover);
  }
  Passed out;
  out.end = Instant{end_ms_};
  for (std::size_t i = 0; i < heard_.size(); ++i) {
    const std::string& name = accord_.sources[i].name;
    if (heard_[i].last_ms == Heard{}.last_ms) continue;
    out.extent[name] = {Instant{heard_[i].first_ms}, Instant{heard_[i].last_ms}};
    if (!heard_[i].times.empty()) out.heard[name] = heard_[i].times;
  }
  return out;
}

}  // namespace casus::watch
