#include <doctest/doctest.h>

#include "casus/fact/vocabulary.h"
#include "casus/intake/intake.h"
#include "tests/support/collector.h"

using namespace casus;

namespace {

base::Result<intake::ReadCounts> read(std::string_view format, std::string_view text, testing::Collector& kept) {
  base::MemorySource source{text};
  return intake::read(format, source, {.id = "x", .grade = {}, .rules = {}, .parties = {}}, kept);
}

}  // namespace

TEST_CASE("a format is read by its name") {
  testing::Collector kept;
  const auto counts = read("incidents_csv", "id,kind,from\n1,shelling,2026-02-03T04:05Z\n", kept);
  REQUIRE(counts.ok());
  CHECK(counts->records == 1);
  CHECK(kept.facts.front().id() == "x:1");
}

TEST_CASE("every format that an accord may name has a reader") {
  for (const fact::Vocabulary& vocabulary : fact::vocabularies()) {
    testing::Collector kept;
    const auto counts = read(vocabulary.format, "", kept);
    CAPTURE(vocabulary.format);
    CHECK((counts.ok() || counts.fault().kind == base::FaultKind::malformed));
  }
}

TEST_CASE("a format that does not exist is a fault with the list and the likely slip") {
  testing::Collector kept;
  const auto counts = read("ucpd_ged", "", kept);
  REQUIRE_FALSE(counts.ok());
  CHECK(counts.fault().kind == base::FaultKind::usage);
  CHECK(counts.fault().help ==
        "did you mean `ucdp_ged`? the formats are acled, ais_csv, ais_nmea, alerts_csv, beast, declarations_csv, facts_ndjson, geojson, incidents_csv, readsb_json, sbs, ucdp_ged");
  CHECK(read("parquet", "", kept).fault().help.starts_with("the formats are"));
}

TEST_CASE("bytes that are no text at all are counted or refused, never fatal") {
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes += static_cast<char>(i * 37 % 256);
  for (const fact::Vocabulary& vocabulary : fact::vocabularies()) {
    testing::Collector kept;
    const auto counts = read(vocabulary.format, bytes, kept);
    CAPTURE(vocabulary.format);
    CHECK(kept.facts.empty());
    if (!counts) CHECK(counts.fault().kind == base::FaultKind::malformed);
  }
}
