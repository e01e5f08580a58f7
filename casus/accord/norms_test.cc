// Each form of norm, from its words to its values.
#include "casus/accord/accord.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include "casus/accord/reading_test.h"

namespace casus::accord {
namespace {

namespace codes = text::codes;
using measure::hours;
using Names = std::vector<std::string>;

// The norm 1.1 of a text without errors.
Norm norm_of(std::string_view code, std::string_view id = "1.1") {
  const Reading reading = read_test(code);
  for (const text::Diagnostic& d : errors_of(reading)) MESSAGE(d.message);
  REQUIRE(reading.accord);
  const Norm* norm = reading.accord->norm(id);
  REQUIRE(norm != nullptr);
  return *norm;
}

measure::Instant at(const char* text) { return measure::parse_instant(text)->at; }

TEST_CASE("a group binds each of its members and together binds them as one") {
  CHECK(norm_of("1.1 Guarantors must not commit fire.").subjects.parties == Names{"USA", "FRA"});
  const Norm norm = norm_of("1.1 UKR, RUS together must not have more than 10 ship in east.");
  CHECK(norm.subjects.together);
  CHECK(norm.subjects.name == "UKR and RUS together");
  CHECK(norm.subjects.parties == Names{"UKR", "RUS"});
}

TEST_CASE("any party together is all of them as one, and nobody has no together") {
  const Norm norm = norm_of("1.1 any party together must not have more than 10 ship in east.");
  CHECK(norm.subjects.together);
  CHECK(norm.subjects.name == "all parties together");
  CHECK(norm.subjects.parties.size() > 2);
  CHECK(errors_of(read_test("1.1 nobody together may have ship in east.")).front().code == codes::form_mismatch);
  CHECK(errors_of(read_test("1.1 on breach of 1.2 by anyone, the same party together must consult within 1 d.\n1.2 RUS must not commit fire.")).front().code == codes::form_mismatch);
}

TEST_CASE("a body acts as one and a party that a group repeats is bound once") {
  CHECK(norm_of("1.1 Commission must inspect every 15 d.").subjects.parties == Names{"Commission"});
  CHECK(norm_of("1.1 USA, Guarantors must not commit fire.").subjects.parties == Names{"USA", "FRA"});
}

TEST_CASE("incidents and acts can be forbidden") {
  CHECK(norm_of("1.1 RUS must not commit fire on UKR in east.").root == fact::Root::incident);
  const Norm norm = norm_of("1.1 RUS must not commit assist: grave.");
  CHECK(norm.form == NormForm::commit);
  CHECK(norm.root == fact::Root::act);
  CHECK(norm_of("1.1 RUS must not commit fire on UKR, FRA.").on.parties == Names{"UKR", "FRA"});
}

TEST_CASE("a ceiling counts what is declared, what is seen, or a sum in a window") {
  const Norm declared = norm_of("1.1 UKR must not have more than 800 000 personnel, counted at each declaration.");
  CHECK(declared.form == NormForm::ceiling);
  CHECK(declared.ceiling == measure::whole(800'000));
  CHECK(declared.each_declaration);
  CHECK(declared.root == fact::Root::declaration);
  CHECK(declared.rungs[0].any_of[0].measure == "personnel");
  const Norm seen = norm_of("1.1 nobody may have more than 30 000 t displacement of ship in east: grave.");
  CHECK(seen.measure == "displacement");
  CHECK(seen.subjects.anyone);
  CHECK(seen.subjects.together);
  CHECK(seen.rungs[0].severity == "grave");
  const Norm sum = norm_of("1.1 RUS must not have more than 10 deaths of fire in east within 7 d.");
  CHECK(sum.window == measure::days(7));
  CHECK(sum.root == fact::Root::incident);
}

TEST_CASE("withdrawal is absence from the deadline on") {
  const Norm dated = norm_of("kind forces.\n1.1 RUS must withdraw forces from east within 30 d after 2026-01-01T00:00+01:00.");
  CHECK(dated.form == NormForm::presence);
  CHECK(dated.root == fact::Root::sighting);
  CHECK(dated.from == at("2026-02-01T00:00+01:00"));
  CHECK_FALSE(dated.from_moment);
  const Norm after = norm_of("kind forces.\n1.1 RUS must withdraw forces from east within 90 d after entry into force.");
  REQUIRE(after.from_moment);
  CHECK(after.from_moment->after->days == 90);
  CHECK(after.from_moment->anchor.sort == Anchor::Sort::entry_into_force);
  const Norm event = norm_of("kind forces. calm means no fire within 7 d.\n1.1 on calm, RUS must withdraw forces from east within 3 d.");
  REQUIRE(event.from_moment);
  CHECK(event.from_moment->anchor.event.sort == Event::Sort::meaning);
}

TEST_CASE("a duty has a trigger, a deadline and an addressee") {
  const Norm norm = norm_of("1.1 on fire by RUS in east, Guarantors must assist to UKR within 72 h after start of calm.\n"
                            "calm means no fire within 7 d.");
  CHECK(norm.form == NormForm::duty);
  REQUIRE(norm.trigger);
  CHECK(norm.trigger->by.parties == Names{"RUS"});
  REQUIRE(norm.anchor);
  CHECK(norm.anchor->clock == Anchor::Clock::start);
  CHECK(norm.within.exact == hours(72));
  CHECK(norm.action.verb == "assist");
  CHECK(norm.action.to.parties == Names{"UKR"});
  CHECK(norm.rungs[0].any_of[0].measure == "duties");
}

TEST_CASE("a zone that nobody declared is told once, though `there` points to it") {
  CHECK(told("1.1 Commission may commit fire in nowhere if fire there within 1 h before, notwithstanding 1.1.").find("points to no place") == std::string::npos);
}

TEST_CASE("the same party is that of the trigger, and there is where it was") {
  const Norm norm = norm_of("1.1 on fire in east, the same party must inspect there within 24 h.");
  CHECK(norm.subjects.relative == Who::Sort::same_party);
  CHECK(norm.there);
  CHECK(norm.action.verb == "inspect");
  CHECK(told("1.1 another party must consult within 24 h after fire.") ==
        told(codes::form_mismatch, "another party"));
  CHECK(told("1.1 Commission must inspect there every 15 d.") == told(codes::form_mismatch, "there"));
}

TEST_CASE("an event that says from when a norm binds several is the same for all of them") {
  CHECK(told("1.1 UKR, RUS must withdraw ship from east within 3 d after fire by another party.") ==
        told(codes::form_mismatch, "another party"));
  CHECK(told("1.1 any party must not have ship in east from fire by the same party.") == told(codes::form_mismatch, "the same party"));
  CHECK(told("1.1 on fire by RUS, the same party must withdraw ship from east within 3 d.") ==
        told(codes::form_mismatch, "the same party"));
  CHECK(told("1.1 UKR must withdraw ship from east within 3 d after fire by another party.").empty());
}

TEST_CASE("what begins before anything is judged cannot wait for a finding") {
  const std::string norms = "1.1 UKR, RUS must not commit fire.\n1.2 RUS must not commit sign.\n"
                            "raid means breach of 1.2.\n";
  const auto may = [&](const std::string& moment) { return told(norms + "1.3 UKR may commit fire " + moment + ", notwithstanding 1.1."); };
  for (const char* event : {"breach of 1.2", "raid"}) CHECK(may(fmt::format("from {}", event)) == told(codes::form_mismatch, event));
  CHECK(may("until finding of fire") == told(codes::form_mismatch, "finding of fire"));
  CHECK(may("from fire by RUS").empty());
  CHECK(told(norms + "2.1 UKR must consult every 30 d.\nArticle 2 in force on the day after raid.") == told(codes::form_mismatch, "raid"));
}

TEST_CASE("a permission to do a duty is told once, and what to permit instead") {
  CHECK(told("1.1 UKR must not commit fire.\n1.2 UKR may inspect fire, notwithstanding 1.1.") == told(codes::form_mismatch, "inspect"));
}

TEST_CASE("a vote needs a share of members and one voice") {
  const Norm norm = norm_of("1.1 on fire, Guarantors together must vote invoke, carried by two thirds of members within 48 h.");
  CHECK(norm.action.motion == "invoke");
  CHECK(norm.action.carried_by.share.sort == Share::Sort::two_thirds);
  CHECK(told("1.1 on fire, Guarantors must vote invoke, carried by consensus within 48 h.") ==
        told(codes::form_mismatch, "vote"));
  CHECK(told("1.1 on fire, Commission must vote invoke, carried by 4 of members within 48 h.") ==
        told(codes::no_share, "4 of members"));
  CHECK(told("1.1 on fire, Commission must vote invoke, carried by majority of seats within 48 h.") ==
        told(codes::no_share, "majority of seats"));
}

TEST_CASE("a vote that nobody called needs no anchor") {
  CHECK(norm_of("1.1 Commission must vote invoke, carried by consensus within 48 h.").form == NormForm::duty);
}

TEST_CASE("duties recur every so often or on days of the year") {
  CHECK(norm_of("1.1 UKR must declare personnel every 90 d.").every == measure::days(90));
  const Norm norm = norm_of("1.1 UKR must declare personnel every year on 01-01, 07-01.");
  CHECK(norm.form == NormForm::periodic);
  REQUIRE(norm.yearly.size() == 2);
  CHECK(norm.yearly[1].month == 7);
}

TEST_CASE("a notice comes before an activity of a kind") {
  const Norm norm = norm_of("kind exercise.\n1.1 any party must notify exercise with troops >= 9000 at least 42 d before.");
  CHECK(norm.form == NormForm::notice);
  CHECK(norm.kind == "exercise");
  CHECK(norm.within.days == 42);
  CHECK(norm.tests.any_of.size() == 1);
  CHECK(norm.subjects.parties.size() == 4);
  CHECK(told("1.1 UKR must notify at least 42 d before.") == told(codes::form_mismatch, "notify"));
}

TEST_CASE("positions are reported of what is seen, every so often") {
  const Norm norm = norm_of("1.1 any party must report position of ship in east every 1 h.");
  CHECK(norm.form == NormForm::position_report);
  CHECK(norm.every == hours(1));
  CHECK(told("1.1 any party must report position of ship in east.") == told(codes::form_mismatch, "report"));
}

TEST_CASE("a deadline and an interval have a length") {
  CHECK(told("1.1 UKR must consult within 0 h after fire.") == told(codes::empty_period, "0 h"));
  CHECK(told("1.1 on fire, UKR must consult within 0 d.") == told(codes::empty_period, "0 d"));
  CHECK(told("1.1 UKR must consult every 0 d.") == told(codes::empty_period, "0 d"));
  CHECK(told("1.1 any party must report position of ship in east every 0 h.") == told(codes::empty_period, "0 h"));
}

TEST_CASE("a place of a norm may be a family, judged once for each zone") {
  const Norm norm = norm_of("zone sites is each of east, far.\n1.1 Commission must inspect in sites every 15 d.");
  CHECK(norm.each == std::vector<std::size_t>{0, 1});
  CHECK_FALSE(norm.zone);
}

TEST_CASE("dates with terms become instants by the local days of the accord") {
  const Norm norm = norm_of("1.1 RUS must not commit fire from 14 d after 2026-01-01T00:00+01:00 until 2026-06-01Z.");
  CHECK(norm.from == at("2026-01-16T00:00+01:00"));
  CHECK(norm.until == at("2026-06-01Z"));
  const Norm open = norm_of("1.1 RUS must not commit fire until 30 d after entry into force.");
  REQUIRE(open.until_moment);
  CHECK(open.until_moment->after->days == 30);
}

TEST_CASE("a verb of a duty is a kind of act") {
  CHECK(told("1.1 UKR must konsult within 24 h after fire.") == told(codes::unknown_name, "konsult"));
  CHECK(errors_of(read_test("1.1 UKR must konsult within 24 h after fire."))[0].help.find("`consult`") !=
        std::string::npos);
  CHECK(told("1.1 UKR must fire within 24 h after fire.") == told(codes::wrong_root, "fire"));
  CHECK(told("1.1 UKR must Guarantors within 24 h after fire.") == told(codes::wrong_sort, "Guarantors"));
}

TEST_CASE("roots fit deeds") {
  CHECK(told("1.1 UKR must not commit personnel.") == told(codes::wrong_root, "personnel"));
  CHECK(told("1.1 UKR must not have fire.") == told(codes::wrong_root, "fire"));
  CHECK(told("1.1 UKR must not have personnel.") == told(codes::wrong_root, "personnel"));
  CHECK(told("1.1 UKR must not have more than 10 fire.") == told(codes::wrong_root, "fire"));
  CHECK(told("1.1 UKR must declare ship every 30 d.") == told(codes::wrong_root, "ship"));
  CHECK(told("1.1 UKR must declare every 30 d.") == told(codes::form_mismatch, "declare"));
}

TEST_CASE("a bare kind takes the root that its deed asks for") {
  CHECK(norm_of("kind tank.\n1.1 UKR must not have tank in east.").root == fact::Root::sighting);
  CHECK(norm_of("kind fleet.\n1.1 UKR must declare fleet every 30 d.").action.object == "fleet");
  CHECK(norm_of("kind men.\n1.1 UKR must not have more than 10 men.\n1.2 UKR must declare men every 30 d.").root ==
        fact::Root::declaration);
  CHECK(norm_of("kind tank. kind heavy is tank with mass >= 40 t.\n1.1 UKR must not have heavy.").root ==
        fact::Root::sighting);
  const Reading clash = read_test("kind tank.\n1.1 UKR must not have tank.\n1.2 UKR must not commit tank.");
  REQUIRE(errors_of(clash).size() == 1);
  CHECK(errors_of(clash)[0].notes[0].label == "its first use decides its root");
}

TEST_CASE("kinds whose ways down double without end are refused and not followed") {
  std::string code = "kind a0. kind b0.\n";
  for (int i = 0; i < 60; ++i) {
    const std::string below = std::to_string(i);
    const std::string above = std::to_string(i + 1);
    code += "kind a" + above + " is a" + below + ", b" + below + ". kind b" + above + " is a" + below + ", b" + below + ".\n";
  }
  const auto errors = errors_of(read_test(code + "1.1 UKR must not commit a60."));
  REQUIRE(!errors.empty());
  CHECK(errors[0].code == codes::too_deep);
}

TEST_CASE("parts of two forms do not go together") {
  struct Case {
    std::string_view code;
    std::string_view words;
  };
  constexpr Case cases[] = {
      {"1.1 UKR must not commit fire every 24 h.", "24 h"},
      {"1.1 UKR must not commit fire within 30 d after 2026-01-01Z.", "within 30 d after 2026-01-01Z"},
      {"1.1 on fire, UKR must not commit assist.", "fire"},
      {"1.1 UKR must not inspect in east.", "inspect"},
      {"1.1 UKR must not have more than 5 ship in east for 24 h.", "24 h"},
      {"1.1 UKR must not have more than 5 t ship in east.", "5 t"},
      {"1.1 UKR must not have ship in east.\n1.2 UKR may have ship in east for 24 h, notwithstanding 1.1.", "24 h"},
      {"1.1 UKR must not commit fire, counted at each declaration.", ", counted at each declaration"},
      {"1.1 UKR must not have more than 5 ship, counted at each declaration.", ", counted at each declaration"},
      {"1.1 UKR must consult every 30 d within 24 h after fire.", "within 24 h after fire"},
      {"1.1 UKR must consult.", "consult"},
      {"1.1 UKR must not commit fire, notwithstanding 1.1.", "1.1"},
      {"1.1 nobody may commit fire if fire by another party within 1 h.", "another party"},
      {"calm means no fire within 7 d.\n1.1 UKR must consult within 24 h after calm in east.", " in east"},
      {"calm means no fire within 7 d.\nquiet means 3 calm within 30 d.", "3"},
      {"loud means more than 10 deaths of breach of 1.1 within 7 d.\n1.1 UKR must not commit fire.", "10 deaths of"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.code);
    CHECK(told(one.code) == told(codes::form_mismatch, one.words));
  }
}

TEST_CASE("a window is not measured in months") {
  CHECK(told("1.1 UKR must not have more than 10 deaths of fire within 3 months.") ==
        told(codes::unit_mismatch, "3 months"));
}

TEST_CASE("only prohibitions of events have a ladder to climb") {
  CHECK(told("1.1 UKR must declare personnel every 30 d: minor; grave.") != "");
  CHECK(told("1.1 UKR must declare personnel every 30 d: minor from 3 incidents.") ==
        told(codes::presence_ladder, "3 incidents"));
  CHECK(norm_of("1.1 UKR must declare personnel every 30 d: serious.").rungs[0].severity == "serious");
}

TEST_CASE("a deadline starts with something") {
  const std::string forces = "kind forces.\n1.1 RUS must withdraw forces from east within 30 d";
  CHECK(told(forces + ".") == told(codes::no_anchor, "within 30 d"));
  CHECK(told(forces + " after entry into force.").empty());
  CHECK(told("1.1 UKR must consult within 24 h.") == told(codes::no_anchor, "within 24 h"));
  CHECK(told("1.1 on fire, UKR must consult within 24 h.").empty());
}

}  // namespace
}  // namespace casus::accord
