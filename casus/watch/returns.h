// Returns: what the declarations of a party say, and while they stand.
//
// A return for a `unit` replaces that unit's last one, a return without a unit all
// before it. It stands until the party's next one is due; then anything may be true.
//
//   army 520 on day 0, guard 200 on day 1, total 790 on day 2: 520, 720, 790
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/watch/judge.h"
#include "casus/watch/tally.h"

namespace casus::watch {

// One declaration as one norm and one party count it.
struct Return {
  std::uint32_t fact = 0;                   // log index
  std::string_view unit;                    // in the log; empty: of the whole
  Position from = beginning;                // it may have been made from here on
  Position latest = beginning;              // the last at which it may have been made
  Position made = beginning;                // made for certain from here on
  bool certain = false;                     // in every respect but its instant
  std::int64_t least = 0;                   // in millionths
  std::optional<std::int64_t> greatest = 0; // nullopt: it leaves its number out
  std::optional<measure::Instant> due;      // it stands up to this instant, which is in
  Reasons doubts;
};
[[nodiscard]] std::vector<Return> returns_of(const NormContext& context, const std::string& party);

// What these returns of one party add up to. No return falls due beyond `end`, the last
// instant that the record speaks of. Where several may be the latest, between them.
[[nodiscard]] std::vector<Share> shares_of(const std::vector<Return>& returns, measure::Instant end);

// Where anything changes in what these returns say, in ascending order, each once.
[[nodiscard]] std::vector<Position> changes_of(const std::vector<Return>& returns, measure::Instant end);

// The number in this attribute in millionths, never below zero; nullopt if there is none.
struct Stated {
  std::int64_t least = 0;
  std::int64_t greatest = 0;
};
[[nodiscard]] std::optional<Stated> number_in(const fact::Value* value);

}  // namespace casus::watch
