// Duties as values: names, identity, order, document form.
#include "casus/finding/duty.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "casus/seal/json.h"
#include "casus/seal/sha256.h"

namespace casus::finding {

using seal::JsonWriter;

namespace {

constexpr std::array<std::string_view, 6> state_names{"pending", "done", "overdue", "waived", "void", "unknown"};

void write_instant(JsonWriter& json, std::string_view key, const std::optional<measure::Instant>& at) {
  if (!key.empty()) json.key(key);
  if (at) json.string(measure::print(*at));
  else json.null();
}

std::string id_of(const Duty& duty, std::string_view accord, std::string_view ground) {
  JsonWriter json;
  json.begin_array().string(accord).string(duty.variant).string(duty.norm).string(duty.owed_by);
  write_instant(json, "", duty.since);
  json.string(duty.key);
  if (!ground.empty()) json.string(ground);
  json.end();
  return "d-" + seal::hex(seal::sha256(json.take()), 10);
}

}  // namespace

std::string_view name(DutyState state) { return state_names[static_cast<std::size_t>(state)]; }

void identify(Duty& duty, std::string_view accord) { duty.id = id_of(duty, accord, {}); }

namespace {

std::map<std::string, std::vector<Duty*>> by_id(std::vector<Duty>& duties) {
  std::map<std::string, std::vector<Duty*>> all;
  for (Duty& duty : duties) all[duty.id].push_back(&duty);
  return all;
}

}  // namespace

void identify_all(std::vector<Duty>& duties, std::string_view accord) {
  for (Duty& duty : duties) identify(duty, accord);
  for (const auto& [id, sharing] : by_id(duties)) {
    for (Duty* duty : sharing)
      if (sharing.size() > 1) duty->id = id_of(*duty, accord, duty->because);
  }
  for (const auto& [id, sharing] : by_id(duties)) {
    for (std::size_t i = 1; i < sharing.size(); ++i)
      sharing[i]->id = id_of(*sharing[i], accord, sharing[i]->because + "#" + std::to_string(i + 1));
  }
}

void sort(std::vector<Duty>& duties) {
  const auto rank = [](const Duty& duty) {
    return std::tie(duty.norm_order, duty.since, duty.owed_by, duty.key, duty.id);
  };
  std::ranges::sort(duties, [&](const Duty& a, const Duty& b) { return rank(a) < rank(b); });
}

std::string to_json(const Duty& duty) {
  JsonWriter json;
  json.begin_object().key("schema").string("casus.duty/1").key("id").string(duty.id);
  json.key("norm").string(duty.norm).key("owed_by").string(duty.owed_by).key("owed_to").string(duty.owed_to);
  write_instant(json, "since", duty.since);
  write_instant(json, "due", duty.due);
  json.key("state").string(name(duty.state)).key("reasons").begin_array();
  for (const Reason reason : duty.reasons) json.string(name(reason));
  json.end().key("because").string(duty.because).key("variant").string(duty.variant).key("key").string(duty.key);
  write_instant(json, "done", duty.done);
  json.key("evidence").begin_array();
  for (const std::string& act : duty.evidence) json.string(act);
  json.end().end();
  return json.take();
}

}  // namespace casus::finding
