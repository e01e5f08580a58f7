#include "casus/lint/structure.h"

#include <doctest/doctest.h>

#include <string>

#include <fmt/format.h>

#include "casus/lint/lint.h"

namespace casus::lint {
namespace {

// The warnings of this code for sentences in a block, each as "words+notes".
std::string told(std::string_view code, std::string_view sentences, std::string_view prose = {}) {
  const std::string text = fmt::format("{}\n\n```accord\n{}\n```\n", prose, sentences);
  const text::File file = text::parse(text);
  for (const text::Diagnostic& d : file.diagnostics) FAIL_CHECK(d.message);
  std::string out;
  const accord::Accord sound;  // what is missing is told of a sound text only
  for (const text::Diagnostic& d : warnings({text, file, &sound})) {
    if (d.code != code) continue;
    out += fmt::format("{}{}+{}", out.empty() ? "" : " | ", text.substr(d.begin, d.end - d.begin), d.notes.size());
  }
  return out;
}

std::string with(std::string_view more) {
  return fmt::format(
      "party UKR \"Ukraine\". party RUS \"Russia\". party USA \"America\". group G is USA.\n"
      "body C \"Commission\" of USA, UKR.\n"
      "kind fire. kind consult is act. kind assist is act. zone strip is area 1N 1E, 2N 1E, 2N 2E.\n"
      "source log \"Log\", reads incidents_csv, origin commission, grade A2, late 2 h, covers strip.\n"
      "1.1 RUS, UKR must not commit fire in strip.\n{}",
      more);
}

TEST_CASE("a clock from a breach by somebody says which instant it means") {
  const auto clock = [](std::string_view more, std::string_view prose = {}) {
    return told("CAS-W0621", with(more), prose);
  };
  CHECK(clock("attack means breach of 1.1 by RUS.\n1.2 on attack, G must consult within 24 h.") == "attack+0");
  CHECK(clock("1.2 G must consult within 24 h after breach of 1.1 by RUS.") == "breach of 1.1 by RUS+0");
  CHECK(clock("attack means breach of 1.1 by RUS.\n1.2 on attack, G must consult within 24 h.",
              "1.2 The guarantors consult within 24 hours.") == "attack+1");
  CHECK(clock("attack means breach of 1.1 by RUS.\n1.2 on attack, G must consult within 24 h.",
              "1.2 The guarantors consult within 24 hours after the finding.").empty());
  CHECK(clock("attack means breach of 1.1 by RUS.\n1.2 G must consult within 24 h after start of attack.").empty());
  CHECK(clock("1.2 on breach of 1.1 by anyone, C must attribute within 24 h.").empty());
  CHECK(clock("1.2 on fire by RUS, the same party must consult within 24 h.").empty());
  CHECK(clock("1.2 on fire by USA, G must consult within 24 h.").empty());
  CHECK(clock("calm means no fire within 7 d.\n1.2 on calm, G must consult within 24 h.").empty());
}

TEST_CASE("a duty can be over before anybody knows of it") {
  const auto born = [](std::string_view more) { return told("CAS-W0622", with(more)); };
  constexpr std::string_view vote =
      "attack means breach of 1.1 by RUS, lasting 24 h.\n"
      "1.2 on attack, G together must vote invoke, carried by majority of members within 48 h.\n";
  CHECK(born(fmt::format("{}1.3 on invoke carried, G must assist within 72 h after start of attack.", vote)) ==
        "within 72 h after start of attack+1");
  CHECK(born(fmt::format("{}1.3 on invoke carried, G must assist within 73 h after start of attack.", vote)).empty());
  CHECK(born(fmt::format("{}1.3 on invoke carried, G must assist within 72 h.", vote)).empty());
  CHECK(born("attack means breach of 1.1 by RUS, lasting 24 h.\n1.2 G must assist within 24 h after start of attack.") ==
        "within 24 h after start of attack+1");
  CHECK(born("1.2 on breach of 1.1 by anyone, C must attribute within 24 h.\n"
             "1.3 on breach of 1.1 by RUS, G must consult within 24 h.") == "within 24 h+1");
  CHECK(born("1.2 on breach of 1.1 by anyone, C must attribute within 24 h.\n"
             "1.3 G must consult within 24 h after attribution of breach of 1.1 by RUS.").empty());
}

TEST_CASE("an open value is taken at its worst") {
  CHECK(told("CAS-W0622",
             with("attack means breach of 1.1 by RUS, lasting #long.\n1.2 G must assist within 48 h after start of attack."),
             "1.2 [24 hours]{by=UKR}[72 hours]{by=RUS}{#long}") == "within 48 h after start of attack+1");
}

TEST_CASE("a deadline is longer than the reports are late") {
  CHECK(told("CAS-W0623", with("1.2 on breach of 1.1 by anyone, G must consult within 2 h.")) == "2 h+1");
  CHECK(told("CAS-W0623", with("1.2 on breach of 1.1 by anyone, G must consult within 3 h.")).empty());
  CHECK(told("CAS-W0623", with("1.2 G must consult within 2 h after finding of breach of 1.1 by anyone.")).empty());
  CHECK(told("CAS-W0623", with("source quick \"Quick\", reads incidents_csv, origin cameras, grade A2.\n"
                               "1.2 on breach of 1.1 by anyone, G must consult within 2 h.")).empty());
  CHECK(told("CAS-W0623", with("source quick \"Quick\", reads incidents_csv, origin cameras, grade A2.\n"
                               "proof 2 origins, C3 or better.\n"
                               "1.2 on breach of 1.1 by anyone, G must consult within 2 h.")) == "2 h+1");
}

TEST_CASE("breaches without consequence are told once") {
  CHECK(told("CAS-W0624", with("1.2 nobody may commit fire.")) == "1.1+1");
  CHECK(told("CAS-W0624", with("attack means grave breach of 1.1 by RUS.")).empty());
  CHECK(told("CAS-W0624", with("1.2 on breach of 1.1 by anyone, G must consult within 24 h.")).empty());
}

TEST_CASE("a duty needs a source that registers acts") {
  CHECK(told("CAS-W0625", with("1.2 G must consult within 24 h after entry into force.")).empty());
  CHECK(told("CAS-W0625", "party A \"A\". kind consult is act.\n1.2 A must consult every 24 h.") == "1.2+0");
  CHECK(told("CAS-W0625", "party A \"A\". kind men is declaration. source r \"R\", reads declarations_csv, grade B2.\n"
                          "1.2 A must declare men every 90 d.\n1.3 A must inspect every 90 d.") == "1.3+0");
}

TEST_CASE("a stay longer than the gap names the silence it bears") {
  constexpr std::string_view ais = "source ais \"AIS\", reads ais_nmea, grade B2, gap 10 min";
  CHECK(told("CAS-W0626", fmt::format("{}.\n1.1 nobody may have vessel for 1 h.", ais)) == "1 h+1");
  CHECK(told("CAS-W0626", fmt::format("{}, lost 6 h.\n1.1 nobody may have vessel for 1 h.", ais)).empty());
  CHECK(told("CAS-W0626", fmt::format("{}.\n1.1 nobody may have vessel for 5 min.", ais)).empty());
}

TEST_CASE("a trigger and what voids it have an order") {
  constexpr std::string_view act = "attack means breach of 1.1 by RUS and no breach of 1.1 by UKR within 30 d";
  CHECK(told("CAS-W0627", with(fmt::format("{}.", act))) == "no breach of 1.1 by UKR within 30 d+1");
  CHECK(told("CAS-W0627", with(fmt::format("{} before.", act))).empty());
  CHECK(told("CAS-W0627", with("attack means breach of 1.1 by RUS and no breach of 1.1 by RUS within 30 d.")).empty());
  CHECK(told("CAS-W0627", with("fault means breach of 1.1 by UKR.\nattack means breach of 1.1 by RUS and no fault.")) ==
        "no fault+1");
}

TEST_CASE("where one ratifies all who owe something do") {
  constexpr std::string_view rada = "UKR ratifies through Rada (450 seats, majority of seats).";
  CHECK(told("CAS-W0628", with(rada)) == "RUS+0");
  CHECK(told("CAS-W0628", with("")).empty());
  CHECK(told("CAS-W0628", with("2.1 in force on the day after the last of RUS, UKR ratifies.")) == "UKR+0 | RUS+0");
}

TEST_CASE("what can never be reached, or always is, is told") {
  const auto never = [](std::string_view more) { return told("CAS-W0629", with(more)); };
  CHECK(never("kind gun is fire with calibre >= 100 and calibre < 75.") == "calibre >= 100 and calibre < 75+0");
  CHECK(never("kind gun is fire with calibre > 100 and calibre <= 100.") == "calibre > 100 and calibre <= 100+0");
  CHECK(never("kind gun is fire with calibre >= 100 or calibre < 75.").empty());
  CHECK(never("kind gun is fire with calibre >= 75 and calibre <= 75.").empty());
  CHECK(never("1.2 RUS must not have more than 0 tank.") == "0+0");
  CHECK(never("attack means breach of 1.1 by RUS, lasting 24 h with no pause over 24 h.") == "24 h+0");
  CHECK(never("attack means breach of 1.1 by RUS, lasting 24 h with no pause over 6 h.").empty());
}

TEST_CASE("a condition that what is judged meets, or cannot meet, by itself is told") {
  const auto told_of = [](std::string_view more) { return told("CAS-W0629", with(more)); };
  CHECK(told_of("1.2 RUS must not commit fire, unless fire by RUS within 3 h.") == "fire by RUS within 3 h+0");
  CHECK(told_of("1.2 RUS must not commit fire, unless fire by RUS, UKR within 3 h before.") == "fire by RUS, UKR within 3 h before+0");
  CHECK(told_of("1.2 RUS may commit fire if fire by UKR within 1 d before and no fire by RUS within 3 h before.") == "no fire by RUS within 3 h before+0");
  CHECK(told_of("1.2 RUS must not commit fire, unless fire by UKR within 3 h.").empty());
  CHECK(told_of("1.2 RUS, UKR must not commit fire, unless fire by UKR within 3 h.").empty());
  CHECK(told_of("1.2 RUS must not commit fire, unless fire by RUS within 3 h and no fire by UKR within 3 h.").empty());
}

TEST_CASE("instants last only where pauses are allowed, or records go on") {
  const auto never = [](std::string_view more) { return told("CAS-W0629", with(more)); };
  CHECK(never("raid means fire by RUS, lasting 2 h.") == "2 h+0");
  CHECK(never("kind ship is sighting.\nblock means ship by RUS, lasting 2 h.") == "2 h+0");
  CHECK(never("kind ship is sighting.\nblock means ship by RUS, lasting 2 h with no pause over 30 min.").empty());
  CHECK(never("raid means fire by RUS within 3 h, lasting 2 h.").empty());
  CHECK(never("raid means fire by RUS, lasting 2 h.\nsource w \"w\", reads incidents_csv, grade A2, spread.").empty());
}

TEST_CASE("an incident in a meaning has a window") {
  CHECK(told("CAS-W0630", with("calm means no fire.")) == "no fire+0");
  CHECK(told("CAS-W0630", with("calm means no fire within 7 d.")).empty());
  CHECK(told("CAS-W0630", with("calm means no consult.")).empty());
  CHECK(told("CAS-W0630", with("raid means fire by RUS, lasting 2 h with no pause over 1 h.")).empty());
  CHECK(told("CAS-W0630", with("raid means fire by RUS, lasting 2 h.")).empty());
  CHECK(told("CAS-W0630", with("attack means breach of 1.1 by RUS.\ncalm means no attack.")).empty());
}

TEST_CASE("lines have a day and a way from point to point") {
  CHECK(told("CAS-W0616", "zone a is line \"z.geojson#a\". zone b is area \"z.geojson#b\".") ==
        "line \"z.geojson#a\"+0 | line \"z.geojson#a\"+1");
  CHECK(told("CAS-W0616", "zone a is line \"z.geojson#a\", rhumb, as of 2025-12-01Z.").empty());
}

TEST_CASE("names that nothing uses are told, unless the text is only begun") {
  CHECK(told("CAS-W0644", "kind fire. kind clash. zone a is area 1N 1E, 2N 1E, 2N 2E.\n1.1 nobody may commit fire.") ==
        "clash+0 | a+0");
  CHECK(told("CAS-W0644", "kind fire. kind clash.").empty());
  CHECK(told("CAS-W0644", "kind fire is shot. kind shot.\ncalm means no fire within 1 d.\n"
                          "1.1 nobody may commit fire.") == "calm+0");
  CHECK(told("CAS-W0644", "source r \"R\", reads declarations_csv, grade B2. kind fire.\n1.1 nobody may commit fire.") ==
        "r+0");
}

TEST_CASE("of a text with errors nothing is said to be missing") {
  const std::string text = "```accord\nkind fire. kind clash.\n1.1 nobody may commit fire.\n```\n";
  const text::File file = text::parse(text);
  CHECK(warnings({text, file, nullptr}).empty());
  const accord::Accord sound;
  CHECK(warnings({text, file, &sound}).size() == 2);
}

TEST_CASE("a ceiling over declarations says who is counted, and who counts") {
  constexpr std::string_view men = "party UKR \"Ukraine\". kind men is declaration.\n";
  const auto who = [&](std::string_view rest, std::string_view prose) {
    return told("CAS-W0615", fmt::format("{}{}", men, rest), prose);
  };
  CHECK(who("1.1 UKR must not have more than 10 men.", "1.1 Ten men, reserves included.") == "men+0");
  CHECK(who("1.1 UKR must not have more than 10 men, counted at each declaration.", "1.1 Ten men, reserves included.").empty());
  CHECK(who("1.1 UKR must not have more than 10 men, counted at each declaration.", "1.1 Ten men.") == "men+0");
  CHECK(who("1.1 UKR must not have more than 10 men.\n1.2 UKR must declare men every 90 d.", "1.1 Ten men, guards excluded.").empty());
}

}  // namespace
}  // namespace casus::lint
