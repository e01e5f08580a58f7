// Whatever one takes out of a text, it gives one error, at the first place where it is
// missed, with all the other places as notes.
#include <doctest/doctest.h>

#include <cctype>
#include <cstdint>

#include "casus/accord/from_text.h"
#include "casus/accord/reading_test.h"
#include "casus/text/parser.h"

namespace casus::accord {
namespace {

constexpr std::string_view whole = R"(## Article 1. All

1.1 Prose.

```accord
accord "All of it", draft 1, of 2025-12-15Z.
party UKR "Ukraine".
party RUS "Russia".
party USA "America".
group Both is UKR, RUS.
body Commission "Commission" of USA, UKR, deciding by majority, led by USA, backed by UKR.
zone front is path 46N 37E, 47N 37E.
zone buffer is within 15 km of front.
zone east is area 46N 38E, 48N 38E, 48N 40E, 46N 40E.
zone both is buffer or east.
zone sites is each of buffer, east.
kind shelling.
kind fire is shelling.
kind personnel is declaration.
kind forces.
kind consult is act.
severity minor < grave.
source patrols "Patrols", reads incidents_csv, grade A2, covers buffer, covers sites, where deaths > 3 is shelling by RUS.
same incident is same kind, within 2 km, within 30 min.
proof 2 origins, C3 or better, attributed by Commission.
attack means grave breach of 1.1 by RUS and no breach of 1.1 by UKR within 30 d, lasting 24 h.
calm means no fire in both within 7 d and no fire within 3 km of front within 7 d.
1.1 Both must not commit fire in both unless calm: minor from 1 incident; grave from 10 incidents within 24 h.
1.2 UKR may commit fire in east if fire by RUS in sites within 1 h before, notwithstanding 1.1.
1.3 on attack, Commission must vote invoke, carried by consensus within 48 h.
1.4 on invoke carried, USA must consult to UKR within 72 h after start of attack.
1.5 UKR must not have more than 1000 personnel, counted at each declaration.
1.6 UKR must declare personnel every 90 d.
1.7 RUS must withdraw forces from east within 30 d after entry into force.
1.8 Commission must inspect in sites every 15 d.
1.9 on fire, Commission must attribute within 24 h.
in force on the day after the last of Both ratifies.
USA ratifies through Senate (100 seats, two thirds of those voting), before signature by RUS.
```
)";

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Where the word stands in the formal text, as a word of its own.
std::vector<std::size_t> places(const std::string& file, const std::string& word) {
  std::vector<std::size_t> out;
  for (std::size_t at = file.find(word, file.find("```accord")); at != std::string::npos;
       at = file.find(word, at + 1)) {
    const bool begins = !is_word(file[at - 1]) && file[at - 1] != '.';
    const bool ends = !is_word(file[at + word.size()]);
    if (begins && ends) out.push_back(at);
  }
  return out;
}

void expect_one_error(const std::string& file, const std::string& name) {
  CAPTURE(name);
  const Reading reading = from_text(file, {});
  const auto errors = errors_of(reading);
  for (const auto& d : errors) MESSAGE(d.message);
  REQUIRE(errors.size() == 1);
  const std::vector<std::size_t> uses = places(file, name);
  REQUIRE(!uses.empty());
  CHECK(errors[0].begin == uses.front());
  std::vector<std::size_t> told{errors[0].begin};
  for (const text::Note& note : errors[0].notes) {
    if (note.label == "used here too") told.push_back(note.begin);
  }
  CHECK(told == uses);
}

TEST_CASE("the text that the next tests cut into is sound") {
  const Reading reading = from_text(whole, {});
  for (const auto& d : errors_of(reading)) MESSAGE(d.message);
  CHECK(reading.accord.has_value());
}

TEST_CASE("a declaration that is taken out is missed once, with all its uses") {
  const std::string file{whole};
  const text::File parsed = text::parse(file);
  int cut = 0;
  for (const text::Sentence& sentence : parsed.blocks[0].sentences) {
    const std::string name = sentence.declares.text;
    const bool source = std::holds_alternative<text::SourceDeclaration>(sentence.form);
    if (name.empty() || source) continue;
    std::string rest = file;
    rest.erase(sentence.span.begin, sentence.span.end - sentence.span.begin);
    if (places(rest, name).empty()) {
      CHECK(errors_of(from_text(rest, {})).empty());
      continue;
    }
    expect_one_error(rest, name);
    ++cut;
  }
  CHECK(cut >= 16);
}

// Cuts a word, doubles one, or puts another in its place.
std::string cut(std::string file, std::uint64_t seed) {
  const text::File parsed = text::parse(file);
  const auto& tokens = parsed.blocks[0].tokens.tokens;
  std::uint64_t state = seed;
  const auto below = [&](std::size_t n) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state >> 33U) % n);
  };
  const text::Span at = tokens[below(tokens.size() - 1)].span;
  const std::string other{tokens[below(tokens.size() - 1)].text};
  const std::string word = file.substr(at.begin, at.end - at.begin);
  const std::string made[] = {"", word + " " + word, other};
  return file.replace(at.begin, at.end - at.begin, made[below(3)]);
}

TEST_CASE("whatever word is cut, doubled or replaced, there is an accord or an error") {
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    const std::string file = cut(std::string{whole}, seed);
    const Reading reading = from_text(file, {});
    CHECK(reading.accord.has_value() == errors_of(reading).empty());
    for (const text::Diagnostic& d : reading.diagnostics) {
      CHECK(d.begin <= d.end);
      CHECK(d.end <= file.size());
      CHECK_FALSE(d.message.empty());
    }
  }
}

TEST_CASE("a norm that is taken out is missed where its number is named") {
  std::string file{whole};
  const std::size_t at = file.find("1.1 Both");
  file.erase(at, file.find("1.2 UKR") - at);
  const auto errors = errors_of(from_text(file, {}));
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == text::codes::unknown_norm);
  CHECK(errors[0].begin == file.find("1.1 by RUS"));
  CHECK(errors[0].notes.size() == 2);
}

TEST_CASE("a vote that is taken out is missed where its motion is named") {
  std::string file{whole};
  const std::size_t at = file.find("1.3 on");
  file.erase(at, file.find("1.4 on") - at);
  const auto errors = errors_of(from_text(file, {}));
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == text::codes::unknown_motion);
}

TEST_CASE("a severity that is taken out is missed once") {
  std::string file{whole};
  file.replace(file.find("minor < grave"), 13, "minor < huge");
  expect_one_error(file, "grave");
}

}  // namespace
}  // namespace casus::accord
