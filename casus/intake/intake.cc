// The readers by the name of their format, as an accord's `reads` gives it.
#include "casus/intake/intake.h"

#include <array>
#include <vector>

#include <fmt/format.h>

#include "casus/base/text.h"

namespace casus::intake {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

using Reader = Result<ReadCounts> (*)(base::ByteSource&, const fact::SourceProfile&, fact::Sink&);
struct Format {
  std::string_view name;
  Reader read;
};
constexpr std::array<Format, 12> formats{{{"acled", read_acled},
                                          {"ais_csv", read_ais_csv},
                                          {"ais_nmea", read_ais_nmea},
                                          {"alerts_csv", read_alerts_csv},
                                          {"beast", read_beast},
                                          {"declarations_csv", read_declarations_csv},
                                          {"facts_ndjson", read_facts_ndjson},
                                          {"geojson", read_geojson},
                                          {"incidents_csv", read_incidents_csv},
                                          {"readsb_json", read_readsb_json},
                                          {"sbs", read_sbs},
                                          {"ucdp_ged", read_ucdp_ged}}};

Fault unknown_format(std::string_view name) {
  std::vector<std::string> names;
  std::string list;
  for (const Format& format : formats) {
    names.emplace_back(format.name);
    list += fmt::format("{}{}", list.empty() ? "" : ", ", format.name);
  }
  const auto meant = base::did_you_mean(name, names);
  const std::string question = meant ? fmt::format("did you mean `{}`? ", *meant) : "";
  return Fault{FaultKind::usage, fmt::format("there is no feed format `{}`", name),
               fmt::format("{}the formats are {}", question, list), {}};
}

}  // namespace

Result<ReadCounts> read(std::string_view format, base::ByteSource& bytes, const fact::SourceProfile& profile,
                        fact::Sink& sink) {
  for (const Format& one : formats) {
    if (one.name == format) return one.read(bytes, profile, sink);
  }
  return unknown_format(format);
}

}  // namespace casus::intake
