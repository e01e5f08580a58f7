// Casting: walks the taxonomy of kinds downwards, collecting what tests demand.
#include "casus/rehearse/casting.h"

#include <algorithm>

#include "casus/fact/dates.h"

namespace casus::rehearse {

namespace {

// A taxonomy deeper than this is a cycle that the accord reader would refuse.
constexpr int deepest = 16;

void collect(const accord::Accord& accord, const Role& so_far, int depth, std::vector<Role>& out) {
  const accord::Kind* kind = accord.kind(so_far.kind);
  if (kind == nullptr || kind->bases.empty() || depth > deepest) {
    out.push_back(so_far);
    return;
  }
  for (const accord::Basis& basis : kind->bases) {
    Role below{basis.kind, so_far.attributes};
    set_all(below.attributes, satisfying(basis.tests));
    collect(accord, below, depth + 1, out);
  }
}

// A day on the right side of a date; any other word is asked for as it stands.
fact::Value edge_of_word(const std::string& word, fact::Comparison comparison) {
  if (!fact::is_date(word)) return word;
  return fact::day_beside(word, comparison == fact::Comparison::greater ? 1 : comparison == fact::Comparison::less ? -1 : 0);
}

fact::Value edge(const fact::Test& test) {
  const auto* range = std::get_if<measure::AmountRange>(&test.operand);
  if (range == nullptr) return edge_of_word(std::get<std::string>(test.operand), test.comparison);
  measure::Decimal value = range->low;
  if (test.comparison == fact::Comparison::greater) value = value + measure::whole(1);
  if (test.comparison == fact::Comparison::less) value = value - measure::whole(1);
  return measure::AmountRange{value, value};
}

}  // namespace

std::vector<Role> roles(const accord::Accord& accord, std::string_view kind) {
  std::vector<Role> out;
  collect(accord, Role{std::string{kind}, {}}, 0, out);
  return out;
}

std::vector<Role> roles_of_root(const accord::Accord& accord, fact::Root root) {
  std::vector<Role> out;
  for (const accord::Kind& kind : accord.kinds) {
    if (kind.root != root) continue;
    for (Role& role : roles(accord, kind.name)) {
      const bool known = std::any_of(out.begin(), out.end(),
                                     [&role](const Role& other) { return other.kind == role.kind; });
      if (!known) out.push_back(std::move(role));
    }
  }
  return out;
}

std::vector<fact::Attribute> satisfying(const fact::Tests& tests) {
  std::vector<fact::Attribute> out;
  if (tests.any_of.empty()) return out;
  for (const fact::Test& test : tests.any_of.front()) set_all(out, {{test.attribute, edge(test)}});
  return out;
}

void set_all(std::vector<fact::Attribute>& attributes, const std::vector<fact::Attribute>& more) {
  for (const fact::Attribute& wanted : more) {
    const auto at = std::lower_bound(
        attributes.begin(), attributes.end(), wanted.name,
        [](const fact::Attribute& attribute, const std::string& name) { return attribute.name < name; });
    if (at != attributes.end() && at->name == wanted.name) {
      at->value = wanted.value;
    } else {
      attributes.insert(at, wanted);
    }
  }
}

const fact::Value* value_of(const std::vector<fact::Attribute>& attributes, std::string_view name) {
  for (const fact::Attribute& attribute : attributes)
    if (attribute.name == name) return &attribute.value;
  return nullptr;
}

std::int64_t number_of(const std::vector<fact::Attribute>& attributes, std::string_view name) {
  const fact::Value* value = value_of(attributes, name);
  const auto* range = value == nullptr ? nullptr : std::get_if<measure::AmountRange>(value);
  return range == nullptr ? 0 : range->low.raw() / measure::decimal_one;
}

bool plays(const accord::Accord& accord, const Role& role, std::string_view kind, const fact::Tests& tests) {
  const fact::LookUp look_up = [&role](std::string_view name) { return value_of(role.attributes, name); };
  return accord::is_of_kind(accord, role.kind, look_up, kind) == measure::Truth::yes &&
         fact::holds(tests, look_up) == measure::Truth::yes;
}

std::vector<std::string> actors_of(const accord::Norm& norm) {
  if (!norm.subjects.anyone && !norm.subjects.parties.empty()) return norm.subjects.parties;
  return {std::string{}};
}

bool is_party(const accord::Accord& accord, std::string_view name) {
  return std::any_of(accord.parties.begin(), accord.parties.end(),
                     [name](const accord::Party& party) { return party.name == name; });
}

}  // namespace casus::rehearse
