// A balanced tree of unary adders; a node counts what its two halves count.
#include "casus/solve/counter.h"

#include <algorithm>

#include "casus/base/check.h"

namespace casus::solve {

struct Counter::Node {
  std::unique_ptr<Node> left, right;
  std::size_t size = 1;               // inputs below
  std::vector<Literal> out;           // out[k - 1]: at least k of them; as far as made
};

Counter::Counter(Solver&, std::vector<Literal> inputs) : root_{build(inputs)} {}
Counter::Counter(Counter&&) noexcept = default;
Counter& Counter::operator=(Counter&&) noexcept = default;
Counter::~Counter() = default;

std::size_t Counter::inputs() const { return root_->size; }

std::unique_ptr<Counter::Node> Counter::build(std::span<const Literal> inputs) {
  CASUS_CHECK(!inputs.empty());
  auto node = std::make_unique<Node>();
  node->size = inputs.size();
  if (inputs.size() == 1) {
    node->out.push_back(inputs.front());
    return node;
  }
  node->left = build(inputs.first(inputs.size() / 2));
  node->right = build(inputs.subspan(inputs.size() / 2));
  return node;
}

Literal Counter::at_least(Solver& solver, std::size_t k) {
  CASUS_CHECK(k >= 1 && k <= root_->size);
  extend(solver, *root_, k);
  return root_->out[k - 1];
}

void Counter::extend(Solver& solver, Node& node, std::size_t k) {
  k = std::min(k, node.size);
  if (node.out.size() >= k) return;
  extend(solver, *node.left, k);
  extend(solver, *node.right, k);
  for (std::size_t total = node.out.size() + 1; total <= k; ++total) {
    const Literal more = solver.fresh();
    if (!node.out.empty()) solver.clause({-more, node.out.back()});
    node.out.push_back(more);
    const std::size_t from = total > node.right->size ? total - node.right->size : 0;
    for (std::size_t left = from; left <= std::min(total, node.left->size); ++left) {
      std::vector<Literal> clause{more};
      if (left > 0) clause.push_back(-node.left->out[left - 1]);
      if (left < total) clause.push_back(-node.right->out[total - left - 1]);
      solver.clause(clause);
    }
  }
}

}  // namespace casus::solve
