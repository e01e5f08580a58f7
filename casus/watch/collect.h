// Collect: the facts of a log sorted into what the norms read.
//
// Identity is source + record id: equal ids are one fact. Where a record came in
// several versions the current one is the last by (published, received, offset, version),
// which no order of arrival can change. Sightings of movers go into columns, one
// set per mover, in event-time order.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/base/few.h"
#include "casus/fact/fact.h"
#include "casus/incident/merge.h"
#include "casus/measure/time.h"
#include "casus/watch/catalogue.h"
#include "casus/watch/ground.h"
#include "casus/watch/passed.h"
#include "casus/watch/track.h"

namespace casus::watch {

struct Collected {
  const Catalogue* catalogue = nullptr;  // of the log; outlives this
  std::span<const fact::Fact> log;
  std::vector<std::uint32_t> incidents;  // current reports of incidents, in log order
  std::vector<incident::Incident> merged;  // their reports index `incidents`
  std::vector<std::uint32_t> coverage;   // current outage and denial records
  std::vector<std::uint32_t> acts;       // current, in log order
  std::vector<std::uint32_t> declarations;
  std::vector<base::Few<std::uint32_t>> acts_about;  // by what they are about, as the catalogue numbers it
  std::vector<Track> tracks;             // by mover name
  std::vector<std::vector<std::uint32_t>> tracks_in{};  // by zone: which have an exact position in it, ascending
  std::vector<std::uint32_t> vague_tracks{};            // which may have been anywhere, ascending
  measure::Instant end{INT64_MIN / 4};   // up to when time has passed: the last instant of any fact (receipt.h), or that is asked about
  // First and last instant of any fact of a source, as far as time has passed, by source name.
  std::map<std::string, measure::Interval, std::less<>> extent;
  // The sources that told of an incident or a sighting.
  std::set<std::string, std::less<>> observers{};
  // When a source with a `silent` was heard at all: its facts' times, by `from`.
  std::map<std::string, std::vector<measure::Interval>, std::less<>> heard;
};

// Was it heard, and does its silence mean that it saw nothing?
[[nodiscard]] bool observes(const Collected& collected, const accord::Source& source);

// `passed` stands for reports that are not in the log; `before`: only what was known before
// then. The zones of tracks are not known yet.
[[nodiscard]] Collected collect(const Catalogue& catalogue, const Passed& passed = {}, std::optional<measure::Instant> before = {});
// The version of each record that counts, by its identity; Catalogue::none for any other index.
[[nodiscard]] std::vector<std::uint32_t> current_versions(const Collected& collected);
void set_zones(Collected& collected, const Ground& zones);
// Which tracks may have a position in the zone (nullopt: all of them), ascending.
[[nodiscard]] std::vector<std::uint32_t> tracks_touching(const Collected& collected, std::optional<std::size_t> zone);

// Whose track it belongs to; one whom nobody named is a mover of its own.
[[nodiscard]] std::string mover_of(const fact::Fact& fact);

// The same as if these sources had told nothing but these records, and what movers say of
// themselves.
struct LeftOut {
  std::span<const std::string> sources;
  std::span<const std::uint32_t> but;
};
[[nodiscard]] Collected without(const Collected& all, const LeftOut& left_out);

// From the first to the last fact of the sources that can give the norm's kind;
// nullopt if they gave none.
[[nodiscard]] std::optional<measure::Interval> record_of(const accord::Accord& accord,
                                                         const Collected& collected,
                                                         const accord::Norm& norm);

}  // namespace casus::watch
