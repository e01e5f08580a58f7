// Sentences: who, what, and on whose word.
#include "casus/positions/reader.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "casus/base/text.h"
#include "casus/fact/grade.h"
#include "casus/positions/forms.h"
#include "casus/text/codes_positions.h"

namespace casus::positions {

using text::Cursor;
using text::Name;
using text::Span;
using text::TokenKind;
namespace codes = text::codes;

namespace {

constexpr talks::Points most_points = 1'000'000'000;

// "`must`, `cannot`, ... or `bloc`"
std::string any_form() {
  std::string out;
  for (const Form& form : forms()) out += fmt::format("{}`{}`", out.empty() ? "" : &form == &forms().back() ? " or " : ", ", form.words);
  return out;
}

std::vector<std::string> keys(const auto& map) {
  std::vector<std::string> out;
  for (const auto& [key, value] : map) out.push_back(key);
  return out;
}

class Sentences {
 public:
  Sentences(Reading& reading, Cursor& cursor) : reading_{reading}, cursor_{cursor}, agenda_{reading.agenda}, file_{reading.page.bytes} {}

  void read() {
    first_ = cursor_.index();
    cursor_.begin_sentence();
    cursor_.reading("a position", "UKR cannot #donbas keep, source \"letter\", grade A2, of 2025-12-15Z.");
    if (cursor_.accept("source")) return source();
    parties();
    if (cursor_.failed()) return;
    verb_ = cursor_.peek().span;
    if (either("counts")) return counts();
    if (cursor_.accept("floor")) return floor();
    if (cursor_.accept("bloc")) return bloc();
    if (cursor_.accept("does") || cursor_.accept("do")) return withheld();
    position();
  }

 private:
  void source() {
    const Name name = cursor_.name("a short name for the source");
    const Name title = cursor_.string("what the source is, in quotation marks");
    Source out{title.text, {}, {}};
    while (!cursor_.failed() && cursor_.accept(",")) {
      if (cursor_.accept("grade")) out.grade = grade();
      else if (cursor_.accept("of")) out.of = cursor_.date().value;
      else cursor_.fail_expected("`grade` or `of`");
    }
    cursor_.expect_stop();
    if (cursor_.failed()) return;
    if (!reading_.sources.emplace(name.text, out).second)
      cursor_.complain(codes::declared_twice, name.span, fmt::format("the source `{}` is declared twice", name.text), "give the second another name");
  }

  void parties() {
    do {
      const Name name = cursor_.name("a party");
      if (cursor_.failed()) return;
      const auto& known = agenda_.parties();
      if (std::ranges::find(known, name.text) == known.end()) {
        const auto near = base::did_you_mean(name.text, known);
        auto* told = cursor_.fail(codes::unknown_name, name.span, fmt::format("the accord has no party `{}`", name.text),
                                  near ? fmt::format("did you mean `{}`?", *near) : fmt::format("its parties are `{}`", fmt::join(known, "`, `")));
        if (near) text::mend(told, {name.span.begin, name.span.end, *near});
        return;
      }
      who_.push_back(name.text);
      // `UKR, source ap.` lacks what UKR wants; the source is no party.
    } while (!begins_basis(cursor_.peek(1).text) && cursor_.accept(","));
  }

  std::string grade() {
    const text::Token& token = cursor_.take();
    if (fact::parse_grade(token.text)) return std::string{token.text};
    cursor_.fail(codes::unexpected, token.span, fmt::format("`{}` is not a grade", token.text.substr(0, 60)), "a grade is a letter A to F and a digit 1 to 6, such as `B2`");
    return {};
  }

  // A source by its short name or in its own words. What is stated beside it prevails
  // over what its declaration states.
  void source_of(Basis& basis, std::optional<measure::Instant>& of) {
    if (cursor_.at(TokenKind::string)) {
      basis.source = cursor_.string("a source").text;
      return;
    }
    const Name name = cursor_.name("a source, by its short name or in quotation marks");
    if (cursor_.failed()) return;
    const auto found = reading_.sources.find(name.text);
    if (found == reading_.sources.end()) {
      const auto near = base::did_you_mean(name.text, keys(reading_.sources));
      cursor_.fail(codes::unknown_name, name.span, fmt::format("no source `{}` has been declared before this", name.text),
                   near ? fmt::format("did you mean `{}`?", *near) : fmt::format("declare it: `source {} \"what it is\", grade B2, of 2025-12-15Z.`", name.text));
      return;
    }
    basis.source = found->second.title;
    if (basis.grade.empty()) basis.grade = found->second.grade;
    if (!of) of = found->second.of;
  }

  Basis basis(std::optional<measure::Instant>* until = nullptr) {
    Basis out;
    std::optional<measure::Instant> of;
    while (!cursor_.failed() && cursor_.accept(",")) {
      if (cursor_.accept("source")) source_of(out, of);
      else if (cursor_.accept("grade")) out.grade = grade();
      else if (cursor_.accept("of")) of = cursor_.date().value;
      else if (until != nullptr && cursor_.accept("until")) *until = cursor_.date().value;
      else if (cursor_.accept({"claimed", "by"})) out.claimed_by = cursor_.at(TokenKind::string) ? cursor_.string("who claims it").text : cursor_.name("who claims it").text;
      else cursor_.fail_expected("`source`, `grade`, `of` or `claimed by`");
    }
    cursor_.expect_stop();
    if (cursor_.failed()) return out;
    std::vector<std::string_view> missing;
    if (out.source.empty()) missing.emplace_back("source");
    if (out.grade.empty()) missing.emplace_back("grade");
    if (!of) missing.emplace_back("date");
    if (!missing.empty()) {
      cursor_.fail(codes::no_basis, verb_, fmt::format("this position has no {}", fmt::join(missing, ", no ")),
                   "say on whose word it stands: `, source \"letter of the ministry\", grade A2, of 2025-12-15Z`");
      return out;
    }
    out.of = *of;
    return out;
  }

  bool either(std::string_view verb) { return cursor_.accept(verb) || cursor_.accept(verb.substr(0, verb.size() - 1)); }

  std::optional<Stance> stance() {
    if (cursor_.accept("must")) return Stance::must;
    if (cursor_.accept("cannot")) return Stance::cannot;
    if (either("prefers")) return Stance::prefers;
    if (cursor_.accept({"can", "live", "with"})) return Stance::can_live_with;
    if (either("accepts")) return Stance::accepts;
    if (either("needs")) return Stance::needs;
    if (either("offers")) return Stance::offers;
    if (either("signs")) return Stance::signs;
    if (cursor_.accept("can")) {
      cursor_.fail_expected("`live with`");
      return std::nullopt;
    }
    const auto near = base::did_you_mean(cursor_.peek().text, verbs());
    if (near) cursor_.fail(codes::unexpected, cursor_.peek().span, fmt::format("no position is said with `{}`", cursor_.peek().text), fmt::format("did you mean `{}`?", *near));
    else cursor_.fail_expected(any_form());
    return std::nullopt;
  }

  // `prefers #cap 2 then 1`, `must #cap 1 or 2`.
  void plain(Statement& out) {
    auto taken = taken_rule(agenda_, cursor_);
    if (!taken) return;
    while (out.stance == Stance::prefers && !cursor_.failed() && cursor_.accept("then")) {
      const std::int64_t option = option_rule(agenda_, cursor_, taken->choice);
      if (!cursor_.failed()) taken->condition = talks::any_of({std::move(taken->condition), agenda_.taken(taken->choice, option)});
    }
    out.choice = taken->choice;
    out.what = std::move(taken->condition);
  }

  void conditional(Statement& out) {
    std::optional<std::size_t> first, ignored;
    out.what = condition_rule(agenda_, cursor_, first);
    if (!cursor_.failed() && cursor_.accept("if")) out.when = condition_rule(agenda_, cursor_, ignored);
    else if (out.stance == Stance::accepts) cursor_.fail_expected("`if` and a condition");
    if (out.stance == Stance::offers) {
      cursor_.accept(",");
      cursor_.expect("until");
      until_ = cursor_.peek().span;
      out.until = cursor_.date().value;
    }
    out.choice = first.value_or(0);
  }

  // `RUS signs before ratification by UKR if #order 1`
  void signing(Statement& out) {
    out.choice = no_choice;
    if (cursor_.accept("before")) out.before = true;
    else if (!cursor_.accept("after")) cursor_.fail_expected("`before` or `after`");
    cursor_.expect("ratification");
    cursor_.expect("by");
    do {
      const Name name = cursor_.name("a party that ratifies");
      if (cursor_.failed()) return;
      if (std::ranges::find(agenda_.routes(), name.text, &Route::party) == agenda_.routes().end()) {
        cursor_.fail(codes::no_ratification_by, name.span, fmt::format("the accord does not say how `{}` ratifies", name.text), "an order is one of signatures and of ratifications that the accord provides for: `ratifies through`");
        return;
      }
      out.ratifiers.push_back(name.text);
    } while (cursor_.at(",") && is_party(cursor_.peek(1).text) && (cursor_.take(), true));
    std::optional<std::size_t> ignored;
    if (cursor_.accept("if")) out.when = condition_rule(agenda_, cursor_, ignored);
  }
  [[nodiscard]] bool is_party(std::string_view word) const { return std::ranges::find(agenda_.parties(), word) != agenda_.parties().end(); }

  // `USA does not ask Senate if #form 1`
  void withheld() {
    cursor_.expect("not");
    cursor_.expect("ask");
    Withheld out;
    const Name chamber = cursor_.name("a chamber");
    out.chamber = chamber.text;
    for (const std::string& party : who_) {
      if (!cursor_.failed()) known_chamber(party, chamber);
    }
    std::optional<std::size_t> ignored;
    if (!cursor_.failed() && cursor_.accept("if")) out.when = condition_rule(agenda_, cursor_, ignored);
    if (cursor_.failed()) return;
    out.words = one_line({verb_.begin, cursor_.previous().span.end});
    out.basis = basis();
    if (cursor_.failed()) return;
    for (const std::string& party : who_) {
      reading_.page.withheld.push_back(out);
      reading_.page.withheld.back().party = party;
    }
  }

  void position() {
    Statement out;
    const auto said = stance();
    if (!said) return;
    out.stance = *said;
    if (out.stance <= Stance::can_live_with) plain(out);
    else if (out.stance == Stance::signs) signing(out);
    else conditional(out);
    if (cursor_.failed()) return;
    out.words = one_line({verb_.begin, cursor_.previous().span.end});
    out.basis = basis();
    if (cursor_.failed()) return;
    out.span = cursor_.span_from(first_);
    if (out.until && *out.until < out.basis.of) {
      cursor_.fail(codes::expired_before, until_, fmt::format("this offer ends on {} and was made on {}", measure::print(*out.until).substr(0, 10), measure::print(out.basis.of).substr(0, 10)),
                   "an offer ends on the day on which it was made or later");
      return;
    }
    for (const std::string& party : who_) {
      reading_.page.statements.push_back(out);
      reading_.page.statements.back().party = party;
    }
  }

  // `30`, or `9..14`.
  interval::Range points() {
    const std::size_t first = cursor_.index();
    interval::Range out;
    out.low = out.high = whole();
    if (!cursor_.accept("..")) return out;
    out.high = whole();
    if (!cursor_.failed() && out.high < out.low)
      cursor_.fail(codes::reversed_interval, cursor_.span_from(first), fmt::format("the interval {}..{} ends before it begins", out.low, out.high), fmt::format("the least comes first: {}..{}", out.high, out.low));
    return out;
  }

  talks::Points whole() {
    const text::Integer value = cursor_.integer("a whole number of points");
    if (!cursor_.failed() && (value.value > most_points || value.value < -most_points))
      cursor_.fail(codes::bad_points, value.span, fmt::format("{} points are too many", value.value), "at most 1 000 000 000; points are a party's own, in any unit");
    return value.value;
  }

  void counts() {
    std::vector<Points> all;
    const std::size_t choice = choice_rule(agenda_, cursor_);
    if (cursor_.failed()) return;
    do {
      const Span span = cursor_.peek().span;
      const std::int64_t option = option_rule(agenda_, cursor_, choice);
      if (cursor_.failed()) return;
      cursor_.expect("as");
      all.push_back({{}, choice, option, points(), span});
    } while (!cursor_.failed() && cursor_.at(",") && (cursor_.take(), true));
    cursor_.expect_stop();
    if (cursor_.failed()) return;
    for (const std::string& party : who_) {
      for (Points one : all) {
        one.party = party;
        reading_.page.points.push_back(std::move(one));
      }
    }
  }

  void floor() {
    const interval::Range value = points();
    cursor_.expect_stop();
    if (cursor_.failed()) return;
    for (const std::string& party : who_) reading_.page.floors.push_back({party, value, verb_});
  }

  // `USA bloc "Majority" of 53 in Senate: sure for #form 2; against #form 1, source ...`
  void bloc() {
    Bloc out;
    out.party = who_.front();
    if (who_.size() > 1) cursor_.fail(codes::unexpected, verb_, "a bloc of several parties", "say it for each party; a bloc sits in one chamber of one of them");
    out.name = cursor_.string("the bloc's name in quotation marks").text;
    cursor_.expect("of");
    out.span = cursor_.peek().span;
    out.seats = cursor_.integer("its seats").value;
    cursor_.expect("in");
    const Name chamber = cursor_.name("a chamber");
    out.chamber = chamber.text;
    if (!cursor_.failed()) known_chamber(out.party, chamber);
    cursor_.expect(":");
    do {
      Bloc::Vote vote;
      if (cursor_.accept({"sure", "for"})) vote.leaning = Leaning::sure;
      else if (cursor_.accept({"leaning", "for"})) vote.leaning = Leaning::leaning;
      else if (cursor_.accept("against")) vote.leaning = Leaning::against;
      else cursor_.fail_expected("`sure for`, `leaning for` or `against`");
      std::optional<std::size_t> first;
      if (!cursor_.failed()) vote.when = condition_rule(agenda_, cursor_, first);
      out.votes.push_back(std::move(vote));
    } while (!cursor_.failed() && cursor_.accept(";"));
    if (cursor_.failed()) return;
    out.basis = basis();
    if (!cursor_.failed()) reading_.page.blocs.push_back(std::move(out));
  }

  void known_chamber(const std::string& party, const Name& chamber) {
    std::vector<std::string> names;
    for (const Route& route : agenda_.routes()) {
      if (route.party != party) continue;
      for (const auto& all : route.any_of) {
        for (const Chamber& each : all) {
          if (std::ranges::find(names, each.name) == names.end()) names.push_back(each.name);
        }
      }
    }
    if (std::ranges::find(names, chamber.text) != names.end()) return;
    const auto near = base::did_you_mean(chamber.text, names);
    cursor_.fail(codes::no_such_chamber, chamber.span, fmt::format("`{}` does not ratify through `{}`", party, chamber.text),
                 near ? fmt::format("did you mean `{}`?", *near) : names.empty() ? std::string{"the accord says nothing of how it ratifies"} : fmt::format("it ratifies through `{}`", fmt::join(names, "`, `")));
  }

  [[nodiscard]] std::string one_line(Span span) const {
    std::string out;
    for (const char c : span.in(file_)) {
      const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!blank) out += c;
      else if (!out.ends_with(' ')) out += ' ';
    }
    return out;
  }

  [[nodiscard]] static bool begins_basis(std::string_view word) {
    return std::ranges::any_of(qualifiers(), [&](const Qualifier& one) { return one.sort == Qualifier::Sort::basis && one.form.words.substr(0, one.form.words.find(' ')) == word; });
  }

  Reading& reading_;
  Cursor& cursor_;
  const Agenda& agenda_;
  std::string_view file_;
  std::size_t first_ = 0;
  std::vector<std::string> who_;
  Span verb_, until_;
};

}  // namespace

void read_sentence(Reading& reading, Cursor& cursor) { Sentences{reading, cursor}.read(); }

}  // namespace casus::positions
