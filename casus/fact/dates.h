// Dates in tests: `built < 2000-01-01Z`. The operand is a word that spells the date as the
// accord does; no name of an accord has a `-` in it, so that no other word is taken for one.
//
// A date alone is the whole of its day, one with a time of day an instant. A text of a feed
// that states no offset is of the offset of the test. A text that is no date leaves a test
// undecided, and so does a day where it matters what time of the day it was.
#pragma once

#include <string>
#include <string_view>

#include "casus/measure/truth.h"

namespace casus::fact {

[[nodiscard]] bool is_date(std::string_view operand);
// How a text stands to the date; neither before nor after is on it.
struct Standing {
  measure::Truth before = measure::Truth::unknown;
  measure::Truth after = measure::Truth::unknown;
};
[[nodiscard]] Standing standing(std::string_view text, std::string_view operand);
// The day so many days after that of the operand, as a text: "1999-12-31Z".
[[nodiscard]] std::string day_beside(std::string_view operand, int days);

}  // namespace casus::fact
