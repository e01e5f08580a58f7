// What a mover's static reports say, put together once per mover.
#include "casus/watch/identity.h"

#include <algorithm>

#include "casus/fact/vocabulary.h"

namespace casus::watch {

using measure::Truth;

bool Said::add(const fact::Fact& report) {
  bool more = false;
  for (const fact::Attribute& attribute : report.attributes) {
    if (attribute.name == "message") continue;  // the type of that message, not of the mover
    const auto [at, fresh] = attributes_.try_emplace(attribute.name, attribute.value);
    const bool differs = !fresh && at->second && *at->second != attribute.value;
    if (differs) at->second = std::nullopt;
    more = more || fresh || differs;
  }
  for (const std::string& actor : report.actors) {
    if (std::ranges::find(actors_, actor) != actors_.end()) continue;
    actors_.push_back(actor);
    more = true;
  }
  return more;
}

const fact::Value* Said::attribute(std::string_view name) const {
  const auto known = attributes_.find(name);
  return known == attributes_.end() || !known->second ? nullptr : &*known->second;
}

Identity::Identity(const accord::Accord& accord, std::span<const fact::Fact> log, const Track& track) : accord_{accord} {
  for (const std::uint32_t index : track.statics) said_.add(log[index]);
}

bool Identity::of_track(const fact::Fact& report) const {
  const fact::Vocabulary* format = fact::vocabulary(accord_.source(report.source)->format);
  return format != nullptr && format->tracks;
}

const fact::Value* Identity::attribute(const fact::Fact& report, std::string_view name) const {
  if (const fact::Value* own = report.find(name)) return own;
  return said_.nothing() || !of_track(report) ? nullptr : said_.attribute(name);
}

Truth Identity::kind(const accord::Norm& norm, const fact::Fact& report) const {
  const fact::LookUp look_up = [&](std::string_view name) { return attribute(report, name); };
  const Truth kind = accord::is_of_kind(accord_, report.what, look_up, norm.kind);
  return kind == Truth::no ? kind : measure::both(kind, fact::holds(norm.tests, look_up));
}

std::span<const std::string> Identity::actors(const fact::Fact& report) const {
  const bool told = report.actors.empty() && !said_.actors().empty() && of_track(report);
  return told ? std::span<const std::string>{said_.actors()} : std::span<const std::string>{report.actors};
}

}  // namespace casus::watch
