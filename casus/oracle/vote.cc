// Counting votes at every instant at which one is cast.
#include <algorithm>
#include <map>

#include "casus/oracle/counting.h"
#include "casus/oracle/votes.h"

namespace casus::oracle {

using accord::Rule;
using accord::Share;
using accord::Voter;
using finding::Reason;
using measure::Instant;
using measure::Truth;

namespace {

struct Ballot {
  Act act;
  std::string member;
  std::string vote;  // "yes", "no", "abstain"
};

bool is_body(const accord::Accord& accord, const std::string& name) {
  return std::ranges::any_of(accord.groups, [&](const accord::Group& group) { return group.body && group.name == name; });
}

const Rule& rule_of(const Obligation& of) { return of.text().action.carried_by; }
bool by_silence(const Rule& rule) { return rule.share.sort == Share::Sort::silent_consensus; }
// Is it only decided when its time is over?
bool waits(const Rule& rule) {
  bool of_those_voting = rule.share.base == Share::Base::those_voting;
  for (const Share& also : rule.also) of_those_voting = of_those_voting || also.base == Share::Base::those_voting;
  return by_silence(rule) || of_those_voting;
}

std::vector<std::string> members_of(const Obligation& of) {
  std::vector<std::string> members;
  for (const Voter& voter : of.text().action.voters) members.push_back(voter.party);
  return members;
}

// What a vote says of the motion; empty: nothing.
std::string vote_in(const Obligation& of, const Act& act) {
  if (word_of(*act.fact, "motion") != of.text().action.motion) return "";
  const std::string vote = word_of(*act.fact, "vote");
  return vote == "yes" || vote == "no" || vote == "abstain" ? vote : "";
}

// An objection is a vote against the motion where consensus carries, if it names the motion,
// or at least what it is about.
std::string objection_in(const Obligation& of, const Act& act) {
  const Share::Sort sort = rule_of(of).share.sort;
  if (sort != Share::Sort::consensus && sort != Share::Sort::silent_consensus) return "";
  const std::string motion = word_of(*act.fact, "motion");
  return motion == of.text().action.motion || (motion.empty() && !act.about.empty()) ? "no" : "";
}

struct Cast {
  Act act;
  std::string vote;
};

// All acts that are votes, in order of time, those of one instant as the log has them.
std::vector<Cast> all_cast(const Obligation& of) {
  std::vector<Cast> all;
  Wanted wanted;
  wanted.parties = members_of(of);
  wanted.grade = of.text().proof.grade;
  wanted.verb = "vote";
  for (const Act& act : acts_of(of.world, wanted)) all.push_back({act, vote_in(of, act)});
  wanted.verb = "object";
  for (const Act& act : acts_of(of.world, wanted)) all.push_back({act, objection_in(of, act)});
  std::erase_if(all, [](const Cast& one) { return one.vote.empty(); });
  std::vector<Cast> sorted;
  for (const fact::Fact* fact : of.world.facts) {
    for (const Cast& one : all)
      if (one.act.fact == fact) sorted.push_back(one);
  }
  std::ranges::stable_sort(sorted, {}, [](const Cast& one) { return one.act.when; });
  return sorted;
}

// An act that may be of one of several is perhaps a ballot of each.
std::vector<Ballot> ballots_of(const Obligation& of) {
  std::vector<Ballot> ballots;
  for (const auto& [act, vote] : all_cast(of)) {
    for (const std::string& member : members_of(of)) {
      const std::vector<std::string>& actors = act.fact->actors;
      if (!actors.empty() && std::ranges::find(actors, member) == actors.end()) continue;
      Ballot ballot{act, member, vote};
      if (actors.size() > 1) ballot.act.doubts.insert(Reason::unattributed);
      ballots.push_back(ballot);
    }
  }
  return ballots;
}

// Everything that a member has said so far.
struct Voice {
  std::string certainly;            // its latest certain ballot, or empty
  std::set<std::string> perhaps{};  // what its uncertain ballots say
};

// What it said if the uncertain ballots are the worst, or the best, that they can be. Of one
// who perhaps never spoke, only a no counts for the worst.
std::string at_worst(const Voice& voice) {
  if (voice.perhaps.contains("no")) return "no";
  if (voice.certainly == "yes" && voice.perhaps.contains("abstain")) return "abstain";
  return voice.certainly;
}
std::string at_best(const Rule& rule, const Voice& voice) {
  if (by_silence(rule) && voice.certainly == "no") return "no";
  if (voice.perhaps.contains("yes")) return "yes";
  if (voice.certainly == "yes") return "yes";
  if (voice.certainly == "no" && voice.perhaps.contains("abstain")) return "abstain";
  if (voice.certainly.empty() && !voice.perhaps.empty()) return "abstain";
  return voice.certainly;
}

// What is told as certain rests on the worst, what is told as possible on the best. That it
// can no longer be carried rests on the best of those who certainly spoke.
enum class View : std::uint8_t { worst, best, best_of_the_certain };

// One vote.
struct Polling {
  const Obligation& of;
  const Debt& debt;
  std::vector<Ballot> ballots{};  // that are for this vote
};

using Voices = std::map<std::string, Voice>;

void hear(const Rule& rule, const Ballot& ballot, Voices& voices) {
  Voice& voice = voices[ballot.member];
  if (by_silence(rule) && voice.certainly == "no") return;  // what was broken stays broken
  if (ballot.act.certain()) voice.certainly = ballot.vote;
  else voice.perhaps.insert(ballot.vote);
}

Count count(const Obligation& of, const Voices& voices, View view) {
  Count sum;
  for (const Voter& voter : of.text().action.voters) {
    sum.all.add(voter.votes);
    const auto found = voices.find(voter.party);
    if (found == voices.end()) continue;
    const Voice& voice = found->second;
    const bool certainly_spoke = !voice.certainly.empty();
    if (view == View::best_of_the_certain && !certainly_spoke) continue;
    if (certainly_spoke || view == View::best) sum.spoken.add(voter.votes);
    const std::string vote = view == View::worst ? at_worst(voice) : at_best(rule_of(of), voice);
    if (vote == "yes") sum.yes.add(voter.votes);
    if (vote == "no") sum.no.add(voter.votes);
  }
  return sum;
}

struct Outcome {
  std::optional<Instant> carried;
  std::optional<Instant> decided;          // carried, or past carrying
  std::vector<const fact::Fact*> counted;  // up to the decision, which the last one made
};

// Past carrying, unless somebody changes its vote: by an objection where silence carries, of
// members where there are not enough left.
bool is_lost(const Obligation& of, const Voices& voices) {
  const Count now = count(of, voices, View::best_of_the_certain);
  if (by_silence(rule_of(of))) return now.no.members > 0;
  if (waits(rule_of(of))) return false;
  return has_quorum(rule_of(of), now) && !could_carry(rule_of(of), now);
}

// When the deadline has come. What called the vote may have ended before, or an exception hold; and
// what perhaps nobody asked, nobody need have answered.
void decide_at_deadline(const Polling& polling, const Voices& voices, View view, Outcome& out) {
  const Debt& debt = polling.debt;
  const auto due = debt.duty.due ? debt.duty.due : debt.perhaps_due;
  if (!due || *due > end_of_record(polling.of.world)) return;
  if (debt.over && *debt.over < *due) return;
  if (by_silence(rule_of(polling.of)) && debt.known >= *due) return;  // whoever was silent did not know
  const Truth excuse = excused(polling.of, *due);
  if (excuse == Truth::yes || (excuse == Truth::unknown && view == View::worst)) return;
  const Rule& rule = rule_of(polling.of);
  const Count now = count(polling.of, voices, view);
  const bool certainly_asked = debt.duty.due.has_value();
  if (carries(rule, now) && (!by_silence(rule) || certainly_asked || view == View::best)) out.carried = due;
  const bool decides = by_silence(rule) || (now.spoken.members > 0 && has_quorum(rule, now));
  if (decides && !out.decided) out.decided = due;
}

bool is_open_for(const Debt& debt, const Ballot& ballot) {
  const auto due = debt.duty.due ? debt.duty.due : debt.perhaps_due;
  const Instant at = ballot.act.when.from;
  const Instant at_last = std::max(at, ballot.act.when.to);
  if (at_last < debt.opens || (due && at > *due) || (debt.over && at > *debt.over)) return false;
  return ballot.act.about.empty() || named_by(debt, ballot.act.about);
}

Outcome outcome(const Polling& polling, View view) {
  Outcome out;
  Voices voices;
  const Rule& rule = rule_of(polling.of);
  for (const Ballot& ballot : polling.ballots) {
    const Instant at = ballot.act.when.from;
    hear(rule, ballot, voices);
    out.counted.push_back(ballot.act.fact);
    if (!waits(rule) && carries(rule, count(polling.of, voices, view))) out.carried = at;
    if (!out.decided && (out.carried || is_lost(polling.of, voices))) out.decided = at;
    if (out.carried) return out;
  }
  if (waits(rule)) decide_at_deadline(polling, voices, view, out);
  return out;
}

bool has_spoken(const Polling& polling, const std::string& member) {
  return std::ranges::any_of(polling.ballots, [&](const Ballot& ballot) { return ballot.member == member; });
}

// Each vote with the ballots that are for it: the oldest that was open and not carried. A member
// who had not spoken when a vote was carried, and speaks while it would still be open, may
// speak of it; so it is not certain that the ballot is for the next.
std::vector<Polling> pollings(const Obligation& of, const std::vector<Debt>& debts) {
  std::vector<Ballot> left = ballots_of(of);
  std::vector<Polling> all;
  for (const Debt& debt : debts) {
    Polling polling{of, debt};
    std::ranges::copy_if(left, std::back_inserter(polling.ballots),
                         [&](const Ballot& ballot) { return is_open_for(debt, ballot); });
    const Outcome certain = outcome(polling, View::worst);
    const auto after = [&](const Ballot& ballot) { return certain.carried && ballot.act.when.from > *certain.carried; };
    std::erase_if(polling.ballots, after);
    std::erase_if(left, [&](const Ballot& ballot) {
      return std::ranges::any_of(polling.ballots, [&](const Ballot& one) { return one.act.fact == ballot.act.fact; });
    });
    for (Ballot& ballot : left) {
      const bool late_word = certain.carried && ballot.act.about.empty() && is_open_for(debt, ballot);
      if (late_word && !has_spoken(polling, ballot.member)) ballot.act.doubts.insert(Reason::unproven);
    }
    all.push_back(polling);
  }
  return all;
}

// A motion is carried by its votes, even if it is only possible that they were called for;
// by silence because of the vote itself, which nobody had to answer.
std::optional<Start> carried(const Polling& polling) {
  const Debt& debt = polling.debt;
  const Outcome possible = outcome(polling, View::best);
  const Outcome certain = outcome(polling, View::worst);
  if (!possible.carried && !certain.carried) return std::nullopt;
  const Outcome& told = certain.carried ? certain : possible;
  Start start;
  start.reached = start.initial = certain.carried;
  start.possible = std::min(possible.carried.value_or(*told.carried), *told.carried);
  start.actors = members_of(polling.of);
  start.because = by_silence(rule_of(polling.of)) ? debt.duty.id : told.counted.back()->id();
  start.evidence = {told.counted.begin(), told.counted.end()};
  if (!certain.carried) start.doubts.insert(Reason::unproven);
  return start;
}

}  // namespace

bool is_joint_vote(const Obligation& of) {
  const accord::Norm& norm = of.text();
  if (norm.action.verb != "vote") return false;
  return norm.subjects.together ||
         std::ranges::any_of(of.debtor.parties,
                             [&](const std::string& party) { return is_body(of.world.accord, party); });
}

void cast_votes(const Obligation& of, std::vector<Debt>& debts) {
  const std::vector<Polling> all = pollings(of, debts);
  for (std::size_t i = 0; i < debts.size(); ++i) {
    const Outcome certain = outcome(all[i], View::worst);
    debts[i].acts = certain.counted;
    debts[i].done = certain.decided;
    const auto due = debts[i].duty.due;
    const bool learned_too_late = due && debts[i].known >= *due;
    if (by_silence(rule_of(of)) && learned_too_late && !certain.decided) {
      debts[i].over = due;
      debts[i].withdrawn = true;
    }
    debts[i].by_silence = by_silence(rule_of(of)) && (!certain.decided || certain.decided == debts[i].perhaps_due);
    const auto uncertain = std::ranges::find_if(all[i].ballots, [](const Ballot& b) { return !b.act.certain(); });
    if (!certain.decided && uncertain != all[i].ballots.end()) debts[i].perhaps = uncertain->act;
  }
}

std::vector<Start> votes_carried(const World& world, const std::string& motion) {
  std::vector<Start> all;
  for (std::uint32_t n = 0; n < world.accord.norms.size(); ++n) {
    const accord::Norm& norm = world.accord.norms[n];
    const bool votes = norm.form == accord::NormForm::duty && norm.action.verb == "vote";
    if (!votes || norm.action.motion != motion) continue;
    const bool a_body = !norm.subjects.together && norm.subjects.parties.size() == 1;
    const Subject voters{a_body ? norm.subjects.parties.front() : norm.subjects.name, norm.subjects.parties};
    const Obligation of{world, n, voters, std::nullopt};
    const std::vector<Debt> debts = open_debts(of);
    for (const Polling& polling : pollings(of, debts))
      if (const auto start = carried(polling)) all.push_back(*start);
  }
  std::ranges::stable_sort(all, {}, &Start::possible);
  return all;
}

}  // namespace casus::oracle
