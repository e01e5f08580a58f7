// Meanings, and what it is for one to last: the time that its supports span, told in one
// pass over them, and not the time that its windows stay open.
//
//   supports   .  .   .            .   .     pause too long between the third and the fourth
//   runs       |------|            |---|
//   lasts           |==============|         from D after a run began, up to the next run
#include <algorithm>

#include "casus/watch/conditions.h"

namespace casus::watch {

using accord::Condition;
using accord::Literal;
using measure::Instant;
using measure::Interval;
using measure::Truth;
using Quantity = accord::Literal::Quantity;

namespace {

// The runs of one stretch of a condition, fed with its supports in ascending order of when
// they begin; those that are long enough go to `out`.
class Runs {
 public:
  Runs(const accord::Meaning& meaning, std::vector<Span>& out) : meaning_{meaning}, out_{out} {}

  void feed(Instant begin, Instant end) {
    const bool cut = open_ && meaning_.pause && begin - last_ > *meaning_.pause;
    if (cut) close(at(begin));
    if (!open_) first_ = begin;
    last_ = open_ ? std::max(last_, end) : end;
    open_ = true;
  }

  // Nothing of the run is left from `end` on.
  void close(Position end) {
    if (open_ && last_ - first_ >= *meaning_.lasting) out_.push_back({at(first_ + *meaning_.lasting), end});
    open_ = false;
  }

 private:
  const accord::Meaning& meaning_;
  std::vector<Span>& out_;
  bool open_ = false;
  Instant first_;
  Instant last_;
};

// When a support that is certain was certainly there: what goes on, throughout; what
// happened at one unknown instant gives the least length that the reports allow, which
// is less than none if it stands alone.
Interval surely(const Support& support) {
  const Interval& when = support.certain_when;
  return support.goes_on ? when : Interval{when.to, when.from};
}

void add_runs(const accord::Meaning& meaning, Span stretch, std::vector<Interval> spells, std::vector<Span>& out) {
  std::ranges::sort(spells, {}, &Interval::from);
  Runs runs{meaning, out};
  for (const Interval& spell : spells) runs.feed(spell.from, spell.to);
  runs.close(stretch.to);
}

Signal lasting(const accord::Meaning& meaning, const Signal& condition, const Portions& grounds) {
  const std::vector<Span> stretches = condition.at_least(Truth::unknown);
  const std::vector<Grounds> shown = grounds_of(stretches, grounds);
  std::vector<Span> possible;
  std::vector<Span> certain;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    std::vector<Interval> perhaps;
    std::vector<Interval> sure;
    for (const Support& one : shown[i].support) {
      perhaps.push_back(one.when);
      if (one.certain) sure.push_back(surely(one));
    }
    add_runs(meaning, stretches[i], std::move(perhaps), possible);
    add_runs(meaning, stretches[i], std::move(sure), certain);
  }
  return signal_of(std::move(possible), std::move(certain));
}

}  // namespace

Portions Conditions::affirming(const Condition& condition, const Use& use) {
  Portions out;
  for (const std::vector<Literal>& conjunction : condition.any_of) {
    for (const Literal& literal : conjunction) {
      Portions part;
      Use inner = use;
      if (literal.quantity == Quantity::none) inner.pause = std::nullopt;
      if (literal.sort == Literal::Sort::group) part = affirming(literal.group.front(), inner);
      else if (literal.sort == Literal::Sort::event && literal.quantity != Quantity::none) part = counted(literal, use);
      std::ranges::move(part, std::back_inserter(out));
    }
  }
  return out;
}

const Held& Conditions::held(std::size_t index, const Use& use) {
  const Known key{index, use.judged, use.zone, use.excuse, use.heard, use.pause};
  const auto known = meanings_.find(key);
  if (known != meanings_.end()) return known->second;
  const accord::Meaning& meaning = accord_.meanings[index];
  Use own = use;
  own.proof = &accord_.proof;  // its facts are proven as the accord asks
  own.notified = nullptr;      // no activity is its own
  if (meaning.lasting) own.pause = meaning.pause;
  Held held;
  Answer answered = answer(meaning.condition, own);
  held.condition = held.signal = std::move(answered.signal);
  std::erase_if(answered.literals, [](const LiteralAnswer& one) { return one.shown && one.group.empty(); });
  held.unshown = std::move(answered.literals);
  held.grounds = affirming(meaning.condition, own);
  if (meaning.lasting) held.signal = both(held.signal, lasting(meaning, held.signal, held.grounds));
  return meanings_.emplace(key, std::move(held)).first->second;
}

}  // namespace casus::watch
