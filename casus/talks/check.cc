// What makes a value of type Talk a talk.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "casus/talks/talk.h"

namespace casus::talks {

using base::Done;
using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

// Far below int64, so that sums of gains and products with small numbers are safe too.
constexpr Points largest_sum = Points{1} << 61;
constexpr std::size_t deepest_condition = 64;

Fault wrong(FaultKind kind, std::string message, std::string help = {}) { return {kind, std::move(message), std::move(help), {}}; }

// Complains of an id that is empty or stands twice.
template <typename List, typename Id>
Result<Done> check_ids(const List& list, const char* what, Id id) {
  std::set<std::string> seen;
  for (const auto& each : list) {
    if (id(each).empty()) return wrong(FaultKind::malformed, fmt::format("{} has no id", what));
    if (!seen.insert(id(each)).second) return wrong(FaultKind::conflict, fmt::format("two of `{}` among the {}s", id(each), what), "give each an id of its own");
  }
  return Done{};
}

Result<Done> check_condition(const Talk& talk, const Condition& condition, std::size_t depth) {
  if (depth > deepest_condition) return wrong(FaultKind::range, fmt::format("a condition is nested more than {} deep", deepest_condition));
  if (condition.kind == Condition::Kind::is) {
    const bool exists = condition.issue < talk.issues.size() && condition.option < talk.issues[condition.issue].options.size();
    if (!exists) return wrong(FaultKind::range, "a condition names an option that does not exist");
  }
  for (const Condition& part : condition.parts) {
    CASUS_TRY(done, check_condition(talk, part, depth + 1));
    static_cast<void>(done);
  }
  return Done{};
}

// What a party's sums reach at most, in either direction; nullopt beyond largest_sum.
std::optional<Points> reach(const Party& party) {
  Points sum = 0;
  const auto add = [&](Points points) {
    if (points > largest_sum || points < -largest_sum) return false;
    sum += points < 0 ? -points : points;
    return sum <= largest_sum;
  };
  for (const auto& row : party.points) {
    Points largest = 0;
    for (const Points points : row) {
      if (points > largest_sum || points < -largest_sum) return std::nullopt;
      largest = std::max(largest, points < 0 ? -points : points);
    }
    if (!add(largest)) return std::nullopt;
  }
  for (const Bonus& bonus : party.bonuses) {
    if (!add(bonus.points)) return std::nullopt;
  }
  if (!add(party.floor.value_or(0)) || !add(party.most.value_or(0))) return std::nullopt;
  return sum;
}

Result<Done> check_party(const Talk& talk, const Party& party) {
  if (party.unit < 1 || party.grain < 1) return wrong(FaultKind::range, fmt::format("unit and grain of `{}` must be at least 1", party.id));
  if (!party.points.empty() && party.points.size() != talk.issues.size())
    return wrong(FaultKind::malformed, fmt::format("`{}` has points for {} issues of {}", party.id, party.points.size(), talk.issues.size()));
  for (std::size_t i = 0; i < party.points.size(); ++i) {
    if (party.points[i].size() != talk.issues[i].options.size())
      return wrong(FaultKind::malformed, fmt::format("`{}` has {} points for the {} options of `{}`", party.id, party.points[i].size(), talk.issues[i].options.size(), talk.issues[i].id));
  }
  if (party.floor && !has_points(party)) return wrong(FaultKind::conflict, fmt::format("`{}` has a floor and no points", party.id), "give it points, or drop the floor");
  if (!reach(party)) return wrong(FaultKind::range, fmt::format("the points of `{}` are too large to add up", party.id), "use smaller numbers; only their proportions matter");
  for (const Bonus& bonus : party.bonuses) {
    CASUS_TRY(done, check_condition(talk, bonus.when, 0));
    static_cast<void>(done);
  }
  return Done{};
}

Result<Done> check_line(const Talk& talk, const Line& line) {
  if (line.party >= talk.parties.size()) return wrong(FaultKind::range, fmt::format("line `{}` belongs to no party", line.id));
  if (line.at_least && (*line.at_least > largest_sum || *line.at_least < -largest_sum))
    return wrong(FaultKind::range, fmt::format("line `{}` asks for a score beyond all numbers", line.id));
  if (line.at_least && !has_points(talk.parties[line.party]))
    return wrong(FaultKind::conflict, fmt::format("line `{}` asks for a score of a party that names no points", line.id));
  return check_condition(talk, line.condition, 0);
}

}  // namespace

Result<Done> check(const Talk& talk) {
  if (talk.issues.empty()) return wrong(FaultKind::malformed, "there is no issue");
  if (talk.parties.empty()) return wrong(FaultKind::malformed, "there is no party");
  CASUS_TRY(issues, check_ids(talk.issues, "issue", [](const Issue& issue) { return issue.id; }));
  CASUS_TRY(parties, check_ids(talk.parties, "party", [](const Party& party) { return party.id; }));
  CASUS_TRY(lines, check_ids(talk.lines, "line", [](const Line& line) { return line.id; }));
  static_cast<void>(issues), static_cast<void>(parties), static_cast<void>(lines);
  for (const Issue& issue : talk.issues) {
    if (issue.options.empty()) return wrong(FaultKind::malformed, fmt::format("issue `{}` has no option", issue.id));
    const auto done = check_ids(issue.options, "option", [](const std::string& id) { return id; });
    if (!done) return wrong(done.fault().kind, fmt::format("issue `{}`: {}", issue.id, done.fault().message), done.fault().help);
  }
  for (const Party& party : talk.parties) {
    CASUS_TRY(done, check_party(talk, party));
    static_cast<void>(done);
  }
  for (const Line& line : talk.lines) {
    CASUS_TRY(done, check_line(talk, line));
    static_cast<void>(done);
  }
  return Done{};
}

}  // namespace casus::talks
