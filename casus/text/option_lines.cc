// Line by line: a label opens or continues a choice, an empty line ends an option, and
// anything else behind an empty line ends the choice.
#include "casus/text/option_lines.h"

#include <algorithm>
#include <optional>

#include "casus/base/text.h"

namespace casus::text {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_emphasis(char c) { return c == '*' || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Label {
  std::size_t begin = 0;  // offsets in the line
  std::size_t end = 0;    // behind the colon, its emphasis and blanks
  std::int64_t number = 0;
  Span braces;
};

class LabelReader {
 public:
  explicit LabelReader(std::string_view line) : line_{line} {}

  std::optional<Label> read() {
    skip(is_blank);
    const std::size_t number_length = provision_number_length(line_.substr(at_));
    at_ += number_length;
    if (number_length > 0 && at_ < line_.size() && line_[at_] == '.') ++at_;
    skip(is_blank);
    Label out;
    out.begin = at_;
    skip(is_emphasis);
    constexpr std::string_view word = "Option";
    if (!line_.substr(at_).starts_with(word)) return std::nullopt;
    at_ += word.size();
    skip(is_blank);
    const std::size_t digits = at_;
    skip(is_digit);
    const auto number = base::parse_int(line_.substr(digits, at_ - digits));
    if (!number) return std::nullopt;
    out.number = *number;
    return rest(out);
  }

 private:
  std::optional<Label> rest(Label out) {
    skip(is_emphasis);
    skip(is_blank);
    out.braces = {at_, notes_end(line_, at_, line_.size())};
    at_ = out.braces.end;
    skip(is_emphasis);
    if (at_ >= line_.size() || line_[at_] != ':') return std::nullopt;
    ++at_;
    skip(is_emphasis);
    skip(is_blank);
    out.end = at_;
    return out;
  }

  void skip(auto is) {
    while (at_ < line_.size() && is(line_[at_])) ++at_;
  }

  std::string_view line_;
  std::size_t at_ = 0;
};

class Reader {
 public:
  Reader(std::string_view file, const Document& document) : file_{file} {
    for (const Provision& each : document.provisions) provisions_.push_back(each.span.begin);
  }

  void prose(Span prose) {
    for (std::size_t at = prose.begin; at < prose.end;) {
      const std::size_t end = std::min(file_.find_first_of("\r\n", at), prose.end);
      line({at, end});
      at = std::min(end + 1, prose.end);
      if (at < prose.end && file_[end] == '\r' && file_[at] == '\n') ++at;
    }
    close();
  }

  std::vector<std::vector<OptionLine>> take() { return std::move(out_); }

 private:
  void line(Span span) {
    const std::string_view text = span.in(file_);
    if (base::trim(text).empty()) {
      in_paragraph_ = false;
      return;
    }
    if (const auto label = LabelReader{text}.read()) return option(span, *label);
    const bool goes_on = in_paragraph_ && !run_.empty() && base::trim(text).front() != '#' &&
                         !std::ranges::binary_search(provisions_, span.begin);
    if (!goes_on) return close();
    run_.back().body.end = span.begin + text.find_last_not_of(" \t") + 1;
  }

  void option(Span span, const Label& label) {
    const bool next = label.number == static_cast<std::int64_t>(run_.size()) + 1;
    const bool numbered = base::trim(file_.substr(span.begin, label.begin)).size() > 0;
    if (!next || (numbered && !run_.empty())) close();
    in_paragraph_ = true;
    if (label.number != static_cast<std::int64_t>(run_.size()) + 1) return;
    const std::size_t begin = span.begin + label.begin;
    if (!run_.empty()) run_.back().whole.end = begin;
    const std::size_t body = span.begin + label.end;
    const std::string_view words = base::trim(file_.substr(body, span.end - body));
    const Span notes{span.begin + label.braces.begin, span.begin + label.braces.end};
    run_.push_back({{begin, begin}, {body, body + words.size()}, read_notes(notes.in(file_))});
  }

  void close() {
    if (run_.size() > 1) {
      run_.back().whole.end = run_.back().body.end;
      out_.push_back(std::move(run_));
    }
    run_.clear();
    in_paragraph_ = false;
  }

  std::string_view file_;
  std::vector<std::size_t> provisions_;  // where each begins
  std::vector<OptionLine> run_;
  bool in_paragraph_ = false;  // of the last option
  std::vector<std::vector<OptionLine>> out_;
};

}  // namespace

std::vector<std::vector<OptionLine>> read_option_lines(std::string_view file,
                                                       const Document& document) {
  Reader reader{file, document};
  for (const Span& prose : document.prose) reader.prose(prose);
  return reader.take();
}

OptionLabel option_label(std::string_view words) {
  const std::size_t start = words.find_first_not_of(" \t");
  if (start == std::string_view::npos || is_digit(words[start])) return {};
  const auto label = LabelReader{words.substr(0, words.find_first_of("\r\n"))}.read();
  if (!label) return {};
  return {label->end, read_notes(label->braces.in(words))};
}

}  // namespace casus::text
