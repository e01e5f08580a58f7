// One cursor over the bytes; the writer in seal/json.h says what may stand there.
#include "casus/verb/spelling.h"

#include <algorithm>
#include <charconv>

#include "casus/seal/json.h"

namespace casus::verb {

namespace {

// What the letter after a backslash stands for; 0 for one that is never written.
char unescaped(char letter) {
  switch (letter) {
    case '"': case '\\': return letter;
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'b': return '\b';
    case 'f': return '\f';
    default: return '\0';
  }
}

// The control character of "u00XX"; -1 for other digits.
int control(std::string_view escape) {
  int value = -1;
  if (escape.size() < 5 || !escape.starts_with("u00")) return -1;
  const auto read = std::from_chars(escape.data() + 3, escape.data() + 5, value, 16);
  return read.ptr == escape.data() + 5 ? value : -1;
}

}  // namespace

void Spelling::literal(std::string_view expected) {
  if (broken_) return;
  const std::string_view rest = text_.substr(at_);
  const auto differ = std::ranges::mismatch(expected, rest);
  at_ += static_cast<std::size_t>(differ.in1 - expected.begin());
  broken_ = differ.in1 != expected.end();
}

bool Spelling::take(std::string_view maybe) {
  if (broken_ || !text_.substr(at_).starts_with(maybe)) return false;
  at_ += maybe.size();
  return true;
}

std::string Spelling::string() {
  const std::size_t begin = at_;
  literal("\"");
  std::string value;
  while (!broken_ && at_ < text_.size() && text_[at_] != '"') {
    if (text_[at_] != '\\') {
      value += text_[at_++];
      continue;
    }
    const std::string_view escape = text_.substr(at_ + 1, 5);
    const int code = control(escape);
    const char plain = escape.empty() ? '\0' : unescaped(escape.front());
    if (code < 0 && plain == '\0') {
      broken_ = true;
      return {};
    }
    value += code >= 0 ? static_cast<char>(code) : plain;
    at_ += code >= 0 ? 6 : 2;
  }
  literal("\"");
  if (broken_) return {};
  // Another spelling of the same value, or bytes that are not UTF-8.
  const std::string canonical = seal::json_string(value);
  const auto differ = std::ranges::mismatch(canonical, text_.substr(begin, at_ - begin));
  if (differ.in1 != canonical.end()) reject(begin + static_cast<std::size_t>(differ.in1 - canonical.begin()));
  return broken_ ? std::string{} : value;
}

std::uint64_t Spelling::number() {
  if (broken_) return 0;
  const std::string_view rest = text_.substr(at_, 20);
  std::int64_t value = -1;
  const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  if (read.ec != std::errc{} || value < 0 || (rest.front() == '0' && read.ptr != rest.data() + 1)) {
    broken_ = true;
    return 0;
  }
  at_ += static_cast<std::size_t>(read.ptr - rest.data());
  return static_cast<std::uint64_t>(value);
}

std::string Spelling::digits(std::size_t count) {
  literal("\"");
  if (broken_) return {};
  const std::string_view rest = text_.substr(at_, count);
  const std::size_t wrong = std::min(rest.find_first_not_of("0123456789abcdef"), rest.size());
  at_ += wrong;
  broken_ = wrong != count;
  literal("\"");
  return broken_ ? std::string{} : std::string{rest};
}

void Spelling::reject(std::size_t begin) {
  if (broken_) return;
  at_ = begin;
  broken_ = true;
}

}  // namespace casus::verb
