// Zones: areas of the earth compiled once to integer rings.
//
//   text --compile--> CompiledZone (integer rings, an expression over them)
//        --lock------> canonical JSON beside the accord, hashed with it
//        --ZoneIndex-> three-valued membership of a position or a disc
//
// Edges are straight in longitude and latitude unless the text says geodesic or
// rhumb; those, and `within D of`, are densified here with GeographicLib to
// `tolerance`, the only floating point in the life of a zone. The boundary
// belongs to the zone. `or`, `and` and `less` are evaluated pointwise over the
// parts, so a disc across a seam of `A or B` is only possibly inside.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/earth/position.h"
#include "casus/measure/length.h"
#include "casus/measure/truth.h"

namespace casus::earth {

// How the edge between two stated points runs.
enum class EdgeKind : std::uint8_t { straight, geodesic, rhumb };
enum class ShapeKind : std::uint8_t { area, line, path };  // path and line are open

// Largest distance between a compiled edge and the curve it stands for.
inline constexpr measure::Length tolerance = measure::metres(1);

// What the text says, before compiling. `file` shapes come with their rings
// already read by `shape_from_geojson`.
struct Shape {
  ShapeKind kind = ShapeKind::area;
  EdgeKind edges = EdgeKind::straight;
  std::vector<std::vector<Position>> rings;  // an area: rings by even-odd rule, closing edge implied
                                             // a line: open polylines
  friend bool operator==(const Shape&, const Shape&) = default;
};

// The expression of a zone: a leaf shape, a buffer, or a combination. Owned tree.
struct ZoneExpression {
  enum class Op : std::uint8_t { shape, buffer, either, both, less };
  Op op = Op::shape;
  Shape shape;                           // op == shape
  measure::Length distance;              // op == buffer
  std::vector<ZoneExpression> operands;  // buffer: 1; either, both, less: 2 or more
};

// Integer rings: membership by even-odd rule over all rings, boundary inside.
struct Rings {
  std::vector<std::vector<Position>> rings;  // closed, last edge implied; no edge spans more than 90 degrees
  friend bool operator==(const Rings&, const Rings&) = default;
};

// Postfix program over parts: kleene min / max / and-not, evaluated on a stack.
struct CompiledZone {
  struct Step {
    enum class Op : std::uint8_t { part, either, both, less };
    Op op = Op::part;
    std::uint32_t part = 0;
    friend bool operator==(const Step&, const Step&) = default;
  };
  std::string name;
  std::vector<Rings> parts;
  std::vector<Step> program;
  friend bool operator==(const CompiledZone&, const CompiledZone&) = default;
};

// Faults, with a help line: range (a line used as an area without `within D of`,
// fewer than three corners, an area that encloses nothing), conflict (no place
// satisfies the expression).
base::Result<CompiledZone> compile(std::string_view name, const ZoneExpression& expression);

// Rings or lines of a GeoJSON text (RFC 7946), `fragment` = the `id` or the
// `name` property of one feature, empty = all features. Depth and size are
// capped. Faults: malformed, not_found (names the features that exist).
base::Result<Shape> shape_from_geojson(std::string_view text, std::string_view fragment, ShapeKind kind,
                                       EdgeKind edges);

// Every feature of a GeoJSON FeatureCollection as an area, called by its `name` or,
// without one, its `id`. Faults: malformed, conflict (two of one name).
struct NamedShape {
  std::string name;
  Shape shape;
};
base::Result<std::vector<NamedShape>> areas_from_geojson(std::string_view text, EdgeKind edges);

// The lock document: canonical JSON of all zones, in the order given.
[[nodiscard]] std::string lock_json(std::span<const CompiledZone> zones);
base::Result<std::vector<CompiledZone>> zones_from_lock(std::string_view json);

// Is every point of `inner` certainly in `outer`? Conservative: false when in doubt.
[[nodiscard]] bool covers(const CompiledZone& outer, const CompiledZone& inner);

// Do the two have an area in common? False when in doubt; a shared border is none.
[[nodiscard]] bool overlap(const CompiledZone& a, const CompiledZone& b);

class ZoneIndex {
 public:
  explicit ZoneIndex(std::vector<CompiledZone> zones);
  ~ZoneIndex();
  ZoneIndex(ZoneIndex&&) noexcept;
  ZoneIndex& operator=(ZoneIndex&&) noexcept;

  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] const CompiledZone& zone(std::size_t index) const;

  // Exact: is the point in the zone (boundary included)?
  [[nodiscard]] bool contains(std::size_t zone, Position p) const;
  // All zones that contain the point, ascending.
  void zones_at(Position p, std::vector<std::uint32_t>& out) const;
  // The same of many points, each with each zone that contains it, by point, then by zone.
  // Among thousands of zones a point costs less so than asked by itself.
  struct Found {
    std::uint32_t point = 0;  // index into `points`
    std::uint32_t zone = 0;
    friend bool operator==(const Found&, const Found&) = default;
  };
  void zones_at(std::span<const Position> points, std::vector<Found>& out) const;
  // A disc: yes if certainly all of it lies inside, no if certainly none does.
  [[nodiscard]] measure::Truth contains(std::size_t zone, Position p, measure::Length radius) const;
  // Batch of exact points against one zone; out[i] = 1 if inside. Sizes equal.
  void contains(std::size_t zone, std::span<const Position> points, std::span<std::uint8_t> out) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The slow, obvious reference: every edge, no index. For tests.
[[nodiscard]] bool contains_slowly(const CompiledZone& zone, Position p);

}  // namespace casus::earth
