// A log with records taken out, replaced and put in.
#include "casus/explain/edit.h"

#include <algorithm>

#include "casus/base/check.h"

namespace casus::explain {

std::vector<fact::Fact> edited(std::span<const fact::Fact> facts, const Edit& edit) {
  std::vector<fact::Fact> out;
  out.reserve(facts.size() + edit.added.size());
  const bool untouched = edit.without.empty() && edit.instead.empty();
  std::set<std::string> replaced;
  for (const fact::Fact& one : facts) {
    const std::string id = untouched ? std::string{} : one.id();
    if (!untouched && edit.without.contains(id)) continue;
    const auto other = untouched ? edit.instead.end() : edit.instead.find(id);
    if (other == edit.instead.end()) out.push_back(one);
    else if (replaced.insert(id).second) out.push_back(other->second);
  }
  out.insert(out.end(), edit.added.begin(), edit.added.end());
  return out;
}

accord::Norm& norm_in(accord::Accord& accord, const std::string& id) {
  const auto norm = std::ranges::find(accord.norms, id, &accord::Norm::id);
  CASUS_CHECK(norm != accord.norms.end());
  return *norm;
}

}  // namespace casus::explain
