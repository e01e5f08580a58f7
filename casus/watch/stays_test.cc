// Stays that two sorts of sources tell of: the track of a ship, and a patrol that saw it.
#include <doctest/doctest.h>

#include "casus/accord/from_text.h"
#include "casus/watch/watch.h"

namespace casus::watch {
namespace {

accord::Accord read(const std::string& norm) {
  const std::string text = "# Bay\n\n```accord\n" R"(accord "Bay", draft 1, of 2025-01-01Z.
party AAA "Aland".
zone bay is area 46.00N 30.00E, 46.50N 30.00E, 46.50N 31.00E, 46.00N 31.00E.
source ais "ship positions", reads ais_nmea, grade B2, gap 10 min, lost 6 h, covers everything published.
source patrols "patrols", reads incidents_csv, origin commission, grade B2, gap 1 h, lost 2 h, covers everything published.
proof 1 origin, C3 or better.
)" + norm + "\n```\n";
  const auto nothing = [](std::string_view) -> base::Result<std::string> { return base::Fault{}; };
  const accord::Reading reading = accord::from_text(text, nothing);
  REQUIRE(reading.accord.has_value());
  return *reading.accord;
}

fact::Fact sight(const std::string& source, int hour, std::int32_t latitude) {
  fact::Fact out;
  const auto at = measure::civil(2025, 3, 1, {.hour = hour});
  out.root = fact::Root::sighting;
  out.what = "vessel";
  out.mover = "mmsi:219000001";
  out.when = measure::Interval{*at, *at};
  out.place = fact::Place{*earth::Position::make(latitude, 305'000'000)};
  out.source = source;
  out.record = source + std::to_string(hour);
  out.grade = {'B', '2'};
  return out;
}
constexpr std::int32_t inside = 462'000'000;
constexpr std::int32_t outside = 472'000'000;

std::vector<finding::Finding> judged(const std::string& norm, const std::vector<fact::Fact>& facts) {
  base::SerialExecutor serial;
  return judge(read(norm), facts, serial);
}

}  // namespace

TEST_CASE("what a patrol saw after the last position is judged, up to its own instant") {
  const auto findings = judged("1.1 nobody may have vessel in bay.", {sight("ais", 1, outside), sight("patrols", 5, inside)});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].verdict == finding::Verdict::breach);
  CHECK(findings[0].reached == findings[0].to);
  CHECK(findings[0].from <= *findings[0].to);
  CHECK(judged("1.1 nobody may have more than 0 vessel in bay.", {sight("ais", 1, outside), sight("patrols", 5, inside)}).size() == 1);
}

TEST_CASE("whoever was there before and after was there when the norm began, and when it ended") {
  const auto found = [](const std::string& norm, const std::vector<int>& there, int gone) {
    std::vector<fact::Fact> log{sight("ais", 1, outside), sight("patrols", gone, outside), sight("ais", 12, outside)};
    for (const int hour : there) log.push_back(sight("patrols", hour, inside));
    return judged(norm, log);
  };
  const std::string norm = "1.1 nobody may have vessel in bay from 2025-03-01T05:30Z until 2025-03-01T07:00Z.";
  const auto across = found(norm, {5, 6, 7, 8}, 9);
  REQUIRE(across.size() == 1);
  CHECK(across[0].verdict == finding::Verdict::breach);
  CHECK(across[0].certain_from == measure::civil(2025, 3, 1, {.hour = 5, .minute = 30}));
  CHECK(across[0].certain_to == measure::civil(2025, 3, 1, {.hour = 7}));
  CHECK(across[0].evidence.size() == 3);  // from the last before to the first after
  const auto before = found(norm, {5}, 9);
  REQUIRE(before.size() == 1);
  CHECK(before[0].verdict == finding::Verdict::unknown);
  CHECK(found("1.1 nobody may have vessel in bay from 2025-03-01T06:00Z.", {5}, 6).empty());
}

TEST_CASE("what a ship says of itself completes its own positions, not what a patrol saw") {
  fact::Fact words = sight("ais", 2, inside);
  words.record = "static";
  words.place = std::nullopt;
  words.actors = {"AAA"};
  const std::string norm = "1.1 AAA must not have vessel in bay.";
  const auto by_itself = judged(norm, {words, sight("ais", 3, inside)});
  REQUIRE(by_itself.size() == 1);
  CHECK(by_itself[0].verdict == finding::Verdict::breach);
  const auto by_patrol = judged(norm, {words, sight("patrols", 3, inside)});
  REQUIRE(by_patrol.size() == 1);
  CHECK(by_patrol[0].verdict == finding::Verdict::unknown);
}

}  // namespace casus::watch
