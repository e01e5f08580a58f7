// The tables of what each feed format defines. The pages in docs/formats/ say the
// same for people.
#include "casus/fact/vocabulary.h"

#include <array>

namespace casus::fact {

namespace {

constexpr std::array<FormatKind, 7> ais_kinds{{{"vessel", Root::sighting},
                                               {"aircraft", Root::sighting},
                                               {"position", Root::sighting},
                                               {"static", Root::sighting},
                                               {"base_station", Root::sighting},
                                               {"aid", Root::sighting},
                                               {"message", Root::sighting}}};
constexpr std::array<std::string_view, 16> ais_attributes{
    "message", "mmsi", "sog", "cog", "heading", "nav_status", "accuracy",
    "name", "callsign", "imo", "ship_type", "flag", "length", "beam", "destination", "own"};

constexpr std::array<FormatKind, 1> ais_csv_kinds{{{"vessel", Root::sighting}}};
constexpr std::array<std::string_view, 15> ais_csv_attributes{
    "mmsi", "sog",       "cog",  "heading", "nav_status", "name",   "callsign", "imo",
    "flag", "ship_type", "cargo", "length",  "beam",       "draught", "transceiver"};

// Of a transponder: a sighting where it says where it is, a message elsewhere.
constexpr std::array<FormatKind, 2> transponder_kinds{{{"aircraft", Root::sighting}, {"message", Root::sighting}}};
constexpr std::array<std::string_view, 12> sbs_attributes{
    "icao",   "callsign",     "altitude", "ground_speed", "track", "vertical_rate",
    "squawk", "transmission", "alert",    "emergency",    "spi",   "on_ground"};

constexpr std::array<std::string_view, 11> beast_attributes{
    "icao",   "callsign", "altitude",  "ground_speed", "track", "vertical_rate",
    "squawk", "downlink", "type_code", "emergency",    "on_ground"};

constexpr std::array<std::string_view, 18> readsb_attributes{
    "icao",  "callsign", "altitude",  "geometric_altitude", "ground_speed", "track",        "vertical_rate", "squawk", "emergency",
    "alert", "spi",      "on_ground", "message_type",       "category",     "registration", "aircraft_type", "military", "nic"};

constexpr std::array<FormatKind, 3> ged_kinds{{{"state_based", Root::incident},
                                               {"non_state", Root::incident},
                                               {"one_sided", Root::incident}}};
constexpr std::array<std::string_view, 13> ged_attributes{
    "type_of_violence", "where_prec", "date_prec", "event_clarity", "deaths", "best", "low", "high",
    "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "country"};

constexpr std::array<FormatKind, 6> acled_kinds{{{"battle", Root::incident},
                                                 {"explosion", Root::incident},
                                                 {"violence_against_civilians", Root::incident},
                                                 {"protest", Root::incident},
                                                 {"riot", Root::incident},
                                                 {"strategic_development", Root::incident}}};
constexpr std::array<std::string_view, 12> acled_attributes{
    "event_type",     "time_precision", "geo_precision", "fatalities", "deaths",  "disorder_type",
    "sub_event_type", "actor1",         "actor2",        "country",    "admin1", "civilian_targeting"};

constexpr std::array<FormatKind, 1> alert_kinds{{{"alert", Root::incident}}};
constexpr std::array<std::string_view, 8> alert_attributes{
    "region", "raion", "hromada", "level", "reported_by", "seconds", "naive", "open"};

constexpr std::array<std::string_view, 1> geojson_attributes{"deaths"};

constexpr std::array<FormatKind, 2> incident_kinds{{{"outage", Root::coverage},
                                                    {"access_denied", Root::coverage}}};
constexpr std::array<std::string_view, 1> incident_attributes{"deaths"};
constexpr std::array<std::string_view, 1> declaration_attributes{"unit"};

const std::array<Vocabulary, 12> all{{
    {"ais_nmea", ais_kinds, ais_attributes, false, false, true},
    {"ais_csv", ais_csv_kinds, ais_csv_attributes, false, false, true},
    {"sbs", transponder_kinds, sbs_attributes, false, false, true},
    {"beast", transponder_kinds, beast_attributes, false, false, true},
    {"readsb_json", transponder_kinds, readsb_attributes, false, false, true},
    {"ucdp_ged", ged_kinds, ged_attributes, false, true, false},
    {"acled", acled_kinds, acled_attributes, false, true, false},
    {"alerts_csv", alert_kinds, alert_attributes, false, false, false},
    {"geojson", {}, geojson_attributes, true, true, false},
    {"facts_ndjson", incident_kinds, incident_attributes, true, true, false},
    {"incidents_csv", incident_kinds, incident_attributes, true, true, false},
    {"declarations_csv", {}, declaration_attributes, true, true, false},
}};

}  // namespace

std::span<const Vocabulary> vocabularies() { return all; }

const Vocabulary* vocabulary(std::string_view format) {
  for (const Vocabulary& one : all) {
    if (one.format == format) return &one;
  }
  return nullptr;
}

std::string_view mover_kind(std::string_view format, std::int64_t message) {
  if (format != "ais_nmea") return {};
  switch (message) {
    case 1: case 2: case 3: case 18: case 19: case 27: return "vessel";
    case 9: return "aircraft";
    default: return {};
  }
}

}  // namespace casus::fact
