// Is a record of the kind that a norm is about, with the attributes that it asks for? A
// sighting of none of them, or of perhaps none, is of nobody, or of perhaps nobody.
#pragma once

#include <cstdint>
#include <variant>

#include "casus/accord/accord.h"
#include "casus/watch/catalogue.h"

namespace casus::watch {

class KindOfNorm {
 public:
  // Both must outlive it.
  KindOfNorm(const Catalogue& catalogue, const accord::Norm& norm) : catalogue_{catalogue}, norm_{norm}, kinds_{catalogue.kind(norm.kind)} {}

  // By log index, and what the record states of itself.
  [[nodiscard]] measure::Truth of(std::uint32_t record) const {
    return of(record, [&](std::string_view name) { return catalogue_.log()[record].find(name); });
  }
  // `look_up` gives the attributes.
  template <typename LookUp>
  [[nodiscard]] measure::Truth of(std::uint32_t record, const LookUp& look_up) const {
    const measure::Truth kind = measure::both(kinds_.answer(catalogue_.what(record), look_up), shows_somebody(record));
    if (kind == measure::Truth::no || norm_.tests.any_of.empty()) return kind;
    return measure::both(kind, fact::holds(norm_.tests, look_up));
  }

 private:
  // What a track says is of its mover, and states no number.
  [[nodiscard]] measure::Truth shows_somebody(std::uint32_t record) const {
    const fact::Fact& fact = catalogue_.log()[record];
    const bool told = fact.root == fact::Root::sighting && !catalogue_.of_track(record);
    const fact::Value* number = told ? fact.find("number") : nullptr;
    const auto* range = number == nullptr ? nullptr : std::get_if<measure::AmountRange>(number);
    if (range == nullptr || range->low > measure::Decimal{}) return measure::Truth::yes;
    return range->high > measure::Decimal{} ? measure::Truth::unknown : measure::Truth::no;
  }

  const Catalogue& catalogue_;
  const accord::Norm& norm_;
  const KindTable& kinds_;
};

}  // namespace casus::watch
