// Which return replaces which by search in order of time; what stands of a unit by one
// pass over its edges.
#include "casus/watch/returns.h"

#include <algorithm>
#include <functional>
#include <map>
#include <queue>
#include <string_view>

#include "casus/watch/due_dates.h"
#include "casus/watch/standing.h"
#include "casus/watch/weights.h"

namespace casus::watch {

using finding::Reason;
using measure::Instant;

namespace {

// The norm's attribute; else one named like the kind, or by custom.
std::optional<Stated> stated(const accord::Norm& norm, const fact::Fact& fact) {
  if (!norm.measure.empty()) return number_in(fact.find(norm.measure));
  const std::string_view names[] = {norm.kind, fact.what, "strength", "number", "amount"};
  for (const std::string_view name : names)
    if (const auto number = number_in(fact.find(name))) return number;
  return std::nullopt;
}

// Sets all but when it falls due.
void read(const NormContext& context, const Weight& weight, std::uint32_t index, Return& out) {
  const fact::Fact& fact = context.collected.log[index];
  const measure::Interval when = *fact.when;
  out.fact = index;
  out.from = at(when.from);
  out.latest = when.exact() ? at(when.to) : at(when.to) - 1;
  out.made = at(weight.goes_on ? when.from : when.to);
  out.certain = weight.counts;
  out.doubts = weight.doubts;
  const auto number = stated(context.norm, fact);
  out.least = number ? number->least : 0;
  out.greatest = number ? std::optional{number->greatest} : std::nullopt;
  if (const fact::Value* unit = fact.find("unit"))
    if (const auto* word = std::get_if<std::string>(unit)) out.unit = *word;
  if (out.greatest != out.least) out.doubts.insert(Reason::uncertain_amount);
}

// The certain returns of one unit, or of the whole, by their first possible instant: from
// when is one replaced that may have been made at `latest`?
class Replacements {
 public:
  void add(const Return& one) { if (one.certain) all_.push_back({one.from, one.made}); }
  void settle() {
    if (!std::ranges::is_sorted(all_, {}, &Replacement::from)) std::ranges::sort(all_, {}, &Replacement::from);
    for (std::size_t i = all_.size(); i-- > 1;) all_[i - 1].made = std::min(all_[i - 1].made, all_[i].made);
  }
  [[nodiscard]] Position of(Position latest) const {
    // Mostly the next one asks for the next place.
    std::size_t place = near_;
    if (place < all_.size() && all_[place].from <= latest) ++place;
    const bool found = (place == 0 || all_[place - 1].from <= latest) && (place == all_.size() || all_[place].from > latest);
    if (!found) place = static_cast<std::size_t>(std::ranges::upper_bound(all_, latest, {}, &Replacement::from) - all_.begin());
    near_ = place;
    return place == all_.size() ? ending : all_[place].made;
  }

 private:
  struct Replacement {
    Position from = beginning;
    Position made = beginning;  // once settled: the first of this one and of all later ones
  };
  std::vector<Replacement> all_;
  mutable std::size_t near_ = 0;  // where the last answer was
};

// What a return says on [from, to): its amount, or any amount when it is overdue.
struct Saying {
  Position from = beginning;
  Position to = beginning;
  std::int64_t least = 0;
  std::optional<std::int64_t> greatest = 0;
  bool made = false;  // certainly, by then
  std::optional<std::uint32_t> told{};  // the share that tells of the return
};

// The foremost of what stands: the first by `Later`, of those that are not over.
template <typename Key, typename Later>
class Foremost {
 public:
  void put(const Key& key, Position until) { heap_.push({key, until}); }
  // Something must stand at `now`, which never goes back.
  [[nodiscard]] const Key& at(Position now) {
    while (heap_.top().until <= now) heap_.pop();
    return heap_.top().key;
  }
  void clear() { heap_ = {}; }

 private:
  struct One {
    Key key;
    Position until;
    friend bool operator<(const One& a, const One& b) { return Later{}(a.key, b.key); }
  };
  std::priority_queue<One> heap_;
};

// What the standing returns of one unit say: the least and the greatest of them. Mostly one
// stands alone, and nothing is compared until another joins it.
class UnitBalance {
 public:
  void put(const Saying& one) {
    if (standing_ == 1 && !compared_) compare(alone_);
    if (standing_ > 0) compare(one);
    alone_ = one;
    count(one, 1);
  }
  void remove(const Saying& one) {
    count(one, -1);
    if (standing_ > 0 || !compared_) return;
    least_.clear();
    most_.clear();
    greatest_.clear();
    compared_ = false;
  }
  [[nodiscard]] std::int64_t standing() const { return standing_; }
  // Adds what stands from `from` on. The share counts nothing yet.
  void add_to(Share& share, Position from) {
    const Amounts least = compared_ ? least_.at(from) : amounts(alone_);
    if (made_ > 0) share.certain = least.first;
    share.possible = std::nullopt;
    if (unbounded_ == 0) share.possible = compared_ ? greatest_.at(from) : *alone_.greatest;
    if (compared_ && least != most_.at(from)) share.doubts.insert(Reason::uncertain_amount);
  }

 private:
  using Amounts = std::pair<std::int64_t, std::optional<std::int64_t>>;
  static Amounts amounts(const Saying& one) { return {one.least, one.greatest}; }
  void compare(const Saying& one) {
    least_.put(amounts(one), one.to);
    most_.put(amounts(one), one.to);
    if (one.greatest) greatest_.put(*one.greatest, one.to);
    compared_ = true;
  }
  void count(const Saying& one, std::int64_t by) {
    standing_ += by;
    if (!one.greatest) unbounded_ += by;
    if (one.made) made_ += by;
  }

  Saying alone_;           // the last that came
  bool compared_ = false;  // all that stand are in the lists below
  Foremost<Amounts, std::greater<>> least_;
  Foremost<Amounts, std::less<>> most_;
  Foremost<std::int64_t, std::less<>> greatest_;
  std::int64_t standing_ = 0;
  std::int64_t unbounded_ = 0;
  std::int64_t made_ = 0;
};

// The returns of one unit: which replaces which, what they say, and what that adds.
struct Unit {
  std::optional<std::uint32_t> ground;  // the first of them
  std::size_t returns = 0;
  Replacements replacements;
  std::vector<Saying> sayings;
  std::vector<Share> shares;

  Share& add_share(Span span) {
    Share& one = shares.emplace_back();
    one.span = span;
    one.declared = true;
    one.ground = *ground;
    return one;
  }
};

// The balance of a unit between each two positions at which it changes. Where one return
// alone says it, the share that tells of the return holds it, if that spans the same.
void add_amounts(Unit& unit) {
  const std::span<const Saying> sayings = unit.sayings;
  UnitBalance balance;
  const Saying* last = nullptr;
  const auto goes = [&](std::uint32_t one) { balance.remove(sayings[one]); };
  const auto comes = [&](std::uint32_t one) {
    last = &sayings[one];
    balance.put(*last);
  };
  const auto settle = [&](Span span) {
    if (balance.standing() == 0) return;
    const bool alone = balance.standing() == 1 && last->from == span.from && last->told && unit.shares[*last->told].span == span;
    balance.add_to(alone ? unit.shares[*last->told] : unit.add_share(span), span.from);
  };
  pass_over(sayings, [](const Saying& one) { return Span{one.from, one.to}; }, Steps{goes, comes, settle});
}

// Where parts stand, and what they certainly come to there: in order, apart from each other.
struct Parts {
  Span span;
  std::int64_t certain = 0;
};
std::vector<Parts> standing_of(const std::vector<Share>& parts) {
  std::vector<Parts> out;
  Balance balance;
  std::int64_t standing = 0;
  const auto goes = [&](std::uint32_t part) {
    balance.remove(parts[part]);
    --standing;
  };
  const auto comes = [&](std::uint32_t part) {
    balance.add(parts[part]);
    ++standing;
  };
  const auto settle = [&](Span span) {
    if (standing > 0) out.push_back({span, balance.certain()});
  };
  pass_over(std::span<const Share>{parts}, [](const Share& part) { return part.span; }, Steps{goes, comes, settle});
  return out;
}

// A total that was declared before its parts: nobody can know whether they are within it.
// So it adds at the least what it is above them, and at most all of it.
void put_beside(const std::vector<Parts>& parts, std::vector<Share>& totals) {
  const std::size_t declared = totals.size();
  for (std::size_t i = 0; i < declared; ++i) {
    Share amount{.span = totals[i].span, .certain = totals[i].certain, .possible = totals[i].possible, .declared = true, .doubts = {}, .facts = {}, .ground = totals[i].ground};
    auto part = std::ranges::upper_bound(parts, amount.span.from, {}, [](const Parts& one) { return one.span.to; });
    if (amount.possible == 0 || part == parts.end() || part->span.from >= amount.span.to) continue;
    totals[i].certain = 0;
    totals[i].possible = 0;
    const Position end = amount.span.to;
    const auto add_to = [&](Position to) {
      amount.span.to = std::clamp(to, amount.span.from, end);
      if (amount.span.from < amount.span.to) totals.push_back(amount);
      amount.span.from = amount.span.to;
    };
    for (; part != parts.end() && part->span.from < end; ++part) {
      add_to(part->span.from);
      const std::int64_t certain = amount.certain;
      amount.certain = std::max<std::int64_t>(certain - part->certain, 0);
      amount.doubts.insert(Reason::uncertain_amount);
      add_to(part->span.to);
      amount.certain = certain;
      amount.doubts = {};
    }
    add_to(end);
  }
}

// Where the return falls due, unless it is replaced or the record ends before.
Position overdue(const Return& said, Position replaced, Instant end) {
  const bool lapses = said.due && *said.due < end;
  return lapses ? std::min(replaced, just_after(*said.due)) : replaced;
}

// What one return says up to where it is replaced, its doubts, and that it is the ground:
// these as shares of nothing.
void tell(const Return& said, Position overdue, Position replaced, Unit& unit) {
  std::optional<std::uint32_t> told;
  if (said.from < replaced) told = static_cast<std::uint32_t>(unit.shares.size());
  const auto share = [&](Position from, Position to, Reasons doubts) {
    if (from >= to) return;
    Share& one = unit.add_share({from, to});
    one.doubts = doubts;
    one.facts.push_back(said.fact);
  };
  share(said.from, replaced, said.doubts);
  share(said.from, said.made, {Reason::uncertain_time});
  share(overdue, replaced, {Reason::late});
  const auto say = [&](const Saying& one) {
    if (one.from < one.to) unit.sayings.push_back(one);
  };
  say({said.from, said.made, said.least, said.greatest, false, told});
  say({said.made, overdue, said.least, said.greatest, said.certain, told});
  say({overdue, replaced, 0, std::nullopt, said.certain, told});
}

}  // namespace

std::optional<Stated> number_in(const fact::Value* value) {
  const auto* range = value == nullptr ? nullptr : std::get_if<measure::AmountRange>(value);
  if (range == nullptr) return std::nullopt;
  return Stated{std::max<std::int64_t>(range->low.raw(), 0), std::max<std::int64_t>(range->high.raw(), 0)};
}

std::vector<Return> returns_of(const NormContext& context, const std::string& party) {
  const JudgedSubject subject{party, {party}};
  const DueDates due{context, party};
  accord::Norm standing = context.norm;  // one given before the norm begins to bind holds when it does
  standing.from = std::nullopt;
  accord::Norm anywhere = standing;  // a return without a place speaks of what the norm is about
  anywhere.zone = std::nullopt;
  const NormContext at_its_place{context.accord, standing, context.norm_order, context.collected, context.zones, context.holes};
  const NormContext placeless{context.accord, anywhere, context.norm_order, context.collected, context.zones, context.holes};
  Weigher with_place{at_its_place, subject};
  Weigher without{placeless, subject};
  std::vector<Return> all;
  all.reserve(context.collected.declarations.size());
  for (const std::uint32_t index : context.collected.declarations) {
    const bool placed = context.collected.log[index].place.has_value();
    const auto weight = (placed ? with_place : without).record(index);
    if (!weight) continue;
    Return& one = all.emplace_back();
    read(context, *weight, index, one);
    one.due = due.next(context.collected.log[index]);
  }
  return all;
}

std::vector<Position> changes_of(const std::vector<Return>& returns, Instant end) {
  std::vector<Position> all;
  for (const Return& one : returns) {
    all.insert(all.end(), {one.from, one.made});
    if (one.due && *one.due < end) all.push_back(just_after(*one.due));
  }
  std::ranges::sort(all);
  const auto twice = std::ranges::unique(all);
  all.erase(twice.begin(), twice.end());
  return all;
}

std::vector<Share> shares_of(const std::vector<Return>& returns, Instant end) {
  std::map<std::string_view, Unit> units;
  const Replacements& whole = units[""].replacements;
  // Mostly the next return is of the unit of the last one.
  auto near = units.begin();
  const auto unit_of = [&](const Return& one) -> Unit& {
    if (near->first != one.unit) near = units.try_emplace(one.unit).first;
    return near->second;
  };
  for (const Return& one : returns) {
    Unit& unit = unit_of(one);
    if (!unit.ground) unit.ground = one.fact;
    ++unit.returns;
    unit.replacements.add(one);
  }
  for (auto& [name, unit] : units) {
    unit.replacements.settle();
    unit.sayings.reserve(unit.returns);
    unit.shares.reserve(unit.returns);
  }
  for (const Return& one : returns) {
    Unit& unit = unit_of(one);
    Position replaced = whole.of(one.latest);
    if (&unit.replacements != &whole) replaced = std::min(replaced, unit.replacements.of(one.latest));
    const Position lapsed = overdue(one, replaced, end);
    tell(one, lapsed, replaced, unit);
  }
  std::vector<Share> parts;
  std::vector<Share> totals;
  for (auto& [name, unit] : units) {
    add_amounts(unit);
    append(name.empty() ? totals : parts, std::move(unit.shares));
  }
  if (!parts.empty() && !totals.empty()) put_beside(standing_of(parts), totals);
  append(parts, std::move(totals));
  return parts;
}

}  // namespace casus::watch
