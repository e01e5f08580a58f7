// Conditions and guards: clauses that hold or do not hold.
#include <array>

#include <fmt/format.h>

#include "casus/lint/restate_words.h"

namespace casus::lint {

using namespace text;

namespace {

// "within the last 24 hours", "within 24 hours before"; both ends in.
std::string window(Voice& voice, const Literal& literal) {
  if (!literal.within) return {};
  voice.rules.insert(Rule::closed_window);
  const std::string length = said(voice, *literal.within);
  return literal.before ? fmt::format(" within {} before", length) : fmt::format(" within the last {}", length);
}

bool is_meaning(const Voice& voice, const Event& event) {
  return event.sort == Event::Sort::kind && voice.names.is_meaning(event.kind.name.text);
}

// How much of it: "no fire", "at least 3 instances of fire", "warship adding up to
// more than 30,000 t of displacement".
std::string how_much(Voice& voice, const Literal& literal) {
  const std::string what = event(voice, literal.event);
  const bool breach = literal.event.sort == Event::Sort::breach;
  if (literal.quantity == Literal::Quantity::some) return (breach ? "a " : "") + what;
  if (literal.quantity == Literal::Quantity::none) return "no " + what;
  const bool more = literal.quantity == Literal::Quantity::more_than;
  const std::string limit = fmt::format("{} {}", more ? "more than" : "at least", amount(voice, literal.amount));
  if (!literal.amount.attribute) return fmt::format("{} instances of {}", limit, what);
  return fmt::format("{} adding up to {} of {}", what, limit, voice.names.say(literal.amount.attribute->text));
}

std::string happens(Voice& voice, const Literal& literal) {
  const std::string since = literal.since ? " since " + event(voice, *literal.since) : std::string{};
  const bool whole = literal.quantity == Literal::Quantity::some || literal.quantity == Literal::Quantity::none;
  if (whole && is_meaning(voice, literal.event) && !literal.within) {
    const bool none = literal.quantity == Literal::Quantity::none;
    const std::string_view now = none ? "does not hold" : "holds";
    const std::string_view ever = none ? "has not held" : "has held";
    return fmt::format("{} {}{}", event(voice, literal.event), literal.since ? ever : now, since);
  }
  const bool past = literal.within || literal.since;
  const std::string what = how_much(voice, literal);
  return fmt::format("there {} {}{}{}", past ? "was" : "is", what, window(voice, literal), since);
}

std::string notified(Voice& voice, const Literal& literal) {
  const std::string to = literal.notified_to.empty() ? "" : " to " + list(names(voice, literal.notified_to), Join::both);
  return fmt::format("it was notified{} at least {} before", to, said(voice, literal.notice));
}

std::string literal_words(Voice& voice, const Literal& literal) {
  if (literal.sort == Literal::Sort::notified) return notified(voice, literal);
  if (literal.sort == Literal::Sort::event) return happens(voice, literal);
  return literal.group.empty() ? "()" : fmt::format("({})", condition(voice, literal.group.front()));
}

std::string option_words(const Voice& voice, const ChoiceTest& test) {
  const Choice* choice = voice.names.find_choice(test.choice.text);
  const auto index = static_cast<std::size_t>(test.option - 1);
  if (choice == nullptr || test.option < 1 || index >= choice->options.size()) return {};
  return fmt::format(" ({})", quoted(choice->options[index].text));
}

std::string choice_test(Voice& voice, const ChoiceTest& test) {
  const std::string_view is = test.negated ? "is not" : "is";
  const std::string id = "#" + test.choice.text;
  const Choice* choice = voice.names.find_choice(test.choice.text);
  switch (test.is) {
    case ChoiceTest::Is::option:
      return fmt::format("option {} of {}{} {} taken", test.option, id, option_words(voice, test), is);
    case ChoiceTest::Is::text:
      return fmt::format("the option {} of {} {} taken", quoted(test.text), id, is);
    case ChoiceTest::Is::drop:
      return fmt::format("{} {} dropped", id, is);
    case ChoiceTest::Is::taken:
      break;
  }
  if (choice == nullptr || !choice->keep_or_drop) return fmt::format("an option of {} {} taken", id, is);
  return fmt::format("the passage {} ({}) {} kept", id, quoted(choice->options.front().text), is);
}

}  // namespace

std::string condition(Voice& voice, const Condition& condition) {
  return joined(condition.any_of, [&](const Literal& one) { return literal_words(voice, one); });
}

std::string guard_words(Voice& voice, const Guard& guard) {
  if (guard.any_of.empty()) return {};
  return fmt::format("Only if {}: ", joined(guard.any_of, [&](const ChoiceTest& one) { return choice_test(voice, one); }));
}

}  // namespace casus::lint
