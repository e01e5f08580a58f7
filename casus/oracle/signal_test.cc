// Signals: answers at instants and in the open stretches between them.
#include "casus/oracle/signal.h"

#include <doctest/doctest.h>

using namespace casus::oracle;
using casus::measure::Instant;
using casus::measure::Truth;

namespace {

const Instant ten{10'000};
const Instant noon{12'000};

}  // namespace

TEST_CASE("an instant and the open stretch after it are different positions") {
  Signal signal;
  signal.set(at(ten), at(noon), Truth::yes);
  CHECK(signal.at(at(ten)) == Truth::yes);
  CHECK(signal.at(just_after(ten)) == Truth::yes);
  CHECK(signal.at(at(noon) - 1) == Truth::yes);
  CHECK(signal.at(at(noon)) == Truth::no);
  signal.set(at(noon), just_after(noon), Truth::unknown);
  CHECK(signal.at(at(noon)) == Truth::unknown);
  CHECK(signal.at(just_after(noon)) == Truth::no);
}

TEST_CASE("instants before 1970 are positions like any other") {
  const Instant early{-3};
  CHECK(instant_of(at(early)) == early);
  CHECK(instant_of(just_after(early)) == early);
  CHECK(instant_of(at(early) - 1) == Instant{-4});
}

TEST_CASE("pieces are maximal: setting the same answer twice makes one") {
  Signal signal;
  signal.set(at(ten), at(noon), Truth::yes);
  signal.set(at(noon), at(noon) + 4, Truth::yes);
  REQUIRE(signal.pieces().size() == 3);
  CHECK(signal.pieces()[1].from == at(ten));
  CHECK(signal.pieces()[1].to == at(noon) + 4);
}

TEST_CASE("setting nothing changes nothing, and an end beyond the end is the end") {
  Signal signal{Truth::unknown};
  signal.set(at(noon), at(ten), Truth::yes);
  CHECK(signal.pieces().size() == 1);
  signal.set(at(noon), INT64_MAX, Truth::no);
  CHECK(signal.pieces().back().to == ending);
  CHECK(signal.at(ending - 1) == Truth::no);
}

TEST_CASE("raising never lowers") {
  Signal signal;
  signal.set(at(ten), at(noon), Truth::yes);
  signal.raise(at(ten) - 10, at(noon) + 10, Truth::unknown);
  CHECK(signal.at(at(ten)) == Truth::yes);
  CHECK(signal.at(at(ten) - 1) == Truth::unknown);
  CHECK(signal.at(at(noon)) == Truth::unknown);
}

TEST_CASE("and, or, not work at every position by themselves") {
  Signal a;
  a.set(0, 10, Truth::yes);
  a.set(10, 20, Truth::unknown);
  Signal b{Truth::yes};
  b.set(5, 15, Truth::no);
  for (const Position p : {-1, 0, 4, 5, 9, 10, 14, 15, 19, 20}) {
    CHECK(both(a, b).at(p) == casus::measure::both(a.at(p), b.at(p)));
    CHECK(either(a, b).at(p) == casus::measure::either(a.at(p), b.at(p)));
    CHECK(negated(a).at(p) == casus::measure::negate(a.at(p)));
  }
}

TEST_CASE("a stretch of what is wanted joins pieces of different answers") {
  Signal signal;
  signal.set(0, 10, Truth::yes);
  signal.set(10, 20, Truth::unknown);
  const auto possible = signal.stretches([](Truth t) { return t != Truth::no; });
  REQUIRE(possible.size() == 1);
  CHECK(possible[0].from == 0);
  CHECK(possible[0].to == 20);
  CHECK(signal.stretches([](Truth t) { return t == Truth::yes; }).front().to == 10);
}
