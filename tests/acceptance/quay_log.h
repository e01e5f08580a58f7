// The generator of tests/data/examples/quay.nmea: an hour at a quay, ship by ship,
// in the words of the README beside that file. Times are seconds after 07:06:40Z
// on 13 March 2011 (1,300,000,000 in Unix time).
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/ais_encoder.h"

namespace casus::test {

class QuayLog {
 public:
  [[nodiscard]] static std::string text() {
    QuayLog log;
    log.plain_ships();
    log.interrupted_ships();
    log.odd_ships();
    return log.with_noise();
  }

 private:
  // Units are 1/10,000 minute; the zone is 55.00 to 55.10 N, 10.00 to 10.20 E.
  static constexpr std::int64_t inside_latitude = 33'054'000, inside_longitude = 6'060'000;
  static constexpr std::int64_t south_edge = 33'000'000, west_edge = 6'000'000;
  static constexpr std::int64_t outside_latitude = 33'066'000;  // 2.2 km north of it, in reach within the clocks' minute

  void add(std::int64_t second, const SixBits& bits) {
    rows_.emplace_back(second, vdm(bits) + "," + std::to_string(1'300'000'000 + second));
  }
  void at(std::int64_t second, std::int64_t ship, std::int64_t latitude, std::int64_t longitude) {
    add(second, class_a(1, {.mmsi = 211'000'000 + ship, .longitude = longitude, .latitude = latitude}));
  }
  void out(std::int64_t second, std::int64_t ship) { at(second, ship, outside_latitude, inside_longitude); }
  void in(std::int64_t first, std::int64_t last, std::int64_t ship, std::int64_t step = 30) {
    for (std::int64_t second = first; second <= last; second += step) at(second, ship, inside_latitude, inside_longitude);
  }
  // Outside a step before, inside, outside a step after.
  void stay(std::int64_t first, std::int64_t last, std::int64_t ship) {
    out(first - 30, ship);
    in(first, last, ship);
    out(last + 30, ship);
  }

  void plain_ships() {
    in(0, 3600, 101);
    stay(630, 840, 102);
    stay(1230, 1500, 103);
    stay(90, 420, 105);
    stay(480, 810, 105);
    out(3370, 113);
    in(3400, 3600, 113);
    in(0, 240, 114);
  }

  void interrupted_ships() {
    stay(100, 220, 104);
    rows_.pop_back();  // no report from outside: it goes dark
    in(620, 740, 104);
    out(770, 104);
    stay(300, 390, 106);
    rows_.pop_back();
    in(1100, 1190, 106);
    out(1220, 106);
    stay(2000, 2360, 109);
    out(2180, 109);
    out(2440, 112);
    in(2500, 2800, 112, 60);
    at(2590, 112, 91 * 600'000, 181 * 600'000);
    out(2860, 112);
  }

  void odd_ships() {
    at(940, 107, south_edge - 12'000, inside_longitude);
    for (std::int64_t second = 1000; second <= 1300; second += 60) at(second, 107, south_edge, inside_longitude + second);
    at(1360, 107, south_edge - 12'000, inside_longitude);
    for (std::int64_t second = 1000; second <= 1600; second += 30) at(second, 108, inside_latitude, west_edge - 1);
    out(2340, 110);
    for (std::int64_t second = 2400; second <= 2760; second += 60) {
      if (second % 120 == 0) add(second, class_b(18, {.mmsi = 211'000'110, .longitude = inside_longitude, .latitude = inside_latitude}));
      else add(second, long_range(211'000'110));
    }
    out(2820, 110);
    for (std::int64_t second = 3000; second <= 3540; second += 30) add(second, rescue_aircraft(111'211'111));
    add(15, voyage({.mmsi = 211'000'101}));
  }

  // Type 27: 96 bits, places in 1/10 minute.
  static SixBits long_range(std::int64_t mmsi) {
    SixBits bits;
    bits.put(27, 6).put(0, 2).put(mmsi, 30).put(0, 1).put(0, 1).put(0, 4);
    return bits.put(inside_longitude / 1000, 18).put(inside_latitude / 1000, 17).put(3, 6).put(90, 9).put(0, 2);
  }
  // Type 9: 168 bits.
  static SixBits rescue_aircraft(std::int64_t mmsi) {
    SixBits bits;
    bits.put(9, 6).put(0, 2).put(mmsi, 30).put(300, 12).put(90, 10).put(0, 1).put(inside_longitude, 28);
    return bits.put(inside_latitude, 27).put(900, 12).put(60, 6).put(0, 34);
  }

  // By time; then every 11th line changes places with the next, every 17th comes
  // twice and every 23rd is followed by a copy with a wrong digit.
  std::string with_noise() {
    std::ranges::stable_sort(rows_, {}, &Row::first);
    for (std::size_t i = 10; i + 1 < rows_.size(); i += 11) std::swap(rows_[i], rows_[i + 1]);
    std::string text;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const std::string& line = rows_[i].second;
      text += line + "\n";
      if (i % 17 == 16) text += line + "\n";
      if (i % 23 != 22) continue;
      std::string torn = line;
      torn[20] = torn[20] == '0' ? '1' : '0';
      text += torn + "\n";
    }
    return text;
  }

  using Row = std::pair<std::int64_t, std::string>;
  std::vector<Row> rows_;
};

}  // namespace casus::test
