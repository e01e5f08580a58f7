// Grade: the Admiralty code (NATO STANAG 2511): reliability of the source A
// (reliable) to F (cannot be judged), credibility of the report 1 (confirmed)
// to 6 (cannot be judged).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace casus::fact {

struct Grade {
  char reliability = 'F';  // 'A' .. 'F'
  char credibility = '6';  // '1' .. '6'

  // "C3 or better" holds if both parts are at least as good.
  [[nodiscard]] constexpr bool at_least(Grade needed) const {
    return reliability <= needed.reliability && credibility <= needed.credibility;
  }
  friend constexpr bool operator==(Grade, Grade) = default;
};

[[nodiscard]] std::optional<Grade> parse_grade(std::string_view text);  // "B2"
[[nodiscard]] std::string print(Grade grade);

}  // namespace casus::fact
