// Any bytes: choices are read without a crash, and closing them never adds a word. The
// first byte says which options are taken; what choose() accepts must read back with
// exactly the choices that were left open, and its bytes but for white space must be
// bytes of the text in their order, where the code has no choice.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "casus/accord/choice_checks.h"
#include "casus/accord/covering.h"
#include "casus/base/check.h"
#include "casus/text/choose.h"
#include "casus/text/rolling.h"

using namespace casus;

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Are the bytes of `part` but for white space bytes of `whole`, in order?
bool is_part(std::string_view part, std::string_view whole) {
  std::size_t at = 0;
  for (const char c : part) {
    if (is_space(c)) continue;
    at = whole.find(c, at);
    if (at == std::string_view::npos) return false;
    ++at;
  }
  return true;
}

text::Assignment assignment(const text::ChoiceReading& choices, unsigned dice) {
  text::Assignment out;
  for (std::size_t i = 0; i < choices.choices.size(); ++i) {
    const text::Choice& choice = choices.choices[i];
    dice = dice * 1'103'515'245U + 12'345U;
    const unsigned turn = dice >> 16U;
    if (turn % 3 == 0) continue;  // it stays open
    const auto options = static_cast<unsigned>(choice.options.size());
    const unsigned option = choice.keep_or_drop ? (turn / 3) % 2 : 1 + (turn / 3) % options;
    out.emplace(choices.name_of(i), option);
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view file{reinterpret_cast<const char*>(data) + 1, size - 1};
  const text::File parsed = text::parse(file);
  const text::ChoiceReading choices = text::read_choices(file, parsed.document);
  for (std::size_t i = 0; i < choices.choices.size(); ++i) {
    const text::Choice& choice = choices.choices[i];
    CASUS_CHECK(choices.find(choices.name_of(i)) == &choice);
    CASUS_CHECK(!choice.parent || choice.parent->choice != i);
    for (const text::Option& option : choice.options) {
      CASUS_CHECK(option.spans.size() == choice.places.size());
      static_cast<void>(text::option_value(option));
    }
  }
  for (const text::Diagnostic& d : accord::check_choices(file, choices, parsed)) {
    CASUS_CHECK(d.begin <= d.end && d.end <= file.size());
  }
  CASUS_CHECK(!accord::covering(choices, accord::mentions(choices, parsed)).empty());
  static_cast<void>(text::read_rolling(file));
  const text::Assignment taken = assignment(choices, data[0]);
  const auto closed = text::choose(file, taken);
  if (!closed) return 0;
  const text::ChoiceReading left = text::read_choices(*closed, text::read_document(*closed));
  for (const auto& [name, option] : taken) {
    if (!name.starts_with('@')) CASUS_CHECK(left.find(name) == nullptr);
  }
  CASUS_CHECK(left.choices.size() <= choices.choices.size() - taken.size());
  const bool code = file.find("accord") != std::string_view::npos;
  CASUS_CHECK(code || is_part(*closed, file));
  return 0;
}
