// Meanings, events, excuses and permissions, from their words to their values.
#include "casus/accord/accord.h"

#include <doctest/doctest.h>

#include "casus/accord/reading_test.h"

namespace casus::accord {
namespace {

namespace codes = text::codes;
using measure::hours;
using Names = std::vector<std::string>;

Accord accord_of(std::string_view code) {
  const Reading reading = read_test(code);
  for (const text::Diagnostic& d : errors_of(reading)) MESSAGE(d.message);
  REQUIRE(reading.accord);
  return *reading.accord;
}

TEST_CASE("a meaning is a condition with a name, a lasting and a pause") {
  const Accord accord = accord_of(
      "1.1 RUS must not commit fire: grave.\n"
      "attack means grave breach of 1.1 by RUS and no fire by UKR in east within 30 d, lasting 24 h with no pause over 6 h.");
  REQUIRE(accord.meanings.size() == 1);
  const Meaning& meaning = accord.meanings[0];
  CHECK(meaning.lasting == hours(24));
  CHECK(meaning.pause == hours(6));
  REQUIRE(meaning.condition.any_of.size() == 1);
  const auto& both = meaning.condition.any_of[0];
  REQUIRE(both.size() == 2);
  CHECK(both[0].event.sort == Event::Sort::breach);
  CHECK(both[0].event.norms == Names{"1.1"});
  CHECK(both[0].event.severity == "grave");
  CHECK(both[1].quantity == Literal::Quantity::none);
  CHECK(both[1].within == measure::days(30));
  CHECK(both[1].event.where.sort == Where::Sort::zone);
}

TEST_CASE("meanings may stand on meanings that come later") {
  const Accord accord = accord_of("a means b or fire.\nb means no fire within 7 d.");
  CHECK(accord.meanings[0].condition.any_of[0][0].event.sort == Event::Sort::meaning);
  CHECK(accord.meanings[0].condition.any_of[0][0].event.meaning == 1);
}

TEST_CASE("facts are counted, summed, and looked for since another event") {
  const Accord accord = accord_of(
      "busy means 3 fire by RUS on UKR within 24 h and more than 10 deaths of fire within 24 h and fire since consult.");
  const auto& all = accord.meanings[0].condition.any_of[0];
  CHECK(all[0].quantity == Literal::Quantity::at_least);
  CHECK(all[0].amount == measure::whole(3));
  CHECK(all[0].event.on.parties == Names{"UKR"});
  CHECK(all[1].quantity == Literal::Quantity::more_than);
  CHECK(all[1].measure == "deaths");
  REQUIRE(all[2].since);
  CHECK(all[2].since->root == fact::Root::act);
}

TEST_CASE("a condition looks in a place without a name, and in a family as a whole") {
  const Accord accord = accord_of(
      "zone sites is each of east, far.\nnear means fire within 3 km of front.\nthere_too means fire in sites.");
  const Where& near = accord.meanings[0].condition.any_of[0][0].event.where;
  REQUIRE(near.sort == Where::Sort::zone);
  CHECK(accord.zones[near.zone].name == "within 3 km of front");
  const Where& sites = accord.meanings[1].condition.any_of[0][0].event.where;
  REQUIRE(sites.sort == Where::Sort::zone);
  CHECK(accord.zones[sites.zone].name == "any of sites");
}

TEST_CASE("one place without a name is one zone, however often it is used") {
  const Accord accord = accord_of(
      "1.1 RUS must not commit fire within 3 km of front.\n1.2 UKR must not commit fire within 3 km of front.");
  CHECK(*accord.norms[0].zone == *accord.norms[1].zone);
}

TEST_CASE("a norm keeps its own exceptions") {
  const Accord accord = accord_of("1.1 RUS must not have ship in east if fire within 7 d, unless notified to UKR 48 h before: grave.");
  const Norm& norm = accord.norms[0];
  REQUIRE(norm.excuses.size() == 2);
  CHECK(norm.excuses[0].only_if);
  CHECK_FALSE(norm.excuses[1].only_if);
  const Literal& notice = norm.excuses[1].condition.any_of[0][0];
  CHECK(notice.sort == Literal::Sort::notified);
  CHECK(notice.notice.exact == hours(48));
  CHECK(notice.notified_to == Names{"UKR"});
}

TEST_CASE("a permission becomes an excuse of the norm that it names") {
  const Accord accord = accord_of(
      "1.1 RUS, UKR must not commit fire in east.\n"
      "1.2 UKR may commit fire in east if fire by RUS within 1 h before, notwithstanding 1.1.");
  CHECK(accord.norms[1].form == NormForm::permission);
  REQUIRE(accord.norms[0].excuses.size() == 1);
  const Excuse& excuse = accord.norms[0].excuses[0];
  CHECK(excuse.permission == "1.2");
  CHECK(excuse.parties == Names{"UKR"});
  CHECK(excuse.kind == "fire");
  CHECK(excuse.where.sort == Where::Sort::zone);
  CHECK_FALSE(excuse.only_if);
  CHECK(excuse.condition.any_of[0][0].event.by.parties == Names{"RUS"});
}

TEST_CASE("a permission with two conditions holds while both do") {
  const Accord accord = accord_of(
      "1.1 UKR must not commit fire.\n"
      "1.2 UKR may commit fire if fire by RUS within 1 h before, unless fire by UKR within 2 h, notwithstanding 1.1.");
  const auto& all = accord.norms[0].excuses[0].condition.any_of[0];
  REQUIRE(all.size() == 2);
  CHECK(all[0].quantity == Literal::Quantity::some);
  CHECK(all[1].quantity == Literal::Quantity::none);
  CHECK(all[1].group.size() == 1);
}

TEST_CASE("a norm that prevails excuses the norm that yields") {
  const Accord accord = accord_of(
      "1.1 UKR must not have more than 100 personnel.\n"
      "1.2 UKR must not have more than 200 personnel if fire within 30 d, notwithstanding 1.1.");
  REQUIRE(accord.norms[0].excuses.size() == 1);
  CHECK(accord.norms[0].excuses[0].permission == "1.2");
  CHECK(accord.norms[0].excuses[0].kind == "personnel");
  CHECK(accord.norms[1].notwithstanding == Names{"1.1"});
}

TEST_CASE("a duty that prevails excuses what it commands within its deadline") {
  const Accord accord = accord_of(
      "1.1 UKR must not commit assist.\n"
      "1.2 on fire by RUS, UKR must assist within 24 h, notwithstanding 1.1.");
  REQUIRE(accord.norms[0].excuses.size() == 1);
  const Condition& condition = accord.norms[0].excuses[0].condition;
  REQUIRE(condition.any_of.size() == 1);
  CHECK(condition.any_of[0].back().event.kind == "fire");
  CHECK(condition.any_of[0].back().within == measure::hours(24));
  CHECK(told("1.1 UKR must assist every 30 d.\n1.2 UKR must not commit assist, notwithstanding 1.1.") == told(codes::form_mismatch, "1.1"));
}

TEST_CASE("a permission takes back what some norm forbids") {
  CHECK(told("1.1 UKR may commit fire.") == told(codes::bare_permission, "commit fire"));
  CHECK(told("1.1 UKR must declare personnel every 30 d.\n1.2 UKR may commit fire, notwithstanding 1.1.") ==
        told(codes::form_mismatch, "1.1"));
  CHECK(told("1.1 UKR must not have ship.\n1.2 UKR may commit fire, notwithstanding 1.1.") ==
        told(codes::form_mismatch, "1.1"));
  CHECK(told("1.1 nobody may commit fire.").empty());
}

TEST_CASE("a severity that a norm cannot reach is told") {
  const std::string norm = "1.1 RUS must not commit fire: minor from 1 incident; serious from 5 incidents within 24 h.\n";
  CHECK(told(norm + "a means grave breach of 1.1 by RUS.") == told(codes::no_such_rung, "grave"));
  CHECK(told(norm + "a means serious breach of 1.1 by RUS.").empty());
  CHECK(told("1.1 RUS must not commit fire: grave.\na means minor breach of 1.1.").empty());  // or graver
  CHECK(told("1.1 RUS must not commit fire.\na means grave breach of 1.1.") == told(codes::no_such_rung, "grave"));
  CHECK(told(norm + "a means huge breach of 1.1.") == told(codes::unknown_name, "huge"));
}

TEST_CASE("norms and motions that do not exist are told once") {
  CHECK(told("a means breach of 9.9.\nb means no breach of 9.9 within 7 d.") == told(codes::unknown_norm, "9.9"));
  CHECK(told("1.1 on invoke carried, UKR must consult within 24 h.") == told(codes::unknown_motion, "invoke"));
  const auto errors = errors_of(read_test("a means breach of 9.9.\nb means no breach of 9.9 within 7 d."));
  CHECK(errors[0].notes.size() == 1);
}

TEST_CASE("a broken norm is told once and not again where it is named") {
  CHECK(errors_of(read_test("1.1 RUS must must.\na means breach of 1.1.")).size() == 1);
}

TEST_CASE("findings do not stand on themselves") {
  CHECK(told("1.1 UKR must not commit fire unless breach of 1.1 by RUS.") == told(codes::finding_cycle, "1.1"));
  CHECK(told("a means no b within 7 d.\nb means no a within 7 d.") == told(codes::finding_cycle, "a"));
  CHECK(told("1.1 UKR must not commit fire.\n"
             "1.2 UKR may commit fire if breach of 1.1 by RUS within 1 d, notwithstanding 1.1.") ==
        told(codes::finding_cycle, "1.1"));
  CHECK(told("1.1 on invoke carried, Commission must vote invoke, carried by consensus within 48 h.") ==
        told(codes::finding_cycle, "invoke"));
  CHECK(told("in force on the day after breach of 1.1.\n1.1 UKR must not commit fire.") != "");
  CHECK(told("a means breach of 1.1.\n1.1 UKR must not commit fire.\n1.2 on a, UKR must consult within 1 d.").empty());
}

TEST_CASE("one circle is told once with its stations as notes") {
  const auto errors = errors_of(read_test("a means b or c.\nb means c or a.\nc means a or b."));
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == codes::finding_cycle);
  CHECK_FALSE(errors[0].notes.empty());
}

TEST_CASE("a chain of ten thousand meanings is no circle and costs no stack") {
  std::string code;
  for (int i = 0; i < 10'000; ++i)
    code += "m" + std::to_string(i) + " means m" + std::to_string(i + 1) + " or fire.\n";
  CHECK(told(code + "m10000 means no fire within 7 d.").empty());
}

}  // namespace
}  // namespace casus::accord
