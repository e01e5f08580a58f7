// One pass over all positions at which a share comes or goes.
#include "casus/watch/tally.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "casus/base/check.h"
#include "casus/watch/ruling.h"
#include "casus/watch/standing.h"

namespace casus::watch {

namespace {

__extension__ using Wide = __int128;

std::int64_t clamped(Wide value) {
  constexpr Wide most = std::numeric_limits<std::int64_t>::max();
  return static_cast<std::int64_t>(std::min(value, most));
}

Span span_of(const Share& share) {
  CASUS_CHECK(share.span.from < share.span.to);
  return share.span;
}

// The excess that is open, if one is, and what stands now.
class Tallier {
 public:
  Tallier(std::span<const Share> shares, std::int64_t needed) : shares_{shares}, needed_{needed}, active_{shares.size()} {}

  void comes(std::uint32_t share) {
    balance_.add(shares_[share]);
    active_.insert(share);
    fresh_.push_back(share);
  }
  void goes(std::uint32_t share) {
    balance_.remove(shares_[share]);
    active_.erase(share);
  }

  // All changes at `at` have been applied: what stands holds from here on.
  void settle(Position at) {
    const std::optional<std::int64_t> possible = balance_.possible();
    if (possible && *possible < needed_) return close(at);
    if (open_) current_.members.insert(current_.members.end(), fresh_.begin(), fresh_.end());
    else open(at);
    fresh_.clear();
    const std::int64_t certain = balance_.certain();
    note_certain(at, certain >= needed_);
    current_.perhaps_same = current_.perhaps_same || balance_.perhaps_same();
    current_.peak_certain = std::max(current_.peak_certain, certain);
    const bool higher = current_.peak_possible && (!possible || *possible > *current_.peak_possible);
    if (!higher) return;
    current_.peak_possible = possible;
    current_.fullest = at;
  }

  std::vector<Excess> take() { return std::move(excesses_); }

 private:
  void open(Position at) {
    current_ = Excess{};
    current_.span.from = current_.fullest = at;
    current_.members.assign(active_.all().begin(), active_.all().end());
    open_ = true;
    in_certain_ = false;
  }

  void note_certain(Position at, bool certain) {
    if (certain && !in_certain_) current_.certain.push_back({at, ending});
    if (!certain && in_certain_) current_.certain.back().to = at;
    in_certain_ = certain;
  }

  void close(Position at) {
    fresh_.clear();
    if (!open_) return;
    note_certain(at, false);
    current_.span.to = at;
    std::ranges::sort(current_.members);
    const auto twice = std::ranges::unique(current_.members);
    current_.members.erase(twice.begin(), twice.end());
    excesses_.push_back(std::move(current_));
    open_ = false;
  }

  std::span<const Share> shares_;
  std::int64_t needed_;
  Balance balance_;
  Standing active_;
  std::vector<std::uint32_t> fresh_;  // came at this edge
  bool open_ = false;
  bool in_certain_ = false;
  Excess current_;
  std::vector<Excess> excesses_;
};

}  // namespace

void Balance::change(const Share& share, std::int64_t sign) {
  Ledger& ledger = share.declared ? declared_ : seen_;
  ledger.shares += sign;
  certain_of(share) += sign * Wide{share.certain};
  if (share.teller != Share::everybody && !share.again) nameless_ += sign * Wide{share.certain};
  if (share.possible) ledger.possible += sign * Wide{*share.possible};
  else ledger.unbounded += sign;
}

Balance::Wide& Balance::certain_of(const Share& share) {
  if (share.teller == Share::everybody) return share.declared ? declared_.certain : seen_.certain;
  const auto known = std::ranges::find(told_, share.teller, &Told::teller);
  return known != told_.end() ? known->certain : told_.emplace_back(Told{share.teller, 0}).certain;
}

Balance::Wide Balance::seen_certain() const {
  Wide most = seen_.certain;
  for (const Told& one : told_) most = std::max(most, one.certain);
  return most;
}

bool Balance::seen_prevails() const {
  if (declared_.shares == 0) return true;
  return declared_.unbounded == 0 && seen_certain() > declared_.possible;
}

std::int64_t Balance::certain() const { return clamped(std::max(declared_.certain, seen_certain())); }

std::optional<std::int64_t> Balance::possible() const {
  const Ledger& counts = seen_prevails() ? seen_ : declared_;
  if (counts.unbounded > 0) return std::nullopt;
  return clamped(counts.possible);
}

namespace {

// All that counts of one ground from `at` on, to the next change.
Share joined(std::span<const Share> shares, const std::set<std::uint32_t>& active, Span span) {
  Share piece{.span = span, .declared = shares[*active.begin()].declared, .doubts = {}, .facts = {}, .ground = shares[*active.begin()].ground};
  Balance balance;
  std::vector<std::uint32_t> facts;
  for (const std::uint32_t i : active) {
    balance.add(shares[i]);
    piece.doubts |= shares[i].doubts;
    facts.insert(facts.end(), shares[i].facts.begin(), shares[i].facts.end());
  }
  piece.certain = balance.certain();
  piece.possible = balance.possible();
  facts = each_once(std::move(facts));
  piece.facts.append(facts.begin(), facts.end());
  return piece;
}

void add_pieces(std::span<const Share> shares, std::vector<Share>& out) {
  std::set<std::uint32_t> active;
  const auto settle = [&](Span span) {
    if (!active.empty()) out.push_back(joined(shares, active, span));
  };
  pass_over(shares, span_of, Steps{[&](std::uint32_t share) { active.erase(share); }, [&](std::uint32_t share) { active.insert(share); }, settle});
}

}  // namespace

std::vector<Share> pieces_of(const std::vector<Share>& shares) {
  std::map<std::uint32_t, std::vector<Share>> grounds;
  for (const Share& share : shares) grounds[share.ground].push_back(share);
  std::vector<Share> all;
  for (const auto& [ground, some] : grounds) add_pieces(some, all);
  return all;
}

std::vector<Excess> tally(std::span<const Share> shares, std::int64_t needed) {
  CASUS_CHECK(needed > 0);
  Tallier tallier{shares, needed};
  pass_over(shares, span_of, Steps{[&](std::uint32_t share) { tallier.goes(share); }, [&](std::uint32_t share) { tallier.comes(share); },
                                   [&](Span span) { tallier.settle(span.from); }});
  return tallier.take();
}

}  // namespace casus::watch
