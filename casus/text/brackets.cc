// A stack of open brackets per article: a bracket that is never closed costs at
// most its own article, and the pairs inside it are still found.
#include "casus/text/brackets.h"

#include <algorithm>
#include <map>

namespace casus::text {

namespace {

// Deeper ones are balanced but not read: a hostile file must not cost its square.
constexpr std::size_t deepest = 24;

class Pairs {
 public:
  Pairs(std::string_view file, BracketReading& out) : file_{file}, out_{&out} {}

  // A run of prose. A heading of an article ends the reach of an open bracket.
  void read(Span prose, const Document& document) {
    for (std::size_t i = prose.begin; i < prose.end; ++i) {
      while (next_ < document.articles.size() && document.articles[next_].span.begin <= i) {
        give_up();
        ++next_;
      }
      i = step(i, prose.end);
    }
    give_up();
  }

 private:
  void give_up() {
    for (const std::size_t begin : open_) out_->unclosed.push_back(begin);
    open_.clear();
  }

  // Handles the character at `i`; returns the last byte used.
  std::size_t step(std::size_t i, std::size_t end) {
    const char c = file_[i];
    if (c == '\\') return std::min(i + 1, end - 1);
    if (c == '`') return code(i, end);
    if (c == '[') {
      if (i + 1 < end && file_[i + 1] == '^') return footnote(i, end);
      open_.push_back(i);
      return i;
    }
    return c == ']' ? close(i, end) : i;
  }

  std::size_t close(std::size_t i, std::size_t end) {
    if (open_.empty()) {
      out_->stray.push_back(i);
      return i;
    }
    const std::size_t begin = open_.back();
    const bool read = open_.size() <= deepest;
    open_.pop_back();
    if (i + 1 < end && file_[i + 1] == '(') return i;  // a link
    const std::size_t behind = notes_end(file_, i + 1, end);
    if (!read) return behind - 1;
    Notes notes = read_notes(file_.substr(i + 1, behind - i - 1));
    std::string id = notes.id;
    out_->brackets.push_back({{begin, i + 1}, behind, std::move(id), std::move(notes)});
    return behind - 1;
  }

  // Inline code ends, in its paragraph, with as many backticks as it began with.
  [[nodiscard]] std::size_t code(std::size_t i, std::size_t end) const {
    std::size_t n = 0;
    while (i + n < end && file_[i + n] == '`') ++n;
    std::string_view rest = file_.substr(i + n, end - i - n);
    rest = rest.substr(0, std::min(rest.find("\n\n"), rest.find("\n\r\n")));
    const std::size_t close = rest.find(std::string(n, '`'));
    return close == std::string_view::npos ? i + n - 1 : i + n + close + n - 1;
  }

  // `[^12]` and the start of `[^12]: ...`; without its bracket it is two signs.
  [[nodiscard]] std::size_t footnote(std::size_t i, std::size_t end) const {
    const std::size_t close = file_.find_first_of(" \t\r\n[]", i + 2);
    return close < end && file_[close] == ']' ? close : i + 1;
  }

  std::string_view file_;
  BracketReading* out_;
  std::vector<std::size_t> open_;
  std::size_t next_ = 0;
};

// The runs of spans that touch, as indices. Nested spans lie inside another, so
// they are told apart by where they begin.
std::vector<std::vector<std::size_t>> runs(const std::vector<Bracket>& brackets) {
  std::map<std::size_t, std::size_t> run_ending_at;  // end -> run
  std::vector<std::vector<std::size_t>> out;
  for (std::size_t i = 0; i < brackets.size(); ++i) {
    const auto before = run_ending_at.find(brackets[i].span.begin);
    const std::size_t run = before == run_ending_at.end() ? out.size() : before->second;
    if (run == out.size()) out.emplace_back();
    out[run].push_back(i);
    run_ending_at[brackets[i].end] = run;
  }
  return out;
}

}  // namespace

BracketReading read_brackets(std::string_view file, const Document& document) {
  BracketReading out;
  Pairs pairs{file, out};
  for (const Span& prose : document.prose) pairs.read(prose, document);
  std::ranges::sort(out.brackets, {}, [](const Bracket& b) { return b.span.begin; });
  std::ranges::sort(out.unclosed);
  out.runs = runs(out.brackets);
  return out;
}

}  // namespace casus::text
