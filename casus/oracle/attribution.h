// Attribution: what the body that the proof names has found about who did it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "casus/oracle/occurrence.h"

namespace casus::oracle {

// An act `attribute` is about a report, by fact id or record id, and so about the whole
// incident; `to` names the party, or several, of whom it was one, or `unknown`, which
// withdraws what was said before.
struct Attribution {
  using Parties = std::set<std::string>;  // one of these did it; empty: nobody is found
  Parties to;                 // by the latest act; empty: none, or withdrawn
  std::set<Parties> perhaps;  // by acts whose receipt is not on record, or that one tells in its own case
};
// `reports`: all that tell of the incident.
[[nodiscard]] Attribution attribution_of(const World& world, const accord::Norm& norm,
                                         const std::vector<const fact::Fact*>& reports);

}  // namespace casus::oracle
