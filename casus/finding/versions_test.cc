#include "casus/finding/versions.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace casus::finding {
namespace {

measure::Instant hour(std::int64_t n) { return *measure::civil(2025, 3, 1) + measure::hours(n); }

Finding finding(std::int64_t from, std::int64_t to, std::vector<std::string> evidence) {
  Finding out;
  out.norm = "4.1";
  out.subject = "RUS";
  out.key = "strip";
  out.severity = "minor";
  out.measure = "incidents";
  out.verdict = Verdict::breach;
  out.from = hour(from);
  out.to = hour(to);
  out.evidence = std::move(evidence);
  identify(out, "x");
  return out;
}

const Versioned& of(const std::vector<Versioned>& all, const Finding& f) {
  const auto found = std::ranges::find_if(all, [&](const Versioned& one) { return one.finding.id == f.id; });
  REQUIRE(found != all.end());
  return *found;
}

TEST_CASE("what says the same keeps its version") {
  const Finding one = finding(1, 5, {"p:1"});
  const auto all = versions(std::vector{one}, std::vector{one});
  REQUIRE(all.size() == 1);
  CHECK(all[0].change == Change::unchanged);
  CHECK(all[0].finding.version == 1);
}

TEST_CASE("the same evidence in another order is no new version") {
  const auto all = versions(std::vector{finding(1, 5, {"p:1", "p:2"})}, std::vector{finding(1, 5, {"p:2", "p:1"})});
  CHECK(all[0].change == Change::unchanged);
}

TEST_CASE("a later report in the same finding makes a new version of it") {
  const Finding before = finding(1, 5, {"p:1"});
  const Finding after = finding(1, 6, {"p:1", "p:2"});
  REQUIRE(before.id == after.id);
  const auto all = versions(std::vector{before}, std::vector{after});
  CHECK(all[0].change == Change::changed);
  CHECK(all[0].finding.version == 2);
  CHECK(all[0].evidence_before == std::vector<std::string>{"p:1"});
}

TEST_CASE("an earlier report moves the start: the old id is withdrawn and names its heir, who names it") {
  const Finding before = finding(3, 6, {"p:2"});
  const Finding after = finding(1, 6, {"p:1", "p:2"});
  const auto all = versions(std::vector{before}, std::vector{after});
  REQUIRE(all.size() == 2);
  CHECK(of(all, before).finding.verdict == Verdict::withdrawn);
  CHECK(of(all, before).finding.replaced_by == std::vector{after.id});
  CHECK(of(all, after).change == Change::fresh);
  CHECK(of(all, after).finding.replaces == std::vector{before.id});
}

TEST_CASE("two findings that a late report joins both lead to the one") {
  const Finding first = finding(1, 3, {"p:1"});
  const Finding second = finding(5, 7, {"p:2"});
  const Finding joined = finding(1, 7, {"p:1", "p:2", "p:3"});
  const auto all = versions(std::vector{first, second}, std::vector{joined});
  CHECK(of(all, joined).change == Change::changed);
  CHECK(of(all, joined).finding.replaces == std::vector{second.id});
  CHECK(of(all, second).finding.replaced_by == std::vector{joined.id});
}

TEST_CASE("a finding that a revision splits is named by its second half") {
  const Finding whole = finding(1, 7, {"p:1", "p:2", "p:3"});
  const Finding first = finding(1, 3, {"p:1"});
  const Finding second = finding(5, 7, {"p:3"});
  const auto all = versions(std::vector{whole}, std::vector{first, second});
  CHECK(of(all, first).change == Change::changed);
  CHECK(of(all, second).finding.replaces == std::vector{whole.id});
}

TEST_CASE("what rests on nothing any more is withdrawn and replaced by nothing") {
  const Finding one = finding(1, 3, {"p:1"});
  const auto all = versions(std::vector{one}, {});
  REQUIRE(all.size() == 1);
  CHECK(all[0].change == Change::withdrawn);
  CHECK(all[0].finding.replaced_by.empty());
  CHECK(all[0].finding.version == 2);
}

TEST_CASE("a neighbour under another zone or party takes nobody's place") {
  const Finding before = finding(1, 5, {"p:1"});
  Finding after = finding(2, 5, {"p:1"});
  after.key = "bay";
  identify(after, "x");
  const auto all = versions(std::vector{before}, std::vector{after});
  CHECK(of(all, before).finding.replaced_by.empty());
  CHECK(of(all, after).finding.replaces.empty());
}

}  // namespace
}  // namespace casus::finding
