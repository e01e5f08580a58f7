// One pass over the bytes of a block. A faulty token is reported once and marked,
// so that the parser can go on without complaining about it again.
#include "casus/text/scanner.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "casus/text/codes.h"
#include "casus/text/document.h"
#include "casus/text/reserved.h"
#include "casus/text/utf8.h"

namespace casus::text {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_word(char c) { return is_letter(c) || is_digit(c); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Every quoted word of the grammar. Severities are declared, not reserved.
constexpr std::string_view reserved[] = {
    "Article",    "accord",      "act",       "add",      "after",       "and",
    "another",    "any",         "anyone",    "area",     "as",          "at",
    "attributed", "attribution", "backed",    "before",   "better",      "body",
    "breach",     "by",          "carried",   "commit",   "consensus",   "counted",
    "coverage",   "covers",      "day",       "deciding", "declaration", "draft",
    "drop",       "each",        "entry",     "every",    "everyone",    "everything",
    "except",     "finding",     "for",       "force",    "from",        "gap",
    "geodesic",   "grade",       "group",     "have",     "if",          "in",
    "incident",   "incidents",   "into",      "is",       "kind",        "last",
    "lasting",    "late",        "least",     "led",      "less",        "line",
    "lost",       "majority",    "may",       "means",    "members",     "more",
    "must",       "no",          "nobody",    "not",      "notified",    "notwithstanding",
    "of",         "offset",      "on",        "or",       "origin",      "origins",
    "over",       "party",       "path",      "pause",    "position",    "proof",
    "published",  "quorum",      "ratifies",  "reads",    "records",     "releases",
    "renewed",    "replace",     "report",    "rhumb",    "same",        "seats",
    "severity",   "sighting",    "signature", "silent",   "since",       "source",
    "spread",     "start",       "than",      "the",      "there",       "thirds",
    "those",      "through",     "to",        "together", "two",         "unanimity",
    "unless",     "until",       "vote",      "votes",    "voting",      "where",
    "with",       "withdraw",    "within",    "year",     "zone"};

class Scanner {
 public:
  Scanner(std::string_view file, Span block) : file_{file.substr(0, block.end)}, at_{block.begin} {}

  Tokens scan() {
    for (skip_blanks(); at_ < file_.size(); skip_blanks()) token();
    push(TokenKind::end, at_);
    return std::move(out_);
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < file_.size() ? file_[at_ + ahead] : '\0';
  }
  [[nodiscard]] std::size_t digits_at(std::size_t from) const {
    std::size_t n = 0;
    while (from + n < file_.size() && is_digit(file_[from + n])) ++n;
    return n;
  }

  void skip_blanks() {
    for (; at_ < file_.size(); ++at_) {
      if (file_[at_] == '\n' || file_[at_] == '\r') line_start_ = true;
      if (peek() == '-' && peek(1) == '-') {
        comment();
        --at_;  // the loop steps over the last byte of the comment
        continue;
      }
      if (!is_space(file_[at_])) return;
    }
  }

  void comment() {
    const std::size_t begin = at_;
    at_ = std::min(file_.find_first_of("\r\n", at_), file_.size());
    std::size_t end = at_;
    while (is_space(file_[end - 1])) --end;
    out_.comments.push_back({{begin, end}, out_.tokens.size(), line_start_});
  }

  void push(TokenKind kind, std::size_t end, bool faulty = false) {
    out_.tokens.push_back({kind, {at_, end}, file_.substr(at_, end - at_), line_start_, faulty});
    line_start_ = false;
    at_ = end;
  }

  Diagnostic& fault(std::string_view code, std::size_t end, std::string message,
                    std::string help) {
    out_.diagnostics.push_back({.code = code,
                                .begin = at_,
                                .end = end,
                                .message = std::move(message),
                                .label = {},
                                .help = std::move(help),
                                .provision = {},
                                .notes = {}});
    return out_.diagnostics.back();
  }

  void token() {
    const char c = peek();
    if (is_letter(c)) return word();
    if (is_digit(c)) return number();
    if (c == '"') return string();
    if (c == '#' && is_word(peek(1))) return choice();
    if ((c == '+' || c == '-') && is_digit(peek(1))) return offset();
    // 9..14; behind a word two stops are one too many.
    if (c == '.' && peek(1) == '.' && (at_ == 0 || !is_letter(file_[at_ - 1]))) return push(TokenKind::symbol, at_ + 2);
    if (c == '.') return stop();
    if ((c == '<' || c == '>') && peek(1) == '=') return push(TokenKind::symbol, at_ + 2);
    if (std::string_view{",;:()=<>"}.find(c) != std::string_view::npos) {
      return push(TokenKind::symbol, at_ + 1);
    }
    strange();
  }

  void word() {
    std::size_t end = at_;
    while (end < file_.size() && is_word(file_[end])) ++end;
    push(TokenKind::word, end);
  }

  void choice() {
    std::size_t end = at_ + 1;
    while (end < file_.size() && is_word(file_[end])) ++end;
    push(TokenKind::choice, end);
  }

  void string() {
    const std::size_t end = file_.find_first_of("\"\r\n", at_ + 1);
    if (end != std::string_view::npos && file_[end] == '"') return push(TokenKind::string, end + 1);
    const std::size_t line = std::min(end, file_.size());
    fault(codes::open_string, line, "this quotation is never closed",
          "add the closing `\"` on the same line");
    push(TokenKind::string, line, true);
  }

  void stop() {
    const bool ends =
        at_ + 1 >= file_.size() || is_space(peek(1)) || (peek(1) == '-' && peek(2) == '-');
    if (!ends) {
      fault(codes::bad_character, at_ + 1, "a full stop needs white space after it",
            "put a blank or a new line after the full stop that ends a sentence");
    }
    push(TokenKind::stop, at_ + 1);
  }

  void offset() {
    const std::size_t hours = digits_at(at_ + 1);
    const std::size_t colon = at_ + 1 + hours;
    if (hours == 2 && colon < file_.size() && file_[colon] == ':' && digits_at(colon + 1) == 2) {
      return push(TokenKind::offset, colon + 3);
    }
    fault(codes::bad_number, at_ + 1 + hours, "a number has no sign here",
          "write an offset as `+01:00`; amounts, lengths, times and points are not negative");
    push(TokenKind::number, at_ + 1 + hours, true);
  }

  void number() {
    const std::size_t first = digits_at(at_);
    const std::size_t after = at_ + first;
    const char mark = after < file_.size() ? file_[after] : '\0';
    if (mark == '-' && first == 4 && digits_at(after + 1) > 0) return date();
    if (mark == '-' && first == 2 && digits_at(after + 1) == 2)
      return push(TokenKind::month_day, after + 3);
    if (mark == '.' && digits_at(after + 1) > 0) return decimal(after);
    grouped(after);
  }

  // Blanks between thousands: a group of one to three digits, then groups of
  // exactly three, each after one blank.
  void grouped(std::size_t end) {
    if (end - at_ <= 3) {
      while (end < file_.size() && file_[end] == ' ' && digits_at(end + 1) == 3) end += 4;
    }
    finish_number(end);
  }

  void decimal(std::size_t end) {
    while (end < file_.size() && file_[end] == '.' && digits_at(end + 1) > 0)
      end += 1 + digits_at(end + 1);
    const std::size_t n = provision_number_length(file_.substr(at_));
    finish_number(std::max(end, at_ + n));
  }

  void finish_number(std::size_t end) {
    const char c = end < file_.size() ? file_[end] : '\0';
    const bool one_letter = end + 1 >= file_.size() || !is_word(file_[end + 1]);
    if (one_letter && std::string_view{"NSEW"}.find(c) != std::string_view::npos && c != '\0') {
      return push(TokenKind::coordinate, end + 1);
    }
    const std::string_view text = file_.substr(at_, end - at_);
    if (std::ranges::count(text, '.') > 1) {
      fault(codes::bad_number, end, fmt::format("`{}` is not a number", text),
            "a provision is `4.1` or `4.1(a)`, an amount `1.5`");
      return push(TokenKind::number, end, true);
    }
    if (is_letter(c)) {
      std::size_t last = end;
      while (last < file_.size() && is_word(file_[last])) ++last;
      Diagnostic& told =
          fault(codes::bad_number, last,
                fmt::format("`{}` sticks together", file_.substr(at_, last - at_)),
                fmt::format("write `{} {}`", text, file_.substr(end, last - end)));
      mend(&told, {end, end, " "});
    }
    push(TokenKind::number, end);
  }

  void date() {
    std::size_t end = at_;
    const auto belongs = [&](std::size_t i) {
      const char c = file_[i];
      if (c == '.') return i + 1 < file_.size() && is_digit(file_[i + 1]);
      // The colon of a ladder may follow at once: `until 2025-02-01Z: grave`.
      if (c == ':') return i + 1 < file_.size() && is_digit(file_[i + 1]);
      return is_digit(c) || (c >= 'A' && c <= 'Z') || c == '+' ||
             (c == '-' && !(i + 1 < file_.size() && file_[i + 1] == '-'));
    };
    while (end < file_.size() && belongs(end)) ++end;
    push(TokenKind::date, end);
  }

  // A run of characters that the language does not use, reported as one.
  void strange() {
    std::size_t end = at_;
    const auto odd = [](char c) {
      return !is_word(c) && !is_space(c) &&
             std::string_view{",;:()=<>.\"#"}.find(c) == std::string_view::npos;
    };
    while (end < file_.size() && odd(file_[end])) ++end;
    end = std::max(end, at_ + 1);
    const std::string_view run = file_.substr(at_, end - at_);
    const bool again = told_before(run);
    if (!again) fault(codes::bad_character, end, message_for(run), help_for(run));
    straighten(run, end, again ? Mark::again : Mark::first);
    last_strange_ = at_;
    line_start_ = false;
    at_ = end;
  }

  // Quotation marks and brackets come in pairs, and a pair is one mistake; bytes
  // that are no text have been told with the file's structure.
  [[nodiscard]] bool told_before(std::string_view run) const {
    if (utf8_length(run) == 0 || run.front() == '\0') return true;
    const std::string_view between = file_.substr(last_strange_, at_ - last_strange_);
    return last_strange_ != 0 && between.find_first_of("\r\n") == std::string_view::npos;
  }

  // Typographic marks have one straight spelling each; the second of a pair is a fix
  // of the diagnostic that told of the first.
  enum class Mark : std::uint8_t { first, again };
  void straighten(std::string_view run, std::size_t end, Mark which) {
    if (utf8_length(run) == 0 || out_.diagnostics.empty()) return;
    Diagnostic& told = out_.diagnostics.back();
    const bool mended = which == Mark::first || !told.fixes.empty();
    if (told.code != codes::bad_character || !mended) return;
    std::string straight;
    for (std::size_t i = 0; i < run.size(); i += utf8_length(run.substr(i))) {
      const std::string_view mark = run.substr(i, std::max<std::size_t>(1, utf8_length(run.substr(i))));
      if (is_quote(mark)) straight += '"';
      else if (mark == "\u2264") straight += "<=";
      else if (mark == "\u2265") straight += ">=";
      else return;
    }
    mend(&told, {at_, end, straight});
  }

  static bool is_quote(std::string_view mark) {
    constexpr std::array<std::string_view, 5> quotes{"\u201C", "\u201D", "\u201E", "\u00AB",
                                                     "\u00BB"};
    return std::ranges::find(quotes, mark) != quotes.end();
  }

  static std::string message_for(std::string_view run) {
    return fmt::format("`{}` is no sign of the language", run.substr(0, 40));
  }

  static std::string help_for(std::string_view run) {
    constexpr std::string_view typographic_quotes[] = {"\u201C", "\u201D", "\u201E", "\u00AB",
                                                       "\u00BB"};
    for (const std::string_view quote : typographic_quotes) {
      if (run.find(quote) != std::string_view::npos) return "write straight quotation marks `\"`";
    }
    if (run.starts_with('%')) return "the language knows no shares of an amount; write the amount: `more than 75 tanks`";
    if (run.find("\u2013") != std::string_view::npos ||
        run.find("\u2014") != std::string_view::npos) {
      return "a comment begins with two hyphens `--`";
    }
    if (run.find("\u2264") != std::string_view::npos) return "write `<=`";
    if (run.find("\u2265") != std::string_view::npos) return "write `>=`";
    if (run.front() == '[' || run.front() == ']')
      return "brackets live in the prose, not in the code";
    if (static_cast<unsigned char>(run.front()) >= 0x80)
      return "names are of the letters A to Z, digits and `_`";
    return "remove it";
  }

  std::string_view file_;  // up to the end of the block
  std::size_t at_;
  std::size_t last_strange_ = 0;  // where the last strange sign stood; 0: none yet
  bool line_start_ = true;
  Tokens out_;
};

}  // namespace

Tokens scan(std::string_view file, Span block) { return Scanner{file, block}.scan(); }

bool is_reserved(std::string_view word) {
  return std::ranges::find(reserved, word) != std::end(reserved);
}

std::span<const std::string_view> reserved_words() { return reserved; }

}  // namespace casus::text
