// Real negotiating texts, read as they are: the four drafts of Paris, with the counts
// that their README gives, and the rolling accord with the counts that were expected.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <string>

#include "casus/accord/family.h"
#include "casus/text/choices.h"
#include "casus/text/codes.h"
#include "casus/text/rolling.h"
#include "tests/support/shared_data.h"

using namespace casus;

namespace {

struct Draft {
  const char* file;
  text::RollingCounts wanted;
};

// Words, headings, `[`, `]`, `][`, with a blank, lines with `option `, those that open an
// option, `{`; spans, choices and options are ours.
constexpr Draft drafts[] = {
    {"23-oct-2015.md.gz", {16'929, 32, 1'052, 1'053, 218, 401, 167, 152, 32, 1'019, 823, 1'709}},
    {"4-dec-2015.md.gz", {15'037, 32, 1'055, 1'058, 226, 419, 132, 115, 24, 1'014, 802, 1'655}},
    {"9-dec-2015.md.gz", {8'792, 31, 222, 223, 41, 78, 30, 28, 12, 220, 183, 374}},
    {"12-dec-2015.md.gz", {7'389, 30, 6, 6, 2, 2, 3, 0, 1, 6, 4, 8}},
};

std::string numbers(const text::RollingCounts& n) {
  return fmt::format("{} {} {} {} {} {} {} {} {} {} {} {}", n.words, n.headings, n.opening, n.closing, n.touching,
                     n.near, n.option_lines, n.option_heads, n.placeholders, n.spans, n.choices, n.options);
}

}  // namespace

TEST_CASE("the four drafts of Paris are counted as their README counts them") {
  const auto shared = test::shared_data("the drafts of Paris");
  if (!shared) return;
  for (const Draft& draft : drafts) {
    CAPTURE(draft.file);
    const std::string bytes = test::slurp(*shared / "data" / "cop21-drafts" / draft.file);
    REQUIRE(bytes.size() > 10'000);
    const text::RollingReading reading = text::read_rolling(bytes);
    CHECK(numbers(reading.counts) == numbers(draft.wanted));
    std::int64_t unbalanced = 0;
    for (const text::Diagnostic& d : reading.diagnostics) {
      CHECK(d.severity == text::Severity::warning);
      unbalanced += d.code == text::codes::open_bracket ? 1 : d.code == text::codes::stray_bracket ? -1 : 0;
    }
    // What is left over by the stack is what is left over in the plain counts.
    CHECK(unbalanced == reading.counts.opening - reading.counts.closing);
  }
}

TEST_CASE("the rolling accord has the counts that were expected of it") {
  const auto shared = test::shared_data("the rolling accord");
  if (!shared) return;
  const std::string bytes = test::slurp(*shared / "examples" / "rolling.accord.md");
  const accord::Reading reading = accord::read_family(bytes, [](std::string_view) {
    return base::Result<std::string>{base::Fault{base::FaultKind::not_found, "no file", "", {}}};
  });
  CHECK(reading.counts.articles == 3);
  CHECK(reading.counts.provisions == 4);
  CHECK(reading.counts.spans == 5);
  CHECK(reading.counts.choices == 3);
  CHECK(reading.counts.options == 6);
  std::vector<std::string> errors;
  for (const text::Diagnostic& d : reading.diagnostics) {
    if (d.severity == text::Severity::error) errors.push_back(bytes.substr(d.begin, d.end - d.begin));
  }
  CHECK(errors == std::vector<std::string>{"Nowhere", "within 30 d"});
}

TEST_CASE("a small rolling text of our own is counted") {
  const std::string bytes =
      "## Purpose\n\n**Option 1:** Each [shall][should] [may] act\n\n**Option 2:** No text {to come}\n\n## End\n\n[a\n";
  const text::RollingCounts n = text::read_rolling(bytes).counts;
  CHECK(numbers(n) == "17 2 4 3 1 2 2 2 1 3 3 6");
}
