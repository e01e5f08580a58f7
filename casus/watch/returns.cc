// Which return replaces which by search in order of time; what stands of a unit by one
// pass over its edges.
#include "casus/watch/returns.h"

#include <algorithm>
#include <functional>
#include <map>
#include <queue>
#include <string_view>

#include "casus/watch/standing.h"
#include "casus/watch/weights.h"

namespace casus::watch {

using finding::Reason;
using measure::Instant;

namespace {

// When the party's next return of the norm's kind is due.
class DueDates {
 public:
  DueDates(const accord::Accord& accord, const accord::Norm& norm, const std::string& party) : offset_{accord.offset} {
    for (const accord::Norm& duty : accord.norms) {
      const bool declares = duty.form == accord::NormForm::periodic && duty.action.verb == "declare";
      const auto& debtors = duty.subjects.parties;
      if (!declares || duty.action.object != norm.kind || std::ranges::find(debtors, party) == debtors.end()) continue;
      duties_.push_back(&duty);
    }
  }

  [[nodiscard]] std::optional<Instant> after(Instant last) const {
    std::optional<Instant> first;
    if (duties_.empty()) return first;
    const auto by = [&](Instant due) { first = first ? std::min(*first, due) : due; };
    const Instant tomorrow = measure::day_after(last, offset_);
    for (const accord::Norm* duty : duties_) {
      if (duty->every) by(last + *duty->every);
      for (const auto& [month, day] : duty->yearly)
        by(measure::next_yearly(tomorrow, month, day, offset_) + measure::days(1));
    }
    return first;
  }

 private:
  measure::Duration offset_;
  std::vector<const accord::Norm*> duties_;
};

// The norm's attribute; else one named like the kind, or by custom.
std::optional<Stated> stated(const accord::Norm& norm, const fact::Fact& fact) {
  if (!norm.measure.empty()) return number_in(fact.find(norm.measure));
  const std::string_view names[] = {norm.kind, fact.what, "strength", "number", "amount"};
  for (const std::string_view name : names)
    if (const auto number = number_in(fact.find(name))) return number;
  return std::nullopt;
}

Return read(const NormContext& context, const Weight& weight, std::uint32_t index) {
  const fact::Fact& fact = context.collected.log[index];
  const measure::Interval when = *fact.when;
  Return out{.fact = index, .unit = "", .from = at(when.from), .latest = at(when.to), .made = at(weight.goes_on ? when.from : when.to), .certain = weight.counts, .due = std::nullopt, .doubts = weight.doubts};
  if (!when.exact()) out.latest = at(when.to) - 1;
  const auto number = stated(context.norm, fact);
  out.least = number ? number->least : 0;
  out.greatest = number ? std::optional{number->greatest} : std::nullopt;
  if (const fact::Value* unit = fact.find("unit"))
    if (const auto* word = std::get_if<std::string>(unit)) out.unit = *word;
  if (out.greatest != out.least) out.doubts.insert(Reason::uncertain_amount);
  return out;
}

// The certain returns of one unit, or of the whole, by their first possible instant: from
// when is one replaced that may have been made at `latest`?
class Replacements {
 public:
  void add(const Return& one) { if (one.certain) all_.push_back({one.from, one.made}); }
  void settle() {
    std::ranges::sort(all_, {}, &Replacement::from);
    for (std::size_t i = all_.size(); i-- > 1;) all_[i - 1].made = std::min(all_[i - 1].made, all_[i].made);
  }
  [[nodiscard]] Position of(Position latest) const {
    const auto later = std::ranges::upper_bound(all_, latest, {}, &Replacement::from);
    return later == all_.end() ? ending : later->made;
  }

 private:
  struct Replacement {
    Position from = beginning;
    Position made = beginning;  // once settled: the first of this one and of all later ones
  };
  std::vector<Replacement> all_;
};

// What a return says on [from, to): its amount, or any amount when it is overdue.
struct Saying {
  Position from = beginning;
  Position to = beginning;
  std::int64_t least = 0;
  std::optional<std::int64_t> greatest = 0;
  bool made = false;  // certainly, by then
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

 private:
  struct One {
    Key key;
    Position until;
    friend bool operator<(const One& a, const One& b) { return Later{}(a.key, b.key); }
  };
  std::priority_queue<One> heap_;
};

// What the standing returns of one unit say: the least and the greatest of them.
class UnitBalance {
 public:
  void put(const Saying& one) {
    least_.put({one.least, one.greatest}, one.to);
    most_.put({one.least, one.greatest}, one.to);
    if (one.greatest) greatest_.put(*one.greatest, one.to);
    count(one, 1);
  }
  void remove(const Saying& one) { count(one, -1); }
  [[nodiscard]] bool empty() const { return standing_ == 0; }
  [[nodiscard]] Share share(Position from, Position to) {
    const Amounts& least = least_.at(from);
    Share out{.span = {from, to}, .certain = made_ > 0 ? least.first : 0, .possible = std::nullopt, .declared = true, .doubts = {}, .facts = {}, .ground = 0};
    if (unbounded_ == 0) out.possible = greatest_.at(from);
    if (least != most_.at(from)) out.doubts.insert(Reason::uncertain_amount);
    return out;
  }

 private:
  using Amounts = std::pair<std::int64_t, std::optional<std::int64_t>>;
  void count(const Saying& one, std::int64_t by) {
    standing_ += by;
    if (!one.greatest) unbounded_ += by;
    if (one.made) made_ += by;
  }

  Foremost<Amounts, std::greater<>> least_;
  Foremost<Amounts, std::less<>> most_;
  Foremost<std::int64_t, std::less<>> greatest_;
  std::int64_t standing_ = 0;
  std::int64_t unbounded_ = 0;
  std::int64_t made_ = 0;
};

// The balance of a unit between each two positions at which it changes.
void add_amounts(const std::vector<Saying>& sayings, std::vector<Share>& out) {
  struct Step {
    Position at = beginning;
    const Saying* what;
    bool comes;
  };
  std::vector<Step> steps;
  steps.reserve(2 * sayings.size());
  for (const Saying& one : sayings) steps.push_back({one.from, &one, true});
  for (const Saying& one : sayings) steps.push_back({one.to, &one, false});
  sort_runs(steps, [](const Step& a, const Step& b) { return a.at < b.at; });
  UnitBalance balance;
  for (std::size_t i = 0; i < steps.size();) {
    const Position at = steps[i].at;
    for (; i < steps.size() && steps[i].at == at; ++i) {
      if (steps[i].comes) balance.put(*steps[i].what);
      else balance.remove(*steps[i].what);
    }
    if (!balance.empty()) out.push_back(balance.share(at, steps[i].at));
  }
}

// Where the return falls due, unless it is replaced or the record ends before.
Position overdue(const Return& said, Position replaced, Instant end) {
  const bool lapses = said.due && *said.due < end;
  return lapses ? std::min(replaced, just_after(*said.due)) : replaced;
}

// What one return says up to where it is replaced.
void say(const Return& said, Position overdue, Position replaced, std::vector<Saying>& out) {
  const auto add = [&](const Saying& one) {
    if (one.from < one.to) out.push_back(one);
  };
  add({said.from, said.made, said.least, said.greatest, false});
  add({said.made, overdue, said.least, said.greatest, said.certain});
  add({overdue, replaced, 0, std::nullopt, said.certain});
}

// Its doubts, and that it is the ground: shares of nothing.
void tell(const Return& said, Position overdue, Position replaced, std::vector<Share>& out) {
  const auto add = [&](Position from, Position to, Reasons doubts) {
    if (from < to) out.push_back({.span = {from, to}, .declared = true, .doubts = doubts, .facts = {said.fact}, .ground = 0});
  };
  add(said.from, replaced, said.doubts);
  add(said.from, said.made, {Reason::uncertain_time});
  add(overdue, replaced, {Reason::late});
}

// The returns of one unit: which replaces which, what they say, and what that adds.
struct Unit {
  std::optional<std::uint32_t> ground;  // the first of them
  Replacements replacements;
  std::vector<Saying> sayings;
  std::vector<Share> shares;
};

}  // namespace

std::optional<Stated> number_in(const fact::Value* value) {
  const auto* range = value == nullptr ? nullptr : std::get_if<measure::AmountRange>(value);
  if (range == nullptr) return std::nullopt;
  return Stated{std::max<std::int64_t>(range->low.raw(), 0), std::max<std::int64_t>(range->high.raw(), 0)};
}

std::vector<Return> returns_of(const NormContext& context, const std::string& party) {
  const JudgedSubject subject{party, {party}};
  const DueDates due{context.accord, context.norm, party};
  accord::Norm anywhere = context.norm;  // a return without a place speaks of what the norm is about
  anywhere.zone = std::nullopt;
  const NormContext placeless{context.accord, anywhere, context.norm_order, context.collected, context.zones, context.holes};
  Weigher with_place{context, subject};
  Weigher without{placeless, subject};
  std::vector<Return> all;
  all.reserve(context.collected.declarations.size());
  for (const std::uint32_t index : context.collected.declarations) {
    const bool placed = context.collected.log[index].place.has_value();
    const auto weight = (placed ? with_place : without).record(index);
    if (!weight) continue;
    all.push_back(read(context, *weight, index));
    all.back().due = due.after(context.collected.log[index].when->to);
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
  std::map<std::string, Unit> units;
  const Replacements& whole = units[""].replacements;
  for (const Return& one : returns) {
    Unit& unit = units[one.unit];
    if (!unit.ground) unit.ground = one.fact;
    unit.replacements.add(one);
  }
  for (auto& [name, unit] : units) unit.replacements.settle();
  for (const Return& one : returns) {
    Unit& unit = units[one.unit];
    const Position replaced = std::min(whole.of(one.latest), unit.replacements.of(one.latest));
    const Position lapsed = overdue(one, replaced, end);
    say(one, lapsed, replaced, unit.sayings);
    tell(one, lapsed, replaced, unit.shares);
  }
  std::vector<Share> out;
  for (auto& [name, unit] : units) {
    add_amounts(unit.sayings, unit.shares);
    for (Share& share : unit.shares) share.ground = *unit.ground;
    append(out, std::move(unit.shares));
  }
  return out;
}

}  // namespace casus::watch
