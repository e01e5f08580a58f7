// Kinds of incidents and of movers are read where they are declared and of that root.
#include "casus/verb/usable.h"

#include <algorithm>

#include "casus/fact/vocabulary.h"

namespace casus::verb {

namespace {

// The root of a kind that the accord or the format of one of its sources knows.
std::optional<fact::Root> root_of(const accord::Accord& accord, std::string_view what) {
  if (const accord::Kind* kind = accord.kind(what)) return kind->root;
  for (const accord::Source& source : accord.sources) {
    const fact::Vocabulary* format = fact::vocabulary(source.format);
    if (format == nullptr) continue;
    const auto known = std::ranges::find(format->kinds, what, &fact::FormatKind::name);
    if (known != format->kinds.end()) return known->root;
  }
  return std::nullopt;
}

}  // namespace

Use use_of(const accord::Accord& accord, std::string_view what, fact::Root root) {
  if (root != fact::Root::incident && root != fact::Root::sighting) return {};
  const auto declared = root_of(accord, what);
  return {declared == root, declared};
}

}  // namespace casus::verb
