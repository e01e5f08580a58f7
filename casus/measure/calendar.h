// Term: a length of time as treaties write deadlines, notices and terms. Hours and
// less are exact; days, months and years are calendar terms that end with a day.
//
//   within 24 h   exact = 24 h          at the millisecond
//   within 30 d   days = 30             24:00 of the 30th local day; the anchor's
//                                       day is not counted
//   for 10 y      months = 120          24:00 of that day of the calendar; a day
//                                       that the month lacks becomes its last
//
// In windows and dwell a day is 24 h: those are Durations (time.h), not Terms.
// Local days are those of a written offset from UTC; no database, no summer time.
#pragma once

#include "casus/measure/time.h"

namespace casus::measure {

struct Term {  // one of the three is not zero
  Duration exact;
  std::int64_t days = 0;
  std::int64_t months = 0;
  friend constexpr auto operator<=>(const Term&, const Term&) = default;
};

// The deadline: an act at this very instant is in time. For calendar terms it is
// 24:00 of the last day. An instant beyond year 9999 is cut to it.
[[nodiscard]] Instant deadline(Instant anchor, Term term, Duration offset);

// The last instant at which a notice is still `term` before `start`.
[[nodiscard]] Instant latest_notice(Instant start, Term term, Duration offset);

// The first instant of the next local day after the one that holds `t`.
[[nodiscard]] Instant day_after(Instant t, Duration offset);

// The first instant, not before `t`, of the local day `month`-`day` of some year.
// 02-29 is 02-28 in a year without it.
[[nodiscard]] Instant next_yearly(Instant t, int month, int day, Duration offset);

// "24 h", "30 d", "6 months", "10 y".
[[nodiscard]] std::string print(Term term);

}  // namespace casus::measure
