#include "casus/verb/run.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include "casus/verb/simulate.h"
#include "casus/verb/small_record_test.h"

namespace casus::verb {
namespace {

using testing::Folder;

accord::Accord strip(const Folder& folder) {
  const auto file = open_accord(folder.put("strip.accord.md", testing::small_accord));
  REQUIRE(file.ok());
  REQUIRE(file->reading.accord.has_value());
  return *file->reading.accord;
}

TEST_CASE("a feed is of a source that is declared, and may go on in a second file") {
  const Folder folder;
  const accord::Accord accord = strip(folder);
  const std::string feed = folder.put("patrols.csv", testing::small_feed);
  const auto twice = run(accord, {.mode = Mode::watch, .feeds = {{"patrols", feed}, {"patrols", feed}}, .from = {}, .to = {}});
  REQUIRE(twice.ok());
  CHECK(twice->facts.size() == 8);  // the same rows again, which are the same facts for a norm
  const auto unknown = run(accord, {.mode = Mode::watch, .feeds = {{"patrol", feed}}, .from = {}, .to = {}});
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.fault().kind == base::FaultKind::usage);
}

TEST_CASE("an end that is not after the start is refused before any feed is read") {
  const Folder folder;
  const auto day = measure::civil(2025, 3, 1);
  const auto refused = run(strip(folder), {.mode = Mode::backtest, .feeds = {{"patrols", "nowhere.csv"}}, .from = day, .to = day});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.fault().message == "--to is not after --from");
}

TEST_CASE("limits only ever narrow what a norm says of itself") {
  const auto day = [](int d) { return *measure::civil(2025, 3, d); };
  accord::Accord accord;
  accord.norms.resize(2);
  accord.norms[0].from = day(5);
  accord.norms[0].until = day(8);
  const accord::Accord wide = as_asked(accord, {.from = day(1), .to = day(20)});
  CHECK(wide.norms[0].from == day(5));
  CHECK(wide.norms[0].until == day(8));
  CHECK(wide.norms[1].from == day(1));
  CHECK(wide.norms[1].until == day(20));
  const accord::Accord narrow = as_asked(accord, {.from = day(6), .to = day(7)});
  CHECK(narrow.norms[0].from == day(6));
  CHECK(narrow.norms[0].until == day(7));
  CHECK_FALSE(as_asked(accord, {}).norms[1].from.has_value());
}

TEST_CASE("a norm of which no feed says anything is named, each once") {
  const Folder folder;
  std::string text{testing::small_accord};
  text.replace(text.find("kind shelling."), 14, "kind shelling.   kind mining.\nsource divers \"divers\", reads incidents_csv, grade B2.\n"
                                               "1.2 nobody may commit mining in strip.");
  const auto file = open_accord(folder.put("two.accord.md", text));
  REQUIRE(file->reading.accord.has_value());
  const auto outcome = run(*file->reading.accord, {.mode = Mode::watch, .feeds = {}, .from = {}, .to = {}});
  REQUIRE(outcome.ok());
  CHECK(norms_without_record(*outcome) == std::vector<std::string>{"1.2", "1.1"});
}

TEST_CASE("a feed that breaks off is judged as far as it came, and the fault is kept") {
  const Folder folder;
  const accord::Accord accord = strip(folder);
  const std::string path = folder.at("patrols.csv");
  const gzFile packed = gzopen(path.c_str(), "wb0");
  REQUIRE(gzwrite(packed, testing::small_feed.data(), static_cast<unsigned>(testing::small_feed.size())) > 0);
  REQUIRE(gzclose(packed) == Z_OK);
  std::filesystem::resize_file(path, std::filesystem::file_size(path) - 100);
  const auto outcome = run(accord, {.mode = Mode::watch, .feeds = {{"patrols", path}}, .from = {}, .to = {}});
  REQUIRE(outcome.ok());
  REQUIRE(outcome->feeds[0].fault.has_value());
  CHECK(outcome->feeds[0].fault->place.file == path);
  CHECK(outcome->facts.size() == 2);
  CHECK(outcome->judgement.findings.size() == 3);
  CHECK(outcome->feeds[0].summary.bad.at("truncated") == 1);
  CHECK(outcome->feeds[0].summary.bad.at("broken_off") == 1);
  CHECK(outcome->feeds[0].summary.records == 4);
}

TEST_CASE("zone files are looked up beside the accord and nowhere else") {
  const Folder folder;
  for (const std::string_view path : {"../zones.geojson", "/etc/zones.geojson", "a/../../zones.geojson"}) {
    CAPTURE(path);
    std::string text{testing::small_accord};
    const std::size_t begin = text.find("48.00N 37.00E");
    text.replace(begin, text.find(".\n", begin) - begin, "\"" + std::string{path} + "\"");
    const auto file = open_accord(folder.put("out.accord.md", text));
    REQUIRE(file.ok());
    CHECK_FALSE(file->reading.accord.has_value());
  }
  CHECK(open_accord(folder.at("nowhere.md")).fault().kind == base::FaultKind::not_found);
  CHECK(open_accord(folder.put("huge.md", std::string((std::size_t{16} << 20) + 1, ' '))).fault().kind == base::FaultKind::range);
}

TEST_CASE("the same seed writes the same files, another seed others") {
  const Folder folder;
  folder.put("strip.accord.md", testing::small_accord);
  const auto stream = [&](std::uint64_t seed, const std::string& name) {
    const auto written = simulate_into(folder.at("strip.accord.md"), {.seed = seed, .days = 3, .start = {}, .choose = {}}, folder.at(name));
    REQUIRE(written.ok());
    REQUIRE(written->feeds.size() == 1);
    const std::string feed = folder.get(name + "/" + written->feeds[0].file_name);
    CHECK(feed.size() == written->feeds[0].bytes);
    return feed + folder.get(name + "/truth.ndjson");
  };
  CHECK(stream(7, "a") == stream(7, "b"));
  CHECK(stream(7, "a") != stream(8, "c"));
  CHECK_FALSE(simulate_into(folder.at("strip.accord.md"), {.seed = 1, .days = 3, .start = "tomorrow", .choose = {}}, folder.at("d")).ok());
}

}  // namespace
}  // namespace casus::verb
