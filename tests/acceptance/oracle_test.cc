// The slow meaning on recorded history: every finding that a separate program
// expects, and no other.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <set>

#include "casus/accord/from_text.h"
#include "casus/host/files.h"
#include "casus/host/gzip.h"
#include "casus/intake/intake.h"
#include "casus/oracle/oracle.h"
#include "tests/support/collector.h"
#include "tests/support/shared_data.h"

using namespace casus;

namespace {

std::string instant(const std::optional<measure::Instant>& at) {
  return at ? "\"" + measure::print(*at) + "\"" : "null";
}

std::string bounds(const finding::Finding& f) {
  return fmt::format(R"("verdict": "{}", "from": {}, "to": {}, "certain_from": {}, "certain_to": {})",
                     finding::name(f.verdict), instant(f.from), instant(f.to), instant(f.certain_from),
                     instant(f.certain_to));
}

// As the expected files of the two forms write a finding.
std::string event_line(const finding::Finding& f) {
  return fmt::format(R"({{"norm": "{}", "measure": "{}", "severity": "{}", {}, "peak": [{}, {}]}})", f.norm,
                     f.measure, f.severity, bounds(f), f.peak.certain, f.peak.possible.value_or(-1));
}
std::string presence_line(const finding::Finding& f) {
  return fmt::format(R"({{"norm": "{}", "severity": "{}", "key": "{}", {}, "reached": {}}})", f.norm, f.severity,
                     f.key, bounds(f), instant(f.reached));
}

struct Example {
  const char* name;
  const char* feed;      // below data/
  const char* source;    // the accord's name for it
  const char* expected;
  std::string (*line)(const finding::Finding&);
};

std::set<std::string> found(const std::filesystem::path& shared, const Example& example) {
  const auto path = shared / "examples" / (std::string{example.name} + ".accord.md");
  const auto nothing = [](std::string_view) -> base::Result<std::string> {
    return base::Fault{base::FaultKind::not_found, "nothing lies beside", "", {}};
  };
  const accord::Reading reading = accord::from_text(test::slurp(path), nothing);
  REQUIRE(reading.accord.has_value());
  auto feed = host::open_feed((shared / "data" / example.feed).string());
  REQUIRE(feed.ok());
  testing::Collector kept;
  const accord::Source* source = reading.accord->source(example.source);
  REQUIRE(source != nullptr);
  REQUIRE(intake::read(source->format, **feed, source->profile, kept).ok());
  std::set<std::string> lines;
  for (const finding::Finding& finding : oracle::judge(*reading.accord, kept.facts))
    lines.insert(example.line(finding));
  return lines;
}

std::set<std::string> expected(const std::filesystem::path& shared, const Example& example) {
  const std::string text = test::slurp(shared / "examples" / example.expected);
  std::set<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) lines.insert(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

void meets(const Example& example) {
  CAPTURE(example.expected);
  const auto shared = test::shared_data(example.expected);
  if (!shared) return;
  const std::set<std::string> wanted = expected(*shared, example);
  const std::set<std::string> got = found(*shared, example);
  CHECK_FALSE(wanted.empty());
  for (const std::string& line : wanted) CHECK_MESSAGE(got.contains(line), "missing: ", line);
  for (const std::string& line : got) CHECK_MESSAGE(wanted.contains(line), "not expected: ", line);
}

}  // namespace

TEST_CASE("the oracle finds what was expected of a week of silence, as seen in 2019 and in 2022") {
  meets({"donbas-silence", "ucdp-ged/ukr-vintage-2019.csv.gz", "ged", "donbas-silence.2019.expected.ndjson", event_line});
  meets({"donbas-silence", "ucdp-ged/ukr-vintage-2022.csv.gz", "ged", "donbas-silence.2022.expected.ndjson", event_line});
}

TEST_CASE("the oracle finds who lingers in the roads, and the drifting ship") {
  meets({"skagen-dwell", "ais-nmea/dma-denmark-2013-11-12.nmea.gz", "ais", "skagen-dwell.expected.ndjson", presence_line});
  meets({"drift", "ais-nmea/dma-drift-538004030-2014-09-28.nmea.gz", "ais", "drift.expected.ndjson", presence_line});
}
