// From bits to the reasons that findings print.
#include "casus/watch/reasons.h"

#include <utility>

namespace casus::watch {

using finding::Reason;
using incident::Doubt;

namespace {

constexpr std::pair<Doubt, Reason> reasons_of_doubts[] = {
    {Doubt::unattributed, Reason::unattributed}, {Doubt::unproven, Reason::unproven},
    {Doubt::time, Reason::uncertain_time},       {Doubt::place, Reason::uncertain_place},
    {Doubt::kind, Reason::uncertain_kind},       {Doubt::amount, Reason::uncertain_amount},
    {Doubt::conflicting, Reason::conflicting}};

}  // namespace

Reasons as_reasons(Doubt doubts) {
  Reasons out;
  for (const auto& [doubt, reason] : reasons_of_doubts) {
    if (has(doubts, doubt)) out.insert(reason);
  }
  return out;
}

std::vector<Reason> reasons_of(Reasons reasons) {
  std::vector<Reason> out;
  for (std::uint32_t i = 0; i < reasons_known; ++i) {
    if (reasons.contains(static_cast<Reason>(i))) out.push_back(static_cast<Reason>(i));
  }
  return out;
}

}  // namespace casus::watch
