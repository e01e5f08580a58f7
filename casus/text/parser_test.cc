#include <doctest/doctest.h>

#include <string>

#include "casus/text/parser.h"

namespace casus::text {
namespace {

std::string fenced(std::string_view code) { return "```accord\n" + std::string(code) + "\n```\n"; }

std::string tree(std::string_view code) {
  const std::string file = fenced(code);
  const File parsed = parse(file);
  for (const Diagnostic& d : parsed.diagnostics) MESSAGE(d.message);
  return dump(parsed);
}

struct Case {
  std::string_view source;
  std::string_view tree;
};

TEST_CASE("each form of the language has its tree") {
  constexpr Case cases[] = {
      {"accord \"B\", draft 3, of 2025-12-15Z, offset +01:00.",
       "(accord \"B\" 3 2025-12-15T00:00:00.000Z +01:00)\n"},
      {"party UKR \"Ukraine\".   party RUS \"Russia\".",
       "(party UKR \"Ukraine\")\n(party RUS \"Russia\")\n"},
      {"group G \"the G\" is A, B.", "(group G \"the G\" A B)\n"},
      {"group G is everyone except A.", "(group G except A)\n"},
      {"body M \"Force\" of A, B, deciding by two thirds of members, led by A and B, backed by C.",
       "(body M \"Force\" (of A B) (deciding two-thirds of-members) (led A B) (backed C))\n"},
      {"group G is A, B, with 3, 2 votes.", "(group G A B (votes 3 2))\n"},
      {"body M \"Force\" of A, B, with 30 000, 2 votes, deciding by majority of votes, quorum 2 members, led by A.",
       "(body M \"Force\" (of A B) (votes 30000 2) (deciding majority of-votes (quorum 2 of-members)) (led A))\n"},
      {"zone z is area 1N 2E, 1.5S 2.5W, 3N 4E, geodesic, as of 2025-12-01Z.",
       "(zone z (area 10000000/20000000 -15000000/-25000000 30000000/40000000 geodesic as-of "
       "2025-12-01T00:00:00.000Z))\n"},
      {"zone z is within 3 nmi of path 1N 2E, 3N 4E, rhumb.",
       "(zone z (within 3 nmi (path 10000000/20000000 30000000/40000000 rhumb)))\n"},
      {"zone z is line \"z.geojson#front\".", "(zone z (line \"z.geojson#front\"))\n"},
      {"zone z is a or b and within 1 km of c, less d.",
       "(zone z (less (or a (and b (within 1 km c))) d))\n"},
      {"kind clash.", "(kind clash)\n"},
      {"kind big \"big ones\" is clash with deaths >= 10 and side = north or year < 2014, act.",
       "(kind big \"big ones\" (clash (with (and (>= deaths 10) (= side north)) (and (< year "
       "2014)))) act)\n"},
      {"kind artillery is weapon with calibre >= 100 mm.",
       "(kind artillery (weapon (with (and (>= calibre 100 mm)))))\n"},
      {"source s \"S\", reads f, origin o, grade B2, gap 10 min, lost 6 h, late 2 h, silent 3 d, "
       "covers z from "
       "2025-01-01Z to 2025-02-01Z, covers everything published, releases replace, spread, where a "
       "= 1 is k by X.",
       "(source s \"S\" f (origin o) (grade B2) (gap 10 min) (lost 6 h) (late 2 h) (silent 3 d) "
       "(covers z "
       "2025-01-01T00:00:00.000Z 2025-02-01T00:00:00.000Z) (covers) (releases) (spread) (where k "
       "(with (and (= a "
       "1))) by X))\n"},
      {"severity low < high.", "(severity low high)\n"},
      {"same incident is same kind, within 2 km, within 30 min.", "(same 2 km 30 min)\n"},
      {"proof 2 origins, C3 or better, attributed by M.", "(proof 2 C3 by M)\n"},
      {"4.1 A, B must not commit fire in z: minor from 1 incident; grave from 50 incidents within "
       "24 h, or 10 deaths "
       "within 24 h; proof 1 origin, C3 or better.",
       "4.1 ((A B) commit fire (in z) (minor (1 incidents)) (grave (50 incidents within 24 h) (10 "
       "deaths within 24 h)) "
       "(proof 1 C3))\n"},
      {"4.1(a) any party must not have vessel in z for more than 21 d from 2025-01-01Z until "
       "2025-02-01Z: grave.",
       "4.1(a) (any have vessel (in z) (for more-than 21 d) (from 2025-01-01T00:00:00.000Z) (until "
       "2025-02-01T00:00:00.000Z) (grave))\n"},
      {"1.1 nobody may have vessel: proof 1 origin, A1 or better.",
       "1.1 (nobody have vessel (proof 1 A1))\n"},
      {"zone sites is each of \"sites.geojson\". zone areas is each of a, b. zone z is #line.",
       "(zone sites (each \"sites.geojson\"))\n(zone areas (each a b))\n(zone z #line)\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.source);
    CHECK(tree(c.source) == c.tree);
  }
}

TEST_CASE("each form of a norm has its tree") {
  constexpr Case cases[] = {
      {"4.2 RUS must not have aircraft in airspace for 5 min, unless notified 48 h before: grave.",
       "4.2 ((RUS) have aircraft (in airspace) (for 5 min) (unless (notified 48 h)) (grave))\n"},
      {"4.3 UKR may commit fire in buffer if assault by RUS within 1 h before, notwithstanding 4.1.",
       "4.3 ((UKR) may commit fire (in buffer) (if ((assault by (RUS)) within 1 h)) "
       "(notwithstanding 4.1))\n"},
      {"5.1 UKR must not have more than #cap personnel if peacetime, counted at each declaration.",
       "5.1 ((UKR) have (more-than #cap) personnel (if ((peacetime))) (counted))\n"},
      {"5.2 UKR must declare personnel every 90 d.", "5.2 ((UKR) must declare personnel (every 90 d))\n"},
      {"6.1 RUS must not have artillery in z from 14 d after entry into force.",
       "6.1 ((RUS) have artillery (in z) (from 14 d after entry))\n"},
      {"6.3 nobody may have more than 30 000 t displacement of warship in sea.",
       "6.3 (nobody have (more-than 30000 t of displacement) warship (in sea))\n"},
      {"6.4 any party must report position of warship in corridor every 1 h.",
       "6.4 (any must report position warship (in corridor) (every 1 h))\n"},
      {"7.1 Commission must inspect in sites every 15 d.",
       "7.1 ((Commission) must inspect (in sites) (every 15 d))\n"},
      {"7.2 A must declare fleet every year on 01-01, 07-01.",
       "7.2 ((A) must declare fleet (yearly 1-1) (yearly 7-1))\n"},
      {"8.1 any party must notify exercise with troops >= 9000 to A, B at least 42 d before.",
       "8.1 (any must notify (exercise (with (and (>= troops 9000)))) (to (A B)) (before 42 d))\n"},
      {"9.1 if #donbas: UKR must withdraw forces from donbas within 90 d after entry into force.",
       "9.1 (if (and (#donbas))) ((UKR) must withdraw forces (in donbas) (within 90 d after entry))\n"},
      {"9.2 G together must not have more than 9 warship in sea.",
       "9.2 ((G) together have (more-than 9) warship (in sea))\n"},
      {"9.3 A must not commit fire on another party within 3 km of front.",
       "9.3 ((A) commit fire (on another) (in (within 3 km front)))\n"},
      {"2.3 on attack, G together must vote invoke, carried by two thirds of members within 48 h.",
       "2.3 ((on (attack)) (G) together must vote invoke (carried-by two-thirds of-members) (within 48 h))\n"},
      {"2.3 on attack, G together must vote invoke, carried by silent consensus within 48 h.",
       "2.3 ((on (attack)) (G) together must vote invoke (carried-by silent-consensus) (within 48 h))\n"},
      {"2.3 G together must vote invoke, carried by unanimity of those voting, quorum two thirds of members within 48 h, unless peace.",
       "2.3 ((G) together must vote invoke (carried-by unanimity of-those-voting (quorum two-thirds of-members)) (within 48 h) (unless ((peace))))\n"},
      {"2.3 M must vote invoke, carried by 16 of members and 65 of votes within 48 h.",
       "2.3 ((M) must vote invoke (carried-by 16 of-members and 65 of-votes) (within 48 h))\n"},
      {"2.3 M must vote invoke within 48 h.", "2.3 ((M) must vote invoke (within 48 h))\n"},
      {"2.4 on invoke carried, G must assist to UKR within 72 h after start of attack.",
       "2.4 ((on (carried invoke)) (G) must assist (to (UKR)) (within 72 h after start (attack)))\n"},
      {"2.5 on grave breach of 4.1 or 4.2 by anyone, C must attribute within 24 h.",
       "2.5 ((on (breach grave 4.1 4.2 by anyone)) (C) must attribute (within 24 h))\n"},
      {"2.6 on attack by RUS, UKR, USA must consult within 24 h.",
       "2.6 ((on (attack by (RUS))) (UKR USA) must consult (within 24 h))\n"},
      {"1.2 if #a and not #b or #c is 2 or #d is drop or #e is \"ten\": A must reply within 1 d after request.",
       "1.2 (if (and (#a) (not #b)) (and (#c is 2)) (and (#d is drop)) (and (#e is \"ten\"))) "
       "((A) must reply (within 1 d after (request)))\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.source);
    CHECK(tree(c.source) == c.tree);
  }
}

TEST_CASE("each form of a meaning, of an entry and of a route has its tree") {
  constexpr Case cases[] = {
      {"2.1 attack means grave breach of 4.1 or 4.2 by RUS and no breach of 3.1 by UKR within 30 d, "
       "lasting 24 h with no pause over 6 h.",
       "2.1 (attack means (and ((breach grave 4.1 4.2 by (RUS))) (no (breach 3.1 by (UKR)) within 30 d)) "
       "lasting 24 h pause 6 h)\n"},
      {"silence means no fire in donbas within 7 d.",
       "(silence means (no (fire (in donbas)) within 7 d))\n"},
      {"war means (a or more than 10 deaths of fire there within 1 d) and 3 b since peace.",
       "(war means (and (or ((a)) (> 10 of deaths (fire (there)) within 24 h)) (>= 3 (b) since (peace))))\n"},
      {"big means fire with deaths >= 10 and side = north and no truce within 7 d.",
       "(big means (and (((fire (with (and (>= deaths 10) (= side north)))))) (no (truce) within 7 d)))\n"},
      {"4.1 in force on 2015-02-15Z, suspended while suspend by Board and no fire.",
       "4.1 (in-force 2015-02-15T00:00:00.000Z suspended (and ((suspend by (Board))) (no (fire))))\n"},
      {"4.1 in force on 2015-02-15Z, for 20 y, renewed by prolongation.",
       "4.1 (in-force 2015-02-15T00:00:00.000Z for 20 y renewed prolongation)\n"},
      {"12.3 in force on the day after the last of USA, UKR ratifies, for #term.",
       "12.3 (in-force (last USA UKR) for #term)\n"},
      {"Article 2 in force on the day after ceasefire.", "(in-force article 2 after (ceasefire))\n"},
      {"12.1 USA ratifies through Senate (100 seats, two thirds of those voting).",
       "12.1 (USA ratifies (and (Senate 100 two-thirds of-those-voting)))\n"},
      {"12.1 USA ratifies through Senate (100 seats, two thirds of those voting, quorum majority of seats).",
       "12.1 (USA ratifies (and (Senate 100 two-thirds of-those-voting (quorum majority of-seats))))\n"},
      {"12.2 UKR ratifies through Rada (450 seats, majority of seats) and S (10 seats, 7) or "
       "P (1 seats, consensus), before signature by RUS.",
       "12.2 (UKR ratifies (and (Rada 450 majority of-seats) (S 10 7)) (and (P 1 consensus)) before RUS)\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.source);
    CHECK(tree(c.source) == c.tree);
  }
}

TEST_CASE("parentheses deeper than anybody reads are refused, not overflown") {
  const std::string deep = "a means " + std::string(100'000, '(') + "b" + std::string(100'000, ')') + ".";
  const std::string file = fenced(deep);
  const File parsed = parse(file);
  REQUIRE(parsed.diagnostics.size() == 1);
  CHECK(parsed.diagnostics[0].code == "CAS-E0208");
}

TEST_CASE("each broken sentence is told once and the next one is read") {
  const std::string file = fenced(
      "zone z area 1N 1E.\nkind a.\nparty \"X\".\nkind b\nkind c.\n1.1 nobody must commit a.\nkind "
      "d.");
  const File parsed = parse(file);
  CHECK(parsed.diagnostics.size() == 4);
  CHECK(dump(parsed) ==
        "(broken)\n(kind a)\n(broken)\n(kind b)\n(kind c)\n1.1 (broken)\n(kind d)\n");
}

TEST_CASE("what a drafter writes by habit is answered with what to write") {
  struct Habit {
    std::string_view code;
    std::string_view help;
  };
  constexpr Habit habits[] = {
      {"1.1 A and B must not commit c.", "a list takes commas: `A, B`"},
      {"1.1 A shall not commit c.", "a duty is said with `must`, a prohibition with `must not`"},
      {"1.1 A must not have more than 5,000 c.", "thousands are parted by a blank: `5 000`"},
      {"1.1 A must not have 5 000 c.", "a ceiling is said so: `have more than 5 000`"},
      {"1.1 A must keep no more than 5 c.", "a ceiling is said so: `must not have more than 800 000 personnel`"},
      {"1.1 on c, the A must go within 1 h.", "leave `the` out"},
      {"1.1 A must withdraw c from the z within 1 h after d.", "leave `the` out"},
      {"1.1 A must not have c in z after 2026-04-01Z.",
       "`after` goes with a deadline, `within 24 h after ...`; from when on is said with `from`"},
      {"1.1 A may commit c when d.", "a condition begins with `if`, an event with `on`"},
      {"zone z is area 46.00 N 8.00 E.", "no blank within a latitude or a longitude: `46.00N`"},
      {"1.1 A must have at least 50 c.", "what is there has a ceiling and no floor: `must not have more than 50 troops`"},
      {"1.1 A must not have more than at least 5 c.", "what is there has a ceiling and no floor: `must not have more than 50 troops`"},
      {"1.1 A must go by 2026-03-01Z.", "a date is a deadline so: `within 10 d after 2026-03-01Z`; up to a date is `until 2026-03-01Z`"},
      {"1.1 on 3 c by A within 24 h, B must go within 1 h.",
       "an event is one fact; several of them are a rung: `serious from 3 incidents within 24 h`, then `on serious breach of 4.1`"},
      {"1.1 A must not commit c outside z.",
       "a place is where something is; what lies outside is a zone of its own: `zone rest is country, less buffer`, then `in rest`"},
      {"1.1 A may not commit c.", "a prohibition is said with `must not`, or with `nobody may`"},
      {"1.1 nobody may have c in z for longer than 2 h.", "a stay is said so: `for more than 2 h`"},
      {"1.1 A, B together must vote help, carried by three quarters of members within 24 h.",
       "a share is `majority`, `two thirds`, `unanimity` or a number: `carried by 3 of members`"},
      {"1.1 A must notify c 24 h before.", "a notice is said so: `at least 24 h before`"},
      {"1.1 A must go every month.", "a period is a length of time: `every 30 d`; days of the calendar are `every year on 01-15, 07-15`"},
      {"1.1 On c, A must go within 1 h.", "did you mean `on`?"},
      {"1.1 Nobody may commit c.", "did you mean `nobody`?"},
      {"1.1 in force on 1 March 2026.", "write year, month, day and offset: `2025-12-15Z`"},
      {"1.1 in force on 2026-03-01.", "write `2026-03-01Z`, or with the local offset `2026-03-01T00:00+01:00`"},
  };
  for (const Habit& habit : habits) {
    const File file = parse(fenced(habit.code));
    CAPTURE(habit.code);
    REQUIRE(file.diagnostics.size() == 1);
    CHECK(file.diagnostics.front().help == habit.help);
  }
}

TEST_CASE("half a guard asks for no choice") {
  const File file = parse(fenced("1.1 if A breaks 1.2, B must go within 1 h."));
  REQUIRE(file.diagnostics.size() == 1);
  CHECK_FALSE(file.blocks.front().sentences.front().guard);
}

TEST_CASE("a length where a time is needed does not hide the next mistake") {
  const std::string file = fenced("same incident is same kind, within 30 min, within 2 km.");
  const File parsed = parse(file);
  CHECK(parsed.diagnostics.size() == 2);
}

}  // namespace
}  // namespace casus::text
