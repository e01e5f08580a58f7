// The picks of a survey, from the frontier of its acceptable packages: each stands on a
// point of it.
#pragma once

#include "casus/talks/survey.h"

namespace casus::talks {

// Fills nash, kalai_smorodinsky and egalitarian. Expects acceptable_frontier.
void put_picks(const Talk& talk, Survey& survey);

// A party's score in grains as people write it; and that of a package, before any rounding.
[[nodiscard]] double in_units(const Party& party, Points grains);
[[nodiscard]] double exact_score(const Party& party, const Package& package);

}  // namespace casus::talks
