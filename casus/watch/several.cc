// The parts are those that implausible.h lays; what they may add is found in one pass.
#include "casus/watch/several.h"

#include <algorithm>
#include <set>

#include "casus/watch/implausible.h"
#include "casus/watch/ruling.h"
#include "casus/watch/standing.h"

namespace casus::watch {

namespace {

// Of each part, which ship it is of; ships are numbered from zero.
std::vector<std::uint32_t> ships_of(const Plausibility& found) {
  std::uint32_t parts = 0;
  for (const Contradiction& one : found.contradictions) parts = std::max(parts, one.younger + 1);
  std::vector<std::set<std::uint32_t>> taken(parts);  // by ships that it contradicts
  std::vector<std::uint32_t> ships(parts, 0);
  auto next = found.contradictions.begin();  // by the younger part
  for (std::uint32_t part = 0; part < parts; ++part) {
    for (; next != found.contradictions.end() && next->younger == part; ++next) taken[part].insert(ships[next->older]);
    while (taken[part].contains(ships[part])) ++ships[part];
  }
  return ships;
}

}  // namespace

std::vector<Track> several(const NormContext& context, const Track& track) {
  if (track.doubtful.empty()) return {};
  const Plausibility found = plausibility_of(context.accord, context.collected.log, track);
  const std::vector<std::uint32_t> ships = ships_of(found);
  std::vector<Track> all(ships.empty() ? 0 : *std::ranges::max_element(ships) + 1);
  for (Track& one : all) {
    one = {.mover = track.mover, .at_ms = {}, .where = {}, .fact = {}, .statics = track.statics, .zones = track.zones, .vague = track.vague, .doubtful = {}};
  }
  for (std::size_t i = 0; i < track.fact.size(); ++i) {
    const std::uint32_t part = found.track[i];
    if (part == Plausibility::none) continue;
    Track& ship = all[part < ships.size() ? ships[part] : 0];
    ship.at_ms.push_back(track.at_ms[i]);
    ship.where.push_back(track.where[i]);
    ship.fact.push_back(track.fact[i]);
  }
  for (Track& one : all) one.doubtful = plausibility_of(context.accord, context.collected.log, one).doubtful;
  return all;
}

std::vector<Share> surplus(std::span<const Share> as_one, std::span<const Share> as_several) {
  struct Now {
    std::set<std::uint32_t> parts;
    Balance one;
    Balance several;
  } now;
  // Shares of the mover are numbered behind those of the parts.
  const auto parts = static_cast<std::uint32_t>(as_several.size());
  Changes<std::uint32_t> changes;
  for (std::uint32_t i = 0; i < parts; ++i) changes.add(as_several[i].span, i);
  for (std::uint32_t i = 0; i < as_one.size(); ++i) changes.add(as_one[i].span, parts + i);
  const auto goes = [&](std::uint32_t i) {
    if (i >= parts) return now.one.remove(as_one[i - parts]);
    now.parts.erase(i);
    now.several.remove(as_several[i]);
  };
  const auto comes = [&](std::uint32_t i) {
    if (i >= parts) return now.one.add(as_one[i - parts]);
    now.parts.insert(i);
    now.several.add(as_several[i]);
  };
  std::vector<Share> all;
  changes.pass(goes, comes, [&](Span span) {
    const std::optional<std::int64_t> one = now.one.possible();
    const std::optional<std::int64_t> several = now.several.possible();
    if (!one || (several && *several <= *one)) return;
    std::vector<std::uint32_t> facts;
    for (const std::uint32_t i : now.parts) facts.insert(facts.end(), as_several[i].facts.begin(), as_several[i].facts.end());
    facts = each_once(std::move(facts));
    Share more{.span = span, .possible = std::nullopt, .declared = false, .doubts = {finding::Reason::implausible_track}, .facts = {}, .ground = facts.front()};
    if (several) more.possible = *several - *one;
    more.facts.append(facts.begin(), facts.end());
    all.push_back(std::move(more));
  });
  return all;
}

}  // namespace casus::watch
