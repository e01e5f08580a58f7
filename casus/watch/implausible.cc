// Tracks by the least speed, then the stretches of each that another contradicts.
#include "casus/watch/implausible.h"

#include <algorithm>
#include <optional>

#include "casus/earth/distance.h"
#include "casus/fact/fastest.h"
#include "casus/fact/vocabulary.h"
#include "casus/watch/intervals.h"
#include "casus/watch/pace.h"

namespace casus::watch {

using fact::Fact;
using measure::Duration;
using measure::Instant;
using measure::Interval;
using measure::Length;

namespace {

__extension__ typedef __int128 Int128;

// After that any place on earth is in reach of the slowest.
constexpr Duration long_enough = measure::hours(110);
// No unit of 1e-7 degree is longer than this, in millimetres.
constexpr std::int64_t longest_unit = 12;
constexpr std::int64_t turn = 3'600'000'000;

// An upper bound of how far apart two places are, from their coordinates alone.
Length at_most_apart(earth::Position a, earth::Position b) {
  const std::int64_t north = std::abs(std::int64_t{a.latitude_e7()} - b.latitude_e7());
  const std::int64_t east = std::abs(std::int64_t{a.longitude_e7()} - b.longitude_e7());
  return Length{(north + std::min(east, turn - east)) * longest_unit};
}

Length nearest(const fact::Place& a, const fact::Place& b) {
  if (!a.radius || !b.radius) return {};
  return std::max(Length{}, earth::distance(a.at, b.at).lower - *a.radius - *b.radius);
}

Duration longest_between(Interval a, Interval b) {
  return std::max(b.to - a.from, a.to - b.from) + fact::clock_allowance;
}

bool in_reach(Length distance, Duration time, std::int64_t fastest) {
  return distance.raw() * fact::tenth_knot_ms <= fastest * fact::tenth_knot_mm * std::min(time, long_enough).raw();
}

// Does the step need less speed than the other?
bool slower(const Step& a, const Step& b) {
  return Int128{a.distance.raw()} * b.time.raw() < Int128{b.distance.raw()} * a.time.raw();
}

// The reports of one track so far, as columns.
struct Line {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  Intervals heard;           // often, both ends in
  bool doubtful = false;     // throughout
  Intervals doubtful_while;  // both ends in
};

class TrackSorter {
 public:
  TrackSorter(const accord::Accord& accord, std::span<const Fact> log, const Track& track) : accord_{accord}, log_{log}, track_{track} {}

  Plausibility sort() {
    for (std::uint32_t i = 0; i < track_.fact.size(); ++i) {
      if (tells_of_itself(fact(i))) place(i);
    }
    Plausibility out;
    if (contradictions_.empty()) return out;
    for (const Contradiction& one : contradictions_) weigh(lines_[one.older], lines_[one.younger]);
    mark(out.doubtful);
    out.contradictions = std::move(contradictions_);
    out.track = std::move(line_of_);
    for (std::uint32_t i = 0; i < track_.fact.size(); ++i) {
      if (!tells_of_itself(fact(i))) out.track[i] = Plausibility::none;
    }
    return out;
  }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;

  [[nodiscard]] const Fact& fact(std::uint32_t column) const { return log_[track_.fact[column]]; }
  [[nodiscard]] std::string_view format(const Fact& one) const { return accord_.source(one.source)->format; }

  // What others saw of the mover is no part of what it says of itself.
  [[nodiscard]] bool tells_of_itself(const Fact& one) {
    if (one.source != source_) {
      source_ = one.source;
      tracks_ = fact::vocabulary(format(one))->tracks;
    }
    return tracks_ && one.place.has_value();
  }

  void place(std::uint32_t i) {
    std::erase_if(followed_, [&](std::uint32_t line) { return Instant{track_.at_ms[i]} - Instant{track_.at_ms[lines_[line].last]} > fact::track_memory; });
    const std::uint32_t best = goes_on_with(i);
    if (best == none) {
      begin(i);
      return;
    }
    hear(lines_[best], Instant{track_.at_ms[i]});
    lines_[best].last = i;
    if (!line_of_.empty()) line_of_[i] = best;
  }

  static void hear(Line& line, Instant at) {
    if (at - line.heard.back().to <= fact::heard_often) line.heard.back().to = at;
    else line.heard.push_back({at, at});
  }

  // The track from which the report needs the least speed; of equals the one heard last.
  [[nodiscard]] std::uint32_t goes_on_with(std::uint32_t i) const {
    if (followed_.size() == 1) return certainly_near(lines_[followed_.front()].last, i) || step(followed_.front(), i).possible() ? followed_.front() : none;
    std::uint32_t best = none;
    std::optional<Step> least;
    for (const std::uint32_t line : followed_) {
      const Step one = step(line, i);
      if (!one.possible()) continue;
      const bool equal = least && !slower(one, *least) && !slower(*least, one);
      if (least && !slower(one, *least) && !(equal && lines_[line].last > lines_[best].last)) continue;
      best = line;
      least = one;
    }
    return best;
  }

  [[nodiscard]] Step step(std::uint32_t line, std::uint32_t i) const { return step_between(accord_, fact(lines_[line].last), fact(i)); }

  // Quick: near enough for the slowest of movers, whatever the exact distance.
  [[nodiscard]] bool certainly_near(std::uint32_t a, std::uint32_t b) const {
    return in_reach(at_most_apart(track_.where[a], track_.where[b]), longest_between(*fact(a).when, *fact(b).when), fact::fastest_vessel);
  }

  void begin(std::uint32_t i) {
    const auto line = static_cast<std::uint32_t>(lines_.size());
    if (line == 1) line_of_.assign(track_.fact.size(), 0);
    if (line > 0) line_of_[i] = line;
    for (const std::uint32_t other : followed_) contradictions_.push_back({lines_[other].last, i, other, line});
    if (followed_.size() == fact::most_tracks) {
      followed_.erase(std::ranges::min_element(followed_, {}, [&](std::uint32_t other) { return lines_[other].last; }));
    }
    const Instant at{track_.at_ms[i]};
    lines_.push_back({i, i, {{at, at}}, false, {}});
    followed_.push_back(line);
  }

  [[nodiscard]] Interval span_of(const Line& line) const { return {Instant{track_.at_ms[line.first]}, Instant{track_.at_ms[line.last]}}; }

  void weigh(Line& a, Line& b) const {
    const Interval of_a = span_of(a);
    const Interval of_b = span_of(b);
    const Duration length_a = of_a.to - of_a.from;
    const Duration length_b = of_b.to - of_b.from;
    if (length_a <= length_b) a.doubtful = true;
    else contest(a, b);
    if (length_b <= length_a) b.doubtful = true;
    else contest(b, a);
  }

  // The stretches of the longer track that the shorter casts doubt on.
  void contest(Line& longer, const Line& shorter) const {
    const Interval all = span_of(longer);
    const Interval some = span_of(shorter);
    if (all.from <= some.from && all.to >= some.to) {
      longer.doubtful_while.insert(longer.doubtful_while.end(), shorter.heard.begin(), shorter.heard.end());
      return;
    }
    const Duration as_long = some.to - some.from;
    longer.doubtful_while.push_back({some.from - as_long, some.to + as_long});
  }

  // Both go by time, so each track's stretches are passed once.
  void mark(std::vector<std::uint8_t>& doubtful) {
    doubtful.assign(track_.fact.size(), 0);
    std::vector<std::size_t> passed(lines_.size());
    for (Line& line : lines_) line.doubtful_while = normalised(std::move(line.doubtful_while));
    for (std::uint32_t i = 0; i < doubtful.size(); ++i) {
      if (!tells_of_itself(fact(i))) continue;
      const Line& line = lines_[line_of_[i]];
      const Instant at{track_.at_ms[i]};
      std::size_t& next = passed[line_of_[i]];
      while (next < line.doubtful_while.size() && line.doubtful_while[next].to < at) ++next;
      const bool contested = next < line.doubtful_while.size() && line.doubtful_while[next].from <= at;
      doubtful[i] = static_cast<std::uint8_t>(line.doubtful || contested);
    }
  }

  const accord::Accord& accord_;
  std::span<const Fact> log_;
  const Track& track_;
  std::string_view source_;  // of the report that was asked about last, and whether it is a mover's own
  bool tracks_ = false;
  std::vector<Line> lines_;
  std::vector<std::uint32_t> followed_;  // lines that may go on
  std::vector<std::uint32_t> line_of_;   // by column, from the second line on
  std::vector<Contradiction> contradictions_;
};

}  // namespace

bool Step::possible() const { return in_reach(distance, time, fastest); }

std::int64_t Step::needed() const {
  const std::int64_t unit = fact::tenth_knot_mm * time.raw();
  return (distance.raw() * fact::tenth_knot_ms + unit - 1) / unit;
}

Step step_between(const accord::Accord& accord, const Fact& a, const Fact& b) {
  const auto bound = [&](const Fact& one) { return fact::fastest(accord.source(one.source)->format, one); };
  return {nearest(*a.place, *b.place), longest_between(*a.when, *b.when), std::max(bound(a), bound(b))};
}

namespace {

// Quick, from the columns alone: can any two of the reports both be true? Only receivers
// of aircraft call a mover by its ICAO address.
bool is_steady(const Track& track) {
  const std::int64_t speed = track.mover.starts_with("icao:") ? aircraft_speed : vessel_speed;
  Pace pace;
  for (std::size_t i = 0; i < track.at_ms.size(); ++i) {
    if (!pace.add(track.where[i], track.at_ms[i], speed)) return false;
  }
  return true;
}

}  // namespace

Plausibility plausibility_of(const accord::Accord& accord, std::span<const Fact> log, const Track& track) {
  return is_steady(track) ? Plausibility{} : TrackSorter{accord, log, track}.sort();
}

}  // namespace casus::watch
