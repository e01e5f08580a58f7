// A talk settled, and its JSON. Lists of lines are sorted by ids, so that they are the
// same whatever order a file had; scores stand in the file's own order of parties.
#include "casus/verb/settle.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/positions/words.h"
#include "casus/seal/json.h"
#include "casus/talks/picks.h"

namespace casus::verb {

using positions::put_count;
using seal::JsonWriter;
using talks::Points;

namespace {

constexpr std::size_t most_listed = 200;

// Twelve digits hold every exact result, and cut the noise of binary fractions.
std::string decimal(double value) { return fmt::format("{:.12g}", value == 0 ? 0.0 : value); }

bool all_whole(const Settled& settled) {
  return std::ranges::all_of(settled.survey.weighed, [&](std::size_t p) { return settled.talk.talk.parties[p].unit == 1; });
}

// The scores of a point, in the file's order of parties.
std::vector<double> scores_of(const Settled& settled, std::size_t point) {
  const talks::Survey& survey = settled.survey;
  std::vector<std::pair<std::size_t, double>> by_party;
  for (std::size_t p = 0; p < survey.weighed.size(); ++p) {
    const talks::Party& party = settled.talk.talk.parties[survey.weighed[p]];
    by_party.emplace_back(settled.talk.party[survey.weighed[p]], talks::exact_score(party, survey.acceptable_frontier->examples[point]));
  }
  std::ranges::sort(by_party);
  std::vector<double> out;
  for (const auto& [party, score] : by_party) out.push_back(score);
  return out;
}

// What a list says of how many there are.
template <typename Set>
void put_sets(JsonWriter& json, std::string_view name, const std::vector<Set>& sets, bool complete) {
  put_count(json, fmt::format("n_{}", name), complete ? std::optional<std::uint64_t>{sets.size()} : std::nullopt);
  if (!complete) json.key(fmt::format("n_{}_at_least", name)).raw(std::to_string(sets.size()));
}

template <typename Set>
void put_smallest(JsonWriter& json, std::string_view key, const std::vector<Set>& sets, bool complete) {
  std::optional<std::uint64_t> size;
  if (!sets.empty()) size = sets.front().lines.size();
  else if (complete) size = 0;
  put_count(json, key, size);
}

template <typename Set>
void put_list(JsonWriter& json, std::string_view key, const talks::Talk& talk, const std::vector<Set>& sets) {
  json.key(key);
  if (sets.size() > most_listed) {
    json.null();
    return;
  }
  json.begin_array();
  for (const Set& set : sets) {
    json.begin_array();
    for (const std::size_t line : set.lines) json.string(talk.lines[line].id);
    json.end();
  }
  json.end();
}

void put_package(JsonWriter& json, const talks::Talk& talk, const talks::Package& package) {
  json.begin_object();
  for (std::size_t i = 0; i < package.size(); ++i) json.key(talk.issues[i].id).string(talk.issues[i].options[package[i]]);
  json.end();
}

// By these anybody checks what the lists say: they stand in the same order.
void put_witnesses(JsonWriter& json, const talks::Talk& talk, const talks::Stuck& stuck) {
  const auto list = [&](std::string_view key, const auto& sets, const auto& put) {
    json.key(key);
    if (sets.size() > most_listed) return void(json.null());
    json.begin_array();
    for (const auto& set : sets) put(set);
    json.end();
  };
  list("mus_witnesses", stuck.conflicts, [&](const talks::Conflict& conflict) {
    json.begin_array();
    for (const talks::Package& each : conflict.witnesses) put_package(json, talk, each);
    json.end();
  });
  list("mcs_witnesses", stuck.corrections, [&](const talks::Correction& correction) { put_package(json, talk, correction.witness); });
}

void put_stuck(JsonWriter& json, const Settled& settled) {
  const talks::Stuck& stuck = *settled.stuck;
  put_sets(json, "mus", stuck.conflicts, stuck.conflicts_complete);
  put_sets(json, "mcs", stuck.corrections, stuck.corrections_complete);
  put_smallest(json, "smallest_mus", stuck.conflicts, stuck.conflicts_complete);
  put_smallest(json, "smallest_mcs", stuck.corrections, stuck.corrections_complete);
  put_list(json, "mus", settled.talk.talk, stuck.conflicts);
  put_list(json, "mcs", settled.talk.talk, stuck.corrections);
  put_witnesses(json, settled.talk.talk, stuck);
}

std::string product_of(const Settled& settled) {
  return all_whole(settled) ? settled.survey.nash->product.text() : decimal(settled.survey.nash->value);
}

// No acceptable package: nothing is picked, and the numbers are 0.
void put_picks(JsonWriter& json, const Settled& settled) {
  const talks::Survey& survey = settled.survey;
  json.key("nash_product").raw(survey.nash ? product_of(settled) : "0");
  json.key("nash_u").begin_array();
  const std::vector<double> scores = survey.nash ? scores_of(settled, survey.nash->points.front()) : std::vector<double>(survey.weighed.size(), 0.0);
  for (const double score : scores) json.raw(decimal(score));
  json.end();
  const bool known = survey.method != talks::Method::bounded;
  put_count(json, "nash_ties", !known ? std::nullopt : std::optional{survey.nash ? survey.nash->packages : 0});
  json.key("egal_min_gain").raw(survey.egalitarian ? decimal(survey.egalitarian->value) : "0");
  json.key("ks_min_share").raw(survey.kalai_smorodinsky ? decimal(survey.kalai_smorodinsky->value) : "0");
}

void put_worth(JsonWriter& json, const Settled& settled) {
  const talks::Survey& survey = settled.survey;
  std::optional<std::uint64_t> points, packages;
  if (survey.frontier) {
    points = survey.frontier->size();
    packages = 0;
    for (const std::uint64_t each : survey.frontier->packages) packages = talks::saturated_sum(*packages, each);
  }
  put_count(json, "pareto_points", points);
  put_count(json, "pareto_packages", packages);
  if (survey.acceptable_frontier) put_picks(json, settled);
  if (survey.max_sum) json.key("max_sum").raw(decimal(*survey.max_sum));
  if (!settled.stuck || !survey.acceptable_frontier) return;
  json.key("max_nash_product");
  if (survey.nash) json.raw(product_of(settled));
  else json.null();
}

}  // namespace

Settled settle(const talks::Talk& talk, base::Executor& executor) {
  Settled out{talks::sorted(talk), {}, {}, {}};
  out.survey = talks::survey(out.talk.talk, executor);
  if (talk.lines.empty()) return out;
  auto stuck = talks::stuck(out.talk.talk);
  if (stuck) out.stuck = std::move(*stuck);
  else out.notes.push_back(fmt::format("conflicts are not known: {}", stuck.fault().message));
  return out;
}

std::string settled_json(const Settled& settled) {
  const talks::Talk& talk = settled.talk.talk;
  JsonWriter json;
  json.begin_object().key("schema").string("casus.settled/1").key("id").string(talk.id);
  json.key("issues").integer(static_cast<std::int64_t>(talk.issues.size())).key("parties").integer(static_cast<std::int64_t>(talk.parties.size()));
  json.key("packages").raw(settled.survey.packages.text());
  if (!talk.lines.empty()) put_count(json, "acceptable", settled.survey.acceptable);
  put_count(json, "rational", settled.survey.rational);
  if (settled.stuck) put_stuck(json, settled);
  if (!settled.survey.weighed.empty()) put_worth(json, settled);
  json.key("method").string(talks::name(settled.survey.method)).key("exact").boolean(settled.survey.exact);
  if (settled.stuck) json.key("conflicts_by").string(talks::name(settled.stuck->way));
  json.end();
  return json.take();
}

}  // namespace casus::verb
