// For tests of one reader: its facts, bad records and counts of a text.
#pragma once

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "casus/intake/intake.h"
#include "tests/support/collector.h"

namespace casus::testing {

struct FeedRead {
  Collector kept;
  std::optional<intake::ReadCounts> counts;
  std::optional<base::Fault> fault;

  // The one fact that there is; the test ends where there is not exactly one.
  [[nodiscard]] const fact::Fact& only() const& {
    REQUIRE(kept.facts.size() == 1);
    REQUIRE(kept.bads.empty());
    return kept.facts.front();
  }
  [[nodiscard]] fact::Fact only() && { return std::as_const(*this).only(); }  // a copy outlives what was read
  // The reason of the one record that there is, or what it is instead.
  [[nodiscard]] std::string reason() const {
    if (!kept.facts.empty()) return "a fact";
    return kept.bads.size() == 1 ? kept.bads.front().reason : "not one record";
  }
};

inline FeedRead read_feed(std::string_view format, std::string_view text, const fact::SourceProfile& profile) {
  FeedRead out;
  base::MemorySource source{text};
  const auto counts = intake::read(format, source, profile, out.kept);
  if (counts) out.counts = *counts;
  else out.fault = counts.fault();
  return out;
}

inline FeedRead read_feed(std::string_view format, std::string_view text) {
  return read_feed(format, text, {.id = "x", .grade = {'B', '2'}, .rules = {}, .parties = {}});
}

// The attribute as text: "12.5", or the word; "none" where it is missing.
inline std::string said(const fact::Fact& fact, std::string_view attribute) {
  const fact::Value* value = fact.find(attribute);
  if (value == nullptr) return "none";
  if (const auto* word = std::get_if<std::string>(value)) return *word;
  return measure::print(std::get<measure::AmountRange>(*value).low);
}

// A profile whose one rule calls a fact `kind` if `attribute` is the number.
inline fact::SourceProfile one_rule(std::string_view attribute, std::int64_t number, std::string_view kind) {
  const measure::AmountRange amount{measure::whole(number), measure::whole(number)};
  fact::SourceProfile profile{.id = "x", .grade = {'B', '2'}, .rules = {}, .parties = {}};
  profile.rules.push_back({{{{{std::string{attribute}, fact::Comparison::equal, fact::Value{amount}}}}},
                           std::string{kind}, std::nullopt, "RUS"});
  return profile;
}

}  // namespace casus::testing
