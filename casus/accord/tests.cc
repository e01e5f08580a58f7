// Tests of attributes: known names, one unit each, no order among words.
#include <algorithm>

#include <fmt/format.h>

#include "casus/accord/builder.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

static_assert(static_cast<int>(fact::Comparison::at_least) ==
              static_cast<int>(text::Comparison::at_least));
static_assert(static_cast<int>(fact::Comparison::at_most) ==
              static_cast<int>(text::Comparison::at_most));

fact::Test resolved(Builder& b, const text::Test& test) {
  const std::string& name = test.attribute.text;
  const bool is_word = std::holds_alternative<std::string>(test.operand.value);
  const bool is_date = std::holds_alternative<measure::Instant>(test.operand.value);
  if (is_word && test.comparison != text::Comparison::equal) {
    b.error(codes::no_order, test.operand.span,
            fmt::format("`{}` is a word, and words have no order", test.operand.span.in(b.bytes)),
            "compare words with `=`, numbers with `<`, `<=`, `>` or `>=`");
  }
  b.use_unit(name, test.operand.unit, test.operand.span);
  fact::Value value = std::string{};
  if (is_word) {
    value = std::get<std::string>(test.operand.value);
  } else if (is_date) {
    value = std::string{test.operand.span.in(b.bytes)};  // as written: a day, or an instant
  } else {
    const measure::Decimal number = std::get<measure::Decimal>(test.operand.value);
    value = measure::AmountRange{number, number};
  }
  return {name, static_cast<fact::Comparison>(test.comparison), std::move(value)};
}

}  // namespace

fact::Tests Builder::tests(const text::Tests& tree, const std::vector<std::string>& known,
                           bool open) {
  fact::Tests out;
  for (const auto& all_of : tree.any_of) {
    std::vector<fact::Test> conjunction;
    for (const text::Test& test : all_of) {
      const std::string& name = test.attribute.text;
      if (!open && std::ranges::find(known, name) == known.end())
        tell_attribute(test.attribute, known);
      conjunction.push_back(resolved(*this, test));
    }
    out.any_of.push_back(std::move(conjunction));
  }
  return out;
}

fact::Tests Builder::tests(const text::Tests& tree) {
  return tests(tree, attributes, open_attributes || !any_source);
}

}  // namespace casus::accord
