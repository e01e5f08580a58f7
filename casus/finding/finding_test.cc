#include <doctest/doctest.h>

#include "casus/finding/finding.h"

using namespace casus::finding;
using casus::measure::Instant;

namespace {

Finding example() {
  Finding f;
  f.norm = "4.1";
  f.subject = "RUS";
  f.key = "buffer";
  f.verdict = Verdict::unknown;
  f.severity = "grave";
  f.from = Instant{1000};
  f.facts_from = Instant{1000};
  f.facts_to = Instant{2000};
  f.measure = "incidents";
  f.peak = {3, std::nullopt};
  f.reasons = {Reason::unattributed, Reason::unsigned_act};
  f.evidence = {"patrols:1"};
  identify(f, "Berlin/1/2025");
  return f;
}

}  // namespace

TEST_CASE("a finding reads back exactly what it prints, open ends included") {
  const Finding f = example();
  const auto back = from_json(to_json(f));
  REQUIRE(back.ok());
  CHECK(to_json(*back) == to_json(f));
  CHECK_FALSE(back->to.has_value());
  CHECK_FALSE(back->peak.possible.has_value());
}

TEST_CASE("identity rests on what is judged, not on how it came out") {
  Finding a = example();
  Finding b = example();
  b.verdict = Verdict::breach;
  b.peak = {9, 9};
  identify(b, "Berlin/1/2025");
  CHECK(a.id == b.id);
  b.from = Instant{1001};
  identify(b, "Berlin/1/2025");
  CHECK(a.id != b.id);
}

TEST_CASE("two incidents of one instant are two findings with two ids") {
  std::vector<Finding> twins{example(), example(), example()};
  twins[1].evidence = {"patrols:2"};
  twins[2].from = Instant{5};
  identify_all(twins, "Berlin/1/2025");
  CHECK(twins[0].id != twins[1].id);
  Finding alone = twins[2];
  identify(alone, "Berlin/1/2025");
  CHECK(alone.id == twins[2].id);
}

TEST_CASE("findings are printed by norm, rung, key, start") {
  Finding a = example();
  Finding b = example();
  a.rung_order = 2;
  b.rung_order = 1;
  b.key = "zzz";
  std::vector<Finding> both{a, b};
  sort(both);
  CHECK(both.front().key == "zzz");
}

TEST_CASE("a line that lacks a field says which") {
  std::string line = to_json(example());
  line.replace(line.find("\"measure\""), 9, "\"meazure\"");
  const auto back = from_json(line);
  REQUIRE_FALSE(back.ok());
  CHECK(back.fault().message.find("measure") != std::string::npos);
}
