// Sentences of all blocks, in order.
#include "casus/text/parser.h"

#include <algorithm>
#include <array>
#include <deque>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/text/choices.h"
#include "casus/text/codes.h"
#include "casus/text/rules.h"

namespace casus::text {

namespace {

class Parser {
 public:
  Parser(std::string_view file, const Tokens& tokens, std::vector<Diagnostic>& out)
      : cursor_{file, tokens, out}, out_{&out} {}

  // Sentences whose guard does not hold under `closing` are read and left out, with
  // what was wrong in them: an option may be no value there just because of the guard.
  std::vector<Sentence> sentences(const Closing* closing) {
    std::vector<Sentence> out;
    while (!cursor_.at_end()) {
      const std::size_t told = out_->size();
      Sentence one = sentence();
      const bool left_out = closing != nullptr && one.guard && !closing->holds(*one.guard);
      if (left_out) {
        out_->resize(told);
      } else {
        out.push_back(std::move(one));
      }
    }
    return out;
  }

 private:
  Sentence sentence() {
    Sentence out;
    out.first = cursor_.index();
    cursor_.begin_sentence();
    number(out);
    if (asks_for_an_event()) if_for_on();
    if (cursor_.accept("if")) out.guard = guard_rule(cursor_);
    if (cursor_.failed()) out.guard.reset();  // half a guard asks nothing
    out.declares = declared_name();
    out.form = form();
    const bool numbered = std::holds_alternative<Norm>(out.form);
    if (numbered && !out.number && !cursor_.failed()) unnumbered();
    cursor_.expect_stop();
    if (cursor_.failed()) {
      out.form = Broken{};
      cursor_.skip_sentence();
    }
    out.last = cursor_.index();
    out.span = cursor_.span_from(out.first);
    return out;
  }

  void number(Sentence& out) {
    if (!cursor_.at(TokenKind::number)) return;
    const Token& token = cursor_.take();
    out.number = Name{std::string(token.text), token.span};
    if (provision_number_length(token.text) == token.text.size()) return;
    cursor_.complain(codes::bad_number, token.span,
                     fmt::format("`{}` is not the number of a provision", token.text),
                     "a provision is numbered `4.1` or `4.1(a)`");
  }

  // `2.1 if shot by NOR, SUD must ...`: before the sentence `if` asks for choices, up to a colon.
  [[nodiscard]] bool asks_for_an_event() const {
    if (!cursor_.at("if") || !cursor_.at_name(1) || cursor_.at(":", 2)) return false;
    for (std::size_t ahead = 1; !cursor_.at(TokenKind::stop, ahead) && !cursor_.at(TokenKind::end, ahead); ++ahead) {
      if (cursor_.at(":", ahead)) return false;
      if (cursor_.at("must", ahead) || cursor_.at("may", ahead)) return true;
    }
    return false;
  }
  void if_for_on() {
    const Token& token = cursor_.peek();
    mend(cursor_.fail(codes::unexpected, token.span, fmt::format("`if` before a norm asks for a choice of the text, and `{}` is none", cursor_.peek(1).text),
                      "what happens begins with `on`: `on fire by RUS, FRA must ...`; a condition stands at the end: `... must not ... if truce within 24 h`"),
         {token.span.begin, token.span.end, "on"});
  }

  Name declared_name() {
    constexpr std::array<std::string_view, 6> words{"party", "group", "body",
                                                    "zone",  "kind",  "source"};
    const Token& next = cursor_.peek(1);
    if (cursor_.at_name() && cursor_.at("means", 1)) {
      return {std::string(cursor_.peek().text), cursor_.peek().span};
    }
    const bool opens =
        std::ranges::any_of(words, [&](std::string_view word) { return cursor_.at(word); });
    if (!opens || next.kind != TokenKind::word || is_reserved(next.text)) return {};
    return {std::string(next.text), next.span};
  }

  Form form() {
    if (cursor_.accept("accord")) return accord_rule(cursor_);
    if (cursor_.accept("party")) return party_rule(cursor_);
    if (cursor_.accept("group")) return group_rule(cursor_);
    if (cursor_.accept("body")) return body_rule(cursor_);
    if (cursor_.accept("zone")) return zone_rule(cursor_);
    if (cursor_.accept("kind")) return kind_rule(cursor_);
    if (cursor_.accept("source")) return source_rule(cursor_);
    if (cursor_.accept("severity")) return severity_rule(cursor_);
    if (cursor_.accept("same")) return same_incident_rule(cursor_);
    if (cursor_.accept("proof")) return proof_rule(cursor_);
    if (cursor_.at("in") || cursor_.at("Article")) return in_force_rule(cursor_);
    if (cursor_.at_name() && cursor_.at("means", 1)) return meaning_rule(cursor_);
    if (cursor_.at_name() && cursor_.at("ratifies", 1)) return route_rule(cursor_);
    if (opens_norm()) return norm_rule(cursor_);
    unknown_sentence();
    return Broken{};
  }

  // A norm begins with its subject; a name alone is a subject only if a comma or
  // a word of a norm follows, so that `knid clash.` is told as a misspelt keyword.
  [[nodiscard]] bool opens_norm() const {
    for (const std::string_view word : {"on", "nobody", "any", "another", "the"}) {
      if (cursor_.at(word)) return true;
    }
    if (!cursor_.at_name() || small_keyword()) return false;
    for (const std::string_view word : {",", "must", "may", "together", "and", "shall", "should", "will"}) {
      if (cursor_.at(word, 1)) return true;
    }
    return false;
  }

  void unnumbered() {
    cursor_.fail(codes::unexpected, cursor_.peek().span, "this norm has no number",
                 "begin it with the number of its provision: `4.1 nobody may ...`");
  }

  // `On attack, ...`: the keyword that was written like the first word of a sentence.
  [[nodiscard]] std::optional<std::string> small_keyword() const {
    std::string small{cursor_.peek().text};
    if (cursor_.peek().kind != TokenKind::word || small.front() < 'A' || small.front() > 'Z') return std::nullopt;
    small.front() = static_cast<char>(small.front() - 'A' + 'a');
    return is_reserved(small) ? std::optional{small} : std::nullopt;
  }

  void unknown_sentence() {
    const std::vector<std::string> words{"accord", "party",    "group", "body",  "zone",   "kind",
                                         "source", "severity", "same",  "proof", "nobody", "any"};
    const Token& token = cursor_.peek();
    if (token.kind == TokenKind::stop) {
      mend(cursor_.fail(codes::no_sentence, token.span, "a full stop without a sentence",
                        "remove it"),
           {token.span.begin, token.span.end, ""});
      return;
    }
    auto near = token.kind == TokenKind::word ? base::did_you_mean(token.text, words) : std::nullopt;
    if (const auto small = small_keyword()) near = small;
    Diagnostic* told = cursor_.fail(
        codes::no_sentence, token.span,
        fmt::format("no sentence begins with `{}`", token.text.substr(0, 60)),
        near ? fmt::format("did you mean `{}`?", *near)
             : "a sentence begins with accord, party, group, body, zone, kind, source, severity, "
               "same incident, proof, NAME means, in force, or the number of a norm");
    if (near) mend(told, {token.span.begin, token.span.end, *near});
  }

  Cursor cursor_;
  std::vector<Diagnostic>* out_;
};

// Where a guard stands, its choices are asked and not replaced: from an `if` at the
// start of a sentence to its colon.
bool opens_guard(const std::vector<Token>& tokens, std::size_t i) {
  if (tokens[i].kind != TokenKind::word || tokens[i].text != "if") return false;
  if (i > 0 && tokens[i - 1].kind == TokenKind::number) --i;
  return i == 0 || tokens[i - 1].kind == TokenKind::stop;
}

// The tokens of a block with the chosen words in the place of `#cap`. They keep the
// place of the choice in the file, so that diagnostics point there.
Tokens closed(Tokens block, const Closing& closing, std::deque<std::string>& words) {
  std::vector<Token> out;
  bool guard = false;
  for (std::size_t i = 0; i < block.tokens.size(); ++i) {
    const Token& token = block.tokens[i];
    guard = guard ? token.text != ":" : opens_guard(block.tokens, i);
    const Option* option = nullptr;
    if (!guard && token.kind == TokenKind::choice) option = closing.option(token.text.substr(1));
    const auto value = option == nullptr ? std::nullopt : option_value(*option);
    if (!value) {
      out.push_back(token);
      continue;
    }
    words.push_back(*value);
    for (Token word : scan(words.back(), {0, words.back().size()}).tokens) {
      if (word.kind == TokenKind::end) break;
      word.span = token.span;
      out.push_back(word);
    }
  }
  block.tokens = std::move(out);
  return block;
}

}  // namespace

File parse(std::string_view file, const Closing* closing) {
  File out;
  out.document = read_document(file);
  out.diagnostics = out.document.diagnostics;
  for (const Fence& fence : out.document.fences) {
    Block block;
    block.fence = fence;
    block.tokens = scan(file, fence.content);
    if (closing != nullptr) block.tokens = closed(std::move(block.tokens), *closing, out.words);
    std::vector<Diagnostic> found = block.tokens.diagnostics;
    block.sentences = Parser{file, block.tokens, found}.sentences(closing);
    block.sound = found.empty() && fence.closed;
    out.diagnostics.insert(out.diagnostics.end(), found.begin(), found.end());
    out.blocks.push_back(std::move(block));
  }
  std::ranges::stable_sort(out.diagnostics, {}, &Diagnostic::begin);
  return out;
}

}  // namespace casus::text
