// Is one zone certainly inside another? By the structure of both programs down to
// parts, and between two parts by their borders: equal, or not even touching.
// Exact in integers; a shared stretch of border between different parts is doubt.
#include <algorithm>
#include <functional>
#include <memory>

#include "casus/earth/ring.h"
#include "casus/earth/zone.h"

namespace casus::earth {
namespace {

using Op = CompiledZone::Step::Op;

// The program as a tree over the zone's parts.
struct Node {
  Op op = Op::part;
  const Rings* part = nullptr;
  std::unique_ptr<Node> left;
  std::unique_ptr<Node> right;
};

std::unique_ptr<Node> tree_of(const CompiledZone& zone) {
  std::vector<std::unique_ptr<Node>> stack;
  for (const CompiledZone::Step& step : zone.program) {
    auto node = std::make_unique<Node>();
    node->op = step.op;
    if (step.op == Op::part) {
      node->part = &zone.parts[step.part];
    } else {
      node->right = std::move(stack.back());
      stack.pop_back();
      node->left = std::move(stack.back());
      stack.pop_back();
    }
    stack.push_back(std::move(node));
  }
  return std::move(stack.back());
}

int side(const Edge& e, std::int64_t x, std::int64_t y) {
  const Area turn = static_cast<Area>(std::int64_t{e.bx} - e.ax) * (y - e.ay) -
                    static_cast<Area>(std::int64_t{e.by} - e.ay) * (x - e.ax);
  return turn > 0 ? 1 : turn < 0 ? -1 : 0;
}

bool meet(const Edge& e, const Edge& f) {
  if (std::max(e.ax, e.bx) < std::min(f.ax, f.bx) || std::max(f.ax, f.bx) < std::min(e.ax, e.bx) ||
      std::max(e.ay, e.by) < std::min(f.ay, f.by) || std::max(f.ay, f.by) < std::min(e.ay, e.by))
    return false;
  return side(e, f.ax, f.ay) * side(e, f.bx, f.by) <= 0 &&
         side(f, e.ax, e.ay) * side(f, e.bx, e.by) <= 0;
}

bool borders_meet(const Rings& a, const Rings& b) {
  const std::vector<Edge> others = edges_of(b);
  return std::ranges::any_of(edges_of(a), [&](const Edge& e) {
    return std::ranges::any_of(others, [&](const Edge& f) { return meet(e, f); });
  });
}

// A place with several names may touch under another one.
bool many_named(const Rings& part) {
  return std::ranges::any_of(
      part.rings, [](const auto& ring) { return std::ranges::any_of(ring, many_names); });
}
bool safe(const Rings& a, const Rings& b) {
  return !(many_named(a) && many_named(b)) && !borders_meet(a, b);
}

bool part_covers(const Rings& outer, const Rings& inner) {
  if (outer == inner) return true;
  if (!safe(outer, inner)) return false;
  const auto inside = [&](const auto& ring) { return in_rings(outer, ring.front()); };
  const auto in_the_way = [&](const auto& ring) { return in_rings(inner, ring.front()); };
  return std::ranges::all_of(inner.rings, inside) && std::ranges::none_of(outer.rings, in_the_way);
}

bool parts_apart(const Rings& a, const Rings& b) {
  const auto in = [](const Rings& area) {
    return [&area](const auto& ring) { return in_rings(area, ring.front()); };
  };
  return safe(a, b) && std::ranges::none_of(a.rings, in(b)) && std::ranges::none_of(b.rings, in(a));
}

bool apart(const Node& a, const Node& b) {
  if (a.op == Op::either) return apart(*a.left, b) && apart(*a.right, b);
  if (a.op == Op::both) return apart(*a.left, b) || apart(*a.right, b);
  if (a.op == Op::less) return apart(*a.left, b);
  if (b.op != Op::part) return apart(b, a);
  return parts_apart(*a.part, *b.part);
}

bool node_covers(const Node& outer, const Node& inner) {
  if (inner.op == Op::either)
    return node_covers(outer, *inner.left) && node_covers(outer, *inner.right);
  if (outer.op == Op::either &&
      (node_covers(*outer.left, inner) || node_covers(*outer.right, inner)))
    return true;
  if (outer.op == Op::both)
    return node_covers(*outer.left, inner) && node_covers(*outer.right, inner);
  if (outer.op == Op::less) return node_covers(*outer.left, inner) && apart(*outer.right, inner);
  if (inner.op == Op::both)
    return node_covers(outer, *inner.left) || node_covers(outer, *inner.right);
  if (inner.op == Op::less) return node_covers(outer, *inner.left);
  return outer.op == Op::part && part_covers(*outer.part, *inner.part);
}

}  // namespace

bool covers(const CompiledZone& outer, const CompiledZone& inner) {
  if (outer.parts == inner.parts && outer.program == inner.program) return true;
  return node_covers(*tree_of(outer), *tree_of(inner));
}

}  // namespace casus::earth
