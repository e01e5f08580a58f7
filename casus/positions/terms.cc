// Choices, options and conditions over them.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "casus/base/text.h"
#include "casus/positions/reader.h"
#include "casus/text/codes_positions.h"

namespace casus::positions {

using text::Cursor;
using text::Name;
using text::TokenKind;
namespace codes = text::codes;

namespace {

constexpr int deepest = 16;

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t most = 24;
  const std::vector<std::string> some(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), most)));
  return fmt::format("`{}`{}", fmt::join(some, "`, `"), names.size() > most ? ", ..." : "");
}

class Conditions {
 public:
  Conditions(const Agenda& agenda, Cursor& cursor, std::optional<std::size_t>& first) : agenda_{agenda}, cursor_{cursor}, first_{first} {}

  // `and` binds before `or`.
  talks::Condition any(int depth) {
    std::vector<talks::Condition> parts;
    do parts.push_back(all(depth));
    while (!cursor_.failed() && cursor_.accept("or"));
    return parts.size() == 1 ? std::move(parts.front()) : talks::any_of(std::move(parts));
  }

 private:
  talks::Condition all(int depth) {
    std::vector<talks::Condition> parts;
    do parts.push_back(one(depth));
    while (!cursor_.failed() && cursor_.accept("and"));
    return parts.size() == 1 ? std::move(parts.front()) : talks::all_of(std::move(parts));
  }

  talks::Condition one(int depth) {
    if (depth > deepest) {
      cursor_.fail(codes::too_deep, cursor_.peek().span, fmt::format("a condition more than {} levels deep", deepest), "say it in two sentences");
      return {};
    }
    if (cursor_.accept("not")) return talks::none_of({one(depth + 1)});
    if (cursor_.accept("(")) {
      talks::Condition inner = any(depth + 1);
      cursor_.expect(")");
      return inner;
    }
    auto taken = taken_rule(agenda_, cursor_);
    if (!taken) return {};
    if (!first_) first_ = taken->choice;
    return std::move(taken->condition);
  }

  const Agenda& agenda_;
  Cursor& cursor_;
  std::optional<std::size_t>& first_;
};

}  // namespace

bool at_option(const Cursor& cursor) {
  return cursor.at("keep") || cursor.at("drop") || cursor.at(TokenKind::number) || cursor.at(TokenKind::string);
}

std::size_t choice_rule(const Agenda& agenda, Cursor& cursor) {
  const Name name = cursor.choice("a choice such as `#cap`");
  if (cursor.failed()) return 0;
  const auto found = agenda.find(name.text);
  if (found) return *found;
  std::vector<std::string> names;
  for (std::size_t c = 0; c < agenda.choices(); ++c) names.push_back(agenda.name_of(c));
  const auto near = base::did_you_mean(name.text, names);
  auto* told = cursor.fail(codes::unknown_choice, name.span, fmt::format("the accord has no choice `#{}`", name.text),
                           near ? fmt::format("did you mean `#{}`?", *near) : fmt::format("its choices are {}", listed(names)));
  if (near) text::mend(told, {name.span.begin, name.span.end, "#" + *near});
  return 0;
}

std::int64_t option_rule(const Agenda& agenda, Cursor& cursor, std::size_t choice) {
  const text::Choice& of = agenda.choice(choice);
  const std::vector<std::int64_t> all = agenda.options_of(choice);
  const text::Token token = cursor.peek();
  std::optional<std::int64_t> option;
  if (!at_option(cursor)) {
    cursor.fail_expected("an option: its number, its words in quotation marks, `keep` or `drop`");
    return 0;
  }
  if (cursor.accept("keep")) {
    if (of.keep_or_drop) option = 1;
  } else if (cursor.accept("drop")) {
    if (of.keep_or_drop) option = 0;
  } else if (cursor.at(TokenKind::number)) {
    option = base::parse_int(cursor.take().text);
    if (option == 0) option.reset();
  } else {
    const std::string words = cursor.string("an option").text;
    for (std::size_t o = 0; o < of.options.size(); ++o) {
      if (text::has_words(of.options[o], words)) option = static_cast<std::int64_t>(o) + 1;
    }
  }
  if (option && std::ranges::find(all, *option) != all.end()) return *option;
  std::vector<std::string> names;
  for (const std::int64_t o : all) names.push_back(agenda.option_name(choice, o));
  cursor.fail(codes::no_such_option, token.span, fmt::format("`#{}` has no option `{}`", agenda.name_of(choice), token.text.substr(0, 60)),
              fmt::format("its options are {}{}", listed(names), of.keep_or_drop ? "" : ", or their words in quotation marks"));
  return 0;
}

std::optional<Taken> taken_rule(const Agenda& agenda, Cursor& cursor) {
  Taken out;
  out.choice = choice_rule(agenda, cursor);
  if (cursor.failed()) return std::nullopt;
  std::vector<talks::Condition> any;
  do {
    out.options.push_back(option_rule(agenda, cursor, out.choice));
    if (cursor.failed()) return std::nullopt;
    any.push_back(agenda.taken(out.choice, out.options.back()));
    // `#cap 1 or 2` goes on, `#cap 1 or #donbas keep` does not.
    const text::Token& next = cursor.peek(1);
    const bool more = cursor.at("or") && (next.kind == TokenKind::number || next.kind == TokenKind::string || next.text == "keep" || next.text == "drop");
    if (!more) break;
    cursor.take();
  } while (true);
  out.condition = any.size() == 1 ? std::move(any.front()) : talks::any_of(std::move(any));
  return out;
}

talks::Condition condition_rule(const Agenda& agenda, Cursor& cursor, std::optional<std::size_t>& first) {
  return Conditions{agenda, cursor, first}.any(0);
}

}  // namespace casus::positions
