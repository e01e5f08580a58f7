// Records are compared by id and by the hash of their content, never by place in a file.
#include "casus/verb/history.h"

#include <algorithm>
#include <map>
#include <optional>
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
    std::vector<RecordChange> out = among(own);
    if (out.empty()) out = those([&](const Told& record) { return is_about(own, record.about); });
    if (out.empty()) out = those([&](const Told& record) { return lies_in(one.finding, record); });
    if (out.empty()) out = those([&](const Told& record) { return is_of_mover(own, one.finding, record); });
    return out;
  }

  [[nodiscard]] std::vector<RecordChange> among(const std::set<std::string>& ids) const {
    std::vector<RecordChange> out;
    for (const std::string& id : ids)
      if (const auto found = changes_.find(id); found != changes_.end()) out.push_back({id, found->second});
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

namespace {

using finding::Duty;
using finding::DutyState;

// What started the duties of a state, and which findings took over from which.
class Grounds {
 public:
  Grounds(const Knowledge& before, const Knowledge& after) {
    for (const Finding& one : before.findings) evidence_[one.id] = &one.evidence;
    for (const finding::Versioned& one : finding::versions(before.findings, after.findings)) {
      for (const std::string& id : one.finding.replaces) heirs_[id].insert(one.finding.id);
    }
  }

  // The records behind a duty: its acts, and what started it.
  [[nodiscard]] std::set<std::string> records_of(const Duty& duty) const {
    std::set<std::string> out{duty.evidence.begin(), duty.evidence.end()};
    out.insert(duty.because);
    if (const auto finding = evidence_.find(duty.because); finding != evidence_.end()) out.insert(finding->second->begin(), finding->second->end());
    return out;
  }

  // Does the same still call for it, though its clock is another one?
  [[nodiscard]] bool is_again(const Duty& then, const Duty& now) const {
    if (then.norm != now.norm || then.owed_by != now.owed_by || then.key != now.key) return false;
    const auto heirs = heirs_.find(then.because);
    return then.because == now.because || (heirs != heirs_.end() && heirs->second.contains(now.because));
  }

 private:
  std::map<std::string, const std::vector<std::string>*> evidence_;
  std::map<std::string, std::set<std::string>> heirs_;
};

bool began(const Duty& duty) { return duty.state != DutyState::unknown && duty.state != DutyState::voided && !duty.because.empty(); }

// Is one of its acts counted for another duty of its norm now? It serves one.
bool serves_another(const Duty& duty, std::span<const Duty> now) {
  return std::ranges::any_of(now, [&](const Duty& other) {
    const auto counts = [&](const std::string& act) { return std::ranges::find(other.evidence, act) != other.evidence.end(); };
    return other.norm == duty.norm && std::ranges::any_of(duty.evidence, counts);
  });
}

// Nothing calls for it any more: void. What was done for it, and for nothing else, stays done.
DutyChange without_ground(const Duty& duty, std::span<const Duty> now) {
  DutyChange out{.duty = duty, .was = duty.state, .replaced_by = {}, .records = {}};
  const bool closed = duty.state == DutyState::done || duty.state == DutyState::waived;
  if (closed && !serves_another(duty, now)) return out;
  out.duty.state = DutyState::voided;
  out.duty.done = std::nullopt;
  out.duty.evidence.clear();
  out.duty.reasons.clear();
  return out;
}

std::set<std::string> ids_of(std::span<const Duty> duties) {
  std::set<std::string> out;
  for (const Duty& duty : duties) out.insert(duty.id);
  return out;
}

}  // namespace

std::vector<DutyChange> withdrawn_duties(const Knowledge& before, const Knowledge& after) {
  const std::set<std::string> then = ids_of(before.duties);
  const std::set<std::string> now = ids_of(after.duties);
  std::vector<DutyChange> out;
  std::optional<Differences> differences;
  std::optional<Grounds> grounds;
  for (const Duty& duty : before.duties) {
    if (now.contains(duty.id) || !began(duty)) continue;
    if (!differences) differences.emplace(before, after);
    if (!grounds) grounds.emplace(before, after);
    DutyChange& one = out.emplace_back(without_ground(duty, after.duties));
    one.records = differences->among(grounds->records_of(duty));
    for (const Duty& fresh : after.duties)
      if (!then.contains(fresh.id) && grounds->is_again(duty, fresh)) one.replaced_by.push_back(fresh.id);
  }
  return out;
}

namespace {

void write_records(const std::vector<RecordChange>& records, seal::JsonWriter& json) {
  json.key("records").begin_array();
  for (const RecordChange& one : records) json.begin_object().key("fact").string(one.fact).key("change").string(name(one.sort)).end();
  json.end();
}

// A line each, at most so many.
std::string records_in_text(const std::vector<RecordChange>& records, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < std::min(most, records.size()); ++i) out += fmt::format("  record {} {}\n", records[i].fact, name(records[i].sort));
  if (records.size() > most) out += fmt::format("  ... and {} more records\n", records.size() - most);
  return out;
}

}  // namespace

std::string to_json(const DutyChange& change) {
  seal::JsonWriter json;
  json.begin_object().key("schema").string("casus.duty_change/1").key("change").string("withdrawn").key("was").string(finding::name(change.was));
  json.key("duty").raw(finding::to_json(change.duty)).key("replaced_by").begin_array();
  for (const std::string& id : change.replaced_by) json.string(id);
  json.end();
  write_records(change.records, json);
  json.end();
  return json.take();
}

std::string to_text(const DutyChange& change, std::size_t most) {
  const Duty& duty = change.duty;
  const auto time = [](const std::optional<measure::Instant>& at) { return at ? measure::print(*at) : std::string{"?"}; };
  std::string out = fmt::format("withdrawn {}: {} owed by {}{}, since {}, due {}\n", duty.id, duty.norm, duty.owed_by, duty.key.empty() ? "" : " in " + duty.key,
                                time(duty.since), time(duty.due));
  const bool stays = duty.state == change.was;
  out += fmt::format("  now: {}{}\n", finding::name(duty.state), stays ? ", as it was before its ground was taken back" : fmt::format("; it was {}", finding::name(change.was)));
  if (!change.replaced_by.empty()) out += fmt::format("  replaced by {}\n", fmt::join(change.replaced_by, ", "));
  return out + records_in_text(change.records, most);
}

std::string to_json(const FindingChange& change) {
  seal::JsonWriter json;
  json.begin_object().key("schema").string("casus.change/1").key("change").string(finding::name(change.what.change));
  json.key("finding").raw(finding::to_json(change.what.finding));
  write_records(change.records, json);
  json.end();
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
  out += records_in_text(change.records, most);
  if (change.records.empty() && f.replaced_by.empty()) out += "  no record of its own changed: what is known now reaches further\n";
  return out;
}

}  // namespace casus::verb
