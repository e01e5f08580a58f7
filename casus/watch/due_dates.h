// Due dates: until when a return holds, by the duties of its party to declare that kind.
//
//   every year on 1 July:  filed 30 June 2025, due 2 July 2025 0:00, met --> holds to 2 July 2026
//   every 30 d:            of 27 January, received 10 February           --> holds to 12 March
//
// The rule is that of the duties themselves (procedure/periodic.cc): a return serves the
// oldest period that is open when it comes, and the next is due when the next period ends.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casus/watch/judge.h"

namespace casus::watch {

class DueDates {
 public:
  // Of the kind that the norm of the context is about. The context must outlive it.
  DueDates(const NormContext& context, const std::string& party);

  // The last instant at which the return holds; nullopt: no next one is due.
  [[nodiscard]] std::optional<measure::Instant> next(const fact::Fact& declaration) const;

 private:
  // A duty to declare, while it binds.
  struct Periods {
    std::optional<measure::Instant> from;   // as the norm says
    std::optional<measure::Instant> until;
    std::optional<measure::Duration> every;
    measure::Instant opens;                 // the first period of a yearly one
    std::vector<measure::Instant> dues;     // of a yearly one, to the first beyond the record
    std::vector<measure::Instant> served;   // when each of them was met, as far as they were
  };
  [[nodiscard]] Periods periods_of(const NormContext& context, const accord::Norm& duty, const std::string& party) const;
  [[nodiscard]] static std::optional<measure::Instant> after_receipt(const Periods& duty, const fact::Fact& declaration);
  [[nodiscard]] static std::optional<measure::Instant> after_those_met(const Periods& duty, const fact::Fact& declaration);

  std::vector<Periods> duties_;
};

}  // namespace casus::watch
