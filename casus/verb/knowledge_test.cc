#include "casus/verb/knowledge.h"

#include <doctest/doctest.h>

namespace casus::verb {
namespace {

measure::Instant hour(std::int64_t n) { return *measure::civil(2025, 3, 1) + measure::hours(n); }

fact::Fact fact_at(std::int64_t from, std::int64_t to, std::optional<std::int64_t> received) {
  fact::Fact out;
  out.when = {hour(from), hour(to)};
  if (received) out.received = hour(*received);
  return out;
}

TEST_CASE("a point is an instant, a number of facts, or a release") {
  CHECK(parse_point("2025-03-01T05:00Z")->received == hour(5));
  CHECK(parse_point("@250")->facts == std::size_t{250});
  CHECK(parse_point("ged@2020")->source == "ged");
  CHECK(parse_point("ged@2020")->release == "2020");
  for (const char* wrong : {"", "@", "@-1", "@x", "ged@", "yesterday", "2025-03-01T05:00"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_point(wrong).ok());
  }
}

TEST_CASE("what was received at the instant itself was known, what came after was not") {
  const Point point = *parse_point("2025-03-01T05:00Z");
  CHECK(known_facts({fact_at(1, 1, 5)}, point).size() == 1);
  CHECK(known_facts({fact_at(1, 1, 6)}, point).empty());
}

TEST_CASE("a fact without a receipt is known when it has happened") {
  const Point point = *parse_point("2025-03-01T05:00Z");
  CHECK(known_facts({fact_at(1, 5, {})}, point).size() == 1);
  CHECK(known_facts({fact_at(1, 6, {})}, point).empty());
}

TEST_CASE("a position counts facts in the order of the log") {
  const std::vector<fact::Fact> log{fact_at(1, 1, {}), fact_at(2, 2, {}), fact_at(3, 3, {})};
  CHECK(known_facts(log, *parse_point("@2")).size() == 2);
  CHECK(known_facts(log, *parse_point("@2")).back().when->from == hour(2));
  CHECK(known_facts(log, *parse_point("@9")).size() == 3);
}

TEST_CASE("of a source its later releases are unknown, of the others nothing is") {
  const std::vector<FeedSpec> feeds{{"ged", "a", "2019"}, {"acled", "x", "1"}, {"ged", "b", "2020"}, {"ged", "c", "2022"}};
  const auto known = known_feeds(feeds, *parse_point("ged@2020"));
  REQUIRE(known.ok());
  REQUIRE(known->size() == 3);
  CHECK((*known)[2].path == "b");
  const auto missing = known_feeds(feeds, *parse_point("ged@2021"));
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.fault().help == "its releases are: 2019, 2020, 2022");
  CHECK_FALSE(known_feeds(feeds, *parse_point("firms@1")).ok());
}

TEST_CASE("a release may have several files, and is known whole or not at all") {
  const std::vector<FeedSpec> feeds{{"ged", "a", "2019"}, {"ged", "b", "2019"}, {"ged", "c", "2020"}, {"ged", "d", "2020"}, {"ged", "e", "2022"}};
  const auto known = known_feeds(feeds, *parse_point("ged@2020"));
  REQUIRE(known.ok());
  REQUIRE(known->size() == 4);
  CHECK(known->back().path == "d");
  CHECK(known_feeds(feeds, *parse_point("ged@2021")).fault().help == "its releases are: 2019, 2020, 2022");
  CHECK(known_feeds({{"ged", "a"}}, *parse_point("ged@1")).fault().help == "none is named; name each: --feed ged@2020=a.csv --feed ged@2022=b.csv");
}

TEST_CASE("files of one source name their releases or none of them does, and those of one stand together") {
  for (const std::vector<std::string>& good : {std::vector<std::string>{"ged=a", "acled@3=x", "ged=b"}, {"ged@2020=a", "ged@2020=b", "acled=x", "ged@2022=a"}}) CHECK(parse_feeds(good).ok());
  CHECK(parse_feeds({"ged=a", "ged=b"})->back().release.empty());
  const auto fault = [](const std::vector<std::string>& feeds) { return parse_feeds(feeds).fault().message; };
  CHECK(fault({"ged=a", "ged@2022=b"}) == "source `ged` has files with a release and files without: is `b` a part of `ged@2022`, or another release?");
  CHECK(fault({"ged@2022=a", "ged=b"}) == "source `ged` has files with a release and files without: is `b` a part of `ged@2022`, or another release?");
  CHECK(fault({"ged@2020=a", "ged@2022=b", "ged@2020=c"}) == "the files of release `2020` of source `ged` stand on both sides of `2022`");
  CHECK(fault({"ged=a", "ged=a"}) == "source `ged` is fed `a` twice");
  CHECK(fault({"ged@2020=-", "ged@2022=-"}) == "source `ged` is fed `-` twice");
}

}  // namespace
}  // namespace casus::verb
