// Floating point finds the few that may be best; whole numbers decide among them.
#include "casus/interval/completion_picks.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "casus/talks/frontier.h"
#include "casus/talks/natural.h"

namespace casus::interval {

namespace {

__extension__ typedef __int128 Wide;
constexpr double nearly = 1e-9;

using Numbers = std::vector<std::uint32_t>;

// What each acceptable candidate brings its parties.
class Gains {
 public:
  explicit Gains(std::size_t parties) : parties_{parties} {}
  void add(std::uint32_t candidate, const std::vector<Points>& gains) {
    candidates_.push_back(candidate);
    all_.insert(all_.end(), gains.begin(), gains.end());
  }
  [[nodiscard]] bool empty() const { return candidates_.empty(); }
  [[nodiscard]] Numbers nash() const;
  [[nodiscard]] Numbers kalai_smorodinsky() const;
  [[nodiscard]] Numbers leximin() const;

 private:
  [[nodiscard]] std::span<const Points> row(std::size_t i) const { return std::span{all_}.subspan(i * parties_, parties_); }
  // Those whose value comes near the best, as rows.
  template <typename Value>
  [[nodiscard]] std::vector<std::size_t> near_best(Value value) const {
    std::vector<double> values;
    for (std::size_t i = 0; i < candidates_.size(); ++i) values.push_back(value(row(i)));
    const double best = *std::ranges::max_element(values);
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i] >= best - std::abs(best) * nearly) out.push_back(i);
    }
    return out;
  }
  // Of these rows, those that none is better than.
  template <typename Key>
  [[nodiscard]] std::vector<std::size_t> best(const std::vector<std::size_t>& rows, Key key) const {
    std::vector<std::size_t> out;
    decltype(key(row(0))) largest{};
    for (const std::size_t i : rows) {
      auto value = key(row(i));
      if (!out.empty() && value < largest) continue;
      if (out.empty() || largest < value) {
        out.clear();
        largest = std::move(value);
      }
      out.push_back(i);
    }
    return out;
  }
  [[nodiscard]] Numbers on_frontier(const std::vector<std::size_t>& rows) const;
  [[nodiscard]] Numbers numbers(const std::vector<std::size_t>& rows) const {
    Numbers out;
    for (const std::size_t i : rows) out.push_back(candidates_[i]);
    return out;
  }

  std::size_t parties_;
  Numbers candidates_;
  std::vector<Points> all_;
};

std::uint64_t whole(Points gain) { return static_cast<std::uint64_t>(std::max<Points>(gain, 0)); }

talks::Natural product(std::span<const Points> gains) {
  talks::Natural out{1};
  for (const Points gain : gains) out.times(whole(gain));
  return out;
}

// A fraction of the ideal; 1 where no acceptable package brings anything.
struct Share {
  Points gain = 1, ideal = 1;
  friend bool operator<(const Share& a, const Share& b) { return Wide{a.gain} * b.ideal < Wide{b.gain} * a.ideal; }
};

Share least_share(std::span<const Points> gains, const std::vector<Points>& ideal) {
  Share out;
  for (std::size_t p = 0; p < ideal.size(); ++p) {
    if (ideal[p] > 0) out = std::min(out, Share{gains[p], ideal[p]});
  }
  return out;
}

std::vector<Points> from_the_least(std::span<const Points> gains) {
  std::vector<Points> out(gains.begin(), gains.end());
  std::ranges::sort(out);
  return out;
}

Numbers Gains::on_frontier(const std::vector<std::size_t>& rows) const {
  if (rows.size() < 2) return numbers(rows);
  talks::FrontierBuilder builder{parties_, rows.size()};
  for (const std::size_t i : rows) builder.add(row(i));
  const talks::Frontier frontier = builder.take();
  std::map<std::vector<Points>, bool> kept;
  for (std::size_t i = 0; i < frontier.size(); ++i) kept[{frontier.point(i).begin(), frontier.point(i).end()}] = true;
  Numbers out;
  for (const std::size_t i : rows) {
    if (kept.contains({row(i).begin(), row(i).end()})) out.push_back(candidates_[i]);
  }
  return out;
}

// A package that is better for somebody has the greater product, unless both are nought.
Numbers Gains::nash() const {
  const auto near = near_best([](std::span<const Points> gains) {
    double out = 1;
    for (const Points gain : gains) out *= static_cast<double>(whole(gain));
    return out;
  });
  const auto rows = best(near, product);
  return product(row(rows.front())).zero() ? on_frontier(rows) : numbers(rows);
}

Numbers Gains::kalai_smorodinsky() const {
  std::vector<Points> ideal(parties_, 0);
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    for (std::size_t p = 0; p < parties_; ++p) ideal[p] = std::max(ideal[p], row(i)[p]);
  }
  const auto near = near_best([&](std::span<const Points> gains) {
    const Share share = least_share(gains, ideal);
    return static_cast<double>(share.gain) / static_cast<double>(share.ideal);
  });
  return on_frontier(best(near, [&](std::span<const Points> gains) { return least_share(gains, ideal); }));
}

Numbers Gains::leximin() const {
  std::vector<std::size_t> rows(candidates_.size());
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = i;
  const auto least = best(rows, [](std::span<const Points> gains) { return std::ranges::min(gains); });
  return numbers(best(least, from_the_least));
}

}  // namespace

CompletionPicks::CompletionPicks(const Ranged& ranged, const Candidates& candidates) : ranged_{ranged}, issues_{ranged.talk.issues.size()}, weighed_{talks::parties_with_points(ranged.talk)} {
  std::size_t options = 0;
  for (const talks::Issue& issue : ranged.talk.issues) {
    first_.push_back(options);
    options += issue.options.size();
  }
  for (const talks::Package& package : candidates.packages) {
    for (std::size_t i = 0; i < issues_; ++i) places_.push_back(static_cast<std::uint32_t>(first_[i]) + package[i]);
  }
}

Picks CompletionPicks::of(const std::vector<Points>& numbers) const {
  const talks::Talk talk = completed(ranged_, numbers);
  std::vector<std::vector<Points>> points;  // by party: all options beside each other
  for (const std::size_t p : weighed_) {
    points.emplace_back();
    for (const auto& row : talk.parties[p].points) points.back().insert(points.back().end(), row.begin(), row.end());
  }
  Gains all{weighed_.size()};
  std::vector<Points> gains(weighed_.size());
  const std::size_t candidates = issues_ == 0 ? 0 : places_.size() / issues_;
  for (std::uint32_t c = 0; c < candidates; ++c) {
    bool reached = true;
    for (std::size_t p = 0; reached && p < gains.size(); ++p) {
      const talks::Party& party = talk.parties[weighed_[p]];
      gains[p] = -party.floor.value_or(0);
      for (std::size_t i = 0; i < issues_; ++i) gains[p] += points[p][places_[c * issues_ + i]];
      reached = !party.floor || gains[p] >= 0;
    }
    if (reached) all.add(c, gains);
  }
  if (all.empty()) return {};
  return {all.nash(), all.kalai_smorodinsky(), all.leximin()};
}

}  // namespace casus::interval
