// Three questions of a record, a cover and a zone.
#include "casus/watch/blind.h"

namespace casus::watch {

using fact::Fact;
using measure::Truth;

bool watches_zone(const Ground& zones, const accord::Cover& cover, const accord::Norm& norm) {
  if (!cover.zone) return true;
  if (!norm.zone) return false;
  return *cover.zone == *norm.zone || zones.covers(*cover.zone, *norm.zone);
}

std::string_view blinded_source(const Fact& record) {
  const fact::Value* about = record.find("about");
  const auto* word = about == nullptr ? nullptr : std::get_if<std::string>(about);
  return word == nullptr ? std::string_view{record.source} : std::string_view{*word};
}

bool touches_zone(const Fact& record, const Ground& zones, const accord::Norm& norm) {
  if (!norm.zone || !record.place || !record.place->radius) return true;
  return zones.contains(*norm.zone, record.place->at, *record.place->radius) != Truth::no;
}

}  // namespace casus::watch
