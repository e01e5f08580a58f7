// Floating point ends here: what goes on is whole numbers.
#include "casus/exchange/decimals.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "casus/base/text.h"

namespace casus::exchange {

namespace {

constexpr double exactly = 1e-12;
constexpr int most_exact_places = 6;
constexpr int most_places = 15;
constexpr int compared_places = 10;
constexpr double largest_sum = 1e18;

std::vector<double> all_of(const Decimals& decimals) {
  std::vector<double> all;
  for (const auto& row : decimals.points) all.insert(all.end(), row.begin(), row.end());
  all.insert(all.end(), decimals.bonuses.begin(), decimals.bonuses.end());
  if (decimals.floor) all.push_back(*decimals.floor);
  if (decimals.most) all.push_back(*decimals.most);
  return all;
}

talks::Points power_of_ten(int places) {
  talks::Points power = 1;
  while (places-- > 0) power *= 10;
  return power;
}

bool whole(double value, double unit) {
  const double scaled = value * unit;
  return std::abs(scaled - std::round(scaled)) <= exactly * unit * std::max(1.0, std::abs(value));
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  text = base::trim(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

bool put_points(const Decimals& decimals, talks::Party& party) {
  const std::vector<double> all = all_of(decimals);
  double reach = 1;
  for (const double each : all) reach += std::abs(each);
  if (!std::isfinite(reach) || reach >= largest_sum) return false;
  int places = 0;
  const auto is_whole = [&](double each) { return whole(each, static_cast<double>(power_of_ten(places))); };
  while (places <= most_exact_places && !std::ranges::all_of(all, is_whole)) ++places;
  const bool exact = places <= most_exact_places && reach * static_cast<double>(power_of_ten(places)) < largest_sum;
  if (!exact) {
    for (places = most_places; places > 0 && reach * static_cast<double>(power_of_ten(places)) >= largest_sum;) --places;
  }
  party.unit = power_of_ten(places);
  party.grain = exact ? 1 : power_of_ten(std::max(0, places - compared_places));
  const auto in_unit = [&](double value) { return static_cast<talks::Points>(std::llround(value * static_cast<double>(party.unit))); };
  party.points.clear();
  for (const auto& row : decimals.points) {
    party.points.emplace_back();
    for (const double each : row) party.points.back().push_back(in_unit(each));
  }
  for (std::size_t i = 0; i < decimals.bonuses.size(); ++i) party.bonuses[i].points = in_unit(decimals.bonuses[i]);
  if (decimals.floor) party.floor = in_unit(*decimals.floor);
  if (decimals.most) party.most = in_unit(*decimals.most);
  return true;
}

}  // namespace casus::exchange
