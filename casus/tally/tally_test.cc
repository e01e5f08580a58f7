#include "casus/tally/tally.h"

#include <doctest/doctest.h>

namespace casus::tally {
namespace {

using Sort = Share::Sort;
using Base = Share::Base;

// In a body of so many members of one vote each.
Poll poll(std::int64_t all, std::int64_t yes, std::int64_t no, std::int64_t abstain = 0) {
  return {{all, all}, {yes + no + abstain, yes + no + abstain}, {yes, yes}, {no, no}};
}

TEST_CASE("a share needs so many") {
  CHECK(needed({Sort::consensus, {}, 0}, 5) == 5);
  CHECK(needed({Sort::unanimity, {}, 0}, 5) == 5);
  CHECK(needed({Sort::majority, {}, 0}, 4) == 3);
  CHECK(needed({Sort::majority, {}, 0}, 5) == 3);
  CHECK(needed({Sort::two_thirds, {}, 0}, 100) == 67);
  CHECK(needed({Sort::two_thirds, {}, 0}, 3) == 2);
  CHECK(needed({Sort::two_thirds, {}, 0}, INT64_MAX) == INT64_MAX - INT64_MAX / 3);
  CHECK(needed({Sort::number, {}, 4}, 9) == 4);
}

TEST_CASE("exactly two thirds carry, and one less does not") {
  const Rule rule{{Sort::two_thirds, Base::members, 0}, {}, {}};
  CHECK(carried(rule, poll(6, 4, 2)));
  CHECK_FALSE(carried(rule, poll(6, 3, 2)));
  CHECK_FALSE(lost(rule, poll(6, 3, 2)));  // the sixth may still say yes
  CHECK(lost(rule, poll(6, 3, 3)));
}

TEST_CASE("an abstention is missing to those of members, and no vote of those voting") {
  CHECK_FALSE(carried({{Sort::majority, Base::members, 0}, {}, {}}, poll(5, 2, 1, 2)));
  CHECK(carried({{Sort::majority, Base::those_voting, 0}, {}, {}}, poll(5, 2, 1, 2)));
  CHECK_FALSE(carried({{Sort::unanimity, Base::members, 0}, {}, {}}, poll(3, 2, 0, 1)));
  CHECK(carried({{Sort::unanimity, Base::those_voting, 0}, {}, {}}, poll(3, 2, 0, 1)));
  CHECK_FALSE(carried({{Sort::unanimity, Base::those_voting, 0}, {}, {}}, poll(3, 0, 0, 3)));
}

TEST_CASE("consensus: all have spoken and nobody is against it; in silence nobody need speak") {
  const Rule consensus{{Sort::consensus, Base::members, 0}, {}, {}};
  CHECK(carried(consensus, poll(3, 2, 0, 1)));
  CHECK_FALSE(carried(consensus, poll(3, 2, 0)));
  CHECK_FALSE(carried(consensus, poll(3, 0, 0, 3)));
  CHECK_FALSE(lost(consensus, poll(3, 2, 0)));
  CHECK(lost(consensus, poll(3, 1, 1)));
  const Rule silent{{Sort::silent_consensus, Base::members, 0}, {}, {}};
  CHECK(carried(silent, poll(3, 0, 0)));
  CHECK_FALSE(carried(silent, poll(3, 2, 1)));
  CHECK(lost(silent, poll(3, 0, 1)));
  CHECK(waits_for_the_end(silent));
}

TEST_CASE("weights: votes of all, votes cast, and heads are three counts") {
  // 3, 2 and 1 votes; the first is for it, the third against it.
  const Poll weighted{{3, 6}, {2, 4}, {1, 3}, {1, 1}};
  CHECK_FALSE(carried({{Sort::majority, Base::members, 0}, {}, {}}, weighted));
  CHECK_FALSE(carried({{Sort::two_thirds, Base::votes, 0}, {}, {}}, weighted));
  CHECK_FALSE(lost({{Sort::two_thirds, Base::votes, 0}, {}, {}}, weighted));
  CHECK(carried({{Sort::number, Base::votes, 3}, {}, {}}, weighted));
  CHECK(carried({{Sort::two_thirds, Base::those_voting, 0}, {}, {}}, weighted));
  CHECK(base_of({Sort::two_thirds, Base::those_voting, 0}, weighted) == 4);
}

TEST_CASE("a double majority needs both, of heads and of votes") {
  const Rule both{{Sort::majority, Base::members, 0}, {{Sort::two_thirds, Base::votes, 0}}, {}};
  CHECK(carried(both, Poll{{3, 6}, {2, 5}, {2, 5}, {}}));
  CHECK_FALSE(carried(both, Poll{{3, 6}, {2, 3}, {2, 3}, {}}));          // half of the votes
  CHECK_FALSE(carried(both, Poll{{3, 9}, {1, 7}, {1, 7}, {}}));          // one of three members
  CHECK(lost(both, Poll{{3, 6}, {1, 3}, {}, {1, 3}}));
  CHECK_FALSE(waits_for_the_end(both));
  CHECK(waits_for_the_end({{Sort::majority, Base::seats, 0}, {{Sort::two_thirds, Base::those_voting, 0}}, {}}));
}

TEST_CASE("without its quorum a vote neither carries nor rejects; an abstention makes it") {
  const Rule rule{{Sort::majority, Base::those_voting, 0}, {}, Share{Sort::number, Base::members, 3}};
  CHECK_FALSE(quorate(rule, poll(5, 2, 0)));
  CHECK_FALSE(carried(rule, poll(5, 2, 0)));
  CHECK(carried(rule, poll(5, 2, 0, 1)));
  const Rule of_all{{Sort::two_thirds, Base::members, 0}, {}, Share{Sort::majority, Base::members, 0}};
  CHECK_FALSE(lost(of_all, poll(5, 0, 2)));
  CHECK(lost(of_all, poll(5, 0, 2, 1)));
  const Rule heavy{{Sort::majority, Base::those_voting, 0}, {}, Share{Sort::two_thirds, Base::votes, 0}};
  CHECK(quorate(heavy, Poll{{3, 6}, {2, 4}, {1, 3}, {}}));
  CHECK_FALSE(quorate(heavy, Poll{{3, 6}, {1, 3}, {1, 3}, {}}));
}

TEST_CASE("the outlook: sure, possible, and how many are missing") {
  const Rule senate{{Sort::two_thirds, Base::seats, 0}, {}, {}};
  const Outlook open = outlook(senate, poll(100, 60, 25, 5));
  CHECK_FALSE(open.sure);
  CHECK(open.possible);
  CHECK(open.missing == 7);
  CHECK(outlook(senate, poll(100, 67, 25)).sure);
  CHECK(outlook(senate, poll(100, 67, 25)).missing == 0);
  CHECK_FALSE(outlook(senate, poll(100, 60, 34)).possible);
  // Of those voting: 40 to 20 stands, but the others may still turn it.
  const Outlook turning = outlook({{Sort::two_thirds, Base::those_voting, 0}, {}, {}}, poll(100, 40, 20));
  CHECK_FALSE(turning.sure);
  CHECK(turning.missing == 0);
  CHECK(outlook({{Sort::majority, Base::those_voting, 0}, {}, Share{Sort::number, Base::seats, 51}}, poll(100, 0, 20)).missing == 31);
  CHECK(outlook({{Sort::silent_consensus, Base::members, 0}, {}, {}}, poll(3, 0, 0)).missing == 0);
}

TEST_CASE("no poll is both carried and lost, whatever the rule") {
  for (const Sort sort : {Sort::consensus, Sort::majority, Sort::two_thirds, Sort::number, Sort::unanimity, Sort::silent_consensus}) {
    for (const Base base : {Base::members, Base::those_voting, Base::votes}) {
      for (std::int64_t n = 0; n < 4 * 4 * 4 * 4; ++n) {
        const std::int64_t yes = n % 4, no = n / 4 % 4, abstain = n / 16 % 4, quorum = n / 64;
        Rule rule{{sort, base, 3}, {}, {}};
        if (quorum > 0) rule.quorum = Share{Sort::number, Base::members, quorum * 3};
        const Poll one = poll(10, yes, no, abstain);
        const Outlook after = outlook(rule, one);
        CHECK_FALSE((carried(rule, one) && lost(rule, one)));
        CHECK_FALSE((after.sure && !after.possible));
        CHECK((after.missing == 0) == carried(rule, one));
        if (lost(rule, one)) CHECK_FALSE(after.possible);
      }
    }
  }
}

}  // namespace
}  // namespace casus::tally
