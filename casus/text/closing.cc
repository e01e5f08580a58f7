// A closing is a map and what follows from it: a choice inside an option that is not
// taken is dropped, whatever was said of it.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/text/choices.h"

namespace casus::text {

using base::Fault;
using base::FaultKind;
using base::Result;
using measure::Truth;

std::optional<std::int64_t> Closing::taken(std::string_view id) const {
  const Choice* choice = reading_ == nullptr ? nullptr : reading_->find(id);
  if (choice == nullptr) return std::nullopt;
  return taken(*choice);
}

// Parents lie further out in the text, so this ends.
std::optional<std::int64_t> Closing::taken(const Choice& choice) const {
  const auto index = static_cast<std::size_t>(&choice - reading_->choices.data());
  std::optional<std::int64_t> own;
  const auto said = taken_.find(reading_->name_of(index));
  if (said != taken_.end()) own = said->second;
  if (own == 0 || !choice.parent) return own;
  const auto outer = taken(reading_->choices[choice.parent->choice]);
  if (!outer) return std::nullopt;
  return *outer == choice.parent->option ? own : 0;
}

Truth Closing::truth(const ChoiceTest& test) const {
  const Choice* choice = reading_ == nullptr ? nullptr : reading_->find(test.choice.text);
  if (choice == nullptr) return Truth::no;
  const auto option = taken(*choice);
  if (!option) return Truth::unknown;
  return measure::truth(met(test, *choice, *option));
}

bool met(const ChoiceTest& test, const Choice& choice, std::int64_t option) {
  const bool exists = option > 0 && option <= static_cast<std::int64_t>(choice.options.size());
  bool out = exists;
  if (test.is == ChoiceTest::Is::drop) out = !exists;
  if (test.is == ChoiceTest::Is::option) out = exists && option == test.option;
  if (test.is == ChoiceTest::Is::text) {
    out = exists && has_words(choice.options[static_cast<std::size_t>(option) - 1], test.text);
  }
  return out != test.negated;
}

Truth Closing::truth(const Guard& guard) const {
  Truth any = measure::truth(guard.any_of.empty());
  for (const auto& tests : guard.any_of) {
    Truth all = Truth::yes;
    for (const ChoiceTest& test : tests) all = measure::both(all, truth(test));
    any = measure::either(any, all);
  }
  return any;
}

bool Closing::holds(const Guard& guard) const { return truth(guard) == Truth::yes; }

const Option* Closing::option(std::string_view id) const {
  const Choice* choice = reading_ == nullptr ? nullptr : reading_->find(id);
  if (choice == nullptr) return nullptr;
  const auto number = taken(*choice);
  if (!number || *number < 1 || *number > static_cast<std::int64_t>(choice->options.size()))
    return nullptr;
  return &choice->options[static_cast<std::size_t>(*number) - 1];
}

std::string Closing::name() const {
  std::string out;
  if (reading_ == nullptr) return out;
  for (std::size_t i = 0; i < reading_->choices.size(); ++i) {
    const Choice& choice = reading_->choices[i];
    const std::string name = reading_->name_of(i);
    const auto said = taken_.find(name);
    if (said == taken_.end() || (said->second != 0 && taken(choice) == 0)) continue;
    const std::string option = said->second == 0     ? "drop"
                               : choice.keep_or_drop ? "keep"
                                                     : std::to_string(said->second);
    out += fmt::format("{}{}={}", out.empty() ? "" : ",", name, option);
  }
  return out;
}

namespace {

// Lower and upper case alike, any white space one blank.
std::string plain(std::string_view words) {
  std::string out;
  for (char c : base::trim(words)) {
    if (c == '\t' || c == '\r' || c == '\n') c = ' ';
    if (c == ' ' && !out.empty() && out.back() == ' ') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

std::string shortened(std::string_view words) {
  if (words.size() <= 40) return std::string(words);
  std::size_t end = words.rfind(' ', 37);
  if (end == std::string_view::npos) end = 37;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
  return fmt::format("{} ...", words.substr(0, end));
}

class AssignmentReader {
 public:
  AssignmentReader(const ChoiceReading& reading, Completeness completeness)
      : reading_{reading}, completeness_{completeness} {}

  Result<Assignment> read(std::string_view words) {
    for (const std::string_view part : parts(words)) {
      const auto done = one(part);
      if (!done) return done.fault();
    }
    const Closing closing{reading_, out_};
    for (std::size_t i = 0; i < reading_.choices.size(); ++i) {
      const auto done = whole(closing, i);
      if (!done) return done.fault();
    }
    return std::move(out_);
  }

 private:
  // Only a comma before `name=` parts two choices: `cap=800,000,donbas=drop`.
  static std::vector<std::string_view> parts(std::string_view words) {
    std::vector<std::string_view> out;
    std::size_t begin = 0;
    for (std::size_t comma = words.find(','); comma != std::string_view::npos;
         comma = words.find(',', comma + 1)) {
      const std::string_view next = words.substr(comma + 1, words.find(',', comma + 1) - comma - 1);
      if (next.find('=') == std::string_view::npos) continue;
      out.push_back(words.substr(begin, comma - begin));
      begin = comma + 1;
    }
    if (!base::trim(words.substr(begin)).empty()) out.push_back(words.substr(begin));
    return out;
  }

  Result<base::Done> one(std::string_view part) {
    const std::size_t sign = part.find('=');
    if (sign == std::string_view::npos) {
      return usage(fmt::format("`{}` does not say which option is taken", base::trim(part)));
    }
    std::string name{base::trim(part.substr(0, sign))};
    if (name.starts_with('#')) name.erase(0, 1);
    const Choice* choice = reading_.find(name);
    if (choice == nullptr) return unknown(name);
    const std::string_view word = base::trim(part.substr(sign + 1));
    const auto option = option_of(*choice, word);
    if (!option) {
      return Fault{FaultKind::usage,
                   fmt::format("the choice `{}` has no option `{}`", name, word),
                   fmt::format("its options: {}", options_of(*choice)),
                   {}};
    }
    const auto [known, fresh] = out_.emplace(name, *option);
    if (!fresh && known->second != *option) {
      return usage(fmt::format("the choice `{}` is given two options", name));
    }
    return base::Done{};
  }

  static std::optional<std::int64_t> option_of(const Choice& choice, std::string_view word) {
    if (choice.keep_or_drop && word == "drop") return 0;
    if (choice.keep_or_drop && word == "keep") return 1;
    const auto size = static_cast<std::int64_t>(choice.options.size());
    for (std::int64_t i = 1; i <= size; ++i) {
      if (word == std::to_string(i)) return i;
    }
    for (std::int64_t i = 1; i <= size; ++i) {
      if (has_words(choice.options[static_cast<std::size_t>(i) - 1], word)) return i;
    }
    return std::nullopt;
  }

  Result<base::Done> whole(const Closing& closing, std::size_t index) {
    const std::string name = reading_.name_of(index);
    const Choice& choice = reading_.choices[index];
    const auto said = out_.find(name);
    if (said == out_.end()) {
      if (completeness_ == Completeness::some || !alive(closing, choice)) return base::Done{};
      return usage(fmt::format("the choice `{}` is left open", name));
    }
    if (said->second == 0 || closing.taken(name) != 0) return base::Done{};
    const std::string outer = reading_.name_of(choice.parent->choice);
    return usage(fmt::format("the choice `{}` lies inside an option of `{}` that is not taken",
                             name, outer));
  }

  [[nodiscard]] bool alive(const Closing& closing, const Choice& choice) const {
    if (!choice.parent) return true;
    return closing.taken(reading_.name_of(choice.parent->choice)) == choice.parent->option;
  }

  [[nodiscard]] Fault unknown(std::string_view name) const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < reading_.choices.size(); ++i) names.push_back(reading_.name_of(i));
    Fault out = usage(fmt::format("the text has no choice `{}`", name));
    if (const auto near = base::did_you_mean(name, names)) {
      out.help = fmt::format("did you mean `{}`? {}", *near, out.help);
    }
    return out;
  }

  [[nodiscard]] Fault usage(std::string message) const {
    return {FaultKind::usage, std::move(message), choices_help(reading_), {}};
  }

  static std::string options_of(const Choice& choice) {
    if (choice.keep_or_drop) return "keep, drop";
    std::string out;
    for (std::size_t i = 0; i < choice.options.size(); ++i) {
      out +=
          fmt::format("{}{} (`{}`)", i == 0 ? "" : ", ", i + 1, shortened(choice.options[i].text));
    }
    return out;
  }

  const ChoiceReading& reading_;
  Completeness completeness_;
  Assignment out_;
};

}  // namespace

bool has_words(const Option& option, std::string_view words) {
  const std::string wanted = plain(words);
  if (wanted.empty()) return false;
  if (plain(option.text) == wanted) return true;
  const auto value = option_value(option);
  return value && plain(*value) == wanted;
}

std::string choices_help(const ChoiceReading& reading) {
  constexpr std::size_t most = 24;
  std::string out = reading.choices.empty() ? "the text has no choices" : "choices:";
  for (std::size_t i = 0; i < std::min(reading.choices.size(), most); ++i) {
    const Choice& choice = reading.choices[i];
    const std::string last =
        choice.keep_or_drop ? "keep|drop" : fmt::format("1..{}", choice.options.size());
    out += fmt::format("{} {}={}", i == 0 ? "" : ",", reading.name_of(i), last);
  }
  if (reading.choices.size() > most)
    out += fmt::format(", and {} more", reading.choices.size() - most);
  return out;
}

Result<Assignment> read_assignment(const ChoiceReading& reading, std::string_view words,
                                   Completeness completeness) {
  return AssignmentReader{reading, completeness}.read(words);
}

}  // namespace casus::text
