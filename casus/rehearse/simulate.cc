// simulate: the truth first, then what each source makes of it.
#include "casus/rehearse/simulate.h"

#include <optional>

#include <fmt/format.h>

#include "casus/rehearse/ais_feed.h"
#include "casus/rehearse/incidents_plan.h"
#include "casus/rehearse/reports.h"
#include "casus/rehearse/voyages.h"

namespace casus::rehearse {

namespace {

constexpr std::int64_t most_days = 366;

base::Fault fault(base::FaultKind kind, std::string message, std::string help) {
  return base::Fault{kind, std::move(message), std::move(help), {}};
}

earth::ZoneIndex index_of(const accord::Accord& accord) {
  std::vector<earth::CompiledZone> zones;
  for (const accord::Zone& zone : accord.zones) {
    zones.push_back(zone.compiled);
    zones.back().name = zone.name;
  }
  return earth::ZoneIndex{std::move(zones)};
}

std::optional<Feed> feed_of(const Stage& stage, const accord::Source& source, const Truth& truth) {
  if (source.format == "incidents_csv")
    return Feed{source.name, source.name + ".csv", incidents_feed(stage, source, truth.incidents)};
  if (source.format == "declarations_csv")
    return Feed{source.name, source.name + ".csv", declarations_feed(stage, source, truth.declarations)};
  if (source.format == "ucdp_ged")
    return Feed{source.name, source.name + ".csv", ged_feed(stage, source, truth.incidents)};
  if (source.format == "ais_nmea")
    return Feed{source.name, source.name + ".nmea", ais_feed(stage, source, truth.movers)};
  return std::nullopt;
}

}  // namespace

base::Result<Simulation> simulate(const accord::Accord& accord, const SimulationOptions& options) {
  if (options.days < 1 || options.days > most_days)
    return fault(base::FaultKind::range, fmt::format("cannot rehearse `{}` days", options.days),
                 fmt::format("between 1 and {}", most_days));
  const measure::Instant end = options.start + measure::days(options.days);
  if (!measure::in_supported_years(options.start) || !measure::in_supported_years(end))
    return fault(base::FaultKind::range, "the rehearsal leaves the years 1900 to 2199", "choose another start");
  if (accord.norms.empty())
    return fault(base::FaultKind::usage, "the accord has no norm to rehearse", "add a numbered sentence");

  const earth::ZoneIndex zones = index_of(accord);
  const Stage stage{accord, zones, options.seed, {options.start, end}};
  Simulation out;
  out.truth.incidents = plan_incidents(stage);
  out.truth.movers = plan_movers(stage);
  out.truth.episodes = true_episodes(stage, out.truth.movers);
  out.truth.declarations = plan_declarations(stage);
  for (const accord::Source& source : accord.sources)
    if (auto feed = feed_of(stage, source, out.truth)) out.feeds.push_back(std::move(*feed));
  if (out.feeds.empty())
    return fault(base::FaultKind::usage, "the accord has no source that can be rehearsed",
                 "formats: incidents_csv, declarations_csv, ucdp_ged, ais_nmea");
  out.truth_ndjson = to_ndjson(out.truth);
  return out;
}

}  // namespace casus::rehearse
