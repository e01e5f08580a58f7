// Every step with what it is worth to each party, so that a reader can add it up.
#include "casus/positions/from_text_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "casus/positions/words.h"

namespace casus::positions {

namespace {

using interval::Range;

// "+3", "-2..+1".
std::string rise_words(const Range& rise) { return rise.exact() ? fmt::format("{:+}", rise.low) : fmt::format("{:+}..{:+}", rise.low, rise.high); }

std::string step_words(const Agenda& agenda, const Step& step) {
  return fmt::format("{} {} -> {}", agenda.name_of(step.choice), agenda.option_name(step.choice, step.from), agenda.option_name(step.choice, step.to));
}

// "hours 1 -> 2": by issue, whose options are ways to close all that lies in it.
std::string change_words(const Agenda& agenda, const FromText& from, const interval::Change& change) {
  const talks::Issue& issue = agenda.issues()[change.issue];
  return fmt::format("{} {} -> {}", issue.id, issue.options[from.drafted[change.issue]], issue.options[change.to]);
}

talks::Package after(const FromText& from, const interval::Swap& swap) {
  talks::Package out = from.drafted;
  for (const interval::Change& change : swap.changes) out[change.issue] = change.to;
  return out;
}

bool acceptable_surely(const Outcome& outcome, const talks::Package& package) {
  return talks::acceptable(interval::at_end(outcome.held.ranged, interval::End::worst), package);
}

std::string acceptable_words(const Outcome& outcome, const talks::Package& package) {
  if (!talks::acceptable(outcome.held.talk, package)) return "not acceptable to all yet";
  return acceptable_surely(outcome, package) ? "acceptable to all" : "possibly acceptable to all";
}

std::string counted(std::uint64_t n, std::string_view one, std::string_view many) { return fmt::format("{} {}", n, n == 1 ? one : many); }

}  // namespace

std::vector<std::string> nearest_rows(const Agenda& agenda, const Outcome& outcome) {
  const FromText& from = outcome.from_text;
  if (!from.nearest.cost && from.nearest.known) return {};
  constexpr std::string_view rule = "nearest to the text as drafted, the fewest choices changed";
  if (!from.nearest.cost) return {fmt::format("{}: not known, the solver did not end", rule)};
  std::string ties;
  if (from.nearest.packages) ties = fmt::format(", {}", counted(*from.nearest.packages, "package", "packages"));
  std::vector<std::string> changed;
  for (const Step& step : from.steps) changed.push_back(step_words(agenda, step));
  std::vector<std::string> out{fmt::format("{}: {}{} of {}{}{}{}", rule, from.nearest.known ? "" : "at most ", *from.nearest.cost, agenda.choices(), ties, from.nearest.known ? "" : ", not proven to be the fewest",
                                           from.surely ? "" : "; possibly acceptable, none surely")};
  out.push_back(fmt::format("  {}: {}", changed.empty() ? "as drafted" : fmt::format("{}", fmt::join(changed, ", ")), package_words(agenda, from.nearest.package)));
  return out;
}

std::vector<std::string> swap_rows(const Agenda& agenda, const Outcome& outcome) {
  const FromText& from = outcome.from_text;
  const interval::Swaps& swaps = from.swaps;
  if (swaps.weighed.size() < 2) return {};
  const std::string_view kind = swaps.complete ? "swaps of two or three choices" : "swaps of two choices";
  std::vector<std::string> out{fmt::format("from the text as drafted, {} by which all who give points gain and no red line breaks that held: shown {} of {}{}", kind, swaps.best.size(),
                                           swaps.complete ? "" : "at least ", swaps.count)};
  for (const interval::Swap& swap : swaps.best) {
    std::vector<std::string> changes, rises;
    for (const interval::Change& change : swap.changes) changes.push_back(change_words(agenda, from, change));
    for (std::size_t p = 0; p < swaps.weighed.size(); ++p) {
      std::vector<std::string> parts;
      for (const interval::Change& change : swap.changes) parts.push_back(fmt::format("{} {}", agenda.issues()[change.issue].id, rise_words(change.rises[p])));
      rises.push_back(fmt::format("{} {} ({})", outcome.held.talk.parties[swaps.weighed[p]].id, rise_words(swap.rises[p]), fmt::join(parts, ", ")));
    }
    out.push_back(fmt::format("  {}: {}; then {}", fmt::join(changes, ", "), fmt::join(rises, ", "), acceptable_words(outcome, after(from, swap))));
  }
  return out;
}

void put_nearest(seal::JsonWriter& json, const Agenda& agenda, const Outcome& outcome) {
  const FromText& from = outcome.from_text;
  json.begin_object().key("known").boolean(from.nearest.known);
  if (from.nearest.cost) {
    json.key("changed").integer(*from.nearest.cost).key("of").integer(static_cast<std::int64_t>(agenda.choices())).key("surely").boolean(from.surely).key("packages");
    if (from.nearest.packages) json.raw(std::to_string(*from.nearest.packages));
    else json.null();
    json.key("changes").begin_array();
    for (const Step& step : from.steps)
      json.begin_object().key("choice").string(agenda.name_of(step.choice)).key("from").string(agenda.option_name(step.choice, step.from)).key("to").string(agenda.option_name(step.choice, step.to)).end();
    json.end();
    put_package(json, agenda, from.nearest.package);
  }
  json.end();
}

void put_swaps(seal::JsonWriter& json, const Agenda& agenda, const Outcome& outcome) {
  const FromText& from = outcome.from_text;
  const interval::Swaps& swaps = from.swaps;
  json.begin_object().key("count").raw(std::to_string(swaps.count)).key("complete").boolean(swaps.complete).key("swaps").begin_array();
  for (const interval::Swap& swap : swaps.best) {
    json.begin_object().key("changes").begin_array();
    for (const interval::Change& change : swap.changes) {
      const talks::Issue& issue = agenda.issues()[change.issue];
      json.begin_object().key("issue").string(issue.id).key("from").string(issue.options[from.drafted[change.issue]]).key("to").string(issue.options[change.to]).key("rises").begin_object();
      for (std::size_t p = 0; p < swaps.weighed.size(); ++p)
        json.key(outcome.held.talk.parties[swaps.weighed[p]].id).begin_array().integer(change.rises[p].low).integer(change.rises[p].high).end();
      json.end().end();
    }
    const talks::Package package = after(from, swap);
    json.end().key("acceptable").boolean(talks::acceptable(outcome.held.talk, package)).key("surely").boolean(acceptable_surely(outcome, package)).end();
  }
  json.end().end();
}

}  // namespace casus::positions
