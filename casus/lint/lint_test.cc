#include "casus/lint/lint.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "casus/accord/family.h"
#include "casus/accord/from_text.h"
#include "casus/text/codes.h"
#include "casus/text/render.h"
#include "tests/support/source_dir.h"

namespace casus::lint {
namespace {

using text::Diagnostic;

base::Result<std::string> nothing_beside(std::string_view path) {
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

// Everything that `check` says of a text.
std::vector<Diagnostic> diagnose(const std::string& bytes) {
  const accord::Reading reading = accord::read_family(bytes, nothing_beside);
  std::vector<Diagnostic> out = reading.diagnostics;
  const text::File file = text::parse(bytes);
  for (Diagnostic& d : warnings({bytes, file, reading.accord ? &*reading.accord : nullptr})) out.push_back(std::move(d));
  return out;
}

std::size_t count(const std::vector<Diagnostic>& all, std::string_view code) {
  return static_cast<std::size_t>(std::ranges::count(all, code, &Diagnostic::code));
}

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

TEST_CASE("every page has a bad example that gives its code and a good one that does not") {
  for (const text::CodeEntry& entry : text::code_table()) {
    CAPTURE(entry.code);
    if (entry.code.starts_with("CAS-E08")) continue;  // of positions: see positions_test.cc
    CHECK(count(diagnose(framed(entry.bad)), entry.code) > 0);
    CHECK(count(diagnose(framed(entry.good)), entry.code) == 0);
  }
}

TEST_CASE("the example of a warning has no error") {
  for (const text::CodeEntry& entry : text::code_table()) {
    if (entry.code.substr(4, 1) != "W") continue;
    for (const std::string_view example : {entry.bad, entry.good}) {
      const std::string bytes = framed(example);
      for (const Diagnostic& d : diagnose(bytes)) {
        const std::string shown = text::render(d, entry.code, bytes, text::Colour::off);
        CHECK_MESSAGE(d.severity == text::Severity::warning, shown);
      }
    }
  }
}

TEST_CASE("a fix takes its diagnostic away, in every example") {
  int mended = 0;
  for (const text::CodeEntry& entry : text::code_table()) {
    const std::string bad = framed(entry.bad);
    for (const Diagnostic& d : diagnose(bad)) {
      if (d.fixes.empty()) continue;
      CAPTURE(d.code);
      CAPTURE(d.message);
      ++mended;
      const std::string better = text::apply_fixes({&d, 1}, bad);
      CHECK(better != bad);
      for (const Diagnostic& left : diagnose(better)) CHECK(left.message != d.message);
    }
  }
  CHECK(mended >= 6);
}

struct Slip {
  std::string_view wrong;
  std::string_view right;
};

TEST_CASE("a slip with one right spelling is mended to it") {
  constexpr Slip slips[] = {
      {"kind clash\nkind fight.", "kind clash.\nkind fight."},
      {"knid clash.", "kind clash."},
      {"kind clash..", "kind clash."},
      {"party UKR \u201CUkraine\u201D. party RUS \u201ERussia\u201C.", "party UKR \"Ukraine\". party RUS \"Russia\"."},
      {"kind gun is incident with calibre \u2265 100.", "kind gun is incident with calibre >= 100."},
      {"same incident is same kind, within 2km, within 30 min.", "same incident is same kind, within 2 km, within 30 min."},
      {"same incident is same kind, within 2 kilometres, within 30 minutes.",
       "same incident is same kind, within 2 km, within 30 min."},
      {"source ais \"AIS\", reads ais_nmae, grade B2.", "source ais \"AIS\", reads ais_nmea, grade B2."},
      {"source ais \"AIS\", reads ais_nmea, grad B2.", "source ais \"AIS\", reads ais_nmea, grade B2."},
      {"source ais \"AIS\", reads ais_nmea, grade B2.\nkind tanker is vessel with ship_tipe = 80.",
       "source ais \"AIS\", reads ais_nmea, grade B2.\nkind tanker is vessel with ship_type = 80."},
      {"kind clash.\n1.1 nobody may comit clash.", "kind clash.\n1.1 nobody may commit clash."},
      {"kind clash.\n1.1(a) nobody may commit clesh.\n1.1(b) nobody may commit clesh.",
       "kind clash.\n1.1(a) nobody may commit clash.\n1.1(b) nobody may commit clash."},
      {"kind clash.\n1.1 nobody may commit clash: grav from 1 incident.",
       "kind clash.\n1.1 nobody may commit clash: grave from 1 incident."},
  };
  for (const Slip& slip : slips) {
    CAPTURE(slip.wrong);
    const std::string wrong = framed(slip.wrong);
    CHECK(text::apply_fixes(diagnose(wrong), wrong) == framed(slip.right));
  }
}

TEST_CASE("where only a person can choose there is no fix") {
  for (const std::string_view wrong :
       {"kind clash.\n1.1 nobody may commit clash from 2025-12-15.", "kind within.",
        "kind clash.\n1.1 nobody may commit clash: minor from 7 incidents.",
        "same incident is same kind, within 2 km, within 30 kilometres."}) {
    CAPTURE(wrong);
    for (const Diagnostic& d : diagnose(framed(wrong))) CHECK(d.fixes.empty());
  }
}

// A text like the drafts of December 2025; the words are ours.
constexpr std::string_view rolling = R"(# A text that rolls

## Article 1. The promise

1.1 An armed attack that is significant, deliberate and sustained counts as an attack on every guarantor.

1.2 [The promise is ratified before signature.]{by=UKR opposed=USA}{#order}

## Article 2. Strength

2.1 Ukraine [shall]{by=RUS,USA}[should]{by=UKR}{#verb} have at most [800,000]{by=UKR,USA}[600,000]{by=RUS}{#cap} under arms in peacetime.

```accord
accord "A text that rolls", draft 1, of 2025-12-15Z.
party UKR "Ukraine".
kind personnel is declaration.
source returns "returns", reads declarations_csv, origin ukraine, grade B2.
2.1 if #verb is 1: UKR must not have more than #cap personnel, counted at each declaration.
```
)";

TEST_CASE("a rolling text is asked about its words of degree and its undefined term, and about no other word") {
  const text::File file = text::parse(rolling);
  std::vector<std::string> words;
  for (const Diagnostic& d : warnings({rolling, file, nullptr})) {
    const bool about_words = d.code == text::codes::degree_word || d.code == text::codes::undefined_term;
    if (about_words) words.emplace_back(rolling.substr(d.begin, d.end - d.begin));
  }
  CHECK(words == std::vector<std::string>{"significant", "deliberate", "sustained", "peacetime"});
}

TEST_CASE("warnings come by position, each once") {
  const text::File file = text::parse(rolling);
  const auto all = warnings({rolling, file, nullptr});
  CHECK(std::ranges::is_sorted(all, {}, &Diagnostic::begin));
  std::set<std::pair<std::size_t, std::string>> seen;
  for (const Diagnostic& d : all) CHECK(seen.emplace(d.begin, d.message).second);
}

TEST_CASE("the founding draft is asked what its analysts asked") {
  const std::string folder = casus::test::source_dir() + "/examples/berlin-2025/";
  const std::string bytes = read(folder + "berlin.accord.md");
  const text::File file = text::parse(bytes);
  const auto all = warnings({bytes, file, nullptr});
  for (const std::string_view word : {"significant", "deliberate", "sustained"}) {
    CAPTURE(word);
    CHECK(std::ranges::any_of(all, [&](const Diagnostic& d) { return bytes.substr(d.begin, d.end - d.begin) == word; }));
  }
  const std::string first = read(folder + "draft-1.accord.md");
  const text::File first_file = text::parse(first);
  CHECK(count(warnings({first, first_file, nullptr}), text::codes::who_counts) > 0);
}

// What analysts asked of the reported drafts, in one text: words of the trigger, the
// clock of 72 hours, a vote that eats it up, a void clause, and 800,000 of what.
constexpr std::string_view reported = R"(# A promise as reported

## Article 1. Fire

1.1 Neither side shall fire in the strip: 10 incidents within 24 hours are grave.

## Article 2. The promise

2.1 An attack is a significant, deliberate and sustained attack by Russia. It is none if Ukraine attacks unprovoked.

2.2 On an attack the guarantors consult within 24 hours.

2.3 They vote within 48 hours, and assist within 72 hours of the initial breach.

## Article 3. Strength

3.1 In peacetime Ukraine keeps no more than 800,000 personnel.

```accord
accord "A promise", draft 1, of 2025-12-15Z.
party UKR "Ukraine". party RUS "Russian Federation". party FRA "France".
zone strip is area 48.00N 37.00E, 48.50N 37.00E, 48.50N 38.00E, 48.00N 38.00E.
kind fire. kind consult is act. kind assist is act. kind personnel is declaration.
source patrols "Patrols", reads incidents_csv, origin commission, grade A2, late 2 h, covers strip.
source returns "Returns", reads declarations_csv, grade B2, covers everything published.
proof 1 origin, C3 or better.
1.1 RUS, UKR must not commit fire in strip: grave from 10 incidents within 24 h.
2.1 attack means grave breach of 1.1 by RUS and no breach of 1.1 by UKR within 30 d, lasting 24 h.
2.2 on attack, FRA must consult within 24 h.
2.3(a) on attack, FRA must vote invoke, carried by majority of members within 48 h.
2.3(b) on invoke carried, FRA must assist within 72 h after start of attack.
3.1 UKR must not have more than 800 000 personnel, counted at each declaration.
```
)";

TEST_CASE("a promise as reported is asked what its analysts asked") {
  const text::File file = text::parse(reported);
  CHECK(file.diagnostics.empty());
  std::vector<std::string> told;
  for (const Diagnostic& d : warnings({reported, file, nullptr}))
    told.push_back(std::string{d.code.substr(4)} + " " + std::string{reported.substr(d.begin, d.end - d.begin)});
  CHECK(told == std::vector<std::string>{
                    "W0611 significant", "W0611 deliberate", "W0611 sustained", "W0611 unprovoked",
                    "W0612 peacetime", "W0627 no breach of 1.1 by UKR within 30 d", "W0621 attack",
                    "W0622 within 72 h after start of attack", "W0615 personnel"});
}

TEST_CASE("no text makes lint fail") {
  for (const std::string_view bytes :
       {"", "\n", "#", "1.1", "1.1 ", "```accord\n", "1.1 within 24", "1.1 of 15 km", "1.1 [", "1.1 ]{", "1.1 `", "\xEF\xBB\xBF",
        "1.1 \xE2\x80", "1.1 \xE2", "---", "---\n---", "> a", "1.1 \"", "1.1 a\xE2\x80\x9C", "1.1 means", "1.1 is a", "1.1 each side"}) {
    const text::File file = text::parse(bytes);
    CHECK(warnings({bytes, file, nullptr}).size() < 3);
  }
}

}  // namespace
}  // namespace casus::lint
