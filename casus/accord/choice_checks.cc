// Sentence by sentence for guards and values; then each name and each number that is
// declared under a guard, with its uses. Uses are found among the words: a word that
// is declared as a name means that name wherever it stands, but for attributes.
#include "casus/accord/choice_checks.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "casus/accord/guards.h"
#include "casus/base/text.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;
using text::Choice;
using text::ChoiceTest;
using text::Diagnostic;
using text::Span;
using text::Token;
using text::TokenKind;

namespace {

struct Place {  // of a sentence
  const text::Block* block = nullptr;
  const text::Sentence* sentence = nullptr;
  [[nodiscard]] const text::Guard* guard() const {
    return sentence->guard ? &*sentence->guard : nullptr;
  }
};

struct Declared {
  Place place;
  Span span;
};

class Checks {
 public:
  Checks(const text::ChoiceReading& reading, const text::File& file)
      : reading_{reading}, solver_{reading} {
    for (const text::Block& block : file.blocks) {
      for (const text::Sentence& sentence : block.sentences) places_.push_back({&block, &sentence});
    }
  }

  std::vector<Diagnostic> run() {
    for (const Place& place : places_) {
      if (place.guard() != nullptr) guard(*place.guard());
      values(place);
    }
    for (const Place& place : places_) collect(place);
    for (const auto& [name, declared] : names_) together(name, declared);
    for (const auto& [name, declared] : numbers_) together(name, declared);
    for (const Place& place : places_) uses(place);
    return std::move(out_);
  }

 private:
  void guard(const text::Guard& guard) {
    for (const auto& tests : guard.any_of) {
      for (const ChoiceTest& test : tests) this->test(test);
    }
  }

  void test(const ChoiceTest& test) {
    const Choice* choice = reading_.find(test.choice.text);
    if (choice == nullptr) return unknown(test.choice.text, test.choice.span);
    const auto size = static_cast<std::int64_t>(choice->options.size());
    const std::string& id = test.choice.text;
    if (test.is == ChoiceTest::Is::option && (test.option < 1 || test.option > size)) {
      error(codes::no_such_option, test.span,
            fmt::format("the choice `{}` has no option {}", id, test.option),
            options_help(*choice));
    }
    if (test.is == ChoiceTest::Is::text) {
      const bool any = std::ranges::any_of(
          choice->options, [&](const auto& option) { return text::has_words(option, test.text); });
      if (any) return;
      error(codes::no_such_option, test.span,
            fmt::format("no option of `{}` reads `{}`", id, test.text), options_help(*choice));
    }
    if (test.is == ChoiceTest::Is::drop && !choice->keep_or_drop && !choice->parent) {
      error(codes::no_such_option, test.span,
            fmt::format("one option of `{}` is always taken; it is never dropped", id),
            "only a lone span, or a choice inside an option, can be dropped");
    }
  }

  // The choices of a sentence outside its guard, each once.
  void values(const Place& place) {
    std::vector<std::string_view> told;
    for (std::size_t i = place.sentence->first; i < place.sentence->last; ++i) {
      const Token& token = place.block->tokens.tokens[i];
      if (token.kind != TokenKind::choice || in_guard(place, token.span)) continue;
      const std::string_view id = token.text.substr(1);
      if (std::ranges::find(told, id) != told.end()) continue;
      told.push_back(id);
      value(place, token);
    }
  }

  static bool in_guard(const Place& place, Span span) {
    return place.guard() != nullptr && span.begin < place.guard()->span.end;
  }

  void value(const Place& place, const Token& token) {
    const std::string_view id = token.text.substr(1);
    const Choice* choice = reading_.find(id);
    if (choice == nullptr) return unknown(id, token.span);
    const auto index = static_cast<std::size_t>(choice - reading_.choices.data());
    for (std::size_t i = 0; i < choice->options.size(); ++i) {
      const text::Option& option = choice->options[i];
      const text::Guard taken = solver_.is(index, static_cast<std::int64_t>(i) + 1);
      if (text::option_value(option) || !together(place, taken)) continue;
      const Span words = option.spans.front();
      error(codes::option_no_value, token.span,
            fmt::format("option {} of `{}` is used as a value here, and `{}` is none", i + 1, id,
                        option.text.substr(0, 60)),
            "make the option a value, such as `90 days`, or say it in its notes: `{value=90 d}`");
      out_.back().notes.push_back({words.begin, words.end, "this option"});
      return;
    }
    const text::Guard dropped = solver_.is(index, 0);
    if (!together(place, dropped)) return;
    error(codes::dropped_value, token.span,
          fmt::format("`{}` can be dropped, and then nothing stands here", token.text),
          fmt::format("begin the sentence with `if {}:`", token.text));
  }

  std::optional<Taken> together(const Place& place, const text::Guard& other) {
    return solver_.solve({{place.guard(), Wanted::holds}, {&other, Wanted::holds}});
  }

  void collect(const Place& place) {
    const text::Sentence& sentence = *place.sentence;
    if (!sentence.declares.text.empty()) {
      names_[sentence.declares.text].push_back({place, sentence.declares.span});
    }
    if (sentence.number && std::holds_alternative<text::Norm>(sentence.form)) {
      numbers_[sentence.number->text].push_back({place, sentence.number->span});
    }
  }

  // Two declarations must exclude each other. Where neither has a guard that is a plain
  // mistake, which every variant tells.
  void together(const std::string& name, const std::vector<Declared>& all) {
    constexpr std::size_t most_compared = 50;
    for (std::size_t i = 1; i < std::min(all.size(), most_compared); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        if (all[i].place.guard() == nullptr && all[k].place.guard() == nullptr) continue;
        const auto way = solver_.solve(
            {{all[i].place.guard(), Wanted::holds}, {all[k].place.guard(), Wanted::holds}});
        if (!way) continue;
        error(codes::guarded_name, all[i].span,
              fmt::format("`{}` is declared twice {}", name, when(*way)),
              "two sentences may declare one name only if their guards exclude each other");
        out_.back().notes.push_back({all[k].span.begin, all[k].span.end, "the other declaration"});
        break;
      }
    }
  }

  [[nodiscard]] std::string when(const Taken& way) const {
    const std::string words = name(way, reading_);
    return words.empty() ? "in every variant" : fmt::format("where {}", words);
  }

  void uses(const Place& place) {
    std::vector<std::string_view> told;
    for (std::size_t i = place.sentence->first; i < place.sentence->last; ++i) {
      const Token& token = place.block->tokens.tokens[i];
      const auto* declared = used(place, i);
      if (declared == nullptr || std::ranges::find(told, token.text) != told.end()) continue;
      told.push_back(token.text);
      use(place, token, *declared);
    }
  }

  // The declarations of the name or number that the token uses, if all have guards.
  [[nodiscard]] const std::vector<Declared>* used(const Place& place, std::size_t i) const {
    const Token& token = place.block->tokens.tokens[i];
    const auto& table = token.kind == TokenKind::number ? numbers_ : names_;
    if (token.kind != TokenKind::number && token.kind != TokenKind::word) return nullptr;
    const auto found = table.find(token.text);
    if (found == table.end()) return nullptr;
    const bool plain = std::ranges::any_of(found->second, [&](const Declared& one) {
      return one.place.guard() == nullptr || one.span == token.span;
    });
    if (plain || i + 1 >= place.block->tokens.tokens.size()) return nullptr;
    const Token& next = place.block->tokens.tokens[i + 1];
    constexpr std::string_view comparisons = "= < <= > >=";
    const bool attribute =
        next.kind == TokenKind::symbol && comparisons.find(next.text) != std::string_view::npos;
    const bool number = token.kind == TokenKind::number;
    if (attribute || (number && (i == place.sentence->first || !names_norm(place, i))))
      return nullptr;
    return &found->second;
  }

  // Does the number at `i` stand where a norm is named, and not as a length?
  [[nodiscard]] static bool names_norm(const Place& place, std::size_t i) {
    constexpr std::string_view before = "of or notwithstanding ,";
    const Token& last = place.block->tokens.tokens[i - 1];
    const Token& next = place.block->tokens.tokens[i + 1];
    const bool unit =
        measure::length_unit(next.text) != 0 || measure::duration_unit(next.text) != 0;
    return before.find(last.text) != std::string_view::npos && !unit;
  }

  void use(const Place& place, const Token& token, const std::vector<Declared>& declared) {
    std::vector<Demand> demands{{place.guard(), Wanted::holds}};
    for (const Declared& one : declared) demands.push_back({one.place.guard(), Wanted::fails});
    const auto way = solver_.solve(demands);
    if (!way) return;
    error(codes::guarded_name, token.span,
          fmt::format("no `{}` is declared {}", token.text, when(*way)),
          "put this sentence under the same guard, or declare the name for every option");
    out_.back().notes.push_back(
        {declared.front().span.begin, declared.front().span.end, "declared under a guard"});
  }

  void unknown(std::string_view id, Span span) {
    const std::string key(id);
    if (std::ranges::find(unknown_, key) != unknown_.end()) return;
    unknown_.push_back(key);
    std::vector<std::string> ids;
    for (const Choice& choice : reading_.choices) {
      if (!choice.id.empty()) ids.push_back(choice.id);
    }
    const auto near = base::did_you_mean(id, ids);
    error(codes::unknown_choice, span, fmt::format("the prose has no choice `#{}`", id),
          near ? fmt::format("did you mean `#{}`?", *near)
               : fmt::format("name it behind its brackets: `[one][other]{{#{}}}`", id));
    const std::string_view mark = span.end - span.begin > id.size() ? "#" : "";
    if (near) text::mend(&out_.back(), {span.begin, span.end, fmt::format("{}{}", mark, *near)});
  }

  static std::string options_help(const Choice& choice) {
    std::string out = "its options:";
    for (std::size_t i = 0; i < choice.options.size(); ++i) {
      const std::string& words = choice.options[i].text;
      out += fmt::format(
          "{} {} (`{}`)", i == 0 ? "" : ",", i + 1,
          words.size() > 40 ? fmt::format("{} ...", words.substr(0, words.rfind(' ', 37))) : words);
    }
    return choice.keep_or_drop ? out + ", drop" : out;
  }

  void error(std::string_view code, Span span, std::string message, std::string help) {
    out_.push_back({.code = code,
                    .begin = span.begin,
                    .end = span.end,
                    .message = std::move(message),
                    .label = {},
                    .help = std::move(help),
                    .provision = {},
                    .notes = {}});
  }

  const text::ChoiceReading& reading_;
  GuardSolver solver_;
  std::vector<Place> places_;
  std::map<std::string, std::vector<Declared>, std::less<>> names_, numbers_;
  std::vector<std::string> unknown_;
  std::vector<Diagnostic> out_;
};

}  // namespace

std::vector<Diagnostic> check_choices(std::string_view bytes, const text::ChoiceReading& reading,
                                      const text::File& file) {
  std::vector<Diagnostic> out = Checks{reading, file}.run();
  std::vector<Diagnostic> more = check_supporters(bytes, reading, file);
  out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return out;
}

}  // namespace casus::accord
