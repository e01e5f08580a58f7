// Few duties and few acts, so that which act is for which duty is often in question.
#include "tests/differential/duty_forms.h"

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
  return {Who::Sort::parties, {dice.one_of<const char*>({"RUS", "UKR", "BLR"})}};
}

// At least so long before each fire, clash, sight of a vessel, or return.
Norm make_notice(Dice& dice, const std::string& id) {
  Norm norm = some_duty(dice, id);
  norm.form = NormForm::notice;
  norm.action.verb = "notify";
  norm.kind = dice.one_of<const char*>({"fire", "clash", "clash", "vessel", "troops"});
  norm.root = norm.kind == "vessel" ? fact::Root::sighting : norm.kind == "troops" ? fact::Root::declaration : fact::Root::incident;
  norm.action.object = norm.kind;
  norm.action.to = somebody(dice);
  norm.within = some_term(dice);
  return norm;
}

std::string some_name(Dice& dice, const Case& one) {
  const fact::Fact& fact = one.facts[static_cast<std::size_t>(dice.below(std::ssize(one.facts)))];
  return dice.one_in(2) ? fact.id() : fact.record;
}

fact::Fact some_act(Dice& dice, const Case& one, std::size_t number) {
  fact::Fact act;
  act.root = fact::Root::act;
  act.source = one.accord.sources[static_cast<std::size_t>(dice.below(std::ssize(one.accord.sources)))].name;
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

}  // namespace

void add_duties(Dice& dice, Case& one) {
  if (dice.one_in(2)) one.accord.norms.push_back(make_notice(dice, "3.1"));
  const std::int64_t notifications = dice.below(4);
  for (std::int64_t i = 0; i < notifications; ++i) one.facts.push_back(make_notification(dice, one, static_cast<std::size_t>(i)));
  for (fact::Fact& fact : one.facts)
    if (fact.root == fact::Root::incident && dice.one_in(12)) fact.set("about", "n" + std::to_string(dice.below(3)));
}

std::string describe_duty(const Norm& norm) {
  if (norm.form != NormForm::notice) return "";
  std::string text = norm.id + " notify " + norm.action.object + " " + measure::print(norm.within) + " before";
  for (const std::string& party : norm.action.to.parties) text += " to " + party;
  return text + "\n";
}

}  // namespace casus::differential
