// What a mover's static reports say, put together once per mover.
#include "casus/watch/identity.h"

#include <algorithm>

#include "casus/fact/vocabulary.h"

namespace casus::watch {

using measure::Truth;

Identity::Identity(const accord::Accord& accord, std::span<const fact::Fact> log, const Track& track) : accord_{accord} {
  for (const std::uint32_t index : track.statics) {
    for (const fact::Attribute& attribute : log[index].attributes) {
      const auto [at, fresh] = attributes_.try_emplace(attribute.name, attribute.value);
      if (!fresh && at->second && *at->second != attribute.value) at->second = std::nullopt;
    }
    for (const std::string& actor : log[index].actors) {
      if (std::ranges::find(actors_, actor) == actors_.end()) actors_.push_back(actor);
    }
  }
}

bool Identity::of_track(const fact::Fact& report) const {
  const fact::Vocabulary* format = fact::vocabulary(accord_.source(report.source)->format);
  return format != nullptr && format->tracks;
}

const fact::Value* Identity::attribute(const fact::Fact& report, std::string_view name) const {
  if (const fact::Value* own = report.find(name)) return own;
  if (attributes_.empty() || !of_track(report)) return nullptr;
  const auto known = attributes_.find(name);
  return known == attributes_.end() || !known->second ? nullptr : &*known->second;
}

Truth Identity::kind(const accord::Norm& norm, const fact::Fact& report) const {
  const fact::LookUp look_up = [&](std::string_view name) { return attribute(report, name); };
  const Truth kind = accord::is_of_kind(accord_, report.what, look_up, norm.kind);
  return kind == Truth::no ? kind : measure::both(kind, fact::holds(norm.tests, look_up));
}

std::span<const std::string> Identity::actors(const fact::Fact& report) const {
  const bool told = report.actors.empty() && !actors_.empty() && of_track(report);
  return told ? std::span<const std::string>{actors_} : std::span<const std::string>{report.actors};
}

}  // namespace casus::watch
