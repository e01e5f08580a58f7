// For tests of talks: random ones from a seed, and everything about a talk by brute
// force, package by package, sharing no line with casus/talks but the meaning of one
// package (talk.h).
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "casus/talks/talk.h"

namespace casus::testing {

class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_{seed * 0x9E3779B97F4A7C15ULL + 0x1234567} {
    for (int i = 0; i < 8; ++i) static_cast<void>(below(2));
  }
  // 0 .. n - 1.
  std::size_t below(std::size_t n) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<std::size_t>(state_ >> 16) % n;
  }

 private:
  std::uint64_t state_;
};

struct TalkShape {
  std::size_t issues = 5, options = 4, parties = 3;
  std::size_t lines = 3;         // conditions of each party, at most
  std::size_t points = 40;
  std::size_t floor = 50;        // per cent of the best score; 0: no floors
  bool tied = true;              // conditions over several issues
  bool bonuses = false;
};

inline talks::Condition random_condition(Draw& draw, const talks::Talk& talk, const TalkShape& shape, std::size_t depth) {
  if (depth == 0 || draw.below(3) == 0) {
    const std::size_t issue = draw.below(talk.issues.size());
    return talks::is(issue, draw.below(talk.issues[issue].options.size()));
  }
  std::vector<talks::Condition> parts;
  const std::size_t size = 1 + draw.below(3);
  for (std::size_t i = 0; i < size; ++i) parts.push_back(random_condition(draw, talk, shape, depth - 1));
  switch (draw.below(5)) {
    case 0: return talks::all_of(std::move(parts));
    case 1: return talks::none_of(std::move(parts));
    case 2: return talks::if_then(parts.front(), parts.back());
    default: return talks::any_of(std::move(parts));
  }
}

// One issue's options, some of them.
inline talks::Condition random_choice(Draw& draw, const talks::Talk& talk) {
  const std::size_t issue = draw.below(talk.issues.size());
  std::vector<talks::Condition> parts;
  for (std::size_t option = 0; option < talk.issues[issue].options.size(); ++option) {
    if (draw.below(3) != 0) parts.push_back(talks::is(issue, option));
  }
  if (parts.empty()) parts.push_back(talks::is(issue, 0));
  return talks::any_of(std::move(parts));
}

inline talks::Talk random_talk(std::uint64_t seed, const TalkShape& shape = {}) {
  Draw draw{seed};
  talks::Talk talk;
  talk.id = "T" + std::to_string(seed);
  for (std::size_t i = 0; i < shape.issues; ++i) {
    talk.issues.push_back({"i" + std::to_string(i), {}});
    const std::size_t options = shape.options < 2 ? 1 : 2 + draw.below(shape.options - 1);
    for (std::size_t o = 0; o < options; ++o) talk.issues.back().options.push_back("o" + std::to_string(o));
  }
  for (std::size_t p = 0; p < shape.parties; ++p) {
    talks::Party party{.id = "P" + std::to_string(p)};
    talks::Points best = 0;
    for (const talks::Issue& issue : talk.issues) {
      std::vector<talks::Points> row;
      for (std::size_t o = 0; o < issue.options.size(); ++o) row.push_back(static_cast<talks::Points>(draw.below(shape.points)));
      best += *std::ranges::max_element(row);
      party.points.push_back(std::move(row));
    }
    for (std::size_t b = 0; shape.bonuses && b < 2; ++b) {
      party.bonuses.push_back({random_condition(draw, talk, shape, 2), static_cast<talks::Points>(draw.below(20)) - 8});
    }
    if (shape.bonuses && draw.below(3) == 0) party.most = best - 10;
    if (shape.floor > 0) party.floor = best * static_cast<talks::Points>(shape.floor) / 100;
    const std::size_t lines = draw.below(shape.lines + 1);
    for (std::size_t l = 0; l < lines; ++l) {
      talk.lines.push_back({party.id + ".r" + std::to_string(l), p, shape.tied ? random_condition(draw, talk, shape, 2) : random_choice(draw, talk), {}});
    }
    if (party.floor && draw.below(2) == 0) talk.lines.push_back({party.id + ".floor", p, {}, party.floor});
    talk.parties.push_back(std::move(party));
  }
  return talk;
}

// The same talk with everything in another order.
inline talks::Talk shuffled(const talks::Talk& talk, std::uint64_t seed);

inline void for_each_package(const talks::Talk& talk, const std::function<void(const talks::Package&)>& use) {
  talks::Package package(talk.issues.size(), 0);
  while (true) {
    use(package);
    std::size_t at = 0;
    while (at < package.size() && ++package[at] == talk.issues[at].options.size()) package[at++] = 0;
    if (at == package.size()) return;
  }
}

// Everything by looking at every package.
struct Brute {
  std::uint64_t packages = 0, acceptable = 0, rational = 0;
  std::map<std::vector<talks::Points>, std::uint64_t> frontier, acceptable_frontier;  // point to packages
  double nash = -1, share = -1, least = -1e300, sum = -1e300;
  std::uint64_t nash_packages = 0;
  std::vector<talks::Points> ideal;
};

inline std::map<std::vector<talks::Points>, std::uint64_t> undominated(const std::map<std::vector<talks::Points>, std::uint64_t>& points) {
  std::map<std::vector<talks::Points>, std::uint64_t> out;
  for (const auto& [point, packages] : points) {
    const bool dominated = std::ranges::any_of(points, [&](const auto& other) { return other.first != point && std::ranges::equal(other.first, point, std::ranges::greater_equal{}); });
    if (!dominated) out.emplace(point, packages);
  }
  return out;
}

inline Brute brute(const talks::Talk& talk) {
  Brute out;
  std::map<std::vector<talks::Points>, std::uint64_t> points, accepted;
  for_each_package(talk, [&](const talks::Package& package) {
    std::vector<talks::Points> point;
    double sum = 0;
    for (const talks::Party& party : talk.parties) {
      point.push_back(talks::in_grains(party, talks::score(party, package)));
      sum += static_cast<double>(point.back()) * static_cast<double>(party.grain) / static_cast<double>(party.unit);
    }
    ++out.packages;
    ++points[point];
    out.sum = std::max(out.sum, sum);
    if (talks::rational(talk, package)) ++out.rational;
    if (!talks::acceptable(talk, package)) return;
    ++out.acceptable;
    ++accepted[point];
  });
  out.frontier = undominated(points);
  out.acceptable_frontier = undominated(accepted);
  const auto gain = [&](const std::vector<talks::Points>& point, std::size_t p) {
    return point[p] - talks::in_grains(talk.parties[p], talk.parties[p].floor.value_or(0));
  };
  out.ideal.assign(talk.parties.size(), 0);
  for (const auto& [point, packages] : accepted) {
    for (std::size_t p = 0; p < point.size(); ++p) out.ideal[p] = std::max(out.ideal[p], gain(point, p));
  }
  for (const auto& [point, packages] : accepted) {
    double product = 1, share = 1e300, least = 1e300;
    for (std::size_t p = 0; p < point.size(); ++p) {
      const auto value = static_cast<double>(gain(point, p));
      product *= value;
      if (out.ideal[p] > 0) share = std::min(share, value / static_cast<double>(out.ideal[p]));
      least = std::min(least, value);
    }
    if (share > 1e299) share = 1;
    if (product > out.nash) out.nash = product, out.nash_packages = 0;
    if (product == out.nash) out.nash_packages += packages;
    out.share = std::max(out.share, share);
    out.least = std::max(out.least, least);
  }
  return out;
}

inline talks::Talk shuffled(const talks::Talk& talk, std::uint64_t seed) {
  Draw draw{seed};
  const auto order = [&](std::size_t n) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < n; ++i) out.insert(out.begin() + static_cast<std::ptrdiff_t>(draw.below(i + 1)), i);
    return out;
  };
  const std::vector<std::size_t> issues = order(talk.issues.size()), parties = order(talk.parties.size()), lines = order(talk.lines.size());
  std::vector<std::vector<std::size_t>> options;
  for (const talks::Issue& issue : talk.issues) options.push_back(order(issue.options.size()));
  const auto place = [](const std::vector<std::size_t>& list, std::size_t old) { return static_cast<std::size_t>(std::ranges::find(list, old) - list.begin()); };
  std::function<void(talks::Condition&)> move = [&](talks::Condition& condition) {
    if (condition.kind == talks::Condition::Kind::is) {
      condition.option = place(options[condition.issue], condition.option);
      condition.issue = place(issues, condition.issue);
    }
    for (talks::Condition& part : condition.parts) move(part);
  };
  talks::Talk out;
  out.id = talk.id;
  for (const std::size_t i : issues) {
    out.issues.push_back({talk.issues[i].id, {}});
    for (const std::size_t o : options[i]) out.issues.back().options.push_back(talk.issues[i].options[o]);
  }
  for (const std::size_t p : parties) {
    talks::Party party = talk.parties[p];
    for (std::size_t i = 0; i < party.points.size(); ++i) {
      party.points[i].clear();
      for (const std::size_t o : options[issues[i]]) party.points[i].push_back(talk.parties[p].points[issues[i]][o]);
    }
    for (talks::Bonus& bonus : party.bonuses) move(bonus.when);
    out.parties.push_back(std::move(party));
  }
  for (const std::size_t l : lines) {
    talks::Line line = talk.lines[l];
    line.party = place(parties, line.party);
    move(line.condition);
    out.lines.push_back(std::move(line));
  }
  return out;
}

}  // namespace casus::testing
