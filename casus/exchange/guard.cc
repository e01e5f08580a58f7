// Scans that need no memory and look at each byte once.
#include "casus/exchange/guard.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casus/base/text.h"

namespace casus::exchange {

using base::Done;
using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

constexpr std::string_view blanks = " \t\r\n";

Result<Done> guard_bytes(const File& file, std::size_t largest) {
  if (file.bytes.size() > largest) {
    Fault fault{FaultKind::range, fmt::format("the file has {} bytes; at most {} are read", file.bytes.size(), largest),
                "a scenario of that size cannot be analysed; take out what is not needed", {}};
    fault.place.file = file.name;
    return fault;
  }
  const std::size_t nul = file.bytes.find('\0');
  if (nul != std::string::npos) return fault_at(file, nul, {FaultKind::malformed, "a NUL byte", "the file must be UTF-8 text", {}});
  if (!base::is_utf8(file.bytes)) return malformed(file, "the file is not UTF-8", "convert it, for example with iconv -f latin1 -t utf8");
  return Done{};
}

Fault too_deep(const File& file, std::size_t at) {
  return fault_at(file, at, {FaultKind::range, fmt::format("nested more than {} deep", deepest), "no scenario needs that; the file is not one", {}});
}

bool starts(std::string_view text, std::size_t at, std::string_view word) {
  const std::string_view here = text.substr(at, word.size());
  return std::ranges::equal(here, word, [](char a, char b) { return (a >= 'a' && a <= 'z' ? a - 32 : a) == b; });
}

// After the markup that begins at `at` and ends with `end`.
std::size_t after(std::string_view text, std::size_t at, std::string_view end) {
  const std::size_t found = text.find(end, at);
  return found == std::string_view::npos ? text.size() : found + end.size();
}

// After the tag that begins at `at`; quoted attribute values may hold `>`.
std::size_t after_tag(std::string_view text, std::size_t at) {
  char quote = 0;
  for (; at < text.size(); ++at) {
    if (quote != 0) quote = text[at] == quote ? char{0} : quote;
    else if (text[at] == '"' || text[at] == '\'') quote = text[at];
    else if (text[at] == '>') return at + 1;
  }
  return text.size();
}

// The first reference to an entity that XML does not define itself, such as `&lol;`.
std::size_t own_entity(std::string_view text, std::size_t from, std::size_t to) {
  constexpr std::array<std::string_view, 5> defined{"lt;", "gt;", "amp;", "apos;", "quot;"};
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  for (std::size_t at = text.find('&', from); at < to; at = text.find('&', at + 1)) {
    std::size_t end = at + 1;
    while (end < to && (letter(text[end]) || (end > at + 1 && text[end] >= '0' && text[end] <= '9'))) ++end;
    const bool reference = end > at + 1 && end < to && text[end] == ';';
    if (reference && std::ranges::find(defined, text.substr(at + 1, end - at)) == defined.end()) return at;
  }
  return std::string_view::npos;
}

}  // namespace

Fault fault_at(const File& file, std::size_t offset, Fault fault) {
  const std::string_view before = std::string_view{file.bytes}.substr(0, offset);
  fault.place.file = file.name;
  fault.place.line = static_cast<std::uint32_t>(std::ranges::count(before, '\n') + 1);
  fault.place.column = static_cast<std::uint32_t>(offset - (before.rfind('\n') + 1) + 1);
  fault.place.offset = offset;
  return fault;
}

Fault malformed(const File& file, std::string message, std::string help) {
  Fault fault{FaultKind::malformed, std::move(message), std::move(help), {}};
  fault.place.file = file.name;
  return fault;
}

Result<Done> guard_xml(const File& file) {
  CASUS_TRY(bytes, guard_bytes(file, largest_xml));
  static_cast<void>(bytes);
  const std::string_view text = file.bytes;
  std::size_t depth = 0;
  for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at)) {
    if (starts(text, at, "<!--")) {
      at = after(text, at + 4, "-->");
    } else if (starts(text, at, "<![CDATA[")) {
      at = after(text, at, "]]>");
    } else if (starts(text, at, "<!")) {
      return fault_at(file, at, {FaultKind::malformed, "a document type or entity declaration", "take it out and write what it stands for; scenarios need none", {}});
    } else if (starts(text, at, "<?")) {
      at = after(text, at, "?>");
    } else {
      const std::size_t end = after_tag(text, at);
      const std::size_t entity = own_entity(text, at, end);
      if (entity != std::string_view::npos) return fault_at(file, entity, {FaultKind::malformed, "a reference to an entity that XML does not define", "write what it stands for; a plain `&` is `&amp;`", {}});
      const bool closes = at + 1 < text.size() && text[at + 1] == '/';
      const bool empty = end >= 2 && text[end - 2] == '/';
      if (closes) depth -= depth > 0 ? 1U : 0U;
      else if (!empty && ++depth > deepest) return too_deep(file, at);
      at = end;
    }
  }
  return Done{};
}

namespace {

// Walks over YAML as far as a guard needs it: where a token may begin, quotes, comments,
// and how deep lists and maps are nested.
class YamlScan {
 public:
  explicit YamlScan(const File& file) : file_{file}, text_{file.bytes} {}

  Result<Done> run() {
    while (at_ < text_.size()) {
      CASUS_TRY(done, step(text_[at_]));
      static_cast<void>(done);
    }
    return Done{};
  }

 private:
  Result<Done> step(char c) {
    if (c != '\n' && c != ' ' && c != '\t' && c != '\r' && !(c == '#' && blank_before())) return token_ ? take_token(c) : take_rest(c);
    if (c == '\n') begin_line();
    else if (c == '#') at_ = std::min(text_.find('\n', at_), text_.size());
    else ++at_;
    return Done{};
  }
  void begin_line() {
    ++at_;
    token_ = true;
    dashes_ = 0;
    indent_ = at_;
  }
  [[nodiscard]] bool blank_before() const { return at_ == 0 || blanks.find(text_[at_ - 1]) != std::string_view::npos; }
  [[nodiscard]] bool blank_after() const { return at_ + 1 >= text_.size() || blanks.find(text_[at_ + 1]) != std::string_view::npos; }

  // At the first byte of a token.
  Result<Done> take_token(char c) {
    if (c == '&' || c == '*' || c == '!' || (c == '<' && text_.substr(at_, 2) == "<<"))
      return fault_at(file_, at_, {FaultKind::malformed, "an anchor, alias, tag or merge key", "write out what it stands for; scenarios need none", {}});
    if (c == '"' || c == '\'') return skip_quoted(c);
    if ((c == '-' || c == '?' || c == ':') && blank_after()) {
      if (++dashes_ > deepest || at_ - indent_ > deepest * 4) return too_deep(file_, at_);
      ++at_;
      return Done{};
    }
    if (at_ - indent_ > deepest * 4 && flow_ == 0 && dashes_ == 0) return too_deep(file_, at_);
    token_ = false;
    return take_rest(c);
  }

  // Within a plain token, or at one of the marks that end it.
  Result<Done> take_rest(char c) {
    if (c == '[' || c == '{') {
      if (++flow_ > deepest) return too_deep(file_, at_);
      token_ = true;
    } else if (c == ']' || c == '}') {
      flow_ -= flow_ > 0 ? 1U : 0U;
    } else if (c == ',' || (c == ':' && (blank_after() || flow_ > 0))) {
      token_ = true;
    }
    ++at_;
    return Done{};
  }

  Result<Done> skip_quoted(char quote) {
    const std::size_t begin = at_++;
    while (at_ < text_.size() && text_[at_] != quote) at_ += quote == '"' && text_[at_] == '\\' ? 2U : 1U;
    if (at_ >= text_.size()) return fault_at(file_, begin, {FaultKind::malformed, "a quote that does not close", "close it", {}});
    ++at_;
    token_ = quote == '\'' && at_ < text_.size() && text_[at_] == quote;  // '' within '...' is a quote
    return Done{};
  }

  const File& file_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t indent_ = 0;   // where the line begins
  std::size_t dashes_ = 0;   // marks of nesting on this line
  std::size_t flow_ = 0;
  bool token_ = true;        // a token may begin here
};

}  // namespace

Result<Done> guard_yaml(const File& file) {
  CASUS_TRY(bytes, guard_bytes(file, largest_yaml));
  static_cast<void>(bytes);
  return YamlScan{file}.run();
}

Result<Done> guard_json(const File& file) {
  CASUS_TRY(bytes, guard_bytes(file, largest_json));
  static_cast<void>(bytes);
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < file.bytes.size(); ++at) {
    const char c = file.bytes[at];
    if (c == '"') quoted = !quoted;
    else if (quoted) at += c == '\\' ? 1U : 0U;
    else if (c == '[' || c == '{') ++depth;
    else if ((c == ']' || c == '}') && depth > 0) --depth;
    if (depth > deepest) return too_deep(file, at);
  }
  return Done{};
}

}  // namespace casus::exchange
