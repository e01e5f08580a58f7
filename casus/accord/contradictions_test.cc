// Norms against norms: what contradicts, and what only looks like it.
#include <doctest/doctest.h>

#include "casus/accord/reading_test.h"

namespace casus::accord {
namespace {

namespace codes = text::codes;

std::string ceilings(std::string_view first, std::string_view second) {
  return "1.1 UKR must not have more than " + std::string(first) + ".\n1.2 UKR must not have more than " +
         std::string(second) + ".";
}

TEST_CASE("two ceilings on one thing contradict and both are named") {
  const auto errors = errors_of(read_test(ceilings("75 ship in east", "90 ship in east")));
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == codes::contradiction);
  CHECK(errors[0].message == "norms 1.1 and 1.2 set two ceilings for the same `ship`");
  CHECK(errors[0].notes.size() == 1);
  CHECK(told(ceilings("75 ship in east", "90 ship in east if fire within 7 d")) ==
        told(codes::contradiction, "90"));
}

TEST_CASE("ceilings in other places, times, measures and conditions stand side by side") {
  CHECK(told(ceilings("75 ship in east", "90 ship in far")).empty());
  CHECK(told(ceilings("75 ship in east", "90 ship")).empty());
  CHECK(told(ceilings("75 ship in east", "75 ship in east")).empty());
  CHECK(told(ceilings("75 ship in east", "3 000 t displacement of ship in east")).empty());
  CHECK(told(ceilings("75 ship until 2026-06-01Z", "50 ship from 2026-06-01Z")).empty());
  CHECK(told(ceilings("75 ship if fire within 7 d", "90 ship if consult within 7 d")).empty());
  CHECK(told(ceilings("75 ship in east", "90 ship in east if fire within 7 d, notwithstanding 1.1")).empty());
  CHECK(told("1.1 USA must not have more than 5 ship in east.\n"
             "1.2 Guarantors together must not have more than 8 ship in east.").empty());
}

TEST_CASE("each member is bound, so ceilings of a group and of its member meet") {
  CHECK(told("1.1 Guarantors must not have more than 5 ship in east.\n1.2 USA must not have more than 8 ship in east.") ==
        told(codes::contradiction, "8"));
}

TEST_CASE("a permission of what a norm forbids names that norm") {
  const std::string base = "1.1 UKR must not commit fire in east.\n1.2 RUS, UKR must not commit fire.\n";
  const std::string permission = "1.3 UKR may commit fire in east if consult within 1 h, notwithstanding 1.1";
  CHECK(told(base + permission + ".") == told(codes::contradiction, "commit fire in east"));
  CHECK(told(base + permission + ", 1.2.").empty());
}

TEST_CASE("a prohibition in another place, of somebody else or on a condition does not contradict") {
  const std::string permission = "\n1.3 UKR may commit fire in east, notwithstanding 1.1.";
  const std::string base = "1.1 UKR must not commit fire.\n";
  CHECK(told(base + "1.2 UKR must not commit fire in far." + permission).empty());
  CHECK(told(base + "1.2 RUS must not commit fire." + permission).empty());
  CHECK(told(base + "1.2 UKR must not commit fire unless consult within 1 h." + permission).empty());
  CHECK(told(base + "1.2 UKR must not commit fire until 2026-01-01Z.\n"
                    "1.3 UKR may commit fire from 2026-01-01Z, notwithstanding 1.1.").empty());
  CHECK(told(base + "1.2 nobody may commit fire in east." + permission) ==
        told(codes::contradiction, "commit fire in east"));
}

TEST_CASE("a duty to do what is forbidden contradicts, whichever comes first") {
  CHECK(told("1.1 RUS must not commit assist.\n1.2 on fire, RUS must assist within 24 h.") ==
        told(codes::contradiction, "assist"));
  CHECK(told("1.2 on fire, RUS must assist within 24 h.\n1.1 nobody may commit assist.") ==
        told(codes::contradiction, "assist"));
  CHECK(told("1.1 RUS must not commit assist.\n1.2 RUS must assist every 30 d, notwithstanding 1.1.").empty());
}

TEST_CASE("zones that overlap in part are one place to a permission") {
  const std::string zones = "zone half is area 47N 39E, 49N 39E, 49N 41E, 47N 41E.\n";
  CHECK(told(zones + "1.1 UKR must not commit fire in half.\n1.2 UKR must not commit fire.\n"
                     "1.3 UKR may commit fire in east, notwithstanding 1.2.") ==
        told(codes::contradiction, "commit fire in east"));
}

TEST_CASE("dates in the wrong order are told") {
  struct Case {
    std::string_view code;
    std::string_view error;
    std::string_view words;
  };
  constexpr Case cases[] = {
      {"1.1 UKR must not commit fire from 2026-02-01Z until 2026-01-01Z.", codes::empty_period,
       "2026-02-01Z until 2026-01-01Z"},
      {"1.1 UKR must not commit fire from 14 d after entry into force until 10 d after entry into force.",
       codes::empty_period, "14 d after entry into force until 10 d after entry into force"},
      {"1.1 UKR must consult within 30 d after 2026-01-01Z until 2026-01-15Z.", codes::deadline_before,
       "2026-01-15Z"},
      {"1.1 UKR must consult within 30 d after 2026-01-01Z from 2026-05-01Z.", codes::deadline_before,
       "within 30 d after 2026-01-01Z"},
      {"kind forces.\n1.1 RUS must withdraw forces from east within 30 d after 2026-01-01Z until 2026-01-15Z.",
       codes::deadline_before, "2026-01-15Z"},
      {"in force on 2026-06-01Z.\n1.1 UKR must not commit fire until 2026-05-01Z.", codes::deadline_before,
       "2026-05-01Z"},
      {"in force on 2026-06-01Z, for 1 y.\n1.1 UKR must not commit fire from 2028-05-01Z.", codes::deadline_before,
       "2028-05-01Z"},
      {"in force on 2026-06-01Z.\n1.1 UKR must consult within 30 d after 2026-01-01Z.", codes::deadline_before,
       "within 30 d after 2026-01-01Z"},
      {"in force on 2026-06-01Z, for 1 y.\nArticle 1 in force on 2028-01-01Z.", codes::deadline_before,
       "Article 1 in force on 2028-01-01Z"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.code);
    CHECK(told(one.code) == told(one.error, one.words));
  }
}

TEST_CASE("dates in order are not told") {
  CHECK(told("in force on 2026-06-01Z, for 1 y.\n1.1 UKR must consult within 30 d after entry into force.").empty());
  CHECK(told("in force on 2026-06-01Z, for 1 y.\n1.1 UKR must not commit fire from 2027-01-01Z until 2030-01-01Z.").empty());
  CHECK(told("1.1 UKR must consult within 30 d after 2026-01-01Z until 2026-02-15Z.").empty());
}

}  // namespace
}  // namespace casus::accord
