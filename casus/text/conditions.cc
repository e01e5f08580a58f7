// Conditions, events and the instants that clocks start from. `and` binds before
// `or`; a list of parties takes commas, so `and` always joins conditions.
#include <array>

#include <fmt/format.h>

#include "casus/text/codes.h"
#include "casus/text/rules.h"

namespace casus::text {

namespace {

constexpr int max_depth = 32;  // of parentheses

bool is_provision(const Token& token) {
  return token.kind == TokenKind::number && token.text.find('.') != std::string_view::npos;
}

bool at_provision(const Cursor& cursor, std::size_t ahead = 0) {
  return cursor.at(TokenKind::number, ahead) && is_provision(cursor.peek(ahead));
}

// `within 3 km of`, `within #d of`: a place; `within 30 d`: a time.
bool at_distance(const Cursor& cursor) {
  if (!cursor.at("within")) return false;
  return cursor.at("of", 3) || (cursor.at(TokenKind::choice, 1) && cursor.at("of", 2));
}

Condition condition_at(Cursor& cursor, int depth);

// What stands before an event: nothing, `no`, `3`, `more than 10 deaths of`.
void quantity(Cursor& cursor, Literal& out) {
  if (cursor.accept("no")) {
    out.quantity = Literal::Quantity::none;
  } else if (cursor.accept({"more", "than"})) {
    out.quantity = Literal::Quantity::more_than;
    out.amount = amount_rule(cursor);
  } else if (cursor.at(TokenKind::number) && !at_provision(cursor)) {
    out.quantity = Literal::Quantity::at_least;
    out.amount = amount_rule(cursor);
  }
}

Literal literal(Cursor& cursor, int depth) {
  const std::size_t first = cursor.index();
  Literal out;
  if (cursor.at("(")) {
    if (depth >= max_depth) {
      cursor.fail(codes::too_deep, cursor.peek().span, "parentheses go too deep",
                  "name a part with `means` and use its name");
      return out;
    }
    cursor.take();
    out.sort = Literal::Sort::group;
    out.group.push_back(condition_at(cursor, depth + 1));
    cursor.expect(")");
  } else if (cursor.accept("notified")) {
    out.sort = Literal::Sort::notified;
    if (cursor.accept("to")) out.notified_to = cursor.names("a party");
    out.notice = cursor.term();
    cursor.expect("before");
  } else {
    quantity(cursor, out);
    out.event = event_rule(cursor, Commas::belong_to_the_list);
    if (cursor.accept("within")) {
      out.within = cursor.duration();
      out.before = cursor.accept("before");
    } else if (cursor.accept("since")) {
      out.since = event_rule(cursor, Commas::belong_to_the_list);
    }
  }
  out.span = cursor.span_from(first);
  return out;
}

Condition condition_at(Cursor& cursor, int depth) {
  const std::size_t first = cursor.index();
  Condition out;
  do {
    out.any_of.emplace_back();
    do out.any_of.back().push_back(literal(cursor, depth));
    while (!cursor.failed() && (cursor.accept("and") || cursor.accept({",", "and"})));
  } while (!cursor.failed() && cursor.accept("or"));
  out.span = cursor.span_from(first);
  return out;
}

void breach(Cursor& cursor, Event& out, Commas commas) {
  out.sort = Event::Sort::breach;
  cursor.expect("breach");
  cursor.expect("of");
  do out.norms.push_back(cursor.provision("the number of a norm, such as `4.1`"));
  while (cursor.at("or") && at_provision(cursor, 1) && cursor.accept("or"));
  if (cursor.accept("by")) out.by = who_rule(cursor, commas);
}

}  // namespace

Who who_rule(Cursor& cursor, Commas commas) {
  const std::size_t first = cursor.index();
  Who out;
  if (cursor.accept({"another", "party"})) {
    out.sort = Who::Sort::another_party;
  } else if (cursor.accept({"the", "same", "party"})) {
    out.sort = Who::Sort::same_party;
  } else if (cursor.accept("anyone")) {
    out.sort = Who::Sort::anyone;
  } else if (commas == Commas::belong_to_the_list) {
    out.names = cursor.names("a party");
  } else {
    out.names.push_back(cursor.name("a party"));
  }
  out.span = cursor.span_from(first);
  return out;
}

std::optional<Place> place_rule(Cursor& cursor) {
  const std::size_t first = cursor.index();
  Place out;
  if (cursor.accept("in")) {
    out.zone = cursor.name_or_choice("a zone");
  } else if (cursor.accept("there")) {
    out.sort = Place::Sort::there;
  } else if (at_distance(cursor)) {
    cursor.take();
    out.sort = Place::Sort::within;
    out.distance = cursor.length();
    cursor.expect("of");
    out.zone = cursor.name_or_choice("a zone");
  } else {
    return std::nullopt;
  }
  out.span = cursor.span_from(first);
  return out;
}

void who_before_place(Cursor& cursor, Span place) {
  const std::string_view word = cursor.peek().text;
  if (!(cursor.at("by") || cursor.at("on")) || !cursor.at_name(1)) return;
  const std::string who = fmt::format("{} {}", word, cursor.peek(1).text);
  const std::string order = fmt::format("{} {}", who, cursor.written(place));
  mend(cursor.fail(codes::unexpected, join(cursor.peek().span, cursor.peek(1).span), fmt::format("`{}` stands behind the place", who),
                   fmt::format("first who, then where: `{}`", order)),
       {place.begin, cursor.peek(1).span.end, order});
}

Amount amount_rule(Cursor& cursor) {
  const std::size_t first = cursor.index();
  Amount out;
  out.value = cursor.amount();
  const std::string_view word = cursor.peek().text;
  const bool unit = word == "t" || word == "kn" || measure::length_unit(word) != 0;
  if (unit && cursor.at_name() && !cursor.at("of", 1)) out.unit = cursor.take().text;
  if (cursor.at_name() && cursor.at("of", 1)) {
    out.attribute = cursor.name("an attribute");
    cursor.expect("of");
  }
  out.span = cursor.span_from(first);
  return out;
}

Event event_rule(Cursor& cursor, Commas commas) {
  const std::size_t first = cursor.index();
  Event out;
  if (cursor.at("breach")) {
    breach(cursor, out, commas);
  } else if (cursor.at_name() && cursor.at("breach", 1)) {
    out.severity = cursor.name("a severity");
    breach(cursor, out, commas);
  } else if (cursor.at_name() && cursor.at("carried", 1)) {
    out.sort = Event::Sort::carried;
    out.motion = cursor.name("what is voted on");
    cursor.expect("carried");
  } else {
    out.kind = cursor.kind();
    if (cursor.accept("by")) out.by = who_rule(cursor, commas);
    if (cursor.accept("on")) out.on = who_rule(cursor, commas);
    out.place = place_rule(cursor);
    if (out.place) who_before_place(cursor, out.place->span);
  }
  out.span = cursor.span_from(first);
  return out;
}

Condition condition_rule(Cursor& cursor) { return condition_at(cursor, 0); }

Anchor anchor_rule(Cursor& cursor) {
  const std::size_t first = cursor.index();
  Anchor out;
  if (cursor.accept("entry")) {
    cursor.expect("into");
    cursor.expect("force");
    out.sort = Anchor::Sort::entry_into_force;
  } else if (cursor.at(TokenKind::date)) {
    out.sort = Anchor::Sort::date;
    out.date = cursor.date();
  } else {
    if (cursor.accept({"start", "of"})) out.clock = Anchor::Clock::start;
    else if (cursor.accept({"finding", "of"})) out.clock = Anchor::Clock::finding;
    else if (cursor.accept({"attribution", "of"})) out.clock = Anchor::Clock::attribution;
    out.event = event_rule(cursor, Commas::belong_to_the_list);
  }
  out.span = cursor.span_from(first);
  return out;
}

Moment moment_rule(Cursor& cursor) {
  const std::size_t first = cursor.index();
  Moment out;
  const bool term = cursor.at(TokenKind::number) || (cursor.at(TokenKind::choice) && cursor.at("after", 1));
  if (term) {
    out.after = cursor.term();
    cursor.expect("after");
  }
  if (cursor.at(TokenKind::choice)) {
    out.anchor.sort = Anchor::Sort::date;
    out.anchor.date = cursor.date();
    out.anchor.span = out.anchor.date.span;
  } else {
    out.anchor = anchor_rule(cursor);
  }
  out.span = cursor.span_from(first);
  return out;
}

Meaning meaning_rule(Cursor& cursor) {
  cursor.reading("a meaning", "silence means no fire in donbas within 7 d.");
  Meaning out;
  out.name = cursor.name("a name");
  cursor.expect("means");
  out.condition = condition_rule(cursor);
  if (!cursor.accept({",", "lasting"})) return out;
  out.lasting = cursor.duration();
  if (!cursor.accept("with")) return out;
  cursor.expect("no");
  cursor.expect("pause");
  cursor.expect("over");
  out.pause = cursor.duration();
  return out;
}

// `if #a and not #b or #c is 2:`, behind the word `if`.
Guard guard_rule(Cursor& cursor) {
  cursor.reading("a condition on choices", "if #donbas: UKR must withdraw forces from donbas ...");
  const std::size_t first = cursor.index() - 1;
  Guard out;
  do {
    out.any_of.emplace_back();
    do out.any_of.back().push_back(choice_test(cursor));
    while (!cursor.failed() && cursor.accept("and"));
  } while (!cursor.failed() && cursor.accept("or"));
  cursor.expect(":");
  out.span = cursor.span_from(first);
  return out;
}

ChoiceTest choice_test(Cursor& cursor) {
  const std::size_t first = cursor.index();
  ChoiceTest out;
  out.negated = cursor.accept("not");
  out.choice = cursor.choice("a choice such as `#cap`");
  if (cursor.accept("is")) {
    if (cursor.accept("drop")) {
      out.is = ChoiceTest::Is::drop;
    } else if (cursor.at(TokenKind::string)) {
      out.is = ChoiceTest::Is::text;
      out.text = cursor.string("an option").text;
    } else {
      out.is = ChoiceTest::Is::option;
      out.option = cursor.integer("the number of an option, its words, or `drop`").value;
    }
  }
  out.span = cursor.span_from(first);
  return out;
}

}  // namespace casus::text
