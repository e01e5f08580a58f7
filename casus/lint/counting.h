// Counting: what a text says about who counts, and who is counted.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "casus/lint/prose.h"

namespace casus::lint {

// Does the paragraph say who is among those it limits? "including the border guard",
// "reserves are not counted".
[[nodiscard]] bool tells_who_counts(std::string_view paragraph);

// The provisions that have a formal sentence ("4.1", and "4.1" for "4.1(a)" too);
// those are judged there.
using FormalNumbers = std::set<std::string>;

// CAS-W0615 where there is only prose: "no more than 600,000 personnel".
[[nodiscard]] std::vector<text::Diagnostic> strengths_uncounted(const Prose& prose,
                                                                const FormalNumbers& formal);

// CAS-W0621 where there is only prose: "within 72 hours after the attack".
[[nodiscard]] std::vector<text::Diagnostic> clocks_of_prose(const Prose& prose,
                                                            const FormalNumbers& formal);

}  // namespace casus::lint
