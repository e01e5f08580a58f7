// UCDP GED and our own tables as whole files, through the door that feeds come
// in by (gzip by content). The expected numbers were counted by a program that
// shares nothing with the reader; those of our own files are counted on paper.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "casus/host/files.h"
#include "casus/host/gzip.h"
#include "casus/intake/intake.h"
#include "tests/support/collector.h"
#include "tests/support/shared_data.h"
#include "tests/support/source_dir.h"

using namespace casus;

namespace {

struct Counts {
  std::uint64_t records = 0;
  std::size_t ids = 0;
  std::int64_t deaths = 0;
  std::int64_t exact_places = 0;
  std::int64_t near_places = 0;
  std::int64_t of_several_days = 0;
  std::int64_t clashes = 0;
  std::int64_t latitude = 0;
  std::int64_t longitude = 0;
  friend bool operator==(const Counts&, const Counts&) = default;
};

// The rule of the acceptance accord: state-based, place and day both exact.
fact::SourceProfile profile() {
  const auto is_one = [](std::string_view name) {
    const measure::AmountRange one{measure::whole(1), measure::whole(1)};
    return fact::Test{std::string{name}, fact::Comparison::equal, fact::Value{one}};
  };
  fact::SourceProfile made;
  made.id = "ged";
  made.rules.push_back({{{{is_one("type_of_violence"), is_one("where_prec"), is_one("date_prec")}}}, "clash",
                        fact::Root::incident, "unknown"});
  return made;
}

testing::Collector collect(std::string_view format, const std::filesystem::path& path, Counts& counts) {
  testing::Collector kept;
  auto feed = host::open_feed(path.string());
  REQUIRE(feed.ok());
  const auto read = intake::read(format, **feed, profile(), kept);
  REQUIRE(read.ok());
  counts.records = read->records;
  return kept;
}

Counts count(const testing::Collector& kept, Counts counts) {
  std::set<std::string> ids;
  for (const fact::Fact& fact : kept.facts) {
    ids.insert(fact.record);
    counts.deaths += std::get<measure::AmountRange>(*fact.find("deaths")).low.raw() / measure::decimal_one;
    counts.exact_places += fact.place->radius == measure::millimetres(0) ? 1 : 0;
    counts.near_places += fact.place->radius == measure::kilometres(25) ? 1 : 0;
    counts.of_several_days += fact.when->to - fact.when->from > measure::days(1) ? 1 : 0;
    counts.clashes += fact.what == "clash" ? 1 : 0;
    counts.latitude += fact.place->at.latitude_e7();
    counts.longitude += fact.place->at.longitude_e7();
  }
  counts.ids = ids.size();
  return counts;
}

const std::filesystem::path own = std::filesystem::path{casus::test::source_dir()} / "tests/data";

std::string version_of(const testing::Collector& kept, std::string_view record) {
  for (const fact::Fact& fact : kept.facts) {
    if (fact.record == record) return fact::version(fact);
  }
  return "";
}

}  // namespace

TEST_CASE("four releases of UCDP GED give the counts of an independent reader") {
  const auto shared = test::shared_data("four releases of UCDP GED");
  if (!shared) return;
  const std::pair<const char*, Counts> releases[] = {
      {"col-vintage-2019", {2686, 2686, 20957, 1303, 443, 465, 658, 149'348'762'920, -2'001'267'726'140}},
      {"ukr-vintage-2019", {656, 656, 5989, 293, 167, 369, 168, 316'392'149'460, 249'655'691'770}},
      {"ukr-vintage-2020", {656, 656, 5989, 293, 167, 369, 168, 316'421'218'900, 249'697'794'550}},
      {"ukr-vintage-2022", {2132, 2132, 6509, 553, 1339, 320, 448, 1'026'902'791'750, 815'344'578'620}}};
  for (const auto& [name, expected] : releases) {
    CAPTURE(name);
    Counts counts;
    const testing::Collector kept = collect("ucdp_ged", *shared / "data/ucdp-ged" / (std::string{name} + ".csv.gz"), counts);
    CHECK(kept.bads.empty());
    CHECK(count(kept, counts) == expected);
  }
}

TEST_CASE("two releases of our own give the counts made on paper") {
  Counts before;
  const testing::Collector older = collect("ucdp_ged", own / "ged/older.csv", before);
  CHECK(older.bads.empty());
  CHECK(count(older, before) == Counts{3, 3, 20, 1, 1, 2, 1, 321'123'450, 615'043'210});
  Counts after;
  const testing::Collector newer = collect("ucdp_ged", own / "ged/newer.csv.gz", after);
  CHECK(newer.reasons == std::map<std::string, int>{{"time", 1}});
  CHECK(count(newer, after) == Counts{4, 3, 20, 2, 0, 1, 2, 321'000'000, 615'500'000});
}

TEST_CASE("a record that a release left as it was keeps its version, a revised one does not") {
  Counts unused;
  const testing::Collector older = collect("ucdp_ged", own / "ged/older.csv", unused);
  const testing::Collector newer = collect("ucdp_ged", own / "ged/newer.csv.gz", unused);
  CHECK(version_of(older, "9003") == version_of(newer, "9003"));
  CHECK(version_of(older, "9001") != version_of(newer, "9001"));
}

TEST_CASE("the example of incidents_csv holds five facts and four bad records, each for its reason") {
  testing::Collector kept;
  fact::SourceProfile patrols;
  patrols.parties = {"RUS", "UKR"};
  auto feed = host::open_feed((own / "reports/incidents.csv").string());
  REQUIRE(feed.ok());
  REQUIRE(intake::read("incidents_csv", **feed, patrols, kept).ok());
  CHECK(kept.facts.size() == 5);
  CHECK(kept.reasons == std::map<std::string, int>{{"actor", 1}, {"place", 1}, {"time", 2}});
}

TEST_CASE("the example of declarations_csv holds two facts and two bad records, each for its reason") {
  testing::Collector kept;
  fact::SourceProfile returns;
  returns.parties = {"RUS", "UKR"};
  auto feed = host::open_feed((own / "reports/declarations.csv").string());
  REQUIRE(feed.ok());
  REQUIRE(intake::read("declarations_csv", **feed, returns, kept).ok());
  CHECK(kept.facts.size() == 2);
  CHECK(kept.reasons == std::map<std::string, int>{{"actor", 1}, {"future", 1}});
}

TEST_CASE("a truncated gzip feed gives the facts before the cut, and a fault with the offset") {
  const std::filesystem::path whole = own / "ged/newer.csv.gz";
  auto packed = host::open_source(whole.string());
  REQUIRE(packed.ok());
  std::string bytes(4096, '\0');
  const auto size = (*packed)->read(bytes);
  REQUIRE(size.ok());
  // All of the text is there; only the checksum at the end is cut.
  class Ends : public base::ByteSource {
   public:
    explicit Ends(std::string text) : text_{std::move(text)}, source_{text_} {}
    base::Result<std::size_t> read(std::span<char> room) override { return source_.read(room); }

   private:
    std::string text_;
    base::MemorySource source_;
  };
  host::GzipSource cut{std::make_unique<Ends>(bytes.substr(0, *size - 4)), "newer.csv.gz"};
  testing::Collector kept;
  const auto read = intake::read("ucdp_ged", cut, profile(), kept);
  REQUIRE_FALSE(read.ok());
  CHECK(read.fault().kind == base::FaultKind::malformed);
  CHECK(read.fault().place.file == "newer.csv.gz");
  CHECK(kept.facts.size() == 3);
}
