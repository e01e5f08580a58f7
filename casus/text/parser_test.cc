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
       "(body M \"Force\" (of A B) (deciding two thirds of members) (led A B) (backed C))\n"},
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
  };
  for (const Case& c : cases) {
    CAPTURE(c.source);
    CHECK(tree(c.source) == c.tree);
  }
}

TEST_CASE("a form that is not run yet gives one error over its sentence") {
  constexpr std::string_view sentences[] = {
      "1.1 if #a: RUS must not commit fire.",
      "1.1 on breach of 4.1 by anyone, C must attribute within 24 h.",
      "peacetime means no attack within 30 d.",
      "USA ratifies through Senate (100 seats, two thirds of those voting).",
      "12.3 in force on the day after the last of USA, UKR ratifies, for #term.",
      "5.1 UKR must not have more than 30 000 t displacement of warship in sea.",
      "5.2 UKR must declare personnel every 90 d.",
      "4.3 UKR may commit fire in buffer if assault by RUS within 1 h before, notwithstanding 4.1.",
      "4.2 RUS must not have aircraft in airspace for 5 min, unless notified 48 h before: grave.",
      "6.1 RUS must not have artillery in z from 14 d after entry into force.",
      "9.2 G together must not have warship in sea.",
      "zone sites is each of \"sites.geojson\".",
      "zone z is #line.",
      "1.1 RUS must not commit fire in z: grave from #n incidents within 24 h.",
      "8.1 any party must notify exercise with troops >= 9000 at least 42 d before.",
  };
  for (const std::string_view sentence : sentences) {
    CAPTURE(sentence);
    const std::string file = fenced(std::string(sentence) + "\nkind clash.");
    const File parsed = parse(file);
    REQUIRE(parsed.diagnostics.size() == 1);
    const Diagnostic& d = parsed.diagnostics[0];
    CHECK(d.code == "CAS-E0205");
    CHECK(file.substr(d.begin, d.end - d.begin) == sentence);
    CHECK(parsed.blocks[0].sentences.size() == 2);
  }
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

TEST_CASE("a length where a time is needed does not hide the next mistake") {
  const std::string file = fenced("same incident is same kind, within 30 min, within 2 km.");
  const File parsed = parse(file);
  CHECK(parsed.diagnostics.size() == 2);
}

}  // namespace
}  // namespace casus::text
