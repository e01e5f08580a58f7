// One look at each part that is not plain.
#include "casus/accord/plain.h"

#include <algorithm>

namespace casus::accord {

namespace {

bool is_date(const std::optional<Moment>& moment) { return !moment || moment->anchor.sort != Anchor::Sort::event; }

bool is_date(const InForce& sentence) { return sentence.sort == InForce::Sort::date && sentence.renewed_by.empty(); }

}  // namespace

bool is_plain(const Norm& norm) {
  const bool form = norm.form == NormForm::presence || norm.form == NormForm::commit || norm.form == NormForm::ceiling;
  return form && norm.excuses.empty() && is_date(norm.from_moment) && is_date(norm.until_moment);
}

bool is_plain(const Accord& accord) {
  return std::ranges::all_of(accord.in_force, [](const InForce& sentence) { return is_date(sentence); }) &&
         std::ranges::all_of(accord.norms, [](const Norm& norm) { return is_plain(norm); });
}

}  // namespace casus::accord
