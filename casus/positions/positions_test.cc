#include <doctest/doctest.h>

#include <algorithm>

#include "casus/base/executor.h"
#include "casus/positions/outcome.h"
#include "casus/text/codes_positions.h"

using namespace casus;
using positions::Agenda;
using positions::Page;

namespace {

constexpr std::string_view river =
    "# River\n\n1.1 [ten][twenty [gauged][guessed]{#how}]{#water} units. [Paid.]{#fee}\n\n1.2 Nothing open.\n\n```accord\n"
    "accord \"River\", draft 1, of 2026-01-01Z.\nparty UP \"upper\".\nparty DOWN \"lower\".\n"
    "1.1 if #fee: UP ratifies through Council (100 seats, majority of seats).\n"
    "1.1 if not #fee: UP ratifies through Council (100 seats, two thirds of seats).\n```\n";

Agenda agenda(std::string_view accord = river) {
  auto out = Agenda::of(accord);
  REQUIRE(out.ok());
  return std::move(*out);
}

std::string block(std::string_view sentences) { return "# P\n\n```positions\nsource l \"letter\", grade A1, of 2026-01-10Z.\n" + std::string{sentences} + "\n```\n"; }

std::vector<Page> pages(const Agenda& on, const std::vector<std::string>& sentences) {
  std::vector<Page> out;
  for (const std::string& each : sentences) out.push_back(positions::read_page(on, "p" + std::to_string(out.size()), block(each)));
  positions::check_together(on, out);
  return out;
}

std::vector<std::string_view> told(const std::vector<Page>& all) {
  std::vector<std::string_view> out;
  for (const Page& page : all) {
    for (const text::Diagnostic& d : page.diagnostics) out.push_back(d.code);
  }
  return out;
}

positions::Outcome settled(const Agenda& on, const std::vector<Page>& all) {
  CHECK(told(all).empty());
  base::SerialExecutor serial;
  auto out = positions::settle(on, all, {}, serial);
  REQUIRE(out.ok());
  return std::move(*out);
}

}  // namespace

TEST_CASE("a choice inside an option is closed only where that option is taken") {
  const Agenda on = agenda();
  REQUIRE(on.issues().size() == 2);
  CHECK(on.issues()[0].options == std::vector<std::string>{"1", "2 how=1", "2 how=2"});
  CHECK(on.issues()[1].options == std::vector<std::string>{"keep", "drop"});
  CHECK(on.provision(0) == "1.1");
  CHECK(on.shares().closed == 1);
  CHECK(on.shares().provisions == 2);
}

TEST_CASE("every code of positions has a bad example that gives it alone and a good one") {
  const Agenda on = agenda(text::position_examples());
  for (const text::CodeEntry& entry : text::position_codes()) {
    CAPTURE(entry.code);
    CHECK(told(pages(on, {std::string{entry.bad}})) == std::vector<std::string_view>{entry.code});
    CHECK(told(pages(on, {std::string{entry.good}})).empty());
  }
}

TEST_CASE("one mistake hides no other, and an unfinished sentence hides not the next") {
  const auto all = pages(agenda(), {"UP must #watr 1, source l.\nUP must #water 1, source l\nDOWN must #water 9, source l.\nUP needs (#water 1, source l."});
  CHECK(told(all) == std::vector<std::string_view>{"CAS-E0321", "CAS-E0202", "CAS-E0325", "CAS-E0201"});
  CHECK(all[0].diagnostics[0].fixes.at(0).replacement == "#water");
}

TEST_CASE("a claim may contradict a party's own word, which is then a conflict and no fault") {
  const Agenda on = agenda();
  const auto all = pages(on, {"UP must #water 1, source l.", "UP must #water 2, claimed by \"a paper\", source l."});
  const positions::Outcome outcome = settled(on, all);
  REQUIRE(outcome.stuck);
  CHECK(outcome.stuck->conflicts.size() == 1);
  REQUIRE(outcome.pivots.size() == 1);
  CHECK(outcome.pivots[0].otherwise == positions::Count{2});
  CHECK(told(pages(on, {"UP must #water 1, source l.", "UP must #water 2, source l."})) == std::vector<std::string_view>{"CAS-E0801"});
}

TEST_CASE("that a party can live with an option is decisive where its denial leaves nothing") {
  const Agenda on = agenda();
  const auto all = pages(on, {"DOWN must #water 1, source l.\nUP can live with #water 1, claimed by \"a paper\", source l."});
  const positions::Outcome outcome = settled(on, all);
  CHECK(outcome.survey.acceptable == positions::Count{2});
  REQUIRE(outcome.pivots.size() == 1);
  CHECK(outcome.pivots[0].otherwise == positions::Count{0});
}

TEST_CASE("conditions: and binds before or, not before both, and a list of options is one wish") {
  const Agenda on = agenda();
  const auto count = [&](const std::string& sentence) { return settled(on, pages(on, {sentence})).survey.acceptable; };
  CHECK(count("UP needs #water 1 or #water 2 and #fee keep, source l.") == positions::Count{4});
  CHECK(count("UP needs (#water 1 or #water 2) and #fee keep, source l.") == positions::Count{3});
  CHECK(count("UP needs not #how 1 and not #fee keep, source l.") == positions::Count{2});
  CHECK(count("UP needs #how 1 or 2 and #fee keep, source l.") == positions::Count{2});
  CHECK(count("UP accepts #fee keep if #how 2, source l.") == positions::Count{4});
  CHECK(count("UP needs #fee keep if #water 1, source l.") == positions::Count{5});
  CHECK(count("UP must #water \"ten\", source l.") == positions::Count{2});
}

TEST_CASE("an offer stands through its last day and is a refusal after it") {
  const Agenda on = agenda();
  const auto all = pages(on, {"UP offers #fee keep until 2026-03-31Z, source l.\nDOWN must #fee keep, source l."});
  base::SerialExecutor serial;
  const auto on_day = [&](std::string_view day) { return positions::settle(on, all, measure::parse_instant(day)->at, serial)->survey.acceptable; };
  CHECK(on_day("2026-01-10Z") == positions::Count{3});
  CHECK(on_day("2026-03-31Z") == positions::Count{3});
  CHECK(on_day("2026-04-01Z") == positions::Count{0});
  const positions::Outcome outcome = settled(on, all);
  REQUIRE(outcome.clock.size() == 1);
  CHECK(outcome.clock[0].after == positions::Count{0});
}

TEST_CASE("what was said later is left out") {
  const Agenda on = agenda();
  const auto all = pages(on, {"UP must #water 1, source l.\nUP cannot #fee keep, source l, of 2026-02-01Z."});
  base::SerialExecutor serial;
  const auto before = positions::settle(on, all, measure::parse_instant("2026-01-31Z")->at, serial);
  CHECK(before->survey.acceptable == positions::Count{2});
  CHECK(before->held.later == 1);
  CHECK(settled(on, all).survey.acceptable == positions::Count{1});
}

TEST_CASE("ratification follows the route that a package opens, sure and possible") {
  const Agenda on = agenda();
  const auto all = pages(on, {"UP bloc \"A\" of 60 in Council: sure for #water 1; against #water 2, source l.\nUP bloc \"B\" of 10 in Council: leaning for #fee drop, source l.\nDOWN prefers #water 1, source l."});
  const positions::Outcome outcome = settled(on, all);
  // Ten units: 60 are sure, a majority of 100 and no two thirds; those may still come.
  CHECK(outcome.ratifiable_sure == positions::Count{1});
  CHECK(outcome.ratifiable_possible == positions::Count{2});
  REQUIRE(outcome.ratifications.size() == 1);
  REQUIRE(outcome.ratifications[0].chambers.size() == 2);
  CHECK(outcome.ratifications[0].chambers[1].outlook.missing == std::optional<std::int64_t>{7});
}

TEST_CASE("the order of pages and sentences changes nothing but the order in which they are told") {
  const Agenda on = agenda();
  const std::string one = "UP cannot #water 2, source l.\nUP counts #water 1 as 3, 2 as 9.", two = "DOWN accepts #water 1 if #fee drop, source l.\nUP must #fee keep, source l.";
  const std::string back = "UP must #fee keep, source l.\nDOWN accepts #water 1 if #fee drop, source l.";
  const auto forth_pages = pages(on, {one, two}), back_pages = pages(on, {back, one});
  const positions::Outcome forth = settled(on, forth_pages), reverse = settled(on, back_pages);
  CHECK(forth.survey.acceptable == reverse.survey.acceptable);
  CHECK(forth.opened == reverse.opened);
  CHECK(forth.stuck->conflicts.size() == reverse.stuck->conflicts.size());
}

TEST_CASE("two parties that change places change places in the outcome") {
  const Agenda on = agenda();
  const auto forth_pages = pages(on, {"UP must #water 1, source l.\nDOWN cannot #water 1, source l.\nDOWN cannot #fee keep, source l."});
  const auto back_pages = pages(on, {"DOWN must #water 1, source l.\nUP cannot #water 1, source l.\nUP cannot #fee keep, source l."});
  const positions::Outcome forth = settled(on, forth_pages), reverse = settled(on, back_pages);
  CHECK(forth.survey.by_party[0] == reverse.survey.by_party[1]);
  CHECK(forth.survey.by_party[1] == reverse.survey.by_party[0]);
  auto a = forth.opened, b = reverse.opened;
  std::ranges::sort(a);
  std::ranges::sort(b);
  CHECK(a == b);
}

TEST_CASE("what is supposed stands in the place of what the party has said of the same choice, and of nothing else") {
  const Agenda on = agenda();
  auto all = pages(on, {"UP cannot #water 2, source l.\nUP cannot #fee keep, source l.\nDOWN must #water 2, source l."});
  CHECK(settled(on, all).survey.acceptable == positions::Count{0});
  positions::suppose(on, all, "UP can live with #water 2", measure::parse_instant("2026-01-10Z")->at);
  CHECK(settled(on, all).survey.acceptable == positions::Count{2});
}

TEST_CASE("an accord without a choice has nothing to settle") {
  CHECK_FALSE(Agenda::of("1.1 Closed.\n\n```accord\naccord \"A\", draft 1, of 2026-01-01Z.\n```\n"));
}

TEST_CASE("picks that tie are listed by leximin, then in the order of ids, and each is in the JSON") {
  const Agenda on = agenda("# R\n\n1.1 [a][b][c][d][e][f]{#c} units.\n\n```accord\naccord \"R\", draft 1, of 2026-01-01Z.\nparty UP \"u\".\nparty DOWN \"d\".\n```\n");
  // Products 12, 12, 12, 12, 12, 12; the least gains 1, 3, 2, 3, 2, 1.
  const auto all = pages(on, {"UP counts #c 1 as 12, 2 as 3, 3 as 6, 4 as 4, 5 as 2, 6 as 1.\nUP floor 0.", "DOWN counts #c 1 as 1, 2 as 4, 3 as 2, 4 as 3, 5 as 6, 6 as 12.\nDOWN floor 0."});
  const positions::Outcome outcome = settled(on, all);
  const std::string screen = positions::screen(on, all, outcome);
  const std::string_view nash = std::string_view{screen}.substr(screen.find("Nash"));
  std::vector<std::size_t> places;
  for (const char* each : {"c=2", "c=4", "c=3", "c=5", "c=1", "shown 5 of 6 vectors of scores"}) places.push_back(nash.find(each));
  CHECK(std::ranges::is_sorted(places));
  CHECK(places.back() != std::string_view::npos);
  CHECK(positions::json(on, all, outcome).find(R"("nash":{"value":12,"packages":6,"package":{"c":"2"},"score_vectors":6,"ties":[{"package":{"c":"2"}},{"package":{"c":"4"}},{"package":{"c":"3"}},{"package":{"c":"5"}},{"package":{"c":"1"}}]})") != std::string::npos);
}

TEST_CASE("a party of whom nothing is said is told of the missing word, not of a party called `source`") {
  const Agenda on = agenda();
  const auto all = pages(on, {"UP, source l."});
  REQUIRE(told(all) == std::vector<std::string_view>{text::codes::unexpected});
  CHECK(all[0].diagnostics[0].message.find("`must`, `cannot`") != std::string::npos);
}

TEST_CASE("choices that stay open to all are weighed by what each party counts at most") {
  const Agenda on = agenda();
  // #water can bring UP 9, #how 2, #fee 4; DOWN 6, 0, 1. Nobody can agree on #fee.
  const auto all = pages(on, {"UP counts #water 1 as 3, 2 as 5..9.\nUP counts #how 2 as 2.\nUP counts #fee drop as 4.\nUP must #fee drop, source l.",
                              "DOWN counts #water 1 as 6.\nDOWN counts #fee keep as 1.\nDOWN must #fee keep, source l."});
  const positions::Outcome outcome = settled(on, all);
  REQUIRE(outcome.choices.weights.size() == 2);
  const auto weight = [&](const std::string& party) { return *std::ranges::find(outcome.choices.weights, party, &positions::ChoiceShare::Weight::party); };
  CHECK((weight("UP").left == 11 && weight("UP").all == 15));
  CHECK((weight("DOWN").left == 6 && weight("DOWN").all == 7));
  CHECK(positions::screen(on, all, outcome).find("UP 11 of 15 (73 %)") != std::string::npos);
  CHECK(positions::json(on, all, outcome).find(R"({"party":"UP","left":11,"all":15})") != std::string::npos);
}

TEST_CASE("a bloc that is told twice is told as such, on whichever page") {
  const Agenda on = agenda();
  const std::string bloc = "UP bloc \"A\" of 10 in Council: sure for #water 1, source l.";
  const auto all = pages(on, {bloc, bloc, "UP bloc \"B\" of 10 in Council: sure for #water 1, source l."});
  CHECK(all[0].diagnostics.empty());
  REQUIRE(all[1].diagnostics.size() == 1);
  CHECK(all[1].diagnostics[0].code == text::codes::declared_twice);
  CHECK(all[2].diagnostics.empty());
}

TEST_CASE("pages that name no day are read as of the day of the accord") {
  const Agenda on = agenda();
  const auto all = pages(on, {"UP counts #water 1 as 3."});
  CHECK(settled(on, all).held.as_of == measure::parse_instant("2026-01-01Z")->at);
}

TEST_CASE("a supposed bloc stands for the bloc of its name, and may not have more seats than are left") {
  const Agenda on = agenda();
  auto all = pages(on, {"UP bloc \"A\" of 60 in Council: leaning for #water 1, source l.\nUP bloc \"B\" of 30 in Council: sure for #water 1, source l."});
  const auto day = measure::parse_instant("2026-01-10Z")->at;
  positions::suppose(on, all, "UP bloc \"A\" of 60 in Council: sure for #water 1", day);
  CHECK(all[0].blocs.size() == 1);
  CHECK(positions::sound(all));
  positions::suppose(on, all, "UP bloc \"C\" of 20 in Council: sure for #water 1", day);
  REQUIRE(all[2].diagnostics.size() == 1);
  CHECK(all[2].diagnostics[0].code == text::codes::too_many_seats);
}

TEST_CASE("points and a floor are supposed in the place of the party's own, with a full stop or without") {
  const Agenda on = agenda();
  auto all = pages(on, {"UP counts #water 1 as 3, 2 as 8.\nUP floor 5.\nDOWN cannot #water 2, source l."});
  const auto day = measure::parse_instant("2026-01-10Z")->at;
  CHECK(settled(on, all).survey.acceptable == positions::Count{0});
  auto lower = all;
  positions::suppose(on, lower, "UP floor 2..3.", day);
  const positions::Outcome outcome = settled(on, lower);
  CHECK(outcome.survey.acceptable == positions::Count{2});
  CHECK(positions::screen(on, lower, outcome).starts_with("IF     UP floor 2..3: supposed, in place of its own\n"));
  positions::suppose(on, all, "UP counts #water 1 as 6", day);
  CHECK(settled(on, all).survey.acceptable == positions::Count{2});
  CHECK(all[0].points.size() == 1);
}
