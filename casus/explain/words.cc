// One spelling for each thing.
#include "casus/explain/words.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "casus/base/text.h"

namespace casus::explain {

using measure::Duration;

std::string when(const measure::Interval& interval) {
  if (interval.exact()) return measure::print(interval.from);
  return fmt::format("between {} and {}", measure::print(interval.from), measure::print(interval.to));
}

std::string counted(std::int64_t n, std::string_view measure) {
  std::string word{measure};
  if (n == 1 && word.ends_with("ties")) word.replace(word.size() - 3, 3, "y");
  else if (n == 1 && word.ends_with('s')) word.pop_back();
  return fmt::format("{} {}", n, word);
}

std::string counted(measure::Decimal n, std::string_view measure) {
  const bool whole = n.raw() % measure::decimal_one == 0;
  return whole ? counted(n.raw() / measure::decimal_one, measure) : fmt::format("{} {}", measure::print(n), measure);
}

std::string at_most(const std::optional<measure::Decimal>& possible) { return possible ? measure::print(*possible) : "any number"; }

namespace {

struct Unit {
  std::int64_t ms;
  std::string_view name;
};
constexpr std::array<Unit, 5> units{{{86'400'000, "d"}, {3'600'000, "h"}, {60'000, "min"}, {1'000, "s"}, {1, "ms"}}};

std::string in_units(std::int64_t left, std::span<const Unit> of) {
  std::string out;
  for (const Unit& unit : of) {
    const std::int64_t n = left / unit.ms;
    left %= unit.ms;
    if (n > 0) out += fmt::format("{}{} {}", out.empty() ? "" : " ", n, unit.name);
  }
  return out.empty() ? "0 s" : out;
}

}  // namespace

std::string spelled(Duration duration) {
  const std::int64_t ms = duration.raw();
  if (ms < 172'800'000 && ms % 3'600'000 == 0 && ms > 0) return measure::print(duration);
  return in_units(ms, units);
}

std::string spelled_in_hours(Duration duration) { return in_units(duration.raw(), std::span{units}.subspan(1)); }

Edge edge_of(const Turn& turn, std::string (*spell)(Duration)) {
  const bool longer = turn.turns > turn.stays;
  const auto roundness = [](std::int64_t ms) { return ms % 60'000 == 0 ? 2 : ms % 1'000 == 0 ? 1 : 0; };
  if (roundness(turn.stays) > roundness(turn.turns)) {
    const std::string edge = spell(Duration{turn.stays});
    return {fmt::format("{} than {}", longer ? "longer" : "shorter", edge), edge};
  }
  return {fmt::format("of {} or {}", spell(Duration{turn.turns}), longer ? "longer" : "shorter"),
          longer ? "anything shorter" : "anything longer"};
}

std::string listed(const std::vector<std::string>& ids) {
  constexpr std::size_t most = 8;
  std::string out;
  const std::size_t shown = ids.size() > most ? most - 2 : ids.size();
  for (std::size_t i = 0; i < shown; ++i) out += (i == 0 ? "" : i + 1 == ids.size() ? " and " : ", ") + ids[i];
  return shown == ids.size() ? out : fmt::format("{} and {} more", out, ids.size() - shown);
}

std::string described(const fact::Fact& f) {
  std::string out = fmt::format("{}: {}, {}", f.id(), f.what, f.when ? when(*f.when) : "no time");
  if (f.received && (!f.when || *f.received != f.when->to)) out += fmt::format(", received {}", measure::print(*f.received));
  else if (f.published && !f.received) out += fmt::format(", published {}", measure::print(*f.published));
  if (f.place) {
    out += fmt::format(", at {} {}", base::print_scaled(f.place->at.latitude_e7(), 7), base::print_scaled(f.place->at.longitude_e7(), 7));
    if (!f.place->radius) out += " (only roughly known)";
    else if (f.place->radius->raw() > 0) out += fmt::format(" within {}", measure::print(*f.place->radius));
  }
  if (!f.actors.empty()) out += fmt::format(", says {}", fmt::join(f.actors, " or "));
  return out + fmt::format(", graded {}", fact::print(f.grade));
}

}  // namespace casus::explain
