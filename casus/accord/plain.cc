// One look at each part that is not plain.
#include "casus/accord/plain.h"

#include <algorithm>

namespace casus::accord {

namespace {

bool is_date(const std::optional<Moment>& moment) { return !moment || moment->anchor.sort != Anchor::Sort::event; }

bool is_date(const InForce& sentence) { return sentence.sort == InForce::Sort::date && sentence.renewed_by.empty(); }

bool is_known(const Literal& literal);

bool is_known(const Condition& condition) {
  return std::ranges::all_of(condition.any_of, [](const std::vector<Literal>& conjunction) {
    return std::ranges::all_of(conjunction, [](const Literal& literal) { return is_known(literal); });
  });
}

bool is_known(const Event& event) { return event.sort == Event::Sort::facts; }

bool is_known(const Literal& literal) {
  if (literal.sort == Literal::Sort::group) return is_known(literal.group.front());
  return literal.sort == Literal::Sort::event && is_known(literal.event) && (!literal.since || is_known(*literal.since));
}

}  // namespace

bool is_plain(const Norm& norm) {
  const bool form = norm.form == NormForm::ceiling || norm.form == NormForm::position_report || norm.form == NormForm::presence || norm.form == NormForm::commit || norm.form == NormForm::permission;
  const bool excuses = std::ranges::all_of(norm.excuses, [](const Excuse& excuse) { return is_known(excuse.condition); });
  return form && excuses && is_date(norm.from_moment) && is_date(norm.until_moment);
}

bool is_plain(const Accord& accord) {
  return std::ranges::all_of(accord.in_force, [](const InForce& sentence) { return is_date(sentence); }) &&
         std::ranges::all_of(accord.norms, [](const Norm& norm) { return is_plain(norm); });
}

}  // namespace casus::accord
