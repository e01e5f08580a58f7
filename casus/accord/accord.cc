// Looking up names in an accord, and asking whether a fact is of a kind.
#include "casus/accord/accord.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casus/fact/vocabulary.h"

namespace casus::accord {

using measure::Truth;

std::span<const std::string_view> given_acts() {
  static constexpr std::array<std::string_view, 11> acts{"notify", "declare", "attribute", "dispute", "object", "waive",
                                                         "ratify", "sign",    "vote",      "inspect", "report"};
  return acts;
}

std::string Accord::identity() const {
  return fmt::format("{}/{}/{}", name, draft, measure::print(of));
}

const Kind* Accord::kind(std::string_view wanted) const {
  const auto found = std::ranges::lower_bound(kinds, wanted, {}, &Kind::name);
  return found == kinds.end() || found->name != wanted ? nullptr : &*found;
}

const Source* Accord::source(std::string_view wanted) const {
  const auto found = std::ranges::find(sources, wanted, &Source::name);
  return found == sources.end() ? nullptr : &*found;
}

const Norm* Accord::norm(std::string_view id) const {
  const auto found = std::ranges::find(norms, id, &Norm::id);
  return found == norms.end() ? nullptr : &*found;
}

namespace {

std::optional<fact::Root> root_of(const Accord& accord, std::string_view what) {
  if (const Kind* kind = accord.kind(what)) return kind->root;
  for (const Source& source : accord.sources) {
    const fact::Vocabulary* vocabulary = fact::vocabulary(source.format);
    if (vocabulary == nullptr) continue;
    const auto given = std::ranges::find(vocabulary->kinds, what, &fact::FormatKind::name);
    if (given != vocabulary->kinds.end()) return given->root;
  }
  return std::nullopt;
}

// A track reports a position; which kind of mover it is, the message type tells.
Truth is_mover(const Accord& accord, const fact::LookUp& attributes, std::string_view kind) {
  const fact::Value* message = attributes("message");
  const auto* number = message == nullptr ? nullptr : std::get_if<measure::AmountRange>(message);
  for (const Source& source : accord.sources) {
    const fact::Vocabulary* vocabulary = fact::vocabulary(source.format);
    if (vocabulary == nullptr || !vocabulary->tracks) continue;
    if (std::ranges::find(vocabulary->kinds, kind, &fact::FormatKind::name) ==
        vocabulary->kinds.end())
      continue;
    if (number == nullptr || !number->exact()) return Truth::unknown;
    if (fact::mover_kind(source.format, number->low.raw() / measure::decimal_one) == kind)
      return Truth::yes;
  }
  return Truth::no;
}

}  // namespace

namespace {

// By the definition of `kind`, downwards: a shelling is fire.
Truth by_definition(const Accord& accord, std::string_view what, const fact::LookUp& attributes, const Kind& kind) {
  Truth any = Truth::no;
  for (const Basis& basis : kind.bases) {
    const Truth below = is_of_kind(accord, what, attributes, basis.kind);
    if (below == Truth::no) continue;
    any = measure::either(any, measure::both(below, fact::holds(basis.tests, attributes)));
    if (any == Truth::yes) break;
  }
  return any;
}

// By the definition of what the record calls itself, upwards: a heavy gun is a gun;
// fire may be shelling, or rockets.
Truth by_own_definition(const Accord& accord, std::string_view what, const fact::LookUp& attributes, std::string_view kind) {
  const Kind* own = accord.kind(what);
  if (own == nullptr || own->bases.empty()) return Truth::no;
  Truth least = Truth::yes;
  Truth greatest = Truth::no;
  for (const Basis& basis : own->bases) {
    const Truth above = basis.kind == kind ? Truth::yes : by_own_definition(accord, basis.kind, attributes, kind);
    least = measure::both(least, above);
    greatest = measure::either(greatest, above);
  }
  return least == greatest ? least : Truth::unknown;
}

// The record calls itself by this very name. If its numbers contradict the kind's
// definition, it is in doubt.
Truth by_name(const fact::LookUp& attributes, const Kind* kind) {
  if (kind == nullptr || kind->bases.empty()) return Truth::yes;
  const auto contradicts = [&](const Basis& basis) { return fact::holds(basis.tests, attributes) == Truth::no; };
  return std::ranges::all_of(kind->bases, contradicts) ? Truth::unknown : Truth::yes;
}

}  // namespace

Truth is_of_kind(const Accord& accord, std::string_view what, const fact::LookUp& attributes,
                 std::string_view kind) {
  // "norship|vessel": called so, and a vessel besides.
  if (const std::size_t bar = what.find('|'); bar != std::string_view::npos)
    return measure::either(is_of_kind(accord, what.substr(0, bar), attributes, kind), is_of_kind(accord, what.substr(bar + 1), attributes, kind));
  // "shot?big": either of them, nobody knows which.
  if (const std::size_t mark = what.find('?'); mark != std::string_view::npos) {
    const Truth one = is_of_kind(accord, what.substr(0, mark), attributes, kind);
    return one == is_of_kind(accord, what.substr(mark + 1), attributes, kind) ? one : Truth::unknown;
  }
  const Kind* declared = accord.kind(kind);
  if (what == kind) return by_name(attributes, declared);
  if (const auto root = fact::root_named(kind))
    return measure::truth(root_of(accord, what) == root);
  const Truth own = by_own_definition(accord, what, attributes, kind);
  if (own == Truth::yes) return own;
  if (declared == nullptr)
    return measure::either(own, what == "position" ? is_mover(accord, attributes, kind) : Truth::no);
  return measure::either(own, by_definition(accord, what, attributes, *declared));
}

}  // namespace casus::accord
