// Signatures: what rests on acts that nobody has signed says so.
//
// Acts cannot be signed yet, so each is unsigned: whoever can write to the register can write
// an act. A verdict has the reason `unsigned` if an act is among its evidence, or attributes
// one of the records that are, by the body that the norm's proof names; a duty also if what
// started its clock has it. An attribution by somebody else has no effect, and marks nothing.
#pragma once

#include <span>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"
#include "casus/finding/duty.h"
#include "casus/finding/finding.h"

namespace casus::watch {

void mark_unsigned(const accord::Accord& accord, std::span<const fact::Fact> facts, std::vector<finding::Finding>& findings,
                   std::vector<finding::Duty>& duties);
// One duty that is known to rest on an act.
void mark_unsigned(finding::Duty& duty);

}  // namespace casus::watch
