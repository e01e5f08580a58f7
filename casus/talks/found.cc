// Climbing from one acceptable package by several measures, each in the order of the
// issues, so that equal talks give equal packages.
#include "casus/talks/found.h"

#include <algorithm>
#include <cmath>

#include "casus/talks/demands.h"
#include "casus/talks/encoding.h"

namespace casus::talks {

namespace {

constexpr std::size_t most_points = 5'000;
constexpr std::uint64_t most_tries = 400'000;

// The talk with every floor as a line, which is what the solver sees.
Talk with_floors(const Talk& talk) {
  Talk out = talk;
  for (std::size_t p = 0; p < talk.parties.size(); ++p) {
    if (talk.parties[p].floor) out.lines.push_back({"floor of " + talk.parties[p].id, p, {}, talk.parties[p].floor});
  }
  return out;
}

class Climb {
 public:
  explicit Climb(const Talk& talk) : talk_{talk}, demands_{all_demands(talk)}, weighed_{parties_with_points(talk)}, found_{weighed_.size(), most_points} {}

  // Measure 0 is the product of gains, 1 the least gain, 2 + p the gain of a party.
  void from(const Package& start) {
    see(start);
    for (std::size_t measure = 0; measure < weighed_.size() + 2; ++measure) {
      Package package = start;
      while (tries_ < most_tries && (one(package, measure) || two(package, measure))) {
      }
    }
  }
  // How often a climb came past a point says nothing of how many packages reach it.
  Frontier take() {
    Frontier out = found_.take();
    std::ranges::fill(out.packages, std::uint64_t{1});
    return out;
  }

 private:
  [[nodiscard]] double value(const Package& package, std::size_t measure) const {
    double sum = 0, least = HUGE_VAL;
    for (std::size_t p = 0; p < weighed_.size(); ++p) {
      const auto each = static_cast<double>(gain(talk_.parties[weighed_[p]], package));
      if (measure == p + 2) return each;
      sum += std::log1p(std::max(each, 0.0));
      least = std::min(least, each);
    }
    return measure == 0 ? sum : least;
  }

  void see(const Package& package) {
    std::vector<Points> point;
    for (const std::size_t p : weighed_) point.push_back(in_grains(talk_.parties[p], score(talk_.parties[p], package)));
    if (found_.add(point)) found_.example() = package;
  }

  // Takes the package if it is acceptable and better.
  bool take(Package& package, const Package& other, std::size_t measure) {
    ++tries_;
    if (!met(talk_, demands_, other)) return false;
    see(other);
    if (value(other, measure) <= value(package, measure)) return false;
    package = other;
    return true;
  }

  bool one(Package& package, std::size_t measure) {
    for (std::size_t i = 0; i < package.size(); ++i) {
      Package other = package;
      for (other[i] = 0; other[i] < talk_.issues[i].options.size(); ++other[i]) {
        if (other[i] != package[i] && take(package, other, measure)) return true;
      }
    }
    return false;
  }

  bool two(Package& package, std::size_t measure) {
    for (std::size_t i = 0; i < package.size() && tries_ < most_tries; ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (pair(package, i, j, measure)) return true;
      }
    }
    return false;
  }

  bool pair(Package& package, std::size_t i, std::size_t j, std::size_t measure) {
    Package other = package;
    for (other[i] = 0; other[i] < talk_.issues[i].options.size(); ++other[i]) {
      for (other[j] = 0; other[j] < talk_.issues[j].options.size(); ++other[j]) {
        if (other[i] != package[i] && other[j] != package[j] && take(package, other, measure)) return true;
      }
    }
    return false;
  }

  const Talk& talk_;
  Demands demands_;
  std::vector<std::size_t> weighed_;
  FrontierBuilder found_;
  std::uint64_t tries_ = 0;
};

}  // namespace

std::optional<Frontier> found_frontier(const Talk& talk, std::int64_t conflicts) {
  const Talk demanding = with_floors(talk);
  solve::Solver solver;
  const Encoding encoding{demanding, solver};
  solver.allow(conflicts);
  const solve::Answer answer = solver.solve(encoding.lines());
  if (answer == solve::Answer::stopped) return std::nullopt;
  if (answer == solve::Answer::no) return Frontier{parties_with_points(talk).size(), {}, {}, {}};
  Climb climb{talk};
  climb.from(encoding.package(solver));
  return climb.take();
}

}  // namespace casus::talks
