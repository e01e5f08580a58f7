// Returns made by hand, and what stands of them at each place.
#include "casus/watch/returns.h"

#include <doctest/doctest.h>

namespace casus::watch {
namespace {

using finding::Reason;
using measure::Instant;

constexpr Instant end_of_record{1'000};

Return made(std::int64_t at, std::int64_t number, std::string_view unit = {}) {
  const Position edge = watch::at(Instant{at});
  return {.fact = 0, .unit = unit, .from = edge, .latest = edge, .made = edge, .certain = true, .least = number, .greatest = number, .due = std::nullopt, .doubts = {}};
}
// Made at an unknown instant of [from, to).
Return between(std::int64_t from, std::int64_t to, std::int64_t number) {
  Return out = made(from, number);
  out.latest = watch::at(Instant{to}) - 1;
  out.made = watch::at(Instant{to});
  return out;
}

// "500..700 late", what stands at `ms`; "-": nothing does.
std::string standing(const std::vector<Return>& returns, std::int64_t ms, bool after = false) {
  const Position place = after ? just_after(Instant{ms}) : watch::at(Instant{ms});
  std::int64_t certain = 0;
  std::optional<std::int64_t> possible = 0;
  Reasons doubts;
  bool any = false;
  for (const Share& share : shares_of(returns, end_of_record)) {
    if (place < share.span.from || place >= share.span.to) continue;
    any = true;
    certain += share.certain;
    if (!share.possible) possible = std::nullopt;
    else if (possible) possible = *possible + *share.possible;
    doubts |= share.doubts;
  }
  if (!any) return "-";
  std::string out = std::to_string(certain) + ".." + (possible ? std::to_string(*possible) : "any");
  for (const Reason reason : reasons_of(doubts)) out += " " + std::string{finding::name(reason)};
  return out;
}

}  // namespace

TEST_CASE("units add up, a unit's next return replaces its last, one without a unit replaces all") {
  const std::vector<Return> returns{made(10, 520, "army"), made(20, 200, "guard"), made(30, 180, "guard"), made(40, 590)};
  CHECK(standing(returns, 9) == "-");
  CHECK(standing(returns, 10) == "520..520");
  CHECK(standing(returns, 20) == "720..720");
  CHECK(standing(returns, 30) == "700..700");
  CHECK(standing(returns, 40) == "590..590");
}

TEST_CASE("a part after the total is within it or beside it") {
  const std::vector<Return> returns{made(10, 1'000), made(20, 500, "army"), made(30, 700, "guard"), made(40, 900)};
  CHECK(standing(returns, 10) == "1000..1000");
  CHECK(standing(returns, 20) == "1000..1500 uncertain_amount");
  CHECK(standing(returns, 30) == "1200..2200 uncertain_amount");
  CHECK(standing(returns, 40) == "900..900");
}

TEST_CASE("a total that is not certain replaces no part, and adds no more than itself") {
  Return claim = made(20, 2);
  claim.certain = false;
  claim.doubts = {Reason::unproven};
  CHECK(standing({made(10, 5, "army"), claim}, 15) == "5..5");
  CHECK(standing({made(10, 5, "army"), claim}, 20) == "5..7 unproven uncertain_amount");
}

TEST_CASE("of two returns of one instant nobody knows which stands") {
  CHECK(standing({made(10, 5), made(10, 7)}, 10) == "5..7 uncertain_amount");
  CHECK(standing({made(10, 5), made(10, 5)}, 10) == "5..5");
}

TEST_CASE("while a return may have been made, the one before may still stand") {
  const std::vector<Return> returns{made(0, 5), between(10, 20, 9)};
  CHECK(standing(returns, 9) == "5..5");
  CHECK(standing(returns, 10) == "5..9 uncertain_time uncertain_amount");
  CHECK(standing(returns, 20) == "9..9");
  CHECK(standing({between(10, 20, 9)}, 15) == "0..9 uncertain_time");
}

TEST_CASE("a return that is not certain replaces nothing") {
  Return claim = made(10, 9);
  claim.certain = false;
  claim.doubts = {Reason::unproven};
  CHECK(standing({made(0, 5), claim}, 50) == "5..9 unproven uncertain_amount");
  CHECK(standing({claim, made(20, 5)}, 20) == "5..5");
}

TEST_CASE("a return stands at the instant at which the next is due, and not after it") {
  Return old = made(0, 5);
  old.due = Instant{100};
  CHECK(standing({old}, 100) == "5..5");
  CHECK(standing({old}, 100, true) == "0..any late");
  CHECK(standing({old, made(100, 6)}, 100) == "6..6");
  old.due = end_of_record;
  CHECK(standing({old}, 2'000) == "5..5");  // what comes after the record is not judged
}

TEST_CASE("numbers are ending below zero, and a word is none") {
  const fact::Value below = measure::AmountRange{measure::whole(-3), measure::whole(2)};
  CHECK(number_in(&below)->least == 0);
  CHECK(number_in(&below)->greatest == 2 * measure::decimal_one);
  const fact::Value word = std::string{"many"};
  CHECK_FALSE(number_in(&word).has_value());
  CHECK_FALSE(number_in(nullptr).has_value());
}

}  // namespace casus::watch
