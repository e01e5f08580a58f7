// Point in zone beside GEOS (STRtree and prepared polygons) and S2 (shape index):
// the same zones and points in the same run.
//
//   bench_zones [POINTS [COMPARED]]     (200000 1000000)
//
// Of COMPARED points of all sorts, corners, points of edges and their next neighbours among
// them, GEOS must give the same answer for every one. It counts in 1e-7 degree here, as we do,
// so that its coordinates are exact. S2 is asked the same question but its edges are geodesics
// of a sphere, so its answers differ near edges; how many do farther off is printed.
//
// Then what a point costs among 10,000 zones and among 10. docs/benchmarks.md keeps the last
// measured table.
#include <fmt/format.h>
#include <geos_c.h>
#include <s2/mutable_s2shape_index.h>
#include <s2/s2contains_point_query.h>
#include <s2/s2latlng.h>
#include <s2/s2lax_polygon_shape.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <numeric>
#include <optional>
#include <random>

#include "bench/measure.h"
#include "casus/base/check.h"
#include "casus/earth/zone.h"

using namespace casus::earth;

namespace {

using Zones = std::vector<CompiledZone>;
using Points = std::vector<Position>;
using Random = std::mt19937_64;

struct Workload {
  const char* name;
  std::size_t zones;
  std::size_t corners;
  double radius;  // degrees
};

double between(Random& random, double low, double high) {
  return low + (high - low) * static_cast<double>(random() >> 11) / 9007199254740992.0;
}

Position at(double latitude, double longitude) {
  return *Position::make(std::llround(latitude * 1e7), std::llround(longitude * 1e7));
}

// Stars with a ragged rim, anywhere in 20 x 20 degrees.
Zones make_zones(const Workload& work, Random& random) {
  Zones zones;
  for (std::size_t z = 0; z < work.zones; ++z) {
    const double y = between(random, 41, 59);
    const double x = between(random, 1, 19);
    std::vector<Position> ring;
    for (std::size_t i = 0; i < work.corners; ++i) {
      const double angle = 2 * M_PI * static_cast<double>(i) / static_cast<double>(work.corners);
      const double reach = work.radius * between(random, 0.8, 1.0);
      ring.push_back(at(y + reach * std::sin(angle), x + reach * std::cos(angle)));
    }
    zones.push_back({fmt::format("z{}", z), {{{ring}}}, {{}}});
  }
  return zones;
}

Points random_points(std::size_t n, Random& random) {
  Points points;
  for (std::size_t i = 0; i < n; ++i)
    points.push_back(at(between(random, 40, 60), between(random, 0, 20)));
  return points;
}

// Corners, points of edges as exactly as 1e-7 degree allows, and what lies next to these.
Points edge_points(const Zones& zones, std::size_t n, Random& random) {
  Points points;
  while (points.size() < n) {
    const std::vector<Position>& ring = zones[random() % zones.size()].parts[0].rings[0];
    const std::size_t i = random() % ring.size();
    const Position a = ring[i];
    const Position b = ring[(i + 1) % ring.size()];
    const std::int64_t dy = b.latitude_e7() - a.latitude_e7();
    const std::int64_t dx = b.longitude_e7() - a.longitude_e7();
    const std::int64_t steps = std::max<std::int64_t>(std::gcd(dy, dx), 1);  // lattice points of the edge
    const std::int64_t parts = steps > 1 ? steps : 2;                       // its middle, if there is none
    const auto k = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(parts));
    const auto next = [&] { return static_cast<std::int64_t>(random() % 3) - 1; };
    points.push_back(*Position::make(a.latitude_e7() + dy * k / parts + next(), a.longitude_e7() + dx * k / parts + next()));
  }
  return points;
}

// Movers that report every few hundred metres, one track after another.
Points track_points(std::size_t n, Random& random) {
  Points points;
  while (points.size() < n) {
    double y = between(random, 41, 59);
    double x = between(random, 1, 19);
    double course = between(random, 0, 2 * M_PI);
    for (int i = 0; i < 500 && points.size() < n && y > 40 && y < 60 && x > 0 && x < 20; ++i) {
      points.push_back(at(y, x));
      course += between(random, -0.1, 0.1);
      y += 0.003 * std::sin(course);
      x += 0.005 * std::cos(course);
    }
  }
  return points;
}

class Geos {
 public:
  explicit Geos(const Zones& zones)
      : context_{GEOS_init_r()}, tree_{GEOSSTRtree_create_r(context_, 10)} {
    zones_.reserve(zones.size());
    for (const CompiledZone& zone : zones) {
      const auto& ring = zone.parts[0].rings[0];
      const auto n = static_cast<unsigned>(ring.size());
      GEOSCoordSequence* corners = GEOSCoordSeq_create_r(context_, n + 1, 2);
      for (unsigned i = 0; i <= n; ++i) {
        const Position p = ring[i % n];
        GEOSCoordSeq_setXY_r(context_, corners, i, static_cast<double>(p.longitude_e7()), static_cast<double>(p.latitude_e7()));
      }
      GEOSGeometry* polygon = GEOSGeom_createPolygon_r(
          context_, GEOSGeom_createLinearRing_r(context_, corners), nullptr, 0);
      zones_.push_back(
          {polygon, GEOSPrepare_r(context_, polygon), static_cast<std::uint32_t>(zones_.size())});
      GEOSSTRtree_insert_r(context_, tree_, polygon, &zones_.back());
    }
  }
  ~Geos() {
    GEOSSTRtree_destroy_r(context_, tree_);
    for (const Zone& zone : zones_) {
      GEOSPreparedGeom_destroy_r(context_, zone.prepared);
      GEOSGeom_destroy_r(context_, zone.polygon);
    }
    GEOS_finish_r(context_);
  }
  Geos(const Geos&) = delete;
  Geos& operator=(const Geos&) = delete;

  void zones_at(Position p, std::vector<std::uint32_t>& out) {
    out.clear();
    Query query{
        this, GEOSGeom_createPointFromXY_r(context_, static_cast<double>(p.longitude_e7()), static_cast<double>(p.latitude_e7())),
        &out};
    GEOSSTRtree_query_r(
        context_, tree_, query.point,
        [](void* item, void* data) {
          const auto& zone = *static_cast<const Zone*>(item);
          const auto& q = *static_cast<const Query*>(data);
          if (GEOSPreparedIntersects_r(q.self->context_, zone.prepared, q.point) == 1)
            q.out->push_back(zone.index);
        },
        &query);
    GEOSGeom_destroy_r(context_, query.point);
  }

 private:
  struct Zone {
    GEOSGeometry* polygon;
    const GEOSPreparedGeometry* prepared;
    std::uint32_t index;
  };
  struct Query {
    Geos* self;
    GEOSGeometry* point;
    std::vector<std::uint32_t>* out;
  };
  GEOSContextHandle_t context_;
  GEOSSTRtree* tree_;
  std::vector<Zone> zones_;
};

S2Point on_sphere(Position p) {
  return S2LatLng::FromE7(p.latitude_e7(), p.longitude_e7()).ToPoint();
}

void fill(MutableS2ShapeIndex& index, const Zones& zones) {
  for (const CompiledZone& zone : zones) {
    std::vector<S2Point> loop;
    for (const Position p : zone.parts[0].rings[0]) loop.push_back(on_sphere(p));
    index.Add(std::make_unique<S2LaxPolygonShape>(std::vector<std::vector<S2Point>>{loop}));
  }
  index.ForceBuild();
}

using Ask = std::function<void(Position, std::vector<std::uint32_t>&)>;

// Processor nanoseconds a point, the median of five passes.
double nanoseconds(const Points& points, const Ask& ask) {
  std::vector<std::uint32_t> out;
  const double took = casus::bench::timed(RUSAGE_SELF, 5, [&] {
    std::size_t found = 0;
    for (const Position p : points) {
      ask(p, out);
      found += out.size();
    }
    CASUS_CHECK(found > 0);
  });
  return took * 1e9 / static_cast<double>(points.size());
}

bool near_edge(const CompiledZone& zone, Position p) {
  const auto& ring = zone.parts[0].rings[0];
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Position a = ring[i];
    const Position b = ring[(i + 1) % ring.size()];
    const double dx = b.longitude_e7() - a.longitude_e7();
    const double dy = b.latitude_e7() - a.latitude_e7();
    const double px = p.longitude_e7() - a.longitude_e7();
    const double py = p.latitude_e7() - a.latitude_e7();
    const double t = std::clamp((px * dx + py * dy) / std::max(dx * dx + dy * dy, 1.0), 0.0, 1.0);
    if (std::hypot(px - t * dx, py - t * dy) <= 2) return true;
  }
  return false;
}

struct Difference {
  std::size_t compared = 0;  // pairs of a point and a zone that either answer names
  std::size_t any = 0;       // named by one only
  std::size_t far = 0;       // ... and farther than 2e-7 degree from its edges
};

Difference compare(const Zones& zones, const Points& points, const Ask& ours, const Ask& theirs) {
  Difference result;
  std::vector<std::uint32_t> a;
  std::vector<std::uint32_t> b;
  for (const Position p : points) {
    ours(p, a);
    theirs(p, b);
    std::ranges::sort(b);
    std::vector<std::uint32_t> all;
    std::vector<std::uint32_t> odd;
    std::ranges::set_union(a, b, std::back_inserter(all));
    std::ranges::set_symmetric_difference(a, b, std::back_inserter(odd));
    result.compared += all.size();
    result.any += odd.size();
    for (const std::uint32_t z : odd) result.far += near_edge(zones[z], p) ? 0U : 1U;
  }
  return result;
}

class Peers {
 public:
  explicit Peers(const Zones& zones) : index_{zones}, geos_{zones} {
    fill(shapes_, zones);
    query_.emplace(&shapes_);
  }

  void ours(Position p, std::vector<std::uint32_t>& out) const { index_.zones_at(p, out); }
  void by_geos(Position p, std::vector<std::uint32_t>& out) { geos_.zones_at(p, out); }
  void by_s2(Position p, std::vector<std::uint32_t>& out) {
    out.clear();
    query_->VisitContainingShapes(on_sphere(p), [&](S2Shape* shape) {
      out.push_back(static_cast<std::uint32_t>(shape->id()));
      return true;
    });
  }

 private:
  ZoneIndex index_;
  Geos geos_;
  MutableS2ShapeIndex shapes_;
  std::optional<S2ContainsPointQuery<MutableS2ShapeIndex>> query_;
};

struct Sizes {
  std::size_t timed = 0;
  std::size_t compared = 0;  // of all sorts together
};

bool run(const Workload& work, Sizes sizes) {
  Random random{42};
  const Zones zones = make_zones(work, random);
  Peers peers{zones};
  const Ask ours = [&](Position p, auto& out) { peers.ours(p, out); };
  const Ask by_geos = [&](Position p, auto& out) { peers.by_geos(p, out); };
  const Ask by_s2 = [&](Position p, auto& out) { peers.by_s2(p, out); };
  const std::size_t each = sizes.compared / 3;
  bool equal = true;
  for (const auto& [sort, points] : {std::pair{"random", random_points(each, random)}, std::pair{"tracks", track_points(each, random)},
                                     std::pair{"edges", edge_points(zones, sizes.compared - 2 * each, random)}}) {
    const Difference geos = compare(zones, points, ours, by_geos);
    const Difference s2 = compare(zones, points, ours, by_s2);
    fmt::print("{} {}: of {} answers on {} points GEOS differs on {}, S2 on {} away from edges\n", work.name, sort, geos.compared, points.size(), geos.any, s2.far);
    equal = equal && geos.any == 0 && geos.compared > 0;
  }
  for (const bool tracks : {false, true}) {
    const Points points = tracks ? track_points(sizes.timed, random) : random_points(sizes.timed, random);
    const double mine = nanoseconds(points, ours);
    const double geos = nanoseconds(points, by_geos);
    const double s2 = nanoseconds(points, by_s2);
    fmt::print("{} {}: casus {:.0f} ns, GEOS {:.0f} ns ({:.1f}x), S2 {:.0f} ns ({:.1f}x)\n", work.name, tracks ? "tracks" : "random", mine, geos, geos / mine, s2, s2 / mine);
  }
  std::fflush(stdout);
  return equal;
}

void build_times(const Workload& work) {
  Random random{42};
  const Zones zones = make_zones(work, random);
  const auto timed = [](const std::function<void()>& build) { return casus::bench::timed(RUSAGE_SELF, 5, build) * 1e3; };
  const double mine = timed([&] { const ZoneIndex index{zones}; });
  const double geos = timed([&] { const Geos peer{zones}; });
  const double s2 = timed([&] {
    MutableS2ShapeIndex shapes;
    fill(shapes, zones);
  });
  fmt::print("{} build: casus {:.0f} ms, GEOS {:.0f} ms, S2 {:.0f} ms\n", work.name, mine, geos,
             s2);
}

// Stars of a hundred corners on a lattice, a fifth of a degree apart, so that no point lies
// in more than three; `side` x `side` of them, or the first `most`.
Zones lattice(int side, std::size_t most, Random& random) {
  Zones zones;
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side && zones.size() < most; ++column) {
      std::vector<Position> ring;
      for (int i = 0; i < 100; ++i) {
        const double angle = 2 * M_PI * i / 100;
        const double reach = between(random, 0.09, 0.12);
        ring.push_back(at(40.1 + 0.2 * row + reach * std::sin(angle), 0.1 + 0.2 * column + reach * std::cos(angle)));
      }
      zones.push_back({fmt::format("z{}", zones.size()), {{{ring}}}, {{}}});
    }
  }
  return zones;
}

struct Cost {
  double random = 0;
  double tracks = 0;
};

// Nanoseconds a point, all of them asked together.
double together(const Points& points, const ZoneIndex& index) {
  std::vector<ZoneIndex::Found> found;
  const double took = casus::bench::timed(RUSAGE_SELF, 5, [&] {
    index.zones_at(points, found);
    CASUS_CHECK(!found.empty() && found.size() <= 3 * points.size());
  });
  return took * 1e9 / static_cast<double>(points.size());
}

// The points lie in the given degrees of the lattice.
struct Area {
  double height;
  double width;
};

std::pair<Cost, Cost> costs_of(const ZoneIndex& index, Area area, std::size_t n) {
  Random random{43};
  const auto points = [&](Points all) {
    for (Position& p : all) {
      p = at(40 + std::fmod(p.latitude_e7() / 1e7 - 40, area.height), std::fmod(p.longitude_e7() / 1e7, area.width));
    }
    return all;
  };
  const Ask ask = [&](Position p, auto& out) {
    index.zones_at(p, out);
    CASUS_CHECK(out.size() <= 3);
  };
  const Points scattered = points(random_points(n, random));
  const Points along = points(track_points(n, random));
  return {{nanoseconds(scattered, ask), nanoseconds(along, ask)}, {together(scattered, index), together(along, index)}};
}

// Does a point cost more among ten thousand zones than among ten? Ten that lie together, with
// points among them, so that both find as many; and ten scattered over the whole lattice.
void scaling(std::size_t n) {
  Random random{42};
  const Zones all = lattice(100, 10'000, random);
  Zones scattered;
  for (std::size_t i = 505; i < all.size(); i += 1'000) scattered.push_back(all[i]);
  const auto of_few = costs_of(ZoneIndex{lattice(5, 10, random)}, {0.4, 1}, n);
  const auto of_scattered = costs_of(ZoneIndex{scattered}, {20, 20}, n);
  const auto of_many = costs_of(ZoneIndex{all}, {20, 20}, n);
  const auto print = [](const char* name, const Cost& cost, const Cost& many) {
    fmt::print("{:<36} random {:>6.0f} ns ({:.2f}), tracks {:>6.0f} ns ({:.2f})\n", name, cost.random, many.random / cost.random, cost.tracks,
               many.tracks / cost.tracks);
  };
  fmt::print("of a point, in brackets 10,000 zones over it:\n");
  print("10 zones, among them", of_few.first, of_many.first);
  print("10 zones, scattered", of_scattered.first, of_many.first);
  print("10,000 zones", of_many.first, of_many.first);
  print("10 zones, among them, asked together", of_few.second, of_many.second);
  print("10 zones, scattered, asked together", of_scattered.second, of_many.second);
  print("10,000 zones, asked together", of_many.second, of_many.second);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t n = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 200'000;
  const std::size_t compared = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 1'000'000;
  bool equal = true;
  for (const Workload& work :
       {Workload{"200 x 200", 200, 200, 0.6}, Workload{"1000 x 1000", 1000, 1000, 0.5}}) {
    equal = run(work, {n, compared}) && equal;
    build_times(work);
  }
  // Of fewer points none may lie in the ten scattered zones.
  scaling(std::max<std::size_t>(n, 100'000));
  return equal ? 0 : 1;
}
