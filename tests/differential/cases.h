// Cases: small random accords, built as values, and small random histories.
//
// Instants lie on a grid of hours and places on a grid of hundredths of a
// degree that the zones' edges run along, so that ties and boundaries happen.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"

namespace casus::differential {

struct Case {
  std::uint64_t seed = 0;
  accord::Accord accord;
  std::vector<fact::Fact> facts;
};

// How much a case may hold.
struct Limits {
  std::int64_t facts = 12;
  std::int64_t hours = 12;
  bool covers = true;       // sources may say where they watch, and when they did not
  bool presence = true;     // norms may be about movers
  bool ceilings = false;    // norms may say how many, and parties declare how many they have
  bool forms = false;       // and what forms.h adds
  bool revisions = false;   // records may come in several versions, in any order
  bool implausible = false; // tracks may contradict themselves
};

[[nodiscard]] Case make_case(std::uint64_t seed, const Limits& limits = {});

// For people: the accord in a few lines, then one fact a line.
[[nodiscard]] std::string describe(const Case& one);

}  // namespace casus::differential
