// Norms: whom they bind, to what, when, unless what, and how grave a breach is.
#include <array>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/text/codes.h"
#include "casus/text/rules.h"

namespace casus::text {

namespace {

constexpr std::string_view example =
    "4.1 RUS must not commit fire in buffer: minor from 1 incident.";

void subject(Cursor& cursor, Norm& norm) {
  if (cursor.accept("nobody")) {
    norm.nobody = true;
  } else if (cursor.accept("any")) {
    cursor.expect("party");
    norm.any_party = true;
  } else if (cursor.at("anyone")) {
    cursor.fail_expected("a party, a group, `nobody` or `any party`");
  } else {
    norm.who = who_rule(cursor, Commas::belong_to_the_list);
  }
  norm.together = cursor.accept("together");
}

void modal(Cursor& cursor, Norm& norm) {
  if (norm.nobody) {
    if (cursor.at("must")) {
      cursor.fail(codes::unexpected, cursor.peek().span, "`nobody` goes with `may`",
                  "write `nobody may commit fire`");
    }
    norm.modal = Norm::Modal::must_not;
    return cursor.expect("may");
  }
  if (cursor.accept("may")) {
    norm.modal = Norm::Modal::may;
    return;
  }
  cursor.expect("must");
  norm.modal = cursor.accept("not") ? Norm::Modal::must_not : Norm::Modal::must;
  const bool forbidden = cursor.at("commit") || cursor.at("have");
  // `must commit` cannot be meant: somebody forgot `not`.
  if (norm.modal == Norm::Modal::must && forbidden) cursor.fail_expected("`not`");
}

bool at_kind(const Cursor& cursor) {
  if (cursor.at_name() || cursor.at(TokenKind::choice)) return true;
  for (const std::string_view root : {"sighting", "incident", "declaration", "coverage", "act"}) {
    if (cursor.at(root)) return true;
  }
  return false;
}

void have(Cursor& cursor, Deed& deed) {
  if (cursor.accept({"more", "than"})) deed.more_than = amount_rule(cursor);
  deed.kind = cursor.kind();
  deed.place = place_rule(cursor);
  if (!cursor.accept("for")) return;
  deed.longer_than = cursor.accept({"more", "than"});
  deed.dwell = cursor.duration();
}

void withdraw(Cursor& cursor, Deed& deed) {
  deed.kind = cursor.kind();
  const std::size_t first = cursor.index();
  cursor.expect("from");
  Place from;
  from.zone = cursor.name_or_choice("the zone to leave");
  from.span = cursor.span_from(first);
  deed.place = from;
}

void report(Cursor& cursor, Deed& deed) {
  if (cursor.accept("position")) {
    deed.sort = Deed::Sort::report_position;
    cursor.expect("of");
    deed.kind = cursor.kind();
    deed.place = place_rule(cursor);
  } else if (at_kind(cursor)) {
    deed.kind = cursor.kind();
  }
}

void vote(Cursor& cursor, Deed& deed) {
  deed.motion = cursor.name("what is voted on");
  if (!cursor.accept({",", "carried"})) return;
  cursor.expect("by");
  deed.carried_by = carried_by_rule(cursor);
}

void act(Cursor& cursor, Deed& deed) {
  deed.sort = Deed::Sort::act;
  deed.verb = cursor.name("what is to be done, such as `commit`, `have` or `notify`");
  if (at_kind(cursor)) deed.kind = cursor.kind();
  deed.place = place_rule(cursor);
}

// A misspelt keyword would be read as the name of an act, `must not comit fire`.
void misspelt(Cursor& cursor) {
  const std::vector<std::string> deeds{"commit", "have", "withdraw", "report"};
  const Token& token = cursor.peek();
  const auto near =
      token.kind == TokenKind::word ? base::did_you_mean(token.text, deeds) : std::nullopt;
  if (near && token.text.size() > 3 && !is_reserved(token.text)) {
    mend(cursor.fail(codes::unexpected, token.span,
                     fmt::format("`{}` is no deed of the language", token.text),
                     fmt::format("did you mean `{}`?", *near)),
         {token.span.begin, token.span.end, *near});
  }
}

Deed deed(Cursor& cursor) {
  using Sort = Deed::Sort;
  const std::size_t first = cursor.index();
  Deed out;
  out.verb = {std::string(cursor.peek().text), cursor.peek().span};
  if (cursor.accept("commit")) {
    out.kind = cursor.kind();
    if (cursor.accept("on")) out.on = who_rule(cursor, Commas::belong_to_the_list);
    out.place = place_rule(cursor);
    if (out.place) who_before_place(cursor, out.place->span);
  } else if (cursor.accept("have")) {
    out.sort = Sort::have;
    have(cursor, out);
  } else if (cursor.accept("withdraw")) {
    out.sort = Sort::withdraw;
    withdraw(cursor, out);
  } else if (cursor.accept("report")) {
    out.sort = Sort::report;
    report(cursor, out);
  } else if (cursor.accept("vote")) {
    out.sort = Sort::vote;
    vote(cursor, out);
  } else if (!cursor.failed()) {
    misspelt(cursor);
    act(cursor, out);
  }
  if (cursor.accept("to")) out.to = who_rule(cursor, Commas::belong_to_the_list);
  out.span = cursor.span_from(first);
  return out;
}

void within(Cursor& cursor, Norm& norm) {
  const std::size_t first = cursor.index() - 1;
  norm.within = cursor.term();
  if (cursor.accept("after")) norm.after = anchor_rule(cursor);
  norm.within_span = cursor.span_from(first);
}

bool by_the_calendar(const Cursor& cursor) {
  const auto unit = [&](std::string_view word) { return cursor.at(word, 1); };
  return cursor.at(TokenKind::number) && (unit("month") || unit("months") || unit("y") || unit("year") || unit("years"));
}

// `every 3 months`: such a period runs by days of the calendar, which have to be told.
Duration not_of_fixed_length(Cursor& cursor) {
  const auto number = base::parse_int(cursor.peek().text);
  const bool months = cursor.peek(1).text.starts_with("month");
  const std::int64_t step = !number || *number < 1 || *number > 12 ? 0 : months ? *number : 12 * *number;
  std::string days;
  for (std::int64_t month = 1; step > 0 && 12 % step == 0 && month <= 12; month += step) days += fmt::format("{}{:02}-01", days.empty() ? "" : ", ", month);
  Duration out;
  const Span first = cursor.take().span;
  out.span = join(first, cursor.take().span);
  cursor.complain(codes::unit_mismatch, out.span, fmt::format("`{}` has no fixed length, and a period needs one, or days of the calendar", cursor.written(out.span)),
                  days.empty() ? "write days of the calendar: `every year on 01-01`; or a length: `every 365 d`" : fmt::format("write the days by which it is due: `every year on {}`", days));
  return out;
}

void every(Cursor& cursor, Norm& norm) {
  if (!cursor.accept("year")) {
    norm.every = by_the_calendar(cursor) ? not_of_fixed_length(cursor) : cursor.duration();
    return;
  }
  cursor.expect("on");
  do norm.yearly.push_back(cursor.month_day());
  while (cursor.at(",") && cursor.at(TokenKind::month_day, 1) && cursor.accept(","));
}

// One `when`; false if something else stands here. Each may stand once.
bool when(Cursor& cursor, Norm& norm) {
  if (cursor.at("from") && !norm.from) {
    cursor.take();
    norm.from = moment_rule(cursor);
  } else if (cursor.at("until") && !norm.until) {
    cursor.take();
    norm.until = moment_rule(cursor);
  } else if (cursor.at("within") && !norm.within) {
    cursor.take();
    within(cursor, norm);
  } else if (cursor.at("at") && !norm.before) {
    cursor.take();
    cursor.expect("least");
    norm.before = cursor.term();
    cursor.expect("before");
  } else if (cursor.at("every") && !norm.every && norm.yearly.empty()) {
    cursor.take();
    every(cursor, norm);
  } else {
    return false;
  }
  return !cursor.failed();
}

bool excuse(Cursor& cursor, Norm& norm) {
  using Sort = Excuse::Sort;
  const std::size_t first = cursor.index();
  Excuse out;
  if (cursor.accept("if") || cursor.accept({",", "if"})) {
    out.sort = Sort::only_if;
    out.condition = condition_rule(cursor);
  } else if (cursor.accept("unless") || cursor.accept({",", "unless"})) {
    out.condition = condition_rule(cursor);
  } else if (cursor.accept("notwithstanding") || cursor.accept({",", "notwithstanding"})) {
    out.sort = Sort::notwithstanding;
    do out.norms.push_back(cursor.provision("the number of a norm, such as `4.1`"));
    while (cursor.accept(","));
  } else if (cursor.accept({",", "counted"})) {
    out.sort = Sort::each_declaration;
    cursor.expect("at");
    cursor.expect("each");
    cursor.expect("declaration");
  } else {
    return false;
  }
  out.span = cursor.span_from(first);
  norm.excuses.push_back(std::move(out));
  return !cursor.failed();
}

Count count(Cursor& cursor) {
  const std::size_t first = cursor.index();
  Count out;
  out.amount = cursor.integer("a number");
  if (cursor.at("incident") || cursor.at("incidents")) {
    const Token& token = cursor.take();
    out.measure = {"incidents", token.span};
  } else {
    out.measure = cursor.name("what is counted, such as `incidents`");
    if (out.measure.text == "mover") out.measure.text = "movers";
  }
  if (cursor.accept("within")) out.within = cursor.duration();
  out.span = cursor.span_from(first);
  return out;
}

Rung rung(Cursor& cursor) {
  const std::size_t first = cursor.index();
  Rung out;
  out.severity = cursor.name("a severity");
  if (cursor.accept("from")) {
    do out.any_of.push_back(count(cursor));
    while (cursor.accept({",", "or"}));
  }
  out.span = cursor.span_from(first);
  return out;
}

void ladder(Cursor& cursor, Norm& norm) {
  if (!cursor.accept(":")) return;
  cursor.reading(
      "a ladder",
      "minor from 1 incident; grave from 50 incidents within 24 h; proof 1 origin, C3 or better");
  do {
    if (cursor.accept("proof")) {
      norm.proof = proof_rule(cursor);
      return;
    }
    norm.ladder.push_back(rung(cursor));
    const bool alone = norm.ladder.size() == 1 || !norm.ladder.back().any_of.empty();
    if (!alone || (norm.ladder.size() > 1 && norm.ladder.front().any_of.empty())) {
      return cursor.fail_expected("`from` and a number in each rung of a ladder");
    }
  } while (cursor.accept(";"));
}

// `on shot by NOR in bay SUD must ...`: the event has ended, and somebody is bound.
void comma_behind(Cursor& cursor, const Event& event) {
  const bool somebody = cursor.at_name() || cursor.at("nobody") || cursor.at("any") || cursor.at("the") || cursor.at("another");
  if (!somebody || cursor.failed()) return cursor.expect(",");
  mend(cursor.complain(codes::unexpected, event.span, fmt::format("no comma after `{}`", cursor.written(event.span)),
                       fmt::format("a comma stands between what happens and who is bound: `on {}, {} ...`", cursor.written(event.span), cursor.peek().text)),
       {event.span.end, event.span.end, ","});
}

}  // namespace

Norm norm_rule(Cursor& cursor) {
  cursor.reading("a norm", example);
  Norm norm;
  if (cursor.accept("on")) {
    cursor.reading("a norm that waits for an event", "4.2 on fire by RUS in buffer, FRA must consult within 24 h.");
    norm.on = event_rule(cursor, Commas::end_it);
    comma_behind(cursor, *norm.on);
    cursor.reading("a norm", example);
  }
  subject(cursor, norm);
  modal(cursor, norm);
  norm.deed = deed(cursor);
  while (when(cursor, norm)) {
  }
  while (excuse(cursor, norm)) {
  }
  ladder(cursor, norm);
  return norm;
}

}  // namespace casus::text
