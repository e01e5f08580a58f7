// Signals as sorted lists of changes: everything is a merge or a binary search.
#include "casus/watch/signal.h"

#include <algorithm>

#include "casus/base/check.h"

namespace casus::watch {

using measure::Truth;

void Signal::then(Position p, Truth truth) {
  if (p >= ending) return;
  p = std::max(p, beginning);
  CASUS_CHECK(p >= changes_.back().at);
  if (p == changes_.back().at) {
    changes_.back().truth = truth;
    const bool same = changes_.size() > 1 && changes_[changes_.size() - 2].truth == truth;
    if (same) changes_.pop_back();
  } else if (changes_.back().truth != truth) {
    changes_.push_back({p, truth});
  }
}

std::size_t Signal::piece_of(Position p) const {
  const auto next = std::ranges::upper_bound(changes_, p, {}, &Change::at);
  return next == changes_.begin() ? 0 : static_cast<std::size_t>(next - changes_.begin()) - 1;
}

Truth Signal::at(Position p) const { return changes_[piece_of(p)].truth; }

Signal::Bounds Signal::over(Span span) const {
  const std::size_t first = piece_of(span.from);
  Bounds out{changes_[first].truth, changes_[first].truth};
  for (std::size_t i = first + 1; i < changes_.size() && changes_[i].at < span.to; ++i) {
    out.least = std::min(out.least, changes_[i].truth);
    out.greatest = std::max(out.greatest, changes_[i].truth);
  }
  return out;
}

bool Signal::is_unknown_in(Span span) const {
  for (std::size_t i = piece_of(span.from); i < changes_.size() && changes_[i].at < span.to; ++i) {
    if (changes_[i].truth == Truth::unknown) return true;
  }
  return false;
}

Signal Signal::in(Span span) const {
  const std::size_t first = piece_of(span.from);
  Signal out{changes_[first].truth};
  for (std::size_t i = first + 1; i < changes_.size() && changes_[i].at < span.to; ++i) out.changes_.push_back(changes_[i]);
  return out;
}

std::vector<Piece> Signal::pieces() const {
  std::vector<Piece> all;
  all.reserve(changes_.size());
  for (std::size_t i = 0; i < changes_.size(); ++i) {
    const Position end = i + 1 < changes_.size() ? changes_[i + 1].at : ending;
    all.push_back({{changes_[i].at, end}, changes_[i].truth});
  }
  return all;
}

std::vector<Span> Signal::at_least(Truth truth) const {
  std::vector<Span> all;
  for (const Piece& piece : pieces()) {
    if (piece.truth < truth) continue;
    if (!all.empty() && all.back().to == piece.span.from) all.back().to = piece.span.to;
    else all.push_back(piece.span);
  }
  return all;
}

template <typename How>
Signal Signal::combined(const Signal& a, const Signal& b, How how) {
  Signal out{how(a.changes_.front().truth, b.changes_.front().truth)};
  std::size_t i = 0;
  std::size_t j = 0;
  while (i + 1 < a.changes_.size() || j + 1 < b.changes_.size()) {
    const Position next_a = i + 1 < a.changes_.size() ? a.changes_[i + 1].at : ending;
    const Position next_b = j + 1 < b.changes_.size() ? b.changes_[j + 1].at : ending;
    if (next_a <= next_b) ++i;
    if (next_b <= next_a) ++j;
    out.then(std::min(next_a, next_b), how(a.changes_[i].truth, b.changes_[j].truth));
  }
  return out;
}

Signal both(const Signal& a, const Signal& b) {
  return Signal::combined(a, b, [](Truth x, Truth y) { return measure::both(x, y); });
}

Signal either(const Signal& a, const Signal& b) {
  return Signal::combined(a, b, [](Truth x, Truth y) { return measure::either(x, y); });
}

Signal negated(const Signal& a) {
  Signal out = a;
  for (Signal::Change& change : out.changes_) change.truth = measure::negate(change.truth);
  return out;
}

namespace {

// `truth` where any of the spans is, else no.
Signal covered(std::vector<Span> spans, Truth truth) {
  std::ranges::sort(spans);
  Signal out;
  Position end = beginning;
  for (const Span& span : spans) {
    if (span.from >= span.to) continue;
    if (span.from > end || end == beginning) {
      if (end != beginning) out.then(end, Truth::no);
      out.then(span.from, truth);
    }
    end = std::max(end, span.to);
  }
  if (end != beginning) out.then(end, Truth::no);
  return out;
}

}  // namespace

Signal signal_of(std::vector<Span> possible, std::vector<Span> certain) {
  return either(covered(std::move(possible), Truth::unknown), covered(std::move(certain), Truth::yes));
}

}  // namespace casus::watch
