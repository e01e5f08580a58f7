// One look at each part that is not plain.
#include "casus/accord/plain.h"

#include <algorithm>

namespace casus::accord {

namespace {

bool is_date(const std::optional<Moment>& moment) { return !moment || moment->anchor.sort != Anchor::Sort::event; }

bool is_date(const InForce& sentence) { return sentence.sort == InForce::Sort::date && sentence.renewed_by.empty(); }

class Reader {
 public:
  explicit Reader(const Accord& accord) : accord_{accord} {}

  [[nodiscard]] bool knows(const Norm& norm) const {
    const bool form = judges(norm) || norm.form == NormForm::permission;
    const bool excuses = std::ranges::all_of(norm.excuses, [&](const Excuse& excuse) { return knows(excuse.condition); });
    return form && excuses && is_date(norm.from_moment) && is_date(norm.until_moment);
  }

  [[nodiscard]] bool knows(const Condition& condition) const {
    return std::ranges::all_of(condition.any_of, [&](const std::vector<Literal>& conjunction) {
      return std::ranges::all_of(conjunction, [&](const Literal& literal) { return knows(literal); });
    });
  }

 private:
  // Norms whose breaches conditions may ask about.
  [[nodiscard]] static bool judges(const Norm& norm) {
    return norm.form == NormForm::commit || norm.form == NormForm::presence || norm.form == NormForm::ceiling ||
           norm.form == NormForm::position_report || norm.form == NormForm::notice;
  }

  [[nodiscard]] bool knows(const Literal& literal) const {
    if (literal.sort == Literal::Sort::notified) return true;
    if (literal.sort == Literal::Sort::group) return knows(literal.group.front());
    return literal.sort == Literal::Sort::event && knows(literal.event) && (!literal.since || knows(*literal.since));
  }

  // What is asked about has to be known itself; texts whose clauses ask about each other in
  // a circle are refused before.
  [[nodiscard]] bool knows(const Event& event) const {
    if (event.sort == Event::Sort::meaning) return knows(accord_.meanings[event.meaning].condition);
    return event.sort != Event::Sort::carried && std::ranges::all_of(event.norms, [&](const std::string& id) {
      const Norm* norm = accord_.norm(id);
      return norm != nullptr && judges(*norm) && knows(*norm);
    });
  }

  const Accord& accord_;
};

}  // namespace

bool is_plain(const Accord& accord, const Norm& norm) { return Reader{accord}.knows(norm); }

bool is_plain(const Accord& accord) {
  const Reader reader{accord};
  return std::ranges::all_of(accord.in_force, [](const InForce& sentence) { return is_date(sentence); }) &&
         std::ranges::all_of(accord.norms, [&](const Norm& norm) { return reader.knows(norm); });
}

}  // namespace casus::accord
