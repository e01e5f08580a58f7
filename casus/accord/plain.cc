// One look at each part that is not plain.
#include "casus/accord/plain.h"

#include <algorithm>

namespace casus::accord {

bool is_plain(const Norm& norm) {
  const bool form = norm.form == NormForm::presence ||
                    (norm.form == NormForm::commit && norm.root == fact::Root::incident);
  const bool conditions = !norm.excuses.empty() || norm.from_moment || norm.until_moment ||
                          norm.on.sort != Who::Sort::unstated;
  return form && !conditions && norm.each.empty() && !norm.subjects.together &&
         norm.proof.attributed_by.empty();
}

bool is_plain(const Accord& accord) {
  const auto spread = [](const Source& source) { return source.spread; };
  return accord.in_force.empty() && std::ranges::none_of(accord.sources, spread) &&
         std::ranges::all_of(accord.norms, [](const Norm& norm) { return is_plain(norm); });
}

}  // namespace casus::accord
