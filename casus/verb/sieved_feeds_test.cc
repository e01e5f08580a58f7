#include "casus/verb/sieved_feeds.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "casus/verb/small_record_test.h"
#include "tests/support/ais_encoder.h"

namespace casus::verb {
namespace {

using testing::Folder;

constexpr std::int64_t start_s = 1'740'823'200;  // 2025-03-01T10:00Z

constexpr std::string_view reserve = R"(# Reserve

```accord
accord "Reserve", draft 1, of 2025-01-01Z.
zone bay is area 48.00N 37.00E, 48.50N 37.00E, 48.50N 38.00E, 48.00N 38.00E.
source ais "AIS", reads ais_nmea, origin coast, grade B2, gap 10 min, lost 1 h.
source sat "satellites", reads ais_nmea, origin space, grade B2, gap 20 min, lost 2 h.
source rangers "rangers", reads incidents_csv, origin rangers, grade B2.
1.1 nobody may have vessel in bay for 1 h: minor from 1 mover.
```
)";

accord::Accord accord_in(const Folder& folder, std::string_view text) {
  const auto file = open_accord(folder.put("reserve.accord.md", text));
  REQUIRE(file.ok());
  REQUIRE(file->reading.accord.has_value());
  return *file->reading.accord;
}

std::string line(std::int64_t ship, std::int64_t minute, std::int64_t longitude) {
  test::Track t;
  t.mmsi = 211'000'000 + ship;
  t.latitude = 48 * 600'000 + 120'000;
  t.longitude = longitude;
  t.sog = static_cast<int>(minute % 100);
  return test::vdm(test::class_a(1, t)) + ",r1," + std::to_string(start_s + 60 * minute) + "\n";
}

// Deep in the bay, or far from it.
std::string position(std::int64_t ship, std::int64_t minute, bool in_bay) { return line(ship, minute, (in_bay ? 37 : 39) * 600'000 + 300'000); }

// A ship at 24 knots that is in the bay from the sixtieth minute to the hundred and eightieth.
std::string visitor(std::int64_t ship, std::int64_t minute) {
  const std::int64_t from_edge = std::max(60 - minute, minute - 179);
  return line(ship, minute, 38 * 600'000 - 3'000 + 6'000 * from_edge);
}

std::string statics(std::int64_t ship, std::int64_t minute) {
  test::Ship s;
  s.mmsi = 211'000'000 + ship;
  std::string out;
  for (const std::string& part : test::vdm_parts(test::voyage(s), 59, "1")) out += part + ",r1," + std::to_string(start_s + 60 * minute) + "\n";
  return out;
}

// Five ships, five hours; the first is in the bay from the second hour to the fourth.
std::string day(std::int64_t first_ship = 0) {
  std::string feed;
  for (std::int64_t minute = 0; minute < 300; ++minute) {
    for (std::int64_t ship = first_ship; ship < first_ship + 5; ++ship) {
      feed += ship == first_ship ? visitor(ship, minute) : position(ship, minute, false);
      if (minute % 6 == 0) feed += statics(ship, minute);
    }
  }
  return feed;
}

std::vector<std::string> lines(const Judgement& judgement) {
  std::vector<std::string> out;
  for (const finding::Finding& one : judgement.findings) out.push_back(finding::to_json(one));
  for (const finding::NormHours& one : judgement.hours) out.push_back(finding::to_json(one));
  return out;
}

RunOutcome watched(const accord::Accord& accord, const std::vector<FeedSpec>& feeds, bool sieve) {
  auto outcome = run(accord, {.mode = Mode::watch, .feeds = feeds, .from = {}, .to = {}, .sieve = sieve});
  REQUIRE(outcome.ok());
  return std::move(*outcome);
}

// The outcome through the sieve, which must be that of all facts.
RunOutcome same(const accord::Accord& accord, const std::vector<FeedSpec>& feeds) {
  const RunOutcome all = watched(accord, feeds, false);
  RunOutcome out = watched(accord, feeds, true);
  CHECK(lines(out.judgement) == lines(all.judgement));
  for (std::size_t i = 0; i < feeds.size(); ++i) {
    CHECK(out.feeds[i].summary.facts == all.feeds[i].summary.facts);
    CHECK(describe(out.feeds[i], "x") == describe(all.feeds[i], "x"));
  }
  return out;
}

TEST_CASE("of five ships for five hours the stay in the bay is kept, and what they say of themselves once") {
  const Folder folder;
  const accord::Accord accord = accord_in(folder, reserve);
  const RunOutcome outcome = same(accord, {{"ais", folder.put("day.nmea", day())}});
  CHECK(outcome.feeds.front().summary.facts == 1'750);
  CHECK(outcome.facts.size() == 120 + 4 + 5);
  CHECK(outcome.judgement.findings.size() == 1);
}

TEST_CASE("a ship that jumps is kept whole, for its whole track decides what can be true") {
  const Folder folder;
  const accord::Accord accord = accord_in(folder, reserve);
  std::string feed;
  for (std::int64_t minute = 0; minute < 300; ++minute) feed += position(0, minute, minute >= 60 && minute < 180);
  CHECK(same(accord, {{"ais", folder.put("jump.nmea", feed)}}).facts.size() == 300);
  feed.clear();
  for (std::int64_t minute = 0; minute < 300; ++minute) feed += line(0, minute, (39 + minute % 2) * 600'000);
  CHECK(same(accord, {{"ais", folder.put("far.nmea", feed)}}).facts.empty());  // nowhere near a zone
}

TEST_CASE("a feed that is not in the order of time gives the same findings") {
  const Folder folder;
  const accord::Accord accord = accord_in(folder, reserve);
  std::string late;
  for (std::int64_t minute = 299; minute >= 0; --minute) late += visitor(0, minute);
  same(accord, {{"ais", folder.put("late.nmea", late)}});
  const std::string around = day() + position(3, 100, true) + position(4, 200, true) + position(4, 270, true);
  const RunOutcome outcome = same(accord, {{"ais", folder.put("around.nmea", around)}});
  CHECK(outcome.facts.size() > 600);  // two ships were read again, and whole
}

TEST_CASE("several feeds of tracks, of one source or of several, give the same findings") {
  const Folder folder;
  const accord::Accord accord = accord_in(folder, reserve);
  const std::string first = folder.put("first.nmea", day());
  const std::string second = folder.put("second.nmea", day(3));
  same(accord, {{"ais", first, "1"}, {"ais", second, "2"}});
  same(accord, {{"ais", first}, {"sat", second}});
  same(accord, {{"sat", second}, {"ais", first}});
}

TEST_CASE("a mover that a table tells of is kept whole") {
  const Folder folder;
  const accord::Accord accord = accord_in(folder, reserve);
  const std::string rows = "id,kind,root,from,lat,lon,radius_m,mover\nr1,vessel,sighting,2025-03-01T12:00:00Z,,,,mmsi:211000002\n";
  const RunOutcome outcome = same(accord, {{"ais", folder.put("day.nmea", day())}, {"rangers", folder.put("rangers.csv", rows)}});
  const auto whole = std::ranges::count(outcome.facts, "mmsi:211000002", &fact::Fact::mover);
  CHECK(whole > 300);
}

TEST_CASE("where a position anywhere matters nothing is left out") {
  const Folder folder;
  std::string text{reserve};
  text.replace(text.find("1.1 nobody"), 10, "2.1 nobody may commit landing, unless vessel within 2 h: minor from 1 incident.\n1.1 nobody");
  text.replace(text.find("source ais"), 10, "kind landing is incident.\nsource ais");
  const accord::Accord accord = accord_in(folder, text);
  CHECK(same(accord, {{"ais", folder.put("day.nmea", day())}}).facts.size() == 1'750);
}

TEST_CASE("a feed of tracks of which nothing can be read is the same fault") {
  const Folder folder;
  const accord::Accord accord = accord_in(folder, reserve);
  const std::string path = folder.put("no.nmea", "nothing of the sort\n");
  for (const bool sieve : {false, true}) {
    const auto outcome = run(accord, {.mode = Mode::watch, .feeds = {{"ais", path}}, .from = {}, .to = {}, .sieve = sieve});
    REQUIRE_FALSE(outcome.ok());
    CHECK(outcome.fault().kind == base::FaultKind::malformed);
  }
}

}  // namespace
}  // namespace casus::verb
