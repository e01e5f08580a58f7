// What every command that reads feeds needs first: an accord without errors, closed,
// and the feeds that were asked for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/cli/arguments.h"
#include "casus/measure/time.h"
#include "casus/verb/accord_file.h"
#include "casus/verb/feeds.h"

namespace casus::cli {

// Faults: those of reading; malformed with the first error of the text.
base::Result<verb::AccordFile> sound_accord(const Arguments& arguments);
base::Result<std::vector<verb::FeedSpec>> feed_specs(const Arguments& arguments);
// The instant that an option names; nullopt where it is not given. Faults: malformed, range.
base::Result<std::optional<measure::Instant>> instant_option(std::string_view option, const std::string& text);

}  // namespace casus::cli
