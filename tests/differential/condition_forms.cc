// Small conditions: one or two literals, sometimes a group.
#include "tests/differential/condition_forms.h"

namespace casus::differential {

namespace {

using accord::Event;
using accord::Literal;
using accord::Where;
using accord::Who;

Who somebody(Dice& dice) {
  using Sort = Who::Sort;
  if (dice.one_in(2)) return {};
  if (!dice.one_in(3)) return {dice.one_of<Sort>({Sort::anyone, Sort::another_party, Sort::same_party}), {}};
  return {Sort::parties, {dice.one_of<const char*>({"RUS", "RUS", "UKR", "BLR"})}};
}

Where somewhere(Dice& dice) {
  using Sort = Where::Sort;
  return {dice.one_of<Sort>({Sort::anywhere, Sort::anywhere, Sort::zone, Sort::there}), static_cast<std::size_t>(dice.below(2))};
}

Event some_breach(Dice& dice, const Known& known) {
  Event event;
  event.sort = Event::Sort::breach;
  event.norms = {known.norms[static_cast<std::size_t>(dice.below(std::ssize(known.norms)))]};
  if (dice.one_in(3)) event.norms.push_back(known.norms.front());
  if (dice.one_in(2)) event.severity = dice.one_of<const char*>({"minor", "serious", "grave"});
  event.by = somebody(dice);
  return event;
}

}  // namespace

Event some_event(Dice& dice, const Known& known) {
  Event event;
  if (known.votes && dice.one_in(3)) {
    event.sort = Event::Sort::carried;
    event.motion = "help";
    return event;
  }
  if (!known.norms.empty() && dice.one_in(2)) return some_breach(dice, known);
  if (known.meanings > 0 && !dice.one_in(3)) {
    event.sort = Event::Sort::meaning;
    event.meaning = static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(known.meanings)));
    return event;
  }
  event.kind = dice.one_of<const char*>({"fire", "fire", "clash", "clash", "clash", "shelling", "shelling", "join", "vessel"});
  if (event.kind == "join") event.root = fact::Root::act;
  if (event.kind == "vessel") event.root = fact::Root::sighting;
  event.by = somebody(dice);
  if (dice.one_in(12)) event.on = somebody(dice);
  event.where = somewhere(dice);
  return event;
}

namespace {

void set_quantity(Dice& dice, Literal& literal) {
  using Quantity = Literal::Quantity;
  literal.quantity = dice.one_of<Quantity>({Quantity::some, Quantity::some, Quantity::none, Quantity::at_least, Quantity::more_than});
  const bool counts = literal.quantity == Quantity::at_least || literal.quantity == Quantity::more_than;
  if (counts) literal.amount = measure::whole(dice.one_in(8) ? 0 : 1 + dice.below(2));
  const bool incidents = literal.event.sort == Event::Sort::facts && literal.event.root == fact::Root::incident;
  if (counts && incidents && dice.one_in(3)) literal.measure = "deaths";
}

accord::Condition some_condition(Dice& dice, const Known& known, int depth);

measure::Term some_notice(Dice& dice) {
  return dice.one_in(4) ? measure::Term{{}, 1, 0} : measure::Term{measure::hours(dice.below(5)), 0, 0};
}

Literal some_notified(Dice& dice) {
  Literal literal;
  literal.sort = Literal::Sort::notified;
  literal.notice = some_notice(dice);
  if (dice.one_in(2)) literal.notified_to = {dice.one_of<const char*>({"RUS", "UKR"})};
  if (dice.one_in(4)) literal.notified_to = {"UKR", "BLR"};
  return literal;
}

// One act since another: of one instant the log says which came later.
void make_acts(Dice& dice, Literal& literal) {
  for (Event* event : {&literal.event, &*literal.since}) {
    *event = {};
    event->kind = "join";
    event->root = fact::Root::act;
    event->by = somebody(dice);
  }
  if (literal.quantity != Literal::Quantity::none) literal.quantity = Literal::Quantity::some;
  literal.measure = "incidents";
}

Literal some_literal(Dice& dice, const Known& known, int depth) {
  Literal literal;
  if (depth > 0 && dice.one_in(5)) {
    literal.sort = Literal::Sort::group;
    literal.group.push_back(some_condition(dice, known, depth - 1));
    if (dice.one_in(3)) literal.quantity = Literal::Quantity::none;
    return literal;
  }
  if (dice.one_in(12)) return some_notified(dice);
  literal.event = some_event(dice, known);
  set_quantity(dice, literal);
  if (dice.one_in(6)) {
    literal.since = some_event(dice, known);
    if (dice.one_in(3)) make_acts(dice, literal);
  } else if (!dice.one_in(4)) {
    literal.within = measure::hours(1 + dice.below(4));
  }
  return literal;
}

accord::Condition some_condition(Dice& dice, const Known& known, int depth) {
  accord::Condition condition;
  const std::int64_t conjunctions = 1 + (dice.one_in(5) ? 1 : 0);
  for (std::int64_t i = 0; i < conjunctions; ++i) {
    condition.any_of.push_back({some_literal(dice, known, depth)});
    if (dice.one_in(5)) condition.any_of.back().push_back(some_literal(dice, known, depth));
  }
  return condition;
}

// `X may commit K in Z if C, notwithstanding N`: a permission, and the excuse that it gives.
void permit(Dice& dice, accord::Accord& accord, const Known& known, std::size_t norm) {
  accord::Norm permission;
  permission.id = "2." + std::to_string(norm + 1);
  permission.form = accord::NormForm::permission;
  permission.rungs = {{"breach", {{}}}};
  if (dice.one_in(3)) permission.from = *measure::civil(2024, 5, 1) + measure::hours(dice.below(6));
  if (dice.one_in(3)) permission.until = *measure::civil(2024, 5, 1) + measure::hours(4 + dice.below(6));
  const bool commit = accord.norms[norm].form == accord::NormForm::commit;
  if (commit && dice.one_in(3)) permission.on = {Who::Sort::parties, {dice.one_of<const char*>({"UKR", "BLR", "RUS"})}};
  accord::Excuse excuse;
  if (!dice.one_in(4)) excuse.condition = some_condition(dice, known, 1);
  excuse.permission = permission.id;
  if (!dice.one_in(3)) excuse.parties = {dice.one_of<const char*>({"RUS", "UKR"})};
  if (dice.one_in(2)) excuse.kind = commit ? dice.one_of<const char*>({"fire", "clash"}) : accord.norms[norm].kind;
  excuse.where = somewhere(dice);
  accord.norms[norm].excuses.push_back(excuse);
  accord.norms.push_back(permission);
}

std::string say(const Who& who) {
  constexpr const char* words[] = {"", " by party", " by anyone", " by another party", " by the same party"};
  std::string text = words[static_cast<std::size_t>(who.sort)];
  for (const std::string& party : who.parties) text += " " + party;
  return text;
}

std::string say(const Event& event) {
  std::string text = event.kind;
  if (event.sort == Event::Sort::meaning) text = "meaning " + std::to_string(event.meaning);
  if (event.sort == Event::Sort::carried) text = "vote on " + event.motion + " carried";
  if (event.sort == Event::Sort::breach) text = event.severity.value_or("any") + " breach of";
  for (const std::string& norm : event.norms) text += " " + norm;
  text += say(event.by);
  if (event.on.sort != Who::Sort::unstated) text += " on:" + say(event.on);
  if (event.where.sort == Where::Sort::zone) text += " in zone " + std::to_string(event.where.zone);
  if (event.where.sort == Where::Sort::there) text += " there";
  return text;
}

std::string say(const accord::Accord& accord, const Literal& literal) {
  using Quantity = Literal::Quantity;
  std::string text = literal.quantity == Quantity::none ? "no " : "";
  if (literal.sort == Literal::Sort::notified) {
    text = "notified";
    for (const std::string& party : literal.notified_to) text += " " + party;
    return text + " " + measure::print(literal.notice) + " before";
  }
  if (literal.sort == Literal::Sort::group) return text + "(" + differential::describe(accord, literal.group.front()) + ")";
  if (literal.quantity == Quantity::at_least) text += measure::print(literal.amount) + " " + literal.measure + " of ";
  if (literal.quantity == Quantity::more_than) text += "more than " + measure::print(literal.amount) + " " + literal.measure + " of ";
  text += say(literal.event);
  if (literal.within) text += " within " + measure::print(*literal.within);
  if (literal.since) text += " since " + say(*literal.since);
  return text;
}

}  // namespace

namespace {

// Whose breaches a condition may ask about.
bool may_be_asked(const accord::Norm& norm) {
  return norm.form != accord::NormForm::permission;
}

// What often goes on for a while: fire or a clash, whoever it was.
Literal plain_facts(Dice& dice) {
  Literal literal;
  literal.event.kind = dice.one_of<const char*>({"fire", "clash"});
  if (!dice.one_in(3)) literal.within = measure::hours(1 + dice.below(4));
  return literal;
}

// What a meaning that lasts stands on: such facts, a breach, or what another meaning says.
Literal some_ground(Dice& dice, const Known& known) {
  if (dice.one_in(2)) return plain_facts(dice);
  Literal literal;
  if (known.meanings > 0 && dice.one_in(2)) {
    literal.event.sort = Event::Sort::meaning;
    literal.event.meaning = known.meanings - 1;
  } else if (!known.norms.empty()) {
    literal.event.sort = Event::Sort::breach;
    literal.event.norms = {known.norms.front()};
  } else {
    return plain_facts(dice);
  }
  if (dice.one_in(4)) literal.within = measure::hours(1 + dice.below(4));
  return literal;
}

void add_meanings(Dice& dice, accord::Accord& accord, const Known& known) {
  Known all = known;
  for (std::int64_t i = dice.below(4); i > 0; --i) {
    accord::Meaning meaning;
    meaning.name = "m" + std::to_string(accord.meanings.size());
    meaning.condition = some_condition(dice, all, 1);
    if (!dice.one_in(3)) meaning.lasting = measure::hours(dice.below(3));
    if (meaning.lasting && !dice.one_in(3)) meaning.pause = measure::hours(1 + dice.below(3));
    if (meaning.lasting && !dice.one_in(3)) meaning.condition.any_of = {{some_ground(dice, all)}};
    accord.meanings.push_back(meaning);
    all.meanings = accord.meanings.size();
  }
}

}  // namespace

Known known_to(const accord::Accord& accord, std::size_t norm) {
  Known known;
  std::size_t last = 0;
  for (std::size_t i = 0; i < accord.norms.size(); ++i) {
    const accord::Norm& other = accord.norms[i];
    if (!may_be_asked(other)) continue;
    last = i;
    if (i <= norm) continue;
    known.norms.push_back(other.id);
    known.votes = known.votes || other.action.motion == "help";
  }
  if (norm != last) known.meanings = accord.meanings.size();  // a meaning may ask about the last
  return known;
}

void add_excuses(Dice& dice, accord::Accord& accord) {
  Known of_last;
  const std::size_t norms = accord.norms.size();
  if (norms > 1 && may_be_asked(accord.norms.back())) of_last.norms = {accord.norms.back().id};
  add_meanings(dice, accord, of_last);
  for (std::size_t i = norms; i-- > 0;) {
    const Known known = known_to(accord, i);
    if (dice.one_in(2)) {
      accord.norms[i].excuses.push_back({});
      accord.norms[i].excuses.back().condition = some_condition(dice, known, 1);
      accord.norms[i].excuses.back().only_if = dice.one_in(3);
      if (accord.norms[i].form == accord::NormForm::presence && dice.one_in(3)) accord.norms[i].excuses.back().condition = {{{some_notified(dice)}}};
    }
    if (dice.one_in(4)) permit(dice, accord, known, i);
  }
}

std::string describe(const Event& event) { return say(event); }

std::string describe(const accord::Accord& accord, const accord::Condition& condition) {
  std::string text;
  for (const std::vector<Literal>& conjunction : condition.any_of) {
    text += text.empty() ? "" : " or ";
    for (const Literal& literal : conjunction) text += (&literal == &conjunction.front() ? "" : " and ") + say(accord, literal);
  }
  return text;
}

std::string describe_excuses(const accord::Accord& accord, const accord::Norm& norm) {
  std::string text;
  for (const accord::Excuse& excuse : norm.excuses) {
    text += norm.id + (excuse.only_if ? " if " : " unless ") + describe(accord, excuse.condition);
    if (!excuse.permission.empty()) text += ", permitted by " + excuse.permission + " " + excuse.kind;
    for (const std::string& party : excuse.parties) text += " " + party;
    if (excuse.where.sort == Where::Sort::zone) text += " in zone " + std::to_string(excuse.where.zone);
    if (excuse.where.sort == Where::Sort::there) text += " there";
    text += "\n";
  }
  return text;
}

}  // namespace casus::differential
