// Norms: the two prohibitions that run, and the keywords of the forms that do not
// yet, each of which is told once over its whole sentence.
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
  } else if (cursor.at("another") || cursor.at("the")) {
    cursor.not_yet("subjects such as `another party`");
  } else {
    norm.subjects = cursor.names("a party, a group, `nobody` or `any party`");
  }
  if (cursor.at("together")) cursor.not_yet("norms for several parties `together`");
  if (cursor.at("means")) cursor.not_yet("meanings (`means`)");
  if (cursor.at("ratifies")) cursor.not_yet("ratification routes");
}

void modal(Cursor& cursor, const Norm& norm) {
  if (norm.nobody) {
    if (cursor.at("must")) {
      cursor.fail(codes::unexpected, cursor.peek().span, "`nobody` goes with `may`",
                  fmt::format("write `nobody may commit fire`"));
    }
    return cursor.expect("may");
  }
  if (cursor.at("may")) return cursor.not_yet("permissions (`may`)");
  cursor.expect("must");
  if (cursor.accept("not")) return;
  // `must commit` cannot be meant: somebody forgot `not`.
  if (cursor.at("commit") || cursor.at("have")) return cursor.fail_expected("`not`");
  cursor.not_yet("duties (`must` without `not`)");
}

void place(Cursor& cursor, Norm& norm) {
  if (cursor.at("on")) cursor.not_yet("deeds on somebody (`on`)");
  if (cursor.at("there")) cursor.not_yet("places relative to an event (`there`)");
  const bool buffer = cursor.at("within") && cursor.at("of", 3);
  if (buffer) cursor.not_yet("places without a name (`within D of` in a norm)");
  if (cursor.accept("in")) norm.place = cursor.name("a zone");
}

void dwell(Cursor& cursor, Norm& norm) {
  if (!cursor.accept("for")) return;
  norm.more_than = cursor.accept({"more", "than"});
  norm.dwell = cursor.duration();
}

void other_deed(Cursor& cursor) {
  const Token& token = cursor.peek();
  const std::vector<std::string> deeds{"commit", "have"};
  const bool slip =
      token.kind == TokenKind::word && base::did_you_mean(token.text, deeds).has_value();
  if (token.kind != TokenKind::word || slip) return cursor.fail_expected("`commit` or `have`");
  cursor.not_yet(fmt::format("norms with `{}`", token.text));
}

void deed(Cursor& cursor, Norm& norm) {
  if (cursor.accept("commit")) {
    norm.deed = Norm::Deed::commit;
    norm.kind = cursor.kind();
    place(cursor, norm);
  } else if (cursor.accept("have")) {
    norm.deed = Norm::Deed::have;
    if (cursor.at("more")) cursor.not_yet("ceilings (`have more than`)");
    norm.kind = cursor.kind();
    place(cursor, norm);
    dwell(cursor, norm);
  } else if (!cursor.failed()) {
    other_deed(cursor);
  }
}

std::optional<Date> point(Cursor& cursor) {
  if (cursor.at("entry") || cursor.at("start") ||
      (cursor.at(TokenKind::number) && cursor.at("after", 2))) {
    cursor.not_yet("points in time other than a date");
  }
  return cursor.date();
}

void period(Cursor& cursor, Norm& norm) {
  for (;;) {
    if (cursor.at("from") && !norm.from) {
      cursor.take();
      norm.from = point(cursor);
    } else if (cursor.at("until") && !norm.until) {
      cursor.take();
      norm.until = point(cursor);
    } else {
      break;
    }
  }
  if (cursor.at("within") || cursor.at("every") || cursor.at("at"))
    cursor.not_yet("deadlines of deeds");
  for (const std::string_view word : {"if", "unless", "notwithstanding"}) {
    if (cursor.at(word) || (cursor.at(",") && cursor.at(word, 1))) {
      cursor.not_yet(fmt::format("exceptions (`{}`)", word));
    }
  }
  if (cursor.at(",") && cursor.at("counted", 1))
    cursor.not_yet("ceilings (`counted at each declaration`)");
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

}  // namespace

Norm norm_rule(Cursor& cursor) {
  cursor.reading("a norm", example);
  Norm norm;
  subject(cursor, norm);
  modal(cursor, norm);
  deed(cursor, norm);
  period(cursor, norm);
  ladder(cursor, norm);
  return norm;
}

}  // namespace casus::text
