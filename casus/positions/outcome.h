// Outcome: what the positions come to, for a screen and for JSON (docs/talks.md says how to
// read it). All counts are exact where they are given; one that is not known stays empty.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "casus/base/executor.h"
#include "casus/base/result.h"
#include "casus/positions/case.h"
#include "casus/positions/doubt.h"
#include "casus/positions/from_text.h"
#include "casus/positions/order.h"
#include "casus/positions/ratification.h"
#include "casus/talks/stuck.h"
#include "casus/talks/survey.h"

namespace casus::positions {

// Lines of one choice alone, and what they leave of it.
struct ChoiceShare {
  // The most that each choice can bring a party by its own points, each choice by itself.
  struct Weight {
    std::string party;
    std::int64_t left = 0, all = 0;  // of the choices with an option, of all choices
  };
  std::int64_t with_an_option = 0;  // choices in which some option meets every line that speaks of nothing else
  std::int64_t options = 0;         // options that meet them, over all choices
  std::vector<Weight> weights{};    // of parties that give points, in the order of the talk
};

// "accepts X if Y", "offers X if Y": what a party gives and what for.
struct Trade {
  Origin giver;
  std::vector<std::string> wanted_by;  // parties that must have, need or prefer what is given
  std::vector<std::string> refused_by; // parties none of whose acceptable packages has both
  Count packages;                      // acceptable to all, with both in them
};

// After this day offers lapse.
struct Tick {
  measure::Instant until;
  std::vector<Origin> lapse;
  Count before, after;  // packages acceptable to all
  Count fixed_before{}, fixed_after{};  // the same with the first correction lifted, where there is none without
};

// What has to come first, in how many packages, and how many of them are acceptable to all.
struct OrderedPackages {
  Ordering ordering;
  Count all, acceptable;
};

// Of one way in which a party ratifies: packages acceptable to all that it carries.
struct RoutePackages {
  std::string party, words;
  Count sure, possible;
};

// One claim, and the packages acceptable to all were it false.
struct Pivot {
  Origin claim;
  Count otherwise;
};

struct Outcome {
  Case held;
  talks::Sorted sorted;      // of held.talk; what follows is in its numbers
  talks::Survey survey;
  std::optional<talks::Stuck> stuck;  // none: no lines, or not known
  std::vector<Count> opened;          // by correction, of those that are shown
  std::optional<Doubt> doubt{};       // none: every number is exact
  ChoiceShare choices;
  std::vector<Ratification> ratifications;
  std::vector<RoutePackages> routes{};         // of parties with more than one
  std::vector<OrderedPackages> orderings{};
  Count ratifiable_sure, ratifiable_possible;  // acceptable to all, by every party that is judged, in order
  std::vector<Trade> trades;
  FromText from_text{};
  std::vector<Tick> clock;
  std::vector<Pivot> pivots;  // those that flip the result between none and some
  bool pivots_known = true;   // false: of some claim it could not be told
  std::size_t claims = 0;
  std::vector<std::string> notes;

  [[nodiscard]] const Origin& origin(std::size_t sorted_line) const { return held.origins[sorted.line[sorted_line]]; }
};

inline constexpr std::size_t most_shown = 5;
[[nodiscard]] inline bool counted_all(const talks::Survey& survey) { return std::ranges::all_of(survey.by_party, [](const Count& each) { return each.has_value(); }); }

// What is asked besides. `as_of`: what was said up to this day; none: the latest day.
struct Asked {
  Asked(std::optional<measure::Instant> day = {}) : as_of{day} {}
  Asked(measure::Instant day) : as_of{day} {}
  std::optional<measure::Instant> as_of;
  interval::Draws draws{};
  std::string drafted{};  // what the text is taken to say of choices, in place of their first options: "cap=2"
};

// The pages must be sound, and outlive the outcome. Faults: usage, nobody takes a
// position, or `drafted` names what is not there.
base::Result<Outcome> settle(const Agenda& agenda, const std::vector<Page>& pages, const Asked& asked, base::Executor& executor);

// For people, and as one object of schema casus.positions/1.
[[nodiscard]] std::string screen(const Agenda& agenda, const std::vector<Page>& pages, const Outcome& outcome);
[[nodiscard]] std::string json(const Agenda& agenda, const std::vector<Page>& pages, const Outcome& outcome);

}  // namespace casus::positions
