// Each chamber of the route is asked whether the act speaks of it, then the votes are counted.
#include "casus/verb/ratification.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "casus/procedure/chambers.h"

namespace casus::verb {

using accord::Chamber;

namespace {

std::string quoted(const std::vector<std::string>& names) { return fmt::format("`{}`", fmt::join(names, "`, `")); }

// Why this chamber's votes carry nothing; empty: they do.
std::string lacking(const Chamber& chamber, const fact::Fact& act) {
  const auto poll = procedure::poll_told(chamber, act);
  if (!poll) return fmt::format("it does not say how many of {} were for and against it (`yes`, `no`)", chamber.name);
  if (poll->silent().heads < 0) return fmt::format("{} has {} seats, and it tells of {} votes", chamber.name, chamber.seats, poll->there.heads);
  if (procedure::passes(chamber, *poll)) return {};
  if (!tally::quorate(chamber.carried_by, *poll)) {
    return fmt::format("{} did not carry it: a quorum of {} seats, where {} were there", chamber.name, tally::needed(*chamber.carried_by.quorum, chamber.seats), poll->there.heads);
  }
  return fmt::format("{} did not carry it: {} to {}, {} needed", chamber.name, poll->yes.heads, poll->no.heads, procedure::needed(chamber, *poll));
}

}  // namespace

Ballot ballot_in(const accord::Route& route, const fact::Fact& act) {
  std::vector<std::string> names;
  std::string lacks;
  for (const std::vector<Chamber>& all_of : route.any_of) {
    for (const Chamber& chamber : all_of) {
      if (std::ranges::find(names, chamber.name) == names.end()) names.push_back(chamber.name);
      if (!procedure::is_of(route, chamber, act)) continue;
      lacks = lacking(chamber, act);
      if (lacks.empty()) return {.chamber = chamber.name, .lacks = {}};
    }
  }
  if (!lacks.empty()) return {.chamber = {}, .lacks = std::move(lacks)};
  const fact::Value* value = act.find("chamber");
  const auto* named = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return {.chamber = {}, .lacks = fmt::format("{} ratifies through {}, and {}", route.party, quoted(names),
                                              named == nullptr ? "it names no chamber" : fmt::format("not through `{}`", *named))};
}

}  // namespace casus::verb
