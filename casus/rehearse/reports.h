// Reports: what the sources of an accord say about true incidents, as CSV.
//
// Each source sees a share of what happens, by its reliability, and less where it
// does not cover. It states an interval and a radius that hold the truth, except
// where it errs: a wrong actor, no actor, wrong deaths, a place beyond its own
// radius, a neighbouring kind. A source whose origin is a party is silent about
// its own side and at times blames the other for nothing. Reports come late, come
// twice, come revised and come torn.
#pragma once

#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/rehearse/incidents_plan.h"
#include "casus/rehearse/truth.h"

namespace casus::rehearse {

// The bytes of the source's feed, rows in the order of receipt. The source's
// format is incidents_csv (docs/formats/incidents_csv.md).
[[nodiscard]] std::string incidents_feed(const Stage& stage, const accord::Source& source,
                                         const std::vector<TrueIncident>& incidents);

// ucdp_ged: incidents with deaths, of the kinds that the source's where-rules name.
[[nodiscard]] std::string ged_feed(const Stage& stage, const accord::Source& source,
                                   const std::vector<TrueIncident>& incidents);

// declarations_csv: what the parties filed, a few of the filings late or revised.
[[nodiscard]] std::vector<TrueDeclaration> plan_declarations(const Stage& stage);
[[nodiscard]] std::string declarations_feed(const Stage& stage, const accord::Source& source,
                                            const std::vector<TrueDeclaration>& declarations);

}  // namespace casus::rehearse
