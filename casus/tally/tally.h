// Tally: the arithmetic of votes, for bodies, groups and chambers alike.
//
//   Rule + Poll (who is there, who said what) --> quorate, carried, lost, Outlook
//
// Pure functions of integers. A member is there if it said yes, no or that it abstains; who
// has not spoken is silent. An abstention counts for the quorum and for nobody: of members,
// seats and votes it is missing to those who are for it, of those voting it is no vote cast,
// and neither consensus nor silence is broken by it.
//
// Example: two thirds of 100 seats, 60 for, 25 against, 5 abstaining, 10 not heard of:
//   needed {two_thirds, seats} of 100 = 67; not carried, not lost; Outlook: possible, 7 missing.
#pragma once

#include <cstdint>
#include <optional>

#include "casus/tally/rule.h"

namespace casus::tally {

// How many they are, and how many votes they have together. In a chamber each seat has one.
struct Strength {
  std::int64_t heads = 0;
  std::int64_t votes = 0;
  friend bool operator==(const Strength&, const Strength&) = default;
};
[[nodiscard]] Strength plus(const Strength& a, const Strength& b);
[[nodiscard]] Strength minus(const Strength& a, const Strength& b);

// `all` may vote, `there` have spoken, `yes` and `no` of them for and against it. The rest of
// those there abstain, the rest of all are silent. Somebody who is counted against it because
// he perhaps is need not be there.
struct Poll {
  Strength all;
  Strength there;
  Strength yes;
  Strength no;
  [[nodiscard]] Strength silent() const { return minus(all, there); }
};

// The least number that the share asks for out of `base`: unanimity and consensus all, a
// majority more than half, two thirds rounded up, a number itself.
[[nodiscard]] std::int64_t needed(const Share& share, std::int64_t base);
// Out of how many the share is taken: heads, all votes, or votes cast.
[[nodiscard]] std::int64_t base_of(const Share& share, const Poll& poll);
// How many of that are for it.
[[nodiscard]] std::int64_t for_it(const Share& share, const Poll& poll);

// Is it decided when the time is over, and not before? Of those voting, because any vote cast
// changes what the share is taken of; by silence, because silence has to last.
[[nodiscard]] bool waits_for_the_end(const Rule& rule);

// Are enough there? Without a quorum any number is enough.
[[nodiscard]] bool quorate(const Rule& rule, const Poll& poll);
// Is it carried as it stands, if nobody else speaks? At least one has to be for it, but for
// silent consensus. Without its quorum a vote carries nothing.
[[nodiscard]] bool carried(const Rule& rule, const Poll& poll);
// Is it past carrying before the time is over, unless somebody changes his vote? Without its
// quorum a vote rejects nothing; what waits for the end is lost only by an objection to silence.
[[nodiscard]] bool lost(const Rule& rule, const Poll& poll);

// What may still become of it, if those who have spoken keep to what they said.
struct Outlook {
  bool sure = false;      // carried, whatever the silent do
  bool possible = false;  // carried, if all the silent are for it
  // How many more have to be for it, heads or votes as the (first) share counts; 0: none, it
  // is carried as it stands. nullopt: however many, it is not. Where heads and votes are both
  // asked for, each of them is taken to have one vote, until all have spoken.
  std::optional<std::int64_t> missing{};
};
[[nodiscard]] Outlook outlook(const Rule& rule, const Poll& poll);

}  // namespace casus::tally
