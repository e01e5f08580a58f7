// Moving over tokens, and recovery. The values are in values.cc.
#include "casus/text/cursor.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/text/codes.h"

namespace casus::text {

namespace {

constexpr std::array<std::string_view, 10> openers{"accord", "party",  "group",    "body", "zone",
                                                   "kind",   "source", "severity", "same", "proof"};
// After these words a line break does not begin a sentence, whatever follows.
constexpr std::array<std::string_view, 12> binders{
    ",", ";", ":", "of", "or", "and", "is", "by", "in", "on", "from", "notwithstanding"};

bool contains(auto& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}
bool contains(std::string_view letters, char letter) { return letters.find(letter) != std::string_view::npos; }

}  // namespace

void Cursor::reading(std::string_view what, std::string_view example) {
  what_ = what;
  example_ = example;
}

const Token& Cursor::peek(std::size_t ahead) const {
  return tokens_->tokens[std::min(at_ + ahead, tokens_->tokens.size() - 1)];
}

const Token& Cursor::previous() const { return tokens_->tokens[at_ == 0 ? 0 : at_ - 1]; }

bool Cursor::at(std::string_view text, std::size_t ahead) const {
  const Token& token = peek(ahead);
  const bool plain = token.kind == TokenKind::word || token.kind == TokenKind::symbol;
  return !failed_ && plain && token.text == text;
}

bool Cursor::at(TokenKind kind, std::size_t ahead) const {
  return !failed_ && peek(ahead).kind == kind;
}

bool Cursor::at_name(std::size_t ahead) const {
  return at(TokenKind::word, ahead) && !is_reserved(peek(ahead).text);
}

bool Cursor::accept(std::string_view text) {
  if (!at(text)) return false;
  ++at_;
  return true;
}

bool Cursor::accept(std::initializer_list<std::string_view> texts) {
  std::size_t ahead = 0;
  for (const std::string_view text : texts) {
    if (!at(text, ahead++)) return false;
  }
  at_ += texts.size();
  return true;
}

void Cursor::expect(std::string_view text) {
  if (!accept(text)) fail_expected(fmt::format("`{}`", text));
}

const Token& Cursor::take() {
  const Token& token = peek();
  if (token.kind != TokenKind::end) ++at_;
  return token;
}

void Cursor::begin_sentence() {
  sentence_ = at_;
  failed_ = false;
}

// A sentence that clearly begins: a declaring word or a provision's number at the
// start of a line, where the words before do not ask for more.
bool Cursor::starts_sentence() const {
  const Token& token = peek();
  if (!token.first_on_line || at_ == sentence_ || contains(binders, previous().text)) return false;
  if (token.kind == TokenKind::number) return token.text.find('.') != std::string_view::npos;
  return token.kind == TokenKind::word && contains(openers, token.text);
}

void Cursor::expect_stop() {
  if (failed_) return;
  if (peek().kind == TokenKind::stop) {
    ++at_;
    return;
  }
  if (!starts_sentence() && !at_end()) return fail_expected("`.` or a comma and more");
  const Span last = previous().span;
  mend(complain(codes::missing_stop, last, fmt::format("no full stop after `{}`", previous().text),
                "a sentence ends with a full stop"),
       {last.end, last.end, "."});
}

void Cursor::skip_sentence() {
  while (!at_end() && peek().kind != TokenKind::stop && !starts_sentence()) ++at_;
  if (peek().kind == TokenKind::stop) ++at_;
  if (at_ == sentence_ && !at_end()) ++at_;
}

Span Cursor::span_from(std::size_t first_token) const {
  if (at_ <= first_token) return tokens_->tokens[first_token].span;
  return {tokens_->tokens[first_token].span.begin, tokens_->tokens[at_ - 1].span.end};
}

bool Cursor::scanner_complained() const {
  const Span so_far{tokens_->tokens[sentence_].span.begin, peek().span.end};
  return std::ranges::any_of(tokens_->diagnostics, [&](const Diagnostic& d) {
    return d.begin >= so_far.begin && d.begin <= so_far.end;
  });
}

std::string Cursor::found() const {
  const Token& token = peek();
  if (token.kind == TokenKind::end) return "the end of the block";
  if (token.kind == TokenKind::stop) return "the full stop";
  return fmt::format("`{}`", token.text.substr(0, 60));
}

void Cursor::fail_expected(std::string_view what) {
  if (failed_) return;
  const bool first = at_ == sentence_;
  // At the end of a block there is nothing to underline: the last word stands for it.
  const Span where = at_end() && !first ? previous().span : peek().span;
  const std::string after = first ? "" : fmt::format(" after `{}`", previous().text.substr(0, 60));
  std::string help = habit();
  if (help.empty() && !example_.empty()) help = fmt::format("{} reads: `{}`", what_, example_);
  fail(codes::unexpected, where, fmt::format("expected {}{}, found {}", what, after, found()), std::move(help));
}

namespace {

// Phrases of plain English for what the language says in another way; empty: none of them.
std::string plain_english(const Cursor& cursor) {
  const Token& token = cursor.peek();
  const std::string_view before = cursor.previous().text;
  if (token.kind == TokenKind::number) {
    if (before == "on") return "an event is one fact; several of them are a rung: `serious from 3 incidents within 24 h`, then `on serious breach of 4.1`";
    if (cursor.at("before", 2)) return fmt::format("a notice is said so: `at least {} {} before`", token.text, cursor.peek(1).text);
  }
  if (token.kind != TokenKind::word) return {};
  const bool floor = token.text == "at" && cursor.at("least", 1);
  if (floor || token.text == "fewer" || token.text == "less" || (token.text == "have" && before == "must"))
    return "what is there has a ceiling and no floor: `must not have more than 50 troops`";
  if (token.text == "by" && cursor.at(TokenKind::date, 1)) return fmt::format("a date is a deadline so: `within 10 d after 2026-03-01Z`; up to a date is `until {}`", cursor.peek(1).text);
  if (token.text == "outside") return "a place is where something is; what lies outside is a zone of its own: `zone rest is country, less buffer`, then `in rest`";
  if (before == "for" && (token.text == "longer" || token.text == "over")) return "a stay is said so: `for more than 2 h`";
  if (before == "by" && (token.text == "three" || token.text == "four" || token.text == "three-quarters"))
    return "a share is `majority`, `two thirds`, `unanimity` or a number: `carried by 3 of members`";
  if (before == "every") return "a period is a length of time: `every 30 d`; days of the calendar are `every year on 01-15, 07-15`";
  return {};
}

}  // namespace

// What a drafter writes who knows treaties and not yet this language; empty: nothing known.
std::string Cursor::habit() const {
  const Token& token = peek();
  const bool number = at_ > sentence_ && previous().kind == TokenKind::number;
  const bool goes_on = peek(1).kind == TokenKind::number && peek(1).span.begin == token.span.end;
  if (number && token.text == "," && goes_on && previous().span.end == token.span.begin)
    return fmt::format("thousands are parted by a blank: `{} {}`", previous().text, peek(1).text);
  if (token.kind == TokenKind::number && peek(1).text.size() == 1 && contains("NSEW", peek(1).text.front()))
    return fmt::format("no blank within a latitude or a longitude: `{}{}`", token.text, peek(1).text);
  if (token.kind == TokenKind::number && at_ > sentence_ && previous().text == "have")
    return fmt::format("a ceiling is said so: `have more than {}`", token.text);
  if (token.kind != TokenKind::word) return at_ > sentence_ ? plain_english(*this) : std::string{};
  if (token.text == "the" || token.text == "a" || token.text == "an") return fmt::format("leave `{}` out", token.text);
  if (token.text == "shall" || token.text == "should" || token.text == "will")
    return at("not", 1) ? "a duty is said with `must`, a prohibition with `must not`" : "a duty is said with `must`";
  if (token.text == "when") return "a condition begins with `if`, an event with `on`";
  if (token.text == "after") return "`after` goes with a deadline, `within 24 h after ...`; from when on is said with `from`";
  if (token.text == "no" && at("more", 1)) return "a ceiling is said so: `must not have more than 800 000 personnel`";
  if (token.text == "and" && at_ > sentence_ && at_name(1))
    return fmt::format("a list takes commas: `{}, {}`", previous().text, peek(1).text);
  return at_ > sentence_ ? plain_english(*this) : std::string{};
}

Diagnostic* Cursor::fail(std::string_view code, Span span, std::string message, std::string help) {
  Diagnostic* told = complain(code, span, std::move(message), std::move(help));
  failed_ = true;
  return told;
}

Diagnostic* Cursor::complain(std::string_view code, Span span, std::string message,
                             std::string help) {
  if (failed_ || scanner_complained()) return nullptr;
  out_->push_back({.code = code,
                   .begin = span.begin,
                   .end = span.end,
                   .message = std::move(message),
                   .label = {},
                   .help = std::move(help),
                   .provision = {},
                   .notes = {}});
  return &out_->back();
}

}  // namespace casus::text
