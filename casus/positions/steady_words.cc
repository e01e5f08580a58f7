// The picks under completions: how often, how surely, with what gains.
#include "casus/positions/steady_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "casus/interval/draws.h"
#include "casus/positions/words.h"

namespace casus::positions {

namespace {

constexpr std::size_t most_standings = 3;
constexpr std::array<std::string_view, interval::rules.size()> rule_names{"Nash, the largest product of gains (score - floor)", "Kalai-Smorodinsky, the largest least gain / (ideal - floor)",
                                                                          "leximin, the largest least gain (means something only if points compare)"};
constexpr std::array<std::string_view, interval::rules.size()> rule_keys{"nash", "kalai_smorodinsky", "leximin"};

// What a package brings a party over its floor, at both ends.
struct Gains {
  std::string party;
  interval::Range range;
};

std::vector<Gains> gains_of(const Outcome& outcome, const talks::Package& package) {
  const talks::Talk worst = interval::at_end(outcome.doubt->ranged, interval::End::worst);
  const talks::Talk& best = outcome.sorted.talk;
  std::vector<Gains> out;
  for (const std::size_t p : outcome.survey.weighed) out.push_back({best.parties[p].id, {talks::gain(worst.parties[p], package), talks::gain(best.parties[p], package)}});
  return out;
}

std::string words(const interval::Range& range) { return range.exact() ? fmt::format("{}", range.low) : fmt::format("{}..{}", range.low, range.high); }

// "830 of 1000 completions (83 %, CI 80..86)", or of all of them "5 of 6 (83 %)".
std::string share_words(const interval::Steadiness& steadiness, std::uint64_t picked) {
  const std::uint64_t percent = picked * 100 / steadiness.completions;
  if (steadiness.every) return fmt::format("{} of {} completions ({} %)", picked, steadiness.completions, percent);
  const interval::PerCent bounds = interval::wilson(picked, steadiness.completions);
  return fmt::format("{} of {} completions ({} %, CI {}..{})", picked, steadiness.completions, percent, bounds.low, bounds.high);
}

std::string counted(std::size_t n) { return fmt::format("{} {}", n, n == 1 ? "package" : "packages"); }

std::string necessity(const interval::Standing& first) {
  if (!first.necessary) return "whether in every completion is not known";
  return *first.necessary ? "in every completion" : "none in every completion";
}

// What the ends say of Nash's beside the draws.
std::string most_words(const interval::Steadiness& steadiness, std::size_t rule) {
  if (rule != static_cast<std::size_t>(interval::Rule::nash) || steadiness.every || !steadiness.nash_at_most) return "";
  return fmt::format(", at most {}", *steadiness.nash_at_most);
}

void put_rule(std::vector<std::string>& rows, const Agenda& agenda, const Outcome& outcome, std::size_t rule) {
  const interval::Steadiness& steadiness = outcome.doubt->steadiness;
  const auto& standings = steadiness.by_rule[rule];
  if (standings.empty()) return;
  const std::string_view among = steadiness.all_candidates ? "the pick in some completion" : "the pick of those found in some completion";
  rows.push_back(fmt::format("{}: {} {}{}{}; {}", rule_names[rule], among, steadiness.every ? "" : "at least ", counted(standings.size()), most_words(steadiness, rule), necessity(standings.front())));
  for (std::size_t i = 0; i < std::min(most_standings, standings.size()); ++i) {
    const interval::Standing& one = standings[i];
    std::vector<std::string> gains;
    for (const Gains& each : gains_of(outcome, one.package)) gains.push_back(fmt::format("{} {}", each.party, words(each.range)));
    rows.push_back(fmt::format("  {}: {}", share_words(steadiness, one.picked), package_words(agenda, talks::original(outcome.sorted, one.package))));
    rows.push_back(fmt::format("    gains {}", fmt::join(gains, ", ")));
  }
}

}  // namespace

std::string sure_and_possible(const Count& surely, const Count& possibly) {
  const auto known = [](const Count& count) { return count ? std::to_string(*count) : std::string{"not counted"}; };
  return surely == possibly ? known(possibly) : fmt::format("surely {}, possibly {}", known(surely), known(possibly));
}

std::vector<std::string> steady_rows(const Agenda& agenda, const Outcome& outcome) {
  const interval::Steadiness& steadiness = outcome.doubt->steadiness;
  const std::string all = interval::completions(outcome.doubt->ranged).text();
  std::vector<std::string> out;
  if (steadiness.every) out.push_back(fmt::format("points are intervals: in each of all {} completions", all));
  else out.push_back(fmt::format("points are intervals: in {} drawn of {} completions, seed {}, every whole number of an interval alike; CI: 95 per cent, Wilson", steadiness.completions, all, steadiness.seed));
  if (!steadiness.all_candidates) out.push_back(fmt::format("among {} that were found, not proven to be all that can be a pick", counted(steadiness.candidates)));
  if (steadiness.none > 0) out.push_back(fmt::format("{} is acceptable to all in {}", steadiness.all_candidates ? "no package" : "none of those found", share_words(steadiness, steadiness.none)));
  for (std::size_t rule = 0; rule < interval::rules.size(); ++rule) put_rule(out, agenda, outcome, rule);
  return out;
}

void put_steady(seal::JsonWriter& json, const Agenda& agenda, const Outcome& outcome) {
  const interval::Steadiness& steadiness = outcome.doubt->steadiness;
  const auto number = [&](std::string_view key, std::uint64_t value) { json.key(key).raw(std::to_string(value)); };
  json.begin_object().key("completions").raw(interval::completions(outcome.doubt->ranged).text());
  number("looked_at", steadiness.completions);
  json.key("every").boolean(steadiness.every);
  number("seed", steadiness.seed);
  number("none_acceptable", steadiness.none);
  number("candidates", steadiness.candidates);
  json.key("all_candidates").boolean(steadiness.all_candidates);
  for (std::size_t rule = 0; rule < interval::rules.size(); ++rule) {
    const auto& standings = steadiness.by_rule[rule];
    json.key(rule_keys[rule]).begin_object();
    number("possible", standings.size());
    if (rule == static_cast<std::size_t>(interval::Rule::nash) && steadiness.nash_at_most) number("possible_at_most", *steadiness.nash_at_most);
    json.key("packages").begin_array();
    for (std::size_t i = 0; i < std::min(most_standings, standings.size()); ++i) {
      const interval::Standing& one = standings[i];
      const interval::PerCent bounds = interval::wilson(one.picked, steadiness.completions);
      json.begin_object();
      number("picked", one.picked);
      if (!steadiness.every) json.key("percent").begin_array().integer(bounds.low).integer(bounds.high).end();
      json.key("necessary");
      if (one.necessary) json.boolean(*one.necessary);
      else json.null();
      json.key("gains").begin_object();
      for (const Gains& each : gains_of(outcome, one.package)) json.key(each.party).begin_array().integer(each.range.low).integer(each.range.high).end();
      json.end();
      put_package(json, agenda, talks::original(outcome.sorted, one.package));
      json.end();
    }
    json.end().end();
  }
  json.end();
}

std::string floor_words(const Outcome& outcome, std::size_t line) {
  const talks::Line& floor = outcome.sorted.talk.lines[line];
  const auto range = outcome.doubt ? outcome.doubt->ranged.floors[floor.party] : std::nullopt;
  return fmt::format("floor {}", range ? range_words(*range) : std::to_string(*floor.at_least));
}

std::string range_words(const interval::Range& range) { return range.exact() ? std::to_string(range.low) : fmt::format("{}..{}", range.low, range.high); }

}  // namespace casus::positions
