// In order, a report is one comparison and one copy; everything else is for those that
// come late.
#include "casus/watch/strand.h"

#include <algorithm>
#include <utility>

namespace casus::watch {

namespace {

bool any_within(const std::vector<std::int64_t>& instants, std::int64_t from, std::int64_t to) {
  if (instants.empty() || instants.back() < from) return false;
  const auto first = std::ranges::lower_bound(instants, from);
  return first != instants.end() && *first <= to;
}

}  // namespace

void Strand::add(const Offer& offer, const std::vector<std::int64_t>& telling, const Keep& keep) {
  const std::int64_t at = offer.at_ms;
  if (count_ > 0 && at >= last_) {
    if (!any_within(telling, last_, at)) {
      push(offer, keep);
      return;
    }
    close(count_, keep);
  }
  if (any_within(telling, at, at)) {
    keep(offer.take());
    return;
  }
  if (in_closed_run(at)) return;
  const bool after_telling = any_within(telling, INT64_MIN, at);
  if (count_ == 0) {
    begin(offer, after_telling, keep);
  } else if (at >= first_) {
    insert(offer, keep);
  } else if (!any_within(telling, INT64_MIN, first_)) {
    // Still before everything that tells, so nobody is beside it.
    first_ = at;
    dropped_ = true;
  } else {
    keep(offer.take());
  }
}

bool Strand::part(std::int64_t at_ms, const Keep& keep) {
  if (gone_beside(at_ms)) return false;
  if (count_ == 0) return true;
  if (at_ms < first_) {
    if (!bounded_ && dropped_) return false;
    for (std::size_t i = 0; !bounded_ && i < std::min<std::size_t>(beside, count_); ++i) keep_one(i, keep);
    if (!bounded_) to_keep_ = static_cast<std::uint32_t>(beside - std::min<std::size_t>(beside, count_));
    bounded_ = true;
    return true;
  }
  const std::size_t before = held_before(at_ms);
  if (dropped_ && before < beside) return false;
  std::size_t after = before;
  while (after < count_ && held(after).at_ms == at_ms) keep_one(after++, keep);
  const std::size_t rest = count_ - after;
  for (std::size_t i = after; i < after + std::min(beside, rest); ++i) keep_one(i, keep);
  close(before, keep);
  for (std::size_t i = before; i < after; ++i) drop_front();
  dropped_ = false;
  bounded_ = true;
  to_keep_ = static_cast<std::uint32_t>(beside - std::min(beside, rest));
  if (count_ > 0) first_ = held(0).at_ms;
  return true;
}

void Strand::finish(const std::vector<std::int64_t>& telling, const Keep& keep) {
  if (count_ > 0 && any_within(telling, last_, INT64_MAX)) close(count_, keep);
}

std::size_t Strand::held_before(std::int64_t at_ms) {
  std::size_t n = 0;
  while (n < count_ && held(n).at_ms < at_ms) ++n;
  return n;
}

bool Strand::in_closed_run(std::int64_t at_ms) const {
  const auto after = std::ranges::upper_bound(closed_, at_ms, {}, &Run::first);
  return after != closed_.begin() && std::prev(after)->last >= at_ms;
}

// In a run that has been closed, or before one whose first reports are gone.
bool Strand::gone_beside(std::int64_t at_ms) const {
  const auto after = std::ranges::upper_bound(closed_, at_ms, {}, &Run::first);
  return in_closed_run(at_ms) || (after != closed_.end() && !after->bounded);
}

// Runs that overlap have nothing but dull reports in common, and are one.
void Strand::add_closed(Run run) {
  const auto first = std::ranges::lower_bound(closed_, run.first, {}, &Run::last);
  auto last = first;
  for (; last != closed_.end() && last->first <= run.last; ++last) {
    if (last->first <= run.first) run.bounded = last->bounded;
    run.first = std::min(run.first, last->first);
    run.last = std::max(run.last, last->last);
  }
  closed_.insert(closed_.erase(first, last), run);
}

void Strand::begin(const Offer& offer, bool after_telling, const Keep& keep) {
  first_ = offer.at_ms;
  dropped_ = false;
  bounded_ = after_telling;
  to_keep_ = after_telling ? beside : 0;
  push(offer, keep);
}

// The latest report of the open run.
void Strand::push(const Offer& offer, const Keep& keep) {
  if (count_ == most_held) drop_front();
  last_ = offer.at_ms;
  const std::size_t i = count_++;
  kept_ &= ~(1U << slot(i));
  fill(held(i), offer);
  if (to_keep_ == 0) return;
  --to_keep_;
  keep_one(i, keep);
}

// A report that comes late, but within the open run. All that is gone is older than
// what is held, and has to stay so.
void Strand::insert(const Offer& offer, const Keep& keep) {
  const bool oldest = offer.at_ms < held(0).at_ms;
  if (oldest && (dropped_ || count_ == most_held)) {
    dropped_ = true;
    return;
  }
  push(offer, keep);
  for (std::size_t i = count_ - 1; i > 0 && held(i - 1).at_ms > held(i).at_ms; --i) {
    std::swap(held(i - 1), held(i));
    const bool differ = is_kept(i - 1) != is_kept(i);
    if (differ) kept_ ^= 1U << slot(i - 1) | 1U << slot(i);
  }
  last_ = held(count_ - 1).at_ms;
}

void Strand::fill(Held& place, const Offer& offer) {
  place.at_ms = offer.at_ms;
  const fact::Glimpse* glimpse = offer.glimpse;
  if (glimpse == nullptr || glimpse->raw.size() > RawReport{}.bytes.size()) {
    place.report = std::make_unique<fact::Fact>(offer.take());
    return;
  }
  place.received_ms = glimpse->received ? glimpse->received->ms() : not_received;
  place.offset = glimpse->offset;
  RawReport& raw = std::holds_alternative<RawReport>(place.report) ? std::get<RawReport>(place.report) : place.report.emplace<RawReport>();
  raw.size = static_cast<std::uint8_t>(glimpse->raw.size());
  std::ranges::copy(glimpse->raw, raw.bytes.begin());
  profile_ = glimpse->profile;
  make_ = glimpse->make;
}

void Strand::keep_one(std::size_t i, const Keep& keep) {
  if (is_kept(i)) return;
  kept_ |= 1U << slot(i);
  Held& one = held(i);
  if (auto* fact = std::get_if<std::unique_ptr<fact::Fact>>(&one.report)) {
    keep(std::move(**fact));
    return;
  }
  const RawReport& raw = std::get<RawReport>(one.report);
  fact::Glimpse glimpse{.mover = {}, .at = measure::Instant{one.at_ms}, .received = {}, .where = {}, .offset = one.offset,
                        .raw = {raw.bytes.data(), raw.size}, .says = {}, .profile = profile_, .make = make_};
  if (one.received_ms != not_received) glimpse.received = measure::Instant{one.received_ms};
  keep(glimpse.fact());
}

void Strand::drop_front() {
  if (!is_kept(0)) dropped_ = true;
  head_ = (head_ + 1) % most_held;
  --count_;
}

// Ends the open run with the first `count` of what is held, and lets go of them.
void Strand::close(std::size_t count, const Keep& keep) {
  if (count == 0) return;
  const Run run{first_, held(count - 1).at_ms, bounded_};
  for (std::size_t i = count - std::min(beside, count); i < count; ++i) keep_one(i, keep);
  for (std::size_t i = 0; i < count; ++i) drop_front();
  if (dropped_) add_closed(run);
}

}  // namespace casus::watch
