// The choices are read as in an accord, with every heading in the place of an article;
// then each unbalanced bracket is told with the heading it stands under, because that
// is where a reader looks for it.
#include "casus/text/rolling.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/text/choices.h"
#include "casus/text/codes.h"

namespace casus::text {

namespace {

constexpr std::size_t most_told = 1'000;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

// Is the line, behind marks of lists, quotes and emphasis, `Option 2`, `Option II`?
bool opens_option(std::string_view line) {
  const std::size_t word = line.find_first_not_of(" \t*_>-[(0123456789.+");
  constexpr std::string_view name = "Option ";
  if (word == std::string_view::npos || !line.substr(word).starts_with(name)) return false;
  const std::string_view rest = base::trim(line.substr(word + name.size()));
  return !rest.empty() && (is_digit(rest.front()) || rest.front() == 'I' || rest.front() == 'V');
}

bool is_heading(std::string_view line) {
  const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
  line.remove_prefix(blanks);
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  return blanks < 4 && marks > 0 && marks <= 6 && (marks == line.size() || is_space(line[marks]));
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_{bytes}, document_{read_document(bytes)} {}

  RollingReading read() {
    bytes();
    for (const Span& prose : document_.prose) lines(prose);
    option_lines();
    document_.articles = headings_;
    counts().headings = static_cast<std::int64_t>(headings_.size());
    const ChoiceReading choices = read_choices(bytes_, document_);
    counts().spans = static_cast<std::int64_t>(choices.spans);
    counts().choices = static_cast<std::int64_t>(choices.choices.size());
    counts().options = static_cast<std::int64_t>(choices.options());
    for (const Diagnostic& d : document_.diagnostics) out_.diagnostics.push_back(d);
    for (const Diagnostic& d : choices.diagnostics) tell(d);
    for (const Span& prose : document_.prose) placeholders(prose);
    std::ranges::stable_sort(out_.diagnostics, {}, &Diagnostic::begin);
    if (out_.diagnostics.size() > most_told) out_.diagnostics.resize(most_told);
    return std::move(out_);
  }

 private:
  RollingCounts& counts() { return out_.counts; }

  void bytes() {
    bool in_word = false;
    for (std::size_t i = 0; i < bytes_.size(); ++i) {
      const char c = bytes_[i];
      counts().words += !is_space(c) && !in_word ? 1 : 0;
      in_word = !is_space(c);
      counts().opening += c == '[' ? 1 : 0;
      counts().placeholders += c == '{' ? 1 : 0;
      if (c == ']') closing(bytes_.substr(i + 1, 2));
    }
  }

  void closing(std::string_view behind) {
    ++counts().closing;
    if (behind.starts_with('[')) ++counts().touching;
    if (behind.starts_with('[') || behind == " [") ++counts().near;
  }

  void option_lines() {
    for (std::size_t at = 0; at < bytes_.size();) {
      const std::size_t end = std::min(bytes_.find_first_of("\r\n", at), bytes_.size());
      const std::string_view line = bytes_.substr(at, end - at);
      counts().option_lines += lower(line).find("option ") != std::string::npos ? 1 : 0;
      counts().option_heads += opens_option(line) ? 1 : 0;
      at = end + 1;
    }
  }

  void lines(Span prose) {
    for (std::size_t at = prose.begin; at < prose.end;) {
      const std::size_t end = std::min(bytes_.find_first_of("\r\n", at), prose.end);
      const Span line{at, end};
      if (is_heading(line.in(bytes_))) headings_.push_back({"", "", line});
      at = end + 1;
    }
  }

  [[nodiscard]] std::optional<Span> heading_of(std::size_t at) const {
    const auto behind = std::ranges::upper_bound(
        headings_, at, {}, [](const Article& heading) { return heading.span.begin; });
    if (behind == headings_.begin()) return std::nullopt;
    return std::prev(behind)->span;
  }

  // Where a bracket that opens its paragraph is missing its end, the end is most likely
  // that of the paragraph.
  void tell(Diagnostic d) {
    d.severity = Severity::warning;
    const bool open = d.code == codes::open_bracket;
    if (open) d.message = "this bracket is never closed before the next heading";
    if (open && opens_paragraph(d.begin)) {
      d.help = "it opens a paragraph, so most likely the end of the paragraph closes it";
    } else if (open) {
      d.help = "close it where the words end that are not agreed";
    }
    const auto heading = heading_of(d.begin);
    if (heading && (open || d.code == codes::stray_bracket)) {
      d.notes.push_back({heading->begin, heading->end, "under this heading"});
    }
    out_.diagnostics.push_back(std::move(d));
  }

  [[nodiscard]] bool opens_paragraph(std::size_t at) const {
    const std::size_t line = at == 0 ? std::string_view::npos : bytes_.find_last_of("\r\n", at - 1);
    const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
    const std::string_view before = bytes_.substr(begin, at - begin);
    return before.find_first_not_of(" \t0123456789.()-*_abcdefgh") == std::string_view::npos;
  }

  // `{refer to Article 3}`: a note from drafter to drafter. Marks of Markdown (`{:toc}`)
  // and the notes of an accord (`{by=UKR}`, `{#cap}`) are none.
  void placeholders(Span prose) {
    for (std::size_t at = bytes_.find('{', prose.begin); at < prose.end;
         at = bytes_.find('{', at + 1)) {
      const std::size_t end = std::min(bytes_.find_first_of("{}\r\n", at + 1), prose.end);
      const std::string_view inside = bytes_.substr(at + 1, end - at - 1);
      const bool mark =
          inside.starts_with(':') || inside.starts_with('#') || inside.starts_with('.');
      if (mark || inside.find('=') != std::string_view::npos) continue;
      const bool whole = end < prose.end && bytes_[end] == '}';
      placeholder({at, whole ? end + 1 : end});
    }
  }

  void placeholder(Span span) {
    out_.diagnostics.push_back({.code = codes::placeholder,
                                .severity = Severity::warning,
                                .begin = span.begin,
                                .end = span.end,
                                .message = fmt::format("`{}` stands for words that are missing",
                                                       shortened(span.in(bytes_))),
                                .label = {},
                                .help = "write the words, or a bracket that holds the options",
                                .provision = {},
                                .notes = {}});
  }

  static std::string shortened(std::string_view words) {
    if (words.size() <= 60) return std::string(words);
    const std::size_t blank = words.rfind(' ', 56);
    return fmt::format("{} ...", words.substr(0, blank == std::string_view::npos ? 0 : blank));
  }

  std::string_view bytes_;
  Document document_;
  std::vector<Article> headings_;
  RollingReading out_;
};

}  // namespace

RollingReading read_rolling(std::string_view bytes) { return Reader{bytes}.read(); }

}  // namespace casus::text
