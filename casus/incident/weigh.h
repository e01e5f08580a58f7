// Weighing: does an incident count for a norm and a subject, certainly, possibly
// or not; and why not certainly.
//
// Certain needs three things: the proof's number of origins, each by an eligible
// report (grade good enough) that certainly fits kind and place; no eligible
// report that denies it; and, where the norm names a subject, as many origins
// that name it and none that names somebody else. Everything else that any
// report allows is possible.
//
// A source whose origin is a party counts neither for nor against where the
// subject is another party: an interested claim can make a breach possible,
// never certain, and cannot undo what others prove.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casus/fact/fact.h"
#include "casus/measure/decimal.h"
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

// One report as a norm sees it. Views must outlive the call.
struct ReportView {
  std::string_view origin;
  bool origin_is_party = false;
  fact::Grade grade;
  measure::Truth kind = measure::Truth::yes;
  measure::Truth place = measure::Truth::yes;
  std::span<const std::string> actors;  // candidates; empty = unknown
};

struct ProofRule {
  std::int64_t origins = 1;
  fact::Grade grade{'C', '3'};
};

// `members` empty: the norm asks about occurrence only (`nobody may`).
struct Subject {
  std::span<const std::string> members;
};

struct Weighed {
  measure::Truth counts = measure::Truth::no;  // apart from time
  Doubt doubts = Doubt::none;                  // empty for yes and no
};

// `certain_match` as in Incident: false means that no second origin is proved.
[[nodiscard]] Weighed weigh(std::span<const ReportView> reports, const Subject& subject,
                            const ProofRule& proof, bool certain_match);

// May the report count as evidence at all: graded well enough, not interested.
[[nodiscard]] bool eligible(const ReportView& report, const Subject& subject, const ProofRule& proof);

}  // namespace casus::incident
