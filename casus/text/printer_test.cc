#include <doctest/doctest.h>

#include <string>

#include "casus/text/format.h"
#include "casus/text/parser.h"

namespace casus::text {
namespace {

std::string formatted(std::string_view code) {
  const std::string out =
      format("prose  [a ]\n\n```accord\n" + std::string(code) + "```\nmore   prose\n");
  const std::string head = "prose  [a ]\n\n```accord\n";
  const std::string tail = "```\nmore   prose\n";
  REQUIRE(out.starts_with(head));
  REQUIRE(out.ends_with(tail));
  CHECK(format(out) == out);
  return out.substr(head.size(), out.size() - head.size() - tail.size());
}

TEST_CASE("sentences come one a line, with single blanks, and one empty line is kept") {
  CHECK(formatted("party   UKR \"Uk  raine\" . party RUS \"R\".\n\n\n\nkind  fire is shelling "
                  ",rocket.\n") ==
        "party UKR \"Uk  raine\".\nparty RUS \"R\".\n\nkind fire is shelling, rocket.\n");
}

TEST_CASE("votes, weights and quorums are printed as they are read") {
  for (const char* code : {"group G is A, B, with 3, 2 votes.\n", "body M \"Force\" of A, B, with 3, 2 votes, deciding by majority of votes, quorum 2 members.\n",
                           "2.3 M must vote invoke, carried by silent consensus within 48 h.\n",
                           "12.1 A ratifies through S (100 seats, unanimity of those voting, quorum two thirds of seats).\n"}) {
    CHECK(formatted(code) == code);
  }
}

TEST_CASE("rungs stand under each other and words agree with their numbers") {
  CHECK(formatted("1.1 nobody may commit clash in z: minor from 1 incidents; serious from 10 "
                  "incident within 7 d;"
                  " proof 1 origins, C3 or better.\n") ==
        "1.1 nobody may commit clash in z:\n"
        "      minor   from 1 incident;\n"
        "      serious from 10 incidents within 7 d;\n"
        "      proof   1 origin, C3 or better.\n");
  CHECK(formatted("1.1 nobody may commit clash : grave .\n") ==
        "1.1 nobody may commit clash: grave.\n");
}

TEST_CASE("each mapping rule has its line, long sentences are folded") {
  CHECK(
      formatted("source g \"G\", reads f, where a = 1 is k by unknown, where a = 30000 is l.\n") ==
      "source g \"G\", reads f,\n  where a = 1 is k by unknown,\n  where a = 30 000 is l.\n");
  const std::string folded = formatted(
      "zone z is area 49.20N 37.00E, 49.20N 40.20E, 47.00N 40.20E, 47.00N 37.00E, 46.00N 36.00E, "
      "45.00N 35.00E.\n");
  CHECK(folded.find("\n  ") < 100);
}

TEST_CASE("comments stay where they were") {
  const std::string_view canonical =
      "-- first\nkind a.  -- behind\n\n-- before b\nkind b is c,  -- inside\n  -- alone\n  d.\n-- "
      "last\n";
  CHECK(formatted(canonical) == canonical);
  CHECK(formatted("kind a.-- x\nkind b.\n") == "kind a.  -- x\nkind b.\n");
}

TEST_CASE("a block with a fault is left alone, byte for byte") {
  const std::string_view broken = "kind   a\n\n\n zone is.\n";
  CHECK(formatted(broken) == broken);
}

TEST_CASE("line ends of the file are kept") {
  const std::string file = "a\r\n```accord\r\nkind   a.\r\nkind b.\r\n```\r\n";
  CHECK(format(file) == "a\r\n```accord\r\nkind a.\r\nkind b.\r\n```\r\n");
}

TEST_CASE("what is printed parses to the same tree") {
  const std::string file =
      "```accord\naccord \"A\", draft 1, of 2025-12-15Z. zone z is a or b and c, less d. 4.1 X, Y "
      "must not have v with"
      " ship_type = 35 and name = abc in z for more than 21 d: proof 12345 origins, C3 or "
      "better.\n```\n";
  CHECK(dump(parse(format(file))) == dump(parse(file)));
}

}  // namespace
}  // namespace casus::text
