#include "casus/text/rolling.h"

#include <doctest/doctest.h>

#include <string>

#include "casus/text/codes.h"

namespace casus::text {
namespace {

std::string told(std::string_view bytes) {
  std::string out;
  for (const Diagnostic& d : read_rolling(bytes).diagnostics) {
    out += std::string(d.code) + " " + std::string(bytes.substr(d.begin, d.end - d.begin)) + "; ";
  }
  return out;
}

TEST_CASE("raw text is counted as a plain search counts it") {
  const RollingCounts n =
      read_rolling(
          "# Draft\n\n## Article 1 *(aim)*\n\n**Option 1:** Each [shall][should] [may]  "
          "[can]\n\n1. Option II: by\tadoption of {x\n{:toc}\n")
          .counts;
  CHECK(n.words == 20);
  CHECK(n.headings == 2);
  CHECK(n.opening == 4);
  CHECK(n.closing == 4);
  CHECK(n.touching == 1);
  CHECK(n.near == 2);
  CHECK(n.option_lines == 2);
  CHECK(n.option_heads == 2);
  CHECK(n.placeholders == 2);
  CHECK(n.spans == 4);
  CHECK(n.choices == 3);
  CHECK(n.options == 6);
}

TEST_CASE("an unbalanced bracket is told with its heading, any heading ends its reach") {
  const std::string bytes = "## Preamble\n\n1. [a [b] c\n\n### Aim\n\nd] e\n";
  const RollingReading reading = read_rolling(bytes);
  REQUIRE(reading.diagnostics.size() == 2);
  const Diagnostic& open = reading.diagnostics[0];
  CHECK(open.code == codes::open_bracket);
  CHECK(open.begin == bytes.find("[a"));
  CHECK(open.help.find("paragraph") != std::string::npos);
  REQUIRE(open.notes.size() == 1);
  CHECK(bytes.substr(open.notes[0].begin, 11) == "## Preamble");
  const Diagnostic& stray = reading.diagnostics[1];
  CHECK(stray.code == codes::stray_bracket);
  CHECK(bytes.substr(stray.notes[0].begin, 7) == "### Aim");
}

TEST_CASE("slash lists and placeholders are warnings") {
  CHECK(told("[contributions/commitments] [and/or] 10 km/h\n") ==
        "CAS-W0610 contributions/commitments; ");
  CHECK(told("by {date to be agreed} {:toc} [a]{#x}{by=A}\n") == "CAS-W0617 {date to be agreed}; ");
  CHECK(told("*{open to the end\nmore}*\n") == "CAS-W0617 {open to the end; ");
}

TEST_CASE("nothing at all, and nothing but brackets, is read") {
  CHECK(read_rolling("").counts.words == 0);
  CHECK(read_rolling("]]]]").counts.closing == 4);
  CHECK(read_rolling(std::string(50'000, '[')).diagnostics.size() <= 1'000);
}

}  // namespace
}  // namespace casus::text
