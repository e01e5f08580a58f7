// Who supports which option, and which choices are idle.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "casus/accord/choice_checks.h"
#include "casus/base/text.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;
using text::Choice;
using text::Diagnostic;
using text::Span;

namespace {

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

class Supporters {
 public:
  Supporters(std::string_view bytes, const text::ChoiceReading& reading, const text::File& file)
      : bytes_{bytes}, reading_{reading} {
    for (const text::Block& block : file.blocks) {
      for (const text::Sentence& sentence : block.sentences) {
        actor(block, sentence);
        used(block, sentence);
      }
    }
  }

  std::vector<Diagnostic> run() {
    for (std::size_t i = 0; i < reading_.choices.size(); ++i) {
      unsupported(i);
      if (!actors_.empty()) supporters(reading_.choices[i]);
    }
    if (any_sentence_) idle();
    return std::move(out_);
  }

 private:
  // Declared, even if the rest of the sentence could not be read.
  void actor(const text::Block& block, const text::Sentence& sentence) {
    any_sentence_ = true;
    if (sentence.declares.text.empty()) return;
    for (std::size_t i = sentence.first; i + 1 < sentence.last; ++i) {
      if (block.tokens.tokens[i + 1].span != sentence.declares.span) continue;
      const std::string_view word = block.tokens.tokens[i].text;
      if (word == "party" || word == "group" || word == "body") {
        actors_.push_back(sentence.declares.text);
      }
    }
  }

  void used(const text::Block& block, const text::Sentence& sentence) {
    for (std::size_t i = sentence.first; i < sentence.last; ++i) {
      const text::Token& token = block.tokens.tokens[i];
      if (token.kind != text::TokenKind::choice) continue;
      const Choice* choice = reading_.find(token.text.substr(1));
      while (choice != nullptr && used_.insert(choice).second) {
        choice = choice->parent ? &reading_.choices[choice->parent->choice] : nullptr;
      }
    }
  }

  void unsupported(std::size_t index) {
    const Choice& choice = reading_.choices[index];
    const bool any =
        std::ranges::any_of(choice.options, [](const auto& o) { return !o.by.empty(); });
    if (!any || choice.keep_or_drop) return;
    for (std::size_t i = 0; i < choice.options.size(); ++i) {
      const text::Option& option = choice.options[i];
      if (!option.by.empty()) continue;
      const bool claimed = !option.claimed.empty();
      warn(codes::unsupported_option, option.spans.front(),
           claimed ? "only others say that a party supports this option"
                   : "no party supports this option",
           "name who tabled it, `{by=...}`, or take it out");
    }
  }

  void supporters(const Choice& choice) {
    for (const text::Option& option : choice.options) {
      for (const auto* list : {&option.by, &option.opposed, &option.reserved, &option.claimed}) {
        for (const std::string& name : *list) supporter(name, option, choice);
      }
    }
  }

  // Each name once, where it first stands.
  void supporter(const std::string& name, const text::Option& option, const Choice& choice) {
    if (std::ranges::find(actors_, name) != actors_.end() || !told_.insert(name).second) return;
    const auto near = base::did_you_mean(name, actors_);
    const Span place = place_of(name, option, choice);
    warn(codes::unknown_supporter, place,
         fmt::format("no party is called `{}`", name),
         near ? fmt::format("did you mean `{}`?", *near)
              : fmt::format("declare it: `party {} \"...\".`", name));
    if (near && place.end - place.begin == name.size())
      text::mend(&out_.back(), {place.begin, place.end, *near});
  }

  // The name as it stands in the notes; a label `Option 1 {by=...}:` has them before
  // the words, brackets behind.
  [[nodiscard]] Span place_of(const std::string& name, const text::Option& option,
                              const Choice& choice) const {
    for (std::size_t i = 0; i < option.spans.size(); ++i) {
      const Span place = choice.places[i];
      const Span body = option.spans[i];
      for (const Span part : {Span{body.end, place.end}, Span{place.begin, body.begin}}) {
        for (std::size_t at = part.in(bytes_).find(name); at != std::string_view::npos;
             at = part.in(bytes_).find(name, at + 1)) {
          const Span found{part.begin + at, part.begin + at + name.size()};
          const bool begins = found.begin == 0 || !is_name(bytes_[found.begin - 1]);
          const bool ends = found.end >= bytes_.size() || !is_name(bytes_[found.end]);
          if (begins && ends) return found;
        }
      }
    }
    return option.spans.front();
  }

  void idle() {
    for (const Choice& choice : reading_.choices) {
      if (choice.id.empty() || used_.contains(&choice)) continue;
      warn(codes::idle_choice, id_of(choice),
           fmt::format("the choice `{}` reaches no sentence of the code", choice.id),
           fmt::format("begin the sentences that depend on it with `if #{}:`, or let its words be "
                       "prose alone and leave its name out",
                       choice.id));
    }
  }

  [[nodiscard]] Span id_of(const Choice& choice) const {
    const Span place = choice.places.front();
    const std::string mark = "#" + choice.id;
    const std::size_t at = place.in(bytes_).rfind(mark);
    if (at == std::string_view::npos) return place;
    return {place.begin + at, place.begin + at + mark.size()};
  }

  void warn(std::string_view code, Span span, std::string message, std::string help) {
    out_.push_back({.code = code,
                    .severity = text::Severity::warning,
                    .begin = span.begin,
                    .end = span.end,
                    .message = std::move(message),
                    .label = {},
                    .help = std::move(help),
                    .provision = {},
                    .notes = {}});
  }

  std::string_view bytes_;
  const text::ChoiceReading& reading_;
  std::vector<std::string> actors_;
  std::set<const Choice*> used_;
  std::set<std::string> told_;
  bool any_sentence_ = false;
  std::vector<Diagnostic> out_;
};

}  // namespace

std::vector<Diagnostic> check_supporters(std::string_view bytes, const text::ChoiceReading& reading,
                                         const text::File& file) {
  return Supporters{bytes, reading, file}.run();
}

}  // namespace casus::accord
