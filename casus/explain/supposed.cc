// Records out of the accord's own sources, kinds and zones.
#include "casus/explain/supposed.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "casus/fact/vocabulary.h"

namespace casus::explain {

using fact::Fact;
using measure::Instant;

namespace {

constexpr std::string_view mark = "supposed";

// Tables of ours hold acts of any kind; declarations have a table of their own.
bool writes(const accord::Accord& accord, const accord::Source& source, const Fact& fact) {
  if (accord::can_give(accord, source, fact.what)) return true;
  const fact::Vocabulary* format = fact::vocabulary(source.format);
  return fact.root == fact::Root::act && format != nullptr && format->open_kinds && source.format != "declarations_csv";
}

// Those first that have written something of the sort.
std::vector<const accord::Source*> sources_for(const Retrial& retrial, const Fact& fact) {
  std::vector<const accord::Source*> out;
  for (const accord::Source& source : retrial.accord().sources)
    if (writes(retrial.accord(), source, fact)) out.push_back(&source);
  std::set<std::string_view> known;
  for (const Fact& one : retrial.whole_log())
    if (one.root == fact.root) known.insert(one.source);
  std::ranges::stable_partition(out, [&](const accord::Source* source) { return known.contains(source->name); });
  return out;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : "|") + word;
  return out;
}

}  // namespace

std::vector<Fact> supposed_acts(const Retrial& retrial, const Deed& deed, Instant at) {
  Fact act;
  const bool declares = deed.verb == "declare" && !deed.object.empty();
  act.root = declares ? fact::Root::declaration : fact::Root::act;
  act.what = declares ? deed.object : deed.verb;
  act.when = measure::Interval{at, at};
  act.received = at;
  act.actors = {deed.by};
  act.record = mark;
  if (!deed.to.empty()) act.set("to", joined(deed.to));
  if (!deed.motion.empty()) {
    act.set("motion", deed.motion);
    act.set("vote", std::string{"yes"});
  }
  if (deed.zone) act.place = place_in(retrial.accord(), *deed.zone);
  std::vector<Fact> out;
  for (const accord::Source* source : sources_for(retrial, act)) {
    act.source = source->name;
    act.grade = source->profile.grade;
    out.push_back(act);
  }
  return out;
}

Fact supposed_again(const Fact& record, Instant at) {
  Fact out = record;
  out.record = fmt::format("{} of {}", mark, record.record);
  if (out.received) out.received = std::max(*out.received - (record.when->to - at), at);
  out.when = measure::Interval{at, at};
  return out;
}

Fact numbered(Fact fact, std::size_t n) {
  fact.record += fmt::format(" {}", n);
  return fact;
}

std::vector<fact::Place> places_outside(const Retrial& retrial, const Fact& record) {
  std::vector<fact::Place> out;
  const std::vector<std::string>& evidence = retrial.finding().evidence;
  for (const Fact& fact : retrial.facts()) {
    const bool elsewhere = fact.place && fact.mover == record.mover && !fact.mover.empty() && fact.place->radius;
    if (elsewhere && std::ranges::find(evidence, fact.id()) == evidence.end()) out.push_back(*fact.place);
    if (out.size() == 2) break;
  }
  for (const std::int64_t latitude : {std::int64_t{899'000'000}, std::int64_t{-899'000'000}, std::int64_t{0}})
    out.push_back({*earth::Position::make(latitude, 0)});
  return out;
}

std::optional<fact::Place> place_in(const accord::Accord& accord, std::size_t zone) {
  for (const earth::Rings& part : accord.zones[zone].compiled.parts)
    for (const auto& ring : part.rings)
      if (!ring.empty()) return fact::Place{ring.front()};
  return std::nullopt;
}

std::optional<std::size_t> zone_of(const Retrial& retrial) {
  const std::string& key = retrial.finding().key;
  const auto& zones = retrial.accord().zones;
  for (std::size_t i = 0; i < zones.size(); ++i)
    if (key == zones[i].name || key.starts_with(zones[i].name + " ")) return i;
  return retrial.norm().zone;
}

const accord::Threshold* threshold_of(const Retrial& retrial) {
  const finding::Finding& finding = retrial.finding();
  if (retrial.norm().form != accord::NormForm::commit) return nullptr;
  for (const accord::Rung& rung : retrial.norm().rungs)
    for (const accord::Threshold& one : rung.any_of)
      if (rung.severity == finding.severity && one.measure == finding.measure) return &one;
  return nullptr;
}

std::vector<std::string> summed_in(const Retrial& retrial) {
  const accord::Norm& norm = retrial.norm();
  if (!norm.measure.empty()) return {norm.measure};
  return {retrial.finding().measure, norm.kind, "strength", "number", "amount"};
}

measure::Decimal grain_of(const Retrial& retrial, const std::vector<std::string>& names) {
  std::int64_t grain = measure::decimal_one;
  const auto take = [&](std::string_view name, const fact::Value& value) {
    const auto* range = std::get_if<measure::AmountRange>(&value);
    if (range == nullptr || std::ranges::find(names, name) == names.end()) return;
    grain = std::gcd(std::gcd(grain, range->low.raw()), range->high.raw());
  };
  const accord::Norm& norm = retrial.norm();
  if (norm.ceiling) grain = std::gcd(grain, norm.ceiling->raw());
  for (const fact::Tests* tests : {&norm.tests, &norm.action.object_tests})
    for (const auto& conjunction : tests->any_of)
      for (const fact::Test& test : conjunction) take(test.attribute, test.operand);
  for (const Fact& fact : evidence_of(retrial))
    for (const fact::Attribute& one : fact.attributes) take(one.name, one.value);
  return measure::Decimal{grain};
}

std::vector<Fact> evidence_of(const Retrial& retrial) {
  const std::vector<std::string>& ids = retrial.finding().evidence;
  const std::set<std::string> wanted{ids.begin(), ids.end()};
  std::map<std::string, Fact> last;
  for (const Fact& fact : retrial.facts())
    if (wanted.contains(fact.id())) last[fact.id()] = fact;
  std::vector<Fact> out;
  for (auto& [id, fact] : last) out.push_back(std::move(fact));
  std::ranges::stable_sort(out, {}, [](const Fact& fact) { return *fact.when; });
  return out;
}

std::vector<std::string> parties_of(const Retrial& retrial) {
  const std::string& subject = retrial.finding().subject;
  const accord::Subjects& bound = retrial.norm().subjects;
  if (bound.together || subject == bound.name) return bound.parties;
  std::vector<std::string> out;
  for (const std::string& party : bound.parties)
    if (subject == party) return {party};
  if (subject.find(" or ") != std::string::npos) return bound.parties;
  if (!bound.anyone && !subject.empty() && subject != "anyone") return {subject};
  return out;
}

}  // namespace casus::explain
