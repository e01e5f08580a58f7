// Tests over attributes, three-valued, and their use on a source's records.
#include "casus/fact/mapping.h"

#include <algorithm>

#include "casus/fact/dates.h"
#include "casus/fact/perhaps.h"

namespace casus::fact {

using measure::Truth;

namespace {

// low op x and high op x for every value between, as one verdict.
Truth compare(const measure::AmountRange& value, Comparison comparison, measure::Decimal operand) {
  const auto monotone = [](bool all, bool some) {
    return all ? Truth::yes : some ? Truth::unknown : Truth::no;
  };
  switch (comparison) {
    case Comparison::equal:
      return monotone(value.exact() && value.low == operand, value.low <= operand && operand <= value.high);
    case Comparison::less: return monotone(value.high < operand, value.low < operand);
    case Comparison::at_most: return monotone(value.high <= operand, value.low <= operand);
    case Comparison::greater: return monotone(value.low > operand, value.high > operand);
    case Comparison::at_least: return monotone(value.low >= operand, value.high >= operand);
  }
  return Truth::unknown;
}

Truth compare(const Standing& told, Comparison comparison) {
  switch (comparison) {
    case Comparison::equal: return measure::negate(measure::either(told.before, told.after));
    case Comparison::less: return told.before;
    case Comparison::at_most: return measure::negate(told.after);
    case Comparison::greater: return told.after;
    case Comparison::at_least: return measure::negate(told.before);
  }
  return Truth::unknown;
}

bool of_a_word(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

// Texts of feeds hold blanks and marks that no name of an accord can hold.
bool spells(std::string_view word, std::string_view text) {
  const auto stands_for = [](char in_word, char in_text) {
    const bool ascii = static_cast<unsigned char>(in_text) < 0x80;
    return in_word == in_text || (in_word == '_' && ascii && !of_a_word(in_text));
  };
  return std::ranges::equal(word, text, stands_for);
}

}  // namespace

Truth holds(const Test& test, const Value* value) {
  if (value == nullptr) return Truth::unknown;
  const auto* word = std::get_if<std::string>(value);
  const auto* wanted_word = std::get_if<std::string>(&test.operand);
  if (wanted_word != nullptr && is_date(*wanted_word))
    return word == nullptr ? Truth::unknown : compare(standing(*word, *wanted_word), test.comparison);
  // "152 mm" in a column of numbers is a number that was not understood.
  if (word != nullptr && wanted_word == nullptr) return Truth::unknown;
  if (word != nullptr || wanted_word != nullptr) {
    const bool same = word != nullptr && wanted_word != nullptr && spells(*wanted_word, *word);
    return measure::truth(test.comparison == Comparison::equal && same);
  }
  const auto& operand = std::get<measure::AmountRange>(test.operand);
  return compare(std::get<measure::AmountRange>(*value), test.comparison, operand.low);
}

Truth holds(const Tests& tests, const LookUp& look_up) {
  if (tests.any_of.empty()) return Truth::yes;
  Truth any = Truth::no;
  for (const std::vector<Test>& all_of : tests.any_of) {
    Truth all = Truth::yes;
    for (const Test& test : all_of) all = measure::both(all, holds(test, look_up(test.attribute)));
    any = measure::either(any, all);
  }
  return any;
}

namespace {

void name(const MappingRule& rule, Fact& fact) {
  fact.what = rule.kind;
  if (fact.find(perhaps) != nullptr) fact.set(perhaps, rule.kind);
  if (rule.root) fact.root = *rule.root;
  if (!rule.actor) return;
  fact.actors.clear();
  if (*rule.actor != "unknown") fact.actors.push_back(*rule.actor);
}

// It may be what the rule names, too, and may have been done by whom it names. Nobody knows, if
// that is nobody. A record is of one root.
void doubt(const MappingRule& rule, const std::vector<std::string>& told, Fact& fact) {
  if (rule.root && *rule.root != fact.root) return;
  const std::string all{kinds_of(fact)};
  if (("?" + all + "?").find("?" + rule.kind + "?") == std::string::npos) fact.set(perhaps, all + "?" + rule.kind);
  std::vector<std::string> theirs = told;
  if (rule.actor) theirs = *rule.actor == "unknown" ? std::vector<std::string>{} : std::vector{*rule.actor};
  if (theirs.empty()) fact.actors.clear();
  if (fact.actors.empty()) return;
  for (std::string& actor : theirs) {
    if (std::ranges::find(fact.actors, actor) == fact.actors.end()) fact.actors.push_back(std::move(actor));
  }
}

}  // namespace

void apply(const SourceProfile& profile, const LookUp& raw, Fact& fact) {
  std::vector<const MappingRule*> undecided;
  const MappingRule* sure = nullptr;
  for (const MappingRule& rule : profile.rules) {
    const Truth truth = holds(rule.tests, raw);
    if (truth == Truth::unknown) undecided.push_back(&rule);
    if (truth != Truth::yes) continue;
    sure = &rule;
    break;
  }
  std::vector<std::string> told;
  if (!undecided.empty()) told = fact.actors;
  if (sure != nullptr) name(*sure, fact);
  for (const MappingRule* rule : undecided) doubt(*rule, told, fact);
}

}  // namespace casus::fact
