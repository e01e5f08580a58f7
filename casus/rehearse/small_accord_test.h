// A small accord for this room's tests, made by hand so that they need no text.
//
// Parties AAA and BBB; `fire` is shelling or rocket; zone `strip` is half a degree
// by one degree; norm 4.1 is a ladder over fire, 5.1 forbids a stay of 30 min.
#pragma once

#include "casus/accord/accord.h"

namespace casus::rehearse {

inline earth::CompiledZone box(std::int64_t south, std::int64_t west, std::int64_t north, std::int64_t east) {
  const auto corner = [](std::int64_t lat, std::int64_t lon) { return *earth::Position::make(lat, lon); };
  earth::CompiledZone zone;
  zone.name = "strip";
  zone.parts = {{{{corner(south, west), corner(south, east), corner(north, east), corner(north, west)}}}};
  zone.program = {{earth::CompiledZone::Step::Op::part, 0}};
  return zone;
}

inline accord::Source small_source(std::string name, std::string format, std::string origin, fact::Grade grade) {
  accord::Source source;
  source.name = name;
  source.format = std::move(format);
  source.origin = std::move(origin);
  source.profile.id = std::move(name);
  source.profile.grade = grade;
  source.profile.parties = {"AAA", "BBB"};
  source.late = measure::hours(2);
  return source;
}

inline accord::Accord small_accord() {
  accord::Accord out;
  out.name = "Strip";
  out.parties = {{"AAA", "Aland"}, {"BBB", "Bland"}};
  out.zones.push_back({"strip", box(460'000'000, 300'000'000, 465'000'000, 310'000'000)});
  out.kinds.push_back({"fire", "", fact::Root::incident, {{"shelling", {}}, {"rocket", {}}}});
  out.kinds.push_back({"personnel", "", fact::Root::declaration, {}});
  out.kinds.push_back({"rocket", "", fact::Root::incident, {}});
  out.kinds.push_back({"shelling", "", fact::Root::incident, {}});
  out.sources.push_back(small_source("patrols", "incidents_csv", "commission", {'A', '2'}));
  out.sources.push_back(small_source("aaa_log", "incidents_csv", "AAA", {'C', '3'}));
  out.sources.push_back(small_source("ais", "ais_nmea", "coast", {'B', '2'}));
  out.sources.push_back(small_source("returns", "declarations_csv", "register", {'B', '2'}));
  out.sources.push_back(small_source("yearly", "ucdp_ged", "university", {'B', '2'}));
  out.same_incident = accord::SameIncident{measure::kilometres(2), measure::minutes(30)};

  accord::Norm fire;
  fire.id = "4.1";
  fire.subjects.parties = {"AAA", "BBB"};
  fire.kind = "fire";
  fire.zone = 0;
  fire.rungs = {{"minor", {{1, "incidents", std::nullopt, {}}}},
                {"serious", {{5, "incidents", measure::hours(24), {}}}},
                {"grave", {{20, "incidents", measure::hours(24), {}}, {10, "deaths", measure::hours(24), {}}}}};
  out.norms.push_back(fire);

  accord::Norm stay;
  stay.id = "5.1";
  stay.form = accord::NormForm::presence;
  stay.subjects.anyone = true;
  stay.kind = "vessel";
  stay.zone = 0;
  stay.dwell = measure::minutes(30);
  stay.rungs = {{"breach", {{1, "movers", std::nullopt, {}}}}};
  out.norms.push_back(stay);
  return out;
}

}  // namespace casus::rehearse
