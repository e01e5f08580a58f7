// Export: the files of export/ in a folder.
#pragma once

#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/base/result.h"
#include "casus/verb/feeds.h"

namespace casus::verb {

// Writes signature, formulas and log of each norm; the names of the files written.
// Faults: an unknown source; those of a feed, of making the folder and of writing.
base::Result<std::vector<std::string>> export_mfotl(const accord::Accord& accord, const std::vector<FeedSpec>& feeds,
                                                    const std::string& folder);

}  // namespace casus::verb
