// Portions of incidents: what one that was weighed adds to a count, and while a window
// that looks back may see it.
#pragma once

#include <optional>
#include <string>

#include "casus/oracle/incidents.h"
#include "casus/oracle/sum.h"

namespace casus::oracle {

// What the reports add to `measure`: one ("incidents"; more if they may be several), or
// the attribute's amount. What none of them states is anything from zero on.
[[nodiscard]] Bounds amount_of(const Weighed& incident, const std::string& measure);

// In the closed window [t - D, t] an unknown instant of [from, to) lies possibly on
// [from, to + D), certainly on [to, from + D]; what goes on through all of [from, to) is
// in it on [from, to + D), and the whole of an amount that came meanwhile on [to, from + D].
// Without a window it stays for ever: what is done is done.
[[nodiscard]] Portion portion_of(const Weighed& incident, const std::string& measure,
                                 std::optional<measure::Duration> window);

}  // namespace casus::oracle
