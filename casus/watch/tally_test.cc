// Shares against their definition: what counts at each place, looked at one by one.
#include "casus/watch/tally.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace casus::watch {
namespace {

using measure::Instant;

Position at(std::int64_t ms) { return watch::at(Instant{ms}); }
Position after(std::int64_t ms) { return just_after(Instant{ms}); }
Share seen(Position from, Position to, std::int64_t certain, std::optional<std::int64_t> possible) {
  return {.span = {from, to}, .certain = certain, .possible = possible, .declared = false, .doubts = {}, .facts = {}};
}
Share declared(Position from, Position to, std::int64_t certain, std::optional<std::int64_t> possible) {
  Share share = seen(from, to, certain, possible);
  share.declared = true;
  return share;
}

struct Dice {
  std::uint64_t state;
  std::int64_t below(std::int64_t n) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::int64_t>((state >> 33U) % static_cast<std::uint64_t>(n));
  }
};

// What counts at `place`, by adding everything up anew.
struct Sum {
  std::int64_t certain = 0;
  std::optional<std::int64_t> possible = 0;
};
Sum sum_at(const std::vector<Share>& shares, Position place) {
  Sum of[2];
  bool returned = false;
  for (const Share& share : shares) {
    if (place < share.span.from || place >= share.span.to) continue;
    Sum& sum = of[share.declared ? 1 : 0];
    returned = returned || share.declared;
    sum.certain += share.certain;
    if (!share.possible) sum.possible = std::nullopt;
    else if (sum.possible) sum.possible = *sum.possible + *share.possible;
  }
  const bool prevails = !returned || (of[1].possible && of[0].certain > *of[1].possible);
  return {std::max(of[0].certain, of[1].certain), prevails ? of[0].possible : of[1].possible};
}

std::vector<Share> some_shares(Dice& dice) {
  std::vector<Share> all;
  for (std::int64_t i = 1 + dice.below(6); i > 0; --i) {
    const std::int64_t from = dice.below(10);
    const std::int64_t to = from + 1 + dice.below(5);
    const std::int64_t least = dice.below(3);
    std::optional<std::int64_t> most = least + dice.below(3);
    if (dice.below(8) == 0) most = std::nullopt;
    const Position begin = dice.below(3) == 0 ? after(from) : at(from);
    const Position end = dice.below(6) == 0 ? ending : dice.below(2) == 0 ? after(to) : at(to);
    all.push_back(dice.below(2) == 0 ? declared(begin, end, least, most) : seen(begin, end, least, most));
  }
  return all;
}

}  // namespace

TEST_CASE("two that meet at one instant are there together, both ends in") {
  const std::vector<Share> shares{seen(at(0), after(10), 40, 40), seen(at(10), after(20), 40, 40)};
  const auto excesses = tally(shares, 76);
  REQUIRE(excesses.size() == 1);
  CHECK(excesses[0].span.from == at(10));
  CHECK(excesses[0].span.to == after(10));
  REQUIRE(excesses[0].certain.size() == 1);
  CHECK(excesses[0].certain[0].from == at(10));
  CHECK(excesses[0].members == std::vector<std::uint32_t>{0, 1});
  CHECK(tally(shares, 81).empty());
}

TEST_CASE("a return that is replaced at an instant does not count at it") {
  CHECK(tally(std::vector{declared(at(0), at(10), 40, 40), declared(at(10), ending, 40, 40)}, 41).empty());
}

TEST_CASE("more seen than may have been declared prevails, less proves nothing") {
  const std::vector<Share> shares{declared(at(0), ending, 70, 70), seen(at(5), after(6), 78, 80), seen(at(8), after(9), 20, 90)};
  const auto excesses = tally(shares, 76);
  REQUIRE(excesses.size() == 1);
  CHECK(excesses[0].span.from == at(5));
  CHECK(excesses[0].span.to == after(6));
  CHECK(excesses[0].peak_possible == 80);
}

TEST_CASE("whom nobody named may be those of another source, and are not those of their own") {
  const auto nameless = [](std::uint32_t teller, std::int64_t many) {
    Share share = seen(at(0), at(9), many, many);
    share.teller = teller;
    return share;
  };
  Share beside = nameless(1, 3);  // of the named, as the first source saw them at that time
  beside.again = true;
  beside.possible = 0;
  const auto peak = [](const std::vector<Share>& shares) { return tally(shares, 1).front(); };
  CHECK(peak({nameless(1, 4), nameless(2, 5)}).peak_certain == 5);
  CHECK(peak({nameless(1, 4), nameless(2, 5)}).peak_possible == 9);
  CHECK(peak({nameless(1, 4), nameless(1, 5)}).peak_certain == 9);
  CHECK(peak({nameless(1, 4), seen(at(0), at(9), 3, 3)}).peak_certain == 4);
  CHECK(peak({nameless(1, 4), seen(at(0), at(9), 3, 3), beside}).peak_certain == 7);
  CHECK(peak({nameless(1, 4), seen(at(0), at(9), 3, 3), beside}).peak_possible == 7);
  CHECK_FALSE(peak({nameless(1, 4), seen(at(0), at(9), 3, 3), beside}).perhaps_same);
  CHECK(peak({nameless(1, 4), seen(at(0), at(9), 3, 3)}).perhaps_same);
  // They are gone with their time, and prevail over returns as any do.
  CHECK(tally(std::vector{nameless(1, 4), declared(at(0), at(9), 2, 3)}, 4).front().peak_certain == 4);
  CHECK(tally(std::vector{nameless(1, 3), nameless(2, 3), declared(at(0), at(9), 2, 4)}, 5).empty());
}

TEST_CASE("what has no bound has none at its peak, and its first place is the fullest") {
  const auto excesses = tally(std::vector{seen(at(0), ending, 5, 5), seen(at(4), ending, 0, std::nullopt)}, 3);
  REQUIRE(excesses.size() == 1);
  CHECK(excesses[0].peak_certain == 5);
  CHECK_FALSE(excesses[0].peak_possible.has_value());
  CHECK(excesses[0].fullest == at(4));
  CHECK(excesses[0].span.to == ending);
}

TEST_CASE("pieces join all that counts of one ground, and leave others apart") {
  std::vector<Share> shares{seen(at(0), at(10), 0, 5), seen(at(4), at(6), 5, 0), seen(at(0), at(10), 1, 1)};
  shares[0].facts = shares[1].facts = {3, 7};
  shares[1].doubts = {finding::Reason::late};
  shares[2].ground = 9;
  const std::vector<Share> pieces = pieces_of(shares);
  REQUIRE(pieces.size() == 4);
  CHECK(pieces[0].span == Span{at(0), at(4)});
  CHECK(pieces[1].span == Span{at(4), at(6)});
  CHECK(pieces[1].certain == 5);
  CHECK(pieces[1].possible == 5);
  CHECK(pieces[1].facts == base::Few<std::uint32_t>{3, 7});
  CHECK(pieces[1].doubts.contains(finding::Reason::late));
  CHECK(pieces[2].certain == 0);
  CHECK(pieces[3].ground == 9);
}

TEST_CASE("the tally agrees with its definition at every place of random shares") {
  Dice dice{7};
  for (int round = 0; round < 3'000; ++round) {
    const std::vector<Share> shares = some_shares(dice);
    const std::int64_t needed = 1 + dice.below(6);
    const auto excesses = tally(shares, needed);
    for (std::int64_t place = 0; place < 36; ++place) {
      const Position here = place;
      const Sum sum = sum_at(shares, here);
      const auto holds = [&](Span part) { return part.from <= here && here < part.to; };
      const auto excess = std::ranges::find_if(excesses, holds, &Excess::span);
      const bool reached = !sum.possible || *sum.possible >= needed;
      CHECK_MESSAGE((excess != excesses.end()) == reached, "round ", round, " place ", place);
      if (excess == excesses.end()) continue;
      CHECK_MESSAGE(std::ranges::any_of(excess->certain, holds) == (sum.certain >= needed), "round ", round, " place ", place);
      CHECK(excess->peak_certain >= sum.certain);
      CHECK((!excess->peak_possible || (sum.possible && *excess->peak_possible >= *sum.possible)));
    }
  }
}

}  // namespace casus::watch
