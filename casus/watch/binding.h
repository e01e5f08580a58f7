// Binding: from when to when each norm binds, as dates of the text say it: its own `from`
// and `until`, the accord's entry into force and its article's, terms, and moments that
// are counted from them.
//
//   in force on 2026-03-01Z, for 6 months; 1.7 ... from 3 d after entry into force
//   --> 1.7 has from 2026-03-04Z 24:00 and until 2026-09-01Z 24:00
#pragma once

#include "casus/accord/accord.h"
#include "casus/watch/collect.h"

namespace casus::watch {

// The accord with `from` and `until` of every norm set to instants; a norm that never
// binds gets an empty period (from == until). Only accords that accord::is_plain lets
// through: ratification, renewal and moments of events are not known here.
[[nodiscard]] accord::Accord bound(const accord::Accord& accord, const Collected& collected);

}  // namespace casus::watch
