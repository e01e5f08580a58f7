// Facts are read as `watch` reads them, then written down for somebody else.
#include "casus/verb/export.h"

#include <fmt/format.h>

#include "casus/export/mfotl.h"
#include "casus/host/files.h"
#include "casus/verb/read_feeds.h"

namespace casus::verb {

using base::Result;

Result<std::vector<std::string>> export_mfotl(const accord::Accord& accord, const std::vector<FeedSpec>& feeds,
                                              const std::string& folder) {
  CASUS_TRY(read, read_feeds(accord, feeds));
  CASUS_TRY(made, host::make_directory(folder));
  static_cast<void>(made);
  std::vector<std::string> names;
  for (const exporting::File& file : exporting::mfotl(accord, read.facts)) {
    CASUS_TRY(written, host::write_file(fmt::format("{}/{}", folder, file.name), file.bytes));
    static_cast<void>(written);
    names.push_back(file.name);
  }
  return names;
}

}  // namespace casus::verb
