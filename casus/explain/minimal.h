// Minimal: a few records of the evidence that give the same verdict, from which none can be
// taken. The rest of the evidence may fall without changing what is found.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casus/explain/retrial.h"
#include "casus/watch/account.h"

namespace casus::explain {

struct MinimalEvidence {
  std::vector<std::string> records;  // in log order
  bool alone = false;                // nothing else of the log is needed either
  bool least = false;                // none can be taken; false: the search was broken off
};
// nullopt: the evidence does not carry the verdict (nobody watched, nothing was done).
[[nodiscard]] std::optional<MinimalEvidence> minimal_evidence(const Retrial& retrial, const watch::Account& account);

}  // namespace casus::explain
