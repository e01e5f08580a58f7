// Spelling: canonical JSON of a known shape, read byte by byte. Where simdjson would
// accept what means the same, this accepts only what seal/json.h writes, and it
// knows the first byte that is out of place.
//
//   Spelling in{text};
//   in.literal(R"({"name":)");
//   std::string name = in.string();
//   in.literal("}");
//   if (!in.all_read()) complain(in.at());
//
// After the first deviation every call does nothing and gives an empty value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace casus::verb {

class Spelling {
 public:
  explicit Spelling(std::string_view text) : text_{text} {}

  // These bytes must come next.
  void literal(std::string_view expected);
  // Takes them if they do.
  bool take(std::string_view maybe);
  // A JSON string, as json_string() spells it.
  std::string string();
  // A whole number from 0 to 2^63 - 1 without leading zeros.
  std::uint64_t number();
  // So many hexadecimal digits in lower case, in quotes.
  std::string digits(std::size_t count);
  // The value read last, which began at `begin`, is not one that can stand there.
  void reject(std::size_t begin);

  [[nodiscard]] bool broken() const { return broken_; }
  [[nodiscard]] bool all_read() const { return !broken_ && at_ == text_.size(); }
  // The next byte to read, or the one that is out of place.
  [[nodiscard]] std::size_t at() const { return at_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  bool broken_ = false;
};

}  // namespace casus::verb
