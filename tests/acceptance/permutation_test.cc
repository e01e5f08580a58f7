// What a finding says is a function of the set of facts: their order in the log, and
// how many threads judge them, changes no byte but the order of `evidence`.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "tests/acceptance/example.h"
#include "tests/differential/dice.h"
#include "tests/support/shared_data.h"
#include "tests/support/source_dir.h"

using namespace casus;

namespace {

constexpr std::uint64_t seeds = 100;

// Everything that is printed, evidence as a set.
std::string settled(watch::Judgement judgement) {
  std::string text;
  for (finding::Finding& one : judgement.findings) {
    std::ranges::sort(one.evidence);
    text += finding::to_json(one) + "\n";
  }
  for (const finding::NormHours& hours : judgement.hours) text += finding::to_json(hours) + "\n";
  return text;
}

std::string judged(const accord::Accord& accord, const std::vector<fact::Fact>& facts, std::size_t threads) {
  host::ThreadExecutor executor{threads};
  return settled(watch::judge_all(accord, facts, executor));
}

void shuffle(std::vector<fact::Fact>& facts, std::uint64_t seed) {
  differential::Dice dice{seed};
  for (std::size_t n = facts.size(); n > 1; --n) {
    std::swap(facts[n - 1], facts[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(n)))]);
  }
}

void order_does_not_matter(test::Loaded loaded) {
  const std::string wanted = judged(loaded.accord, loaded.facts, 1);
  REQUIRE(wanted.find("casus.finding/1") != std::string::npos);
  CHECK(judged(loaded.accord, loaded.facts, 2) == wanted);
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    shuffle(loaded.facts, seed);
    const std::string got = judged(loaded.accord, loaded.facts, 1 + seed % 2);
    if (got == wanted) continue;
    const auto at = std::ranges::mismatch(got, wanted).in1 - got.begin();
    FAIL("seed ", seed, ": ", got.substr(got.rfind('\n', static_cast<std::size_t>(at)) + 1, 600));
  }
}

std::vector<verb::FeedSpec> feeds_of(const std::filesystem::path& folder, std::initializer_list<std::array<const char*, 2>> names) {
  std::vector<verb::FeedSpec> out;
  for (const auto& [source, file] : names) out.push_back({source, (folder / file).string()});
  return out;
}

}  // namespace

TEST_CASE("the order of our own facts and the number of threads change no byte of what is settled") {
  const auto own = test::own_examples();
  order_does_not_matter(test::load(own / "ford.accord.md", feeds_of(own, {{"ged", "ford.csv"}})));
  order_does_not_matter(test::load(own / "quay.accord.md", feeds_of(own, {{"ais", "quay.nmea"}})));
}

TEST_CASE("the order of three feeds, with torn and revised records, changes no byte of what is settled") {
  const auto reserve = std::filesystem::path{casus::test::source_dir()} / "examples" / "no-take-zone";
  order_does_not_matter(test::load(reserve / "reserve.accord.md",
                                   feeds_of(reserve / "feeds", {{"rangers", "rangers.csv"}, {"anglers", "anglers.csv"}, {"ais", "ais.nmea"}})));
}

TEST_CASE("the order of a satellite's day, minutes to hours out of sequence, changes no byte of what is settled") {
  const auto shared = test::shared_data("the order of a satellite's day");
  if (!shared) return;
  order_does_not_matter(test::load(test::own_examples() / "sea.accord.md",
                                   feeds_of(*shared / "data" / "ais-nmea", {{"ais", "amsa-sat-2012-01-31.nmea.gz"}})));
}
