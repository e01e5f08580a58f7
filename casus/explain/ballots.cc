// The record of a vote, counted once more by the same arithmetic.
#include "casus/explain/ballots.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "casus/explain/words.h"
#include "casus/tally/tally.h"

namespace casus::explain {

using accord::Share;
using accord::Voter;
using fact::Fact;
using finding::Duty;
using measure::Instant;
using tally::Strength;

namespace {

std::string word_of(const Fact& fact, std::string_view attribute) {
  const fact::Value* value = fact.find(attribute);
  const auto* word = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return word == nullptr ? "" : *word;
}

class Minutes {
 public:
  Minutes(const Brief& brief, const accord::Norm& norm, const Duty& duty) : accord_{brief.accord}, norm_{norm}, action_{norm.action}, duty_{duty} {
    for (const Voter& voter : action_.voters) poll_.all = tally::plus(poll_.all, {1, voter.votes});
    weighed_ = poll_.all.heads != poll_.all.votes;
    for (const std::string& id : duty.evidence) {
      const auto at = std::ranges::find_if(brief.facts, [&](const Fact& fact) { return fact.id() == id; });
      if (at != brief.facts.end()) hear(*at);
    }
    count();
  }

  Section take() {
    Section section{"The vote", {}};
    section.lines.push_back("needed: " + needed(share()));
    for (const Share& also : action_.carried_by.also) section.lines.push_back("and: " + needed(also));
    if (action_.carried_by.quorum) section.lines.push_back(quorum());
    std::ranges::move(heard_, std::back_inserter(section.lines));
    section.lines.push_back(fmt::format("for it {}, against it {}, abstaining {}, not heard {}", told(poll_.yes), told(poll_.no), told(abstaining()), told(poll_.silent())));
    section.lines.push_back(verdict());
    return section;
  }

 private:
  [[nodiscard]] const Share& share() const { return action_.carried_by.share; }
  [[nodiscard]] Strength abstaining() const { return tally::minus(poll_.there, tally::plus(poll_.yes, poll_.no)); }
  [[nodiscard]] std::string told(const Strength& some) const {
    return weighed_ ? fmt::format("{} with {}", some.heads, counted(some.votes, "votes")) : std::to_string(some.heads);
  }

  // Does the log of a party tell of the ballot of another?
  [[nodiscard]] bool is_hearsay(const Fact& act) const {
    const accord::Source* source = accord_.source(act.source);
    const bool of_a_party = source != nullptr && std::ranges::find(accord_.parties, source->origin, &accord::Party::name) != accord_.parties.end();
    return of_a_party && act.actors.front() != source->origin;
  }

  void hear(const Fact& act) {
    const std::string stated = word_of(act, "vote");
    const std::string said = stated.empty() ? "no" : stated;  // an objection states no vote
    const bool certain = act.received && act.actors.size() == 1 && act.grade.at_least(norm_.proof.grade) && !is_hearsay(act);
    const std::string how = stated.empty() ? "objects" : "says " + said;
    if (!certain) perhaps_ = true;
    heard_.push_back(fmt::format("{} {}, {}{} ({})", listed(act.actors), how, measure::print(act.received.value_or(act.when->from)),
                                 certain ? "" : ", which is not certain", act.id()));
    if (!certain) return;
    std::string& last = last_[act.actors.front()];
    const bool broken = share().sort == Share::Sort::silent_consensus && last == "no";
    if (!broken) last = said;
  }

  void count() {
    for (const Voter& voter : action_.voters) {
      const auto at = last_.find(voter.party);
      if (at == last_.end()) continue;
      const Strength one{1, voter.votes};
      poll_.there = tally::plus(poll_.there, one);
      if (at->second == "yes") poll_.yes = tally::plus(poll_.yes, one);
      if (at->second == "no") poll_.no = tally::plus(poll_.no, one);
    }
  }

  [[nodiscard]] static std::string unit(const Share& of) {
    if (of.base == Share::Base::votes) return "votes";
    return of.base == Share::Base::those_voting ? "votes cast for and against" : "members";
  }

  [[nodiscard]] std::string needed(const Share& of) const {
    if (of.sort == Share::Sort::silent_consensus) return "that nobody objects by the deadline";
    if (of.sort == Share::Sort::consensus) return fmt::format("that all {} members have spoken, and nobody against it", poll_.all.heads);
    const std::int64_t base = tally::base_of(of, poll_);
    return fmt::format("{} of {} {}", tally::needed(of, base), base, unit(of));
  }

  [[nodiscard]] std::string quorum() const {
    const Share& of = *action_.carried_by.quorum;
    const bool votes = of.base == Share::Base::votes;
    const std::int64_t base = votes ? poll_.all.votes : poll_.all.heads;
    return fmt::format("quorum: {} of {} {}, and {} have voted or abstained: {}", tally::needed(of, base), base, unit(of),
                       votes ? poll_.there.votes : poll_.there.heads, tally::quorate(action_.carried_by, poll_) ? "met" : "missed");
  }

  [[nodiscard]] std::string verdict() const {
    const bool carries = tally::carried(action_.carried_by, poll_);
    if (duty_.state == finding::DutyState::voided) return "void: not decided";
    if (duty_.done) return fmt::format("{} at {}", perhaps_ ? "decided" : carries ? "carried" : "lost", measure::print(*duty_.done));
    const tally::Outlook after = tally::outlook(action_.carried_by, poll_);
    if (tally::waits_for_the_end(action_.carried_by) && carries) return "undecided: it is counted at its deadline";
    if (!after.missing) return "undecided, and past carrying unless somebody changes his vote";
    const std::string_view what = tally::base_of(share(), poll_) == poll_.all.heads && share().base != Share::Base::votes ? "more members" : "more votes";
    return fmt::format("undecided: missing for it {}", counted(*after.missing, what));
  }

  const accord::Accord& accord_;
  const accord::Norm& norm_;
  const accord::Action& action_;
  const Duty& duty_;
  tally::Poll poll_{};
  bool weighed_ = false;
  bool perhaps_ = false;
  std::map<std::string, std::string> last_;
  std::vector<std::string> heard_;
};

}  // namespace

bool is_vote(const accord::Norm& norm) { return norm.action.voters.size() > 1; }

Section ballots(const Brief& brief, const accord::Norm& norm, const Duty& duty) { return Minutes{brief, norm, duty}.take(); }

}  // namespace casus::explain
