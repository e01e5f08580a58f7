// A judgement on standard output: findings, then duties.
#pragma once

#include <span>
#include <string>

#include "casus/cli/arguments.h"
#include "casus/fact/fact.h"
#include "casus/finding/duty.h"
#include "casus/verb/judge.h"

namespace casus::cli {

// A table of duties, one line each, then a line of counts; empty if there are none.
[[nodiscard]] std::string duties_table(std::span<const finding::Duty> duties);

// CSV and GeoJSON hold findings alone: a duty has other columns and no place.
[[nodiscard]] std::string print_judgement(const verb::Judgement& judgement, std::span<const fact::Fact> facts, Format format);

}  // namespace casus::cli
