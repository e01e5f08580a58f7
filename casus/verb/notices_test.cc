#include <doctest/doctest.h>

#include <algorithm>

#include "casus/verb/accord_file.h"
#include "casus/verb/notices.h"

using namespace casus;

namespace {

constexpr const char* wardens = R"(# T

1.1 Nobody shells in the strip.

```accord
accord "T", draft 1, of 2025-01-01Z.
zone strip is area 48N 37E, 49N 37E, 49N 38E, 48N 38E.
kind shelling.   kind boat is sighting.
source w "wardens", reads incidents_csv, origin wardens, grade A2.
1.1 nobody may commit shelling in strip: minor from 1 incident; proof 1 origin, C3 or better.
```
)";

verb::RunOutcome outcome_with(std::vector<fact::Fact> facts, const std::string& accord = wardens) {
  verb::AccordFile file = verb::accord_from_bytes("t", accord, {});
  REQUIRE(file.reading.accord.has_value());
  base::SerialExecutor serial;
  verb::RunOutcome out{.accord = *file.reading.accord, .facts = std::move(facts), .feeds = {}, .judgement = {}};
  out.judgement = verb::judge(out.accord, out.facts, verb::Evaluation::fast, serial);
  return out;
}

fact::Fact row(std::string what, fact::Root root) {
  fact::Fact f;
  f.what = std::move(what);
  f.root = root;
  f.when = measure::Interval{measure::Instant{0}, measure::Instant{0}};
  f.source = "w";
  f.record = f.what;
  return f;
}

bool any_holds(const std::vector<std::string>& lines, std::string_view words) {
  return std::ranges::any_of(lines, [&](const std::string& line) { return line.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("a misspelt kind is told, not dropped") {
  const auto lines = verb::notices(outcome_with({row("sheling", fact::Root::incident)}));
  CHECK(any_holds(lines, "`sheling` is not declared"));
}

TEST_CASE("a sighting that came as an incident is told") {
  const auto lines = verb::notices(outcome_with({row("boat", fact::Root::incident)}));
  CHECK(any_holds(lines, "`boat` is a kind of sighting and came as incident"));
}

TEST_CASE("an outage of nobody has no effect and is told") {
  fact::Fact outage = row("outage", fact::Root::coverage);
  outage.when->to = measure::Instant{1000};
  outage.set("about", fact::Value{std::string{"nosuch"}});
  CHECK(any_holds(verb::notices(outcome_with({outage})), "`nosuch`"));
}

TEST_CASE("a source without covers is named as an assumption, a usable fact is not") {
  const auto lines = verb::notices(outcome_with({row("shelling", fact::Root::incident)}));
  CHECK(any_holds(lines, "w: taken to have watched everywhere"));
  CHECK(lines.size() == 1);
}

TEST_CASE("a norm of which nothing was read is not compliant") {
  CHECK(any_holds(verb::notices(outcome_with({})), "nothing is known there"));
}

TEST_CASE("a source that mostly reports late is told where a duty asks what was known") {
  std::vector<fact::Fact> log;
  for (int i = 0; i < 200; ++i) {
    log.push_back(row("shelling", fact::Root::incident));
    log.back().record = std::to_string(i);
    log.back().received = log.back().when->to + measure::minutes(i < 190 ? 30 : 6'000);
  }
  CHECK_FALSE(any_holds(verb::notices(outcome_with(log)), "came later"));
  std::string accord = wardens;
  accord.insert(accord.rfind("```"), "party AAA \"A\".  kind answer is act.\n1.2 on shelling in strip, AAA must answer within 1 d.\n");
  CHECK(any_holds(verb::notices(outcome_with(log, accord)), "w: 200 records came later than the `late` that it states, nine in ten of them within 30 min"));
  log.pop_back();
  CHECK_FALSE(any_holds(verb::notices(outcome_with(log, accord)), "came later"));
}
