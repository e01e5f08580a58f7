// Ground: the zones of an accord. What is asked about a disc or about two zones is remembered:
// such an answer costs ten microseconds and more, and procedures judge the same reports again
// for each record that comes late. Points are looked up each time, which is as quick.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/earth/zone.h"
#include "casus/measure/truth.h"

namespace casus::watch {

class Ground {
 public:
  explicit Ground(const accord::Accord& accord);

  // May be asked from several threads.
  [[nodiscard]] measure::Truth contains(std::size_t zone, earth::Position at, measure::Length radius) const;
  // Does the one zone certainly hold all of the other?
  [[nodiscard]] bool covers(std::size_t outer, std::size_t inner) const;
  // Replaces `out` with the zones that the point lies in.
  void zones_at(earth::Position at, std::vector<std::uint32_t>& out) const { zones_.zones_at(at, out); }
  void zones_at(std::span<const earth::Position> points, std::vector<earth::ZoneIndex::Found>& out) const { zones_.zones_at(points, out); }
  void contains(std::size_t zone, std::span<const earth::Position> points, std::span<std::uint8_t> out) const {
    zones_.contains(zone, points, out);
  }

 private:
  struct Disc {
    std::size_t zone;
    earth::Position at;
    std::int64_t radius;
    friend bool operator==(const Disc&, const Disc&) = default;
  };
  struct Hash {
    std::size_t operator()(const Disc& disc) const;
  };

  earth::ZoneIndex zones_;
  mutable std::mutex lock_;
  mutable std::unordered_map<Disc, measure::Truth, Hash> known_;
  mutable std::map<std::pair<std::size_t, std::size_t>, bool> covered_;
};

// Grounds that were laid for accords of different zones: who judges variants of one accord
// over and over lays each but once. Not for several threads at a time.
class GroundStore {
 public:
  [[nodiscard]] const Ground& of(const accord::Accord& accord);

 private:
  struct Laid {
    explicit Laid(const accord::Accord& accord) : zones{accord.zones}, ground{accord} {}
    std::vector<accord::Zone> zones;
    Ground ground;
  };
  std::deque<Laid> laid_;  // the last few
};

}  // namespace casus::watch
