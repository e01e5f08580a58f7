// Each rule against one poll; an outlook is the same poll with the silent on one side.
#include "casus/tally/tally.h"

#include <algorithm>

namespace casus::tally {

using Sort = Share::Sort;
using Base = Share::Base;

Strength plus(const Strength& a, const Strength& b) { return {a.heads + b.heads, a.votes + b.votes}; }
Strength minus(const Strength& a, const Strength& b) { return {a.heads - b.heads, a.votes - b.votes}; }

namespace {

bool counts_heads(const Share& share) { return share.base == Base::members || share.base == Base::seats; }
std::int64_t measured(const Share& share, const Strength& of) { return counts_heads(share) ? of.heads : of.votes; }

Poll if_silent_say(const Poll& poll, bool yes) {
  Poll out = poll;
  out.there = poll.all;
  Strength& side = yes ? out.yes : out.no;
  side = plus(side, poll.silent());
  return out;
}

// The least further strength that is for it with which it is carried; `most`: what there is.
// One head more has at least one vote, so that the quorum is tried as if heads were votes.
std::optional<std::int64_t> missing(const Rule& rule, const Poll& poll) {
  const Strength silent = poll.silent();
  const std::int64_t most = measured(rule.share, silent);
  const auto with = [&](std::int64_t more) {
    Poll out = poll;
    const Strength come = more >= most ? silent : Strength{std::min(more, silent.heads), std::min(more, silent.votes)};
    out.there = plus(poll.there, come);
    out.yes = plus(poll.yes, come);
    return carried(rule, out);
  };
  if (!with(most)) return std::nullopt;
  std::int64_t less = 0;
  std::int64_t enough = most;
  while (less < enough) {  // more that are for it never carry less
    const std::int64_t middle = less + (enough - less) / 2;
    if (with(middle)) enough = middle;
    else less = middle + 1;
  }
  return enough;
}

}  // namespace

std::int64_t needed(const Share& share, std::int64_t base) {
  switch (share.sort) {
    case Sort::consensus:
    case Sort::unanimity:
    case Sort::silent_consensus:
      return base;
    case Sort::majority:
      return base / 2 + 1;
    case Sort::two_thirds:
      return base - base / 3;
    case Sort::number:
      return share.number;
  }
  return base;
}

std::int64_t base_of(const Share& share, const Poll& poll) {
  if (share.base == Base::those_voting) return poll.yes.votes + poll.no.votes;
  return measured(share, poll.all);
}

std::int64_t for_it(const Share& share, const Poll& poll) { return measured(share, poll.yes); }

bool waits_for_the_end(const Rule& rule) {
  const auto waits = [](const Share& share) { return share.base == Base::those_voting || share.sort == Sort::silent_consensus; };
  return waits(rule.share) || std::ranges::any_of(rule.also, waits);
}

bool quorate(const Rule& rule, const Poll& poll) {
  if (!rule.quorum) return true;
  return measured(*rule.quorum, poll.there) >= needed(*rule.quorum, measured(*rule.quorum, poll.all));
}

bool carried(const Rule& rule, const Poll& poll) {
  if (!quorate(rule, poll)) return false;
  const bool opposed = poll.no.heads > 0;
  if (rule.share.sort == Sort::silent_consensus) return !opposed;
  if (poll.yes.heads < 1) return false;
  if (rule.share.sort == Sort::consensus) return !opposed && poll.silent().heads == 0;
  const auto reached = [&](const Share& share) { return for_it(share, poll) >= needed(share, base_of(share, poll)); };
  return reached(rule.share) && std::ranges::all_of(rule.also, reached);
}

bool lost(const Rule& rule, const Poll& poll) {
  if (!quorate(rule, poll)) return false;
  if (rule.share.sort == Sort::silent_consensus) return poll.no.heads > 0;
  return !waits_for_the_end(rule) && !carried(rule, if_silent_say(poll, true));
}

Outlook outlook(const Rule& rule, const Poll& poll) {
  Outlook out;
  out.sure = carried(rule, poll) && carried(rule, if_silent_say(poll, false));
  out.missing = missing(rule, poll);
  out.possible = out.missing.has_value();
  return out;
}

}  // namespace casus::tally
