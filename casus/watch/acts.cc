// Each respect in which a record may misfit is asked once, the cheapest first.
#include "casus/watch/acts.h"

#include <algorithm>
#include <utility>

namespace casus::watch {

using fact::Fact;
using fact::Root;
using finding::Reason;
using measure::Truth;

namespace {

// What the record states of itself.
auto own(const Fact& fact) {
  return [&fact](std::string_view name) { return fact.find(name); };
}

// One reading of the records: what is wanted, and where zones are looked up.
class Register {
 public:
  Register(const accord::Accord& accord, const Collected& collected, const Ground& zones, const WantedAct& wanted)
      : accord_{accord}, collected_{collected}, zones_{zones}, wanted_{wanted}, of_returns_{wanted.verb == "declare" && !wanted.object.empty()},
        kinds_{collected.catalogue->kind(of_returns_ ? wanted.object : wanted.verb)} {}

  std::vector<Act> read() const {
    std::vector<Act> acts;
    for (const std::uint32_t record : of_returns_ ? collected_.declarations : collected_.acts) {
      if (auto act = read(record)) acts.push_back(std::move(*act));
    }
    return in_order(std::move(acts));
  }

 private:
  // By time, then as they come. An act is large, so that its place is sought first.
  static std::vector<Act> in_order(std::vector<Act> acts) {
    if (std::ranges::is_sorted(acts, {}, &Act::when)) return acts;
    std::vector<std::pair<measure::Interval, std::uint32_t>> places;
    places.reserve(acts.size());
    for (std::uint32_t i = 0; i < acts.size(); ++i) places.emplace_back(acts[i].when, i);
    std::ranges::sort(places);
    std::vector<Act> out;
    out.reserve(acts.size());
    for (const auto& [when, i] : places) out.push_back(std::move(acts[i]));
    return out;
  }

  [[nodiscard]] std::optional<Act> read(std::uint32_t record) const {
    const Fact& fact = collected_.log[record];
    if (!wanted_.motion.empty() && word_of(fact, "motion") != wanted_.motion) return std::nullopt;
    Truth kind = kinds_.answer(collected_.catalogue->what(record), own(fact));
    if (kind == Truth::no) return std::nullopt;
    Act act{record, *fact.when, {}, {}, word_of(fact, "about"), word_of(fact, "kind")};
    kind = measure::both(kind, of_returns_ ? fact::holds(wanted_.object_tests, own(fact)) : object_of_act(fact, act.kind));
    const Truth place = this->place(fact);
    const Truth by = this->by(fact);
    if (measure::both(kind, measure::both(place, by)) == Truth::no) return std::nullopt;
    if (kind == Truth::unknown) act.doubts.insert(Reason::uncertain_kind);
    if (place == Truth::unknown) act.doubts.insert(Reason::uncertain_place);
    if (by == Truth::unknown) act.doubts.insert(Reason::unattributed);
    if (!fact.grade.at_least(wanted_.grade.value_or(accord_.proof.grade))) act.doubts.insert(Reason::unproven);
    // A return states the instant for which it holds; an act without receipt only claims one.
    if (fact.received) act.when = {*fact.received, *fact.received};
    else if (fact.root == Root::act) act.doubts.insert(Reason::unproven);
    if (!act.when.exact()) act.doubts.insert(Reason::uncertain_time);
    act.to = words_in(word_of(fact, "to"));
    if (is_hearsay(act)) act.doubts.insert(Reason::unproven);
    return act;
  }

  // What an act leaves out it does not deny: only what it states can misfit.
  [[nodiscard]] Truth object_of_act(const Fact& fact, std::string_view kind) const {
    if (wanted_.object.empty()) return Truth::yes;
    if (fact::holds(wanted_.object_tests, own(fact)) == Truth::no) return Truth::no;
    return kind.empty() ? Truth::yes : accord::is_of_kind(accord_, kind, own(fact), wanted_.object);
  }

  [[nodiscard]] Truth place(const Fact& fact) const {
    if (!wanted_.zone) return Truth::yes;
    if (!fact.place) return wanted_.one_of_several ? Truth::unknown : Truth::yes;
    if (!fact.place->radius) return Truth::unknown;
    return zones_.contains(*wanted_.zone, fact.place->at, *fact.place->radius);
  }

  [[nodiscard]] Truth by(const Fact& fact) const {
    if (wanted_.parties.empty()) return Truth::yes;
    const auto of_them = [&](const std::string& actor) { return std::ranges::find(wanted_.parties, actor) != wanted_.parties.end(); };
    const auto count = std::ranges::count_if(fact.actors, of_them);
    if (fact.actors.empty()) return Truth::unknown;
    if (count == std::ssize(fact.actors)) return Truth::yes;
    return count == 0 ? Truth::no : Truth::unknown;
  }

  // Does a party tell of what others did? That it was done to itself it may admit.
  [[nodiscard]] bool is_hearsay(const Act& act) const {
    const incident::Origin teller = collected_.catalogue->origin(act.record);
    if (teller.sort != incident::Origin::Sort::party) return false;
    const std::vector own{std::string{teller.name}};
    const bool is_told = std::ranges::find(wanted_.to, teller.name) != wanted_.to.end();
    const bool admits = wanted_.to == own || (is_told && act.to == own);
    return !admits && collected_.log[act.record].actors != own;
  }

  const accord::Accord& accord_;
  const Collected& collected_;
  const Ground& zones_;
  const WantedAct& wanted_;
  bool of_returns_;
  const KindTable& kinds_;
};

}  // namespace

WantedAct wanted_by(const accord::Norm& norm, const std::vector<std::string>& parties, std::optional<std::size_t> zone) {
  const accord::Action& action = norm.action;
  return {.verb = action.verb, .object = action.object, .object_tests = action.object_tests, .motion = action.motion, .parties = parties, .zone = zone, .grade = norm.proof.grade, .to = action.to.parties};
}

std::vector<Act> acts_of(const accord::Accord& accord, const Collected& collected, const Ground& zones,
                         const WantedAct& wanted) {
  return Register{accord, collected, zones, wanted}.read();
}

std::string_view word_of(const Fact& record, std::string_view attribute) {
  const fact::Value* value = record.find(attribute);
  const auto* word = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return word == nullptr ? std::string_view{} : std::string_view{*word};
}

std::vector<std::string> words_in(std::string_view list) {
  std::vector<std::string> words;
  while (!list.empty()) {
    const std::size_t bar = std::min(list.find('|'), list.size());
    if (bar > 0) words.emplace_back(list.substr(0, bar));
    list.remove_prefix(std::min(bar + 1, list.size()));
  }
  return words;
}

bool names(std::string_view about, const Fact& record) {
  if (about == record.record) return true;
  const std::string& source = record.source;
  return about.size() == source.size() + 1 + record.record.size() && about.starts_with(source) &&
         about[source.size()] == ':' && about.ends_with(record.record);
}

}  // namespace casus::watch
