// Sentences of all blocks, in order.
#include "casus/text/parser.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/text/codes.h"
#include "casus/text/rules.h"

namespace casus::text {

namespace {

class Parser {
 public:
  Parser(std::string_view file, const Tokens& tokens, std::vector<Diagnostic>& out)
      : cursor_{file, tokens, out} {}

  std::vector<Sentence> sentences() {
    std::vector<Sentence> out;
    while (!cursor_.at_end()) out.push_back(sentence());
    return out;
  }

 private:
  Sentence sentence() {
    Sentence out;
    out.first = cursor_.index();
    cursor_.begin_sentence();
    number(out);
    out.declares = declared_name();
    out.form = form();
    if (std::holds_alternative<Norm>(out.form) && !out.number && !cursor_.failed()) unnumbered();
    cursor_.expect_stop();
    if (cursor_.failed()) {
      out.form = cursor_.is_not_yet() ? Form{NotYet{}} : Form{Broken{}};
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
    if (cursor_.at("if")) return later("sentences under a choice (`if #..:`)");
    if (cursor_.at("on")) return later("duties on an event (`on ...,`)");
    if (cursor_.at("in") || cursor_.at("Article")) return later("sentences about entry into force");
    if (opens_norm()) return norm_rule(cursor_);
    unknown_sentence();
    return Broken{};
  }

  Form later(std::string_view what) {
    cursor_.not_yet(what);
    return NotYet{};
  }

  // A norm begins with its subject; a name alone is a subject only if a comma or
  // a word of a norm follows, so that `knid clash.` is told as a misspelt keyword.
  [[nodiscard]] bool opens_norm() const {
    for (const std::string_view word : {"nobody", "any", "another", "the"}) {
      if (cursor_.at(word)) return true;
    }
    if (!cursor_.at_name()) return false;
    for (const std::string_view word : {",", "must", "may", "together", "means", "ratifies"}) {
      if (cursor_.at(word, 1)) return true;
    }
    return false;
  }

  void unnumbered() {
    cursor_.fail(codes::unexpected, cursor_.peek().span, "this norm has no number",
                 "begin it with the number of its provision: `4.1 nobody may ...`");
  }

  void unknown_sentence() {
    const std::vector<std::string> words{"accord", "party",    "group", "body",  "zone",   "kind",
                                         "source", "severity", "same",  "proof", "nobody", "any"};
    const Token& token = cursor_.peek();
    if (token.kind == TokenKind::stop) {
      return cursor_.fail(codes::no_sentence, token.span, "a full stop without a sentence",
                          "remove it");
    }
    if (token.kind == TokenKind::choice) return cursor_.not_yet("choices in the code");
    const auto near =
        token.kind == TokenKind::word ? base::did_you_mean(token.text, words) : std::nullopt;
    cursor_.fail(
        codes::no_sentence, token.span,
        fmt::format("no sentence begins with `{}`", token.text.substr(0, 60)),
        near ? fmt::format("did you mean `{}`?", *near)
             : "a sentence begins with accord, party, group, body, zone, kind, source, severity, "
               "same incident, proof, or the number of a norm");
  }

  Cursor cursor_;
};

}  // namespace

File parse(std::string_view file) {
  File out;
  out.document = read_document(file);
  out.diagnostics = out.document.diagnostics;
  for (const Fence& fence : out.document.fences) {
    Block block;
    block.fence = fence;
    block.tokens = scan(file, fence.content);
    std::vector<Diagnostic> found = block.tokens.diagnostics;
    block.sentences = Parser{file, block.tokens, found}.sentences();
    block.sound = found.empty() && fence.closed;
    out.diagnostics.insert(out.diagnostics.end(), found.begin(), found.end());
    out.blocks.push_back(std::move(block));
  }
  std::ranges::stable_sort(out.diagnostics, {}, &Diagnostic::begin);
  return out;
}

}  // namespace casus::text
