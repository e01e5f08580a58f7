// The attributes of an act, counted.
#include "casus/procedure/chambers.h"

#include <algorithm>

#include "casus/watch/acts.h"

namespace casus::procedure {

using accord::Chamber;

bool is_of(const accord::Route& route, const Chamber& chamber, const fact::Fact& act) {
  const std::string_view named = watch::word_of(act, "chamber");
  if (!named.empty()) return named == chamber.name;
  return route.any_of.size() == 1 && route.any_of.front().size() == 1;
}

std::optional<std::int64_t> votes_told(const fact::Fact& act, std::string_view attribute) {
  const fact::Value* value = act.find(attribute);
  const auto* range = value == nullptr ? nullptr : std::get_if<measure::AmountRange>(value);
  if (range == nullptr || !range->exact() || range->low < measure::Decimal{}) return std::nullopt;
  return range->low.raw() / measure::decimal_one;
}

std::optional<tally::Poll> poll_told(const Chamber& chamber, const fact::Fact& act) {
  const auto yes = votes_told(act, "yes");
  const auto no = votes_told(act, "no");
  if (!yes || !no) return std::nullopt;
  const std::int64_t abstained = votes_told(act, "abstain").value_or(0);
  const auto seats = [](std::int64_t n) { return tally::Strength{n, n}; };
  return tally::Poll{.all = seats(chamber.seats), .there = seats(*yes + *no + abstained), .yes = seats(*yes), .no = seats(*no)};
}

std::int64_t needed(const Chamber& chamber, const tally::Poll& poll) {
  const accord::Rule& rule = chamber.carried_by;
  std::int64_t most = tally::needed(rule.share, tally::base_of(rule.share, poll));
  for (const accord::Share& also : rule.also) most = std::max(most, tally::needed(also, tally::base_of(also, poll)));
  return most;
}

bool passes(const Chamber& chamber, const tally::Poll& poll) { return poll.silent().heads >= 0 && tally::carried(chamber.carried_by, poll); }

}  // namespace casus::procedure
