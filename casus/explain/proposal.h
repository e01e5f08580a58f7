// Proposal: how records could have been clearer, each a way in which one doubt would fall.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "casus/explain/retrial.h"
#include "casus/watch/account.h"

namespace casus::explain {

struct Proposal {
  Fate then = Fate::breach;
  std::string words;                                    // behind the records: "naming RUS as who did it"
  std::function<fact::Fact(const fact::Fact&)> say{};   // the record as it would have been; empty: as it is
  std::function<std::vector<fact::Fact>(const fact::Fact&)> add{};  // what there would have been beside it
  Edit edit{};                                          // what does not hang on single records
};

// What the proposals are made for.
struct Doubtful {
  const Retrial& retrial;
  const watch::Account& account;
  std::vector<fact::Fact> evidence;  // by time
};

// Those for one reason, the simplest first. proposals.cc
[[nodiscard]] std::vector<Proposal> proposals(const Doubtful& doubtful, finding::Reason reason);

}  // namespace casus::explain
