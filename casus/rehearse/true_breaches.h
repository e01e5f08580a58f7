// True breaches: the accord's norms judged on the truth itself, not on reports.
//
// A slow and obvious rule, written here on purpose and not taken from the engine
// that it is to judge: at each instant at which a count can change, count again.
// There is no uncertainty in the truth, so there are two answers only.
#pragma once

#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/measure/time.h"
#include "casus/rehearse/truth.h"

namespace casus::rehearse {

// One maximal interval, both ends in, on which a rung was reached.
struct TrueBreach {
  std::string norm;
  std::string subject;   // as findings say it: "RUS", "RUS or UKR", "anyone"
  std::string severity;
  std::string measure;
  std::string key;       // the zone; the mover for presence; empty where there is no zone
  measure::Instant from;
  measure::Instant to;
};

// By norm, subject, rung, time. Presence that binds a party is left out: the
// truth does not say whose a ship is.
[[nodiscard]] std::vector<TrueBreach> true_breaches(const accord::Accord& accord, const Truth& truth);

}  // namespace casus::rehearse
