// Voyages: out of the open, over the zone's edge, about for a while, and back.
#include "casus/rehearse/voyages.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <fmt/format.h>

#include "casus/rehearse/casting.h"
#include "casus/rehearse/dice.h"
#include "casus/rehearse/ground.h"

namespace casus::rehearse {

namespace {

using earth::Position;
using measure::Duration;
using measure::Instant;

constexpr measure::Length edge_reach = measure::kilometres(4);
constexpr measure::Length about_reach = measure::metres(600);

enum class Plot { below, at, above, twice, outside, dark, other_kind };
constexpr std::array plots{Plot::above, Plot::below, Plot::dark,      Plot::at,
                           Plot::twice, Plot::outside, Plot::other_kind};

// Registers whose ships sail everywhere; the digits after them mark a rehearsal.
constexpr std::array<std::int64_t, 4> registers{538, 636, 248, 256};

bool has_tracks(const accord::Accord& accord) {
  return std::any_of(accord.sources.begin(), accord.sources.end(),
                     [](const accord::Source& source) { return source.format == "ais_nmea"; });
}

// A pair of places, one on each side of the zone's edge.
struct Gate {
  Position inside;
  Position outside;
};

class Voyage {
 public:
  Voyage(const Stage& stage, std::size_t zone, Dice& dice, Instant begin)
      : stage_{stage}, zone_{zone}, dice_{dice}, gate_{find_gate()} {
    track_.push_back({begin, gate_.outside});
  }

  void wander(bool inside, Duration stay) {
    sail_to(inside ? gate_.inside : gate_.outside);
    const Instant until = now() + stay;
    while (now() < until) {
      const Position next = about(inside);
      const Duration leg = measure::seconds(dice_.between(240, 900));
      track_.push_back({std::min(until, now() + leg), next});
    }
  }
  void leave() { sail_to(gate_.outside); }
  [[nodiscard]] Instant now() const { return track_.back().at; }
  [[nodiscard]] std::vector<TrackPoint> take() { return std::move(track_); }

 private:
  Gate find_gate() {
    const Position inside_somewhere = somewhere_in(dice_, stage_.zones, zone_);
    for (int tries = 0; tries < 50; ++tries) {
      const auto outside = just_outside(dice_, stage_.zones, zone_, edge_reach);
      if (!outside) continue;
      const auto inside = in_zone_near(dice_, stage_.zones, zone_, {*outside, edge_reach});
      if (inside) return {*inside, *outside};
    }
    return {inside_somewhere, inside_somewhere};
  }

  Position about(bool inside) {
    const Position centre = inside ? gate_.inside : gate_.outside;
    for (int tries = 0; tries < 50; ++tries) {
      const Position p = near(dice_, {centre, about_reach});
      if (stage_.zones.contains(zone_, p) == inside) return p;
    }
    return centre;
  }

  // Between 2.0 and 4.5 m/s (4 to 9 knots), by the longer of the two offsets.
  void sail_to(Position to) {
    const Offset way = offset(track_.back().place, to);
    const std::int64_t metres = std::max<std::int64_t>({1, std::abs(way.north_m), std::abs(way.east_m)});
    const std::int64_t decimetres_per_second = dice_.between(20, 45);
    const std::int64_t seconds = std::max<std::int64_t>(60, metres * 10 / decimetres_per_second);
    track_.push_back({now() + measure::seconds(seconds), to});
  }

  const Stage& stage_;
  std::size_t zone_;
  Dice& dice_;
  Gate gate_;
  std::vector<TrackPoint> track_;
};

class Fleet {
 public:
  explicit Fleet(const Stage& stage) : stage_{stage} {}

  void sail(const accord::Norm& norm) {
    Dice dice{stage_.seed, "movers of norm " + norm.id};
    std::vector<Role> cast = roles(stage_.accord, norm.kind);
    std::erase_if(cast, [](const Role& role) { return role.kind != "vessel"; });
    if (cast.empty()) return;  // AIS tells of no other mover that we sail
    const std::int64_t days = (stage_.when.to - stage_.when.from).raw() / measure::days(1).raw();
    const std::int64_t voyages = std::clamp<std::int64_t>(days, 7, 28);
    const std::int64_t slot = (stage_.when.to - stage_.when.from).raw() / voyages / 1000;
    for (std::int64_t i = 0; i < voyages; ++i) {
      const std::int64_t begin = i * slot + dice.below(std::max<std::int64_t>(1, slot / 2));
      Plot plot = plots[static_cast<std::size_t>(i) % plots.size()];
      Role role = dice.pick(cast);
      set_all(role.attributes, satisfying(norm.tests));
      if (plot == Plot::other_kind && role.attributes.empty()) plot = Plot::above;
      if (plot == Plot::other_kind) role.attributes.clear();
      const Instant at = stage_.when.from + measure::seconds(begin);
      movers_.push_back(mover(norm, plot, role, {dice.next(), at}));
    }
  }

  [[nodiscard]] std::vector<TrueMover> take() { return std::move(movers_); }

 private:
  struct Departure {
    std::uint64_t seed;
    Instant at;
  };
  struct Part {  // what a mover plays, and the stay that the norm forbids
    Plot plot;
    Duration dwell;
  };

  TrueMover mover(const accord::Norm& norm, Plot plot, const Role& role, Departure departure) {
    Dice dice{departure.seed, "voyage"};
    const auto number = static_cast<std::int64_t>(movers_.size()) + 1;
    const std::int64_t mmsi = registers[dice.index(registers.size())] * 1'000'000 + 990'000 + number;
    TrueMover made{fmt::format("mmsi:{}", mmsi), role.kind, role.attributes, {}, {}};
    if (value_of(made.attributes, "ship_type") == nullptr) {
      const measure::Decimal fishing = measure::whole(30);
      const measure::Decimal cargo = measure::whole(70);
      const measure::Decimal type = dice.in_thousand(500) ? fishing : cargo;
      set_all(made.attributes, {{"ship_type", measure::AmountRange{type, type}}});
    }
    Voyage voyage{stage_, norm.zone.value_or(0), dice, departure.at};
    play(voyage, {plot, norm.dwell.value_or(measure::minutes(30))}, dice, made);
    made.track = voyage.take();
    return made;
  }

  static void play(Voyage& voyage, Part given, Dice& dice, TrueMover& mover) {
    const auto [plot, dwell] = given;
    const auto part = [stay = dwell.raw()](std::int64_t percent) { return Duration{stay / 100 * percent}; };
    voyage.wander(false, measure::minutes(30));
    if (plot == Plot::below) voyage.wander(true, part(dice.between(20, 60)));
    if (plot == Plot::at) voyage.wander(true, part(dice.between(85, 105)));
    if (plot == Plot::above || plot == Plot::other_kind) voyage.wander(true, part(dice.between(140, 300)));
    if (plot == Plot::outside) voyage.wander(false, part(200));
    if (plot == Plot::twice) {
      voyage.wander(true, part(45));
      voyage.wander(false, measure::minutes(40));
      voyage.wander(true, part(45));
    }
    if (plot == Plot::dark) {
      voyage.wander(true, part(dice.between(20, 50)));
      const Instant off = voyage.now();
      voyage.wander(true, part(dice.between(60, 160)));
      mover.dark.push_back({off, voyage.now()});
      voyage.wander(true, part(dice.between(10, 40)));
    }
    voyage.leave();
    voyage.wander(false, measure::minutes(30));
  }

  const Stage& stage_;
  std::vector<TrueMover> movers_;
};

void episodes_of(const Stage& stage, const TrueMover& mover, std::size_t zone, std::vector<TrueEpisode>& out) {
  bool was_inside = false;
  for (Instant t = mover.track.front().at; t <= mover.track.back().at; t = t + episode_step) {
    const bool inside = stage.zones.contains(zone, place_at(mover, t));
    if (inside && !was_inside) out.push_back({mover.mover, stage.zones.zone(zone).name, t, t});
    if (inside) out.back().leave = t;
    was_inside = inside;
  }
}

}  // namespace

std::vector<TrueMover> plan_movers(const Stage& stage) {
  Fleet fleet{stage};
  if (!has_tracks(stage.accord)) return {};
  for (const accord::Norm& norm : stage.accord.norms)
    if (norm.form == accord::NormForm::presence && norm.zone) fleet.sail(norm);
  return fleet.take();
}

std::vector<TrueEpisode> true_episodes(const Stage& stage, const std::vector<TrueMover>& movers) {
  std::vector<TrueEpisode> out;
  for (const TrueMover& mover : movers)
    for (std::size_t zone = 0; zone < stage.zones.size(); ++zone) episodes_of(stage, mover, zone, out);
  return out;
}

}  // namespace casus::rehearse
