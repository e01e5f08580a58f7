// ZoneIndex: one grid over the parts of all zones; a zone's program is run over
// the entries of one cell. The few places with more than one name (poles, the
// meridian of 180 degrees) go the slow way, and only for zones that reach them.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "casus/earth/disc.h"
#include "casus/earth/grid.h"
#include "casus/earth/program.h"
#include "casus/earth/ring.h"
#include "casus/earth/zone.h"

namespace casus::earth {
namespace {

using measure::Truth;

bool on_seam(const Edge& e) { return e.ax == e.bx && (e.ax == seam_e7 || e.ax == -seam_e7); }

// The compiler cuts areas at 180 degrees; the cuts are no boundary on the earth.
// Where the cuts of both sides cancel nothing is left; the rest is returned.
std::vector<Edge> true_seam(std::span<const Edge> edges) {
  std::vector<std::int32_t> ends;
  for (const Edge& e : edges)
    if (on_seam(e)) ends.insert(ends.end(), {e.ay, e.by});
  std::ranges::sort(ends);
  std::vector<Edge> rest;
  for (std::size_t i = 0; i + 1 < ends.size(); i += 2)
    if (ends[i] != ends[i + 1]) rest.push_back({seam_e7, ends[i], seam_e7, ends[i + 1]});
  return rest;
}

}  // namespace

struct ZoneIndex::Impl {
  using Entries = std::span<const Grid::Slot>;
  static std::uint32_t part_of(const Grid::Slot& slot) { return slot.entry.part; }

  // Whose a part is, kept small: of ten thousand zones little more fits the nearest cache.
  struct Owner {
    std::uint32_t zone = 0;
    std::uint32_t end = 0;      // of the zone's parts
    bool plain = false;         // the zone is this part
  };

  std::vector<CompiledZone> zones;
  std::vector<std::uint32_t> first_part;    // by zone
  std::vector<Owner> owners;                // by part, counted over all zones
  std::vector<std::vector<Edge>> edges;     // by part, cuts at the seam left out
  std::vector<std::uint8_t> many_named;     // by zone: reaches a pole or the seam
  std::optional<Grid> grid;

  explicit Impl(std::vector<CompiledZone> given) : zones{std::move(given)} {
    for (std::size_t z = 0; z < zones.size(); ++z) {
      CASUS_CHECK(!program_error(zones[z].program, zones[z].parts.size()));
      first_part.push_back(static_cast<std::uint32_t>(edges.size()));
      many_named.push_back(0);
      const bool plain = zones[z].parts.size() == 1 && zones[z].program.size() == 1;
      const auto end = first_part.back() + static_cast<std::uint32_t>(zones[z].parts.size());
      for (const Rings& part : zones[z].parts) {
        owners.push_back({static_cast<std::uint32_t>(z), end, plain});
        edges.push_back(edges_of(part));
        for (const auto& ring : part.rings)
          if (std::ranges::any_of(ring, many_names)) many_named.back() = 1;
      }
    }
    grid.emplace(edges);
    for (auto& part : edges) {
      const std::vector<Edge> seam = true_seam(part);
      std::erase_if(part, on_seam);
      part.insert(part.end(), seam.begin(), seam.end());
    }
  }

  // Is the point in the zone, given the entries of its cell that belong to it?
  [[nodiscard]] bool test(std::size_t zone, const Grid::Place& place, Entries mine,
                          Position p) const {
    const std::int64_t x = p.longitude_e7();
    const std::int64_t y = p.latitude_e7();
    if (owners[first_part[zone]].plain) return !mine.empty() && grid->inside(place, mine.front().entry, x, y);
    const auto part_truth = [&](std::uint32_t part) {
      for (const Grid::Slot& slot : mine)
        if (slot.entry.part == first_part[zone] + part)
          return measure::truth(grid->inside(place, slot.entry, x, y));
      return Truth::no;
    };
    return run_program(zones[zone].program, part_truth) == Truth::yes;
  }

  [[nodiscard]] Entries entries_of(std::size_t zone, Entries all) const {
    const std::uint32_t begin = first_part[zone];
    const auto end = begin + static_cast<std::uint32_t>(zones[zone].parts.size());
    const auto first = std::ranges::lower_bound(all, begin, {}, part_of);
    const auto last = std::ranges::lower_bound(first, all.end(), end, {}, part_of);
    return {first, last};
  }

  [[nodiscard]] bool contains(std::size_t zone, Position p) const {
    if (many_names(p)) return many_named[zone] != 0 && contains_slowly(zones[zone], p);
    const Grid::Place place = grid->locate(p.longitude_e7(), p.latitude_e7());
    return test(zone, place, entries_of(zone, place.entries), p);
  }

  // Calls add(zone) for each zone that contains the point, ascending.
  template <typename Add>
  void zones_in(const Grid::Place& place, Position p, const Add& add) const {
    for (std::size_t i = 0; i < place.entries.size();) {
      const std::size_t begin = i;
      const Owner& owner = owners[place.entries[i].entry.part];
      while (i < place.entries.size() && place.entries[i].entry.part < owner.end) ++i;
      if (test(owner.zone, place, place.entries.subspan(begin, i - begin), p)) add(owner.zone);
    }
  }
  template <typename Add>
  void zones_of_many_named(Position p, const Add& add) const {
    for (std::uint32_t z = 0; z < zones.size(); ++z)
      if (contains(z, p)) add(z);
  }

  // The truth of one part (counted over all zones) for a disc.
  [[nodiscard]] Truth part_truth(std::size_t zone, std::uint32_t part, const Disc& disc,
                                 Position centre) const {
    const auto touched = [&](const Edge& e) { return disc.may_touch(e); };
    if (std::ranges::any_of(edges[first_part[zone] + part], touched)) return Truth::unknown;
    return measure::truth(in_part(zone, part, centre));
  }

  [[nodiscard]] bool in_part(std::size_t zone, std::uint32_t part, Position p) const {
    if (many_names(p)) return many_named[zone] != 0 && in_rings(zones[zone].parts[part], p);
    const Grid::Place place = grid->locate(p.longitude_e7(), p.latitude_e7());
    for (const Grid::Slot& slot : entries_of(zone, place.entries))
      if (slot.entry.part == first_part[zone] + part)
        return grid->inside(place, slot.entry, p.longitude_e7(), p.latitude_e7());
    return false;
  }
};

ZoneIndex::ZoneIndex(std::vector<CompiledZone> zones)
    : impl_{std::make_unique<Impl>(std::move(zones))} {}
ZoneIndex::~ZoneIndex() = default;
ZoneIndex::ZoneIndex(ZoneIndex&&) noexcept = default;
ZoneIndex& ZoneIndex::operator=(ZoneIndex&&) noexcept = default;

std::size_t ZoneIndex::size() const { return impl_->zones.size(); }

const CompiledZone& ZoneIndex::zone(std::size_t index) const { return impl_->zones.at(index); }

bool ZoneIndex::contains(std::size_t zone, Position p) const {
  CASUS_CHECK(zone < size());
  return impl_->contains(zone, p);
}

void ZoneIndex::zones_at(Position p, std::vector<std::uint32_t>& out) const {
  out.clear();
  const auto add = [&](std::uint32_t zone) { out.push_back(zone); };
  if (many_names(p)) impl_->zones_of_many_named(p, add);
  else impl_->zones_in(impl_->grid->locate(p.longitude_e7(), p.latitude_e7()), p, add);
}

void ZoneIndex::zones_at(std::span<const Position> points, std::vector<Found>& out) const {
  out.clear();
  std::array<Grid::Place, Grid::together> places;
  for (std::size_t begin = 0; begin < points.size(); begin += Grid::together) {
    const std::span<const Position> some = points.subspan(begin, std::min(Grid::together, points.size() - begin));
    impl_->grid->locate(some, std::span{places}.first(some.size()));
    for (std::size_t i = 0; i < some.size(); ++i) {
      const auto add = [&](std::uint32_t zone) { out.push_back({static_cast<std::uint32_t>(begin + i), zone}); };
      if (many_names(some[i])) impl_->zones_of_many_named(some[i], add);
      else impl_->zones_in(places[i], some[i], add);
    }
  }
}

Truth ZoneIndex::contains(std::size_t zone, Position p, measure::Length radius) const {
  CASUS_CHECK(zone < size());
  if (radius <= measure::Length{}) return measure::truth(impl_->contains(zone, p));
  const Disc disc{p, radius};
  return run_program(impl_->zones[zone].program,
                     [&](std::uint32_t part) { return impl_->part_truth(zone, part, disc, p); });
}

void ZoneIndex::contains(std::size_t zone, std::span<const Position> points,
                         std::span<std::uint8_t> out) const {
  CASUS_CHECK(zone < size() && points.size() == out.size());
  for (std::size_t i = 0; i < points.size(); ++i)
    out[i] = static_cast<std::uint8_t>(impl_->contains(zone, points[i]));
}

}  // namespace casus::earth
