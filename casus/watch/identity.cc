// What a mover's static reports say, put together once per mover.
#include "casus/watch/identity.h"

#include <algorithm>

#include "casus/fact/lasting.h"

namespace casus::watch {

using measure::Truth;

bool Said::add(const fact::Fact& report) {
  bool more = false;
  for (const fact::Attribute& attribute : report.attributes) {
    if (!fact::lasts(attribute.name)) continue;
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

Identity::Identity(const Catalogue& catalogue, const Track& track) : catalogue_{catalogue} {
  for (const std::uint32_t index : track.statics) said_.add(catalogue.log()[index]);
}

const fact::Value* Identity::attribute(std::uint32_t report, std::string_view name) const {
  if (const fact::Value* own = catalogue_.log()[report].find(name)) return own;
  return said_.nothing() || !catalogue_.of_track(report) ? nullptr : said_.attribute(name);
}

Truth Identity::kind(const KindOfNorm& kind, std::uint32_t report) const {
  return kind.of(report, [&](std::string_view name) { return attribute(report, name); });
}

std::span<const std::string> Identity::actors(std::uint32_t report) const {
  const std::vector<std::string>& own = catalogue_.log()[report].actors;
  return own.empty() && !said_.actors().empty() && catalogue_.of_track(report) ? said_.actors() : own;
}

}  // namespace casus::watch
