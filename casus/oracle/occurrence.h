// Occurrence: what one fact says to one norm, each respect three-valued: is it
// of the norm's kind, in its zone, while the norm is in force, by its subject?
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"
#include "casus/finding/finding.h"
#include "casus/measure/truth.h"
#include "casus/oracle/ground.h"

namespace casus::oracle {

using Reasons = std::set<finding::Reason>;

// What a norm has been found to be, for a subject, under a rung: its verdicts, for
// the norms that ask about its breaches. `verdict` is yes where the rung is certainly
// reached, unknown where possibly.
struct Judged;
class Memory;  // memory.h

// What every question needs. `facts` are the current records, in log order; `judged`
// are the verdicts of the norms that were judged before; `memory` is how the world was
// known before late records came, nullptr: nothing came late.
struct World {
  const accord::Accord& accord;
  const Ground& ground;
  std::vector<const fact::Fact*> facts;
  const std::vector<Judged>* judged = nullptr;
  Memory* memory = nullptr;
  std::optional<measure::Instant> end{};  // of the record, where facts are left out; nullopt: where they end
};

// Whom a verdict is about: "RUS", "RUS or UKR", or "anyone", who has no parties.
struct Subject {
  std::string name;
  std::vector<std::string> parties;
  [[nodiscard]] bool anyone() const { return parties.empty(); }
  [[nodiscard]] bool includes(const std::string& party) const;
};
// Each party by itself; two or more also as one: who of them it was may not be known.
// `together`: all as one only.
[[nodiscard]] std::vector<Subject> subjects_of(const accord::Norm& norm);

[[nodiscard]] measure::Truth of_kind(const World& world, const accord::Norm& norm, const fact::Fact& fact);
[[nodiscard]] measure::Truth in_zone(const World& world, const accord::Norm& norm, const fact::Fact& fact);
// Did it happen at or after the norm's `from` and before its `until`?
[[nodiscard]] measure::Truth in_force(const accord::Norm& norm, const measure::Interval& when);
// yes if every named actor belongs to the subject, no if none does, unknown if
// nobody is named or only some do. Always yes for anyone.
[[nodiscard]] measure::Truth by_subject(const Subject& subject, const fact::Fact& fact);

// The origin for which the fact counts as proof for this subject. nullopt: a
// party's own source, which proves nothing against another party. The tracks of
// a mover are one origin, the mover, whatever network heard them.
[[nodiscard]] std::optional<std::string> origin_for(const World& world, const Subject& subject,
                                                    const fact::Fact& fact);

// The settled parts of a finding that do not depend on its form.
struct Place {
  std::uint32_t norm = 0;
  std::uint32_t rung = 0;
};
[[nodiscard]] finding::Finding blank(const accord::Accord& accord, Place place, const Subject& subject,
                                     const std::string& measure);
// Evidence in log order, and the instants that bound it.
void set_evidence(const World& world, const std::set<const fact::Fact*>& facts, finding::Finding& finding);

}  // namespace casus::oracle
