#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "casus/lint/restate.h"
#include "casus/lint/restate_names.h"
#include "casus/lint/restate_words.h"

namespace casus::lint {
namespace {

// What the sentences below speak of. Two names are said alike, one like a sentence.
constexpr std::string_view prelude =
    "party UKR \"Ukraine\".  party RUS \"Russian Federation\".  party BIH \"Bosnia and Herzegovina\".\n"
    "party ALT \"Ukraine\".  party ODD \"Ukraine in the buffer\".  party LOW \"certain areas\".\n"
    "group Guarantors \"the Guarantors\" is UKR, BIH.\n"
    "body Commission \"Joint Monitoring Commission\" of UKR, RUS.\n"
    "zone front is line 47N 37E, 48N 38E.  zone buffer is within 15 km of front.\n"
    "zone sites is each of front, buffer.\n"
    "kind fire is shelling, rocket, air_strike.  kind shelling.  kind rocket.  kind air_strike.\n"
    "kind fire_in_buffer.  kind artillery is weapon with calibre >= 100 mm.  kind weapon is sighting.\n"
    "peacetime means no fire within 30 d.\n2.1 attack means grave breach of 4.1, lasting 24 h.\n";
constexpr std::string_view prose =
    "8.1 No more than [800,000]{by=UKR}[600,000]{by=RUS}{#cap} men. [Ukraine withdraws.]{#donbas} "
    "In [15 km][20 km][30 km]{#wide}.\n\n";

struct Text {
  std::string bytes;
  text::File file;
  explicit Text(const std::string& code) : bytes{std::string{prose} + "```accord\n" + code + "```\n"}, file{text::parse(bytes)} {
    for (const text::Diagnostic& d : file.diagnostics) MESSAGE(d.message << ": " << bytes.substr(d.begin, 40));
    REQUIRE(file.diagnostics.empty());
  }
};

// The English of the last sentence.
std::string english(std::string_view sentence) {
  const Text text{std::string{prelude} + std::string{sentence} + "\n"};
  return restate(text.bytes, text.file).back().english;
}

// "a {b|c} d" is "a b d" and "a c d": every way through all braces.
void expand(const std::string& pattern, std::vector<std::string>& out) {
  const std::size_t open = pattern.find('{');
  if (open == std::string::npos) {
    out.push_back(pattern);
    return;
  }
  const std::size_t close = pattern.find('}', open);
  std::size_t at = open + 1;
  while (at <= close) {
    const std::size_t bar = std::min(pattern.find('|', at), close);
    expand(pattern.substr(0, open) + pattern.substr(at, bar - at) + pattern.substr(close + 1), out);
    at = bar + 1;
  }
}

// All sentences of the patterns, in one text behind the prelude.
std::string sentences(const std::vector<std::string>& patterns) {
  std::vector<std::string> all;
  for (const std::string& pattern : patterns) expand(pattern, all);
  std::string code{prelude};
  for (const std::string& one : all) code += one + "\n";
  return code;
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = text.find('\n', at);
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// The words of a restatement that are no name's, the rules behind it left out.
std::vector<std::string> own_words(std::string english) {
  const std::set<std::string> named{"fire",  "shelling", "rocket",  "air",    "strike", "front",  "buffer",  "sites",   "invoke", "attack",
                                           "deaths", "minor",   "grave",   "mm",     "km",     "weapon", "consult", "calibre", "artillery",
                                           "inspect", "begin", "talks", "notify", "areas",   "certain", "peacetime", "low", "high", "mid", "cap", "wide", "donbas"};
  for (int i = 0; i <= static_cast<int>(Rule::proves_excuse); ++i) {
    const std::string rule{words(static_cast<Rule>(i))};
    const std::size_t at = english.find(rule);
    if (at != std::string::npos) english.erase(at, rule.size());
  }
  std::vector<std::string> out;
  std::string word;
  bool inside = false;  // quotation marks
  for (const char c : english + " ") {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) word += c;
    if (letter) continue;
    if (!inside && word.size() > 1 && word.front() >= 'a' && !named.contains(word)) out.push_back(word);
    inside = inside != (c == '"');
    word.clear();
  }
  return out;
}

// Two trees that differ are not said alike, and every small word is known as a word of
// sentences, so that no name is mistaken for it.
void check_distinct(const std::vector<std::string>& patterns) {
  const Text text{sentences(patterns)};
  const std::vector<Restated> all = restate(text.bytes, text.file);
  const std::vector<std::string> trees = lines(text::dump(text.file));
  REQUIRE(all.size() == trees.size());
  std::map<std::string, std::string> said;
  std::set<std::string> kinds_of_tree;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto first = said.emplace(all[i].english, trees[i]).first;
    if (first->second != trees[i]) FAIL_CHECK("\n" << first->second << "\n" << trees[i] << "\nare both\n" << all[i].english);
    kinds_of_tree.insert(trees[i]);
  }
  CHECK(said.size() == kinds_of_tree.size());
  std::set<std::string> unknown;
  for (const Restated& one : all) {
    for (const std::string& word : own_words(one.english)) unknown.insert(is_sentence_word(word) ? "" : word);
  }
  for (const std::string& word : unknown) CHECK_MESSAGE(word.empty(), word);
}

const std::string places = "{| in buffer| in sites| in #wide| within 3 km of front| within #wide of front| there}";
const std::string people = "{UKR|UKR, RUS|RUS, UKR|ALT|ODD|LOW|Guarantors|Commission|UKR, Guarantors|another party|the same party}";
const std::string kinds =
    "{fire|fire_in_buffer|air_strike|artillery with a = 1|fire with a = 1 and b < 2 or c > 3|fire with a = 1 and b < 2 and c > 3|"
    "fire with a = 1 or b < 2 and c > 3|fire with a >= 1 mm|fire with a <= x|fire with a = 2025-12-01Z|fire with a = #cap|act}";

}  // namespace

TEST_CASE("a ladder is said with its numbers, its windows and its proof") {
  CHECK(english("4.1 RUS, UKR must not commit fire in buffer: minor from 1 incident; serious from 10 incidents within 24 h; grave "
                "from 50 incidents within 24 h, or 10 deaths within 7 d; proof 2 origins, C3 or better.") ==
        "Each of Russian Federation and Ukraine (UKR) must not commit fire (shelling, rocket or air strike) in the buffer. It is "
        "minor from the first incident; serious from 10 incidents within any 24 hours; grave from 50 incidents within any 24 hours "
        "or from a total of 10 deaths within any 7 days of 24 hours. Proved by 2 independent origins of grade C3 or better. What is "
        "known to be done by one of them counts against them as one. Both ends of a window belong to it.");
}

TEST_CASE("`for D` is reached at D, `for more than D` beyond it") {
  CHECK(english("4.2 RUS must not have aircraft in buffer for 5 min, unless notified 48 h before: grave.") ==
        "Russian Federation must not have any aircraft in the buffer for 5 minutes or longer, unless it was notified at least 48 "
        "hours before. It is grave. A stay ends with the first report outside. Whoever relies on the exception has to prove it by "
        "the same standard.");
  CHECK(english("6.2 nobody may have vessel in buffer for more than 21 d.") ==
        "Nobody may have any vessel in the buffer for more than 21 days of 24 hours. It is enough that it occurs, whoever does it. "
        "A stay ends with the first report outside.");
}

TEST_CASE("hours are exact, days of a deadline are local days") {
  CHECK(english("2.2 on attack, Guarantors must consult within 24 h.") ==
        "On attack (defined in 2.1), each member of the Guarantors must consult within 24 hours from then. A clock after an "
        "event runs from the instant at which it was first reached.");
  CHECK(english("9.1 if #donbas: RUS must withdraw fire from buffer within 90 d after entry into force.") ==
        "Only if the passage #donbas (\"Ukraine withdraws.\") is kept: Russian Federation must withdraw fire (shelling, rocket or "
        "air strike) from the buffer within 90 days after entry into force. A time in days, months or years does not count its "
        "first day and ends with the last local day.");
}

TEST_CASE("days in the window of a sum are of 24 hours") {
  CHECK(english("4.9 LOW must not have more than 30 t of fire within 7 d.") ==
        "Certain areas must not have fire (shelling, rocket or air strike) adding up to more than 30 of t within any 7 days of 24 hours. Both ends of a "
        "window belong to it.");
}

TEST_CASE("an open choice is said with its options") {
  CHECK(english("5.1 LOW must not have more than #cap personnel, counted at each declaration.") ==
        "Certain areas must not have more than either 800,000 or 600,000 (open: #cap) personnel, counted at each declaration.");
}

TEST_CASE("what lasts, what is carried, what is renewed") {
  CHECK(english("2.5 siege means grave breach of 4.1 or 4.2 by RUS and no breach of 3.1 by UKR within 30 d, lasting 24 h with no "
                "pause over 6 h.") ==
        "\"siege\" means that both there is a grave breach of 4.1 or 4.2 by Russian Federation and there was no breach of 3.1 by "
        "Ukraine (UKR) within the last 30 days of 24 hours. The facts behind it must lie 24 hours or more apart. No pause between "
        "them may be over 6 hours. Both ends of a window belong to it.");
  CHECK(english("12.3 in force on 2026-01-01Z, suspended while fire by RUS.") ==
        "This accord is in force from 1 January 2026 at 00:00 UTC on; it is suspended while there is fire by Russian Federation.");
  CHECK(english("12.3 in force on the day after the last of RUS, UKR ratifies, for 10 y.") ==
        "This accord is in force from the local day after the last of Russian Federation and Ukraine (UKR) has ratified for 10 "
        "years. A time in days, months or years does not count its first day and ends with the last local day.");
}

TEST_CASE("an act is a noun where it happens, unless a kind of the text is called so") {
  CHECK(english("2.3 m means no attack since ratify by RUS.") == "\"m\" means that attack (defined in 2.1) has not held since ratification by Russian Federation.");
  CHECK(english("kind ratification. 2.3 m means ratify by RUS.").find("there is ratify by") != std::string::npos);
}

TEST_CASE("a broken sentence is not restated, its neighbours are") {
  const std::string bytes = "4.1 Words.\n\n```accord\nkind a.\nkind is is.\n4.1 nobody may commit a.\n```\n";
  const text::File file = text::parse(bytes);
  const auto all = restate(bytes, file);
  REQUIRE(all.size() == 2);
  CHECK(all[0].english == "The kind a is what the records call \"a\".");
  CHECK(all[0].prose.empty());
  CHECK(all[1].number == "4.1");
  CHECK(all[1].prose.in(bytes) == "4.1 Words.");
}

TEST_CASE("times of the accord are those of its own offset") {
  const Text text{"accord \"A\", draft 1, of 2025-12-15T00:00+01:00.\nkind a.\n1.1 nobody may commit a until 2026-01-01Z.\n"};
  const auto all = restate(text.bytes, text.file);
  CHECK(all[0].english == "This is the accord \"A\", draft 1, of 15 December 2025 at 00:00 UTC+01:00.");
  CHECK(all[2].english.find("until 1 January 2026 at 01:00 UTC+01:00.") != std::string::npos);
}

TEST_CASE("prohibitions that differ are said differently") {
  check_distinct({"1.1 " + people + " must not commit fire" + places + ".",
                  "1.1 {nobody may|any party must not|RUS must not|UKR, RUS together must not|Guarantors together must not|RUS may} "
                  "commit " + kinds + "{| on UKR| on UKR, RUS| on another party}{| in buffer}.",
                  "1.1 {nobody may|RUS must not} have {|more than 5 |more than 5.5 |more than #cap |more than 1 000 t |more than 5 a of "
                  "|more than 5 t a of }" + kinds + "{| in buffer}{| for 5 min| for more than 5 min| for #wide}."});
}

TEST_CASE("duties that differ are said differently") {
  check_distinct({"1.1 {|on attack, |on grave breach of 4.1 by RUS, |on invoke carried, |on fire in buffer, }{UKR|Guarantors together} "
                  "must {consult|begin_talks|begin talks|withdraw fire from buffer|report fire|report|report position of fire|report position of fire in "
                  "buffer|vote invoke, carried by consensus|consult fire|inspect in buffer}{| to UKR| to UKR, RUS}{| within 24 h| "
                  "within 1 d}.",
                  "1.1 UKR must vote {a|b}, carried by {consensus|silent consensus|unanimity|majority of members and two thirds of votes|unanimity of members|unanimity of those voting|majority|majority of "
                  "members|majority of seats|majority of votes|two thirds of those voting|two thirds|3|3 of members|60 of seats}{|, quorum 3 members|, "
                  "quorum 3 votes|, quorum majority of members|, quorum two thirds of votes}.",
                  "1.1 Commission must vote {a|b}{|, carried by majority} within 48 h.",
                  "1.1 UKR must consult{| from 2026-01-01Z| from entry into force| from 14 d after entry into force}{| until "
                  "2027-01-01Z| until attack}{| within 24 h| within 24 h after start of attack| within 24 h after attack| within 24 h "
                  "after finding of attack| within 24 h after attribution of attack| within 1 d after 2026-01-01Z| within 30 d after "
                  "2026-01-01Z| within 6 months after 2026-01-01Z}.",
                  "1.1 any party must notify fire{ at least 42 d before| at least 42 h before|}{| every 30 d| every 15 d| every year on "
                  "07-01| every year on 07-01, 01-07}."});
}

TEST_CASE("conditions that differ are said differently") {
  const std::string event =
      "{fire|attack|peacetime|breach of 4.1|grave breach of 4.1|minor breach of 4.1 or 4.2|invoke carried|fire by UKR|fire on UKR|fire "
      "by anyone in buffer|fire by another party there}";
  check_distinct({"m means {|no |more than 3 |more than #cap |5 |more than 5 t a of }" + event +
                      "{| within 24 h| within 1 d| within 2 d| within #wide| since fire| since fire by RUS}.",
                  "m means {a|no a} {and|or} {b|no b} {and|or} {c within 1 h|d} {and|or} e.",
                  "m means {a or b and c|a and b or c|a or b or c|a and b and c|a and (b or c)|(a or b) and c|(a or b and c) and d|(a or b) "
                  "and c and d|a and (b or c and d)|a and (b or c) and d|a or (b and (c or d))|a or (b and (c or d) and e)}{|, lasting 1 "
                  "h|, lasting 2 h|, lasting 1 h with no pause over 1 h}.",
                  "1.1 nobody may commit fire{, unless| if} {notified 48 h before|notified 2 d before|notified to UKR 48 h before|notified "
                  "to UKR, RUS 48 h before|attack|peacetime or attack}{|, counted at each declaration}{|, unless a|, notwithstanding 4.1|, "
                  "notwithstanding 4.1, 4.2}."});
}

TEST_CASE("ladders, proofs and guards that differ are said differently") {
  check_distinct({"1.1 nobody may commit fire: {grave|minor}{|; proof 1 origin, C3 or better|; proof 2 origins, C3 or better}.",
                  "1.1 nobody may commit fire: proof {1 origin|2 origins|#cap origins}, {A1|C3} or better{|, attributed by Commission}.",
                  "1.1 nobody may commit fire: minor from {1|2|10|1 000|#cap} {incidents|movers|deaths|a_total}{| within 24 h| within 7 "
                  "d| within #wide}{|, or 5 deaths|, or 5 deaths within 1 h}{|; grave from 9 incidents}.",
                  "{1.1|1.1 if #cap:|1.1 if not #cap:|1.1 if #cap is 1:|1.1 if #cap is 2:|1.1 if #cap is drop:|1.1 if not #cap is 1:|1.1 if #cap is "
                  "\"800,000\":|1.1 if #donbas:|1.1 if not #donbas:|1.1 if #cap and #donbas:|1.1 if #cap or #donbas:|1.1 if #cap or #donbas and "
                  "#wide:|1.1 if #cap and #donbas or #wide:} nobody may commit fire."});
}

TEST_CASE("declarations that differ are said differently") {
  check_distinct({"accord {\"A\"|\"B\"}, draft {1|2}, of {2025-12-15Z|2025-12-15T10:00Z|2025-12-15T10:00:01Z|2025-12-15T10:00:01.5Z}{|, "
                  "offset +01:00|, offset -01:00}.",
                  "party {A|B} {\"A\"|\"B\"}.", "group {G|H}{| \"G\"| \"the G\"} is {A|A, B|A, B, C|everyone except A|everyone except A, B}.",
                  "body {M|N} {\"M\"|\"N\"} of {A|A, B}{|, deciding by consensus|, deciding by majority of members}{|, led by A|, led by A and "
                  "B}{|, backed by A|, backed by A, B}.",
                  "severity {low < high|high < low|low < mid < high}.", "same incident is same kind, within {1 km|2 km|2 nmi|#wide}, within {1 h|2 h}.",
                  "proof {1 origin|2 origins}, {C3|B2} or better{|, attributed by Commission}."});
}

TEST_CASE("kinds, zones and sources that differ are said differently") {
  check_distinct({"kind {k|l}{| \"K\"| \"L\"}{| is a| is a, b| is b, a| is a with x = 1| is a with x = 1, b| is a with x = 1 or y = 2| is act}.",
                  "zone z is {a|a or b|a and b|a or b and c|a or b or c|a, less b|a or b, less c|within 1 km of a|within 1 nmi of a|within 1 km of "
                  "a or b|a or within 1 km of b|#wide|each of a|each of a, b|each of \"f\"|each of \"f#g\"}.",
                  "zone z is {area|line|path} {\"f.geojson\"|\"f.geojson#a\"|\"g.geojson#a\"|1N 2E, 3N 4E, 5S 6W|1N 2E, 3N 4E, 5S 6.5W}{|, "
                  "geodesic|, rhumb}{|, as of 2025-12-01Z}.",
                  "source {s|t} {\"S\"|\"T\"}, reads {f|g}{|, origin o|, origin p|, grade B2|, grade C3|, gap 1 h|, lost 1 h|, late 1 h|, silent 1 "
                  "h|, silent 2 h|, covers buffer|, covers front|, covers everything published|, covers buffer from 2025-01-01Z to "
                  "2025-02-01Z|, releases replace|, records add|, spread|, where a = 1 is fire|, where a = 2 is fire|, where a = 1 is fire by "
                  "UKR|, gap 1 h, lost 2 h}."});
}

TEST_CASE("entry into force and ratification that differ are said differently") {
  check_distinct({"1.1 {|Article 2 |Article 3 }in force on {2026-01-01Z|2026-01-02Z|#wide|the day after the last of UKR, RUS ratifies|the day "
                  "after attack|the day after the last of UKR ratifies}{|, for 10 y|, for 6 months|, for 10 d|, for #cap}{|, renewed by RUS}.",
                  "1.1 {UKR|RUS} ratifies through {A (10 seats, majority)|A (20 seats, majority)|A (10 seats, two thirds of seats)|A (10 seats, "
                  "majority) and B (5 seats, consensus)|A (10 seats, majority) or B (5 seats, consensus)|A (10 seats, majority) or B (5 "
                  "seats, consensus) and C (5 seats, 4)}{|, before signature by RUS|, after signature by RUS|, before signature by RUS, UKR}."});
}

TEST_CASE("no name is said in words of the sentence around it") {
  const std::string sentence = "4.1 RUS must not commit fire in buffer.";
  const std::set<std::string> said{english(sentence), english("4.1 RUS must not commit fire_in_buffer."), english("4.1 ODD must not commit fire."),
                                   english("4.1 ALT must not commit fire in buffer."), english("4.1 UKR must not commit fire in buffer.")};
  CHECK(said.size() == 5);
  CHECK(english("4.1 Commission must not commit fire.").starts_with("Joint Monitoring Commission must not commit fire"));
  CHECK(english("4.1 BIH must not commit fire_in_buffer.").starts_with("\"Bosnia and Herzegovina\" must not commit \"fire in buffer\"."));
}

}  // namespace casus::lint
