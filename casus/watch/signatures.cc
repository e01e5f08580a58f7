// Acts by their id, and records by the attributions that name them.
#include "casus/watch/signatures.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "casus/watch/acts.h"

namespace casus::watch {

using finding::Reason;

namespace {

struct Unsigned {
  std::unordered_set<std::string> acts;
  std::unordered_set<std::string> attributed;  // what attributions are about, as they name it

  // A record is named by its id or by the source's own.
  [[nodiscard]] bool holds(const std::string& id) const {
    return acts.contains(id) || attributed.contains(id) || attributed.contains(id.substr(id.find(':') + 1));
  }
};

void mark(std::vector<Reason>& reasons) {
  const auto place = std::ranges::lower_bound(reasons, Reason::unsigned_act);
  if (place == reasons.end() || *place != Reason::unsigned_act) reasons.insert(place, Reason::unsigned_act);
}

}  // namespace

void mark_unsigned(std::span<const fact::Fact> facts, std::vector<finding::Finding>& findings, std::vector<finding::Duty>& duties) {
  Unsigned known;
  for (const fact::Fact& fact : facts) {
    if (fact.root != fact::Root::act) continue;
    known.acts.insert(fact.id());
    const std::string_view about = fact.what == "attribute" ? word_of(fact, "about") : std::string_view{};
    if (!about.empty()) known.attributed.emplace(about);
  }
  if (known.acts.empty()) return;
  const auto rests = [&](const std::vector<std::string>& evidence) { return std::ranges::any_of(evidence, [&](const std::string& id) { return known.holds(id); }); };
  std::unordered_set<std::string> marked;
  for (finding::Finding& finding : findings) {
    if (!rests(finding.evidence)) continue;
    mark(finding.reasons);
    marked.insert(finding.id);
  }
  // What silence carried is because of the vote, which may be because of another.
  for (bool more = true; more;) {
    more = false;
    for (finding::Duty& duty : duties) {
      const bool unsigned_by_now = rests(duty.evidence) || known.acts.contains(duty.because) || marked.contains(duty.because);
      if (!unsigned_by_now || !marked.insert(duty.id).second) continue;
      mark(duty.reasons);
      more = true;
    }
  }
}

}  // namespace casus::watch
