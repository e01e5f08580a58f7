// A version is told by what it changes.
#include "casus/explain/versions.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "casus/explain/evidence_changes.h"
#include "casus/explain/words.h"
#include "casus/watch/receipt.h"

namespace casus::explain {

using fact::Fact;
using measure::Instant;

namespace {

constexpr std::size_t most_steps = 40;

std::string print(const fact::Value& value) {
  if (const auto* word = std::get_if<std::string>(&value)) return *word;
  const auto& range = std::get<measure::AmountRange>(value);
  return range.exact() ? measure::print(range.low) : fmt::format("{} to {}", measure::print(range.low), measure::print(range.high));
}

std::string place(const Fact& fact) {
  const std::string all = described(fact);
  const auto at = all.find(", at ");
  if (at == std::string::npos) return "no place";
  return all.substr(at + 2, all.find(", ", at + 2) - at - 2);
}

std::string actors(const Fact& fact) { return fact.actors.empty() ? "nobody" : fmt::format("{}", fmt::join(fact.actors, " or ")); }

// What a first version says: all of it but its receipt, which stands beside it.
std::string all_of(const Fact& fact) {
  std::string out = fmt::format("{}, {}, {}, by {}, graded {}", fact.what, fact.when ? when(*fact.when) : "no time", place(fact), actors(fact), fact::print(fact.grade));
  for (const fact::Attribute& one : fact.attributes) out += fmt::format(", {} {}", one.name, print(one.value));
  return out;
}

// What the later version says otherwise.
std::string difference(const Fact& before, const Fact& after) {
  std::vector<std::string> all;
  const auto told = [&](std::string_view what, const std::string& was, const std::string& is) {
    if (was != is) all.push_back(fmt::format("{} {} instead of {}", what, is, was));
  };
  told("kind", before.what, after.what);
  told("time", before.when ? when(*before.when) : "none", after.when ? when(*after.when) : "none");
  told("place", place(before), place(after));
  told("actor", actors(before), actors(after));
  told("grade", fact::print(before.grade), fact::print(after.grade));
  std::set<std::string> names;
  for (const Fact* fact : {&before, &after})
    for (const fact::Attribute& one : fact->attributes) names.insert(one.name);
  for (const std::string& name : names) {
    const fact::Value* was = before.find(name);
    const fact::Value* is = after.find(name);
    told(name, was == nullptr ? "nothing" : print(*was), is == nullptr ? "nothing" : print(*is));
  }
  return all.empty() ? "the same" : fmt::format("{}", fmt::join(all, "; "));
}

// The versions of each record that bears on the finding, those alike told once.
std::map<std::string, std::vector<const Fact*>> versions_of(const Retrial& retrial) {
  std::map<std::string, std::vector<const Fact*>> out;
  for (const Fact& fact : retrial.facts()) {
    auto& all = out[fact.id()];
    if (all.empty() || fact::canonical(*all.back()) != fact::canonical(fact)) all.push_back(&fact);
  }
  std::erase_if(out, [](const auto& one) { return one.second.size() < 2; });
  return out;
}

RecordHistory history_of(const Retrial& retrial, const std::string& id, const std::vector<const Fact*>& all) {
  RecordHistory out{.record = id, .versions = {}};
  Edit edit;
  edit.without.insert(id);
  Fate before = retrial.fate(edit);
  edit.without.clear();
  for (std::size_t i = 0; i < all.size(); ++i) {
    edit.instead.insert_or_assign(id, *all[i]);
    RecordVersion one{.version = fact::version(*all[i]), .words = i == 0 ? all_of(*all[i]) : difference(*all[i - 1], *all[i]),
                      .received = all[i]->received, .published = all[i]->published, .verdict = retrial.fate(edit)};
    one.changed_verdict = one.verdict != before;
    before = one.verdict;
    out.versions.push_back(std::move(one));
  }
  return out;
}

bool bears_on(const RecordHistory& history, const std::vector<std::string>& evidence) {
  if (std::ranges::find(evidence, history.record) != evidence.end()) return true;
  return std::ranges::any_of(history.versions, &RecordVersion::changed_verdict);
}

}  // namespace

std::vector<RecordHistory> record_histories(const Retrial& retrial) {
  std::vector<RecordHistory> out;
  const std::vector<std::string>& evidence = retrial.finding().evidence;
  for (const auto& [id, all] : versions_of(retrial)) {
    if (out.size() == most_steps || retrial.spent()) break;
    RecordHistory one = history_of(retrial, id, all);
    if (bears_on(one, evidence)) out.push_back(std::move(one));
  }
  return out;
}

namespace {

Fate known_by(const Retrial& retrial, std::span<const Fact> log, Instant at) {
  std::vector<Fact> known;
  for (const Fact& fact : log)
    if (watch::known_at(fact).value_or(at) <= at) known.push_back(fact);
  return retrial.fate_over(known);
}

// A lapse becomes known by the passing of the deadline, not by the act that ends it.
std::optional<KnowledgeStep> by_deadline(const Retrial& retrial) {
  const finding::Finding& finding = retrial.finding();
  if (finding.measure != "duties") return std::nullopt;
  const Instant at = finding.certain_from.value_or(finding.from) + measure::milliseconds(1);
  const Fate fate = retrial.fate_known_at(retrial.facts(), at);
  const bool holds = fate != Fate::gone && retrial.fate_known_at(retrial.whole_log(), at) == fate;
  return holds ? std::optional{KnowledgeStep{at, fate, {}}} : std::nullopt;
}

}  // namespace

std::vector<KnowledgeStep> knowledge_steps(const Retrial& retrial) {
  if (auto step = by_deadline(retrial)) return {std::move(*step)};
  const std::vector<std::string>& ids = retrial.finding().evidence;
  const std::set<std::string> evidence{ids.begin(), ids.end()};
  std::map<Instant, std::vector<std::string>> receipts;
  for (const Fact& fact : retrial.facts()) {
    const auto learned = watch::learned_at(fact);
    if (learned && evidence.contains(fact.id())) receipts[*learned].push_back(fact.id());
  }
  if (receipts.size() > most_steps) return {};
  std::vector<KnowledgeStep> out;
  Fate before = Fate::gone;
  for (const auto& [at, records] : receipts) {
    const Fate now = known_by(retrial, retrial.facts(), at);
    if (now != before) out.push_back({at, now, records});
    before = now;
  }
  const auto holds = [&](const KnowledgeStep& step) { return known_by(retrial, retrial.whole_log(), step.at) == step.verdict; };
  return std::ranges::all_of(out, holds) ? out : std::vector<KnowledgeStep>{};
}

}  // namespace casus::explain
