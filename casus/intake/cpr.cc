// Zones, bands and places in integers. Names: j and m number zones of latitude and
// of longitude, as the standards call them.
#include "casus/intake/cpr.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace casus::intake {

using earth::Position;

namespace {

constexpr std::int64_t bins = std::int64_t{1} << 17;  // places within a zone
constexpr std::int64_t quarter = 60 * 59 * bins;      // 90 degrees of latitude in our unit
constexpr std::int64_t turn_e7 = 3'600'000'000;       // 360 degrees in 1e-7

// thresholds[i] is the greatest latitude, in our unit, that has 59 - i zones of
// longitude. With NL zones that is
//   acos(sqrt((1 - cos(pi / 30)) / (1 - cos(2 pi / NL)))),
// computed once to 60 digits and rounded down; the last one, 87 degrees, is exact.
constexpr std::array<std::int64_t, 58> thresholds{
    53'980'500,  76'446'633,  93'759'257,  108'417'017, 121'386'447, 133'162'648, 144'039'410, 154'207'960,
    163'801'004, 172'915'086, 181'623'041, 189'981'420, 198'035'174, 205'820'740, 213'368'140, 220'702'464,
    227'844'941, 234'813'719, 241'624'470, 248'290'833, 254'824'773, 261'236'859, 267'536'481, 273'732'034,
    279'831'057, 285'840'356, 291'766'103, 297'613'912, 303'388'918, 309'095'823, 314'738'954, 320'322'302,
    325'849'554, 331'324'129, 336'749'197, 342'127'707, 347'462'399, 352'755'820, 358'010'336, 363'228'136,
    368'411'237, 373'561'481, 378'680'525, 383'769'825, 388'830'609, 393'863'826, 398'870'077, 403'849'496,
    408'801'566, 413'724'809, 418'616'250, 423'470'442, 428'277'556, 433'019'281, 437'658'849, 442'111'933,
    446'132'984, 448'528'384};

std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }
std::int64_t modulo(std::int64_t a, std::int64_t b) { return a - b * floor_divide(a, b); }

// a / b to the nearest whole number, half away from zero; b > 0.
std::int64_t round_divide(std::int64_t a, std::int64_t b) { return a < 0 ? -((-2 * a + b) / (2 * b)) : (2 * a + b) / (2 * b); }

std::int64_t latitude_zones(const CprReport& report) { return report.odd ? 59 : 60; }

// 360 degrees in the air, 90 on the ground: what the zones of a report share out.
std::int64_t span_e7(const CprReport& report) { return report.zones == CprZones::airborne ? turn_e7 : turn_e7 / 4; }

// The latitude of a report in zone j, in our unit.
std::int64_t latitude_in(const CprReport& report, std::int64_t j) {
  const std::int64_t step = (report.odd ? 60 : 59) * (report.zones == CprZones::airborne ? 4 : 1);
  return step * (bins * j + report.latitude);
}

// The latitude of the zone numbers 0 .. 59 is 0 .. 360 degrees: the south comes last.
std::optional<std::int64_t> southern(std::int64_t latitude) {
  if (latitude >= 3 * quarter) latitude -= 4 * quarter;
  if (latitude > quarter || latitude < -quarter) return std::nullopt;
  return latitude;
}

std::int64_t longitude_zones(const CprReport& report, std::int64_t latitude) {
  return std::max(cpr_longitude_zones(latitude) - (report.odd ? 1 : 0), 1);
}

// The place of a report at `latitude`, in zone m of `zones` of longitude.
std::optional<Position> place(const CprReport& report, std::int64_t latitude, std::int64_t zones, std::int64_t m) {
  const std::int64_t divisor = zones * bins;
  std::int64_t longitude = span_e7(report) * (m * bins + report.longitude);
  while (2 * longitude >= turn_e7 * divisor) longitude -= turn_e7 * divisor;
  while (2 * longitude < -turn_e7 * divisor) longitude += turn_e7 * divisor;
  return Position::make(round_divide(latitude * 900'000'000, quarter), round_divide(longitude, divisor));
}

// The number of the zone, of `zones` in `span`, in which a report of `place` lies nearest to `near_e7`:
// floor(1/2 + near / width - place / bins).
std::int64_t nearest_zone(std::int64_t near_e7, std::int64_t zones, std::int64_t span, std::int64_t place) {
  return floor_divide(span * bins + 2 * near_e7 * zones * bins - 2 * place * span, 2 * span * bins);
}

}  // namespace

int cpr_longitude_zones(std::int64_t latitude) {
  const auto band = std::ranges::lower_bound(thresholds, std::abs(latitude));
  return 59 - static_cast<int>(band - thresholds.begin());
}

std::optional<Position> cpr_global(const CprReport& latest, const CprReport& other) {
  if (latest.odd == other.odd || latest.zones != CprZones::airborne || other.zones != CprZones::airborne) return std::nullopt;
  const CprReport& even = latest.odd ? other : latest;
  const CprReport& odd = latest.odd ? latest : other;
  const std::int64_t j = floor_divide(2 * (59 * std::int64_t{even.latitude} - 60 * std::int64_t{odd.latitude}) + bins, 2 * bins);
  const auto north = southern(latitude_in(even, modulo(j, 60)));
  const auto south = southern(latitude_in(odd, modulo(j, 59)));
  if (!north || !south || cpr_longitude_zones(*north) != cpr_longitude_zones(*south)) return std::nullopt;
  const std::int64_t latitude = latest.odd ? *south : *north;
  const std::int64_t all = cpr_longitude_zones(latitude);
  const std::int64_t m = floor_divide(
      2 * (std::int64_t{even.longitude} * (all - 1) - std::int64_t{odd.longitude} * all) + bins, 2 * bins);
  const std::int64_t zones = longitude_zones(latest, latitude);
  return place(latest, latitude, zones, modulo(m, zones));
}

std::optional<Position> cpr_local(const CprReport& report, Position near) {
  const std::int64_t span = span_e7(report);
  const std::int64_t j = nearest_zone(near.latitude_e7(), latitude_zones(report), span, report.latitude);
  const std::int64_t latitude = latitude_in(report, j);
  if (latitude > quarter || latitude < -quarter) return std::nullopt;
  const std::int64_t zones = longitude_zones(report, latitude);
  return place(report, latitude, zones, nearest_zone(near.longitude_e7(), zones, span, report.longitude));
}

}  // namespace casus::intake
