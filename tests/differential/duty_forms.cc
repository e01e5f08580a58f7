// Few duties and few acts, so that which act is for which duty is often in question.
#include "tests/differential/duty_forms.h"

#include "tests/differential/condition_forms.h"

namespace casus::differential {

namespace {

using accord::Norm;
using accord::NormForm;
using accord::Who;

measure::Instant hour(std::int64_t n) { return *measure::civil(2024, 5, 1) + measure::hours(n); }

measure::Term some_term(Dice& dice) {
  return dice.one_in(5) ? measure::Term{{}, 1, 0} : measure::Term{measure::hours(dice.below(6)), 0, 0};
}

Norm some_duty(Dice& dice, const std::string& id) {
  Norm norm;
  norm.id = id;
  norm.subjects.parties = {dice.one_of<const char*>({"RUS", "RUS", "UKR"})};
  if (dice.one_in(3)) norm.subjects.parties = {"RUS", "UKR"};
  norm.subjects.together = norm.subjects.parties.size() > 1 && dice.one_in(2);
  if (norm.subjects.together) norm.subjects.name = "RUS and UKR together";
  norm.rungs = {{"breach", {{1, "incidents", std::nullopt, {}}}}};
  norm.proof = {1 + dice.below(2), {'C', '3'}, "", true};
  if (!dice.one_in(3)) norm.zone = static_cast<std::size_t>(dice.below(2));
  if (dice.one_in(5)) norm.from = hour(dice.below(5));
  if (dice.one_in(5)) norm.until = hour(5 + dice.below(6));
  return norm;
}

Who somebody(Dice& dice) {
  if (dice.one_in(2)) return {};
  if (dice.one_in(4)) return {Who::Sort::parties, {"UKR", "BLR"}};
  return {Who::Sort::parties, {dice.one_of<const char*>({"RUS", "UKR", "BLR"})}};
}

// At least so long before each fire, clash, sight of a vessel, return, or consultation.
Norm make_notice(Dice& dice, const std::string& id) {
  Norm norm = some_duty(dice, id);
  norm.form = NormForm::notice;
  norm.action.verb = "notify";
  norm.kind = dice.one_of<const char*>({"fire", "clash", "clash", "vessel", "vessel", "troops", "consult"});
  norm.root = norm.kind == "vessel" ? fact::Root::sighting : norm.kind == "troops" ? fact::Root::declaration : norm.kind == "consult" ? fact::Root::act : fact::Root::incident;
  norm.action.object = norm.kind;
  norm.action.to = somebody(dice);
  norm.within = some_term(dice);
  return norm;
}

Norm make_periodic(Dice& dice, const std::string& id) {
  Norm norm = some_duty(dice, id);
  norm.form = NormForm::periodic;
  norm.action.verb = dice.one_of<const char*>({"consult", "consult", "declare"});
  if (norm.action.verb == "declare") norm.action.object = "troops";
  norm.action.to = somebody(dice);
  if (dice.one_in(5)) norm.yearly = {{5, 1}};
  else norm.every = measure::hours(1 + dice.below(6));
  return norm;
}

// In a chamber shares are of its seats, and silence ratifies nothing.
accord::Rule some_rule(Dice& dice, bool chamber) {
  using Sort = accord::Share::Sort;
  using Base = accord::Share::Base;
  const Base heads = chamber ? Base::seats : Base::members;
  const Base weighed = chamber ? Base::seats : Base::votes;
  accord::Rule rule;
  rule.share = {dice.one_of<Sort>({Sort::consensus, Sort::majority, Sort::two_thirds, Sort::number, Sort::unanimity, Sort::silent_consensus}),
                dice.one_of<Base>({heads, Base::those_voting, weighed}), 1 + dice.below(3)};
  if (chamber && rule.share.sort == Sort::silent_consensus) rule.share.sort = Sort::unanimity;
  if (dice.one_in(6)) rule.also = {{dice.one_of<Sort>({Sort::majority, Sort::two_thirds}), dice.one_of<Base>({Base::those_voting, weighed}), 0}};
  if (rule.share.sort == Sort::consensus || rule.share.sort == Sort::silent_consensus) rule.also.clear();
  if (rule.share.sort == Sort::consensus || rule.share.sort == Sort::silent_consensus) rule.share.base = heads;
  if (rule.share.sort != Sort::silent_consensus && dice.one_in(3))
    rule.quorum = accord::Share{dice.one_of<Sort>({Sort::majority, Sort::two_thirds, Sort::number}), dice.one_of<Base>({heads, weighed}), 1 + dice.below(3)};
  return rule;
}

// Of one vote each, or weighed.
std::vector<accord::Voter> some_voters(Dice& dice, const std::vector<const char*>& members) {
  const bool weighed = dice.one_in(2);
  std::vector<accord::Voter> voters;
  for (const char* member : members) voters.push_back({member, weighed ? 1 + dice.below(3) : 1});
  return voters;
}

// An act within a deadline; add_events says after what.
Norm make_duty(Dice& dice, const std::string& id) {
  Norm norm = some_duty(dice, id);
  norm.form = NormForm::duty;
  norm.action.verb = "consult";
  if (dice.one_in(6)) norm.action.verb = "declare";
  if (norm.action.verb == "declare") norm.action.object = "troops";
  norm.action.to = somebody(dice);
  if (dice.one_in(8)) norm.action.to = {Who::Sort::another_party, {}};
  if (!dice.one_in(6)) norm.within = some_term(dice);
  if (dice.one_in(6)) {
    norm.subjects = {};
    norm.subjects.parties = {"RUS", "UKR", "BLR"};
    norm.subjects.relative = dice.one_in(2) ? Who::Sort::same_party : Who::Sort::another_party;
  }
  norm.there = !norm.zone && dice.one_in(4);
  return norm;
}

Norm make_vote(Dice& dice, const std::string& id) {
  Norm norm = make_duty(dice, id);
  norm.subjects = {};
  norm.subjects.parties = {"RUS", "UKR", "BLR"};
  norm.subjects.together = true;
  norm.subjects.name = "all together";
  if (dice.one_in(3)) norm.subjects = {false, false, "", {"MIS"}, {}};
  norm.action = {"vote", "", {}, "help", some_rule(dice, false), some_voters(dice, {"RUS", "UKR", "BLR"}), {}, {}};
  norm.zone = std::nullopt;
  norm.there = false;
  return norm;
}

std::string some_name(Dice& dice, const Case& one) {
  const fact::Fact& fact = one.facts[static_cast<std::size_t>(dice.below(std::ssize(one.facts)))];
  return dice.one_in(2) ? fact.id() : fact.record;
}

// Mostly not the log of a party, of which what others did is not certain.
const accord::Source& some_teller(Dice& dice, const Case& one) {
  const auto some = [&]() -> const accord::Source& { return one.accord.sources[static_cast<std::size_t>(dice.below(std::ssize(one.accord.sources)))]; };
  const accord::Source& first = some();
  const bool of_a_party = first.origin == "RUS" || first.origin == "UKR";
  return of_a_party && !dice.one_in(3) ? some() : first;
}

fact::Fact some_act(Dice& dice, const Case& one, std::size_t number) {
  fact::Fact act;
  act.root = fact::Root::act;
  act.source = some_teller(dice, one).name;
  act.record = "n" + std::to_string(number);
  act.grade = {'B', '2'};
  const std::int64_t from = dice.below(12);
  act.when = measure::Interval{hour(from), hour(from + (dice.one_in(4) ? 2 : 0))};
  if (!dice.one_in(5)) act.received = hour(from + (dice.one_in(3) ? dice.below(4) : 0));
  act.actors = {dice.one_of<const char*>({"RUS", "RUS", "UKR"})};
  if (dice.one_in(10)) act.actors = {"RUS", "UKR"};
  if (dice.one_in(12)) act.actors.clear();
  if (dice.one_in(3)) act.set("to", std::string{dice.one_of<const char*>({"RUS", "UKR", "BLR", "RUS|UKR"})});
  if (dice.one_in(4)) act.place = fact::Place{*earth::Position::make(500'100'000 + dice.below(3) * 100'000, 300'100'000)};
  return act;
}

fact::Fact make_notification(Dice& dice, const Case& one, std::size_t number) {
  fact::Fact act = some_act(dice, one, number);
  act.what = "notify";
  if (dice.one_in(3)) act.set("kind", std::string{dice.one_of<const char*>({"fire", "clash", "shelling", "vessel"})});
  if (dice.one_in(4)) act.set("about", some_name(dice, one));
  return act;
}

fact::Fact make_deed(Dice& dice, const Case& one, std::size_t number) {
  fact::Fact act = some_act(dice, one, number);
  act.what = dice.one_of<const char*>({"consult", "consult", "vote", "vote", "vote", "object", "waive", "waive", "waive", "waive", "waive", "sign", "ratify", "renew"});
  if (dice.one_in(6)) act.set("about", dice.one_in(2) ? some_name(dice, one) : std::string{"3.2"});
  if (act.what == "vote" || act.what == "object") {
    if (!dice.one_in(8)) act.actors = {dice.one_of<const char*>({"RUS", "UKR", "BLR"})};
    if (!dice.one_in(8)) act.set("motion", std::string{dice.one_in(12) ? "another" : "help"});
  }
  if (act.what == "vote") act.set("vote", std::string{dice.one_of<const char*>({"yes", "yes", "yes", "yes", "no", "no", "abstain", "abstain", "perhaps"})});
  if (act.what == "ratify" && dice.one_in(2)) {
    act.set("yes", dice.below(7) * measure::decimal_one / measure::decimal_one);
    act.set("no", dice.below(5));
    if (dice.one_in(2)) act.set("abstain", dice.below(3));
    if (dice.one_in(2)) act.set("chamber", std::string{dice.one_of<const char*>({"Senate", "House"})});
  }
  return act;
}

// When the last of some has ratified, or an event has come; some terms are renewed.
accord::InForce some_entry(Dice& dice) {
  accord::InForce sentence;
  if (dice.one_in(4)) sentence.article = "3";
  using Sort = accord::InForce::Sort;
  sentence.sort = dice.one_of<Sort>({Sort::ratified, Sort::ratified, Sort::event, Sort::date});
  sentence.date = hour(dice.below(4));
  sentence.last_of = {"RUS"};
  if (dice.one_in(3)) sentence.last_of.push_back("UKR");
  sentence.event = some_event(dice, {});
  if (dice.one_in(2)) sentence.term = dice.one_in(2) ? measure::Term{measure::hours(20 + dice.below(20)), 0, 0} : measure::Term{{}, 1, 0};
  if (dice.one_in(2)) sentence.renewed_by = "renew";
  return sentence;
}

accord::Route some_route(Dice& dice) {
  accord::Route route;
  route.party = "RUS";
  const accord::Chamber senate{"Senate", 5 + dice.below(5), some_rule(dice, true)};
  const accord::Chamber house{"House", 5 + dice.below(5), some_rule(dice, true)};
  route.any_of = {{senate}};
  if (dice.one_in(3)) route.any_of.front().push_back(house);
  else if (dice.one_in(2)) route.any_of.push_back({house});
  using Order = accord::Route::Order;
  route.order = dice.one_of<Order>({Order::any, Order::before, Order::after});
  if (route.order != Order::any) route.signatories = {"UKR"};
  return route;
}

void insert(Dice& dice, accord::Accord& accord, const Norm& norm) {
  accord.norms.insert(accord.norms.begin() + dice.below(std::ssize(accord.norms) + 1), norm);
}

// Reports are received: mostly soon, some late, some attributed later still.
void receive(Dice& dice, Case& one) {
  for (accord::Source& source : one.accord.sources) source.late = measure::hours(dice.below(3));
  for (fact::Fact& fact : one.facts) {
    if (fact.when && !fact.received && !dice.one_in(3)) fact.received = fact.when->to + measure::hours(dice.one_in(3) ? dice.below(6) : 0);
  }
}

accord::Anchor some_anchor(Dice& dice, const Known& known) {
  using Sort = accord::Anchor::Sort;
  using Clock = accord::Anchor::Clock;
  accord::Anchor anchor;
  anchor.sort = dice.one_of<Sort>({Sort::entry_into_force, Sort::date, Sort::event, Sort::event});
  anchor.date = hour(dice.below(6));
  if (anchor.sort != Sort::event) return anchor;
  anchor.clock = dice.one_of<Clock>({Clock::reached, Clock::start, Clock::finding, Clock::attribution});
  anchor.event = some_event(dice, known);
  return anchor;
}

void add_clock(Dice& dice, const Known& known, Norm& norm) {
  if (!dice.one_in(3)) norm.trigger = some_event(dice, known);
  if (!norm.trigger || dice.one_in(2)) norm.anchor = some_anchor(dice, known);
  if (!norm.trigger && dice.one_in(10)) norm.anchor = std::nullopt;
}

accord::Moment some_moment(Dice& dice, const Known& known) {
  accord::Moment moment;
  moment.anchor = some_anchor(dice, known);
  moment.anchor.sort = accord::Anchor::Sort::event;
  if (moment.anchor.event.kind.empty()) moment.anchor.event = some_event(dice, known);
  if (dice.one_in(2)) moment.after = measure::Term{measure::hours(dice.below(4)), 0, 0};
  return moment;
}

}  // namespace

void add_duties(Dice& dice, Case& one) {
  if (dice.one_in(3)) insert(dice, one.accord, make_notice(dice, "3.1"));
  if (dice.one_in(2)) insert(dice, one.accord, make_duty(dice, "3.2"));
  if (dice.one_in(3)) insert(dice, one.accord, make_vote(dice, "3.3"));
  if (dice.one_in(4)) insert(dice, one.accord, make_periodic(dice, "3.4"));
  if (dice.one_in(3)) insert(dice, one.accord, make_duty(dice, "3.5"));
  if (dice.one_in(4)) {
    one.accord.in_force = {some_entry(dice)};
    if (dice.one_in(3)) one.accord.in_force.push_back(some_entry(dice));
    if (one.accord.in_force.size() > 1 && one.accord.in_force[0].article == one.accord.in_force[1].article) one.accord.in_force.pop_back();
    if (dice.one_in(2)) one.accord.routes = {some_route(dice)};
  }
  const std::int64_t notifications = dice.below(3);
  for (std::int64_t i = 0; i < notifications; ++i) one.facts.push_back(make_notification(dice, one, static_cast<std::size_t>(i)));
  const std::int64_t deeds = dice.below(7);
  for (std::int64_t i = 0; i < deeds; ++i) one.facts.push_back(make_deed(dice, one, static_cast<std::size_t>(10 + i)));
  for (fact::Fact& fact : one.facts)
    if (fact.root == fact::Root::incident && dice.one_in(12)) fact.set("about", "n" + std::to_string(dice.below(3)));
  if (dice.one_in(2)) receive(dice, one);
}

void add_events(Dice& dice, accord::Accord& accord) {
  for (std::size_t i = 0; i < accord.norms.size(); ++i) {
    Norm& norm = accord.norms[i];
    const bool permits = norm.form == NormForm::permission;
    const Known known = permits ? Known{} : known_to(accord, i);
    if (norm.form == NormForm::duty) add_clock(dice, known, norm);
    if (dice.one_in(10)) norm.from_moment = some_moment(dice, known);
    if (dice.one_in(10)) norm.until_moment = some_moment(dice, known);
  }
}

namespace {

std::string say(const accord::Anchor& anchor) {
  constexpr const char* clocks[] = {"", "start of ", "finding of ", "attribution of "};
  if (anchor.sort == accord::Anchor::Sort::entry_into_force) return "entry into force";
  if (anchor.sort == accord::Anchor::Sort::date) return measure::print(anchor.date);
  return clocks[static_cast<std::size_t>(anchor.clock)] + describe(anchor.event);
}

std::string say(const accord::Share& share) {
  constexpr const char* sorts[] = {"consensus", "majority", "two thirds", "", "unanimity", "silent consensus"};
  constexpr const char* bases[] = {" of members", " of seats", " of those voting", " of votes"};
  const std::string number = share.sort == accord::Share::Sort::number ? std::to_string(share.number) : "";
  return sorts[static_cast<std::size_t>(share.sort)] + number + bases[static_cast<std::size_t>(share.base)];
}

// The rule, and the votes of each.
std::string say(const accord::Action& action) {
  std::string out = say(action.carried_by.share);
  for (const accord::Share& also : action.carried_by.also) out += " and " + say(also);
  if (action.carried_by.quorum) out += ", quorum " + say(*action.carried_by.quorum);
  for (const accord::Voter& voter : action.voters) out += ", " + voter.party + " " + std::to_string(voter.votes);
  return out;
}

}  // namespace

std::string describe_duty(const Norm& norm) {
  std::string text;
  const auto add = [&](const std::string& words) { text += norm.id + " " + words + "\n"; };
  if (norm.from_moment && norm.from_moment->anchor.sort == accord::Anchor::Sort::event)
    add("from " + (norm.from_moment->after ? measure::print(*norm.from_moment->after) + " after " : "") + say(norm.from_moment->anchor));
  if (norm.until_moment && norm.until_moment->anchor.sort == accord::Anchor::Sort::event)
    add("until " + (norm.until_moment->after ? measure::print(*norm.until_moment->after) + " after " : "") + say(norm.until_moment->anchor));
  if (norm.action.verb.empty()) return text;
  std::string deed = norm.action.verb + " " + norm.action.object + norm.action.motion;
  for (const std::string& party : norm.action.to.parties) deed += " to " + party;
  if (norm.within != measure::Term{}) deed += " within " + measure::print(norm.within);
  if (norm.form == NormForm::notice) deed += " before";
  if (norm.there) deed += " there";
  if (norm.subjects.relative == Who::Sort::same_party) deed += ", the same party";
  if (norm.subjects.relative == Who::Sort::another_party) deed += ", another party";
  if (norm.action.verb == "vote") deed += ", carried by " + say(norm.action);
  add(deed);
  if (norm.trigger) add("on " + describe(*norm.trigger));
  if (norm.anchor) add("after " + say(*norm.anchor));
  return text;
}

}  // namespace casus::differential
