// Versions: what became of the findings of an earlier state of knowledge.
//
// A finding keeps its id while its norm, subject, key, rung, measure and start stay. If
// what it says changes, it has a new version. If its start moves, or it merges or splits,
// its id goes: it is `withdrawn`, with the findings that took its place in
// `replaced_by`, and they name it in `replaces`. Nothing is dropped in silence.
#pragma once

#include <span>
#include <vector>

#include "casus/finding/finding.h"

namespace casus::finding {

enum class Change : std::uint8_t { unchanged, fresh, changed, withdrawn };
[[nodiscard]] std::string_view name(Change change);  // fresh prints as "new"

struct Versioned {
  Finding finding;          // as it is now; withdrawn: as it was, with verdict withdrawn
  Change change = Change::unchanged;
  std::vector<std::string> evidence_before;  // fact ids of the earlier version; empty if fresh
};

// `before` and `after` are judgements of one accord, each with its ids set; versions of
// `before` are counted on. In printing order.
[[nodiscard]] std::vector<Versioned> versions(std::span<const Finding> before, std::span<const Finding> after);

}  // namespace casus::finding
