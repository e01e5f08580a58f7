// Each mover becomes one; what may be the same is found in one pass over what is certain.
#include "casus/watch/sighted.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace casus::watch {

using finding::Reason;
using measure::Duration;

namespace {

// As large as any of its sightings says.
Portion total_of(const Portions& sightings) {
  Portion out = sightings.front();
  for (const Portion& one : sightings) {
    out.least = std::min(out.least, one.least);
    const bool bounded = out.most && one.most;
    out.most = bounded ? std::max(out.most, one.most) : std::nullopt;
  }
  return out;
}

Portions of_mover(const Portions& sightings) {
  std::vector<Span> possible;
  std::vector<Span> certain;
  for (const Portion& one : sightings) {
    possible.push_back(one.possible);
    if (one.sure) certain.push_back(one.certain);
  }
  const Portion total = total_of(sightings);
  Portions out = portions_of(signal_of(std::move(possible), std::move(certain)), {sightings}, Duration{});
  for (Portion& one : out) {
    if (one.sure) one.least = total.least;
    else one.most = total.most;
  }
  return out;
}

// Sums of amounts near the limits of int64 must not wrap round.
__extension__ using Wide = __int128;

// Who told of it, and of which instant. What is told of no instant is told by itself.
using Told = std::tuple<std::uint32_t, measure::Interval, std::uint32_t>;

// Certain amounts that come and go: by name or not, and by who told of them at which instant.
class CertainlyDifferent {
 public:
  explicit CertainlyDifferent(const Collected& collected) : collected_{collected} {}

  void add_nameless(const Portion& one) {
    some_nameless_ = some_nameless_ || one.sure;
    add(one, one.least, {.nameless = true, .group = group(one)});
  }
  // `as_one`: what its sightings make of it. Each source saw it beside the nameless of the same instant.
  void add_named(const Portions& as_one, const Portions& sightings) {
    for (const Portion& part : as_one) add(part, part.least, {.named = true});
    const std::int64_t least = total_of(sightings).least;
    std::set<std::size_t> once;
    for (const Portion& one : sightings) {
      if (!one.sure) continue;
      const std::size_t told = group(one);
      if (once.insert(told).second) add(one, least, {.group = told});
    }
  }
  // What is too much where all is added up.
  Portions too_much() {
    Portions out;
    if (!some_nameless_) return out;
    std::ranges::sort(changes_, {}, &Change::at);
    std::vector<Wide> groups(numbers_.size());
    std::multiset<Wide> sums(groups.begin(), groups.end());
    Wide named = 0;
    Wide nameless = 0;
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      const Change& change = changes_[i];
      if (change.of.named) named += change.amount;
      if (change.of.nameless) nameless += change.amount;
      if (change.of.group) {
        Wide& sum = groups[*change.of.group];
        sums.erase(sums.find(sum));
        sum += change.amount;
        sums.insert(sum);
      }
      if (i + 1 == changes_.size() || changes_[i + 1].at == change.at) continue;
      const Wide most = std::max(named, *sums.rbegin());
      if (most < named + nameless) out.push_back(less({change.at, changes_[i + 1].at}, most - named - nameless));
    }
    return out;
  }

 private:
  // To which sums it belongs.
  struct Of {
    bool named = false;
    bool nameless = false;
    std::optional<std::size_t> group{};
  };
  struct Change {
    Position at;
    Wide amount;
    Of of;
  };
  void add(const Portion& one, std::int64_t least, Of of) {
    const Span span{std::max(one.certain.from, one.possible.from), std::min(one.certain.to, one.possible.to)};
    if (!one.sure || span.from >= span.to) return;
    changes_.push_back({span.from, least, of});
    changes_.push_back({span.to, -Wide{least}, of});
  }
  std::size_t group(const Portion& one) {
    const std::uint32_t record = one.evidence.front();
    const measure::Interval when = *collected_.log[record].when;
    const Told told{collected_.catalogue->teller(record), when, when.exact() ? Catalogue::none : record};
    return numbers_.try_emplace(told, numbers_.size()).first->second;
  }
  static Portion less(Span span, Wide amount) {
    Portion out{.possible = span, .certain = span, .sure = true, .least = static_cast<std::int64_t>(std::max(amount, Wide{INT64_MIN})), .doubts = {Reason::uncertain_amount}, .support = {}};
    return out;
  }

  const Collected& collected_;
  bool some_nameless_ = false;
  std::map<Told, std::size_t> numbers_;
  std::vector<Change> changes_;
};

}  // namespace

Counted sighted(const Collected& collected, const std::vector<Portions>& movers) {
  Counted out;
  std::vector<const Portions*> nameless;
  std::vector<const Portions*> named;
  for (const Portions& sightings : movers)
    (collected.log[sightings.front().evidence.front()].mover.empty() ? nameless : named).push_back(&sightings);
  CertainlyDifferent different{collected};
  for (const Portions* sightings : nameless) {
    for (const Portion& one : *sightings) different.add_nameless(one);
    append(out.portions, *sightings);
  }
  for (const Portions* sightings : named) {
    Portions one = of_mover(*sightings);
    if (!nameless.empty()) different.add_named(one, *sightings);
    append(out.portions, std::move(one));
  }
  out.same = different.too_much();
  return out;
}

}  // namespace casus::watch
