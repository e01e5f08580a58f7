// simulate: a seeded rehearsal of an accord, with the truth beside the reports.
//
//   Accord, seed, days, start --simulate()--> one feed per source + the truth
//
// A pure function of its arguments, by integers alone: the same bytes on every
// machine and compiler. Every source of a format known here gets a feed
// (incidents_csv, declarations_csv, ucdp_ged, ais_nmea); a source of another
// format gets none. Feeds hold what real ones hold: noise, duplicates, late and
// revised records, reports that contradict each other, records that are torn.
//
//   auto sim = simulate(accord, {.seed = 7, .days = 30, .start = accord.of});
//   for (const Feed& feed : sim->feeds) write(feed.file_name, feed.bytes);
//   write("truth.ndjson", sim->truth_ndjson);
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/base/result.h"
#include "casus/measure/time.h"
#include "casus/rehearse/truth.h"

namespace casus::rehearse {

struct SimulationOptions {
  std::uint64_t seed = 1;
  std::int64_t days = 30;   // 1 .. 366
  measure::Instant start;   // the first instant at which anything happens
};

struct Feed {
  std::string source;     // the accord's name of the source
  std::string file_name;  // "patrols.csv", "ais.nmea"
  std::string bytes;
};

struct Simulation {
  std::vector<Feed> feeds;   // in the order of the accord's sources
  Truth truth;
  std::string truth_ndjson;  // to_ndjson(truth)
};

// Faults: range (days, or a start outside the supported years), usage (an accord
// without a norm or without a source that can be simulated).
base::Result<Simulation> simulate(const accord::Accord& accord, const SimulationOptions& options);

}  // namespace casus::rehearse
