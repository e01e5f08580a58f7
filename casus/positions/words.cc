// Names, provisions, bases and packages, spelt one way everywhere.
#include "casus/positions/words.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/positions/forms.h"

namespace casus::positions {

std::string day(measure::Instant t) {
  const std::string whole = measure::print(t);
  return whole.ends_with("T00:00:00.000Z") ? whole.substr(0, whole.find('T')) : whole;
}

std::string_view name(Stance stance) { return forms()[static_cast<std::size_t>(stance)].words; }

std::string said(const Agenda& agenda, const Statement& statement) {
  if (statement.choice == no_choice) return statement.words;
  const std::string& provision = agenda.provision(statement.choice);
  return provision.empty() ? statement.words : fmt::format("{} ({})", statement.words, provision);
}

std::string basis_words(const Basis& basis) {
  const std::string who = basis.claimed_by.empty() ? "" : fmt::format("claimed by {}: ", basis.claimed_by);
  return fmt::format("{}{}, {}, {}", who, basis.source, basis.grade, day(basis.of));
}

namespace {

std::string share_words(const tally::Share& share) {
  using Sort = tally::Share::Sort;
  using Base = tally::Share::Base;
  const std::string_view base = share.base == Base::those_voting ? " of those voting" : share.base == Base::votes ? " of votes" : "";
  switch (share.sort) {
    case Sort::consensus: return "consensus";
    case Sort::majority: return fmt::format("majority{}", base);
    case Sort::two_thirds: return fmt::format("two thirds{}", base);
    case Sort::number: return fmt::format("{}{}", share.number, base);
    case Sort::unanimity: return "unanimity";
    case Sort::silent_consensus: return "silent consensus";
  }
  return "";
}

}  // namespace

std::string rule_words(const tally::Rule& rule) {
  std::string out = share_words(rule.share);
  for (const tally::Share& share : rule.also) out += fmt::format(" and {}", share_words(share));
  if (rule.quorum) out += fmt::format(", quorum {}", share_words(*rule.quorum));
  return out;
}

std::string package_words(const Agenda& agenda, const talks::Package& package, const std::vector<std::size_t>& issues) {
  std::string out;
  for (std::size_t i = 0; i < package.size(); ++i) {
    if (!issues.empty() && std::find(issues.begin(), issues.end(), i) == issues.end()) continue;
    out += fmt::format("{}{}={}", out.empty() ? "" : "  ", agenda.issues()[i].id, agenda.issues()[i].options[package[i]]);
  }
  return out;
}

void put_package(seal::JsonWriter& json, const Agenda& agenda, const talks::Package& package) {
  json.key("package").begin_object();
  for (std::size_t i = 0; i < package.size(); ++i) json.key(agenda.issues()[i].id).string(agenda.issues()[i].options[package[i]]);
  json.end();
}

void put_count(seal::JsonWriter& json, std::string_view key, const std::optional<std::uint64_t>& count) {
  json.key(key);
  if (count) json.raw(std::to_string(*count));
  else json.null();
}

}  // namespace casus::positions
