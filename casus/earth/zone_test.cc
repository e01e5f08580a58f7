// Membership: the index against the slow reference, on random and on degenerate
// zones, at random points, corners and lattice points of edges.
#include "casus/earth/zone.h"

#include <doctest/doctest.h>

#include <numeric>
#include <random>

#include "casus/earth/ring.h"

using namespace casus::earth;
using casus::measure::Length;
using casus::measure::metres;
using casus::measure::Truth;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t random_points = 60'000;
#else
constexpr std::size_t random_points = 1'000'000;
#endif

using Random = std::mt19937_64;
using Ring = std::vector<Position>;

std::int64_t below(Random& random, std::int64_t n) {
  return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
}

Position at(std::int64_t latitude_e7, std::int64_t longitude_e7) {
  return *Position::make(std::clamp<std::int64_t>(latitude_e7, -pole_e7, pole_e7),
                         std::clamp<std::int64_t>(longitude_e7, -seam_e7, seam_e7));
}

CompiledZone zone_of(std::vector<Rings> parts, std::vector<CompiledZone::Step> program = {{}}) {
  return {"z", std::move(parts), std::move(program)};
}

// Corners anywhere in a small box: self-crossing, slivers, repeated corners,
// horizontal and vertical edges all occur because the box has few units.
Ring tangle(Random& random, Position centre, std::int64_t size) {
  Ring ring;
  const std::int64_t corners = 3 + below(random, 12);
  for (std::int64_t i = 0; i < corners; ++i)
    ring.push_back(at(centre.latitude_e7() + below(random, size),
                      centre.longitude_e7() + below(random, size)));
  return ring;
}

// Longitude against latitude of a star, by an integer circle good enough here.
Ring star(Random& random, Position centre, std::int64_t size) {
  Ring ring;
  const std::int64_t corners = 8 + below(random, 60);
  for (std::int64_t i = 0; i < corners; ++i) {
    const std::int64_t turn = i * 8 / corners;   // eighth of the square's rim
    const std::int64_t along = i * 8 % corners;  // of `corners`
    const std::int64_t rim[9][2] = {{1, 0},   {1, 1},  {0, 1},  {-1, 1}, {-1, 0},
                                    {-1, -1}, {0, -1}, {1, -1}, {1, 0}};
    const std::int64_t reach = size / 4 + below(random, size);
    const auto blend = [&](int axis) {
      return reach * (rim[turn][axis] * (corners - along) + rim[turn + 1][axis] * along) / corners;
    };
    ring.push_back(at(centre.latitude_e7() + blend(1), centre.longitude_e7() + blend(0)));
  }
  return ring;
}

Rings random_part(Random& random) {
  const std::int64_t sizes[] = {5, 60, 4'000, 3'000'000, 200'000'000};
  const std::int64_t size = sizes[random() % 5];
  Position centre =
      at(below(random, 1'600'000'000) - 800'000'000, below(random, 3'400'000'000) - 1'700'000'000);
  if (random() % 4 == 0)
    centre = at(centre.latitude_e7(), random() % 2 == 0 ? seam_e7 - size / 2 : -seam_e7);
  Rings part;
  const std::int64_t rings = 1 + below(random, 3);
  for (std::int64_t i = 0; i < rings; ++i)
    part.rings.push_back(random() % 2 == 0 ? tangle(random, centre, size)
                                           : star(random, centre, size));
  return part;
}

CompiledZone random_zone(Random& random) {
  using Op = CompiledZone::Step::Op;
  if (random() % 3 != 0) return zone_of({random_part(random)});
  std::vector<Rings> parts{random_part(random), random_part(random), random_part(random)};
  parts[1].rings.push_back(parts[0].rings[0]);  // a shared border
  const Op ops[] = {Op::either, Op::both, Op::less};
  return zone_of(std::move(parts), {{Op::part, 0},
                                    {Op::part, 1},
                                    {ops[random() % 3], 0},
                                    {Op::part, 2},
                                    {ops[random() % 3], 0}});
}

// Corners, lattice points on edges, and their eight neighbours.
std::vector<Position> delicate_points(const CompiledZone& zone, Random& random) {
  std::vector<Position> points;
  for (const Rings& part : zone.parts) {
    for (const Edge& e : edges_of(part)) {
      const std::int64_t dx = std::int64_t{e.bx} - e.ax;
      const std::int64_t dy = std::int64_t{e.by} - e.ay;
      const std::int64_t steps = std::max<std::int64_t>(std::gcd(dx, dy), 1);
      const std::int64_t k = below(random, steps + 1);
      for (std::int64_t i = -1; i <= 1; ++i)
        for (std::int64_t j = -1; j <= 1; ++j) {
          points.push_back(at(e.ay + i, e.ax + j));
          points.push_back(at(e.ay + dy / steps * k + i, e.ax + dx / steps * k + j));
        }
    }
  }
  return points;
}

std::vector<CompiledZone> random_zones(Random& random, std::size_t count) {
  std::vector<CompiledZone> zones;
  for (std::size_t i = 0; i < count; ++i) zones.push_back(random_zone(random));
  return zones;
}

Position near(const CompiledZone& zone, Random& random) {
  const Ring& ring = zone.parts[random() % zone.parts.size()].rings[0];
  const Position a = ring[random() % ring.size()];
  const Position b = ring[random() % ring.size()];
  return at(a.latitude_e7() +
                (std::int64_t{b.latitude_e7()} - a.latitude_e7()) * below(random, 130) / 100,
            a.longitude_e7() +
                (std::int64_t{b.longitude_e7()} - a.longitude_e7()) * below(random, 130) / 100);
}

// The points at which the index and the reference differ.
std::size_t disagreements(const ZoneIndex& index, std::size_t zone,
                          std::span<const Position> points) {
  std::vector<std::uint8_t> batch(points.size());
  index.contains(zone, points, batch);
  std::vector<ZoneIndex::Found> together;
  index.zones_at(points, together);
  std::size_t wrong = 0;
  std::size_t next = 0;
  std::vector<std::uint32_t> at_point;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool truth = contains_slowly(index.zone(zone), points[i]);
    index.zones_at(points[i], at_point);
    for (const std::uint32_t one : at_point) {
      if (next == together.size() || together[next++] != ZoneIndex::Found{static_cast<std::uint32_t>(i), one}) ++wrong;
    }
    const bool listed = std::ranges::binary_search(at_point, static_cast<std::uint32_t>(zone));
    if (batch[i] != static_cast<std::uint8_t>(truth) || listed != truth) ++wrong;
  }
  if (next != together.size()) ++wrong;
  return wrong;
}

}  // namespace

TEST_CASE("the reference knows a square, its border and its hole") {
  const CompiledZone zone = zone_of({{{{at(0, 0), at(0, 100), at(100, 100), at(100, 0)},
                                       {at(40, 40), at(40, 60), at(60, 60), at(60, 40)}}}});
  CHECK(contains_slowly(zone, at(10, 10)));
  CHECK(contains_slowly(zone, at(0, 0)));
  CHECK(contains_slowly(zone, at(100, 50)));
  CHECK_FALSE(contains_slowly(zone, at(50, 50)));
  CHECK(contains_slowly(zone, at(40, 50)));
  CHECK_FALSE(contains_slowly(zone, at(101, 50)));
  CHECK_FALSE(contains_slowly(zone, at(50, -1)));
}

TEST_CASE("A less B leaves out the border of B") {
  using Op = CompiledZone::Step::Op;
  const Rings a{{{at(0, 0), at(0, 100), at(100, 100), at(100, 0)}}};
  const Rings b{{{at(0, 50), at(0, 100), at(100, 100), at(100, 50)}}};
  const CompiledZone zone = zone_of({a, b}, {{Op::part, 0}, {Op::part, 1}, {Op::less, 0}});
  CHECK(contains_slowly(zone, at(50, 49)));
  CHECK_FALSE(contains_slowly(zone, at(50, 50)));
}

TEST_CASE("index and reference agree on a million points and on every border") {
  Random random{20'250'707};
  constexpr std::size_t groups = 40;
  constexpr std::size_t zones_in_group = 12;
  constexpr std::size_t points_per_zone = random_points / (groups * zones_in_group);
  std::size_t compared = 0;
  std::size_t inside = 0;
  for (std::size_t group = 0; group < groups; ++group) {
    const ZoneIndex index{random_zones(random, zones_in_group)};
    for (std::size_t z = 0; z < index.size(); ++z) {
      std::vector<Position> points = delicate_points(index.zone(z), random);
      for (std::size_t i = 0; i <= points_per_zone; ++i)
        points.push_back(near(index.zone(z), random));
      CAPTURE(group);
      CAPTURE(z);
      CHECK(disagreements(index, z, points) == 0);
      compared += points.size();
      for (const Position p : points) inside += index.contains(z, p) ? 1U : 0U;
    }
  }
  CHECK(compared >= random_points);
  CHECK(inside > compared / 10);  // both answers occur
  CHECK(inside < compared * 9 / 10);
}

TEST_CASE("every lattice point of a small box agrees, whatever the ring") {
  Random random{3};
  for (int round = 0; round < 400; ++round) {
    const ZoneIndex index{
        {zone_of({{{tangle(random, at(0, 0), 7), tangle(random, at(2, 2), 5)}}})}};
    std::size_t wrong = 0;
    for (std::int64_t y = -2; y < 10; ++y)
      for (std::int64_t x = -2; x < 10; ++x)
        if (index.contains(0, at(y, x)) != contains_slowly(index.zone(0), at(y, x))) ++wrong;
    CAPTURE(round);
    CHECK(wrong == 0);
  }
}

TEST_CASE("a crowded corner is refined and still exact") {
  Random random{9};
  Rings part;
  for (std::int64_t i = 0; i < 300; ++i)  // slivers that all meet in one corner
    part.rings.push_back(
        {at(0, 0), at(1'000'000 + i, 5'000'000), at(1'000'000 + i, 5'000'000 - 100 - i)});
  const ZoneIndex index{{zone_of({part})}};
  std::vector<Position> points = delicate_points(index.zone(0), random);
  for (int i = 0; i < 2'000; ++i)
    points.push_back(at(below(random, 1'100'000), below(random, 5'100'000)));
  CHECK(disagreements(index, 0, points) == 0);
}

TEST_CASE("a place with several names has one answer") {
  const CompiledZone east =
      zone_of({{{{at(0, 1'700'000'000), at(0, seam_e7), at(100'000'000, seam_e7)}}}});
  const CompiledZone cap =
      zone_of({{{{at(pole_e7, 0), at(800'000'000, 100), at(800'000'000, 0)}}}});
  const ZoneIndex index{{east, cap}};
  CHECK(index.contains(0, at(50'000'000, seam_e7)));
  CHECK(index.contains(0, at(50'000'000, -seam_e7)));
  CHECK_FALSE(index.contains(0, at(150'000'000, -seam_e7)));
  CHECK(index.contains(1, at(pole_e7, 1'234'567'890)));
  CHECK_FALSE(index.contains(1, at(-pole_e7, 0)));
}

TEST_CASE("no zones and empty parts contain nothing") {
  const ZoneIndex none{{}};
  std::vector<std::uint32_t> out{7};
  none.zones_at(at(0, 0), out);
  CHECK(out.empty());
  const ZoneIndex empty{{zone_of({{}})}};
  CHECK_FALSE(empty.contains(0, at(0, 0)));
  CHECK(empty.contains(0, at(0, 0), metres(1'000)) == Truth::no);
}

TEST_CASE("the lock gives back the same zones and the same bytes") {
  Random random{12};
  const std::vector<CompiledZone> zones = random_zones(random, 20);
  const std::string json = lock_json(zones);
  CHECK(lock_json(zones) == json);
  const auto back = zones_from_lock(json);
  REQUIRE(back.ok());
  CHECK((*back).size() == zones.size());
  CHECK(std::ranges::equal(*back, zones));
}

TEST_CASE("a lock that breaks its grammar is refused with the reason") {
  const auto reason = [](std::string_view zones) {
    const auto result =
        zones_from_lock(R"({"schema":"casus.zones/1","zones":)" + std::string{zones} + "}");
    return result ? std::string{"accepted"} : result.fault().message;
  };
  CHECK(reason("[]") == "accepted");
  CHECK(reason(R"([{"name":"z","parts":[[[0,0,0,9,9,9]]],"program":[0]}])") == "accepted");
  CHECK(reason(R"([{"name":"z","parts":[[[0,0,0,9]]],"program":[0]}])") ==
        "zone lock: a ring has fewer than 3 corners");
  CHECK(reason(R"([{"name":"z","parts":[[[0,0,0,9,9,9,1]]],"program":[0]}])") ==
        "zone lock: a ring has a latitude without a longitude");
  CHECK(reason(R"([{"name":"z","parts":[[[0,0,0,9.5,9,9]]],"program":[0]}])") ==
        "zone lock: a coordinate is not an integer");
  CHECK(reason(R"([{"name":"z","parts":[[[900000001,0,0,9,9,9]]],"program":[0]}])") ==
        "zone lock: 900000001, 0 is no place on the earth");
  CHECK(reason(R"([{"name":"z","parts":[[[0,0,0,900000001,9,9]]],"program":[0]}])") ==
        "zone lock: an edge spans more than 90 degrees");
  CHECK(reason(R"([{"name":"z","parts":[[[0,0,0,9,9,9]]],"program":[1]}])") ==
        "zone lock: zone `z`: step names part 1 of 1");
  CHECK(reason(R"([{"name":"z","parts":[[[0,0,0,9,9,9]]],"program":[0,"either"]}])") ==
        "zone lock: zone `z`: an operator lacks an operand");
  CHECK(reason(R"([{"name":"z","parts":[],"program":[]}])") ==
        "zone lock: zone `z`: the program leaves 0 values, not 1");
  CHECK(reason(R"([{"name":"z","parts":[[[0,0,0,9,9,9]]],"program":["xor"]}])") ==
        "zone lock: unknown step `xor`");
  CHECK(reason(R"([{"parts":[],"name":"z","program":[0]}])") ==
        "zone lock: expected member `name`");
  CHECK_FALSE(zones_from_lock("").ok());
  CHECK_FALSE(zones_from_lock(std::string(100'000, '[')).ok());
}
