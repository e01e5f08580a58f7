// AIS decoding against recorded networks, and against a log of our own whose
// numbers can be counted by hand (tests/data/ais/README.md).
#include <doctest/doctest.h>
#include <simdjson.h>

#include <map>
#include <set>

#include "casus/intake/intake.h"
#include "casus/intake/nmea.h"
#include "tests/support/shared_data.h"
#include "tests/support/source_dir.h"

using namespace casus;

namespace {

// What the expected files count: VDM only, positions of types 1, 2, 3, 18, 19.
struct Tally : fact::Sink {
  std::int64_t sentences = 0, messages = 0, positions = 0, latitude = 0, longitude = 0;
  std::map<std::int64_t, std::int64_t> by_type;
  std::map<std::string, std::int64_t, std::less<>> bad_records;
  std::set<std::string> movers;
  std::int64_t own = 0, no_time = 0;

  void bad(const fact::BadRecord& record) override { ++bad_records[std::string{record.reason}]; }
  void fact(fact::Fact&& one) override {
    if (one.find("own") != nullptr) {
      ++own;
      return;
    }
    if (!one.when) ++no_time;
    ++messages;
    const std::int64_t type =
        std::get<measure::AmountRange>(*one.find("message")).low.raw() / measure::decimal_one;
    ++by_type[type];
    const bool counted = (type >= 1 && type <= 3) || type == 18 || type == 19;
    CHECK((one.what == "position") == one.place.has_value());
    if (!counted || !one.place) return;
    ++positions;
    latitude += one.place->at.latitude_e7();
    longitude += one.place->at.longitude_e7();
    movers.insert(one.mover);
  }
};

Tally tally(const std::filesystem::path& path) {
  const std::string text = test::slurp(path);
  CHECK_FALSE(text.empty());
  Tally result;
  base::MemorySource again{text};
  base::LineReader lines{again};
  for (base::Line line; lines.next(line);) {
    const intake::NmeaLine scanned = intake::scan_line(line.text);
    if (scanned.kind == intake::LineKind::sentence && !scanned.sentence.own) ++result.sentences;
  }
  fact::SourceProfile profile;
  profile.id = "x";
  base::MemorySource bytes{text};
  REQUIRE(intake::read_ais_nmea(bytes, profile, result).ok());
  return result;
}

void compare(const std::filesystem::path& folder, const std::filesystem::path& expected_file) {
  simdjson::dom::parser parser;
  const simdjson::dom::object all = parser.load(expected_file.string());
  CHECK(all.size() > 0);
  for (const auto [name, expected] : all) {
    CAPTURE(std::string{name});
    const Tally got = tally(folder / name);
    CHECK(got.sentences == std::int64_t{expected["sentences_vdm"]});
    const auto wrong = got.bad_records.find("checksum");
    CHECK((wrong == got.bad_records.end() ? 0 : wrong->second) == std::int64_t{expected["bad_checksum"]});
    CHECK(got.messages == std::int64_t{expected["messages"]});
    std::map<std::int64_t, std::int64_t> by_type;
    for (const auto [type, count] : simdjson::dom::object{expected["by_type"]})
      by_type[std::stoll(std::string{type})] = std::int64_t{count};
    CHECK(got.by_type == by_type);
    CHECK(got.positions == std::int64_t{expected["positions"]});
    CHECK(static_cast<std::int64_t>(got.movers.size()) == std::int64_t{expected["movers"]});
    CHECK(got.latitude == std::int64_t{expected["sum_lat_e7"]});
    CHECK(got.longitude == std::int64_t{expected["sum_lon_e7"]});
  }
}

}  // namespace

TEST_CASE("seven recorded networks decode to the expected messages, positions and sums") {
  const auto shared = test::shared_data("seven recorded AIS networks");
  if (!shared) return;
  compare(*shared / "data" / "ais-nmea", *shared / "examples" / "ais-decode.expected.json");
}

TEST_CASE("our own logs decode to the numbers that their page counts by hand") {
  const std::filesystem::path data = std::filesystem::path{casus::test::source_dir()} / "tests" / "data" / "ais";
  compare(data, data / "expected.json");
  const Tally harbour = tally(data / "harbour.nmea");
  const std::map<std::string, std::int64_t, std::less<>> bad{
      {"checksum", 1}, {"malformed", 1}, {"prefix", 2}, {"short", 1}, {"truncated", 3}};
  CHECK(harbour.bad_records == bad);
  CHECK(harbour.own == 1);
  CHECK(harbour.no_time == 3);
}
