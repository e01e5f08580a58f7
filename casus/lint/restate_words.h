// The words of a restatement: numbers, times, lists, and the parts that sentences
// share (kinds, parties, places, events, conditions). For restate*.cc alone.
//
// Where parts nest, a list says how many it joins ("both A and B", "all of these
// three: A, B and C"), so that no two nestings read alike.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "casus/lint/restate_names.h"
#include "casus/measure/calendar.h"
#include "casus/measure/decimal.h"
#include "casus/measure/length.h"

namespace casus::lint {

// Rules of the language that a sentence rests on; each is said once, behind it.
enum class Rule : std::uint8_t {
  occurrence,
  as_one,
  closed_window,
  dwell,
  local_day,
  clock_reached,
  clock_start,
  clock_finding,
  clock_attribution,
  proves_excuse,
};

// What the restatement of one sentence needs, and the rules it has met.
struct Voice {
  const Names& names;
  std::set<Rule> rules{};
};

[[nodiscard]] std::string_view words(Rule rule);

// "800,000"; "one"; "1 hour", "2 days of 24 hours"; "90 days"; "15 km"; "1 December 2025 at 00:00 UTC".
[[nodiscard]] std::string number(std::int64_t n);
[[nodiscard]] std::string number(measure::Decimal value);
[[nodiscard]] std::string counted(std::int64_t n, std::string_view singular);
[[nodiscard]] std::string span_of(measure::Duration value);
[[nodiscard]] std::string span_of(const measure::Term& value);
[[nodiscard]] std::string length(measure::Length value);
[[nodiscard]] std::string date(measure::Instant value, measure::Duration offset);

// The same where the text may have a choice.
[[nodiscard]] std::string said(Voice& voice, const text::Integer& value);
[[nodiscard]] std::string said(Voice& voice, const text::Duration& value);
[[nodiscard]] std::string said(Voice& voice, const text::Term& value);
[[nodiscard]] std::string said(Voice& voice, const text::Length& value);
[[nodiscard]] std::string said(Voice& voice, const text::Date& value);

enum class Join : std::uint8_t { both, either };
// "A, B and C", "A, B or C".
[[nodiscard]] std::string list(const std::vector<std::string>& items, Join join);
// "both A and B", "either A or B", "all of these three: A, B and C"; one item is itself.
[[nodiscard]] std::string joined(const std::vector<std::string>& items, Join join);
// An `or` of `and`s, each item made by `say`.
template <typename Item, typename Say>
[[nodiscard]] std::string joined(const std::vector<std::vector<Item>>& any_of, Say say) {
  std::vector<std::string> alternatives;
  for (const std::vector<Item>& all : any_of) {
    std::vector<std::string> parts;
    for (const Item& one : all) parts.push_back(say(one));
    alternatives.push_back(joined(parts, Join::both));
  }
  return joined(alternatives, Join::either);
}
[[nodiscard]] std::vector<std::string> names(Voice& voice, const std::vector<text::Name>& names);
// Provisions: "4.1", "4.1 and 4.2".
[[nodiscard]] std::string numbers(const std::vector<text::Name>& norms, Join join);

// Parts that sentences share.
[[nodiscard]] std::string kind(Voice& voice, const text::KindUse& use);
// With what the kind's own declaration says: "fire (shelling or rocket)".
[[nodiscard]] std::string kind_and_bases(Voice& voice, const text::KindUse& use);
[[nodiscard]] std::string tests(Voice& voice, const text::Tests& tests);
[[nodiscard]] std::string who(Voice& voice, const text::Who& who, Join join);
// A family of zones is "each of the sites" (both) or "any one of the sites" (either).
[[nodiscard]] std::string place(Voice& voice, const text::Place& place, Join join);
[[nodiscard]] std::string carried_by(const text::CarriedBy& rule);
[[nodiscard]] std::string amount(Voice& voice, const text::Amount& amount);
// "grave breach of 4.1 or 4.2 by Russian Federation", without an article.
[[nodiscard]] std::string event(Voice& voice, const text::Event& event);
[[nodiscard]] std::string anchor(Voice& voice, const text::Anchor& anchor);
[[nodiscard]] std::string moment(Voice& voice, const text::Moment& moment);
[[nodiscard]] std::string proof(Voice& voice, const text::Proof& proof);
// A clause: "there was no fire in the donbas within the last 7 days of 24 hours".
[[nodiscard]] std::string condition(Voice& voice, const text::Condition& condition);

// Whole sentences, without the rules.
[[nodiscard]] std::string zone_sentence(Voice& voice, const text::ZoneDeclaration& zone);
[[nodiscard]] std::string source_sentence(Voice& voice, const text::SourceDeclaration& source);
[[nodiscard]] std::string norm_sentence(Voice& voice, const text::Norm& norm);
[[nodiscard]] std::string guard_words(Voice& voice, const text::Guard& guard);

}  // namespace casus::lint
