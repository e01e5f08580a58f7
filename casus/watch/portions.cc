// Windows, sums by one sweep, and doubts by counting ends.
#include "casus/watch/portions.h"

#include <algorithm>

namespace casus::watch {

using finding::Reason;
using measure::Duration;
using measure::Instant;
using measure::Truth;

namespace {

// While a window that looks back sees positions [from, to).
Position seen_until(Position to, Duration window) { return to >= ending ? ending : to + 2 * window.raw(); }

}  // namespace

Support support_of(const Weight& weight) {
  return {weight.when, weight.certain_when, weight.counts, weight.goes_on, weight.includes_to};
}

Portion portion_of(const Weight& weight, const Amount& amount, std::optional<Duration> window) {
  const auto until = [&](Position to) { return window ? seen_until(to, *window) : ending; };
  const measure::Interval& sure = weight.certain_when;
  Portion out;
  out.possible = {at(weight.when.from), until(weight.includes_to ? just_after(weight.when.to) : at(weight.when.to))};
  if (amount.spread) out.certain = {at(weight.when.to), until(just_after(weight.when.from))};
  else if (weight.goes_on) out.certain = {at(sure.from), until(at(sure.to))};
  else out.certain = {at(sure.to), until(just_after(sure.from))};
  out.sure = weight.counts;
  out.least = amount.least;
  out.most = amount.most;
  out.doubts = weight.doubts;
  out.doubts |= weight.doubts_of_unity;
  out.support = {support_of(weight)};
  out.evidence.assign(weight.shown.begin(), weight.shown.end());
  return out;
}

Portion portion_of(const Hole& hole, Duration window) {
  Portion out;
  out.possible = {at(hole.when.from), at(hole.when.to + window)};
  out.most = std::nullopt;
  out.doubts.insert(Reason::no_coverage);
  if (hole.denied) out.doubts.insert(Reason::access_denied);
  out.support = {{hole.when, hole.when, false, true, false}};
  return out;
}

// A portion finds the first span that it touches, and the others follow.
std::vector<Grounds> grounds_of(const std::vector<Span>& spans, const Portions& portions) {
  std::vector<Grounds> out(spans.size());
  for (const Portion& one : portions) {
    const auto first = std::ranges::upper_bound(spans, one.possible.from, {}, &Span::to);
    for (auto span = first; span != spans.end() && span->from < one.possible.to; ++span) {
      Grounds& grounds = out[static_cast<std::size_t>(span - spans.begin())];
      grounds.support.insert(grounds.support.end(), one.support.begin(), one.support.end());
      grounds.evidence.insert(grounds.evidence.end(), one.evidence.begin(), one.evidence.end());
    }
  }
  for (Grounds& grounds : out) grounds.evidence = each_once(std::move(grounds.evidence));
  return out;
}

Portions portions_of(const Signal& signal, const Basis& basis, Duration window) {
  const DoubtIndex doubts{basis.grounds};
  Portions out;
  for (const Truth truth : {Truth::unknown, Truth::yes}) {
    const std::vector<Span> spans = signal.at_least(truth);
    std::vector<Grounds> all = grounds_of(spans, basis.grounds);
    for (std::size_t i = 0; i < spans.size(); ++i) {
      Portion& one = out.emplace_back();
      one.possible = {spans[i].from, seen_until(spans[i].to, window)};
      one.certain = one.possible;
      one.sure = truth == Truth::yes;
      one.least = one.sure ? measure::decimal_one : 0;
      one.most = one.sure ? 0 : measure::decimal_one;
      if (!one.sure) one.doubts = doubts.touching(spans[i]);
      if (!one.sure && basis.beside) one.doubts |= basis.beside(spans[i]);
      one.support = std::move(all[i].support);
      one.evidence = std::move(all[i].evidence);
    }
  }
  return out;
}

// It was at one instant of [from, to): a window may have lost it before `to`.
Portions portions_of(const Ruling& ruling, std::optional<Duration> window) {
  const Duration seen = window.value_or(Duration{});
  Portion one;
  one.possible = {beginning, ending};
  one.doubts = Reasons{ruling.finding.reasons};
  one.support = ruling.support;
  one.evidence = ruling.evidence;
  if (!ruling.momentary || !ruling.finding.reached) return portions_of(ruling.verdict, {Portions{one}}, seen);
  const Support& support = ruling.support.front();
  const Instant last = support.when.to + seen;
  one.possible = {at(support.when.from), support.includes_to || !window ? just_after(last) : at(last)};
  one.certain = {at(*ruling.finding.reached), just_after((window ? support.certain_when.from : *ruling.finding.reached) + seen)};
  one.sure = true;
  one.least = measure::decimal_one;
  one.most = measure::decimal_one;
  return {one};
}

namespace {

// Sums of amounts near the limits of int64 must not wrap round.
__extension__ using Wide = __int128;

struct Change {
  Position at = 0;
  Wide certain = 0;
  Wide possible = 0;
  std::int64_t unbounded = 0;
};

std::vector<Change> changes_of(const Portions& portions) {
  std::vector<Change> out;
  out.reserve(portions.size() * 4);
  for (const Portion& one : portions) {
    if (one.possible.from >= one.possible.to) continue;
    Change comes{one.possible.from, 0, one.most.value_or(0), one.most ? 0 : 1};
    out.push_back(comes);
    out.push_back({one.possible.to, 0, -comes.possible, -comes.unbounded});
    const Span sure{std::max(one.certain.from, one.possible.from), std::min(one.certain.to, one.possible.to)};
    if (!one.sure || sure.from >= sure.to) continue;
    out.push_back({sure.from, one.least, 0, 0});
    out.push_back({sure.to, -Wide{one.least}, 0, 0});
  }
  std::ranges::sort(out, {}, &Change::at);
  return out;
}

}  // namespace

Signal reached(const Portions& portions, std::int64_t needed) {
  Change sum;
  const auto answer = [&] {
    if (sum.certain >= needed) return Truth::yes;
    return sum.unbounded > 0 || sum.possible >= needed ? Truth::unknown : Truth::no;
  };
  Signal out{answer()};
  for (const Change& change : changes_of(portions)) {
    sum.certain += change.certain;
    sum.possible += change.possible;
    sum.unbounded += change.unbounded;
    out.then(change.at, answer());
  }
  return out;
}

DoubtIndex::DoubtIndex(const Portions& portions) {
  for (const Portion& one : portions) {
    for (const Reason reason : reasons_of(one.doubts)) {
      Ends& ends = ends_[static_cast<std::size_t>(reason)];
      ends.begin.push_back(one.possible.from);
      ends.end.push_back(one.possible.to);
    }
    if (!one.sure || one.least < 0) continue;
    begins_.push_back({one.possible.from, one.certain.from});
    finishes_.push_back({one.possible.to, one.certain.to});
  }
  for (Ends& ends : ends_) {
    std::ranges::sort(ends.begin);
    std::ranges::sort(ends.end);
  }
  std::ranges::sort(begins_, {}, &Edge::at);
  std::ranges::sort(finishes_, {}, &Edge::at);
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i].extreme = std::max(begins_[i].extreme, begins_[i - 1].extreme);
  for (std::size_t i = finishes_.size(); i-- > 1;) finishes_[i - 1].extreme = std::min(finishes_[i - 1].extreme, finishes_[i].extreme);
}

Reasons DoubtIndex::touching(Span span) const {
  Reasons out;
  for (std::uint32_t i = 0; i < reasons_known; ++i) {
    const auto begun = std::ranges::lower_bound(ends_[i].begin, span.to) - ends_[i].begin.begin();
    const auto over = std::ranges::upper_bound(ends_[i].end, span.from) - ends_[i].end.begin();
    if (begun > over) out.insert(static_cast<Reason>(i));
  }
  return out;
}

Reasons DoubtIndex::in(Span span) const {
  Reasons out = touching(span);
  // One that is not yet certain at the span's begin, or no more at its end. The certain
  // part lies in the possible one, so each of the two ends that is asked about settles
  // the other.
  const auto begun = std::ranges::lower_bound(begins_, span.to, {}, &Edge::at);
  const bool later = begun != begins_.begin() && std::prev(begun)->extreme > span.from;
  const auto lasts = std::ranges::upper_bound(finishes_, span.from, {}, &Edge::at);
  const bool sooner = lasts != finishes_.end() && lasts->extreme < span.to;
  if (later || sooner) out.insert(Reason::uncertain_time);
  return out;
}

}  // namespace casus::watch
