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
  if (count_ > 0 && at >= held(count_ - 1).at_ms) {
    if (!any_within(telling, held(count_ - 1).at_ms, at)) {
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
    for (std::size_t i = 0; !bounded_ && i < std::min(beside, count_); ++i) keep_one(held(i), keep);
    if (!bounded_) to_keep_ = beside - std::min(beside, count_);
    bounded_ = true;
    return true;
  }
  const std::size_t before = held_before(at_ms);
  if (dropped_ && before < beside) return false;
  std::size_t after = before;
  while (after < count_ && held(after).at_ms == at_ms) keep_one(held(after++), keep);
  const std::size_t rest = count_ - after;
  for (std::size_t i = after; i < after + std::min(beside, rest); ++i) keep_one(held(i), keep);
  close(before, keep);
  for (std::size_t i = before; i < after; ++i) drop_front();
  dropped_ = false;
  bounded_ = true;
  to_keep_ = beside - std::min(beside, rest);
  if (count_ > 0) first_ = held(0).at_ms;
  return true;
}

void Strand::finish(const std::vector<std::int64_t>& telling, const Keep& keep) {
  if (count_ > 0 && any_within(telling, held(count_ - 1).at_ms, INT64_MAX)) close(count_, keep);
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
  Held& slot = held(count_++);
  fill(slot, offer);
  if (to_keep_ == 0) return;
  --to_keep_;
  keep_one(slot, keep);
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
  for (std::size_t i = count_ - 1; i > 0 && held(i - 1).at_ms > held(i).at_ms; --i) std::swap(held(i - 1), held(i));
}

void Strand::fill(Held& slot, const Offer& offer) {
  slot.at_ms = offer.at_ms;
  slot.kept = false;
  if (offer.glimpse == nullptr) {
    slot.fact = std::make_unique<fact::Fact>(std::move(*offer.fact));
    return;
  }
  const fact::Glimpse& glimpse = *offer.glimpse;
  slot.fact.reset();
  slot.received = glimpse.received.has_value();
  if (slot.received) slot.received_ms = glimpse.received->ms();
  slot.offset = glimpse.offset;
  slot.raw.assign(glimpse.raw);
  if (make_ != nullptr) return;
  profile_ = glimpse.profile;
  make_ = glimpse.make;
}

void Strand::keep_one(Held& slot, const Keep& keep) {
  if (std::exchange(slot.kept, true)) return;
  if (slot.fact != nullptr) {
    keep(std::move(*slot.fact));
    slot.fact.reset();
    return;
  }
  fact::Glimpse glimpse{.mover = {}, .at = measure::Instant{slot.at_ms}, .received = {}, .where = {}, .offset = slot.offset,
                        .raw = slot.raw, .says = {}, .profile = profile_, .make = make_};
  if (slot.received) glimpse.received = measure::Instant{slot.received_ms};
  keep(glimpse.fact());
}

void Strand::drop_front() {
  if (!held(0).kept) dropped_ = true;
  head_ = (head_ + 1) % most_held;
  --count_;
}

// Ends the open run with the first `count` of what is held, and lets go of them.
void Strand::close(std::size_t count, const Keep& keep) {
  if (count == 0) return;
  const Run run{first_, held(count - 1).at_ms, bounded_};
  for (std::size_t i = count - std::min(beside, count); i < count; ++i) keep_one(held(i), keep);
  for (std::size_t i = 0; i < count; ++i) drop_front();
  if (dropped_) add_closed(run);
}

}  // namespace casus::watch
