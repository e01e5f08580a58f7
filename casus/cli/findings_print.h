// Findings on standard output: a table for people, JSON, NDJSON, CSV, GeoJSON.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "casus/cli/arguments.h"
#include "casus/fact/fact.h"
#include "casus/finding/finding.h"

namespace casus::cli {

// A table of findings, one line each, then a line of counts.
[[nodiscard]] std::string findings_table(std::span<const finding::Finding> findings);
// GeoJSON gives each finding the places of its evidence as a MultiPoint.
[[nodiscard]] std::string print_findings(std::span<const finding::Finding> findings, std::span<const fact::Fact> facts, Format format);
[[nodiscard]] std::string print_hours(std::span<const finding::NormHours> hours, Format format);

}  // namespace casus::cli
