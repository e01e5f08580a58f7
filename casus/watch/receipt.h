// Receipt: what is known of when a record was known. Nobody knows of a report before it was
// received, and what was received had happened by then, whatever end it states.
//
//   from 6 March to 1 April, received 6 March 11:00
//     it happened before 11:00 of that day; so long has time passed, and no longer
//   from 6 March to 1 April, neither received nor published
//     it happened by 1 April; time has certainly passed up to 6 March
#pragma once

#include <optional>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"
#include "casus/measure/time.h"

namespace casus::watch {

// At its receipt; where none is stated, when its source published it. nullopt: it states neither.
[[nodiscard]] std::optional<measure::Instant> learned_at(const fact::Fact& fact);

// When a record became known: when it was learned; without that, when it had happened.
// nullopt: it says neither, and always was.
[[nodiscard]] std::optional<measure::Instant> known_at(const fact::Fact& fact);

// Does it come later after it happened than its source is stated to tell?
[[nodiscard]] bool comes_late(const accord::Source& source, const fact::Fact& fact);

// An unknown instant ends where it was learned. Not of coverage, which may be told before it
// is over, nor of what was learned before it began. Both: of a fact with a time.
[[nodiscard]] bool ends_when_learned(const fact::Fact& fact);
[[nodiscard]] measure::Interval happened_in(const fact::Fact& fact);

// Up to when the record shows that time has passed: to when it was learned; without that, to
// when it had certainly begun, or to its end where a source tells that once it has come: of
// coverage, of alerts, and of what goes on through all of its time. A declaration is of an
// instant that has come.
[[nodiscard]] measure::Instant passed_by(const accord::Source& source, const fact::Fact& fact);

}  // namespace casus::watch
