// Guards become shorter or go, sentences go, choices become their values. Comments stay.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/text/edits.h"

namespace casus::text {

using base::Fault;
using base::FaultKind;
using base::Result;
using measure::Truth;

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_end(char c) { return c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "800000" is spelled `800 000` from five digits on, as fmt spells it.
std::string spelled(std::string_view value) {
  std::size_t digits = 0;
  while (digits < value.size() && is_digit(value[digits])) ++digits;
  if (digits < 5) return std::string(value);
  std::string out;
  for (std::size_t i = 0; i < digits; ++i) {
    if (i > 0 && (digits - i) % 3 == 0) out += ' ';
    out += value[i];
  }
  return out + std::string(value.substr(digits));
}

class Editor {
 public:
  Editor(std::string_view file, const ChoiceReading& choices, const Closing& closing)
      : file_{file}, choices_{choices}, closing_{closing} {}

  Result<CodeEdits> run(const File& parsed) {
    for (const Block& block : parsed.blocks) {
      for (const Sentence& one : block.sentences) {
        const auto done = sentence(block, one);
        if (!done) return done.fault();
      }
    }
    return std::move(out_);
  }

 private:
  Result<base::Done> sentence(const Block& block, const Sentence& one) {
    const Left left = one.guard ? shortened(*one.guard) : Left{Truth::yes, {}};
    if (left.truth == Truth::no) {
      out_.edits.push_back({whole(one.span), ""});
      return base::Done{};
    }
    ++out_.left;
    if (one.guard && left.truth == Truth::yes) {
      Span guard = one.guard->span;
      const auto space = [&](std::size_t i) { return is_blank(file_[i]) || is_end(file_[i]); };
      while (guard.end < one.span.end && space(guard.end)) ++guard.end;
      out_.edits.push_back({guard, ""});
    } else if (one.guard && printed(left.guard) != printed(*one.guard)) {
      out_.edits.push_back({one.guard->span, printed(left.guard)});
    }
    for (std::size_t i = one.first; i < one.last; ++i) {
      const Token& token = block.tokens.tokens[i];
      const bool guard = one.guard && token.span.begin < one.guard->span.end;
      if (token.kind != TokenKind::choice || guard) continue;
      const auto done = value(token);
      if (!done) return done.fault();
    }
    return base::Done{};
  }

  // Where the outer choice is still open, the sentence has a guard that asks for it.
  Result<base::Done> value(const Token& token) {
    const Choice* choice = choices_.find(token.text.substr(1));
    const auto taken = said(*choice);
    if (!taken) return base::Done{};
    const auto option = closing_.taken(token.text.substr(1)) == 0 ? 0 : *taken;
    if (option == 0) {
      return usage(token, fmt::format("`{}` is dropped, and a sentence that stays needs its value",
                                      token.text));
    }
    const auto value = option_value(choice->options[static_cast<std::size_t>(option) - 1]);
    if (!value) {
      return usage(token, fmt::format("option {} of `{}` is no value, and a sentence needs one",
                                      option, token.text));
    }
    out_.edits.push_back({token.span, spelled(*value)});
    return base::Done{};
  }

  [[nodiscard]] Fault usage(const Token& token, std::string message) const {
    const LineColumn at = line_column(file_, token.span.begin);
    return {FaultKind::usage,
            std::move(message),
            "`casus check` tells how to mend the sentence",
            {"", at.line, at.column, {}}};
  }

  // A sentence that has its lines to itself goes with them, else with the blanks behind.
  [[nodiscard]] Span whole(Span span) const {
    std::size_t begin = span.begin;
    while (begin > 0 && is_blank(file_[begin - 1])) --begin;
    std::size_t end = span.end;
    while (end < file_.size() && is_blank(file_[end])) ++end;
    const bool first = begin == 0 || is_end(file_[begin - 1]);
    if (end < file_.size() && !is_end(file_[end])) return {span.begin, end};
    if (!first) return {begin, span.end};
    if (end < file_.size())
      end += file_.substr(end).starts_with("\r\n") ? std::size_t{2} : std::size_t{1};
    return {begin, end};
  }

  struct Left {  // of a guard; `guard` where it is not decided
    Truth truth = Truth::no;
    Guard guard;
  };
  [[nodiscard]] Left shortened(const Guard& guard) const {
    Left out;
    for (const auto& tests : guard.any_of) {
      std::vector<ChoiceTest> open;
      Truth all = Truth::yes;
      for (ChoiceTest test : tests) {
        const Truth now = shortened(test);
        all = measure::both(all, now);
        if (now == Truth::unknown) open.push_back(std::move(test));
      }
      out.truth = measure::either(out.truth, all);
      if (all == Truth::unknown) out.guard.any_of.push_back(std::move(open));
    }
    return out;
  }

  // Decides the test, or leaves in its place one that asks only for open choices.
  [[nodiscard]] Truth shortened(ChoiceTest& test) const {
    const Truth now = closing_.truth(test);
    const Choice* choice = choices_.find(test.choice.text);
    if (now != Truth::unknown || !choice->parent) return now;
    const std::string outer = choices_.name_of(choice->parent->choice);
    if (closing_.taken(outer)) return inside(test, *choice);
    const auto taken = said(*choice);
    if (!taken) return now;
    // Closed, but the outer choice is open: true or false as the outer one is taken.
    const bool alive = met(test, *choice, *taken);
    if (alive == met(test, *choice, 0)) return measure::truth(alive);
    test.choice.text = outer;
    test.negated = !alive;
    test.is = choices_.choices[choice->parent->choice].keep_or_drop ? ChoiceTest::Is::taken
                                                                    : ChoiceTest::Is::option;
    test.option = choice->parent->option;
    return shortened(test);
  }

  // The outer option is taken, so one of adjacent inner ones is: none can be dropped.
  static Truth inside(const ChoiceTest& test, const Choice& choice) {
    if (choice.keep_or_drop) return Truth::unknown;
    if (test.is == ChoiceTest::Is::drop) return measure::truth(test.negated);
    if (test.is == ChoiceTest::Is::taken) return measure::truth(!test.negated);
    return Truth::unknown;
  }

  // What was said of this choice, whether it is alive or not.
  [[nodiscard]] std::optional<std::int64_t> said(const Choice& choice) const {
    const auto index = static_cast<std::size_t>(&choice - choices_.choices.data());
    const auto found = closing_.assignment().find(choices_.name_of(index));
    if (found == closing_.assignment().end()) return std::nullopt;
    return found->second;
  }

  static std::string printed(const Guard& guard) {
    std::string out = "if ";
    for (std::size_t i = 0; i < guard.any_of.size(); ++i) {
      if (i > 0) out += " or ";
      for (std::size_t k = 0; k < guard.any_of[i].size(); ++k) {
        out += (k > 0 ? " and " : "") + printed(guard.any_of[i][k]);
      }
    }
    return out + ":";
  }

  static std::string printed(const ChoiceTest& test) {
    const std::string name = fmt::format("{}#{}", test.negated ? "not " : "", test.choice.text);
    switch (test.is) {
      case ChoiceTest::Is::taken:
        return name;
      case ChoiceTest::Is::option:
        return fmt::format("{} is {}", name, test.option);
      case ChoiceTest::Is::text:
        return fmt::format("{} is \"{}\"", name, test.text);
      case ChoiceTest::Is::drop:
        return name + " is drop";
    }
    return name;
  }

  std::string_view file_;
  const ChoiceReading& choices_;
  const Closing& closing_;
  CodeEdits out_;
};

}  // namespace

Result<CodeEdits> code_edits(std::string_view file, const File& parsed,
                             const ChoiceReading& choices, const Closing& closing) {
  return Editor{file, choices, closing}.run(parsed);
}

}  // namespace casus::text
