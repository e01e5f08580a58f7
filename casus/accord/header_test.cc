// Offsets, dates, actors, shares, entry into force and ratification.
#include "casus/accord/accord.h"

#include <doctest/doctest.h>

#include "casus/accord/dates.h"
#include "casus/accord/reading_test.h"

namespace casus::accord {
namespace {

namespace codes = text::codes;

Accord accord_of(std::string_view code) {
  const Reading reading = read_test(code);
  for (const text::Diagnostic& d : errors_of(reading)) MESSAGE(d.message);
  REQUIRE(reading.accord);
  return *reading.accord;
}

Reading with_header(std::string_view header) {
  return from_text("## Article 1. A\n\n```accord\n" + std::string(header) + "\nparty UKR \"U\".\n```\n", {});
}

TEST_CASE("local days follow the offset of the accord's date, else its clause") {
  CHECK(accord_of("").offset == measure::hours(1));
  CHECK(with_header("accord \"A\", draft 1, of 2025-12-15Z.").accord->offset == measure::Duration{});
  CHECK(with_header("accord \"A\", draft 1, of 2025-12-15Z, offset +02:30.").accord->offset == measure::minutes(150));
  CHECK(with_header("accord \"A\", draft 1, of 2025-12-15T00:00-05:00.").accord->offset == measure::hours(-5));
  const auto errors = errors_of(with_header("accord \"A\", draft 1, of 2025-12-15T00:00+01:00, offset +02:00."));
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == codes::form_mismatch);
}

TEST_CASE("written offsets are read and anything else is none") {
  CHECK(written_offset("2025-12-15T00:00+01:00") == measure::hours(1));
  CHECK(written_offset("2025-12-15+01:00") == measure::hours(1));
  CHECK(written_offset("2025-12-15T00:00-0330") == measure::minutes(-210));
  CHECK(written_offset("2025-12-15Z") == measure::Duration{});
  CHECK(written_offset("#date") == measure::Duration{});
  CHECK(written_offset("-05:00") == measure::hours(-5));
}

TEST_CASE("the terms of a text are dated by its local days") {
  const std::string file = with_cast(
      "in force on 2026-01-01T00:00+01:00, for 10 y.\n"
      "1.1 UKR must consult within 30 d after entry into force.\n"
      "1.2 RUS must not commit fire from 14 d after 2026-03-01T00:00+01:00.\n"
      "1.3 on fire, RUS must consult within 24 h.");
  const auto dated = dated_terms(file, text::parse(file));
  REQUIRE(dated.size() == 3);
  CHECK(dated[0].words.in(file) == "10 y");
  CHECK(measure::print(dated[0].at) == "2036-01-01T23:00:00.000Z");
  CHECK(dated[1].words.in(file) == "within 30 d after entry into force");
  CHECK(measure::print(dated[1].at) == "2026-01-31T23:00:00.000Z");
  CHECK(measure::print(dated[2].at) == "2026-03-15T23:00:00.000Z");
}

TEST_CASE("a body has members, a rule, a lead and backers") {
  const Accord accord = accord_of("body MNF \"Force\" of FRA, USA, deciding by two thirds of members, led by FRA, backed by USA.");
  const Group& body = accord.groups.back();
  CHECK(body.body);
  REQUIRE(body.deciding);
  CHECK(body.deciding->share.sort == Share::Sort::two_thirds);
  CHECK(body.led_by == std::vector<std::string>{"FRA"});
  CHECK(body.backed_by == std::vector<std::string>{"USA"});
}

TEST_CASE("entry into force is a date, the last ratification, or the day after an event") {
  const Accord accord = accord_of(
      "in force on the day after the last of Guarantors, UKR ratifies, for 10 y.\n"
      "Article 1 in force on the day after fire by RUS.\n1.1 RUS must not commit fire.");
  REQUIRE(accord.in_force.size() == 2);
  CHECK(accord.in_force[0].last_of == std::vector<std::string>{"USA", "FRA", "UKR"});
  CHECK(accord.in_force[0].term->months == 120);
  CHECK(accord.in_force[1].article == "1");
  CHECK(accord.in_force[1].event.kind == "fire");
  CHECK(told("Article 9 in force on 2026-01-01Z.") == told(codes::unknown_name, "9"));
  CHECK(told("in force on 2026-01-01Z.\nin force on 2027-01-01Z.") ==
        told(codes::declared_twice, "in force on 2027-01-01Z."));
  CHECK(told("in force on 2026-01-01Z, for 1 y, renewed by consult.").empty());
  CHECK(told("in force on 2026-01-01Z, for 0 d.") == told(codes::empty_period, "0 d"));
  CHECK(told("in force on 2026-01-01Z, suspended while assist by RUS and no consult since assist by RUS.\n1.1 UKR must not commit fire.").empty());
  CHECK(told("in force on 2026-01-01Z, suspended while no consult since assist.\n1.1 UKR must not commit fire.") ==
        told(codes::empty_period, "in force on 2026-01-01Z, suspended while no consult since assist"));
  CHECK(told("asleep means no consult since assist.\nin force on 2026-01-01Z, suspended while (asleep and no fire within 7 d).\n1.1 UKR must not commit fire.") ==
        told(codes::empty_period, "in force on 2026-01-01Z, suspended while (asleep and no fire within 7 d)"));
  CHECK(told("asleep means no consult since assist.\nin force on 2026-01-01Z, suspended while no asleep.\n1.1 UKR must not commit fire.").empty());
  CHECK(told("in force on 2026-01-01Z, suspended while breach of 1.1.\n1.1 UKR must not commit fire.") != "");  // it would lift itself
  CHECK(told("in force on 2026-01-01Z, suspended while assist by another party.") != "");  // than whom?
  CHECK(told("in force on 2026-01-01Z, for 1 y, renewed by fire.") == told(codes::wrong_root, "fire"));
}

TEST_CASE("a party ratifies through chambers of seats") {
  const Accord accord = accord_of("USA ratifies through Senate (100 seats, two thirds of those voting) and House (435 seats, majority), after signature by RUS.");
  REQUIRE(accord.routes.size() == 1);
  const Route& route = accord.routes[0];
  CHECK(route.order == Route::Order::after);
  REQUIRE(route.any_of.size() == 1);
  CHECK(route.any_of[0][0].carried_by.share.base == Share::Base::those_voting);
  CHECK(route.any_of[0][1].carried_by.share.base == Share::Base::seats);
  CHECK(told("USA ratifies through Senate (100 seats, 120 of seats).") == told(codes::no_share, "120 of seats"));
  CHECK(told("USA ratifies through Senate (100 seats, majority of members).") ==
        told(codes::no_share, "majority of members"));
  CHECK(told("USA ratifies through Senate (0 seats, majority).") == told(codes::no_share, "0"));
}

TEST_CASE("an open text is read as far as it goes, and its variant is named") {
  const std::string file =
      "## Article 1. A\n\n1.1 At most [800,000]{by=UKR}[600,000]{by=RUS}{#cap} men.\n\n"
      "1.2 [No fire.]{#quiet}\n\n```accord\naccord \"A\", draft 1, of 2025-12-15Z.\n"
      "party UKR \"U\".\nparty RUS \"R\".\nkind men is declaration.\nkind fire.\n"
      "proof 1 origin, C3 or better.\n"
      "1.1 UKR must not have more than #cap men.\n1.2 if #quiet: RUS must not commit fire.\n```\n";
  const Reading open = from_text(file, {});
  for (const auto& d : errors_of(open)) MESSAGE(d.message);
  CHECK(open.open);
  CHECK(open.accord.has_value());
  const text::ChoiceReading choices = text::read_choices(file, text::read_document(file));
  const text::Closing closing{choices, {{"cap", 2}, {"quiet", 0}}};
  const Reading closed = from_text(file, {}, {}, &closing);
  CHECK_FALSE(closed.open);
  REQUIRE(closed.accord);
  CHECK(closed.accord->variant == "cap=2,quiet=drop");
  CHECK(closed.accord->norms.size() == 1);
  CHECK(closed.accord->norms[0].ceiling == measure::whole(600'000));
}

TEST_CASE("no error is lost behind a thousand warnings") {
  std::string code;
  for (int i = 1; i <= 1'500; ++i) code += "2." + std::to_string(i) + " UKR must not commit fire.\n";
  const Reading reading = read_test(code + "3.1 UKR must not commit fire in nowhere.");
  CHECK(reading.diagnostics.size() == 1'000);
  CHECK(errors_of(reading).size() == 1);
}

TEST_CASE("the rolling example gives its two errors and no other") {
  const std::string file = with_cast("kind forces.\n1.1 RUS must withdraw forces from Nowhere within 30 d.");
  std::string words;
  for (const auto& d : errors_of(from_text(file, beside_test)))
    words += file.substr(d.begin, d.end - d.begin) + "|";
  CHECK(words == "Nowhere|within 30 d|");
}

}  // namespace
}  // namespace casus::accord
