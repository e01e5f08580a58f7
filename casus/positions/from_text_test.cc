// The text as drafted, and what has to come first.
#include <doctest/doctest.h>

#include "casus/positions/inputs.h"
#include "casus/positions/outcome.h"

using namespace casus;
using positions::Agenda;
using positions::Page;

namespace {

constexpr std::string_view river =
    "# River\n\n1.1 [ten][twenty [gauged][guessed]{#how}]{#water} units. [Paid.]{#fee}\n\n```accord\n"
    "accord \"River\", draft 1, of 2026-01-01Z.\nparty UP \"upper\".\nparty DOWN \"lower\".\n```\n";

// Ratifications and signatures of three; UP has a second way where the fee is dropped.
constexpr std::string_view pact =
    "# Pact\n\n1.1 [Paid.]{#fee}\n\n```accord\naccord \"Pact\", draft 1, of 2026-01-01Z.\nparty UP \"upper\".\nparty DOWN \"lower\".\nparty SEA \"sea\".\n"
    "1.1 UP ratifies through Council (9 seats, majority of seats), after signature by DOWN.\n"
    "1.1 if not #fee: UP ratifies through People (99 seats, majority of seats).\n"
    "1.1 SEA ratifies through Diet (9 seats, majority of seats), before signature by DOWN.\n```\n";

Agenda agenda(std::string_view accord) {
  auto out = Agenda::of(accord);
  REQUIRE(out.ok());
  return std::move(*out);
}

std::vector<Page> page(const Agenda& on, const std::string& sentences) {
  std::vector<Page> out{positions::read_page(on, "p", "```positions\nsource l \"letter\", grade A1, of 2026-01-10Z.\n" + sentences + "\n```\n")};
  positions::check_together(on, out);
  CHECK(out.front().diagnostics.empty());
  return out;
}

positions::Outcome settled(const Agenda& on, const std::vector<Page>& pages, const std::string& drafted = {}) {
  base::SerialExecutor serial;
  positions::Asked asked;
  asked.drafted = drafted;
  auto out = positions::settle(on, pages, asked, serial);
  REQUIRE(out.ok());
  return std::move(*out);
}

}  // namespace

TEST_CASE("the text as drafted takes the first option of each choice, and what is named in its place") {
  const Agenda on = agenda(river);
  CHECK(*on.drafted() == talks::Package{0, 0});
  CHECK(*on.drafted("water=2,fee=drop") == talks::Package{1, 1});
  CHECK(*on.drafted("water=2,how=2") == talks::Package{2, 0});
  CHECK_FALSE(on.drafted("water=1,how=2").ok());
  CHECK_FALSE(on.drafted("water=3").ok());
  CHECK_FALSE(on.drafted("watr=1").ok());
}

TEST_CASE("what comes with an option is no change of its own, and inside the same option it is") {
  const Agenda on = agenda(river);
  const auto outer = positions::steps(on, {0, 0}, {2, 0});
  REQUIRE(outer.size() == 1);
  CHECK((outer[0].choice == *on.find("water") && outer[0].from == 1 && outer[0].to == 2));
  const auto inner = positions::steps(on, {1, 0}, {2, 1});
  REQUIRE(inner.size() == 2);
  CHECK((inner[0].choice == *on.find("how") || inner[1].choice == *on.find("how")));
}

TEST_CASE("nearest is the fewest changed choices among acceptable packages, points or none") {
  const Agenda on = agenda(river);
  const auto pages = page(on, "UP must #how 2, source l.\nDOWN cannot #fee keep, source l.");
  const positions::Outcome from_ten = settled(on, pages), from_twenty = settled(on, pages, "water=2");
  CHECK(from_ten.from_text.nearest.cost == std::optional<talks::Points>{2});
  CHECK(from_ten.from_text.nearest.packages == std::optional<std::uint64_t>{1});
  CHECK(from_twenty.from_text.nearest.cost == std::optional<talks::Points>{2});
  CHECK(settled(on, pages, "water=2,how=2,fee=drop").from_text.nearest.cost == std::optional<talks::Points>{0});
  const auto never = page(on, "UP must #how 2, source l.\nDOWN must #water 1, source l.");
  CHECK_FALSE(settled(on, never).from_text.nearest.cost);
}

TEST_CASE("a signature that would have to come before itself leaves no order, unless another route is open") {
  const Agenda on = agenda(pact);
  const auto pages = page(on, "DOWN signs after ratification by UP, source l.");
  const positions::Outcome outcome = settled(on, pages);
  // With the fee only the Council is left, which waits for the signature that waits for it.
  CHECK(outcome.survey.acceptable == positions::Count{1});
  REQUIRE(outcome.orderings.size() == 2);
  for (const auto& each : outcome.orderings) {
    CHECK(each.all == positions::Count{1});
    CHECK(each.acceptable == positions::Count{each.ordering.possible ? 1U : 0U});
  }
}

TEST_CASE("orders that each alone can be kept may leave none together") {
  const Agenda on = agenda(pact);
  // SEA ratifies before DOWN signs (the accord); DOWN signs before UP ratifies; SEA signs after UP has, which hinders nobody.
  const auto fine = page(on, "DOWN signs before ratification by UP, source l.\nSEA signs after ratification by UP, source l.");
  const positions::Outcome kept = settled(on, fine);
  CHECK(kept.survey.acceptable == positions::Count{2});
  for (const auto& each : kept.orderings) CHECK(each.ordering.possible);
  const auto pages = page(on, "DOWN signs before ratification by SEA, claimed by \"a paper\", source l.");
  CHECK(settled(on, pages).survey.acceptable == positions::Count{0});
}

TEST_CASE("a chamber that is not asked carries nothing") {
  const Agenda on = agenda(pact);
  const auto pages = page(on, "UP bloc \"A\" of 9 in Council: sure for #fee keep or #fee drop, source l.\nUP does not ask Council if #fee drop, source l.\nUP does not ask People, source l.\nDOWN prefers #fee keep, source l.");
  const positions::Outcome outcome = settled(on, pages);
  CHECK(outcome.ratifiable_sure == positions::Count{1});
  CHECK(outcome.ratifiable_possible == positions::Count{1});
  CHECK(positions::screen(on, pages, outcome).find("UP does not ask Council if #fee drop: letter, A1, 2026-01-10") != std::string::npos);
  REQUIRE(outcome.routes.size() == 2);
  CHECK(outcome.routes[0].sure == positions::Count{1});
  CHECK(outcome.routes[1].possible == positions::Count{0});
}

TEST_CASE("that a chamber is not asked is known from its own day on, and supposing it is told first") {
  const Agenda on = agenda(pact);
  auto pages = page(on, "UP bloc \"A\" of 9 in Council: sure for #fee keep or #fee drop, source l.\nUP does not ask Council, source l, of 2026-02-01Z.\nDOWN prefers #fee keep, source l.");
  CHECK(settled(on, pages).ratifiable_sure == positions::Count{0});
  base::SerialExecutor serial;
  const auto before = positions::settle(on, pages, measure::parse_instant("2026-01-31Z")->at, serial);
  CHECK(before->ratifiable_sure == positions::Count{2});
  positions::suppose(on, pages, "UP does not ask People", measure::parse_instant("2026-02-01Z")->at);
  CHECK(positions::screen(on, pages, settled(on, pages)).starts_with("IF     UP does not ask People: supposed\n"));
}

TEST_CASE("points are counted by tables, exact numbers, intervals, and options left out") {
  const Agenda on = agenda(river);
  const auto pages = page(on, "UP counts #water 1 as 3..4, 2 as 5.\nUP floor 3.\nDOWN counts #fee drop as 1.\nDOWN floor 0..1.");
  const positions::PointsGiven given = positions::points_given(on, pages);
  // Six options: 1 and 2 of water, 1 and 2 of how, keep and drop of the fee.
  CHECK((given.tables == 2 && given.numbers == 3 && given.intervals == 2 && given.defaults == 9));
  CHECK(interval::intervals(settled(on, pages).held.ranged) == 2);
}
