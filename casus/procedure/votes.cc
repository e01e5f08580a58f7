// Counting votes at every instant at which one is cast.
#include "casus/procedure/votes.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "casus/tally/tally.h"

namespace casus::procedure {

using accord::Rule;
using accord::Share;
using accord::Voter;
using finding::Reason;
using measure::Instant;
using measure::Truth;
using tally::Strength;

namespace {

enum class Said : std::uint8_t { no, abstain, yes };  // the worse first

struct Ballot {
  watch::Act act;
  std::string member;
  Said said = Said::abstain;
};

std::optional<Said> said_in(std::string_view word) {
  if (word == "yes") return Said::yes;
  if (word == "no") return Said::no;
  if (word == "abstain") return Said::abstain;
  return std::nullopt;
}

struct Outcome {
  std::optional<Instant> carried{};
  std::optional<Instant> decided{};      // carried, or past carrying
  std::vector<std::uint32_t> counted{};  // the ballots up to the decision; the last one decided
};

// Which ballots to believe: for what is certain the worst that may have been cast, for what is
// possible the best. Hopeful: the best of those who certainly spoke, the others are silent yet.
enum class Belief : std::uint8_t { certain, possible, hopeful };

// What one member has said so far.
struct Voice {
  std::optional<Said> certain{};
  std::optional<Said> best{};     // of the uncertain ballots
  std::optional<Said> worst{};
};

// One vote, with the ballots that are for it. The chamber must outlive it.
class Poll {
 public:
  Poll(const Obligation& of, const Debt& debt, std::vector<Ballot> ballots, const watch::Signal& excused)
      : action_{of.text.action}, rule_{of.text.action.carried_by}, end_{of.world.end()}, debt_{debt}, ballots_{std::move(ballots)},
        excused_{excused} {
    for (const Voter& voter : action_.voters) all_ = tally::plus(all_, {1, voter.votes});
  }

  [[nodiscard]] const std::vector<Ballot>& ballots() const { return ballots_; }
  void drop_after(Instant decided) {
    std::erase_if(ballots_, [&](const Ballot& ballot) { return ballot.act.when.from > decided; });
  }

  [[nodiscard]] bool by_silence() const { return rule_.share.sort == Share::Sort::silent_consensus; }

  [[nodiscard]] Outcome outcome(Belief belief) const {
    Outcome out;
    std::map<std::string, Voice> voices;
    for (const Ballot& ballot : ballots_) {
      hear(ballot, voices[ballot.member]);
      out.counted.push_back(ballot.act.record);
      decide(ballot.act.when.from, voices, belief, out);
      if (out.carried) return out;
    }
    if (tally::waits_for_the_end(rule_)) close(voices, belief, out);
    return out;
  }

 private:
  // A later ballot replaces an earlier one, but silence that was broken stays broken.
  void hear(const Ballot& ballot, Voice& voice) const {
    if (by_silence() && voice.certain == Said::no) return;
    if (ballot.act.certain()) {
      voice.certain = ballot.said;
      return;
    }
    voice.best = std::max(voice.best.value_or(ballot.said), ballot.said);
    voice.worst = std::min(voice.worst.value_or(ballot.said), ballot.said);
  }

  // Of one who perhaps said nothing, only what he perhaps said against it is held against it.
  static std::optional<Said> worst(const Voice& voice) {
    if (!voice.certain) return voice.worst == Said::no ? voice.worst : std::nullopt;
    return voice.worst ? std::min(*voice.certain, *voice.worst) : voice.certain;
  }

  // Who perhaps spoke was perhaps there, and perhaps did not say what he is heard to have said.
  [[nodiscard]] std::optional<Said> best(const Voice& voice) const {
    if (!voice.best || (by_silence() && voice.certain == Said::no)) return voice.certain;
    return std::max(voice.certain.value_or(Said::abstain), *voice.best);
  }

  [[nodiscard]] tally::Poll poll(const std::map<std::string, Voice>& voices, Belief belief) const {
    tally::Poll sum{.all = all_, .there = {}, .yes = {}, .no = {}};
    for (const Voter& voter : action_.voters) {
      const auto at = voices.find(voter.party);
      if (at == voices.end()) continue;
      const Voice& voice = at->second;
      if (belief == Belief::hopeful && !voice.certain) continue;
      const std::optional<Said> said = belief == Belief::certain ? worst(voice) : best(voice);
      const Strength one{1, voter.votes};
      if (said == Said::yes) sum.yes = tally::plus(sum.yes, one);
      if (said == Said::no) sum.no = tally::plus(sum.no, one);
      if (voice.certain || belief == Belief::possible) sum.there = tally::plus(sum.there, one);
    }
    return sum;
  }

  // When a ballot has been cast.
  void decide(Instant at, const std::map<std::string, Voice>& voices, Belief belief, Outcome& out) const {
    const bool open = tally::waits_for_the_end(rule_);
    if (!open && tally::carried(rule_, poll(voices, belief))) out.carried = at;
    const bool lost = tally::lost(rule_, poll(voices, Belief::hopeful));
    if (!out.decided && (out.carried || lost)) out.decided = at;
  }

  // When the deadline has come, unless what called the vote ended before, or an exception holds then.
  // Silence always decides; but nobody need answer what perhaps nobody asked.
  void close(const std::map<std::string, Voice>& voices, Belief belief, Outcome& out) const {
    const std::optional<Instant> at = debt_.duty.due ? debt_.duty.due : debt_.perhaps_due;
    if (!at || *at > end_ || (debt_.over && *debt_.over < *at)) return;
    if (by_silence() && debt_.known >= *at) return;  // nobody could have broken it
    const Truth excuse = excused_.at(watch::at(*at));
    if (excuse == Truth::yes || (excuse == Truth::unknown && belief != Belief::possible)) return;
    const tally::Poll sum = poll(voices, belief);
    const bool asked = !by_silence() || debt_.duty.due || belief == Belief::possible;
    if (asked && tally::carried(rule_, sum)) out.carried = at;
    const bool held = by_silence() || (sum.there.heads > 0 && tally::quorate(rule_, sum));
    if (!out.decided && held) out.decided = at;
  }

  const accord::Action& action_;
  const Rule& rule_;
  Instant end_;
  const Debt& debt_;
  std::vector<Ballot> ballots_;
  const watch::Signal& excused_;
  Strength all_{};
};

// Who votes, and what was cast.
class Chamber {
 public:
  explicit Chamber(const Obligation& of) : of_{of}, action_{of.text.action} {
    for (const Voter& voter : action_.voters) members_.push_back(voter.party);
    if (tally::waits_for_the_end(action_.carried_by)) excused_ = excused(of);
  }

  [[nodiscard]] const std::vector<std::string>& members() const { return members_; }

  [[nodiscard]] std::vector<Poll> polls(const std::vector<Debt>& debts) const {
    std::vector<Ballot> left = cast();
    std::vector<Poll> all;
    for (const Debt& debt : debts) {
      std::vector<Ballot> ballots;
      std::ranges::copy_if(left, std::back_inserter(ballots), [&](const Ballot& ballot) { return is_open_for(debt, ballot); });
      Poll& poll = all.emplace_back(of_, debt, std::move(ballots), excused_);
      const auto carried = poll.outcome(Belief::certain).carried;
      if (carried) poll.drop_after(*carried);
      std::erase_if(left, [&](const Ballot& ballot) {
        return std::ranges::any_of(poll.ballots(), [&](const Ballot& one) { return one.act.record == ballot.act.record; });
      });
      if (!carried) continue;
      for (Ballot& ballot : left)
        if (may_be_for(debt, poll, ballot)) ballot.act.doubts.insert(Reason::unproven);
    }
    return all;
  }

 private:
  [[nodiscard]] std::vector<watch::Act> acts(const std::string& verb) const {
    const World& world = of_.world;
    return acts_of(world.accord, world.shared.collected, world.shared.zones, {.verb = verb, .object = "", .object_tests = {}, .motion = "", .parties = members_, .zone = std::nullopt, .grade = of_.text.proof.grade});
  }

  // Ballots in order of time, those of one instant as the log has them.
  [[nodiscard]] std::vector<Ballot> cast() const {
    std::vector<Ballot> all;
    for (const watch::Act& act : acts("vote")) {
      const fact::Fact& fact = of_.world.fact(act.record);
      const std::optional<Said> said = said_in(watch::word_of(fact, "vote"));
      if (said && watch::word_of(fact, "motion") == action_.motion) add(act, *said, all);
    }
    const Share::Sort sort = action_.carried_by.share.sort;
    if (sort == Share::Sort::consensus || sort == Share::Sort::silent_consensus) {
      for (const watch::Act& act : acts("object")) {
        if (concerns(act)) add(act, Said::no, all);
      }
    }
    std::ranges::stable_sort(all, {}, [](const Ballot& one) { return std::tuple{one.act.when.from, one.act.when.to, one.act.record}; });
    return all;
  }

  // An objection names the motion, or what it is about.
  [[nodiscard]] bool concerns(const watch::Act& objection) const {
    const std::string_view motion = watch::word_of(of_.world.fact(objection.record), "motion");
    return motion.empty() ? !objection.about.empty() : motion == action_.motion;
  }

  // Where it may have been one of several, it is perhaps each one's.
  void add(const watch::Act& act, Said said, std::vector<Ballot>& all) const {
    const std::vector<std::string>& actors = of_.world.fact(act.record).actors;
    for (const std::string& member : members_) {
      if (!actors.empty() && std::ranges::find(actors, member) == actors.end()) continue;
      Ballot& ballot = all.emplace_back(act, member, said);
      if (actors.size() > 1) ballot.act.doubts.insert(Reason::unattributed);
    }
  }

  [[nodiscard]] bool is_open_for(const Debt& debt, const Ballot& ballot) const {
    const auto due = debt.duty.due ? debt.duty.due : debt.perhaps_due;
    const Instant at = ballot.act.when.from;
    if (std::max(at, ballot.act.when.to) < debt.opens || (due && at > *due) || (debt.over && at > *debt.over)) return false;
    return ballot.act.about.empty() || named_by(of_.world, debt, ballot.act.about);
  }

  // Where a motion was carried before a member spoke of it, its ballot may be of that one, or
  // of the next, unless it says which.
  [[nodiscard]] bool may_be_for(const Debt& debt, const Poll& carried, const Ballot& ballot) const {
    if (!ballot.act.about.empty() || !is_open_for(debt, ballot)) return false;
    return std::ranges::none_of(carried.ballots(), [&](const Ballot& one) { return one.member == ballot.member; });
  }

  const Obligation& of_;
  const accord::Action& action_;
  std::vector<std::string> members_;
  watch::Signal excused_{};  // asked at the deadline
};

// A motion is carried by its votes, even if it is not certain that they were called for.
// Silence carries it because of the vote itself, which nobody had to answer.
std::optional<Start> carried(const World& world, const Chamber& chamber, const Poll& poll, const Debt& debt) {
  const Outcome possible = poll.outcome(Belief::possible);
  const Outcome certain = poll.outcome(Belief::certain);
  if (!possible.carried && !certain.carried) return std::nullopt;
  const Outcome& told = certain.carried ? certain : possible;
  Start start{.possible = std::min(possible.carried.value_or(*told.carried), *told.carried)};
  start.reached = start.initial = certain.carried;
  start.actors = chamber.members();
  start.because = poll.by_silence() ? debt.duty.id : world.fact(told.counted.back()).id();
  start.evidence = watch::each_once(told.counted);
  if (!certain.carried) start.doubts.insert(Reason::unproven);
  return start;
}

bool is_body(const accord::Accord& accord, const std::string& name) {
  return std::ranges::any_of(accord.groups, [&](const accord::Group& one) { return one.body && one.name == name; });
}

// As they owe the vote, so that it has the id of that duty.
watch::JudgedSubject voters_of(const accord::Subjects& subjects) {
  const bool alone = !subjects.together && subjects.parties.size() == 1;
  return {alone ? subjects.parties.front() : subjects.name, subjects.parties};
}

}  // namespace

bool is_joint_vote(const Obligation& of) {
  if (of.text.action.verb != "vote") return false;
  return of.text.subjects.together ||
         std::ranges::any_of(of.debtor.members, [&](const std::string& party) { return is_body(of.world.accord, party); });
}

void cast_votes(const Obligation& of, std::vector<Debt>& debts) {
  const Chamber chamber{of};
  const std::vector<Poll> polls = chamber.polls(debts);
  for (std::size_t i = 0; i < debts.size(); ++i) {
    const Outcome certain = polls[i].outcome(Belief::certain);
    debts[i].acts = certain.counted;
    debts[i].done = certain.decided;
    if (polls[i].by_silence() && !certain.decided && debts[i].duty.due && debts[i].known >= *debts[i].duty.due) {
      debts[i].withdrawn = true;  // as if it had not been called
      debts[i].over = debts[i].duty.due;
    }
    debts[i].by_silence = polls[i].by_silence() && (!certain.decided || certain.decided == debts[i].perhaps_due);
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
    const watch::JudgedSubject voters = voters_of(norm.subjects);
    const Obligation of{world, n, norm, voters, std::nullopt};
    const Chamber chamber{of};
    const std::vector<Debt> debts = open_debts(of);
    const std::vector<Poll> polls = chamber.polls(debts);
    for (std::size_t i = 0; i < debts.size(); ++i) {
      if (auto start = carried(world, chamber, polls[i], debts[i])) all.push_back(std::move(*start));
    }
  }
  std::ranges::stable_sort(all, {}, &Start::possible);
  return all;
}

}  // namespace casus::procedure
