// From what the text says to integer rings: areas are densified and cut at 180
// degrees, buffers become rings, combinations become steps of the program.
#include <fmt/format.h>

#include <algorithm>

#include "casus/earth/buffer.h"
#include "casus/earth/curve.h"
#include "casus/earth/plane.h"
#include "casus/earth/program.h"
#include "casus/earth/ring.h"
#include "casus/earth/split.h"
#include "casus/earth/zone.h"

namespace casus::earth {
namespace {

using base::Done;
using base::Fault;
using base::FaultKind;
using base::Result;
using Op = ZoneExpression::Op;
using Step = CompiledZone::Step;

Fault range(std::string message, std::string help) {
  return {FaultKind::range, std::move(message), std::move(help), {}};
}

Position wrapped(const Corner& c) { return *Position::make(c.y, short_way(0, c.x)); }

// The ring's corners without repeats, as positions; densified if it is not straight.
Result<std::vector<Position>> full_ring(const std::vector<Position>& ring, EdgeKind edges) {
  std::vector<Corner> distinct;
  for (const Position p : ring) distinct.push_back({p.longitude_e7(), p.latitude_e7()});
  drop_repeats(distinct);
  if (distinct.size() < 3)
    return range(fmt::format("an area has {} corner{}, fewer than 3", distinct.size(),
                             distinct.size() == 1 ? "" : "s"),
                 "name at least three different corners, or use `line` with `within D of`");
  std::vector<Position> out;
  for (const Corner& c : distinct) out.push_back(*Position::make(c.y, c.x));
  if (edges == EdgeKind::straight) return out;
  out.push_back(out.front());
  CASUS_TRY(path, unroll(out));
  CASUS_TRY(dense, densify(edges, path));
  dense.pop_back();
  out.clear();
  for (const Corner& c : dense) out.push_back(wrapped(c));
  return out;
}

Result<Rings> compile_area(const Shape& shape) {
  if (shape.rings.empty()) return range("an area has no corners", "name at least three corners");
  std::vector<std::vector<Position>> full;
  for (const auto& ring : shape.rings) {
    CASUS_TRY(dense, full_ring(ring, shape.edges));
    full.push_back(std::move(dense));
  }
  CASUS_TRY(rings, split_area(full));
  CASUS_TRY(region, region_of(plane_paths(rings)));
  if (area_of(region) <= 0)
    return range("an area encloses nothing",
                 "its corners lie on one line, or its edges go back the way they came; an edge "
                 "takes the short way round the earth");
  return rings;
}

class Compiler {
 public:
  explicit Compiler(CompiledZone& zone) : zone_{zone} {}

  // Appends the steps that leave the expression's truth on the stack.
  Result<Done> add(const ZoneExpression& e, std::size_t depth) {
    if (depth > deepest_program)
      return range(fmt::format("the zone's expression nests deeper than {}", deepest_program),
                   "give its parts names of their own");
    switch (e.op) {
      case Op::shape:
        return add_shape(e.shape);
      case Op::buffer:
        return add_buffer(e, depth);
      case Op::either:
        return add_all(e, Step::Op::either, depth);
      case Op::both:
        return add_all(e, Step::Op::both, depth);
      case Op::less:
        return add_all(e, Step::Op::less, depth);
    }
    return Done{};
  }

 private:
  Result<Done> add_shape(const Shape& shape) {
    if (shape.kind != ShapeKind::area)
      return range("a line has no inside", "write `within D of` before it");
    CASUS_TRY(rings, compile_area(shape));
    push(std::move(rings));
    return Done{};
  }

  Result<Done> add_buffer(const ZoneExpression& e, std::size_t depth) {
    CASUS_CHECK(e.operands.size() == 1);
    Outline outline;
    if (const auto drawn = draw(e.operands[0], depth + 1, outline); !drawn) return drawn.fault();
    CASUS_TRY(region, buffer(outline, e.distance));
    push(rings_of(region));
    return Done{};
  }

  Result<Done> add_all(const ZoneExpression& e, Step::Op op, std::size_t depth) {
    CASUS_CHECK(e.operands.size() >= 2);
    for (std::size_t i = 0; i < e.operands.size(); ++i) {
      if (const auto added = add(e.operands[i], depth + 1); !added) return added.fault();
      if (i > 0) zone_.program.push_back({op, 0});
    }
    return Done{};
  }

  // What a buffer runs around: lines as they are, everything else by its border.
  static Result<Done> draw(const ZoneExpression& e, std::size_t depth, Outline& out) {
    if (e.op == Op::shape && e.shape.kind != ShapeKind::area) return draw_lines(e.shape, out);
    if (e.op == Op::either && depth <= deepest_program) {
      for (const ZoneExpression& operand : e.operands) {
        if (const auto drawn = draw(operand, depth + 1, out); !drawn) return drawn.fault();
      }
      return Done{};
    }
    CompiledZone inner;
    if (const auto added = Compiler{inner}.add(e, depth); !added) return added.fault();
    CASUS_TRY(region, flatten(inner));
    for (const auto& ring : rings_of(region).rings) {
      Outline::Line line{{}, EdgeKind::straight, true};
      for (const Position p : ring) line.corners.push_back({p.longitude_e7(), p.latitude_e7()});
      out.lines.push_back(std::move(line));
    }
    CASUS_TRY(sum, combine(ClipperLib::ctUnion, out.region, region));
    out.region = std::move(sum);
    return Done{};
  }

  static Result<Done> draw_lines(const Shape& shape, Outline& out) {
    for (const auto& ring : shape.rings) {
      CASUS_TRY(corners, unroll(ring));
      if (!corners.empty()) out.lines.push_back({std::move(corners), shape.edges, false});
    }
    if (out.lines.empty()) return range("a line has no corners", "name at least one position");
    return Done{};
  }

  void push(Rings rings) {
    zone_.program.push_back({Step::Op::part, static_cast<std::uint32_t>(zone_.parts.size())});
    zone_.parts.push_back(std::move(rings));
  }

  CompiledZone& zone_;
};

}  // namespace

base::Result<CompiledZone> compile(std::string_view name, const ZoneExpression& expression) {
  CompiledZone zone;
  zone.name = name;
  if (const auto added = Compiler{zone}.add(expression, 0); !added) return added.fault();
  if (zone.program.size() == 1) return zone;
  CASUS_TRY(region, flatten(zone));
  if (area_of(region) <= 0)
    return Fault{FaultKind::conflict, fmt::format("the zone `{}` is empty", name),
                 "no place satisfies its expression", {}};
  return zone;
}

bool overlap(const CompiledZone& a, const CompiledZone& b) {
  const auto left = flatten(a);
  const auto right = flatten(b);
  if (!left || !right) return false;
  const auto common = combine(ClipperLib::ctIntersection, *left, *right);
  return common && area_of(*common) > 0;
}

}  // namespace casus::earth
