// Truth: what really happened in a rehearsal, known because we made it happen.
//
// Nothing in it is a report. Findings are scored against it (score.h), and it is
// written beside the feeds as NDJSON, schema casus.truth/1, one line per item:
//
//   {"schema":"casus.truth/1","type":"incident","id":"i-0001","at":"...",
//    "lat":E7,"lon":E7,"kind":"shelling","actor":"RUS","attributes":{"deaths":2}}
//   {"schema":"casus.truth/1","type":"mover","mover":"mmsi:...","kind":"vessel",
//    "attributes":{"ship_type":30},"dark":[["from","to"]]}
//   {"schema":"casus.truth/1","type":"episode","mover":"mmsi:...","zone":"reserve",
//    "enter":"...","leave":"..."}
#pragma once

#include <string>
#include <vector>

#include "casus/earth/position.h"
#include "casus/fact/fact.h"
#include "casus/measure/time.h"

namespace casus::rehearse {

// `attributes` hold `deaths` always, and what the accord's kinds ask for.
struct TrueIncident {
  std::string id;
  measure::Instant at;
  earth::Position place;
  std::string kind;   // as the accord's kinds name it, never a kind made of others
  std::string actor;  // a party, or empty where the accord declares none
  std::vector<fact::Attribute> attributes;
};

// A stay in a zone, both instants in, known to `episode_step`.
struct TrueEpisode {
  std::string mover;
  std::string zone;
  measure::Instant enter;
  measure::Instant leave;
};

// A ship under way in straight legs; between two points it moves evenly.
struct TrackPoint {
  measure::Instant at;
  earth::Position place;
};
struct TrueMover {
  std::string mover;  // "mmsi:277000001"
  std::string kind;
  std::vector<fact::Attribute> attributes;
  std::vector<TrackPoint> track;           // by time, at least two points
  std::vector<measure::Interval> dark;     // when its transmitter was off
};

// One filing of a party, as the party should have filed it.
struct TrueDeclaration {
  std::string id;
  measure::Instant at;
  std::string kind;
  std::string actor;
  std::int64_t amount = 0;
};

struct Truth {
  std::vector<TrueIncident> incidents;        // by time
  std::vector<TrueMover> movers;
  std::vector<TrueEpisode> episodes;          // by mover, zone, time
  std::vector<TrueDeclaration> declarations;  // by time
};

// The resolution of the true episodes.
inline constexpr measure::Duration episode_step = measure::seconds(10);

// Where the mover is; at its first or last point outside its track's time.
[[nodiscard]] earth::Position place_at(const TrueMover& mover, measure::Instant t);

[[nodiscard]] std::string to_ndjson(const Truth& truth);

}  // namespace casus::rehearse
