// Looking up names in an accord, and asking whether a fact is of a kind.
#include "casus/accord/accord.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/fact/vocabulary.h"

namespace casus::accord {

using measure::Truth;

std::string Accord::identity() const {
  return fmt::format("{}/{}/{}", name, draft, measure::print(of));
}

const Kind* Accord::kind(std::string_view wanted) const {
  const auto found = std::ranges::find(kinds, wanted, &Kind::name);
  return found == kinds.end() ? nullptr : &*found;
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

Truth is_of_kind(const Accord& accord, std::string_view what, const fact::LookUp& attributes,
                 std::string_view kind) {
  if (what == kind) return Truth::yes;
  if (const auto root = fact::root_named(kind))
    return measure::truth(root_of(accord, what) == root);
  const Kind* declared = accord.kind(kind);
  if (declared == nullptr)
    return what == "position" ? is_mover(accord, attributes, kind) : Truth::no;
  Truth any = Truth::no;
  for (const Basis& basis : declared->bases) {
    const Truth below = is_of_kind(accord, what, attributes, basis.kind);
    if (below == Truth::no) continue;
    any = measure::either(any, measure::both(below, fact::holds(basis.tests, attributes)));
    if (any == Truth::yes) break;
  }
  return any;
}

}  // namespace casus::accord
