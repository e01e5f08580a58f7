#include "casus/verb/check.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "casus/text/codes.h"

namespace casus::verb {
namespace {

base::Result<std::string> nothing_beside(std::string_view path) {
  return base::Fault{base::FaultKind::not_found, "no file `" + std::string(path) + "`", "", {}};
}

constexpr std::string_view open_text = R"(# An open text

## Article 1. Strength

1.1 Ukraine [shall]{by=RUS}[should]{by=UKR}{#verb} keep no more than [800,000]{by=UKR}[600,000]{by=RUS}{#cap} personnel.

```accord
accord "An open text", draft 1, of 2025-12-15Z.
party UKR "Ukraine".
party RUS "Russian Federation".
kind personnel is declaration.
source returns "Returns", reads declarations_csv, origin depositary, grade B2, covers everything published.
1.1 if #verb is 1: UKR must not have more than #cap personnel, counted at each declaration.
```
)";

std::ptrdiff_t times(const AccordFile& file, std::string_view code) {
  return std::ranges::count(file.reading.diagnostics, code, &text::Diagnostic::code);
}

TEST_CASE("the lint judges an open text as a whole, and tells each warning once") {
  const AccordFile file = check_bytes("a.md", std::string{open_text}, nothing_beside);
  // In the variant where `should` is taken nothing uses personnel; that is no mistake.
  CHECK(times(file, text::codes::unused_name) == 0);
  CHECK(times(file, text::codes::who_counts) == 1);
  CHECK(times(file, text::codes::no_consequence) == 1);
}

TEST_CASE("warnings and errors stand together by position") {
  std::string bytes{open_text};
  bytes.replace(bytes.find("more than #cap personnel"), 24, "more than #cap persons");
  const AccordFile file = check_bytes("a.md", bytes, nothing_beside);
  CHECK(times(file, text::codes::unknown_name) == 1);
  CHECK(times(file, text::codes::no_consequence) == 0);
  CHECK(std::ranges::is_sorted(file.reading.diagnostics, {}, &text::Diagnostic::begin));
}

}  // namespace
}  // namespace casus::verb
