// Truth: its tracks in time and its NDJSON form.
#include "casus/rehearse/truth.h"

#include <algorithm>

#include "casus/base/check.h"
#include "casus/seal/json.h"

namespace casus::rehearse {

namespace {

void put_attributes(seal::JsonWriter& json, const std::vector<fact::Attribute>& attributes) {
  json.key("attributes").begin_object();
  for (const fact::Attribute& attribute : attributes) {
    json.key(attribute.name);
    if (const auto* range = std::get_if<measure::AmountRange>(&attribute.value)) {
      json.raw(measure::print(range->low));
    } else {
      json.string(std::get<std::string>(attribute.value));
    }
  }
  json.end();
}

seal::JsonWriter opened(std::string_view type) {
  seal::JsonWriter json;
  json.begin_object().key("schema").string("casus.truth/1").key("type").string(type);
  return json;
}

std::string line(const TrueIncident& incident) {
  seal::JsonWriter json = opened("incident");
  json.key("id").string(incident.id).key("at").string(measure::print(incident.at));
  json.key("lat").integer(incident.place.latitude_e7()).key("lon").integer(incident.place.longitude_e7());
  json.key("kind").string(incident.kind).key("actor").string(incident.actor);
  put_attributes(json, incident.attributes);
  return json.end().take() + "\n";
}

std::string line(const TrueMover& mover) {
  seal::JsonWriter json = opened("mover");
  json.key("mover").string(mover.mover).key("kind").string(mover.kind);
  put_attributes(json, mover.attributes);
  json.key("dark").begin_array();
  for (const measure::Interval& when : mover.dark)
    json.begin_array().string(measure::print(when.from)).string(measure::print(when.to)).end();
  return json.end().end().take() + "\n";
}

std::string line(const TrueEpisode& episode) {
  seal::JsonWriter json = opened("episode");
  json.key("mover").string(episode.mover).key("zone").string(episode.zone);
  json.key("enter").string(measure::print(episode.enter)).key("leave").string(measure::print(episode.leave));
  return json.end().take() + "\n";
}

std::string line(const TrueDeclaration& declaration) {
  seal::JsonWriter json = opened("declaration");
  json.key("id").string(declaration.id).key("at").string(measure::print(declaration.at));
  json.key("kind").string(declaration.kind).key("actor").string(declaration.actor);
  return json.key("amount").integer(declaration.amount).end().take() + "\n";
}

}  // namespace

earth::Position place_at(const TrueMover& mover, measure::Instant t) {
  CASUS_CHECK(!mover.track.empty());
  const auto after = std::find_if(mover.track.begin(), mover.track.end(),
                                  [t](const TrackPoint& point) { return point.at > t; });
  if (after == mover.track.begin()) return mover.track.front().place;
  if (after == mover.track.end()) return mover.track.back().place;
  const TrackPoint& a = *(after - 1);
  const TrackPoint& b = *after;
  const std::int64_t all = (b.at - a.at).raw();
  const std::int64_t gone = (t - a.at).raw();
  const auto between = [all, gone](std::int64_t from, std::int64_t to) {
    return from + (to - from) * gone / all;  // below 2^63: 3.6e9 x the ms of 80 years
  };
  return *earth::Position::make(between(a.place.latitude_e7(), b.place.latitude_e7()),
                                between(a.place.longitude_e7(), b.place.longitude_e7()));
}

std::string to_ndjson(const Truth& truth) {
  std::string out;
  for (const TrueIncident& incident : truth.incidents) out += line(incident);
  for (const TrueMover& mover : truth.movers) out += line(mover);
  for (const TrueEpisode& episode : truth.episodes) out += line(episode);
  for (const TrueDeclaration& declaration : truth.declarations) out += line(declaration);
  return out;
}

}  // namespace casus::rehearse
