// Events, conditions, rules and anchors.
#include "tests/differential/spell_words.h"

#include <fmt/format.h>

namespace casus::differential {

using accord::Event;
using accord::Literal;
using accord::Share;
using accord::Who;

std::string Words::list(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

std::string Words::who(const Who& who) {
  switch (who.sort) {
    case Who::Sort::unstated: return "";
    case Who::Sort::parties: return list(who.parties);
    case Who::Sort::anyone: return "anyone";
    case Who::Sort::another_party: return "another party";
    case Who::Sort::same_party: return "the same party";
  }
  return "";
}

std::string Words::where(const accord::Where& where) {
  if (where.sort == accord::Where::Sort::there) return " there";
  return where.sort == accord::Where::Sort::zone ? " in " + accord_.zones[where.zone].name : "";
}

std::string Words::amount(measure::Decimal amount) {
  const std::string digits = measure::print(amount);
  if (digits.find('.') != std::string::npos) cannot("an amount that is no whole number");
  return digits;
}

std::string Words::tests(const fact::Tests& tests) {
  if (tests.any_of.empty()) return "";
  if (tests.any_of.size() != 1 || tests.any_of[0].size() != 1) cannot("several tests");
  const fact::Test& test = tests.any_of[0][0];
  const auto* range = std::get_if<measure::AmountRange>(&test.operand);
  if (test.comparison != fact::Comparison::at_least || range == nullptr) cannot("another test than `>=`");
  return range == nullptr ? "" : fmt::format(" with {} >= {}", test.attribute, amount(range->low));
}

std::string Words::event(const Event& event) {
  if (event.sort == Event::Sort::meaning) return accord_.meanings[event.meaning].name;
  if (event.sort == Event::Sort::carried) return event.motion + " carried";
  const auto part = [&](const char* word, const Who& someone) { return someone.sort == Who::Sort::unstated ? "" : word + who(someone); };
  if (event.sort == Event::Sort::breach)
    return fmt::format("{}breach of {}{}", event.severity ? *event.severity + " " : "", fmt::join(event.norms, " or "), part(" by ", event.by));
  return event.kind + tests(event.tests) + part(" by ", event.by) + part(" on ", event.on) + where(event.where);
}

std::string Words::literal(const Literal& literal) {
  using Quantity = Literal::Quantity;
  if (literal.sort == Literal::Sort::group) {
    if (literal.quantity == Quantity::none) cannot("no group of conditions");
    return "(" + condition(literal.group.front()) + ")";
  }
  if (literal.sort == Literal::Sort::notified)
    return fmt::format("notified {}{} before", literal.notified_to.empty() ? "" : "to " + list(literal.notified_to) + " ", measure::print(literal.notice));
  const std::string of = literal.measure == "incidents" ? "" : literal.measure + " of ";
  std::string out;
  if (literal.quantity == Quantity::none) out = "no ";
  if (literal.quantity == Quantity::at_least) out = amount(literal.amount) + " " + of;
  if (literal.quantity == Quantity::more_than) out = "more than " + amount(literal.amount) + " " + of;
  out += event(literal.event);
  if (literal.within) out += " within " + measure::print(*literal.within);
  if (literal.since) out += " since " + event(*literal.since);
  return out;
}

std::string Words::condition(const accord::Condition& condition) {
  std::string out;
  for (const std::vector<Literal>& conjunction : condition.any_of) {
    out += out.empty() ? "" : " or ";
    for (const Literal& one : conjunction) out += (&one == &conjunction.front() ? "" : " and ") + literal(one);
  }
  return out;
}

std::string Words::anchor(const accord::Anchor& anchor) {
  constexpr const char* clocks[] = {"", "start of ", "finding of ", "attribution of "};
  if (anchor.sort == accord::Anchor::Sort::entry_into_force) return "entry into force";
  if (anchor.sort == accord::Anchor::Sort::date) return date(anchor.date);
  return clocks[static_cast<std::size_t>(anchor.clock)] + event(anchor.event);
}

std::string Words::moment(const accord::Moment& moment) {
  return (moment.after ? measure::print(*moment.after) + " after " : "") + anchor(moment.anchor);
}

std::string Words::place(const accord::Norm& norm) {
  if (norm.there) return " there";
  if (!norm.each.empty()) return " in both";
  return norm.zone ? " in " + accord_.zones[*norm.zone].name : "";
}

namespace {

std::string say(const Share& share) {
  constexpr const char* sorts[] = {"consensus", "majority", "two thirds", "", "unanimity", "silent consensus"};
  constexpr const char* bases[] = {"members", "seats", "those voting", "votes"};
  if (share.sort == Share::Sort::consensus || share.sort == Share::Sort::silent_consensus) return sorts[static_cast<std::size_t>(share.sort)];
  const std::string how = share.sort == Share::Sort::number ? std::to_string(share.number) : sorts[static_cast<std::size_t>(share.sort)];
  return how + " of " + bases[static_cast<std::size_t>(share.base)];
}

}  // namespace

std::string Words::rule(const accord::Rule& rule) {
  std::string out = say(rule.share);
  for (const Share& also : rule.also) out += " and " + say(also);
  if (!rule.quorum) return out;
  constexpr const char* bases[] = {"members", "seats", "those voting", "votes"};
  if (rule.quorum->sort == Share::Sort::number) return fmt::format("{}, quorum {} {}", out, rule.quorum->number, bases[static_cast<std::size_t>(rule.quorum->base)]);
  return out + ", quorum " + say(*rule.quorum);
}

}  // namespace casus::differential
