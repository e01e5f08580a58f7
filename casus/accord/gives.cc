// Which source can give which kind: for the record of a norm, its coverage and the
// warnings about both.
#include <algorithm>

#include "casus/accord/accord.h"
#include "casus/accord/watching.h"
#include "casus/fact/vocabulary.h"

namespace casus::accord {

namespace {

using fact::Root;

// Can a record that calls itself `what` be of kind `kind`, if its attributes suit?
bool may_be(const Accord& accord, std::string_view what, std::string_view kind) {
  const fact::LookUp nothing = [](std::string_view) { return nullptr; };
  return is_of_kind(accord, what, nothing, kind) != measure::Truth::no;
}

bool format_gives(const Accord& accord, const fact::Vocabulary& format, std::string_view kind) {
  return std::ranges::any_of(
      format.kinds, [&](const fact::FormatKind& one) { return may_be(accord, one.name, kind); });
}

Root root_of(const Accord& accord, std::string_view kind) {
  if (const Kind* declared = accord.kind(kind)) return declared->root;
  for (const fact::Vocabulary& format : fact::vocabularies()) {
    for (const fact::FormatKind& known : format.kinds) {
      if (known.name == kind) return known.root;
    }
  }
  return fact::root_named(kind).value_or(Root::incident);
}

bool tracked(const Accord& accord, std::string_view kind) {
  return std::ranges::any_of(accord.sources, [&](const Source& source) {
    const fact::Vocabulary* format = fact::vocabulary(source.format);
    return format != nullptr && format->tracks && format_gives(accord, *format, kind);
  });
}

}  // namespace

bool can_give(const Accord& accord, const Source& source, std::string_view kind) {
  const fact::Vocabulary* format = fact::vocabulary(source.format);
  if (format == nullptr) return false;
  if (format_gives(accord, *format, kind)) return true;
  const auto maps_to = [&](const fact::MappingRule& rule) {
    return may_be(accord, rule.kind, kind);
  };
  if (std::ranges::any_of(source.profile.rules, maps_to)) return true;
  if (!format->open_kinds) return false;
  const Root root = root_of(accord, kind);
  if (source.format == "declarations_csv") return root == Root::declaration;
  if (source.format == "facts_ndjson" && root == Root::declaration) return true;
  return root == Root::incident || (root == Root::sighting && !tracked(accord, kind));
}

bool is_of_proof(const Accord& accord, const Source& source, const Norm& norm) {
  if (!can_give(accord, source, norm.kind) || !source.profile.grade.at_least(norm.proof.grade)) return false;
  const fact::Vocabulary* format = fact::vocabulary(source.format);
  const bool of_a_party = std::ranges::any_of(accord.parties, [&](const Party& p) { return p.name == source.origin; });
  return norm.subjects.anyone || !of_a_party || (format != nullptr && format->tracks);
}

bool says_what_it_watches(const Source& source) {
  const fact::Vocabulary* format = fact::vocabulary(source.format);
  if (format == nullptr || !format->open_kinds) return true;
  return std::ranges::any_of(source.covers, [](const Cover& cover) { return cover.zone.has_value(); });
}

}  // namespace casus::accord
