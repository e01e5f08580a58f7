// Is a record of the kind that a norm is about, with the attributes that it asks for?
#pragma once

#include <cstdint>

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
    const measure::Truth kind = kinds_.answer(catalogue_.what(record), look_up);
    if (kind == measure::Truth::no || norm_.tests.any_of.empty()) return kind;
    return measure::both(kind, fact::holds(norm_.tests, look_up));
  }

 private:
  const Catalogue& catalogue_;
  const accord::Norm& norm_;
  const KindTable& kinds_;
};

}  // namespace casus::watch
