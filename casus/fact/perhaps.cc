// One look at one attribute.
#include "casus/fact/perhaps.h"

namespace casus::fact {

std::string_view kinds_of(const Fact& fact) {
  const Value* all = fact.find(perhaps);
  const auto* kinds = all == nullptr ? nullptr : std::get_if<std::string>(all);
  return kinds == nullptr ? std::string_view{fact.what} : std::string_view{*kinds};
}

}  // namespace casus::fact
