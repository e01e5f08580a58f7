// Talk: what is open between parties, and what each of them can accept. Plain values,
// whoever made them: positions in an accord's language, or a file of another program.
//
// An *issue* is a question with options; in an accord, a choice. A *package* picks one
// option of every issue. A *party* may give points to options, and bonuses to
// combinations; its *score* of a package is their sum. Its *floor* is the score below
// which it prefers no deal. A *line* is something that a party will not give up: a
// condition over options (a red line, or "if 7.1 is frozen then 3.1 must be ratified"),
// or a least score. Lines are what conflicts and corrections are made of.
//
//   gain         score - floor; without a floor, the score itself
//   rational     every gain is >= 0
//   acceptable   every line holds, and rational
//
// Points are int64, so that sums are exact and equal packages compare equal. A party's
// points are in units of its own: `unit` of them make 1 as people write it. Points that
// came as decimals with rounding noise are read at a fine unit, and `grain` says how many
// count as the smallest difference: scores are rounded to it before any comparison.
// Exact points have unit 1 and grain 1. Two parties' points are never added up unless the
// parties say that they compare (max_sum, egalitarian: definitions in docs/talks.md).
//
//   Talk talk;
//   talk.issues = {{"4.1", {"pause", "bar"}}, {"3.1", {"ratified", "pledge", "drop"}}};
//   talk.parties = {{.id = "UKR", .points = {{20, 0}, {60, 35, 0}}, .floor = 40}};
//   talk.lines = {{.id = "UKR.r1", .party = 0, .condition = any_of({is(1, 0), is(1, 1)})}};
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "casus/base/result.h"

namespace casus::talks {

using Points = std::int64_t;

struct Issue {
  std::string id{};
  std::vector<std::string> options{};  // at least one; ids, each once
};

// A condition over options, as a tree.
struct Condition {
  enum class Kind { is, all_of, any_of, none_of };
  Kind kind = Kind::all_of;
  std::size_t issue = 0;   // is: this issue has that option
  std::size_t option = 0;
  std::vector<Condition> parts{};  // the others; all_of nothing always holds, any_of nothing never

  friend bool operator==(const Condition&, const Condition&) = default;
};

[[nodiscard]] Condition is(std::size_t issue, std::size_t option);
[[nodiscard]] Condition all_of(std::vector<Condition> parts);
[[nodiscard]] Condition any_of(std::vector<Condition> parts);
[[nodiscard]] Condition none_of(std::vector<Condition> parts);
// If `when` holds, then `then` must.
[[nodiscard]] Condition if_then(Condition when, Condition then);

// Points for a combination, whatever its options bring alone.
struct Bonus {
  Condition when{};
  Points points = 0;
};

struct Party {
  std::string id{};
  std::vector<std::vector<Points>> points{};  // [issue][option]; empty: the party names no points
  std::vector<Bonus> bonuses{};
  std::optional<Points> most{};  // no score is higher: what is above it counts as this
  std::optional<Points> floor{};
  Points unit = 1;
  Points grain = 1;
};

// What a party will not give up: a condition, or with `at_least` a score.
struct Line {
  std::string id{};
  std::size_t party = 0;
  Condition condition{};
  std::optional<Points> at_least{};
};

struct Talk {
  std::string id{};
  std::vector<Issue> issues{};
  std::vector<Party> parties{};
  std::vector<Line> lines{};
};

// The option of each issue, by number.
using Package = std::vector<std::uint32_t>;

// Whether the talk is one: at least one issue and one party, ids that are there and not
// twice, numbers that exist, tables of the right shape, sums that cannot overflow. A
// fault of kind malformed, range or conflict names what is wrong.
base::Result<base::Done> check(const Talk& talk);

// All of the following expect a talk that passes check().

// Before rounding to the grain, then after: the number of whole grains.
[[nodiscard]] Points score(const Party& party, const Package& package);
[[nodiscard]] Points in_grains(const Party& party, Points score);
// The gain in grains.
[[nodiscard]] Points gain(const Party& party, const Package& package);

[[nodiscard]] bool holds(const Condition& condition, const Package& package);
[[nodiscard]] bool holds(const Talk& talk, const Line& line, const Package& package);
[[nodiscard]] bool rational(const Talk& talk, const Package& package);
[[nodiscard]] bool acceptable(const Talk& talk, const Package& package);

// Whether a party names points at all; one that does not has no gain to weigh.
[[nodiscard]] inline bool has_points(const Party& party) { return !party.points.empty() || !party.bonuses.empty(); }

// The same talk with issues, options, parties and lines in the order of their ids, and
// where each stood before. The search works on this one, so that the order in which a
// file lists things changes no result.
struct Sorted {
  Talk talk;
  std::vector<std::size_t> issue, party, line;       // of the new number, the old one
  std::vector<std::vector<std::uint32_t>> option;    // [new issue][new option]: the old option
};
[[nodiscard]] Sorted sorted(const Talk& talk);
// A package of the sorted talk as one of the talk it was made from.
[[nodiscard]] Package original(const Sorted& sorted, const Package& package);

}  // namespace casus::talks
