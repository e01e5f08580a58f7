// AIS feed: one pass per ship, then all lines by receipt.
#include "casus/rehearse/ais_feed.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "casus/base/check.h"
#include "casus/base/text.h"
#include "casus/rehearse/ais_writer.h"
#include "casus/rehearse/casting.h"
#include "casus/rehearse/dice.h"
#include "casus/rehearse/feed_rows.h"
#include "casus/rehearse/ground.h"

namespace casus::rehearse {

namespace {

using measure::Duration;
using measure::Instant;

// Shares of a thousand transmissions.
constexpr std::int64_t not_heard = 25;
constexpr std::int64_t repeated = 25;
constexpr std::int64_t very_late = 15;
constexpr std::int64_t elsewhere = 4;
constexpr std::int64_t damaged = 8;
constexpr std::int64_t with_statics = 60;

// Course over ground in tenths of a degree by the octant's chord, within 4
// degrees of the true one; due north is 0.
std::int64_t course(Offset way) {
  const std::int64_t north = std::abs(way.north_m);
  const std::int64_t east = std::abs(way.east_m);
  if (north + east == 0) return 3600;
  const std::int64_t off_north = 900 * east / (north + east);
  if (way.north_m >= 0) return way.east_m >= 0 ? off_north : (3600 - off_north) % 3600;
  return way.east_m >= 0 ? 1800 - off_north : 1800 + off_north;
}

class Station {
 public:
  Station(const Stage& stage, const accord::Source& source)
      : source_{source}, dice_{stage.seed, "source " + source.name} {}

  void hear(const TrueMover& mover) {
    const std::int64_t gap = source_.gap.value_or(measure::minutes(10)).raw() / 1000;
    const std::int64_t longest = std::max<std::int64_t>(4, gap * 3 / 4);
    const std::int64_t shortest = std::max<std::int64_t>(2, gap / 3);
    const bool class_b = dice_.in_thousand(300);
    for (Instant t = mover.track.front().at; t <= mover.track.back().at;
         t = t + measure::seconds(dice_.between(shortest, longest))) {
      if (silent(mover, t)) continue;
      position(mover, t, class_b);
      if (t == mover.track.front().at || dice_.in_thousand(with_statics)) statics(mover, t, class_b);
    }
  }

  [[nodiscard]] std::string take() { return rows_.take({}); }

 private:
  bool silent(const TrueMover& mover, Instant t) {
    if (dice_.in_thousand(not_heard)) return true;
    return std::any_of(mover.dark.begin(), mover.dark.end(),
                       [t](const measure::Interval& off) { return off.from <= t && t < off.to; });
  }

  static std::int64_t number(const TrueMover& mover) {
    const auto mmsi = base::parse_int(std::string_view{mover.mover}.substr(5));
    CASUS_CHECK(mmsi.has_value());
    return *mmsi;
  }

  void position(const TrueMover& mover, Instant t, bool class_b) {
    constexpr std::int64_t glance = 30;
    const earth::Position here = place_at(mover, t);
    const Offset way = offset(here, place_at(mover, t + measure::seconds(glance)));
    const std::int64_t metres = std::max(std::abs(way.north_m), std::abs(way.east_m));
    PositionReport report;
    report.type = class_b ? 18 : (dice_.in_thousand(200) ? 3 : 1);
    report.mmsi = number(mover);
    report.at = here;
    report.speed_decikn = metres * 10 * 3600 / (glance * 1852);
    report.course_decideg = course(way);
    report.nav_status = metres == 0 ? 1 : 0;
    report.second = static_cast<int>(t.ms() / 1000 % 60);
    send(position_payload(report), t);
    if (!dice_.in_thousand(elsewhere)) return;
    report.at = moved(here, 40'000, 0);
    send(position_payload(report), t);
  }

  void statics(const TrueMover& mover, Instant t, bool class_b) {
    const std::int64_t mmsi = number(mover);
    StaticReport report;
    report.mmsi = mmsi;
    report.call_sign = fmt::format("RH{}", mmsi % 10'000);
    report.name = fmt::format("REHEARSAL {}", mmsi % 10'000);
    report.ship_type = static_cast<int>(number_of(mover.attributes, "ship_type"));
    report.to_bow = 30;
    report.to_stern = 10;
    report.to_port = report.to_starboard = 5;
    if (class_b) {
      send(static_a_payload(report), t);
      send(static_b_payload(report), t);
    } else {
      send(voyage_payload(report), t);
    }
  }

  void send(const Payload& payload, Instant t) {
    const Instant received = t + delay();
    const Stamps stamps{t, received, static_cast<int>(dice_.below(10)), dice_.in_thousand(500) ? 'A' : 'B'};
    log(sentences(payload, stamps), received);
    if (!dice_.in_thousand(repeated)) return;
    const Instant again = received + measure::milliseconds(dice_.between(50, 4'000));
    log(sentences(payload, {t, again, stamps.sequence, stamps.channel}), again);
  }

  Duration delay() {
    const std::int64_t bound = std::max(source_.late, measure::minutes(2)).raw();
    if (dice_.in_thousand(very_late)) return Duration{dice_.between(2 * bound, 5 * bound)};
    return measure::milliseconds(dice_.between(200, 20'000));
  }

  // The parts of a message stay together, as they do on a real log.
  void log(std::vector<std::string> lines, Instant received) {
    if (dice_.in_thousand(damaged)) damage(lines.front());
    for (std::string& line : lines) rows_.add(received, std::move(line));
  }

  void damage(std::string& line) {
    const std::size_t bang = line.find('!');
    const std::size_t star = line.rfind('*');
    const std::int64_t way = dice_.below(3);
    if (way == 0) line.erase(star);
    if (way == 1) line[star + 1] = line[star + 1] == '0' ? '1' : '0';
    if (way == 2) line[bang + 1] = '=';
  }

  const accord::Source& source_;
  Dice dice_;
  FeedRows rows_;
};

}  // namespace

std::string ais_feed(const Stage& stage, const accord::Source& source, const std::vector<TrueMover>& movers) {
  Station station{stage, source};
  for (const TrueMover& mover : movers) station.hear(mover);
  return station.take();
}

}  // namespace casus::rehearse
