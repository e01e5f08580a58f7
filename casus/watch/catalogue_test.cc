// Records by number: versions, kinds, origins and names.
#include "casus/watch/catalogue.h"

#include <doctest/doctest.h>

#include "casus/accord/from_text.h"

namespace casus::watch {
namespace {

using fact::Fact;
using fact::Root;
using measure::Truth;

accord::Accord read() {
  const std::string text = "# Line\n\n```accord\n" R"(accord "Line", draft 1, of 2025-01-01Z.
party AAA "Aland".  party BBB "Bland".
zone sea is area 50.00N 10.00E, 50.50N 10.00E, 50.50N 11.00E, 50.00N 11.00E.
kind shelling is incident.  kind rocket is incident.  kind fire is shelling, rocket.
kind heavy is shelling with calibre >= 100 mm.
source ais "positions", reads ais_nmea, grade B2, gap 10 min, lost 6 h, covers everything published.
source patrols "patrols", reads incidents_csv, origin commission, grade B2.
source own "own log", reads incidents_csv, origin AAA, grade B2.
1.1 AAA must not commit fire in sea: minor from 1 incident; proof 1 origin, C3 or better.
)" "\n```\n";
  const auto nothing = [](std::string_view) -> base::Result<std::string> { return base::Fault{}; };
  const accord::Reading reading = accord::from_text(text, nothing);
  REQUIRE(reading.accord.has_value());
  return *reading.accord;
}

Fact record(const std::string& source, const std::string& id, const std::string& what = "shelling") {
  Fact out;
  out.source = source;
  out.record = id;
  out.what = what;
  return out;
}

Fact position(const std::string& mover, const std::string& id) {
  Fact out = record("ais", id, "position");
  out.root = Root::sighting;
  out.mover = mover;
  out.place = fact::Place{*earth::Position::make(501'000'000, 101'000'000)};
  return out;
}

Truth answer(const Catalogue& catalogue, std::uint32_t index, std::string_view kind) {
  const auto own = [&](std::string_view name) { return catalogue.log()[index].find(name); };
  return catalogue.kind(kind).answer(catalogue.what(index), own);
}

}  // namespace

TEST_CASE("versions of a record share their number, equal ids of two sources do not") {
  const accord::Accord accord = read();
  const std::vector<Fact> log{record("patrols", "1"), record("own", "1"), record("patrols", "2"), record("patrols", "1")};
  const Catalogue catalogue{accord, log};
  CHECK(catalogue.identity(0) != catalogue.identity(1));
  CHECK(catalogue.identity(0) != catalogue.identity(2));
  CHECK(catalogue.identity(2) == 2);
  CHECK(catalogue.identity(3) == 0);
}

TEST_CASE("positions of a track have no versions, and each mover is an origin") {
  const accord::Accord accord = read();
  const std::vector<Fact> log{position("mmsi:1", "a"), position("mmsi:2", "b"), record("patrols", "1"), record("own", "1")};
  const Catalogue catalogue{accord, log};
  CHECK(catalogue.identity(0) == Catalogue::none);
  CHECK(catalogue.mover_report(0) == MoverReport::position);
  CHECK(catalogue.origin(0) != catalogue.origin(1));
  CHECK(catalogue.origin(2) == incident::Origin{"commission", incident::Origin::Sort::other});
  CHECK(catalogue.origin(3) == incident::Origin{"AAA", incident::Origin::Sort::party});
}

TEST_CASE("a position that a rule has named is one besides, what a mover says of itself is not") {
  const accord::Accord accord = read();
  std::vector<Fact> log{position("mmsi:1", "a"), position("mmsi:1", "b"), position("mmsi:1", "c"), record("patrols", "1", "norship")};
  log[1].what = "norship";
  log[2].what = "norship";
  log[2].place = std::nullopt;
  const Catalogue catalogue{accord, log};
  CHECK(answer(catalogue, 0, "vessel") == Truth::unknown);  // its message type would say
  CHECK(answer(catalogue, 1, "vessel") == Truth::yes);
  CHECK(answer(catalogue, 1, "norship") == Truth::yes);
  CHECK(answer(catalogue, 1, "aircraft") == Truth::no);
  CHECK(answer(catalogue, 2, "vessel") == Truth::no);
  CHECK(answer(catalogue, 3, "vessel") == Truth::no);
}

TEST_CASE("a source that the accord does not know has none") {
  const accord::Accord accord = read();
  const std::vector<Fact> log{record("rumours", "1"), record("patrols", "1")};
  const Catalogue catalogue{accord, log};
  CHECK(catalogue.source(0) == nullptr);
  CHECK(catalogue.source(1)->name == "patrols");
}

TEST_CASE("kinds are answered as the accord answers them, from attributes where these decide") {
  const accord::Accord accord = read();
  std::vector<Fact> log;
  for (const std::string what : {"shelling", "rocket", "fire", "heavy", "theft", "position"}) {
    log.push_back(record("patrols", what, what));
    log.push_back(record("patrols", what + "+", what));
    log.back().set("calibre", 152);
  }
  const Catalogue catalogue{accord, log};
  for (std::uint32_t i = 0; i < log.size(); ++i) {
    for (const std::string_view kind : {"fire", "shelling", "heavy", "incident", "vessel", "theft"}) {
      const fact::LookUp own = [&](std::string_view name) { return log[i].find(name); };
      CHECK(answer(catalogue, i, kind) == accord::is_of_kind(accord, log[i].what, own, kind));
    }
  }
  CHECK(catalogue.kind("fire").answer(catalogue.what(0)) == Truth::yes);
  CHECK(!catalogue.kind("heavy").answer(catalogue.what(0)).has_value());
}

TEST_CASE("a record is found by the names that acts call it by") {
  const accord::Accord accord = read();
  std::vector<Fact> log{record("patrols", "1"), record("own", "2", "attribute"), record("own", "3", "attribute"), record("own", "4", "attribute")};
  const std::string names[] = {"patrols:1", "1", "7"};
  for (std::uint32_t i = 0; i < 3; ++i) {
    log[i + 1].root = Root::act;
    log[i + 1].set("about", names[i]);
  }
  const Catalogue catalogue{accord, log};
  const base::Few<std::uint32_t> both = catalogue.names(0);
  CHECK(both == base::Few<std::uint32_t>{catalogue.about(1), catalogue.about(2)});
  CHECK(catalogue.names(3).empty());
  CHECK(catalogue.about(0) == Catalogue::none);
}

TEST_CASE("what was learned before the end that it states ends there, and is still the version that was given") {
  const accord::Accord accord = read();
  Fact planned = record("patrols", "1");
  planned.when = measure::Interval{*measure::civil(2025, 2, 1), *measure::civil(2025, 2, 1) + measure::hours(9)};
  planned.received = planned.when->from + measure::hours(2);
  const std::vector<Fact> log{planned};
  const Catalogue catalogue{accord, log};
  CHECK(catalogue.log()[0].when->to == *planned.received);
  CHECK(fact::version(catalogue.given()[0]) == fact::version(planned));
}

}  // namespace casus::watch
