// The layout knows tokens, not values, so it cannot lose one. Two passes would be
// needed for a perfect fill; a greedy fill is enough for sentences of law.
#include "casus/text/printer.h"

#include <algorithm>

#include "casus/base/text.h"

namespace casus::text {

namespace {

constexpr std::size_t width = 100;
constexpr std::string_view indent = "  ";
constexpr std::string_view rung_indent = "      ";

std::size_t columns(std::string_view text) {
  std::size_t n = 0;
  for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return n;
}

// 30000 -> "30 000"; four digits stay together.
std::string grouped(std::string_view number) {
  std::string digits;
  for (const char c : number) {
    if (c != ' ') digits += c;
  }
  const auto value = base::parse_int(digits);
  if (!value) return std::string(number);
  digits = std::to_string(*value);
  if (digits.size() < 5) return digits;
  for (std::size_t at = digits.size() - 3; at > 0 && at < digits.size();
       at -= std::min<std::size_t>(at, 3)) {
    digits.insert(at, " ");
  }
  return digits;
}

// `1 incident`, `2 incidents`: the word behind a number agrees with it.
std::string agreeing(std::string_view word, std::string_view number) {
  for (const std::string_view one : {"incident", "origin", "mover"}) {
    const bool is = word == one ||
                    (word.size() == one.size() + 1 && word.starts_with(one) && word.back() == 's');
    if (is) return number == "1" ? std::string(one) : std::string(one) + "s";
  }
  return std::string(word);
}

class Layout {
 public:
  Layout(const Block& block, std::string_view file) : block_{&block}, file_{file} {}

  std::string print() {
    for (const Sentence& sentence : block_->sentences) {
      blank_line_before(sentence.first);
      this->sentence(sentence);
    }
    blank_line_before(block_->tokens.tokens.size() - 1);
    comments_before(block_->tokens.tokens.size() - 1, "");
    end_line();
    return std::move(out_);
  }

 private:
  const Token& token(std::size_t i) const { return block_->tokens.tokens[i]; }
  [[nodiscard]] bool is(std::size_t i, std::string_view text) const {
    return token(i).kind != TokenKind::string && token(i).text == text;
  }

  void sentence(const Sentence& sentence) {
    const bool norm = std::holds_alternative<Norm>(sentence.form);
    ladder_ = norm ? ladder_start(sentence) : sentence.last;
    pad_ = 0;
    for (std::size_t i = ladder_; i + 1 < sentence.last; ++i) {
      if (opens_item(i)) pad_ = std::max(pad_, token(i).text.size());
    }
    const bool source = std::holds_alternative<SourceDeclaration>(sentence.form);
    for (std::size_t i = sentence.first; i < sentence.last; ++i) {
      const std::string_view margin = i == sentence.first ? "" : i > ladder_ ? rung_indent : indent;
      comments_before(i, margin);
      const bool own_line = (i > ladder_ && opens_item(i)) || (source && is(i, "where"));
      if (own_line && i != sentence.first) end_line();
      place(i, margin);
    }
  }

  // The index of the `:` before a ladder that deserves lines of its own; a lone
  // severity or proof stays behind the norm.
  [[nodiscard]] std::size_t ladder_start(const Sentence& sentence) const {
    for (std::size_t i = sentence.first; i + 2 < sentence.last; ++i) {
      const bool guard = sentence.guard && token(i).span.begin < sentence.guard->span.end;
      if (is(i, ":") && !guard) return is(i + 2, ".") ? sentence.last : i;
    }
    return sentence.last;
  }

  [[nodiscard]] bool opens_item(std::size_t i) const {
    return i > 0 && (is(i - 1, ":") || is(i - 1, ";")) && i > ladder_;
  }

  [[nodiscard]] std::string spelled(std::size_t i) const {
    const Token& t = token(i);
    if (t.kind == TokenKind::number && t.text.find('.') == std::string_view::npos)
      return grouped(t.text);
    if (t.kind == TokenKind::word && i > 0 && token(i - 1).kind == TokenKind::number) {
      return agreeing(t.text, grouped(token(i - 1).text));
    }
    return std::string(t.text);
  }

  // What cannot be parted by a line break: a token and the signs, and the unit,
  // that hang on it.
  [[nodiscard]] std::size_t glued(std::size_t i) const {
    std::size_t n = columns(spelled(i));
    for (std::size_t k = i + 1; k < block_->tokens.tokens.size(); ++k) {
      const bool hangs = hugs(k) || is(k - 1, "..");
      const bool unit = token(k).kind == TokenKind::word && token(k - 1).kind == TokenKind::number;
      if (!hangs && !unit) break;
      n += columns(spelled(k)) + (hangs ? 0 : 1);
    }
    return n;
  }

  [[nodiscard]] bool hugs(std::size_t i) const {
    return token(i).kind == TokenKind::stop || is(i, ",") || is(i, ";") || is(i, ":") || is(i, ")") || is(i, "..");
  }

  void place(std::size_t i, std::string_view margin) {
    const bool hug = hugs(i) || (i > 0 && (is(i - 1, "(") || is(i - 1, "..")));
    const bool number_before =
        i > 0 && token(i - 1).kind == TokenKind::number && token(i).kind == TokenKind::word;
    if (!line_.empty() && !hug && !number_before && columns(line_) + 1 + glued(i) > width)
      end_line();
    if (line_.empty())
      line_ = margin;
    else if (!hug)
      line_ += ' ';
    std::string text = spelled(i);
    const bool more = !hugs(i + 1);
    if (opens_item(i) && more) text.resize(std::max(text.size(), pad_), ' ');
    line_ += text;
  }

  void comments_before(std::size_t i, std::string_view margin) {
    for (; next_comment_ < block_->tokens.comments.size(); ++next_comment_) {
      const Comment& comment = block_->tokens.comments[next_comment_];
      if (comment.before > i) return;
      if (comment.own_line) end_line();
      line_ += line_.empty() ? margin : indent;
      line_ += comment.span.in(file_);
      end_line();
    }
  }

  void end_line() {
    if (line_.empty()) return;
    out_ += line_;
    out_ += '\n';
    line_.clear();
  }

  // Sentences begin on new lines; one empty line of the author is kept. A comment
  // on the author's line above counts as the begin of what follows.
  void blank_line_before(std::size_t i) {
    std::size_t from = i == 0 ? block_->fence.content.begin : token(i - 1).span.end;
    flush_trailing(i, from);
    end_line();
    for (; next_comment_ < block_->tokens.comments.size(); ++next_comment_) {
      const Comment& comment = block_->tokens.comments[next_comment_];
      if (comment.before > i) break;
      empty_line_between(from, comment.span.begin);
      line_ = comment.span.in(file_);
      end_line();
      from = comment.span.end;
    }
    if (token(i).kind != TokenKind::end) empty_line_between(from, token(i).span.begin);
  }

  // The comment on the line of the full stop stays there.
  void flush_trailing(std::size_t i, std::size_t& from) {
    if (next_comment_ >= block_->tokens.comments.size()) return;
    const Comment& comment = block_->tokens.comments[next_comment_];
    if (comment.before > i || comment.own_line || line_.empty()) return;
    line_ += indent;
    line_ += comment.span.in(file_);
    from = comment.span.end;
    ++next_comment_;
  }

  void empty_line_between(std::size_t from, std::size_t to) {
    std::size_t ends = 0;
    for (std::size_t i = from; i < to; ++i) {
      const bool second_half = file_[i] == '\n' && i > from && file_[i - 1] == '\r';
      if ((file_[i] == '\n' || file_[i] == '\r') && !second_half) ++ends;
    }
    if (ends > 1 && !out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
  }

  const Block* block_;
  std::string_view file_;
  std::string out_;
  std::string line_;
  std::size_t next_comment_ = 0;
  std::size_t ladder_ = 0;
  std::size_t pad_ = 0;
};

}  // namespace

std::string print(const Block& block, std::string_view file) { return Layout{block, file}.print(); }

}  // namespace casus::text
