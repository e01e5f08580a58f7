// One act against one wish, respect by respect.
#include "casus/oracle/acts.h"

#include <algorithm>

#include "casus/fact/mapping.h"
#include "casus/fact/perhaps.h"
#include "casus/oracle/memory.h"

namespace casus::oracle {

using finding::Reason;
using measure::Instant;
using measure::Truth;

namespace {

Truth of_verb(const World& world, const Wanted& wanted, const fact::Fact& fact) {
  const fact::LookUp look_up = [&](std::string_view name) { return fact.find(name); };
  if (wanted.verb == "declare" && !wanted.object.empty()) {
    if (fact.root != fact::Root::declaration) return Truth::no;
    return both(accord::is_of_kind(world.accord, fact::kinds_of(fact), look_up, wanted.object),
                fact::holds(wanted.object_tests, look_up));
  }
  if (fact.root != fact::Root::act) return Truth::no;
  return accord::is_of_kind(world.accord, fact::kinds_of(fact), look_up, wanted.verb);
}

// What an act leaves out it does not deny: only what it states can misfit.
Truth of_object(const World& world, const Wanted& wanted, const fact::Fact& fact) {
  if (fact.root != fact::Root::act || wanted.object.empty()) return Truth::yes;
  const fact::LookUp look_up = [&](std::string_view name) { return fact.find(name); };
  if (fact::holds(wanted.object_tests, look_up) == Truth::no) return Truth::no;
  const std::string kind = word_of(fact, "kind");
  return kind.empty() ? Truth::yes : accord::is_of_kind(world.accord, kind, look_up, wanted.object);
}

Truth in_place(const World& world, const Wanted& wanted, const fact::Fact& fact) {
  if (!wanted.zone) return Truth::yes;
  if (!fact.place) return wanted.in_each ? Truth::unknown : Truth::yes;
  return world.ground.contains(*wanted.zone, *fact.place);
}

Truth by_parties(const Wanted& wanted, const fact::Fact& fact) {
  return by_subject(Subject{"", wanted.parties}, fact);
}

// A party answers for what it did itself; and if something was owed to it, for what it got.
bool is_claim(const World& world, const Wanted& wanted, const Act& act) {
  const std::string& teller = world.accord.source(act.fact->source)->origin;
  const auto is_teller = [&](const std::string& name) { return name == teller; };
  if (std::ranges::none_of(world.accord.parties, is_teller, &accord::Party::name)) return false;
  const bool did_it = !act.fact->actors.empty() && std::ranges::all_of(act.fact->actors, is_teller);
  if (did_it || wanted.whoever_tells) return false;
  if (std::ranges::none_of(wanted.owed_to, is_teller)) return true;
  const bool to_it_alone = !act.to.empty() && std::ranges::all_of(act.to, is_teller);
  return !to_it_alone && !std::ranges::all_of(wanted.owed_to, is_teller);
}

std::optional<Act> as_wanted(const World& world, const Wanted& wanted, const fact::Fact& fact) {
  // Most facts are neither; they are asked nothing more.
  if (fact.root != fact::Root::act && fact.root != fact::Root::declaration) return std::nullopt;
  Act act{&fact, *fact.when, {}, words_in(word_of(fact, "to")), word_of(fact, "about")};
  if (!wanted.motion.empty() && word_of(fact, "motion") != wanted.motion) return std::nullopt;
  bool possible = true;
  const auto ask = [&](Truth answer, Reason doubt) {
    if (answer == Truth::no) possible = false;
    if (answer == Truth::unknown) act.doubts.insert(doubt);
  };
  ask(of_verb(world, wanted, fact), Reason::uncertain_kind);
  ask(of_object(world, wanted, fact), Reason::uncertain_kind);
  ask(in_place(world, wanted, fact), Reason::uncertain_place);
  ask(by_parties(wanted, fact), Reason::unattributed);
  if (!possible) return std::nullopt;
  const fact::Grade needed = wanted.grade ? *wanted.grade : world.accord.proof.grade;
  if (!fact.grade.at_least(needed)) act.doubts.insert(Reason::unproven);
  if (fact.received) act.when = {*fact.received, *fact.received};
  // A declaration states the instant for which it holds; an act without receipt only claims one.
  else if (fact.root == fact::Root::act) act.doubts.insert(Reason::unproven);
  if (!act.when.exact()) act.doubts.insert(Reason::uncertain_time);
  if (is_claim(world, wanted, act)) act.doubts.insert(Reason::unproven);
  return act;
}

}  // namespace

Wanted wanted_by(const accord::Norm& norm, const Subject& debtor, std::optional<std::size_t> zone) {
  const accord::Action& action = norm.action;
  Wanted out{action.verb, action.object, action.object_tests, action.motion, debtor.parties, zone};
  out.grade = norm.proof.grade;
  out.owed_to = action.to.parties;
  return out;
}

std::vector<Act> acts_of(const World& world, const Wanted& wanted) {
  std::vector<Act> acts;
  for (const fact::Fact* fact : world.facts)
    if (const auto act = as_wanted(world, wanted, *fact)) acts.push_back(*act);
  std::ranges::stable_sort(acts, {}, [](const Act& act) { return act.when; });
  return acts;
}

std::string word_of(const fact::Fact& act, std::string_view attribute) {
  const fact::Value* value = act.find(attribute);
  const auto* word = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return word == nullptr ? "" : *word;
}

std::vector<std::string> words_in(std::string_view list) {
  std::vector<std::string> words{""};
  for (const char c : list) {
    if (c == '|') words.emplace_back();
    else words.back() += c;
  }
  std::erase(words, "");
  return words;
}

Instant end_of_record(const World& world) {
  if (world.end) return *world.end;
  Instant end{INT64_MIN / 4};
  if (world.accord.open) end = world.accord.open->known_to.value_or(end);
  for (const fact::Fact* fact : world.facts) end = std::max(end, shows_passed(world, *fact));
  return end;
}

// What is told has begun. That it is over is shown by whoever learned of it afterwards, or
// tells ends once they have come.
Instant shows_passed(const World& world, const fact::Fact& fact) {
  // What is declared is declared of an instant that has come.
  if (fact.root == fact::Root::declaration) return std::max(fact.when->to, known_at(fact));
  if (fact.received || fact.published) return known_at(fact);
  if (fact.root == fact::Root::coverage) return fact.when->to;
  const accord::Source& source = *world.accord.source(fact.source);
  return source.spread || source.format == "alerts_csv" ? fact.when->to : fact.when->from;
}

Instant start_of_record(const World& world) {
  Instant start{INT64_MAX / 4};
  for (const fact::Fact* fact : world.facts) start = std::min(start, fact->when->from);
  return start;
}

// Who received it knows it from then on; else whoever read it where it was published.
Instant known_at(const fact::Fact& fact) {
  if (fact.received) return *fact.received;
  return fact.published ? *fact.published : fact.when->to;
}

bool tells_of_the_past(const accord::Accord& accord, const fact::Fact& fact) {
  if (fact.root == fact::Root::act && fact.what == "attribute") return true;
  return known_at(fact) > fact.when->to + accord.source(fact.source)->late;
}

}  // namespace casus::oracle
