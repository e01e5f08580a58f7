// Counting votes at every instant at which one is cast.
#include <algorithm>
#include <map>

#include "casus/oracle/votes.h"

namespace casus::oracle {

using accord::Share;
using finding::Reason;
using measure::Instant;

namespace {

struct Ballot {
  Act act;
  std::string member;
  std::string vote;  // "yes", "no", "abstain"
};

// Who votes, and how many yes it takes.
struct Chair {
  std::vector<std::string> members;
  Share share;
};

const accord::Group* body_named(const accord::Accord& accord, const std::string& name) {
  for (const accord::Group& group : accord.groups)
    if (group.body && group.name == name) return &group;
  return nullptr;
}

Chair chair_of(const Obligation& of) {
  Chair chair;
  for (const std::string& party : of.debtor.parties) {
    const accord::Group* body = body_named(of.world.accord, party);
    if (body == nullptr) chair.members.push_back(party);
    else chair.members.insert(chair.members.end(), body->members.begin(), body->members.end());
    if (body != nullptr && body->deciding) chair.share = *body->deciding;
  }
  if (of.text().action.carried_by) chair.share = *of.text().action.carried_by;
  return chair;
}

std::vector<Ballot> ballots_of(const Obligation& of, const Chair& chair) {
  Wanted wanted = wanted_by(of.text(), of.debtor, std::nullopt);
  wanted.parties = chair.members;
  std::vector<Ballot> ballots;
  for (const Act& act : acts_of(of.world, wanted))
    if (act.fact->actors.size() == 1) ballots.push_back({act, act.fact->actors.front(), word_of(*act.fact, "vote")});
  return ballots;
}

// The state of the vote at one instant.
struct Tally {
  std::int64_t yes = 0;
  std::int64_t no = 0;
  std::int64_t silent = 0;  // of the members
};

// Which ballots to believe. An uncertain ballot may carry a motion; for what is certain, a
// member who may have voted otherwise does not say yes.
enum class Belief : std::uint8_t { certain, possible };

class Count {
 public:
  Count(const Chair& chair, Belief belief) : chair_{chair}, belief_{belief} {}

  void doubt(const Ballot& ballot) {
    if (!ballot.act.certain() && ballot.vote != "yes") doubted_.insert(ballot.member);
  }
  void cast(const Ballot& ballot) {
    const bool counts = ballot.act.certain() || (belief_ == Belief::possible && ballot.vote == "yes");
    if (counts) votes_[ballot.member] = ballot.vote;
  }
  [[nodiscard]] Tally tally() const {
    Tally sum;
    sum.silent = static_cast<std::int64_t>(chair_.members.size() - votes_.size());
    for (const auto& [member, vote] : votes_) {
      const bool doubted = belief_ == Belief::certain && doubted_.contains(member);
      if (vote == "yes" && !doubted) ++sum.yes;
      if (vote == "no" || (vote == "yes" && doubted)) ++sum.no;
    }
    return sum;
  }

 private:
  const Chair& chair_;
  Belief belief_;
  std::map<std::string, std::string> votes_;
  std::set<std::string> doubted_;
};

// One vote.
struct Polling {
  const Obligation& of;
  const Chair& chair;
  std::vector<Ballot> ballots;  // that are for this vote
};

struct Outcome {
  std::optional<Instant> carried;
  std::optional<Instant> decided;          // carried, or past carrying
  const fact::Fact* deciding = nullptr;    // the ballot that carried it
  std::vector<const fact::Fact*> counted;  // up to the decision
};

// Of members: at every ballot.
void decide_of_members(const Chair& chair, const Ballot& ballot, const Tally& now, Outcome& out) {
  const std::int64_t enough = accord::needed(chair.share, static_cast<std::int64_t>(chair.members.size()));
  const Instant at = ballot.act.when.from;
  if (now.yes >= enough) {
    out.carried = at;
    out.deciding = ballot.act.fact;
  }
  if (out.carried || now.yes + now.silent < enough) {
    if (!out.decided) out.decided = at;
  }
}

// Of those voting: when the deadline has come.
void decide_of_voting(const Polling& polling, const Debt& debt, const Tally& now, Outcome& out) {
  const auto due = debt.duty.due ? debt.duty.due : debt.perhaps_due;
  if (!due || *due > end_of_record(polling.of.world) || out.counted.empty()) return;
  out.decided = *due;
  const std::int64_t enough = std::max<std::int64_t>(1, accord::needed(polling.chair.share, now.yes + now.no));
  if (now.yes < enough) return;
  out.carried = *due;
  out.deciding = out.counted.back();
}

bool is_open_for(const Debt& debt, const Ballot& ballot) {
  const auto due = debt.duty.due ? debt.duty.due : debt.perhaps_due;
  const Instant at = ballot.act.when.from;
  if (at < debt.opens || (due && at > *due) || (debt.over && at > *debt.over)) return false;
  return ballot.act.about.empty() || named_by(debt, ballot.act.about);
}

Outcome outcome(const Polling& polling, const Debt& debt, Belief belief) {
  Count count{polling.chair, belief};
  Outcome out;
  const bool of_voting = polling.chair.share.base == Share::Base::those_voting;
  for (const Ballot& ballot : polling.ballots) count.doubt(ballot);
  for (const Ballot& ballot : polling.ballots) {
    count.cast(ballot);
    out.counted.push_back(ballot.act.fact);
    if (!of_voting) decide_of_members(polling.chair, ballot, count.tally(), out);
    if (out.carried) break;
  }
  if (of_voting) decide_of_voting(polling, debt, count.tally(), out);
  return out;
}

// Each vote with the ballots that are for it: the oldest that was open and not carried.
std::vector<Polling> pollings(const Obligation& of, const Chair& chair, const std::vector<Debt>& debts) {
  std::vector<Ballot> left = ballots_of(of, chair);
  std::vector<Polling> all;
  for (const Debt& debt : debts) {
    Polling polling{of, chair, {}};
    std::ranges::copy_if(left, std::back_inserter(polling.ballots),
                         [&](const Ballot& ballot) { return is_open_for(debt, ballot); });
    const Outcome certain = outcome(polling, debt, Belief::certain);
    const auto after = [&](const Ballot& ballot) { return certain.carried && ballot.act.when.from > *certain.carried; };
    std::erase_if(polling.ballots, after);
    std::erase_if(left, [&](const Ballot& ballot) {
      return std::ranges::any_of(polling.ballots, [&](const Ballot& one) { return one.act.fact == ballot.act.fact; });
    });
    all.push_back(polling);
  }
  return all;
}

// A motion is carried by its votes, even if it is not certain that they were called for.
std::optional<Start> carried(const Polling& polling, const Debt& debt) {
  const Outcome possible = outcome(polling, debt, Belief::possible);
  const Outcome certain = outcome(polling, debt, Belief::certain);
  if (!possible.carried && !certain.carried) return std::nullopt;
  const Outcome& told = certain.carried ? certain : possible;
  Start start;
  start.reached = start.initial = certain.carried;
  start.possible = std::min(possible.carried.value_or(*told.carried), *told.carried);
  start.actors = polling.chair.members;
  start.because = told.deciding->id();
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
                             [&](const std::string& party) { return body_named(of.world.accord, party) != nullptr; });
}

void cast_votes(const Obligation& of, std::vector<Debt>& debts) {
  const Chair chair = chair_of(of);
  const std::vector<Polling> all = pollings(of, chair, debts);
  for (std::size_t i = 0; i < debts.size(); ++i) {
    const Outcome certain = outcome(all[i], debts[i], Belief::certain);
    debts[i].acts = certain.counted;
    debts[i].done = certain.decided;
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
    const Subject voters{norm.subjects.name, norm.subjects.parties};
    const Obligation of{world, n, voters, std::nullopt};
    const Chair chair = chair_of(of);
    const std::vector<Debt> debts = open_debts(of);
    const std::vector<Polling> polled = pollings(of, chair, debts);
    for (std::size_t i = 0; i < debts.size(); ++i)
      if (const auto start = carried(polled[i], debts[i])) all.push_back(*start);
  }
  std::ranges::stable_sort(all, {}, &Start::possible);
  return all;
}

}  // namespace casus::oracle
