// Blocks of packages, and what a condition says of all packages of one at once.
#include "casus/talks/space.h"

#include <algorithm>

namespace casus::talks {

Natural packages_of(const Talk& talk) {
  Natural count{1};
  for (const Issue& issue : talk.issues) count.times(issue.options.size());
  return count;
}

Space::Space(const Talk& talk) : talk_{talk}, inner_{talk.issues.size()} {
  const auto options = [&](std::size_t issue) { return talk.issues[issue].options.size(); };
  while (inner_ > 0 && width_ * options(inner_ - 1) <= longest_block) width_ *= options(--inner_);
  padded_ = (width_ + lane - 1) / lane * lane;
  Natural blocks{1};
  for (std::size_t i = 0; i < inner_; ++i) blocks.times(options(i));
  blocks_ = blocks.or_largest();
  for (std::size_t issue = inner_; issue < talk.issues.size(); ++issue) {
    where_.emplace_back(options(issue), Mask(padded_, 0));
  }
  points_.resize(talk.parties.size());
  for (std::size_t p = 0; p < talk.parties.size(); ++p) points_[p].resize(talk.parties[p].points.empty() ? 0 : width_);
  Package package(talk.issues.size());
  for (std::size_t i = 0; i < width_; ++i) {
    inside(i, package);
    for (std::size_t issue = inner_; issue < talk.issues.size(); ++issue) where_[issue - inner_][package[issue]][i] = -1;
    for (std::size_t p = 0; p < talk.parties.size(); ++p) {
      for (std::size_t issue = inner_; !points_[p].empty() && issue < talk.issues.size(); ++issue) points_[p][i] += talk.parties[p].points[issue][package[issue]];
    }
  }
}

void Space::outer(std::uint64_t b, Package& package) const {
  for (std::size_t i = inner_; i-- > 0; ) {
    const std::uint64_t options = talk_.issues[i].options.size();
    package[i] = static_cast<std::uint32_t>(b % options);
    b /= options;
  }
}

void Space::inside(std::size_t i, Package& package) const {
  for (std::size_t issue = talk_.issues.size(); issue-- > inner_; ) {
    const std::size_t options = talk_.issues[issue].options.size();
    package[issue] = static_cast<std::uint32_t>(i % options);
    i /= options;
  }
}

Package Space::package(std::uint64_t b, std::size_t i) const {
  Package package(talk_.issues.size());
  outer(b, package);
  inside(i, package);
  return package;
}

Points Space::outer_points(std::size_t party, const Package& package) const {
  const auto& points = talk_.parties[party].points;
  Points sum = 0;
  for (std::size_t i = 0; i < inner_ && !points.empty(); ++i) sum += points[i][package[i]];
  return sum;
}

ConditionMask::Known ConditionMask::evaluate(const Condition& condition, const Package& outer, Mask& mask) {
  if (condition.kind != Condition::Kind::is) return combine(condition, outer, mask);
  if (condition.issue < space_.inner()) return outer[condition.issue] == condition.option ? Known::yes : Known::no;
  mask = space_.where(condition.issue, condition.option);
  return Known::by_mask;
}

// all_of is the intersection of its parts; the others are made of unions.
ConditionMask::Known ConditionMask::combine(const Condition& condition, const Package& outer, Mask& mask) {
  const bool all = condition.kind == Condition::Kind::all_of;
  const bool none = condition.kind == Condition::Kind::none_of;
  const Known decisive = all ? Known::no : Known::yes;
  const auto flip = [&](Known known) { return none ? (known == Known::yes ? Known::no : Known::yes) : known; };
  bool masked = false;
  Mask part;
  for (const Condition& each : condition.parts) {
    const Known known = evaluate(each, outer, part);
    if (known == decisive) return flip(decisive);
    if (known != Known::by_mask) continue;
    if (!masked) {
      mask.swap(part);
      masked = true;
      continue;
    }
    for (std::size_t i = 0; i < mask.size(); ++i) mask[i] = static_cast<std::int16_t>(all ? mask[i] & part[i] : mask[i] | part[i]);
  }
  if (!masked) return flip(all ? Known::yes : Known::no);
  if (none) {
    for (std::int16_t& place : mask) place = static_cast<std::int16_t>(~place);
  }
  return Known::by_mask;
}

}  // namespace casus::talks
