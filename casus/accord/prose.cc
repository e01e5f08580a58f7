// The prose says what the norm says: each length, time and amount of a norm has
// to occur in the paragraph of its number, in digits or in English words. The
// comparison is simple on purpose; it warns and decides nothing.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casus/accord/builder.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

constexpr std::array<std::string_view, 20> small{
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> tens{"",      "",      "twenty",  "thirty", "forty",
                                                "fifty", "sixty", "seventy", "eighty", "ninety"};

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// Lower-case words and numbers parted by single blanks; `30,000` and `30 000`
// become 30000, `forty-five` becomes `forty five`. Blanks at both ends.
std::string normalised(std::string_view prose) {
  std::string out = " ";
  for (std::size_t i = 0; i < prose.size(); ++i) {
    char c = prose[i];
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const auto digit = [&](std::size_t k) {
      return k < prose.size() && prose[k] >= '0' && prose[k] <= '9';
    };
    const bool group =
        i > 0 && digit(i - 1) && digit(i + 1) && digit(i + 2) && digit(i + 3) && !digit(i + 4);
    if ((c == ',' || c == ' ') && group) continue;
    const bool point = c == '.' && i > 0 && digit(i - 1) && digit(i + 1);
    if (is_word(c) || point)
      out += c;
    else if (out.back() != ' ')
      out += ' ';
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

// 0 to 999 in words, and whole thousands of those; empty for the rest.
std::string in_words(std::int64_t n) {
  if (n < 0 || n >= 1'000'000) return {};
  if (n >= 1000) return n % 1000 == 0 ? in_words(n / 1000) + " thousand" : std::string{};
  if (n < 20) return std::string(small.at(static_cast<std::size_t>(n)));
  if (n < 100) {
    const std::string ten{tens.at(static_cast<std::size_t>(n / 10))};
    return n % 10 == 0 ? ten : fmt::format("{} {}", ten, in_words(n % 10));
  }
  const std::string hundred = in_words(n / 100) + " hundred";
  return n % 100 == 0 ? hundred : fmt::format("{} and {}", hundred, in_words(n % 100));
}

bool holds(const std::string& prose, const std::string& words) {
  return prose.find(fmt::format(" {} ", words)) != std::string::npos;
}

bool number_stands(const std::string& prose, std::int64_t n,
                   const std::vector<std::string_view>& units) {
  std::vector<std::string> numbers{std::to_string(n)};
  if (const std::string words = in_words(n); !words.empty()) numbers.push_back(words);
  if (n == 1) numbers.insert(numbers.end(), {"a", "an"});
  for (const std::string& number : numbers) {
    if (units.empty() && holds(prose, number)) return true;
    for (const std::string_view unit : units) {
      if (holds(prose, fmt::format("{} {}", number, unit))) return true;
      if (holds(prose, fmt::format("{} consecutive {}", number, unit))) return true;
    }
  }
  return false;
}

struct Unit {
  std::int64_t milliseconds;
  std::vector<std::string_view> words;
};

bool time_stands(const std::string& prose, measure::Duration time) {
  static const std::array<Unit, 5> units{{{604'800'000, {"week", "weeks"}},
                                          {86'400'000, {"d", "day", "days"}},
                                          {3'600'000, {"h", "hour", "hours", "hrs"}},
                                          {60'000, {"min", "minute", "minutes"}},
                                          {1'000, {"s", "second", "seconds", "sec"}}}};
  return std::ranges::any_of(units, [&](const Unit& unit) {
    return time.raw() % unit.milliseconds == 0 &&
           number_stands(prose, time.raw() / unit.milliseconds, unit.words);
  });
}

class Checker {
 public:
  Checker(Builder& builder, std::size_t norm) : b_{&builder}, norm_{norm} {}

  void check() {
    const Norm& norm = b_->accord.norms[norm_];
    if (norm.prose.begin == norm.prose.end) {
      const text::Span words = b_->norm_trees[norm_].kind.name.span;
      b_->warning(
          codes::no_prose, words, fmt::format("no paragraph of prose is numbered {}", norm.id),
          fmt::format("write what norm {} says for people, in a paragraph that begins with `{}`",
                      norm.id, norm.id));
      return;
    }
    prose_ = normalised(
        std::string_view{b_->bytes}.substr(norm.prose.begin, norm.prose.end - norm.prose.begin));
    const text::Norm& tree = b_->norm_trees[norm_];
    if (tree.dwell) time(*tree.dwell);
    for (const text::Rung& rung : tree.ladder) {
      for (const text::Count& count : rung.any_of) {
        if (count.amount.value != 1 && !number_stands(prose_, count.amount.value, {}))
          tell(count.amount.span);
        if (count.within) time(*count.within);
      }
    }
  }

 private:
  void time(const text::Duration& duration) {
    if (!time_stands(prose_, duration.value)) tell(duration.span);
  }

  void tell(text::Span span) {
    const std::string_view words = span.in(b_->bytes);
    if (std::ranges::find(told_, words) != told_.end()) return;
    told_.push_back(words);
    const std::string& id = b_->accord.norms[norm_].id;
    b_->warning(codes::value_not_in_prose, span,
                fmt::format("`{}` does not occur in the prose of {}", words, id),
                "write the same value in both, or correct one of them");
  }

  Builder* b_;
  std::size_t norm_;
  std::string prose_;
  std::vector<std::string_view> told_;
};

}  // namespace

void warn_about_prose(Builder& b) {
  for (std::size_t i = 0; i < b.accord.norms.size(); ++i) Checker{b, i}.check();
}

}  // namespace casus::accord
