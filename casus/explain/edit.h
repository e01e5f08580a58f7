// Edit: one way in which things could have been otherwise: another text, or another log.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"

namespace casus::explain {

struct Edit {
  std::function<void(accord::Accord&)> text;  // empty: the text stays as it is
  std::set<std::string> without;              // ids of records that are not there, in no version
  std::map<std::string, fact::Fact> instead;  // by id: the one version that there is
  std::vector<fact::Fact> added;              // records of ids that the log does not hold

  [[nodiscard]] bool keeps_text() const { return text == nullptr; }
};

// The log as it would have been. What is added comes last.
[[nodiscard]] std::vector<fact::Fact> edited(std::span<const fact::Fact> facts, const Edit& edit);

// The same norm of an accord that can be changed. It is there: the caller has it from
// the same accord.
[[nodiscard]] accord::Norm& norm_in(accord::Accord& accord, const std::string& id);

}  // namespace casus::explain
