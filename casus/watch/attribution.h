// Attribution: what a body has found about who did it, from its acts `attribute`.
//
// An act is about a report, by fact id or record id, and so about the whole incident. Its
// `to` names the party, or several, of whom it was one, or `unknown`, which withdraws what
// was said before; of several acts that were received the latest counts. What only the log
// of a party tells of a finding about others, or of a withdrawal, was perhaps never found.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "casus/incident/weigh.h"
#include "casus/watch/collect.h"

namespace casus::watch {

struct AskedOf {
  std::string_view body;
  std::span<const std::uint32_t> reports;  // log indices of all that tell of the incident
  fact::Grade grade;                       // that proves an act
};
[[nodiscard]] incident::Attribution attribution_of(const Collected& collected, const AskedOf& asked);

}  // namespace casus::watch
