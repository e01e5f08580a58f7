// Weighing: does an incident count for a norm and a subject, certainly, possibly
// or not; and why not certainly.
//
// The good reports are those that meet the proof's grade (all, if none does). An
// incident that is certainly one is told by its good reports alone; one whose
// reports may be of several incidents is certain as the good ones tell and
// possible as any report tells.
//
// Certain: all good reports agree on kind, place and force, the proof's number of
// origins stands behind it, and where the norm names a subject, all who name an
// actor name the subject and as many origins do. Possible: nothing rules it out.
//
// A source whose origin is a party is an origin only where the subject includes
// that party and only if it names nobody else. What it says of others makes
// possible, never certain, and cannot undo what others prove. Nor does it help itself:
// of what others tell of too, their good reports prove kind, place, time and number, and
// the word of one who is judged is good where it tells against him.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/few.h"
#include "casus/fact/fact.h"
#include "casus/measure/truth.h"

namespace casus::incident {

// Why an incident is possible but not certain. A set of bits.
enum class Doubt : std::uint32_t {
  none = 0,
  unattributed = 1,
  unproven = 2,
  conflicting = 4,
  place = 8,
  kind = 16,
  amount = 32,
  time = 64,
};
[[nodiscard]] constexpr Doubt operator|(Doubt a, Doubt b) {
  return static_cast<Doubt>(static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b));
}
constexpr Doubt& operator|=(Doubt& a, Doubt b) { return a = a | b; }
[[nodiscard]] constexpr bool has(Doubt set, Doubt one) {
  return (static_cast<std::uint32_t>(set) & static_cast<std::uint32_t>(one)) != 0;
}

// For whom a report stands. Names are of one sort only: no mover is the party of its name.
struct Origin {
  enum class Sort : std::uint8_t { other, party, mover };
  std::string_view name;
  Sort sort = Sort::other;
  friend bool operator==(const Origin&, const Origin&) = default;
};

// One report as a norm sees it. Views must outlive the call.
struct ReportView {
  Origin origin;
  fact::Grade grade;
  measure::Truth kind = measure::Truth::yes;
  measure::Truth place = measure::Truth::yes;
  measure::Truth force = measure::Truth::yes;  // did it happen while the norm was in force
  measure::Truth victim = measure::Truth::yes;  // was it done to whom the norm names
  measure::Truth receipt = measure::Truth::yes;  // an act happens when it is received
  std::span<const std::string> actors;         // candidates; empty = unknown
};

// What the body that the proof names has found about who did it. It prevails over what
// the reports say.
struct Attribution {
  using Parties = std::vector<std::string>;  // it was one of these; empty: nobody is found
  Parties to;                    // by the latest act; empty: none, or withdrawn
  std::vector<Parties> perhaps;  // by acts that are not certain; empty: a withdrawal
};

struct ProofRule {
  std::int64_t origins = 1;
  fact::Grade grade{'C', '3'};
  Attribution attribution;
};

// `members` empty: the norm asks about occurrence only (`nobody may`).
struct Subject {
  std::span<const std::string> members;
};

struct Weighed {
  measure::Truth counts = measure::Truth::no;  // apart from its instant
  Doubt doubts = Doubt::none;                  // empty for yes and no
  base::Few<std::uint32_t> good;               // of yes and unknown: indices of the reports that prove it
};

enum class Unity : std::uint8_t { one, perhaps_several };

[[nodiscard]] Weighed weigh(std::span<const ReportView> reports, const Subject& subject,
                            const ProofRule& proof, Unity unity);

// Does the report name the subject: yes (all its candidates), unknown (some, or it
// names nobody), no?
[[nodiscard]] measure::Truth names(const ReportView& report, const Subject& subject);

// Is it the word of one of those who are judged? Where anybody is, a party's that names no other.
[[nodiscard]] bool is_own(const ReportView& report, const Subject& subject);

// Does it certainly tell of what the norm is about, apart from who did it?
[[nodiscard]] bool certainly_tells(const ReportView& report);

// May the report stand for an origin where this subject is judged?
[[nodiscard]] bool disinterested(const ReportView& report, const Subject& subject);

}  // namespace casus::incident
