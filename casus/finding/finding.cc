// Findings as values: names, identity, order, document form.
#include "casus/finding/finding.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "casus/base/word_table.h"
#include "casus/seal/json.h"
#include "casus/seal/sha256.h"

namespace casus::finding {

using seal::JsonWriter;

namespace {

constexpr std::array<std::string_view, 3> verdict_names{"breach", "unknown", "withdrawn"};
constexpr std::array<std::string_view, 14> reason_names{
    "unattributed", "unproven", "no_coverage", "access_denied", "uncertain_time",
    "uncertain_place", "uncertain_kind", "uncertain_amount", "implausible_track", "short_of_duration",
    "pending", "conflicting", "unsigned", "late"};

void write_instant(JsonWriter& json, std::string_view key, const std::optional<measure::Instant>& at) {
  json.key(key);
  if (at) json.string(measure::print(*at));
  else json.null();
}

void write_words(JsonWriter& json, std::string_view key, const std::vector<std::string>& words) {
  json.key(key).begin_array();
  for (const std::string& word : words) json.string(word);
  json.end();
}

void write_verdict(JsonWriter& json, const Finding& f) {
  write_instant(json, "from", f.from);
  write_instant(json, "to", f.to);
  write_instant(json, "certain_from", f.certain_from);
  write_instant(json, "certain_to", f.certain_to);
  write_instant(json, "reached", f.reached);
  write_instant(json, "facts_from", f.facts_from);
  write_instant(json, "facts_to", f.facts_to);
  json.key("measure").string(f.measure).key("peak").begin_array().integer(f.peak.certain);
  if (f.peak.possible) json.integer(*f.peak.possible);
  else json.null();
  json.end();
}

}  // namespace

std::string_view name(Verdict verdict) { return verdict_names[static_cast<std::size_t>(verdict)]; }
std::string_view name(Reason reason) { return reason_names[static_cast<std::size_t>(reason)]; }

namespace {

std::string id_of(const Finding& f, std::string_view accord, std::string_view incident) {
  JsonWriter json;
  json.begin_array().string(accord).string(f.variant).string(f.norm).string(f.subject).string(f.key);
  json.string(f.severity).string(f.measure).string(measure::print(f.from));
  if (!incident.empty()) json.string(incident);
  json.end();
  return "f-" + seal::hex(seal::sha256(json.take()), 10);
}

}  // namespace

void identify(Finding& f, std::string_view accord) { f.id = id_of(f, accord, {}); }

namespace {

// Those that share their id with another, by it: none, mostly.
std::map<std::string, std::vector<Finding*>> sharing_an_id(std::vector<Finding>& findings) {
  std::map<std::string, std::vector<Finding*>> all;
  base::WordTable ids;
  std::vector<Finding*> first;
  for (Finding& f : findings) {
    const std::uint32_t number = ids.number(f.id);
    if (number == first.size()) {
      first.push_back(&f);
      continue;
    }
    std::vector<Finding*>& sharing = all[f.id];
    if (sharing.empty()) sharing.push_back(first[number]);
    sharing.push_back(&f);
  }
  return all;
}

std::string first_evidence(const Finding& f) {
  return f.evidence.empty() ? std::string{} : *std::ranges::min_element(f.evidence);
}

}  // namespace

void identify_all(std::vector<Finding>& findings, std::string_view accord) {
  for (Finding& f : findings) identify(f, accord);
  const auto sharing_one = sharing_an_id(findings);
  if (sharing_one.empty()) return;
  for (const auto& [id, sharing] : sharing_one) {
    for (Finding* f : sharing) f->id = id_of(*f, accord, first_evidence(*f));
  }
  for (auto& [id, sharing] : sharing_an_id(findings)) {
    std::ranges::sort(sharing, {}, [](const Finding* f) { return std::tie(f->to, f->reasons, f->evidence); });
    for (std::size_t i = 1; i < sharing.size(); ++i)
      sharing[i]->id = id_of(*sharing[i], accord, first_evidence(*sharing[i]) + "#" + std::to_string(i + 1));
  }
}

void sort(std::vector<Finding>& findings) {
  const auto rank = [](const Finding& f) {
    return std::tie(f.norm_order, f.rung_order, f.key, f.subject, f.from, f.id);
  };
  const auto before = [&](const Finding& a, const Finding& b) { return rank(a) < rank(b); };
  // A finding is large, and they come norm by norm in order of time.
  if (!std::ranges::is_sorted(findings, before)) std::ranges::sort(findings, before);
}

std::string to_json(const Finding& f) {
  JsonWriter json;
  json.begin_object().key("schema").string("casus.finding/1").key("id").string(f.id);
  json.key("version").integer(f.version).key("variant").string(f.variant);
  json.key("norm").string(f.norm).key("subject").string(f.subject).key("key").string(f.key);
  json.key("verdict").string(name(f.verdict));
  write_words(json, "replaces", f.replaces);
  write_words(json, "replaced_by", f.replaced_by);
  json.key("severity").string(f.severity);
  write_verdict(json, f);
  json.key("reasons").begin_array();
  for (const Reason reason : f.reasons) json.string(name(reason));
  json.end();
  json.key("late").integer(f.late);
  write_words(json, "evidence", f.evidence);
  json.end();
  return json.take();
}

std::string to_json(const NormHours& h) {
  JsonWriter json;
  json.begin_object().key("schema").string("casus.hours/1").key("norm").string(h.norm);
  json.key("subject").string(h.subject).key("breach_ms").integer(h.breach_ms);
  json.key("unknown_ms").integer(h.unknown_ms).key("compliant_ms").integer(h.compliant_ms);
  json.key("not_covered_ms").integer(h.not_covered_ms).key("breaches").integer(h.breaches);
  json.key("unknowns").integer(h.unknowns);
  write_words(json, "assumed", h.assumed);
  json.end();
  return json.take();
}

}  // namespace casus::finding
