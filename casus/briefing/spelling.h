// Words that the pages of this room share.
#pragma once

#include <string>
#include <vector>

#include "casus/positions/outcome.h"

namespace casus::briefing {

// The words of each option by number, blanks made single; of a lone bracket what is kept.
[[nodiscard]] std::vector<std::string> option_words(const positions::Agenda& agenda, std::size_t choice);
// "#cap (6.1)"
[[nodiscard]] std::string choice_words(const positions::Agenda& agenda, std::size_t choice);
// "UKR cannot #donbas keep (3.2)", "UP floor 30..40": a line of the sorted talk.
[[nodiscard]] std::string line_words(const positions::Agenda& agenda, const positions::Outcome& outcome, std::size_t line);
// "up.positions.md:7"
[[nodiscard]] std::string place_words(const positions::Origin& origin);
[[nodiscard]] std::string known(const positions::Count& count);  // or "not counted"

}  // namespace casus::briefing
