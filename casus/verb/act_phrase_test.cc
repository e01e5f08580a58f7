// An act in words, back again, and as a row of a table.
#include "casus/verb/act_phrase.h"

#include <doctest/doctest.h>

using namespace casus;
using namespace casus::verb;

namespace {

accord::Accord small() {
  accord::Accord out;
  out.parties = {{"USA", "United States"}, {"UKR", "Ukraine"}, {"RUS", "Russia"}};
  accord::Group body;
  body.name = "Commission";
  body.body = true;
  out.groups.push_back(body);
  for (const char* name : {"assist", "consult"}) {
    accord::Kind kind;
    kind.name = name;
    kind.root = fact::Root::act;
    out.kinds.push_back(kind);
  }
  return out;
}

const measure::Instant noon = *measure::civil(2026, 3, 12, {12, 0, 0, 0});

std::string again(std::string_view phrase) {
  const auto act = parse_act(small(), phrase, noon);
  return act ? print_act(*act) : act.fault().message;
}

}  // namespace

TEST_CASE("an act in words is printed in one spelling, which reads as the same act") {
  for (const char* phrase : {"consult by USA to UKR", "vote invoke yes by USA", "notify exercise by RUS with troops=12000 to UKR|USA", "attribute to RUS by Commission about patrols:p7",
                             "ratify by USA chamber Senate yes 70 no 28", "object invoke by UKR", "consult by USA place 48.2,37.5 claimed 2026-03-01Z"}) {
    CAPTURE(phrase);
    const auto act = parse_act(small(), phrase, noon);
    REQUIRE(act.ok());
    CHECK(act->root == fact::Root::act);
    const auto other = parse_act(small(), print_act(*act), std::nullopt);
    REQUIRE(other.ok());
    CHECK(fact::canonical(*other) == fact::canonical(*act));
  }
  CHECK(again("vote   invoke no  by UKR") == "vote invoke no by UKR at 2026-03-12T12:00:00.000Z");
}

TEST_CASE("an act happens when it is received, whatever its author claims") {
  const auto act = parse_act(small(), "consult by USA claimed 2026-03-01Z at 2026-03-10T08:00Z", noon);
  REQUIRE(act.ok());
  CHECK(act->when->from == *measure::civil(2026, 3, 10, {8, 0, 0, 0}));
  CHECK(act->received == act->when->from);
}

TEST_CASE("what is no act is refused with what to write") {
  CHECK(again("") == "the act is empty");
  CHECK(again("consult") == "nobody does it");
  CHECK(again("consult by US") == "`US` is no party and no body of the accord");
  CHECK(again("conslt by USA") == "`conslt` is no act that the accord knows");
  CHECK(again("vote invoke by USA") == "a vote names its motion and says yes, no or abstain");
  CHECK(again("declare personnel by UKR") == "`declare` is a declaration and no act");
  CHECK(again("consult by USA at noon").find("noon") != std::string::npos);
  CHECK(again("consult by USA place here") == "`here` is no place");
  CHECK(again("consult by USA to") == "nothing follows `to`");
  CHECK(again("consult by USA with a,b=1") == "`a,b=1` is no attribute");
  CHECK(again("consult by USA with troops") == "`troops` is no attribute");
  for (const char* own : {"id", "root", "actor", "received", "to_whom", "motion", "signature", "yes"})
    CHECK(again(std::string{"consult by USA with "} + own + "=x") == std::string{"`"} + own + "` is said otherwise than with `with`");
  CHECK(again("ratify by USA yes many no 1") == "`many` is no number of votes");
  CHECK(parse_act(small(), "consult by USA", std::nullopt).fault().message == "it is not said when it is received");
  CHECK(parse_act(small(), "consult by US", noon).fault().help == "did you mean `USA`?");
}

TEST_CASE("the same act told twice is one record, another act another") {
  const auto one = parse_act(small(), "consult by USA to UKR", noon);
  const auto same = parse_act(small(), "consult to UKR by USA", noon);
  const auto other = parse_act(small(), "consult by USA to RUS", noon);
  CHECK(one->record == same->record);
  CHECK(one->record != other->record);
}

TEST_CASE("a row fits the columns of its table, quoted where it must be, and a missing column is named") {
  const auto act = parse_act(small(), "notify exercise by RUS to UKR with name=a,b", noon);
  REQUIRE(act.ok());
  const auto fresh = act_row(*act, "");
  REQUIRE(fresh.ok());
  CHECK(fresh->header.ends_with(",lat,lon,name"));
  CHECK(fresh->row.ends_with(",\"a,b\""));
  const auto held = act_row(*act, "kind,id,received,from,actor,root,object,to_whom,name,other");
  REQUIRE(held.ok());
  CHECK(held->row == "notify," + act->record + ",2026-03-12T12:00:00.000Z,2026-03-12T12:00:00.000Z,RUS,act,exercise,UKR,\"a,b\",");
  CHECK(act_row(*act, "id,root,kind,from,received,actor,object,to_whom").fault().message == "the table has no column `name`");
}
