// Events, stays and shares against the signal of their excuses.
#include "casus/watch/unexcused.h"

#include <algorithm>

namespace casus::watch {

using measure::Interval;
using measure::Truth;

namespace {

Span both(Span a, Span b) { return {std::max(a.from, b.from), std::min(a.to, b.to)}; }
bool empty(Span span) { return span.from >= span.to; }

// The part of the time that lies in the span, both ends in; nullopt: none of it does.
std::optional<Interval> part(const Interval& when, Span span) {
  const Span left = both({at(when.from), just_after(when.to)}, span);
  if (empty(left)) return std::nullopt;
  return Interval{instant_of(left.from), instant_of(left.to)};
}

// What is left of proven runs where they are free of excuses, in the span.
std::vector<Run> cut(const std::vector<Run>& runs, const std::vector<Span>& free, Span span) {
  std::vector<Run> all;
  for (const Run& run : runs) {
    if (!run.proven) continue;
    for (const Span one : free) {
      if (const auto left = part(run.when, both(one, span))) all.push_back({*left, true});
    }
  }
  return all;
}

std::vector<Stay> cut(const Stay& stay, const Signal& excused) {
  const Signal binding = negated(excused);
  const std::vector<Span> free = binding.at_least(Truth::yes);
  std::vector<Stay> all;
  for (const Span span : binding.at_least(Truth::unknown)) {
    const auto when = part(stay.possible, span);
    if (!when) continue;
    Stay& rest = all.emplace_back(stay);
    rest.possible = *when;
    rest.runs = cut(stay.runs, free, span);
  }
  return all;
}

// The span, cut at every change inside it.
std::vector<Span> cut(Span span, const std::vector<Position>& changes) {
  std::vector<Span> all{span};
  for (auto at = std::ranges::upper_bound(changes, span.from); at != changes.end() && *at < span.to; ++at) {
    all.back().to = *at;
    all.push_back({*at, span.to});
  }
  return all;
}

}  // namespace

std::vector<Weight> unexcused(std::vector<Weight> weights, Excuses& excuses) {
  if (excuses.none()) return weights;
  std::vector<Weight> rest;
  for (Weight& weight : weights) {
    if (auto one = excuses.without(std::move(weight))) rest.push_back(std::move(*one));
  }
  return rest;
}

std::vector<Stay> unexcused(const NormContext& context, const Track& track, std::vector<Stay> stays, Excuses& excuses) {
  if (excuses.none() || stays.empty()) return stays;
  const Identity mover{*context.collected.catalogue, track};
  std::vector<Stay> all;
  for (const Stay& stay : stays) {
    const Tested tested{stay.facts, &mover};
    const Signal excused = excuses.covering(tested, {at(stay.possible.from), just_after(stay.possible.to)});
    for (Stay& rest : cut(stay, excused)) {
      rest.doubts |= excuses.doubts(tested, {at(rest.possible.from), just_after(rest.possible.to)});
      all.push_back(std::move(rest));
    }
  }
  return all;
}

std::vector<Share> unexcused(const std::vector<Share>& pieces, const std::vector<Position>& changes, Excuses& excuses) {
  std::vector<Share> all;
  for (const Share& piece : pieces) {
    const Tested tested{piece.facts};
    for (const Piece& excused : excuses.covering(tested, piece.span).pieces()) {
      Share rest = piece;
      rest.span = both(piece.span, excused.span);
      if (excused.truth == Truth::yes || empty(rest.span)) continue;
      if (excused.truth == Truth::no) {
        all.push_back(rest);
        continue;
      }
      rest.certain = 0;
      for (const Span span : cut(rest.span, changes)) {
        all.push_back(rest);
        all.back().span = span;
        all.back().doubts |= excuses.doubts(tested, span);
      }
    }
  }
  return all;
}

}  // namespace casus::watch
