// Excuses: when a norm does not bind. Each fact is tested at its own instant, a stay or a
// return at each of its instants; who excuses himself proves it.
//
//   4.3 UKR may commit fire in buffer if assault by RUS within 1 h before, notwithstanding 4.1.
//   a shot of 10:30 after a proven assault of 10:00 does not count for 4.1; one of 11:30 does
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "casus/oracle/condition.h"
#include "casus/oracle/coverage.h"
#include "casus/oracle/incidents.h"

namespace casus::oracle {

class Excuses {
 public:
  // All three must outlive it.
  Excuses(const World& world, const accord::Norm& norm, const Subject& subject)
      : world_{world}, norm_{norm}, subject_{subject} {}

  // When is what these reports tell of excused? Without reports (a sum as a whole): by
  // what does not ask about single facts.
  [[nodiscard]] Signal covering(const std::vector<const fact::Fact*>& reports) const;
  // Why it may be excused at [from, to) and may not.
  [[nodiscard]] Reasons doubts(const std::vector<const fact::Fact*>& reports, Piece when) const;
  // The incident; nullopt if it certainly is excused, only possible if it possibly is.
  [[nodiscard]] std::optional<Weighed> without(Weighed incident) const;

 private:
  struct Asked;
  using Reports = std::vector<const fact::Fact*>;
  [[nodiscard]] std::vector<Subject> excusing(const Reports& reports) const;
  [[nodiscard]] Asked asked_of(const accord::Excuse& excuse, const Subject& subject, const Reports& reports) const;
  [[nodiscard]] Signal holds_for(std::size_t excuse, const Subject& subject, const Reports& reports) const;
  [[nodiscard]] Signal holds(std::size_t excuse, const Reports& reports) const;

  const World& world_;
  const accord::Norm& norm_;
  const Subject& subject_;
  // Conditions that do not ask about the tested fact, by excuse and by who excuses himself.
  mutable std::map<std::pair<std::size_t, std::vector<std::string>>, Signal> known_;
};

// The holes in coverage, less the times at which an exception certainly held for the subject:
// what nobody saw then was no breach.
[[nodiscard]] std::vector<Hole> unexcused_holes(const World& world, const accord::Norm& norm, const Subject& subject);

}  // namespace casus::oracle
