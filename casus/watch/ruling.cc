// What a ruling takes from its finding.
#include "casus/watch/ruling.h"

namespace casus::watch {

Ruling ruling_of(const finding::Finding& finding, const std::vector<std::string>& parties, const Signal& verdict) {
  Ruling out;
  out.norm = finding.norm;
  out.severity = finding.severity;
  out.parties = parties;
  out.verdict = verdict;
  out.reached = finding.reached;
  out.reasons = Reasons{finding.reasons};
  return out;
}

}  // namespace casus::watch
