// Releases of UCDP GED as versions of one source: what a newer release leaves alone keeps
// its findings, and every difference is told with the records that make it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>

#include "casus/verb/accord_file.h"
#include "casus/verb/history.h"
#include "casus/verb/run.h"
#include "tests/support/shared_data.h"

using namespace casus;

namespace {

constexpr std::string_view text = R"(# The Donbas area

## Article 1. Fighting

1.1 Nobody shall fight in the area. Each clash is a minor breach; ten within 7 days are a serious one.

```accord
accord "The Donbas area", draft 1, of 2014-01-01Z.
zone donbas is area 47.00N 37.00E, 49.20N 37.00E, 49.20N 40.20E, 47.00N 40.20E.
kind clash.
source ged "UCDP GED", reads ucdp_ged, releases replace, origin uppsala, grade B2, where type_of_violence = 1 is clash.
1.1 nobody may commit clash in donbas: minor from 1 incident; serious from 10 incidents within 7 d; proof 1 origin, B2 or better.
```
)";

verb::RunOutcome judged(const std::filesystem::path& data, std::initializer_list<const char*> releases) {
  const verb::AccordFile file = verb::accord_from_bytes("donbas.accord.md", std::string{text}, {"", ""});
  REQUIRE(file.reading.accord.has_value());
  verb::RunRequest request{.mode = verb::Mode::backtest, .feeds = {}, .from = {}, .to = {}};
  for (const char* release : releases)
    request.feeds.push_back({"ged", (data / ("ukr-vintage-" + std::string{release} + ".csv.gz")).string(), release});
  auto outcome = verb::run(*file.reading.accord, request);
  REQUIRE(outcome.ok());
  return std::move(*outcome);
}

// The content of each record, as the run knows it.
std::map<std::string, std::string> contents(const verb::RunOutcome& outcome) {
  std::map<std::string, std::string> out;
  for (const fact::Fact& one : outcome.facts) out[one.id()] = fact::version(one);
  return out;
}

bool same_content(const std::vector<std::string>& evidence, const std::map<std::string, std::string>& a,
                  const std::map<std::string, std::string>& b) {
  return std::ranges::all_of(evidence, [&](const std::string& id) { return a.contains(id) && b.contains(id) && a.at(id) == b.at(id); });
}

void compare(const std::filesystem::path& data, const char* first, const char* second) {
  const verb::RunOutcome before = judged(data, {first});
  const verb::RunOutcome after = judged(data, {first, second});
  const auto old = contents(before);
  const auto now = contents(after);
  std::map<finding::Change, int> counts;
  for (const verb::FindingChange& one : verb::history({before.facts, before.judgement.findings}, {after.facts, after.judgement.findings})) {
    CAPTURE(verb::to_text(one, 5));
    ++counts[one.what.change];
    const bool told = !one.records.empty() || !one.what.finding.replaced_by.empty();
    CHECK(told == (one.what.change != finding::Change::unchanged));
    if (one.what.finding.severity != "minor") continue;
    // A single clash whose row says what it said is what it was. Its id may go where a new
    // row begins at the same instant: then its heirs are named.
    const bool kept = same_content(one.what.finding.evidence, old, now) && one.what.evidence_before == one.what.finding.evidence;
    if (kept) CHECK((one.what.change == finding::Change::unchanged || !one.what.finding.replaced_by.empty()));
  }
  CHECK(counts[finding::Change::unchanged] > 0);
  CHECK(counts[finding::Change::fresh] > 0);
  CHECK(counts[finding::Change::withdrawn] > 0);
  std::printf("%s to %s: %d unchanged, %d new, %d changed, %d withdrawn\n", first, second, counts[finding::Change::unchanged],
              counts[finding::Change::fresh], counts[finding::Change::changed], counts[finding::Change::withdrawn]);
}

}  // namespace

TEST_CASE("three releases of UCDP GED: what is left alone keeps its findings, every difference names its records") {
  const auto shared = test::shared_data("three releases of UCDP GED");
  if (!shared) return;
  const auto data = *shared / "data" / "ucdp-ged";
  compare(data, "2019", "2020");
  compare(data, "2020", "2022");
}
