// Of what kind of mover a format speaks.
#include "casus/fact/fastest.h"

#include "casus/fact/vocabulary.h"

namespace casus::fact {

std::string_view teller(std::string_view format, const Fact& fact) {
  constexpr std::string_view vessel = "vessel";
  constexpr std::string_view aircraft = "aircraft";
  if (format == "ais_csv") return vessel;
  if (format != "ais_nmea") return aircraft;
  const Value* message = fact.find("message");
  const auto* type = message == nullptr ? nullptr : std::get_if<measure::AmountRange>(message);
  if (type == nullptr) return fact.what == aircraft ? aircraft : vessel;
  return mover_kind(format, type->low.raw() / measure::decimal_one) == aircraft ? aircraft : vessel;
}

std::int64_t fastest(std::string_view format, const Fact& fact) {
  return teller(format, fact) == "vessel" ? fastest_vessel : fastest_aircraft;
}

}  // namespace casus::fact
