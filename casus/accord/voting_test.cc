// Rules of votes, weights and quorums: what they mean, and which are refused.
#include "casus/accord/accord.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "casus/accord/reading_test.h"

namespace casus::accord {
namespace {

namespace codes = text::codes;

const std::string council = "body Council \"Council\" of USA, FRA, UKR, with 3, 2, 1 votes, deciding by two thirds of votes, quorum 2 members.\n";

Action action_of(std::string_view code) {
  const Reading reading = read_test(code);
  for (const text::Diagnostic& d : errors_of(reading)) MESSAGE(d.message);
  REQUIRE(reading.accord);
  return reading.accord->norms.back().action;
}

std::string voters_of(const Action& action) {
  std::string out;
  for (const Voter& voter : action.voters) out += fmt::format("{} {}, ", voter.party, voter.votes);
  return out;
}

// A vote of the council, carried by this.
auto carried_by(std::string_view rule) { return told(council + fmt::format("1.1 Council must vote help, carried by {} within 48 h.", rule)); }
auto refused(std::string_view words) { return told(codes::no_share, words); }

TEST_CASE("a body decides as it was declared, with the votes of its members") {
  const Action action = action_of(council + "1.1 Council must vote help within 48 h.");
  CHECK(voters_of(action) == "USA 3, FRA 2, UKR 1, ");
  CHECK(action.carried_by.share == Share{Share::Sort::two_thirds, Share::Base::votes, 0});
  CHECK(action.carried_by.quorum == Share{Share::Sort::number, Share::Base::members, 2});
  CHECK(told("1.1 Commission must vote help within 48 h.") == refused("help"));
}

TEST_CASE("what the norm says prevails over the rule of the body") {
  const Action action = action_of(council + "1.1 Council must vote help, carried by unanimity of those voting within 48 h.");
  CHECK(action.carried_by.share == Share{Share::Sort::unanimity, Share::Base::those_voting, 0});
  CHECK_FALSE(action.carried_by.quorum);
}

TEST_CASE("several vote together with the votes of their group, each party once") {
  const std::string group = "group G is USA, FRA, with 3, 2 votes.\n";
  CHECK(voters_of(action_of(group + "1.1 G, UKR together must vote help, carried by majority of votes within 48 h.")) == "USA 3, FRA 2, UKR 1, ");
  CHECK(voters_of(action_of("1.1 Guarantors, USA together must vote help, carried by majority within 48 h.")) == "USA 1, FRA 1, ");
  CHECK(told(group + council + "1.1 G, Council together must vote help, carried by majority of votes within 48 h.").empty());
  CHECK(told(group + "group H is USA, UKR, with 4, 1 votes.\n1.1 G, H together must vote help, carried by majority of votes within 48 h.") == refused("H"));
}

TEST_CASE("a share of votes needs votes, and no more than there are") {
  CHECK(carried_by("6 of votes").empty());
  CHECK(carried_by("7 of votes") == refused("7 of votes"));
  CHECK(carried_by("4 of members") == refused("4 of members"));
  CHECK(carried_by("6 of those voting").empty());
  CHECK(carried_by("majority, quorum 4 members") == refused("4 members"));
  CHECK(carried_by("majority, quorum 6 votes").empty());
  CHECK(carried_by("majority, quorum 2 seats") == refused("2 seats"));
  CHECK(told("1.1 Commission must vote help, carried by majority of votes within 48 h.") == refused("majority of votes"));
}

TEST_CASE("a double majority is two shares; consensus has none beside it") {
  const Action action = action_of(council + "1.1 Council must vote help, carried by majority of members and two thirds of votes, quorum 2 members within 48 h.");
  REQUIRE(action.carried_by.also.size() == 1);
  CHECK(action.carried_by.also[0] == Share{Share::Sort::two_thirds, Share::Base::votes, 0});
  CHECK(carried_by("majority of members and 7 of votes") == refused("7 of votes"));
  CHECK(carried_by("silent consensus and majority of votes") == refused("silent consensus and majority of votes"));
}

TEST_CASE("votes are stated for each member, and of nobody else") {
  CHECK(told("group G is USA, FRA, with 3 votes.") == refused("with 3 votes"));
  CHECK(told("group G is USA, FRA, with 3, 0 votes.") == refused("0"));
  CHECK(told("group G is everyone except USA, with 3, 2, 1 votes.") == refused("with 3, 2, 1 votes"));
}

TEST_CASE("silence carries for several, without a quorum, and never in a chamber") {
  CHECK(carried_by("silent consensus").empty());
  CHECK(carried_by("silent consensus, quorum 2 members") == refused("2 members"));
  CHECK(told("1.1 UKR must vote help, carried by silent consensus within 48 h.") == refused("silent consensus"));
  CHECK(told("USA ratifies through Senate (100 seats, silent consensus).") == refused("silent consensus"));
}

TEST_CASE("a chamber has a quorum of its seats") {
  const Reading reading = read_test("USA ratifies through Senate (100 seats, two thirds of those voting, quorum 51 seats).");
  REQUIRE(reading.accord);
  CHECK(reading.accord->routes[0].any_of[0][0].carried_by.quorum == Share{Share::Sort::number, Share::Base::seats, 51});
  CHECK(told("USA ratifies through Senate (100 seats, majority, quorum 101 seats).") == refused("101 seats"));
  CHECK(told("USA ratifies through Senate (100 seats, majority of votes).") == refused("majority of votes"));
}

}  // namespace
}  // namespace casus::accord
