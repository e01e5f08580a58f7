// What is wrong with pages of positions, where they are to be settled.
#pragma once

#include <vector>

#include "casus/cli/arguments.h"
#include "casus/cli/shell.h"
#include "casus/positions/page.h"

namespace casus::cli {

[[nodiscard]] inline bool as_json(const Arguments& arguments) { return arguments.format == Format::json || arguments.format == Format::ndjson; }

// Tells every fault of every page, for people or as JSON; exit_found.
int tell_page_faults(const std::vector<positions::Page>& pages, const Arguments& arguments, Shell& shell);

}  // namespace casus::cli
