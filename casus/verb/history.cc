// Records are compared by id and by the hash of their content, never by place in a file.
#include "casus/verb/history.h"

#include <algorithm>
#include <map>
#include <set>
#include <variant>

#include <fmt/format.h>

#include "casus/seal/json.h"

namespace casus::verb {

using finding::Change;
using finding::Finding;
using Sort = RecordChange::Sort;

namespace {

// Content by fact id; a record that came in several versions has the hashes of all.
std::map<std::string, std::set<std::string>> contents(std::span<const fact::Fact> facts) {
  std::map<std::string, std::set<std::string>> out;
  for (const fact::Fact& one : facts) out[one.id()].insert(fact::version(one));
  return out;
}

// What a record says of itself, in the state that knows it.
struct Told {
  std::optional<measure::Interval> when{};
  std::string mover{};
  std::string about{};  // the record or finding that an act names
};
std::map<std::string, Told> told(const Knowledge& before, const Knowledge& after) {
  std::map<std::string, Told> out;
  for (const Knowledge& state : {before, after}) {
    for (const fact::Fact& one : state.facts) {
      const fact::Value* about = one.root == fact::Root::act ? one.find("about") : nullptr;
      const auto* word = about == nullptr ? nullptr : std::get_if<std::string>(about);
      out[one.id()] = {one.when, one.mover, word == nullptr ? std::string{} : *word};
    }
  }
  return out;
}

class Differences {
 public:
  Differences(const Knowledge& before, const Knowledge& after) : told_{told(before, after)} {
    const auto old = contents(before.facts);
    const auto now = contents(after.facts);
    for (const auto& [id, content] : now) {
      const auto was = old.find(id);
      if (was == old.end()) changes_[id] = Sort::added;
      else if (was->second != content) changes_[id] = Sort::revised;
    }
    for (const auto& [id, content] : old)
      if (!now.contains(id)) changes_[id] = Sort::withdrawn;
  }

  [[nodiscard]] std::vector<RecordChange> of(const finding::Versioned& one) const {
    std::set<std::string> own{one.finding.evidence.begin(), one.finding.evidence.end()};
    own.insert(one.evidence_before.begin(), one.evidence_before.end());
    std::vector<RecordChange> out;
    for (const std::string& id : own)
      if (const auto found = changes_.find(id); found != changes_.end()) out.push_back({id, found->second});
    if (out.empty()) out = those([&](const Told& record) { return is_about(own, record.about); });
    if (out.empty()) out = those([&](const Told& record) { return lies_in(one.finding, record); });
    if (out.empty()) out = those([&](const Told& record) { return is_of_mover(own, one.finding, record); });
    return out;
  }

 private:
  // A verdict may hang on what is no evidence for it: an attribution, an outage, an act, a
  // report of the same mover from before.
  template <typename Fits>
  [[nodiscard]] std::vector<RecordChange> those(const Fits& fits) const {
    std::vector<RecordChange> out;
    for (const auto& [id, sort] : changes_) {
      const auto record = told_.find(id);
      if (record != told_.end() && fits(record->second)) out.push_back({id, sort});
    }
    return out;
  }

  // An act names a record by its id, or by the source's own.
  static bool is_about(const std::set<std::string>& own, const std::string& about) {
    if (about.empty()) return false;
    return std::ranges::any_of(own, [&](const std::string& id) { return about == id || about == id.substr(id.find(':') + 1); });
  }

  static bool lies_in(const Finding& finding, const Told& record) {
    return record.when && record.when->to >= finding.from && (!finding.to || record.when->from <= *finding.to);
  }

  [[nodiscard]] bool is_of_mover(const std::set<std::string>& own, const Finding& finding, const Told& record) const {
    if (record.mover.empty() || !record.when || (finding.to && record.when->from > *finding.to)) return false;
    return std::ranges::any_of(own, [&](const std::string& id) {
      const auto evidence = told_.find(id);
      return evidence != told_.end() && evidence->second.mover == record.mover;
    });
  }

  std::map<std::string, Sort> changes_;
  std::map<std::string, Told> told_;
};

}  // namespace

std::string_view name(Sort sort) {
  switch (sort) {
    case Sort::added: return "added";
    case Sort::revised: return "revised";
    case Sort::withdrawn: return "withdrawn";
  }
  return "";
}

std::vector<FindingChange> history(const Knowledge& before, const Knowledge& after) {
  const Differences differences{before, after};
  std::vector<FindingChange> out;
  for (finding::Versioned& one : finding::versions(before.findings, after.findings)) {
    std::vector<RecordChange> records;
    if (one.change != Change::unchanged) records = differences.of(one);
    out.push_back({std::move(one), std::move(records)});
  }
  return out;
}

std::string to_json(const FindingChange& change) {
  seal::JsonWriter json;
  json.begin_object().key("schema").string("casus.change/1").key("change").string(finding::name(change.what.change));
  json.key("finding").raw(finding::to_json(change.what.finding)).key("records").begin_array();
  for (const RecordChange& one : change.records)
    json.begin_object().key("fact").string(one.fact).key("change").string(name(one.sort)).end();
  json.end().end();
  return json.take();
}

std::string to_text(const FindingChange& change, std::size_t most) {
  const Finding& f = change.what.finding;
  const std::string until = f.to ? measure::print(*f.to) : "the end of the record";
  std::string out = fmt::format("{} {}: {} {} by {}{}{}, {} to {}, version {}\n", finding::name(change.what.change), f.id, f.norm, f.severity,
                                f.subject, f.key.empty() ? "" : " in ", f.key, measure::print(f.from), until, f.version);
  if (change.what.change != Change::withdrawn) out += fmt::format("  now: {}\n", finding::name(f.verdict));
  if (!f.replaces.empty()) out += fmt::format("  replaces {}\n", fmt::join(f.replaces, ", "));
  if (!f.replaced_by.empty()) out += fmt::format("  replaced by {}\n", fmt::join(f.replaced_by, ", "));
  for (std::size_t i = 0; i < std::min(most, change.records.size()); ++i)
    out += fmt::format("  record {} {}\n", change.records[i].fact, name(change.records[i].sort));
  if (change.records.size() > most) out += fmt::format("  ... and {} more records\n", change.records.size() - most);
  if (change.records.empty() && f.replaced_by.empty()) out += "  no record of its own changed: what is known now reaches further\n";
  return out;
}

}  // namespace casus::verb
