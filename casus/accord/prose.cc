// The prose says what the norm says: each length, time and amount of a norm has
// to occur in the paragraph of its number, in digits or in English words. The
// comparison is simple on purpose; it warns and decides nothing.
#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "casus/accord/reading.h"
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
  if (n == 1 && !units.empty()) numbers.insert(numbers.end(), {"every", "each"});
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
  std::int64_t size;  // in milliseconds, millimetres or months
  std::vector<std::string_view> words;
};

bool stands_in(const std::string& prose, std::int64_t value, std::span<const Unit> units) {
  return std::ranges::any_of(units, [&](const Unit& unit) {
    return value % unit.size == 0 && number_stands(prose, value / unit.size, unit.words);
  });
}

bool time_stands(const std::string& prose, measure::Duration time) {
  static const std::array<Unit, 5> units{{{604'800'000, {"week", "weeks"}},
                                          {86'400'000, {"d", "day", "days"}},
                                          {3'600'000, {"h", "hour", "hours", "hrs"}},
                                          {60'000, {"min", "minute", "minutes"}},
                                          {1'000, {"s", "second", "seconds", "sec"}}}};
  return stands_in(prose, time.raw(), units);
}

bool term_stands(const std::string& prose, const measure::Term& term) {
  static const std::array<Unit, 2> units{{{12, {"y", "year", "years"}}, {1, {"month", "months"}}}};
  if (term.months != 0) return stands_in(prose, term.months, units);
  return time_stands(prose, term.exact + measure::Duration{term.days * measure::days(1).raw()});
}

bool length_stands(const std::string& prose, measure::Length length) {
  static const std::array<Unit, 4> units{
      {{1'852'000, {"nmi", "nautical mile", "nautical miles"}},
       {1'000'000, {"km", "kilometre", "kilometres", "kilometer", "kilometers"}},
       {1'000, {"m", "metre", "metres", "meter", "meters"}},
       {1, {"mm", "millimetre", "millimetres", "millimeter", "millimeters"}}}};
  return stands_in(prose, length.raw(), units);
}

// What a paragraph is to be held against.
struct Provision {
  std::string id;
  Span prose;
  text::Span about;  // the words that a missing paragraph is told at
};

class Checker {
 public:
  Checker(Builder& builder, const Provision& provision) : b_{&builder}, provision_{&provision} {
    const Span at = provision.prose;
    prose_ = normalised(b_->bytes.substr(at.begin, at.end - at.begin));
  }

  void check(const text::Norm& tree) {
    const text::Deed& deed = tree.deed;
    if (deed.dwell) time(*deed.dwell);
    if (deed.place) place(*deed.place);
    if (deed.more_than) amount(*deed.more_than);
    if (tree.within) term(*tree.within);
    if (tree.before) term(*tree.before);
    if (tree.every) time(*tree.every);
    for (const auto* moment : {&tree.from, &tree.until}) {
      if (*moment && (*moment)->after) term(*(*moment)->after);
    }
    for (const text::Excuse& excuse : tree.excuses) condition(excuse.condition);
    for (const text::Rung& rung : tree.ladder) {
      for (const text::Count& count : rung.any_of) {
        if (count.amount.value != 1) number(count.amount.value, count.amount);
        if (count.within) time(*count.within);
      }
    }
  }

  void check(const text::Meaning& tree) {
    condition(tree.condition);
    if (tree.lasting) time(*tree.lasting);
    if (tree.pause) time(*tree.pause);
  }

 private:
  void condition(const text::Condition& tree) {
    for (const auto& all_of : tree.any_of) {
      for (const text::Literal& one : all_of) {
        if (one.within) time(*one.within);
        if (one.sort == text::Literal::Sort::notified) term(one.notice);
        if (one.quantity >= text::Literal::Quantity::at_least) amount(one.amount);
        if (one.event.place) place(*one.event.place);
        for (const text::Condition& inner : one.group) condition(inner);
      }
    }
  }

  void place(const text::Place& tree) {
    if (tree.sort == text::Place::Sort::within)
      found(length_stands(prose_, tree.distance.value), tree.distance);
  }

  void amount(const text::Amount& tree) {
    const std::int64_t raw = tree.value.value.raw();
    if (raw % measure::decimal_one == 0) return number(raw / measure::decimal_one, tree.value);
    found(false, tree.value);
  }

  template <typename T>
  void number(std::int64_t n, const text::At<T>& words) {
    found(number_stands(prose_, n, {}), words);
  }

  void time(const text::Duration& duration) {
    found(time_stands(prose_, duration.value), duration);
  }

  void term(const text::Term& term) { found(term_stands(prose_, term.value), term); }

  // A choice has its options in the prose; what stands there as it is written needs no
  // understanding.
  template <typename T>
  void found(bool stands, const text::At<T>& value) {
    const std::string_view words = value.span.in(b_->bytes);
    if (stands || !value.choice.empty() || words.starts_with('#')) return;
    if (prose_.find(normalised(words)) == std::string::npos) tell(value.span);
  }

  void tell(text::Span span) {
    const std::string_view words = span.in(b_->bytes);
    if (std::ranges::find(told_, words) != told_.end()) return;
    told_.push_back(words);
    b_->warning(codes::value_not_in_prose, span,
                fmt::format("`{}` does not occur in the prose of {}", words, provision_->id),
                "write the same value in both, or correct one of them");
  }

  Builder* b_;
  const Provision* provision_;
  std::string prose_;
  std::vector<std::string_view> told_;
};

void no_prose(Builder& b, const Provision& provision) {
  b.warning(codes::no_prose, provision.about,
            fmt::format("no paragraph of prose is numbered {}", provision.id),
            fmt::format("write what norm {} says for people, in a paragraph that begins with `{}`",
                        provision.id, provision.id));
}

}  // namespace

void warn_about_prose(Builder& b) {
  for (std::size_t i = 0; i < b.accord.norms.size(); ++i) {
    const text::Norm& tree = *b.norm_sources[i].tree;
    const Provision provision{b.accord.norms[i].id, b.accord.norms[i].prose, about(tree)};
    if (provision.prose.begin == provision.prose.end)
      no_prose(b, provision);
    else
      Checker{b, provision}.check(tree);
  }
  for (std::size_t i = 0; i < b.accord.meanings.size(); ++i) {
    const Meaning& meaning = b.accord.meanings[i];
    const Provision provision{meaning.id, b.prose_of(meaning.id), {}};
    if (provision.prose.begin == provision.prose.end) continue;
    Checker{b, provision}.check(*b.meaning_trees[i]);
  }
}

}  // namespace casus::accord
