// Guards: can these hold together? Exact, by a small search over the choices that the
// guards mention and the choices that those lie in; no variant is ever enumerated.
//
//   GuardSolver solver{reading};
//   solver.solve({{&first, Wanted::holds}, {&second, Wanted::holds}})
//   gives a way to take the choices, or nullopt if the guards exclude each other.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "casus/text/choices.h"

namespace casus::accord {

// Options taken, by index of the choice; choices that do not matter are absent. An
// option is 1, 2, ...; 0 is dropped, or inside an option that is not taken.
using Taken = std::vector<std::pair<std::size_t, std::int64_t>>;

enum class Wanted : std::uint8_t { holds, fails };

struct Demand {
  const text::Guard* guard = nullptr;  // nullptr: always holds
  Wanted wanted = Wanted::holds;
};

class GuardSolver {
 public:
  // `reading` must outlive the solver.
  explicit GuardSolver(const text::ChoiceReading& reading) : reading_{&reading} {}

  // All demands at once. After 200,000 steps, which no treaty needs, it answers nullopt
  // too, and exhausted() is true from then on.
  [[nodiscard]] std::optional<Taken> solve(const std::vector<Demand>& demands);
  [[nodiscard]] bool exhausted() const { return exhausted_; }

  // The guard `if #choice is option:`; option 0 is `drop`.
  [[nodiscard]] text::Guard is(std::size_t choice, std::int64_t option) const;

 private:
  const text::ChoiceReading* reading_;
  bool exhausted_ = false;
};

// "cap=1,donbas=drop".
[[nodiscard]] std::string name(const Taken& taken, const text::ChoiceReading& reading);

}  // namespace casus::accord
