// Each place of an accord that asks for acts, asked in turn.
#include "casus/verb/powers.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "casus/verb/ratification.h"
#include "casus/watch/order.h"

namespace casus::verb {

using fact::Fact;

namespace {

using Names = std::set<std::string>;

std::string text_of(const Fact& act, std::string_view attribute) {
  const fact::Value* value = act.find(attribute);
  const auto* word = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return word == nullptr ? std::string{} : *word;
}

bool asks_for_notice(const accord::Condition& condition) {
  return std::ranges::any_of(condition.any_of, [](const std::vector<accord::Literal>& all_of) {
    return std::ranges::any_of(all_of, [](const accord::Literal& one) {
      return one.sort == accord::Literal::Sort::notified || std::ranges::any_of(one.group, asks_for_notice);
    });
  });
}

class Inquiry {
 public:
  Inquiry(const accord::Accord& accord, const Fact& act) : accord_{accord}, act_{act} {}

  Power answer() {
    for (const accord::Norm& norm : accord_.norms) {
      ask_duty(norm);
      ask_attribution(norm);
      ask_notice(norm);
      ask_clock(norm);
      ask_condition(norm);
    }
    ask_routes();
    ask_renewals();
    Power out{uses_, {}};
    if (!out.uses.empty()) return out;
    const std::string motion = text_of(act_, "motion");
    if (!lacking_.empty()) out.why_not = lacking_;
    else if (!motions_.empty() && others_.empty())
      out.why_not = fmt::format("the accord votes on {}, {}", fmt::join(motions_, ", "), motion.empty() ? "and it names no motion" : fmt::format("not on `{}`", motion));
    else if (!asked_otherwise_.empty() && others_.empty()) out.why_not = asked_otherwise_;
    else if (!owed_otherwise_.empty()) out.why_not = owed_otherwise_;
    else if (others_.empty()) out.why_not = fmt::format("nothing in the accord asks for `{}`", act_.what);
    else out.why_not = fmt::format("only {} may `{}`", fmt::join(others_, ", "), act_.what);
    return out;
  }

 private:
  [[nodiscard]] bool is_by(const std::vector<std::string>& parties) const {
    return act_.actors.empty() || std::ranges::any_of(act_.actors, [&](const std::string& one) { return std::ranges::find(parties, one) != parties.end(); });
  }

  // Somebody of `parties` may do it, to this end; is it one of them?
  void ask(const std::vector<std::string>& parties, std::string use) {
    if (!is_by(parties)) others_.insert(parties.begin(), parties.end());
    else if (std::ranges::find(uses_, use) == uses_.end()) uses_.push_back(std::move(use));
  }

  // What it is about: a norm by its number, else a duty, what brought one about, or a record.
  [[nodiscard]] bool is_about_another(const accord::Norm& norm) const {
    const std::string about = text_of(act_, "about");
    return about != norm.id && accord_.norm(about) != nullptr;
  }
  [[nodiscard]] std::string if_named(const accord::Norm& norm) const {
    const std::string about = text_of(act_, "about");
    return about.empty() || about == norm.id ? std::string{} : fmt::format(", if `{}` names it", about);
  }
  [[nodiscard]] Names addressees() const {
    const std::string to = text_of(act_, "to");
    Names out;
    for (std::size_t at = 0; !to.empty() && at <= to.size();) {
      const std::size_t end = std::min(to.find('|', at), to.size());
      out.insert(to.substr(at, end - at));
      at = end + 1;
    }
    return out;
  }

  // An act that names whom it is for discharges what is owed to one of them; what is owed to
  // several, only towards those.
  void ask_discharge(const accord::Norm& norm) {
    const std::vector<std::string>& owed = norm.action.to.parties;
    const Names addressed = addressees();
    std::vector<std::string> reached;
    for (const std::string& party : owed)
      if (addressed.empty() || addressed.contains(party)) reached.push_back(party);
    if (!owed.empty() && reached.empty()) {
      if (is_by(norm.subjects.parties)) owed_otherwise_ = fmt::format("what {} owes is owed to {}", norm.id, fmt::join(owed, ", "));
      return;
    }
    const bool notice = norm.form == accord::NormForm::notice;
    const std::string towards = reached.size() == owed.size() ? std::string{} : fmt::format(" towards {}", fmt::join(reached, ", "));
    ask(norm.subjects.parties, fmt::format("{} {}{}{}", notice ? "gives the notice of" : "discharges a duty of", norm.id, towards, notice ? std::string{} : if_named(norm)));
  }

  // Those to whom it is owed waive it; a waiver that names whom it is for waives what they owe.
  void ask_waiver(const accord::Norm& norm) {
    if (norm.action.to.parties.empty()) return;
    const Names addressed = addressees();
    const bool of_debtor = addressed.empty() || norm.subjects.together ||
                           std::ranges::any_of(norm.subjects.parties, [&](const std::string& party) { return addressed.contains(party); });
    if (of_debtor) ask(norm.action.to.parties, fmt::format("waives a duty of {}{}", norm.id, if_named(norm)));
  }

  // Members vote, also where a body owes the vote; where consensus carries, they object.
  void ask_vote(const accord::Norm& norm) {
    using Sort = accord::Share::Sort;
    std::vector<std::string> members;
    for (const accord::Voter& voter : norm.action.voters) members.push_back(voter.party);
    const std::string motion = text_of(act_, "motion");
    const Sort sort = norm.action.carried_by.share.sort;
    const bool by_consensus = sort == Sort::consensus || sort == Sort::silent_consensus;
    if (act_.what == "vote" && motion == norm.action.motion) ask(members, fmt::format("is a ballot in the vote of {}{}", norm.id, if_named(norm)));
    else if (act_.what == "vote" && is_by(members)) motions_.insert(fmt::format("`{}`", norm.action.motion));
    const bool concerns = motion == norm.action.motion || (motion.empty() && act_.find("about") != nullptr);
    if (act_.what == "object" && by_consensus && concerns) ask(members, fmt::format("is an objection in the vote of {}", norm.id));
  }

  void ask_duty(const accord::Norm& norm) {
    if (norm.action.verb.empty() || is_about_another(norm)) return;
    if (norm.action.verb == "vote") ask_vote(norm);
    const std::string object = text_of(act_, "kind");
    const bool same_object = norm.action.object.empty() || object.empty() || accord::is_of_kind(accord_, object, [](std::string_view) { return nullptr; }, norm.action.object) != measure::Truth::no;
    if (norm.action.verb == act_.what && norm.action.voters.empty() && same_object && (norm.action.motion.empty() || norm.action.motion == text_of(act_, "motion")))
      ask_discharge(norm);
    if (norm.action.verb == act_.what && !same_object && is_by(norm.subjects.parties))
      asked_otherwise_ = fmt::format("{} asks for `{}` of `{}`, not of `{}`", norm.id, act_.what, norm.action.object, object);
    if (act_.what == "waive") ask_waiver(norm);
  }

  void ask_attribution(const accord::Norm& norm) {
    if (act_.what != "attribute" || norm.proof.attributed_by.empty()) return;
    if (!is_by({norm.proof.attributed_by})) others_.insert(norm.proof.attributed_by);
    else if (text_of(act_, "about").empty()) lacking_ = "it does not say what it is about";
    else if (text_of(act_, "to").empty()) lacking_ = "it does not say to whom";
    else ask({norm.proof.attributed_by}, fmt::format("attributes, for {}", norm.id));
  }

  void ask_notice(const accord::Norm& norm) {
    if (act_.what != "notify") return;
    const bool asks = std::ranges::any_of(norm.excuses, [](const accord::Excuse& excuse) { return asks_for_notice(excuse.condition); });
    if (asks) uses_.push_back(fmt::format("is a notice that {} asks for", norm.id));
  }

  [[nodiscard]] bool is_kind(const std::string& kind) const {
    return accord::is_of_kind(accord_, act_.what, [this](std::string_view name) { return act_.find(name); }, kind) != measure::Truth::no;
  }

  // An act that a clock waits for.
  void ask_clock(const accord::Norm& norm) {
    const accord::Event* event = norm.trigger ? &*norm.trigger : norm.anchor && norm.anchor->sort == accord::Anchor::Sort::event ? &norm.anchor->event : nullptr;
    if (event == nullptr || event->sort != accord::Event::Sort::facts || event->root != fact::Root::act || !is_kind(event->kind)) return;
    if (event->by.sort == accord::Who::Sort::parties) ask(event->by.parties, fmt::format("starts a duty of {}", norm.id));
    else uses_.push_back(fmt::format("starts a duty of {}", norm.id));
    started_.insert(norm.id);
  }

  // Norms of acts, and conditions, clocks and moments that ask for acts.
  void ask_condition(const accord::Norm& norm) {
    if (started_.contains(norm.id)) return;
    for (const watch::ReadKind& read : watch::kinds_read_by(accord_, norm)) {
      if (read.root != fact::Root::act || !is_kind(read.kind)) continue;
      const std::string use = fmt::format("counts for {}", norm.id);
      if (!read.by.empty()) ask(read.by, use);
      else if (std::ranges::find(uses_, use) == uses_.end()) uses_.push_back(use);
    }
  }

  void ask_routes() {
    for (const accord::Route& route : accord_.routes) {
      if (act_.what == "ratify") ask_ratification(route);
      if (act_.what == "sign" && !route.signatories.empty()) ask(route.signatories, fmt::format("counts for the order of {}'s ratification", route.party));
    }
    for (const accord::InForce& sentence : accord_.in_force) {
      for (const std::string& party : sentence.last_of) {
        const bool has_route = std::ranges::find(accord_.routes, party, &accord::Route::party) != accord_.routes.end();
        if (act_.what == "ratify" && !has_route) ask({party}, fmt::format("ratifies for {}", party));
      }
    }
  }

  void ask_ratification(const accord::Route& route) {
    if (!is_by({route.party})) others_.insert(route.party);
    else if (const Ballot ballot = ballot_in(route, act_); ballot.lacks.empty()) ask({route.party}, fmt::format("ratifies for {} in {}", route.party, ballot.chamber));
    else lacking_ = ballot.lacks;
  }

  void ask_renewals() {
    for (const accord::InForce& sentence : accord_.in_force)
      if (!sentence.renewed_by.empty() && sentence.renewed_by == act_.what) uses_.emplace_back("renews the term");
  }

  const accord::Accord& accord_;
  const Fact& act_;
  std::vector<std::string> uses_;
  Names others_;
  std::string owed_otherwise_;
  std::string asked_otherwise_;  // of another object
  std::string lacking_;          // what one who may do it left out, or got wrong
  Names motions_;                // on which the actor may vote
  Names started_;  // norms whose clock it starts
};

}  // namespace

Power power_of(const accord::Accord& accord, const Fact& act) { return Inquiry{accord, act}.answer(); }

}  // namespace casus::verb
