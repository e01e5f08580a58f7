// Acts by their id, and records by the attributions that name them.
#include "casus/watch/signatures.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "casus/watch/acts.h"

namespace casus::watch {

using finding::Reason;

namespace {

class Unsigned {
 public:
  explicit Unsigned(std::span<const fact::Fact> facts) {
    for (const fact::Fact& fact : facts) {
      if (fact.root != fact::Root::act) continue;
      acts_.insert(fact.id());
      const std::string_view about = fact.what == "attribute" ? word_of(fact, "about") : std::string_view{};
      if (!about.empty()) attributed_[std::string{about}].insert(fact.actors.begin(), fact.actors.end());
    }
  }
  [[nodiscard]] bool none() const { return acts_.empty(); }
  [[nodiscard]] bool holds(const std::string& id) const { return acts_.contains(id); }

  // Is any of it an act, or attributed by this body?
  [[nodiscard]] bool holds(const std::vector<std::string>& evidence, const std::string& body) const {
    return std::ranges::any_of(evidence, [&](const std::string& id) { return holds(id) || attributes(body, id); });
  }

 private:
  // A record is named by its id or by the source's own.
  [[nodiscard]] bool attributes(const std::string& body, const std::string& id) const {
    if (body.empty()) return false;
    for (const std::string& name : {id, id.substr(id.find(':') + 1)}) {
      const auto by = attributed_.find(name);
      if (by != attributed_.end() && by->second.contains(body)) return true;
    }
    return false;
  }

  std::unordered_set<std::string> acts_;
  std::unordered_map<std::string, std::set<std::string>> attributed_;  // by whom, by what it is about
};

void mark(std::vector<Reason>& reasons) {
  const auto place = std::ranges::lower_bound(reasons, Reason::unsigned_act);
  if (place == reasons.end() || *place != Reason::unsigned_act) reasons.insert(place, Reason::unsigned_act);
}

}  // namespace

void mark_unsigned(const accord::Accord& accord, std::span<const fact::Fact> facts, std::vector<finding::Finding>& findings,
                   std::vector<finding::Duty>& duties) {
  const Unsigned known{facts};
  if (known.none()) return;
  std::unordered_set<std::string> marked;
  for (finding::Finding& finding : findings) {
    if (!known.holds(finding.evidence, accord.norm(finding.norm)->proof.attributed_by)) continue;
    mark(finding.reasons);
    marked.insert(finding.id);
  }
  // What silence carried is because of the vote, which may be because of another.
  for (bool more = true; more;) {
    more = false;
    for (finding::Duty& duty : duties) {
      const bool unsigned_by_now = known.holds(duty.evidence, "") || known.holds(duty.because) || marked.contains(duty.because);
      if (!unsigned_by_now || !marked.insert(duty.id).second) continue;
      mark(duty.reasons);
      more = true;
    }
  }
}

void mark_unsigned(finding::Duty& duty) { mark(duty.reasons); }

}  // namespace casus::watch
