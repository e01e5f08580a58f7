// Account: the arithmetic behind one finding, as values, for explain/.
//
// It is computed again from the accord and the facts by the same functions that
// judged, so the words cannot drift from the verdict.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"
#include "casus/finding/finding.h"
#include "casus/measure/decimal.h"
#include "casus/measure/time.h"
#include "casus/watch/implausible_step.h"

namespace casus::watch {

// One incident as it counts at the deciding instant.
struct CountedIncident {
  measure::Interval when;
  measure::Decimal certain{};                    // in units of the measure, exactly
  std::optional<measure::Decimal> possible;      // nullopt: no bound
  bool certainly_in_window = false;              // at the deciding instant
  std::vector<finding::Reason> doubts;
  std::vector<std::string> facts;                // ids of the reports that tell of it
};

// A threshold over a window at the instant that decided: the first certain one of
// a breach, else the first one with the largest possible count.
struct WindowAccount {
  measure::Instant at;
  std::optional<measure::Duration> window;       // nullopt: each incident by itself
  measure::Decimal needed;
  bool more_than = false;                        // that much is allowed, and more is not
  std::string measure;
  std::vector<CountedIncident> incidents;        // possible at that instant, by time
  measure::Decimal certain{};
  std::optional<measure::Decimal> possible = measure::Decimal{};
};

// A stay of one mover.
struct StayAccount {
  std::optional<measure::Duration> needed;       // `for D`
  bool more_than = false;
  std::vector<measure::Interval> runs;           // chains of certain reports with no silence beyond `gap`
  measure::Duration longest_run;
  measure::Interval possible;                    // when it may have been there
  measure::Duration longest_silence;             // between reports of the stay
  measure::Duration gap;
  std::size_t reports = 0;
  std::size_t doubtful = 0;                      // instants whose reports settle nothing
  std::size_t implausible = 0;                   // instants told only by reports that others contradict
};

// What adds up against a ceiling: a mover's stay, or the returns of a unit.
struct CountedShare {
  bool declared = false;
  measure::Decimal certain{};
  std::optional<measure::Decimal> possible = measure::Decimal{};  // nullopt: no bound
  std::vector<finding::Reason> doubts;
  std::vector<std::string> facts;                // ids of the reports that tell of it
};

// A ceiling at the instant that decided: the first certain one of a breach, else the
// first one with the largest possible amount.
struct CeilingAccount {
  measure::Instant at;
  bool right_after = false;                      // not at the instant, but from it on
  measure::Decimal most;                         // what is allowed
  std::string measure;
  std::vector<CountedShare> shares;              // that count then: declared, then seen
  bool seen_counts = false;                      // of what was declared and what was seen
  bool perhaps_same = false;                     // some that were seen may be the same
  measure::Decimal certain{};
  std::optional<measure::Decimal> possible = measure::Decimal{};
};

struct Account {
  const accord::Norm* norm = nullptr;            // points into the accord given
  const accord::Threshold* threshold = nullptr;  // the deciding words; null for presence and ceilings
  std::optional<WindowAccount> window;
  std::optional<StayAccount> stay;
  std::optional<CeilingAccount> ceiling;         // none of the three: a hole in coverage
  std::vector<ImplausibleStep> implausible;      // in the tracks of the movers that it is about
};

// nullopt if the accord and the facts do not give the finding.
[[nodiscard]] std::optional<Account> account_for(const accord::Accord& accord, std::span<const fact::Fact> facts,
                                                 const finding::Finding& finding);

}  // namespace casus::watch
