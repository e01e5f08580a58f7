#include <doctest/doctest.h>

#include <string>

#include <fmt/format.h>

#include "casus/lint/lint.h"

namespace casus::lint {
namespace {

std::string told(const std::string& text, std::string_view code) {
  std::string out;
  for (const text::Diagnostic& d : warnings_of_prose(text, text::read_document(text))) {
    if (d.code != code) continue;
    out += fmt::format("{}{}+{}", out.empty() ? "" : " | ", text.substr(d.begin, d.end - d.begin), d.notes.size());
  }
  return out;
}

std::string side(std::string_view text) { return told(std::string{text}, "CAS-W0613"); }
std::string width(std::string_view text) { return told(fmt::format("1.1 {}\n", text), "CAS-W0614"); }
std::string gap(std::string_view text) { return told(fmt::format("1.1 {}\n", text), "CAS-W0617"); }

TEST_CASE("a document that is named has to be there") {
  CHECK(side("1.1 The line is drawn in Annex B.\n\n1.2 Annex B binds.\n") == "Annex B+1");
  CHECK(side("1.1 The line is drawn in Annex B.\n\n## Annex B. Line\n\nHere.\n").empty());
  CHECK(side("1.1 The line is drawn in Annex B.\n\n## Annex C. Line\n") == "Annex B+0");
  CHECK(side("1.1 The line is drawn in the annex.\n\n## Annex\n").empty());
  CHECK(side("1.1 A side letter is attached.\n") == "side letter+0");
  CHECK(side("1.1 Protocol 2 binds.\n") == "Protocol 2+0");
  CHECK(side("1.1 The protocol of the meeting is kept.\n").empty());
  CHECK(side("# Dayton, Annex 1-A\n\n1.1 Annex 1 binds.\n").empty());
}

TEST_CASE("a missing document is called as the text calls it") {
  const std::string text = "1.1 The line is drawn in Annex B.\n";
  const auto all = warnings_of_prose(text, text::read_document(text));
  REQUIRE_FALSE(all.empty());
  CHECK(all.front().message == "`Annex B` is named, and no heading here bears that name");
}

TEST_CASE("a part of another instrument is there already") {
  CHECK(side("1.1 Parties listed in Annex I to the Convention.\n\n1.2 Those in Annex I pay.\n").empty());
  CHECK(side("1.1 Parties listed in Annex I to this Agreement.\n") == "Annex I+0");
}

TEST_CASE("a width says whether it is whole or half") {
  CHECK(width("A security zone at least 50 km wide comes about.") == "50 km+0");
  CHECK(width("Each side withdraws until the zone is 70 km wide.") == "70 km+0");
  CHECK(width("They keep a 15 km buffer.") == "15 km+0");
  CHECK(width("They keep a zone of 15 kilometres.") == "15 kilometres+0");
  CHECK(width("They keep a 10-km-wide strip.") == "10-km+0");
  CHECK(width("The zone is 2 km wide on each side of the line.").empty());
  CHECK(width("The zone is 4 km wide in all.").empty());
  CHECK(width("No fire within 15 km of the line.").empty());
  CHECK(width("The line is 1,400 km long.").empty());
}

TEST_CASE("words that are still to come are told, and powers are not") {
  CHECK(gap("Nobody keeps more than XX tanks.") == "XX+0");
  CHECK(gap("By 20XX this ends.") == "20XX+0");
  CHECK(gap("Within [X] days, at [date], [...].") == "[X]+0 | [date]+0 | [...]+0");
  CHECK(gap("The number is to be determined.") == "to be determined+0");
  CHECK(gap("The number is to be determined by the Commission.").empty());
  CHECK(gap("Signed at ______ on TBD.") == "______+0 | TBD+0");
  CHECK(gap("Article XX and Louis XVI, of the X Corps in MMXXV.") == "XX+0");
  CHECK(gap("No more than [800,000]{by=UKR}[600,000]{by=RUS} men.").empty());
}

TEST_CASE("strengths and clocks of plain prose are asked about too") {
  const auto who = [](std::string_view t) { return told(fmt::format("1.1 {}\n", t), "CAS-W0615"); };
  const auto clock = [](std::string_view t) { return told(fmt::format("1.1 {}\n", t), "CAS-W0621"); };
  CHECK(who("Ukraine keeps no more than [800,000]{by=UKR}[600,000]{by=RUS} personnel.") == "personnel+0");
  CHECK(who("Ukraine keeps no more than 800,000 personnel, reserves included.").empty());
  CHECK(who("No more than 75 tanks.").empty());
  CHECK(clock("They assist within 72 hours after the attack.") == "within 72 hours+0");
  CHECK(clock("On an attack the Guarantors consult within 24 hours and warn within 24 hours.") ==
        "within 24 hours+1");
  CHECK(clock("They assist within 72 hours after the start of the attack.").empty());
  CHECK(clock("Fifty incidents within 24 hours are grave.").empty());
  CHECK(clock("They meet within 24 hours of a request.").empty());
}

}  // namespace
}  // namespace casus::lint
