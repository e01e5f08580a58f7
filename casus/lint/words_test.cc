#include "casus/lint/words.h"

#include <doctest/doctest.h>

#include <string>

#include <fmt/format.h>

#include "casus/lint/lint.h"

namespace casus::lint {
namespace {

// The underlined words of all warnings of a text, "significant | sustained".
std::string words_of(const std::string& text, std::string_view code) {
  std::string out;
  for (const text::Diagnostic& d : warnings_of_prose(text, text::read_document(text))) {
    if (d.code != code) continue;
    if (!out.empty()) out += " | ";
    out += text.substr(d.begin, d.end - d.begin);
  }
  return out;
}

std::string vague(std::string_view sentence) {
  const std::string text = fmt::format("## Article 1. Peace\n\n1.1 {}\n", sentence);
  return words_of(text, "CAS-W0611");
}
std::string undefined(std::string_view sentence) {
  const std::string text = fmt::format("## Article 1. Peace\n\n1.1 {}\n", sentence);
  return words_of(text, "CAS-W0612");
}

TEST_CASE("a word of degree is underlined, and only it") {
  CHECK(vague("An armed attack that is significant, deliberate and sustained is an attack on all.") ==
        "significant | deliberate | sustained");
  CHECK(vague("The sides consult as soon as possible.") == "as soon as possible");
  CHECK(vague("No weapons in the vicinity of the line.") == "in the vicinity of");
  CHECK(vague("A large-scale assault is forbidden.") == "large-scale");
  CHECK(vague("Nobody shall fire.").empty());
}

TEST_CASE("a number beside the word makes it exact") {
  CHECK(vague("The sides consult promptly, at the latest within 24 hours.").empty());
  CHECK(vague("The sides consult promptly, all 24 of them.") == "promptly");
  CHECK(vague("A significant attack of more than 50 incidents is forbidden.").empty());
  CHECK(vague("No weapons near the line, that is within 2 km.").empty());
  CHECK(vague("No weapons near the line within 2 hours.") == "near");
  CHECK(vague("A sustained attack, lasting ten days, is forbidden.").empty());
}

TEST_CASE("a number of another option, another clause or a reference makes nothing exact") {
  CHECK(vague("An attack is [sustained]{by=USA}[lasting 24 hours]{by=UKR}{#trigger}.") == "sustained");
  CHECK(vague("A significant attack is forbidden; 50 men may stay.") == "significant");
  CHECK(vague("A significant breach of 4.1 ends this.") == "significant");
  CHECK(vague("A significant breach of Article 5 ends this.") == "significant");
}

TEST_CASE("a definition anywhere makes the word exact everywhere") {
  const std::string text =
      "## Article 1. A\n\n1.1 A sustained attack is answered.\n\n"
      "## Article 2. B\n\n2.1 Sustained means lasting 24 hours.\n";
  CHECK(words_of(text, "CAS-W0611").empty());
  CHECK(vague("Five refusals within 7 days are a serious breach. A serious breach ends this.").empty());
}

TEST_CASE("words that blur a number are told only before one") {
  CHECK(vague("The force has about 1,250 men.") == "about");
  CHECK(vague("The sides talk about the line.").empty());
}

TEST_CASE("phrases, names, quotations, recitals and wishes are no law") {
  CHECK(vague("The number is limited to 75.").empty());
  CHECK(vague("The Permanent Council meets every 15 days.").empty());
  CHECK(vague("The word \"significant\" is not used.").empty());
  CHECK(vague("Recognizing the significant losses, the sides stop.").empty());
  CHECK(vague("The sides meet, noting the significant role of women, every 15 days.").empty());
  CHECK(vague("The sides should meet regularly.").empty());
  CHECK(words_of("# Significant matters\n\nA significant day.\n", "CAS-W0611").empty());
  CHECK(words_of("A significant attack shall be answered.\n", "CAS-W0611") == "significant");
  CHECK(words_of("## Article 1. A\n\n1.1 Peace.\n\n> Note: significant is in the reports and shall be.\n", "CAS-W0611").empty());
}

TEST_CASE("the same word in one article is one warning with notes") {
  const std::string text =
      "## Article 1. A\n\n1.1 A significant attack ends this.\n\n1.2 A significant loss too.\n\n"
      "## Article 2. B\n\n2.1 A significant change is notified.\n";
  const auto all = warnings_of_prose(text, text::read_document(text));
  REQUIRE(all.size() == 2);
  CHECK(all[0].provision == "1.1");
  CHECK(all[0].notes.size() == 1);
  CHECK(all[1].provision == "2.1");
}

TEST_CASE("a term is undefined until prose or formal text defines it") {
  CHECK(undefined("In peacetime no more than 800,000 men.") == "peacetime");
  CHECK(undefined("Peacetime means 30 days without attack. In peacetime none.").empty());
  CHECK(undefined("Heavy weapons shall be withdrawn.") == "Heavy weapons");
  CHECK(undefined("Artillery of 100 mm and more shall be withdrawn.").empty());
  const std::string text =
      "## Article 1. A\n\n1.1 In peacetime the armed forces rest.\n\n```accord\n"
      "peacetime means no attack within 30 d.\nkind forces.\n```\n";
  const text::File file = text::parse(text);
  for (const text::Diagnostic& d : warnings({text, file, nullptr})) CHECK(d.code != "CAS-W0612");
}

TEST_CASE("a severity that a ladder counts is no vague word") {
  const std::string text =
      "## Article 1. A\n\n1.1 On a grave breach this ends.\n\n```accord\n"
      "1.2 nobody may commit fire: grave from 50 incidents within 24 h.\n```\n";
  const text::File file = text::parse(text);
  for (const text::Diagnostic& d : warnings({text, file, nullptr})) CHECK(d.code != "CAS-W0611");
  CHECK(vague("On a grave breach this ends.") == "grave breach");
  CHECK(vague("One incident is minor, 10 incidents within 24 hours are grave. On a grave breach this ends.").empty());
}

TEST_CASE("a word of degree is none where it names a rung of the provision's own sentence") {
  const auto degree = [](std::string_view prose, std::string_view sentence) {
    const std::string text = fmt::format("## Article 1. A\n\n{}\n\n```accord\n{}\n```\n", prose, sentence);
    const text::File file = text::parse(text);
    std::string out;
    for (const text::Diagnostic& d : warnings({text, file, nullptr}))
      if (d.code == "CAS-W0611") out += std::string{d.provision} + ":" + text.substr(d.begin, d.end - d.begin) + " ";
    return out;
  };
  const std::string_view one = "1.1 A minor incident is a shot.";
  CHECK(degree(one, "1.1 nobody may commit fire: minor from 1 incident.").empty());
  CHECK(degree(one, "1.1(a) nobody may commit fire: minor from 1 incident.").empty());
  CHECK(degree("1.1(a) A minor incident is a shot.", "1.1 nobody may commit fire: minor from 1 incident.").empty());
  CHECK(degree(one, "1.1 nobody may have ship: minor.").empty());
  CHECK(degree("1.1 A major breach of 1.2 is an attack.", "1.1 attack means major breach of 1.2.").empty());
  CHECK(degree(one, "1.1 nobody may commit fire: serious from 1 incident.") == "1.1:minor ");
  CHECK(degree(one, "1.2 nobody may commit fire: minor from 1 incident.") == "1.1:minor ");
  CHECK(degree("1.1(a) A minor incident is a shot.", "1.1(b) nobody may commit fire: minor from 1 incident.") == "1.1(a):minor ");
}

TEST_CASE("a place in prose needs a geometry") {
  const auto place = [](std::string_view text) { return words_of(std::string{text}, "CAS-W0616"); };
  CHECK(place("1.1 No fire across the line of contact.\n") == "line of contact");
  CHECK(place("1.1 The contact line is the line of the map. No fire across the contact line.\n").empty());
  const std::string text =
      "1.1 No fire across the contact line.\n\n```accord\nzone front is line \"zones.geojson#contact-line\", "
      "geodesic, as of 2025-12-01Z.\n```\n";
  const text::File file = text::parse(text);
  for (const text::Diagnostic& d : warnings({text, file, nullptr})) CHECK(d.code != "CAS-W0616");
}

}  // namespace
}  // namespace casus::lint
