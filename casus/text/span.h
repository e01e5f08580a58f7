// Span: bytes [begin, end) of the file, and the few wrappers that carry one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace casus::text {

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] std::string_view in(std::string_view file) const {
    return file.substr(begin, end - begin);
  }
  friend constexpr auto operator<=>(Span, Span) = default;
};

// The smallest span that holds both.
[[nodiscard]] constexpr Span join(Span a, Span b) {
  return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

struct Name {  // a word of the text, as written
  std::string text;
  Span span;
};

template <typename T>
struct At {  // a value and the words that gave it
  T value{};
  Span span;
  std::string choice{};  // "cap" where the text has `#cap` for the value; else empty
};

}  // namespace casus::text
