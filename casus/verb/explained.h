// Explained: a finding or a duty by its id, in words, over a stored record or over feeds
// that were just read. explain/ has the words; here is what they are asked of.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/base/result.h"
#include "casus/explain/explain.h"
#include "casus/fact/fact.h"
#include "casus/finding/finding.h"
#include "casus/verb/knowledge.h"
#include "casus/verb/record.h"
#include "casus/verb/run.h"

namespace casus::verb {

// All that ids are looked up in.
struct Docket {
  accord::Accord judged;                   // with the run's from and to
  std::vector<fact::Fact> facts;           // in log order
  std::vector<finding::Finding> findings;
  std::string where{};                     // how people call it: "the record", "these feeds"
  std::size_t threads = 1;
};
[[nodiscard]] Docket docket_of(OpenRecord record, std::size_t threads);
[[nodiscard]] Docket docket_of(RunOutcome outcome, std::size_t threads);

// The finding or duty of that id; a beginning of it is enough where it is the only one.
// Faults: usage (it fits several); not_found, with the nearest id, or with the point at
// which the id was known.
base::Result<explain::Explanation> explained(const Docket& docket, const std::string& id);

// The finding or duty as it was known at that point, or the findings whose place it has taken, and in the
// last section what has changed since. `named` is the point as it was asked for. Faults: as above.
base::Result<std::vector<explain::Explanation>> explained_as_of(const Docket& docket, const std::string& id, const std::string& named);

}  // namespace casus::verb
