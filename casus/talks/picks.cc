// Nash, Kalai-Smorodinsky and egalitarian over the points of a frontier.
//
// Products and shares of exact points are compared exactly: products as natural numbers,
// shares by cross-multiplication. Where points were rounded to grains, values that differ
// by less than a part in 10^9 are ties, because the rounding cannot tell them apart.
#include "casus/talks/picks.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace casus::talks {

namespace {

constexpr double rounded_tie = 1e-9;

struct Gains {
  const Talk& talk;
  const Survey& survey;
  const Frontier& frontier;
  bool rounded;

  [[nodiscard]] const Party& party(std::size_t p) const { return talk.parties[survey.weighed[p]]; }
  [[nodiscard]] Points gain(std::size_t point, std::size_t p) const {
    return frontier.point(point)[p] - in_grains(party(p), party(p).floor.value_or(0));
  }
};

// The points that no other is better than. `better(a, b)` must be a strict weak order.
std::vector<std::size_t> best_of(std::size_t points, const std::function<bool(std::size_t, std::size_t)>& better) {
  std::vector<std::size_t> best;
  for (std::size_t i = 0; i < points; ++i) {
    if (!best.empty() && better(best.front(), i)) continue;
    if (!best.empty() && better(i, best.front())) best.clear();
    best.push_back(i);
  }
  return best;
}

// With rounded points: those whose value is as good as the largest.
std::vector<std::size_t> nearly_best(const std::vector<double>& values) {
  std::vector<std::size_t> best;
  const double largest = *std::ranges::max_element(values);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] >= largest - rounded_tie * std::max(1.0, std::abs(largest))) best.push_back(i);
  }
  return best;
}

// Ties stand by leximin of gains, then by the first package in the order of ids.
std::vector<std::size_t> in_order(const Gains& gains, const std::vector<std::size_t>& points) {
  std::vector<std::pair<std::vector<double>, std::size_t>> ordered;
  for (const std::size_t i : points) {
    std::vector<double> least_first;
    for (std::size_t p = 0; p < gains.frontier.parties; ++p) least_first.push_back(in_units(gains.party(p), gains.gain(i, p)));
    std::ranges::sort(least_first);
    ordered.emplace_back(std::move(least_first), i);
  }
  std::ranges::stable_sort(ordered, [&](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : gains.frontier.examples[a.second] < gains.frontier.examples[b.second]; });
  std::vector<std::size_t> out;
  for (const auto& [least_first, i] : ordered) out.push_back(i);
  return out;
}

Pick pick_of(const Gains& gains, const std::vector<std::size_t>& points, double value) {
  Pick pick;
  pick.value = value;
  pick.points = in_order(gains, points);
  for (const std::size_t i : pick.points) pick.packages = saturated_sum(pick.packages, gains.frontier.packages[i]);
  return pick;
}

Natural product_of(const Gains& gains, std::size_t point) {
  Natural product{1};
  for (std::size_t p = 0; p < gains.frontier.parties; ++p) product.times(static_cast<std::uint64_t>(std::max<Points>(gains.gain(point, p), 0)));
  return product;
}

// Of the point's example, before rounding: grains decide which points are picked, and the
// value that is told is the finer one.
double gain_in_units(const Gains& gains, std::size_t point, std::size_t p) {
  const Party& party = gains.party(p);
  return exact_score(party, gains.frontier.examples[point]) - static_cast<double>(party.floor.value_or(0)) / static_cast<double>(party.unit);
}

Pick nash(const Gains& gains, std::uint64_t acceptable) {
  std::vector<double> values;
  std::vector<Natural> products;
  for (std::size_t i = 0; i < gains.frontier.size(); ++i) {
    products.push_back(product_of(gains, i));
    double value = 1;
    for (std::size_t p = 0; p < gains.frontier.parties; ++p) value *= gain_in_units(gains, i, p);
    values.push_back(value);
  }
  const std::vector<std::size_t> best = gains.rounded ? nearly_best(values) : best_of(values.size(), [&](std::size_t a, std::size_t b) { return products[a] > products[b]; });
  Pick pick = pick_of(gains, best, values[best.front()]);
  pick.product = products[best.front()];
  // Nobody can gain together: every acceptable package has the product nought.
  if (pick.product.zero()) pick.packages = acceptable;
  return pick;
}

// Of the party that fares worst, its share of the ideal, as a fraction.
struct Share {
  Points gain = 0;
  Points ideal = 0;
};
__extension__ typedef __int128 Wide;
bool less(const Share& a, const Share& b) { return Wide{a.gain} * b.ideal < Wide{b.gain} * a.ideal; }

// The least share at a point, before rounding.
double share_of(const Gains& gains, std::size_t point, const std::vector<double>& ideal) {
  double worst = 1;
  for (std::size_t p = 0; p < ideal.size(); ++p) {
    if (ideal[p] > 0) worst = std::min(worst, gain_in_units(gains, point, p) / ideal[p]);
  }
  return worst;
}

Pick kalai_smorodinsky(const Gains& gains) {
  std::vector<Points> ideal(gains.frontier.parties, 0);
  std::vector<double> exact_ideal(ideal.size(), 0);
  for (std::size_t i = 0; i < gains.frontier.size(); ++i) {
    for (std::size_t p = 0; p < ideal.size(); ++p) {
      ideal[p] = std::max(ideal[p], gains.gain(i, p));
      if (ideal[p] > 0) exact_ideal[p] = std::max(exact_ideal[p], gain_in_units(gains, i, p));
    }
  }
  std::vector<Share> worst(gains.frontier.size());
  std::vector<double> values;
  for (std::size_t i = 0; i < worst.size(); ++i) {
    for (std::size_t p = 0; p < ideal.size(); ++p) {
      const Share share{gains.gain(i, p), ideal[p]};
      if (share.ideal > 0 && (worst[i].ideal == 0 || less(share, worst[i]))) worst[i] = share;
    }
    values.push_back(share_of(gains, i, exact_ideal));
  }
  const std::vector<std::size_t> best = gains.rounded ? nearly_best(values) : best_of(worst.size(), [&](std::size_t a, std::size_t b) { return less(worst[b], worst[a]); });
  return pick_of(gains, best, values[best.front()]);
}

// Leximin: the gains of a point, the least first.
Pick egalitarian(const Gains& gains) {
  std::vector<std::vector<double>> ordered(gains.frontier.size());
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    for (std::size_t p = 0; p < gains.frontier.parties; ++p) ordered[i].push_back(gain_in_units(gains, i, p));
    std::ranges::sort(ordered[i]);
    if (gains.rounded) {
      for (double& each : ordered[i]) each = std::round(each / rounded_tie) * rounded_tie;
    }
  }
  const std::vector<std::size_t> best = best_of(ordered.size(), [&](std::size_t a, std::size_t b) { return ordered[a] > ordered[b]; });
  double value = gain_in_units(gains, best.front(), 0);
  for (std::size_t p = 1; p < gains.frontier.parties; ++p) value = std::min(value, gain_in_units(gains, best.front(), p));
  return pick_of(gains, best, value);
}

}  // namespace

double exact_score(const Party& party, const Package& package) { return static_cast<double>(score(party, package)) / static_cast<double>(party.unit); }

double in_units(const Party& party, Points grains) {
  return static_cast<double>(grains) * static_cast<double>(party.grain) / static_cast<double>(party.unit);
}

void put_picks(const Talk& talk, Survey& survey) {
  const Frontier& frontier = *survey.acceptable_frontier;
  if (frontier.size() == 0 || survey.weighed.empty()) return;
  const bool rounded = std::ranges::any_of(survey.weighed, [&](std::size_t p) { return talk.parties[p].grain != 1; });
  const Gains gains{talk, survey, frontier, rounded};
  survey.nash = nash(gains, survey.acceptable.value_or(0));
  survey.kalai_smorodinsky = kalai_smorodinsky(gains);
  survey.egalitarian = egalitarian(gains);
}

}  // namespace casus::talks
