#include "casus/watch/standing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

using namespace casus::watch;

TEST_CASE("lists of runs come out sorted, however many runs they have") {
  for (const int run : {1, 2, 7, 50, 1'000}) {
    std::vector<int> all;
    for (int i = 0; i < 1'000; ++i) all.push_back(i % run * 3 + i / run);
    std::vector<int> expected = all;
    std::ranges::sort(expected);
    sort_runs(all, std::less<>{});
    CHECK(all == expected);
  }
  std::vector<int> none;
  sort_runs(none, std::less<>{});
  CHECK(none.empty());
}

TEST_CASE("changes are passed position by position, what goes before what comes") {
  Changes<char> changes;
  changes.add({10, 30}, 'b');
  changes.add({0, 10}, 'a');
  changes.add({10, 20}, 'c');
  changes.add({40, 50}, 'd');
  std::string told;
  const auto settle = [&](Span span) { told += " " + std::to_string(span.from) + (span.to == ending ? "" : ".." + std::to_string(span.to)) + " "; };
  changes.pass([&](char one) { told += {'-', one}; }, [&](char one) { told += {'+', one}; }, settle);
  CHECK(told == "+a 0..10 -a+b+c 10..20 -c 20..30 -b 30..40 +d 40..50 -d 50 ");
  Changes<char> none;
  none.pass([](char) {}, [](char) {}, [](Span) { CHECK(false); });
}

TEST_CASE("what stands is what came and did not go") {
  Standing standing{10};
  for (const std::uint32_t one : {3U, 5U, 9U, 0U}) standing.insert(one);
  standing.erase(5);
  standing.erase(0);
  standing.insert(5);
  standing.erase(3);
  std::vector<std::uint32_t> left(standing.all().begin(), standing.all().end());
  std::ranges::sort(left);
  CHECK(left == std::vector<std::uint32_t>{5, 9});
}

TEST_CASE("a pass over things that lie apart tells what a sorted pass tells") {
  const auto told = [](const std::vector<Span>& spans, bool sorted) {
    std::string out;
    const auto goes = [&](std::uint32_t one) { out += " -" + std::to_string(one); };
    const auto comes = [&](std::uint32_t one) { out += " +" + std::to_string(one); };
    const auto settle = [&](Span span) { out += " [" + std::to_string(span.from) + "," + (span.to == ending ? "..." : std::to_string(span.to)) + ")"; };
    if (!sorted) {
      pass_over(std::span<const Span>{spans}, [](const Span& span) { return span; }, Steps{goes, comes, settle});
      return out;
    }
    Changes<std::uint32_t> changes;
    for (std::uint32_t i = 0; i < spans.size(); ++i) changes.add(spans[i], i);
    changes.pass(goes, comes, settle);
    return out;
  };
  CHECK(told({{1, 3}, {3, 4}, {6, 9}}, false) == " +0 [1,3) -0 +1 [3,4) -1 [4,6) +2 [6,9) -2 [9,...)");
  for (const std::vector<Span>& spans : std::vector<std::vector<Span>>{
           {}, {{1, 3}}, {{1, 3}, {3, 4}, {6, 9}}, {{1, ending}}, {{1, 3}, {4, ending}}, {{1, 4}, {3, 5}}, {{5, 6}, {1, 2}}, {{1, 2}, {1, 2}}})
    CHECK(told(spans, false) == told(spans, true));
}
