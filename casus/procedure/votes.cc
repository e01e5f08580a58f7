// Counting votes at every instant at which one is cast.
#include "casus/procedure/votes.h"

#include <algorithm>
#include <map>

namespace casus::procedure {

using accord::Share;
using finding::Reason;
using measure::Instant;

namespace {

struct Ballot {
  watch::Act act;
  std::string member;
  std::string vote;  // "yes", "no", "abstain"
};

const accord::Group* body_named(const accord::Accord& accord, const std::string& name) {
  const auto body = std::ranges::find_if(accord.groups, [&](const accord::Group& one) { return one.body && one.name == name; });
  return body == accord.groups.end() ? nullptr : &*body;
}

// Which ballots to believe. An uncertain ballot may carry a motion; for what is certain, a
// member who may have voted otherwise does not say yes.
enum class Belief : std::uint8_t { certain, possible };

struct Outcome {
  std::optional<Instant> carried{};
  std::optional<Instant> decided{};           // carried, or past carrying
  std::vector<std::uint32_t> counted{};       // the ballots up to the decision; the last one decided
};

// Who may vote, how many yes it takes, and where the record ends.
struct Rule {
  std::int64_t members = 0;
  Share share;
  Instant end;
};

// One vote, with the ballots that are for it.
class Poll {
 public:
  Poll(const Rule& rule, const Debt& debt, std::vector<Ballot> ballots)
      : rule_{rule}, ballots_{std::move(ballots)}, due_{debt.duty.due ? debt.duty.due : debt.perhaps_due} {}

  [[nodiscard]] const std::vector<Ballot>& ballots() const { return ballots_; }
  void drop_after(Instant decided) {
    std::erase_if(ballots_, [&](const Ballot& ballot) { return ballot.act.when.from > decided; });
  }

  [[nodiscard]] Outcome outcome(Belief belief) const {
    Outcome out;
    std::map<std::string, std::string> votes;
    for (const Ballot& ballot : ballots_) {
      const bool believed = ballot.act.certain() || (belief == Belief::possible && ballot.vote == "yes");
      if (believed) votes[ballot.member] = ballot.vote;
      out.counted.push_back(ballot.act.record);
      if (rule_.share.base == Share::Base::those_voting) continue;
      decide(ballot.act.when.from, tally(votes, belief), out);
      if (out.carried) return out;
    }
    if (rule_.share.base == Share::Base::those_voting) decide_at_deadline(tally(votes, belief), out);
    return out;
  }

 private:
  struct Tally {
    std::int64_t yes = 0;
    std::int64_t no = 0;
    std::int64_t silent = 0;  // of the members
  };

  [[nodiscard]] Tally tally(const std::map<std::string, std::string>& votes, Belief belief) const {
    Tally sum{.silent = rule_.members - std::ssize(votes)};
    for (const auto& [member, vote] : votes) {
      const bool doubted = belief == Belief::certain && may_have_voted_otherwise(member);
      sum.yes += vote == "yes" && !doubted ? 1 : 0;
      sum.no += vote == "no" || (vote == "yes" && doubted) ? 1 : 0;
    }
    return sum;
  }

  [[nodiscard]] bool may_have_voted_otherwise(const std::string& member) const {
    return std::ranges::any_of(ballots_, [&](const Ballot& ballot) {
      return ballot.member == member && !ballot.act.certain() && ballot.vote != "yes";
    });
  }

  // Of members: at every ballot.
  void decide(Instant at, const Tally& now, Outcome& out) const {
    const std::int64_t enough = accord::needed(rule_.share, rule_.members);
    if (now.yes >= enough) out.carried = at;
    const bool lost = now.yes + now.silent < enough;
    if (!out.decided && (out.carried || lost)) out.decided = at;
  }

  // Of those voting: when the deadline has come.
  void decide_at_deadline(const Tally& now, Outcome& out) const {
    if (!due_ || *due_ > rule_.end || out.counted.empty()) return;
    out.decided = due_;
    if (now.yes >= std::max<std::int64_t>(1, accord::needed(rule_.share, now.yes + now.no))) out.carried = due_;
  }

  Rule rule_;
  std::vector<Ballot> ballots_;
  std::optional<Instant> due_;
};

// Who votes, by what rule, and what was cast.
class Chamber {
 public:
  explicit Chamber(const Obligation& of) : of_{of} {
    for (const std::string& party : of.debtor.members) {
      const accord::Group* body = body_named(of.world.accord, party);
      if (body == nullptr) members_.push_back(party);
      else members_.insert(members_.end(), body->members.begin(), body->members.end());
      if (body != nullptr && body->deciding) share_ = *body->deciding;
    }
    if (of.text.action.carried_by) share_ = *of.text.action.carried_by;
  }

  [[nodiscard]] const std::vector<std::string>& members() const { return members_; }

  [[nodiscard]] std::vector<Poll> polls(const std::vector<Debt>& debts) const {
    const Rule rule{std::ssize(members_), share_, of_.world.end()};
    std::vector<Ballot> left = cast();
    std::vector<Poll> all;
    for (const Debt& debt : debts) {
      std::vector<Ballot> ballots;
      std::ranges::copy_if(left, std::back_inserter(ballots), [&](const Ballot& ballot) { return is_open_for(debt, ballot); });
      Poll& poll = all.emplace_back(rule, debt, std::move(ballots));
      if (const auto carried = poll.outcome(Belief::certain).carried) poll.drop_after(*carried);
      std::erase_if(left, [&](const Ballot& ballot) {
        return std::ranges::any_of(poll.ballots(), [&](const Ballot& one) { return one.act.record == ballot.act.record; });
      });
    }
    return all;
  }

 private:
  [[nodiscard]] std::vector<Ballot> cast() const {
    const World& world = of_.world;
    std::vector<Ballot> all;
    for (const watch::Act& act : acts_of(world.accord, world.shared.collected, world.shared.zones, watch::wanted_by(of_.text, members_, std::nullopt))) {
      const fact::Fact& fact = world.fact(act.record);
      if (fact.actors.size() == 1) all.push_back({act, fact.actors.front(), std::string{watch::word_of(fact, "vote")}});
    }
    return all;
  }

  [[nodiscard]] bool is_open_for(const Debt& debt, const Ballot& ballot) const {
    const auto due = debt.duty.due ? debt.duty.due : debt.perhaps_due;
    const Instant at = ballot.act.when.from;
    if (at < debt.opens || (due && at > *due) || (debt.over && at > *debt.over)) return false;
    return ballot.act.about.empty() || named_by(of_.world, debt, ballot.act.about);
  }

  const Obligation& of_;
  std::vector<std::string> members_;
  Share share_;
};

// A motion is carried by its votes, even if it is not certain that they were called for.
std::optional<Start> carried(const World& world, const Chamber& chamber, const Poll& poll) {
  const Outcome possible = poll.outcome(Belief::possible);
  const Outcome certain = poll.outcome(Belief::certain);
  if (!possible.carried && !certain.carried) return std::nullopt;
  const Outcome& told = certain.carried ? certain : possible;
  Start start{.possible = std::min(possible.carried.value_or(*told.carried), *told.carried)};
  start.reached = start.initial = certain.carried;
  start.actors = chamber.members();
  start.because = world.fact(told.counted.back()).id();
  start.evidence = watch::each_once(told.counted);
  if (!certain.carried) start.doubts.insert(Reason::unproven);
  return start;
}

}  // namespace

bool is_joint_vote(const Obligation& of) {
  if (of.text.action.verb != "vote") return false;
  return of.text.subjects.together || std::ranges::any_of(of.debtor.members, [&](const std::string& party) {
    return body_named(of.world.accord, party) != nullptr;
  });
}

void cast_votes(const Obligation& of, std::vector<Debt>& debts) {
  const std::vector<Poll> polls = Chamber{of}.polls(debts);
  for (std::size_t i = 0; i < debts.size(); ++i) {
    const Outcome certain = polls[i].outcome(Belief::certain);
    debts[i].acts = certain.counted;
    debts[i].done = certain.decided;
    const auto uncertain = std::ranges::find_if(polls[i].ballots(), [](const Ballot& ballot) { return !ballot.act.certain(); });
    if (!certain.decided && uncertain != polls[i].ballots().end()) debts[i].perhaps = uncertain->act;
  }
}

std::vector<Start> votes_carried(const World& world, const std::string& motion) {
  std::vector<Start> all;
  for (std::uint32_t n = 0; n < world.accord.norms.size(); ++n) {
    const accord::Norm& norm = world.accord.norms[n];
    const bool votes = norm.form == accord::NormForm::duty && norm.action.verb == "vote";
    if (!votes || norm.action.motion != motion) continue;
    const watch::JudgedSubject voters{norm.subjects.name, norm.subjects.parties};
    const Obligation of{world, n, norm, voters, std::nullopt};
    const Chamber chamber{of};
    const std::vector<Debt> debts = open_debts(of);
    for (const Poll& poll : chamber.polls(debts)) {
      if (auto start = carried(world, chamber, poll)) all.push_back(std::move(*start));
    }
  }
  std::ranges::stable_sort(all, {}, &Start::possible);
  return all;
}

}  // namespace casus::procedure
