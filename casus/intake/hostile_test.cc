// What is thrown at a feed, thrown at every feed: junk between good records costs none of them,
// a broken stream is a fault and not a short answer, and each record is a fact or counted.
#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "casus/fact/vocabulary.h"
#include "casus/intake/intake.h"
#include "tests/support/collector.h"
#include "tests/support/source_dir.h"

using namespace casus;

namespace {

enum class Shape { rows, table, stream, binary };

struct Feed {
  std::string_view format;
  std::string_view seed;  // below fuzz/corpus
  Shape shape;
};
constexpr std::array<Feed, 12> feeds{{{"acled", "acled/all.csv", Shape::table},
                                      {"ais_csv", "ais_csv/all.csv", Shape::table},
                                      {"ais_nmea", "ais_nmea/types.nmea", Shape::rows},
                                      {"alerts_csv", "alerts_csv/official.csv", Shape::table},
                                      {"beast", "beast/flight", Shape::binary},
                                      {"declarations_csv", "declarations_csv/all.csv", Shape::table},
                                      {"facts_ndjson", "facts_ndjson/three.ndjson", Shape::rows},
                                      {"geojson", "geojson_events/seq.geojson", Shape::stream},
                                      {"incidents_csv", "incidents_csv/all.csv", Shape::table},
                                      {"readsb_json", "readsb_json/day.json", Shape::stream},
                                      {"sbs", "sbs/lines.csv", Shape::rows},
                                      {"ucdp_ged", "ucdp_ged/newer.csv", Shape::table}}};

std::string seed_of(const Feed& feed) {
  const auto path = std::filesystem::path{test::source_dir()} / "fuzz" / "corpus" / feed.seed;
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

struct Read {
  testing::Collector kept;
  base::Result<intake::ReadCounts> counts;
};

fact::SourceProfile profile() {
  fact::SourceProfile made;
  made.id = "patrols";
  return made;
}

Read read(const Feed& feed, base::ByteSource& bytes) {
  Read out{{}, intake::ReadCounts{}};
  out.counts = intake::read(feed.format, bytes, profile(), out.kept);
  return out;
}

Read read(const Feed& feed, const std::string& text) {
  base::MemorySource bytes{text};
  return read(feed, bytes);
}

// Each record is a fact or counted, with a reason and a place within the input.
void check_counted(const Read& one, std::size_t size) {
  if (!one.counts) {
    CHECK(one.counts.fault().kind == base::FaultKind::malformed);
    CHECK_FALSE(one.counts.fault().message.empty());
    return;
  }
  CHECK(one.counts->records == one.kept.facts.size() + one.kept.bads.size());
  for (const testing::KeptBad& bad : one.kept.bads) {
    CHECK_FALSE(bad.reason.empty());
    CHECK(bad.offset < size);
    CHECK(bad.detail.size() < 2'000);
  }
}

std::string repeated(std::string_view one, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += one;
  return out;
}

std::vector<std::string> junk() {
  return {"", std::string(64, '\0'), repeated("\xff\xfe", 40), "\xef\xbb\xbf", "\r\r\r", std::string(3 << 20, 'A'), repeated("[", 5'000), repeated("{\"a\":", 3'000),
          "\x1f\x8b\x08" + std::string(40, '\x01'), "!AIVDM,1,1,,A,", "../../etc/passwd", "%s%n%x", "NaN,Infinity,-0,1e999", repeated(",", 2'000), "<!DOCTYPE x [<!ENTITY a \"b\">]>"};
}

bool has_header_fault(const Feed& feed) { return feed.shape == Shape::table; }

}  // namespace

TEST_CASE("every format of the vocabulary is among the feeds that are attacked") {
  for (const fact::Vocabulary& one : fact::vocabularies()) {
    CAPTURE(one.format);
    CHECK(std::ranges::find(feeds, one.format, &Feed::format) != feeds.end());
  }
}

TEST_CASE("junk in place of a feed is counted or is a fault, the same each time") {
  for (const Feed& feed : feeds) {
    CAPTURE(feed.format);
    for (const std::string& bytes : junk()) {
      const Read one = read(feed, bytes);
      check_counted(one, bytes.size());
      const Read again = read(feed, bytes);
      CHECK(one.counts.ok() == again.counts.ok());
      CHECK(one.kept.facts.size() == again.kept.facts.size());
      CHECK(one.kept.reasons == again.kept.reasons);
    }
  }
}

TEST_CASE("junk between good records costs none of those before it, and in rows none of those after it") {
  for (const Feed& feed : feeds) {
    CAPTURE(feed.format);
    const std::string seed = seed_of(feed);
    const std::size_t good = read(feed, seed).kept.facts.size();
    REQUIRE(good > 0);
    for (const std::string& bytes : junk()) {
      const std::string mixed = seed + "\n" + bytes + "\n" + seed;
      const Read one = read(feed, mixed);
      REQUIRE(one.counts.ok());
      check_counted(one, mixed.size());
      CHECK(one.kept.facts.size() >= (feed.shape == Shape::rows ? 2 * good : good));
    }
  }
}

TEST_CASE("a feed that is cut at any byte keeps what was whole before the cut") {
  for (const Feed& feed : feeds) {
    CAPTURE(feed.format);
    const std::string seed = seed_of(feed);
    std::size_t most = 0;
    for (std::size_t size = 0; size <= seed.size(); size += 1 + seed.size() / 200) {
      const Read one = read(feed, seed.substr(0, size));
      check_counted(one, size + 1);
      // What comes later may only add; the cut record itself may be another.
      CHECK(one.kept.facts.size() + 1 >= most);
      most = std::max(most, one.kept.facts.size());
    }
    CHECK(most > 0);
  }
}

TEST_CASE("a stream that breaks off is a fault, whatever was read of it") {
  for (const Feed& feed : feeds) {
    CAPTURE(feed.format);
    testing::BrokenSource broken{seed_of(feed), 7};
    const Read one = read(feed, broken);
    REQUIRE_FALSE(one.counts.ok());
    CHECK(one.counts.fault().message == "the stream ends early");
    CHECK((has_header_fault(feed) || !one.kept.facts.empty() || feed.shape != Shape::rows));
  }
}

TEST_CASE("a line without an end does not fill the memory") {
  for (const Feed& feed : feeds) {
    CAPTURE(feed.format);
    testing::LongSource endless{seed_of(feed) + "\n", 'x', 64 << 20, "\n"};
    const Read one = read(feed, endless);
    if (one.counts.ok()) CHECK(one.counts->records == one.kept.facts.size() + one.kept.bads.size());
    for (const testing::KeptBad& bad : one.kept.bads) CHECK(bad.detail.size() < 2'000);
  }
}
