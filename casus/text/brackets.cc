// A stack of open brackets per article: a bracket that is never closed costs at
// most its own article, and the pairs inside it are still found.
#include "casus/text/brackets.h"

#include <algorithm>
#include <map>

namespace casus::text {

namespace {

class Pairs {
 public:
  Pairs(std::string_view file, BracketReading& out) : file_{file}, out_{&out} {}

  // `end_article`: a heading ends the reach of an open bracket.
  void read(Span prose, const Document& document) {
    for (std::size_t i = prose.begin; i < prose.end; ++i) {
      while (next_ < document.articles.size() && document.articles[next_].span.begin <= i) {
        give_up();
        ++next_;
      }
      i = step(i, prose.end);
    }
  }

  void give_up() {
    for (const std::size_t begin : open_) out_->unclosed.push_back(begin);
    open_.clear();
  }

 private:
  // Handles the character at `i`; returns the last byte used.
  std::size_t step(std::size_t i, std::size_t end) {
    const char c = file_[i];
    if (c == '\\') return std::min(i + 1, end - 1);
    if (c == '`') return code(i, end);
    if (c == '[') {
      if (i + 1 < end && file_[i + 1] == '^') return i + 1;
      open_.push_back(i);
      return i;
    }
    if (c != ']' || open_.empty()) return i;
    const std::size_t begin = open_.back();
    open_.pop_back();
    if (i + 1 < end && file_[i + 1] == '(') return i;  // a link
    Bracket bracket{{begin, i + 1}, i + 1, {}};
    notes(bracket, end);
    const std::size_t used = bracket.end - 1;
    out_->brackets.push_back(std::move(bracket));
    return used;
  }

  // Inline code ends with as many backticks as it began with.
  [[nodiscard]] std::size_t code(std::size_t i, std::size_t end) const {
    std::size_t n = 0;
    while (i + n < end && file_[i + n] == '`') ++n;
    const std::string_view rest = file_.substr(i + n, end - i - n);
    const std::size_t close = rest.find(std::string(n, '`'));
    return close == std::string_view::npos ? i + n - 1 : i + n + close + n - 1;
  }

  void notes(Bracket& bracket, std::size_t end) const {
    while (bracket.end < end && file_[bracket.end] == '{') {
      const std::size_t close = file_.find_first_of("}\r\n", bracket.end);
      if (close == std::string_view::npos || close >= end || file_[close] != '}') return;
      const std::string_view note = file_.substr(bracket.end + 1, close - bracket.end - 1);
      if (note.starts_with('#')) bracket.id = note.substr(1, note.find_first_of(" \t") - 1);
      bracket.end = close + 1;
    }
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
  pairs.give_up();
  std::ranges::sort(out.brackets, {}, [](const Bracket& b) { return b.span.begin; });
  std::ranges::sort(out.unclosed);
  std::map<std::string, bool, std::less<>> seen;
  for (const auto& run : runs(out.brackets)) {
    std::string id;
    for (const std::size_t i : run) id = out.brackets[i].id.empty() ? id : out.brackets[i].id;
    if (!id.empty() && !seen.emplace(id, true).second) continue;
    ++out.choices;
    out.options += run.size() == 1 ? 2 : static_cast<std::int64_t>(run.size());
  }
  return out;
}

}  // namespace casus::text
