#include "casus/watch/zones_of_movers.h"

#include <doctest/doctest.h>

#include "casus/watch/history_test.h"

namespace casus::watch {
namespace {

// Their names in a row; "anywhere" where any position may matter.
std::string zones(const std::string& sentences) {
  const accord::Accord accord = testing::accord_of("source ais \"AIS\", reads ais_nmea, origin coast, grade B2, gap 10 min, covers everything published.\n" + sentences);
  const auto found = zones_of_movers(accord, {"ais"});
  if (!found) return "anywhere";
  std::string out;
  for (const std::size_t zone : *found) out += (out.empty() ? "" : " ") + accord.zones[zone].name;
  return out;
}

TEST_CASE("presence asks of its zone, and each of several") {
  CHECK(zones("4.1 nobody may have vessel in strip for 1 h.") == "strip");
  CHECK(zones("4.1 nobody may have vessel in places for 1 h.") == "strip hill");
}

TEST_CASE("incidents, acts and kinds of other sources ask nothing of tracks") {
  CHECK(zones("4.1 AAA must not commit fire in strip.").empty());
  CHECK(zones("4.1 AAA must not commit fire.").empty());
}

TEST_CASE("a ceiling asks of its zone, or of anywhere") {
  CHECK(zones("4.1 AAA must not have more than 3 vessel in hill.") == "hill");
  CHECK(zones("4.1 AAA must not have more than 3 vessel.") == "anywhere");
}

TEST_CASE("a report of position is owed wherever the mover is") {
  CHECK(zones("4.1 AAA must report position of vessel in strip every 1 h.") == "anywhere");
}

TEST_CASE("excuses and meanings ask of their own places") {
  CHECK(zones("4.1 AAA must not commit fire in strip, unless vessel in hill within 2 h.") == "hill");
  CHECK(zones("4.1 AAA must not commit fire in strip, unless vessel within 2 h.") == "anywhere");
  CHECK(zones("4.1 AAA must not commit fire in strip, unless vessel there within 2 h.") == "strip");
  CHECK(zones("1.1 manned means vessel in hill within 2 h.\n4.1 AAA must not commit fire in strip, unless manned.") == "hill");
}

}  // namespace
}  // namespace casus::watch
