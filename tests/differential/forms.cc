// Each form is rare enough that most cases have one or two of them.
#include "tests/differential/forms.h"

#include "tests/differential/condition_forms.h"
#include "tests/differential/duty_forms.h"

namespace casus::differential {

using measure::Instant;
using measure::Interval;

namespace {

Instant hour(std::int64_t n) { return *measure::civil(2024, 5, 1) + measure::hours(n); }

accord::Who some_victim(Dice& dice) {
  using Sort = accord::Who::Sort;
  if (dice.one_in(3)) return {dice.one_of<Sort>({Sort::another_party, Sort::same_party, Sort::anyone}), {}};
  return {Sort::parties, {dice.one_of<const char*>({"UKR", "BLR"})}};
}

accord::Moment some_moment(Dice& dice) {
  accord::Moment moment;
  if (dice.one_in(2)) moment.anchor.sort = accord::Anchor::Sort::entry_into_force;
  moment.anchor.date = hour(dice.below(6));
  if (!dice.one_in(3)) moment.after = measure::Term{measure::hours(dice.below(4)), dice.one_in(5) ? 1 : 0, 0};
  return moment;
}

void add_to_norm(Dice& dice, accord::Norm& norm) {
  const bool several = norm.subjects.parties.size() > 1;
  if (several && dice.one_in(4)) {
    norm.subjects.together = true;
    norm.subjects.name = "RUS and UKR together";
  }
  if (norm.zone && dice.one_in(5)) {
    norm.each = {0, 1};
    norm.zone.reset();
  }
  if (dice.one_in(8)) norm.from_moment = some_moment(dice);
  if (dice.one_in(8)) norm.until_moment = some_moment(dice);
  if (dice.one_in(4)) norm.proof.attributed_by = "MIS";
  if (norm.form != accord::NormForm::commit) return;
  if (dice.one_in(4)) norm.on = some_victim(dice);
  if (!dice.one_in(3)) return;
  norm.root = fact::Root::act;
  norm.kind = "join";
}

accord::InForce some_entry(Dice& dice, const std::string& article) {
  accord::InForce sentence;
  sentence.article = article;
  sentence.date = hour(dice.below(5));
  if (dice.one_in(2)) sentence.term = measure::Term{measure::hours(3 + dice.below(9)), 0, 0};
  return sentence;
}

void add_entry(Dice& dice, accord::Accord& accord) {
  if (!dice.one_in(4)) return;
  accord.in_force.push_back(some_entry(dice, ""));
  if (dice.one_in(3)) accord.in_force.push_back(some_entry(dice, "1"));
}

std::string some_name(Dice& dice, const Case& one) {
  const fact::Fact& fact = one.facts[static_cast<std::size_t>(dice.below(std::ssize(one.facts)))];
  return dice.one_in(2) ? fact.id() : fact.record;
}

// An act of the mission, or one that some norm forbids.
fact::Fact make_act(Dice& dice, const Case& one, std::size_t number) {
  fact::Fact act;
  act.root = fact::Root::act;
  act.source = one.accord.sources.front().name;
  act.record = "a" + std::to_string(number);
  act.grade = dice.one_in(6) ? fact::Grade{'D', '4'} : fact::Grade{'B', '2'};
  const std::int64_t from = dice.below(14);
  act.when = Interval{hour(from), hour(from + (dice.one_in(4) ? 2 : 0))};
  if (!dice.one_in(4)) act.received = hour(from + dice.below(3));
  act.what = dice.one_of<const char*>({"attribute", "attribute", "join", "dispute"});
  act.actors = {dice.one_of<const char*>({"RUS", "UKR", "MIS"})};
  if (act.what == "join") return act;
  act.actors = dice.one_in(6) ? std::vector<std::string>{} : std::vector<std::string>{"MIS"};
  act.set("about", some_name(dice, one));
  if (!dice.one_in(8)) act.set("to", std::string{dice.one_of<const char*>({"RUS", "RUS", "UKR", "unknown", "RUS|UKR", "BLR"})});
  return act;
}

void add_acts(Dice& dice, Case& one) {
  const std::int64_t acts = dice.below(4);
  for (std::int64_t i = 0; i < acts; ++i) one.facts.push_back(make_act(dice, one, static_cast<std::size_t>(i)));
  if (!dice.one_in(4)) return;
  // Several of few instants.
  for (std::int64_t i = 1 + dice.below(4); i > 0; --i) {
    fact::Fact act = make_act(dice, one, 10 + static_cast<std::size_t>(i));
    act.what = "join";
    act.actors = {dice.one_of<const char*>({"RUS", "RUS", "UKR"})};
    act.when = Interval{hour(4 + dice.below(2)), hour(5)};
    if (!dice.one_in(4)) act.when->to = act.when->from;
    one.facts.push_back(std::move(act));
  }
}

}  // namespace

void add_forms(Dice& dice, Case& one) {
  accord::Accord& accord = one.accord;
  accord.kinds.push_back({"join", "", fact::Root::act, {}});
  accord::Group mission;
  mission.name = "MIS";
  mission.members = {"BLR"};
  mission.body = true;
  accord.groups.push_back(mission);
  for (accord::Source& source : accord.sources) source.spread = dice.one_in(4);
  for (accord::Norm& norm : accord.norms) add_to_norm(dice, norm);
  add_entry(dice, accord);
  for (fact::Fact& fact : one.facts)
    if (fact.root == fact::Root::incident && dice.one_in(2)) fact.set("target", std::string{dice.one_of<const char*>({"UKR", "BLR", "RUS", "UKR|BLR", "RUS|UKR", "unknown"})});
  if (dice.one_in(2)) add_acts(dice, one);
  const bool with_duties = dice.one_in(2);
  if (with_duties) add_duties(dice, one);
  add_excuses(dice, accord);
  if (with_duties) add_events(dice, accord);
}

std::string describe_forms(const accord::Accord& accord) {
  std::string text;
  for (const accord::InForce& sentence : accord.in_force) {
    constexpr const char* sorts[] = {" in force on ", " in force when ratified, not ", " in force when it happens, not "};
    text += "article '" + sentence.article + "'" + sorts[static_cast<std::size_t>(sentence.sort)] + measure::print(sentence.date);
    if (sentence.sort == accord::InForce::Sort::event) text += " " + describe(sentence.event);
    if (!sentence.renewed_by.empty()) text += " renewed by " + sentence.renewed_by;
    text += sentence.term ? " for " + measure::print(*sentence.term) + "\n" : "\n";
  }
  for (const accord::Source& source : accord.sources)
    if (source.spread) text += source.name + " spreads\n";
  for (const accord::Meaning& meaning : accord.meanings) {
    text += meaning.name + " means " + describe(accord, meaning.condition);
    if (meaning.lasting) text += " lasting " + measure::print(*meaning.lasting);
    text += meaning.pause ? " with no pause over " + measure::print(*meaning.pause) + "\n" : "\n";
  }
  for (const accord::Norm& norm : accord.norms) {
    if (norm.subjects.together) text += norm.id + " together\n";
    if (!norm.each.empty()) text += norm.id + " keyed by zone\n";
    if (norm.from_moment) text += norm.id + " from a moment\n";
    if (norm.until_moment) text += norm.id + " until a moment\n";
    if (!norm.proof.attributed_by.empty()) text += norm.id + " attributed by " + norm.proof.attributed_by + "\n";
    if (norm.on.sort != accord::Who::Sort::unstated) text += norm.id + " on somebody\n";
    text += describe_duty(norm) + describe_excuses(accord, norm);
  }
  return text;
}

}  // namespace casus::differential
