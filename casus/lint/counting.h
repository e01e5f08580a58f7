// Counting: what a text says about who counts, and who is counted.
#pragma once

#include <string_view>
#include <vector>

#include "casus/lint/prose.h"

namespace casus::lint {

// Does the paragraph say who is among those it limits? "including the border guard",
// "reserves are not counted".
[[nodiscard]] bool tells_who_counts(std::string_view paragraph);

// CAS-W0615 where there is only prose: "no more than 600,000 personnel".
// `formal` are the numbers of provisions that have a formal sentence; those are judged there.
[[nodiscard]] std::vector<text::Diagnostic> strengths_uncounted(
    const Prose& prose, const std::vector<std::string>& formal);

// CAS-W0621 where there is only prose: "within 72 hours after the attack".
[[nodiscard]] std::vector<text::Diagnostic> clocks_of_prose(const Prose& prose,
                                                            const std::vector<std::string>& formal);

}  // namespace casus::lint
