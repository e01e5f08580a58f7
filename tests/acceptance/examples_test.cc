// Whole examples, from the text and the feed to every finding and no other: recorded
// history whose findings separate programs expect, and twins on data of our own
// (tests/data/examples/README.md). Both judges meet the same table.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <set>

#include "tests/acceptance/example.h"
#include "tests/acceptance/quay_log.h"
#include "tests/support/shared_data.h"

using namespace casus;

namespace {

using finding::Finding;

std::string instant(const std::optional<measure::Instant>& at) {
  return at ? "\"" + measure::print(*at) + "\"" : "null";
}

std::string bounds(const Finding& f) {
  return fmt::format(R"("verdict": "{}", "from": {}, "to": {}, "certain_from": {}, "certain_to": {})",
                     finding::name(f.verdict), instant(f.from), instant(f.to), instant(f.certain_from),
                     instant(f.certain_to));
}

// As the expected files of the two forms write a finding.
std::string event_line(const Finding& f) {
  return fmt::format(R"({{"norm": "{}", "measure": "{}", "severity": "{}", {}, "peak": [{}, {}]}})", f.norm,
                     f.measure, f.severity, bounds(f), f.peak.certain, f.peak.possible.value_or(-1));
}
std::string presence_line(const Finding& f) {
  return fmt::format(R"({{"norm": "{}", "severity": "{}", "key": "{}", {}, "reached": {}}})", f.norm, f.severity,
                     f.key, bounds(f), instant(f.reached));
}

using Line = std::string (*)(const Finding&);

struct Example {
  const char* name;      // NAME.accord.md
  const char* feed;
  const char* source;    // the accord's name for the feed
  const char* expected;
  Line line;
};

constexpr Example recorded[] = {
    {"donbas-silence", "ucdp-ged/ukr-vintage-2019.csv.gz", "ged", "donbas-silence.2019.expected.ndjson", event_line},
    {"donbas-silence", "ucdp-ged/ukr-vintage-2022.csv.gz", "ged", "donbas-silence.2022.expected.ndjson", event_line},
    {"skagen-dwell", "ais-nmea/dma-denmark-2013-11-12.nmea.gz", "ais", "skagen-dwell.expected.ndjson", presence_line},
    {"drift", "ais-nmea/dma-drift-538004030-2014-09-28.nmea.gz", "ais", "drift.expected.ndjson", presence_line},
};

constexpr Example our_own[] = {
    {"ford", "ford.csv", "ged", "ford.expected.ndjson", event_line},
    {"quay", "quay.nmea", "ais", "quay.expected.ndjson", presence_line},
};

std::multiset<std::string> lines_of(const std::string& text) {
  std::multiset<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) lines.insert(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

void meets(const Example& example, const std::filesystem::path& texts, const std::filesystem::path& feeds) {
  CAPTURE(example.expected);
  const std::multiset<std::string> wanted = lines_of(test::slurp(texts / example.expected));
  CHECK_FALSE(wanted.empty());
  const test::Loaded loaded = test::load(texts / (std::string{example.name} + ".accord.md"),
                                         {{example.source, (feeds / example.feed).string()}});
  for (const test::Judge judge : {test::by_engine, test::by_oracle}) {
    CAPTURE(judge == test::by_engine);
    std::multiset<std::string> got;
    for (const Finding& one : judge(loaded.accord, loaded.facts)) got.insert(example.line(one));
    for (const std::string& line : wanted) CHECK_MESSAGE(got.contains(line), "missing: ", line);
    for (const std::string& line : got) CHECK_MESSAGE(wanted.contains(line), "not expected: ", line);
    CHECK(got.size() == wanted.size());
  }
}

}  // namespace

TEST_CASE("engine and oracle find in recorded history what was expected, and nothing else") {
  const auto shared = test::shared_data("the four examples on recorded history");
  if (!shared) return;
  for (const Example& example : recorded) meets(example, *shared / "examples", *shared / "data");
}

TEST_CASE("engine and oracle find in our own twins what was worked out on paper, and nothing else") {
  for (const Example& example : our_own) meets(example, test::own_examples(), test::own_examples());
}

TEST_CASE("the log of the quay is what its generator writes") {
  CHECK(test::slurp(test::own_examples() / "quay.nmea") == test::QuayLog::text());
}
