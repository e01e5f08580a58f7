// One question for each sort of rule.
#include "casus/oracle/counting.h"

namespace casus::oracle {

using accord::Rule;
using accord::Share;

namespace {

// Do `some` of `all` reach it?
bool reaches(const Share& share, std::int64_t some, std::int64_t all) {
  if (share.sort == Share::Sort::majority) return some > all - some;
  if (share.sort == Share::Sort::two_thirds) return some >= 2 * (all - some);
  if (share.sort == Share::Sort::number) return some >= share.number;
  return some >= all;
}

bool reaches(const Share& share, const Heads& some, const Heads& all) {
  const bool by_votes = share.base == Share::Base::votes || share.base == Share::Base::those_voting;
  return by_votes ? reaches(share, some.votes, all.votes) : reaches(share, some.members, all.members);
}

bool passes(const Share& share, const Count& count) {
  if (share.base != Share::Base::those_voting) return reaches(share, count.yes, count.all);
  return reaches(share, count.yes.votes, count.yes.votes + count.no.votes);
}

}  // namespace

bool has_quorum(const Rule& rule, const Count& count) { return !rule.quorum || reaches(*rule.quorum, count.spoken, count.all); }

bool carries(const Rule& rule, const Count& count) {
  if (!has_quorum(rule, count)) return false;
  if (rule.share.sort == Share::Sort::silent_consensus) return count.no.members == 0;
  if (count.yes.members == 0) return false;
  if (rule.share.sort == Share::Sort::consensus) return count.no.members == 0 && count.spoken.members == count.all.members;
  if (!passes(rule.share, count)) return false;
  for (const Share& also : rule.also)
    if (!passes(also, count)) return false;
  return true;
}

bool could_carry(const Rule& rule, const Count& count) {
  Count then = count;
  then.yes.members += count.all.members - count.spoken.members;
  then.yes.votes += count.all.votes - count.spoken.votes;
  then.spoken = count.all;
  return carries(rule, then);
}

}  // namespace casus::oracle
