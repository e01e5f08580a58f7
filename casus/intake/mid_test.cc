#include <doctest/doctest.h>

#include "casus/intake/mid.h"

using namespace casus::intake;

TEST_CASE("the digits stand at a place that the form of the number decides") {
  CHECK(flag_of(211'331'640) == "DEU");
  CHECK(flag_of(21'912'345) == "DNK");     // group 0MID
  CHECK(flag_of(111'265'501) == "SWE");    // search aircraft
  CHECK(flag_of(823'512'345) == "GBR");    // hand-held
  CHECK(flag_of(992'190'921) == "DNK");    // aid to navigation
  CHECK(flag_of(983'381'234) == "USA");    // auxiliary craft
}

TEST_CASE("a number without a state has no flag") {
  CHECK(flag_of(0).empty());
  CHECK(flag_of(2'190'067).empty());       // coast station 00MID, or a ship's number that is none
  CHECK(flag_of(3'381'234).empty());
  CHECK(flag_of(970'123'456).empty());     // search and rescue transmitter
  CHECK(flag_of(974'123'456).empty());
  CHECK(flag_of(123'456'789).empty());
  CHECK(flag_of(776'000'000).empty());     // beyond the last digits
  CHECK(flag_of(217'000'000).empty());     // a hole between two ranges
  CHECK(flag_of(1'073'741'823).empty());   // thirty bits, ten digits
}

TEST_CASE("both ends of a range belong to it") {
  CHECK(flag_of_mid(201) == "ALB");
  CHECK(flag_of_mid(200).empty());
  CHECK(flag_of_mid(232) == "GBR");
  CHECK(flag_of_mid(235) == "GBR");
  CHECK(flag_of_mid(236) == "GIB");
  CHECK(flag_of_mid(775) == "VEN");
}
