// Mfotl: an accord and its facts as files for an independent monitor, three for each
// norm and a page that says how to run it.
#pragma once

#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"

namespace casus::exporting {

struct File {
  std::string name;   // "4.1.certain.mfotl"
  std::string bytes;
};

// By norm: `N.sig`, `N.certain.mfotl`, `N.possible.mfotl`, `N.log`; then `README`.
// Norms without a formula are named in the README with the reason.
[[nodiscard]] std::vector<File> mfotl(const accord::Accord& accord, const std::vector<fact::Fact>& facts);

}  // namespace casus::exporting
