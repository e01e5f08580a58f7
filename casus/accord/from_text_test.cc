#include "casus/accord/from_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "casus/accord/family.h"
#include "casus/text/codes.h"
#include "casus/text/render.h"
#include "casus/text/scanner.h"
#include "tests/support/source_dir.h"

namespace casus::accord {
namespace {

using text::Diagnostic;

base::Result<std::string> beside(std::string_view path) {
  if (path == "front.geojson") {
    return std::string{
        R"({"type":"FeatureCollection","features":[{"type":"Feature","id":"front","properties":{},)"
        R"("geometry":{"type":"LineString","coordinates":[[37,48],[38,48]]}}]})"};
  }
  return base::Fault{base::FaultKind::not_found, "no file `" + std::string(path) + "`", "", {}};
}

// Sentences in a frame with name and prose; a text with a fence stands alone.
std::string framed(std::string_view code) {
  if (code.find("```") != std::string_view::npos) return std::string(code);
  return "## Article 1. Silence\n\n1.1 Nobody shall fight: ten incidents within 24 hours, 60 "
         "s.\n\n1.1(a) Alike.\n\n"
         "1.1(b) Alike.\n\n```accord\naccord \"Example\", draft 1, of 2025-12-15Z.\n" +
         std::string(code) + "\n```\n";
}

std::vector<Diagnostic> diagnose(const std::string& file) {
  return from_text(file, beside).diagnostics;
}

std::vector<Diagnostic> errors(const std::string& file) {
  std::vector<Diagnostic> out;
  for (Diagnostic& d : diagnose(file)) {
    if (d.severity == text::Severity::error) out.push_back(std::move(d));
  }
  return out;
}

bool has(const std::vector<Diagnostic>& all, std::string_view code) {
  for (const Diagnostic& d : all) {
    if (d.code == code) return true;
  }
  return false;
}

constexpr std::string_view whole = R"(# Test

## Article 4. Fire

4.1 Russia and Ukraine shall not fire in the buffer: one shot is minor, ten incidents within 24 hours are grave.

4.2 Nobody shall stay in the buffer for 60 s.

```accord
accord "Test", draft 2, of 2025-12-15T00:00+01:00.
party UKR "Ukraine". party RUS "Russian Federation".
body MNF "Force" of UKR.
group Both is UKR, RUS.
zone front is line "front.geojson#front".
zone buffer is within 15 km of front.
kind shelling. kind fire is shelling with deaths >= 0.
severity minor < grave.
source patrols "Patrols", reads incidents_csv, origin commission, grade A2, covers buffer.
source ais "AIS", reads ais_nmea, grade B2, gap 60 s, lost 600 s, covers everything published.
same incident is same kind, within 2 km, within 30 min.
proof 1 origin, C3 or better.
4.1 Both must not commit fire in buffer: minor from 1 incident; grave from 10 incidents within 24 h.
4.2 nobody may have vessel in buffer for 60 s: minor from 1 mover.
```
)";

TEST_CASE("a whole accord is resolved to values") {
  const Reading reading = from_text(whole, beside);
  for (const Diagnostic& d : reading.diagnostics)
    MESSAGE(text::render(d, "t", whole, text::Colour::off));
  CHECK(reading.diagnostics.empty());
  REQUIRE(reading.accord);
  const Accord& accord = *reading.accord;
  CHECK(accord.identity() == "Test/2/2025-12-14T23:00:00.000Z");
  CHECK(accord.text_digest.size() == 64);
  CHECK(accord.zones.size() == 1);  // the line is no area
  const Norm* norm = accord.norm("4.1");
  REQUIRE(norm != nullptr);
  CHECK(norm->subjects.parties == std::vector<std::string>{"UKR", "RUS"});
  CHECK(norm->rungs[1].any_of[0].count == 10);
  CHECK(norm->proof.stated);
  CHECK(accord.text.substr(norm->prose.begin, 10) == "4.1 Russia");
  CHECK(accord.norm("4.2")->dwell == measure::seconds(60));
  CHECK(accord.source("ais")->origin == "ais");
  CHECK(accord.source("patrols")->covers[0].zone == 0);
  CHECK(reading.counts.provisions == 2);
}

TEST_CASE("kinds are recognised three-valued over their bases") {
  const Reading reading = from_text(whole, beside);
  REQUIRE(reading.accord);
  const auto kind = [&](std::string_view what, std::string_view wanted, const fact::Value* value) {
    return is_of_kind(*reading.accord, what, [&](std::string_view) { return value; }, wanted);
  };
  const fact::Value three = measure::AmountRange{measure::whole(3), measure::whole(3)};
  CHECK(kind("shelling", "fire", &three) == measure::Truth::yes);
  CHECK(kind("shelling", "fire", nullptr) == measure::Truth::unknown);
  // Fire is nothing but shelling here, so what calls itself fire is shelling.
  CHECK(kind("fire", "shelling", &three) == measure::Truth::yes);
  CHECK(kind("position", "vessel", &three) == measure::Truth::yes);
  CHECK(kind("position", "aircraft", &three) == measure::Truth::no);
  CHECK(kind("position", "vessel", nullptr) == measure::Truth::unknown);
}

TEST_CASE("every code has a bad example that gives it and a good one that does not") {
  for (const text::CodeEntry& entry : text::code_table()) {
    CAPTURE(entry.code);
    if (entry.code.starts_with("CAS-E08")) continue;  // of positions: see positions_test.cc
    const bool lint_tells =
        entry.code.compare("CAS-W0611") >= 0 && entry.code.compare("CAS-W0641") < 0;
    if (lint_tells || entry.code == text::codes::unused_name) continue;  // see lint_test.cc
    const auto bad = read_family(framed(entry.bad), beside).diagnostics;
    CHECK(has(bad, entry.code));
    CHECK_FALSE(has(read_family(framed(entry.good), beside).diagnostics, entry.code));
    CHECK(text::code_explanation(entry.code)->find(entry.title) != std::string::npos);
    if (entry.code.substr(4, 1) == "W") continue;
    int told = 0;  // one mistake, one message
    for (const Diagnostic& d : bad) told += d.severity == text::Severity::error ? 1 : 0;
    CHECK(told == (entry.code == text::codes::unit_mismatch ? 2 : 1));
  }
  CHECK_FALSE(text::code_explanation("CAS-E9999"));
}

struct Told {
  std::string_view code;   // the mistake, in the frame
  std::string_view words;  // underlined
  std::string_view help;   // some words of the cure
};

TEST_CASE("a mistake is underlined exactly and its cure is named") {
  constexpr Told cases[] = {
      {"kind clash.\nzone buffer is area 1N 1E, 2N 1E, 2N 2E.\n1.1 nobody may commit clash in "
       "buffr.",
       "buffr", "did you mean `buffer`?"},
      {"kimd clash.", "kimd", "did you mean `kind`?"},
      {"same incident is same kind, within 2 km, within 30 km.", "30 km", "s, min, h or d"},
      {"same incident is same kind, within 2 km, within 30 minutes.", "30 minutes",
       "write `30 min`"},
      {"source ais \"A\", reads ais_nmae, grade B2.", "ais_nmae", "did you mean `ais_nmea`?"},
      {"source ais \"A\", reads ais_nmea, losst 6 h, grade B2.", "losst", "did you mean `lost`?"},
      {"kind clash\nkind fight.", "clash", "full stop"},
      {"party UKR Ukraine.", "Ukraine", "party UKR \"Ukraine\"."},
      {"kind clash.\n1.1 nobody may comit clash.", "comit", "commit"},
      {"kind clash.\n1.1 nobody may commit clash: grav from 1 incident.", "grav",
       "did you mean `grave`?"},
      {"zone a is b.\nzone b is a or area 1N 1E, 2N 1E, 2N 2E.", "a", "outside the circle"},
      {"zone a is area \"x.geojson\".", "\"x.geojson\"", "beside the accord"},
      {"kind clash.\n1.1 nobody may commit clash: minor from 1 incident; minor from 5 incidents "
       "within 24 h.",
       "minor", "join the two"},
      {"kind clash.\n1.1 nobody may commit clash: minor from 7 incidents.", "7 incidents",
       "within 24 h"},
      {"kind within.", "within", "kind fire is"},
      {"kind clash.\n1.1 nobody may commit clash from 2025-12-15.", "2025-12-15", ""},
  };
  for (const Told& told : cases) {
    CAPTURE(told.code);
    const std::string file = framed(told.code);
    const auto found = errors(file);
    REQUIRE(!found.empty());
    const Diagnostic& d = found.front();
    CHECK(file.substr(d.begin, d.end - d.begin) == told.words);
    CHECK(d.help.find(told.help) != std::string::npos);
  }
}

TEST_CASE("a diagnostic shows the words, the article, the prose and the cure") {
  const std::string file = framed(
      "kind clash.\nzone buffer is area 1N 1E, 2N 1E, 2N 2E.\n1.1 nobody may commit clash in "
      "buffr.");
  const auto found = errors(file);
  REQUIRE(found.size() == 1);
  CHECK(text::render(found[0], "a.md", file, text::Colour::off) ==
        "error[CAS-E0301]: no zone is called `buffr`\n"
        "  --> a.md:13:32\n"
        "   |\n"
        "13 | 1.1 nobody may commit clash in buffr.\n"
        "   |                                ^^^^^ not declared\n"
        "12 | zone buffer is area 1N 1E, 2N 1E, 2N 2E.\n"
        "   |      ------ this one is declared\n"
        "   = Article 1. Silence\n"
        "   = 1.1 Nobody shall fight: ten incidents within 24 hours, 60 s.\n"
        "   = help: did you mean `buffer`? zones: buffer\n");
}

TEST_CASE("the excerpt of a hostile line shows no control character") {
  const std::string file = framed("kind \x1b[31mclash.");
  const auto found = errors(file);
  REQUIRE(!found.empty());
  CHECK(text::render(found[0], "a.md", file, text::Colour::off).find('\x1b') == std::string::npos);
}

// Removes the declaration that begins with `head`, up to its full stop.
std::string without(std::string_view head) {
  std::string out{whole};
  const std::size_t at = out.find(head);
  REQUIRE(at != std::string::npos);
  std::size_t end = at;
  while (out[end] != '.' || (out[end + 1] != '\n' && out[end + 1] != ' ')) ++end;
  return out.erase(at, end + 1 - at);
}

TEST_CASE("a missing declaration is told once, at its first use, with the other uses as notes") {
  struct Missing {
    std::string_view head;
    std::string_view words;
    std::size_t notes;
  };
  constexpr Missing cases[] = {
      {"accord \"Test\"", "party", 0},  {"party UKR", "UKR", 1},    {"party RUS", "RUS", 0},
      {"group Both", "Both", 0},        {"zone front", "front", 0}, {"zone buffer", "buffer", 2},
      {"kind shelling", "shelling", 0}, {"kind fire", "fire", 0},   {"severity minor", "", 0},
      {"source ais", "vessel", 0},
  };
  for (const Missing& missing : cases) {
    CAPTURE(missing.head);
    const std::string file = without(missing.head);
    const auto found = errors(file);
    if (missing.words.empty()) {  // the default severities serve as well
      CHECK(found.empty());
      continue;
    }
    REQUIRE(found.size() == 1);
    CHECK(file.substr(found[0].begin, found[0].end - found[0].begin) == missing.words);
    CHECK(found[0].notes.size() == missing.notes);
  }
}

TEST_CASE("a broken declaration is told once and its uses are not") {
  CHECK(errors(framed("zone buffer is is.\nkind clash.\n1.1 nobody may commit clash in buffer."))
            .size() == 1);
  CHECK(errors(framed("zone buffer is area \"no.geojson\".\nkind clash.\n1.1 nobody may commit "
                      "clash in buffer."))
            .size() == 1);
}

// A small generator with a printed seed, so that a failure can be replayed.
struct Dice {
  std::uint64_t state;
  std::size_t below(std::size_t n) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state >> 33U) % n);
  }
};

std::size_t line_of(std::string_view file, std::size_t at) {
  return text::line_column(file, at).line;
}

TEST_CASE("mutated accords never pass unnoticed and are told near the place") {
  const std::size_t begin = whole.find("```accord") + 10;
  const std::size_t end = whole.rfind("```");
  const std::string block{whole.substr(begin, end - begin)};
  const text::Tokens tokens = text::scan(block, {0, block.size()});
  int near = 0;
  int told = 0;
  constexpr int cases = 300;
  for (int seed = 1; seed <= cases; ++seed) {
    Dice dice{static_cast<std::uint64_t>(seed)};
    dice.below(2);
    std::string file{whole};
    std::size_t at = 0;
    for (;;) {
      const text::Token& token = tokens.tokens[dice.below(tokens.tokens.size())];
      at = begin + token.span.begin;
      // A name that stands once is a new name, however it is spelt, and no mistake.
      const bool again = std::ranges::count(tokens.tokens, token.text, &text::Token::text) > 1;
      const bool name =
          token.kind == text::TokenKind::word && !text::is_reserved(token.text) && again;
      if (token.kind == text::TokenKind::stop) {
        file.erase(at, 1);
        break;
      }
      if (token.kind == text::TokenKind::word && text::is_reserved(token.text)) {
        file.erase(at, token.span.end - token.span.begin);
        break;
      }
      if (name) {
        file.insert(at + 1, "q");
        break;
      }
    }
    const auto found = diagnose(file);
    if (!found.empty())
      ++told;
    else
      MESSAGE("seed " << seed << " passed unnoticed at: " << file.substr(at, 30));
    bool close = false;
    for (const Diagnostic& d : found) {
      const std::size_t line = line_of(file, at);
      const auto distance = [&](std::size_t place) {
        const std::size_t l = line_of(file, place);
        return l > line ? l - line : line - l;
      };
      close = close || distance(d.begin) <= 2;
      for (const text::Note& note : d.notes) close = close || distance(note.begin) <= 2;
    }
    near += close ? 1 : 0;
  }
  MESSAGE("told " << told << " of " << cases << ", within two lines " << near);
  CHECK(told == cases);
  CHECK(near >= cases * 95 / 100);
}

TEST_CASE("only sources whose reports place the mover are asked for a gap") {
  const std::string ais = "source ais \"AIS\", reads ais_nmea, grade B2, gap 10 min.\n";
  const std::string log = "source log \"Log\", reads incidents_csv, grade B2.\n";
  const std::string returns = "source returns \"Returns\", reads declarations_csv, grade B2.\n";
  const std::string trawler = "kind trawler is sighting.\n1.1 nobody may have trawler for 60 s.";
  const std::string norm = "1.1 nobody may have vessel for 60 s: minor from 1 mover.";
  CHECK(has(diagnose(framed(log + trawler)), text::codes::no_gap));  // it alone sees trawlers
  CHECK_FALSE(has(diagnose(framed(ais + log + norm)), text::codes::no_gap));
  CHECK_FALSE(has(diagnose(framed(ais + returns + norm)), text::codes::no_gap));
}

TEST_CASE("a table of declarations is no witness of incidents") {
  const std::string code =
      "kind clash.\nsource returns \"Returns\", reads declarations_csv, grade B2.\n"
      "1.1 nobody may commit clash: minor from 1 incident.";
  CHECK(has(diagnose(framed(code)), text::codes::unobserved));
}

TEST_CASE("the example of docs/language.md gives no error and keeps to its prose") {
  std::ifstream in(casus::test::source_dir() + "/docs/language.md", std::ios::binary);
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  const std::size_t begin = page.find("````file strait.accord.md\n") + 26;
  REQUIRE(begin != std::string::npos + 26);
  const std::string example = page.substr(begin, page.find("\n````\n", begin) + 1 - begin);
  const Reading reading = from_text(example, beside);
  CHECK(reading.accord.has_value());
  CHECK_FALSE(has(reading.diagnostics, text::codes::no_prose));
  CHECK_FALSE(has(reading.diagnostics, text::codes::value_not_in_prose));
}

TEST_CASE("the accords of the shared examples are read") {
  const char* shared = std::getenv("CASUS_SHARED");
  const std::string folder =
      shared != nullptr ? shared : casus::test::source_dir() + "/../shared";
  for (const std::string name : {"donbas-silence", "skagen-dwell", "drift"}) {
    std::ifstream in(folder + "/examples/" + name + ".accord.md", std::ios::binary);
    if (!in) {
      MESSAGE("skipped");
      return;
    }
    const std::string file{std::istreambuf_iterator<char>(in), {}};
    const Reading reading = from_text(file, beside);
    CAPTURE(name);
    CHECK(reading.accord.has_value());
    CHECK(reading.diagnostics.size() == 1);  // the source does not say what it covers
    CHECK(reading.counts.articles == 1);
    CHECK(reading.counts.provisions == (name == "drift" ? 2 : 1));
  }
}

TEST_CASE("the rolling example has its two errors and its counts") {
  const char* shared = std::getenv("CASUS_SHARED");
  const std::string folder =
      shared != nullptr ? shared : casus::test::source_dir() + "/../shared";
  std::ifstream in(folder + "/examples/rolling.accord.md", std::ios::binary);
  if (!in) {
    MESSAGE("skipped");
    return;
  }
  const std::string file{std::istreambuf_iterator<char>(in), {}};
  const Reading reading = read_family(file, beside);
  std::string words;
  for (const Diagnostic& d : reading.diagnostics) {
    if (d.severity == text::Severity::error) words += file.substr(d.begin, d.end - d.begin) + "|";
  }
  CHECK(words == "Nowhere|within 30 d|");
  CHECK(reading.counts.spans == 5);
  CHECK(reading.counts.choices == 3);
  CHECK(reading.counts.options == 6);
}

}  // namespace
}  // namespace casus::accord
