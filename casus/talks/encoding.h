// Encoding: a talk as clauses, so that the solver can say which lines hold together.
//
// One literal for each option, exactly one of an issue's holds; one literal for each
// line: if it holds, the line does. The other direction is not needed, as nobody asks
// the solver to break a line.
//
// A condition becomes clauses part by part. A least score becomes a decision diagram over
// the issues (Abio, Nieuwenhuis, Oliveras, Rodriguez-Carbonell and Mayer-Eichberger 2012,
// for options in place of bits): a node asks for a score of the issues that are left, and
// all demands that the same packages satisfy share a node. Bonuses are literals that may
// hold if their condition does, and come last in the diagram.
#pragma once

#include <optional>
#include <vector>

#include "casus/solve/solver.h"
#include "casus/talks/talk.h"

namespace casus::talks {

struct Encoding {
  std::vector<std::vector<solve::Literal>> options{};  // [issue][option]
  std::vector<solve::Literal> lines{};                 // by number
};

// nullopt: the points of a line are so fine that its diagram is larger than allowed.
std::optional<Encoding> encode(const Talk& talk, solve::Solver& solver, std::size_t most_nodes = 400'000);

// The package of the model that the solver has just found.
[[nodiscard]] Package package_of(const Encoding& encoding, const solve::Solver& solver);

}  // namespace casus::talks
