// The values of the language: names, numbers with units, dates, points, tests.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/text/codes.h"
#include "casus/text/cursor.h"
#include "casus/text/document.h"

namespace casus::text {

namespace {

std::string without_blanks(std::string_view number) {
  std::string out;
  for (const char c : number) {
    if (c != ' ') out += c;
  }
  return out;
}

bool is_calendar_unit(std::string_view word) {
  return word == "months" || word == "month" || word == "y";
}

// What a drafter writes before learning the short units.
struct Spelling {
  std::string_view written;
  std::string_view unit;
};
constexpr std::array<Spelling, 20> spellings{
    {{"second", "s"},      {"seconds", "s"},    {"sec", "s"},         {"minute", "min"},
     {"minutes", "min"},   {"hour", "h"},       {"hours", "h"},       {"day", "d"},
     {"days", "d"},        {"kilometre", "km"}, {"kilometres", "km"}, {"kilometer", "km"},
     {"kilometers", "km"}, {"metre", "m"},      {"metres", "m"},      {"meter", "m"},
     {"meters", "m"},      {"nm", "nmi"},       {"NM", "nmi"},        {"hrs", "h"}}};

const Spelling* spelling_of(std::string_view unit) {
  const auto found = std::ranges::find(spellings, unit, &Spelling::written);
  return found == spellings.end() ? nullptr : &*found;
}

std::string unit_help(std::string_view number, std::string_view unit, std::string_view otherwise) {
  const Spelling* spelling = spelling_of(unit);
  return spelling == nullptr ? std::string(otherwise)
                             : fmt::format("write `{} {}`", number, spelling->unit);
}

// The unit is the last word of the quantity. A unit of the other sort is no cure.
using UnitOf = std::int64_t (*)(std::string_view word);
void mend_unit(Diagnostic* told, Span quantity, std::string_view unit, UnitOf wanted) {
  const Spelling* spelling = spelling_of(unit);
  if (spelling == nullptr || wanted(spelling->unit) == 0) return;
  mend(told, {quantity.end - unit.size(), quantity.end, std::string(spelling->unit)});
}

}  // namespace

// A number and the word behind it, spans joined.
struct Cursor::Quantity {
  std::string number;
  std::string_view written;
  std::string_view unit;
  Span span;
};

Cursor::Quantity Cursor::quantity(std::string_view what) {
  if (!at(TokenKind::number)) {
    fail_expected(what);
    return {};
  }
  const Token& number = take();
  Quantity out{without_blanks(number.text), number.text, {}, number.span};
  // A keyword is no unit, except where English made it look like one ("30 day").
  const bool word = at(TokenKind::word) && (!is_reserved(peek().text) || at("day"));
  if (word) {
    out.unit = peek().text;
    out.span = join(out.span, take().span);
  }
  return out;
}

// `#cap` where a value is wanted.
template <typename T>
bool Cursor::chosen(At<T>& value) {
  if (!at(TokenKind::choice)) return false;
  const Token& token = take();
  value.choice = token.text.substr(1);
  value.span = token.span;
  return true;
}

// A time in s, min, h or d; anything else is told.
std::optional<measure::Duration> Cursor::fixed_time(const Quantity& q) {
  if (measure::length_unit(q.unit) != 0) {
    complain(codes::unit_mismatch, q.span,
             fmt::format("`{}` is a length, and a time is needed here", q.span.in(file_)),
             "times are in s, min, h or d");
    return std::nullopt;
  }
  if (measure::duration_unit(q.unit) == 0) {
    mend_unit(complain(codes::unit_mismatch, q.span,
                       q.unit.empty() ? fmt::format("`{}` needs a unit of time", q.written)
                                      : fmt::format("`{}` is no unit of time", q.unit),
                       unit_help(q.written, q.unit, "times are in s, min, h or d")),
              q.span, q.unit, measure::duration_unit);
    return std::nullopt;
  }
  const auto value = measure::parse_duration(fmt::format("{} {}", q.number, q.unit));
  if (!value) {
    complain(codes::bad_number, q.span, value.fault().message, value.fault().help);
    return std::nullopt;
  }
  return *value;
}

Duration Cursor::duration() {
  Duration out;
  if (chosen(out)) return out;
  const Quantity q = quantity("a time such as `24 h`");
  if (failed_) return {};
  out.span = q.span;
  if (is_calendar_unit(q.unit)) {
    complain(codes::unit_mismatch, q.span,
             fmt::format("`{}` has no fixed length, and a window needs one", q.span.in(file_)),
             "write it in days; months and years are for deadlines, notices and terms");
    return out;
  }
  out.value = fixed_time(q).value_or(measure::Duration{});
  return out;
}

// Days, months and years of a term are counted on the calendar, in whole numbers;
// a number with decimals of a day is an exact time.
Term Cursor::term() {
  Term out;
  if (chosen(out)) return out;
  const Quantity q = quantity("a time such as `24 h`, `30 d` or `6 months`");
  if (failed_) return {};
  out.span = q.span;
  const bool calendar = is_calendar_unit(q.unit);
  const auto whole = base::parse_int(q.number);
  if (calendar && (!whole || *whole > 12'000)) {
    complain(codes::bad_number, q.span, fmt::format("`{}` is no term", q.span.in(file_)),
             "write a whole number of months or years, such as `6 months` or `10 y`");
  } else if (calendar) {
    out.value.months = *whole * (q.unit == "y" ? 12 : 1);
  } else if (const auto time = fixed_time(q)) {
    if (q.unit == "d" && whole)
      out.value.days = *whole;
    else
      out.value.exact = *time;
  }
  return out;
}

Length Cursor::length() {
  Length out;
  if (chosen(out)) return out;
  const Quantity q = quantity("a length such as `15 km`");
  if (failed_) return {};
  out.span = q.span;
  if (measure::duration_unit(q.unit) != 0 || is_calendar_unit(q.unit)) {
    complain(codes::unit_mismatch, q.span,
             fmt::format("`{}` is a time, and a length is needed here", q.span.in(file_)),
             "lengths are in km, nmi, m or mm");
    return out;
  }
  if (measure::length_unit(q.unit) == 0) {
    mend_unit(complain(codes::unit_mismatch, q.span,
                       q.unit.empty() ? fmt::format("`{}` needs a unit of length", q.written)
                                      : fmt::format("`{}` is no unit of length", q.unit),
                       unit_help(q.written, q.unit, "lengths are in km, nmi, m or mm")),
              q.span, q.unit, measure::length_unit);
    return out;
  }
  const auto value = measure::parse_length(fmt::format("{} {}", q.number, q.unit));
  if (!value) {
    complain(codes::bad_number, q.span, value.fault().message, value.fault().help);
    return out;
  }
  out.value = *value;
  return out;
}

void Cursor::word_or_reserved(std::string_view what) {
  if (!at(TokenKind::word) || starts_sentence() || at("the")) return fail_expected(what);
  // A keyword where another name would be followed by the same keyword's sentence
  // is a forgotten name, not a badly chosen one; both are told alike.
  fail(codes::reserved_word, peek().span,
       fmt::format("`{}` is a word of the language and cannot be {}", peek().text, what),
       at("not") && previous().text == "may" ? "a prohibition is said with `must not`, or with `nobody may`"
       : example_.empty()                    ? "choose another name"
                                             : fmt::format("{} reads: `{}`", what_, example_));
}

Name Cursor::name(std::string_view what) {
  if (!at_name()) {
    if (!failed_) word_or_reserved(what);
    return {};
  }
  const Token& token = take();
  return {std::string(token.text), token.span};
}

Name Cursor::string(std::string_view what) {
  if (!at(TokenKind::string)) {
    fail_expected(what);
    return {};
  }
  const Token& token = take();
  std::string_view text = token.text.substr(1);
  if (!token.faulty) text.remove_suffix(1);
  return {std::string(text), token.span};
}

std::vector<Name> Cursor::names(std::string_view what) {
  std::vector<Name> out;
  out.push_back(name(what));
  while (at(",") && at_name(1)) {
    take();
    out.push_back(name(what));
  }
  return out;
}

Name Cursor::name_or_choice(std::string_view what) {
  if (!at(TokenKind::choice)) return name(what);
  const Token& token = take();
  return {std::string(token.text), token.span};
}

Name Cursor::choice(std::string_view what) {
  if (!at(TokenKind::choice)) {
    fail_expected(what);
    return {};
  }
  const Token& token = take();
  return {std::string(token.text.substr(1)), token.span};
}

Name Cursor::provision(std::string_view what) {
  if (!at(TokenKind::number) || provision_number_length(peek().text) != peek().text.size()) {
    fail_expected(what);
    return {};
  }
  const Token& token = take();
  return {std::string(token.text), token.span};
}

At<measure::Decimal> Cursor::amount() {
  At<measure::Decimal> out;
  if (chosen(out)) return out;
  if (!at(TokenKind::number)) {
    fail_expected("a number");
    return out;
  }
  const Token& token = take();
  out.span = token.span;
  const auto value = measure::parse_decimal(without_blanks(token.text));
  if (!value) complain(codes::bad_number, out.span, value.fault().message, value.fault().help);
  out.value = value ? *value : measure::Decimal{};
  return out;
}

// Two numbers joined by a hyphen: `07-01`, the first of July.
Yearly Cursor::month_day() {
  Yearly out;
  if (!at(TokenKind::month_day)) {
    fail_expected("a day of the year such as `07-01`");
    return out;
  }
  const Token& token = take();
  out.span = token.span;
  out.month = base::parse_int(token.text.substr(0, 2)).value_or(0);
  out.day = base::parse_int(token.text.substr(3)).value_or(0);
  constexpr int leap_year = 2000;
  if (measure::civil(leap_year, static_cast<int>(out.month), static_cast<int>(out.day))) return out;
  complain(codes::bad_date, out.span, fmt::format("`{}` is no day of the year", token.text),
           "write month and day: `07-01` is the first of July");
  return {1, 1, token.span};
}

Integer Cursor::integer(std::string_view what) {
  Integer out;
  if (chosen(out)) return out;
  if (!at(TokenKind::number)) {
    fail_expected(what);
    return {};
  }
  const Token& token = take();
  const auto value = base::parse_int(without_blanks(token.text));
  if (!value) {
    complain(codes::bad_number, token.span, fmt::format("`{}` is not a whole number", token.text),
             "write a whole number such as `10` or `30 000`");
  }
  return {value.value_or(1), token.span};
}

Date Cursor::date() {
  Date out;
  if (chosen(out)) return out;
  // A bare year reads as a number, so it is told here what is missing.
  if (at(TokenKind::month_day) || at(TokenKind::number)) {
    const Token& token = take();
    Span words = token.span;
    const bool spelt = at_name();  // `1 March 2026`
    if (spelt) words = join(words, take().span);
    if (spelt && at(TokenKind::number)) words = join(words, take().span);
    complain(codes::bad_date, words, fmt::format("`{}` is not a whole date", words.in(file_)),
             "write year, month, day and offset: `2025-12-15Z`");
    return {{}, words};
  }
  if (!at(TokenKind::date)) {
    fail_expected("a date such as `2025-12-15Z`");
    return {};
  }
  const Token& token = take();
  const auto value = measure::parse_instant(token.text);
  if (!value) {
    const bool bare = measure::parse_instant(fmt::format("{}Z", token.text)).ok();
    complain(codes::bad_date, token.span, bare ? fmt::format("`{}` states no offset", token.text) : value.fault().message,
             bare ? fmt::format("write `{0}Z`, or with the local offset `{0}{1}+01:00`", token.text,
                                token.text.find('T') == std::string_view::npos ? "T00:00" : "")
                  : value.fault().help);
    return {{}, token.span};
  }
  return {value->at, token.span};
}

Point Cursor::point() {
  if (!at(TokenKind::coordinate)) {
    fail_expected("a point such as `46.40N 30.80E`");
    return {};
  }
  constexpr std::int64_t degree = 10'000'000;
  const Token& north = take();
  Point out{0, 0, north.span};
  const char first = north.text.back();
  if (!at(TokenKind::coordinate) || (first != 'N' && first != 'S')) {
    complain(codes::bad_position, out.span, fmt::format("`{}` is half a point", north.text),
             "a point is a latitude and a longitude: `46.40N 30.80E`");
    if (at(TokenKind::coordinate)) take();
    return out;
  }
  const Token& east = take();
  out.span = join(north.span, east.span);
  const char second = east.text.back();
  const auto latitude = base::parse_scaled(north.text.substr(0, north.text.size() - 1), 7);
  const auto longitude = base::parse_scaled(east.text.substr(0, east.text.size() - 1), 7);
  const bool sides = second == 'E' || second == 'W';
  if (!sides || !latitude || !longitude || *latitude > 90 * degree || *longitude > 180 * degree) {
    complain(codes::bad_position, out.span,
             fmt::format("`{}` is not a point on the earth", out.span.in(file_)),
             "latitude 0 to 90 with N or S, then longitude 0 to 180 with E or W");
    return out;
  }
  out.latitude_e7 = first == 'S' ? -*latitude : *latitude;
  out.longitude_e7 = second == 'W' ? -*longitude : *longitude;
  return out;
}

Operand Cursor::operand() {
  if (at_name()) {
    const Token& word = take();
    return {std::string(word.text), {}, word.span, {}};
  }
  if (at(TokenKind::date)) {
    const Date day = date();
    return {day.value, {}, day.span, {}};
  }
  if (at(TokenKind::choice)) {
    const Token& token = take();
    return {measure::Decimal{}, {}, token.span, std::string(token.text.substr(1))};
  }
  const Quantity q = quantity("a number or a word");
  if (failed_) return {};
  const auto value = measure::parse_decimal(q.number);
  if (!value) complain(codes::bad_number, q.span, value.fault().message, value.fault().help);
  return {value ? *value : measure::Decimal{}, std::string(q.unit), q.span, {}};
}

// `deaths >= 10`, `year = 2024`: a word before a comparison.
bool Cursor::at_test(std::size_t ahead) const {
  return at(TokenKind::word, ahead) && peek(ahead + 1).kind == TokenKind::symbol &&
         std::string_view{"= < <= > >="}.find(peek(ahead + 1).text) != std::string_view::npos;
}

// `and` and `or` go on with tests only where a test follows: `fire with deaths >= 1
// and no truce within 24 h` joins two conditions.
Tests Cursor::tests() {
  const std::size_t first = at_;
  Tests out;
  out.any_of.emplace_back();
  for (;;) {
    Test test;
    // A column may well be called `year`; before a comparison any word is a column.
    if (at_test()) {
      const Token& token = take();
      test.attribute = {std::string(token.text), token.span};
    } else {
      test.attribute = name("an attribute");
    }
    if (accept("="))
      test.comparison = Comparison::equal;
    else if (accept("<="))
      test.comparison = Comparison::at_most;
    else if (accept("<"))
      test.comparison = Comparison::less;
    else if (accept(">="))
      test.comparison = Comparison::at_least;
    else if (accept(">"))
      test.comparison = Comparison::greater;
    else
      fail_expected("`=`, `<`, `<=`, `>` or `>=`");
    test.operand = operand();
    out.any_of.back().push_back(std::move(test));
    if (at_test(1) && accept("or"))
      out.any_of.emplace_back();
    else if (!at_test(1) || !accept("and"))
      break;
  }
  out.span = span_from(first);
  return out;
}

KindUse Cursor::kind() {
  constexpr std::array<std::string_view, 5> roots{"sighting", "incident", "declaration", "coverage",
                                                  "act"};
  KindUse out;
  for (const std::string_view root : roots) {
    if (!at(root)) continue;
    out.name = {std::string(root), take().span};
    break;
  }
  if (out.name.text.empty()) out.name = name_or_choice("a kind");
  if (accept("with")) out.tests = tests();
  return out;
}

}  // namespace casus::text
