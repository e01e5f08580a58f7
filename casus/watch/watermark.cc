// The least of the newest reports, and what lies behind it.
#include "casus/watch/watermark.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>

#include "casus/watch/collect.h"
#include "casus/watch/order.h"
#include "casus/watch/receipt.h"

namespace casus::watch {

using finding::Duty;
using finding::Finding;
using finding::Reason;
using finding::Verdict;
using measure::Instant;

namespace {

void add_pending(std::vector<Reason>& reasons) {
  const auto place = std::ranges::lower_bound(reasons, Reason::pending);
  if (place == reasons.end() || *place != Reason::pending) reasons.insert(place, Reason::pending);
}

// When it has certainly begun: what a wrong clock puts behind its own receipt had by then.
Instant begun_by(const fact::Fact& fact) { return std::min(fact.when->from, learned_at(fact).value_or(fact.when->from)); }

// What a lapse is known by: its norm, whose it is, and when it was due.
using Lapse = std::tuple<std::string, std::string, Instant>;

}  // namespace

Watermarks::Watermarks(const accord::Accord& accord, std::span<const fact::Fact> facts) : accord_{accord} {
  std::map<std::string, Instant, std::less<>> newest;
  Instant end = accord.open && accord.open->known_to ? *accord.open->known_to : Instant{INT64_MIN / 4};
  for (const fact::Fact& fact : facts) {
    if (!fact.when) continue;
    const accord::Source* source = accord.source(fact.source);
    if (source != nullptr) end = std::max(end, passed_by(*source, fact));
    if (fact.root == fact::Root::act) continue;
    if (fact.root == fact::Root::sighting) hear_mover(fact);
    const Instant begun = begun_by(fact);
    Instant& latest = newest.try_emplace(fact.source, begun).first->second;
    latest = std::max(latest, begun);
  }
  for (const auto& [name, at] : newest) {
    const accord::Source* source = accord.source(name);
    if (source == nullptr || (source->silent && at + *source->silent < end)) continue;
    heard_.push_back({source, at});
  }
}

void Watermarks::hear_mover(const fact::Fact& fact) {
  const std::string mover = mover_of(fact);
  movers_.emplace(fact.id(), mover);
  const Instant begun = begun_by(fact);
  Instant& last = last_of_mover_.try_emplace(mover, begun).first->second;
  last = std::max(last, begun);
}

bool Watermarks::heard_since(Instant at, const std::vector<std::string>& facts) const {
  return std::ranges::all_of(facts, [&](const std::string& id) {
    const auto mover = movers_.find(id);
    return mover == movers_.end() || last_of_mover_.at(mover->second) >= at;
  });
}

// A source that states how late its records may come has told by T all that happened before
// T less that, however long it has been quiet. But where a mover was between two reports, the
// later one tells.
std::optional<Instant> Watermarks::reach_of(const Heard& heard, const std::set<ReadKind>& kinds) const {
  bool waited_for = false;
  bool movers = false;
  for (const ReadKind& read : kinds) {
    if (read.root == fact::Root::act || !accord::can_give(accord_, *heard.source, read.kind)) continue;
    waited_for = true;
    movers = movers || read.root == fact::Root::sighting;
  }
  if (!waited_for) return std::nullopt;
  const Instant behind_newest = heard.newest - heard.source->late;
  const bool promises = heard.source->late.raw() > 0 && accord_.open && accord_.open->known_to;
  return promises && !movers ? std::max(behind_newest, *accord_.open->known_to - heard.source->late) : behind_newest;
}

std::optional<Instant> Watermarks::of(const accord::Norm& norm) const {
  const std::set<ReadKind> kinds = kinds_read_by(accord_, norm);
  std::optional<Instant> least;
  for (const Heard& heard : heard_) {
    const auto reaches = reach_of(heard, kinds);
    if (reaches) least = std::min(least.value_or(*reaches), *reaches);
  }
  return least;
}

std::optional<Instant> Watermarks::end_of(const accord::Norm& norm) const {
  std::optional<Instant> last;
  for (const Heard& heard : heard_)
    if (accord::can_give(accord_, *heard.source, norm.kind)) last = std::max(last.value_or(heard.newest), heard.newest);
  return last;
}

namespace {

// What a norm has been watched for, in the order of time.
struct Horizon {
  std::optional<Instant> watermark{};
  std::optional<Instant> end{};  // of its record, beyond which nothing is judged
};

bool is_settled(const Watermarks& watermarks, const Finding& finding, const Horizon& known) {
  if (finding.verdict == Verdict::breach) return finding.reached.value_or(finding.from) < *known.watermark;
  if (!finding.to || *finding.to >= *known.watermark || (known.end && *finding.to >= *known.end)) return false;
  return watermarks.heard_since(*finding.to, finding.evidence);
}

}  // namespace

void mark_pending(const Watermarks& watermarks, const accord::Accord& accord, std::vector<Finding>& findings,
                  std::vector<Duty>& duties) {
  std::map<std::string, Horizon> known;
  for (const accord::Norm& norm : accord.norms) known[norm.id] = {watermarks.of(norm), watermarks.end_of(norm)};
  std::set<Lapse> lapses;
  std::set<Lapse> settled;
  for (Duty& duty : duties) {
    const std::optional<Instant>& watermark = known[duty.norm].watermark;
    const bool waits = watermark && (!duty.since || *duty.since >= *watermark);
    if (waits) add_pending(duty.reasons);
    if (!duty.due) continue;
    const Lapse lapse{duty.norm, duty.owed_by, *duty.due};
    lapses.insert(lapse);
    if (!waits) settled.insert(lapse);
  }
  for (Finding& finding : findings) {
    const Horizon& horizon = known[finding.norm];
    if (!horizon.watermark) continue;
    const Lapse lapse{finding.norm, finding.subject, finding.from};
    const bool of_a_duty = lapses.contains(lapse);
    if (!(of_a_duty ? settled.contains(lapse) : is_settled(watermarks, finding, horizon))) add_pending(finding.reasons);
  }
}

void count_late(const accord::Accord& accord, std::span<const fact::Fact> facts, std::vector<Finding>& findings) {
  std::unordered_set<std::string> late;
  for (const fact::Fact& fact : facts) {
    const accord::Source* source = accord.source(fact.source);
    if (source == nullptr || source->late.raw() == 0 || !fact.when) continue;
    if (comes_late(*source, fact)) late.insert(fact.id());
  }
  if (late.empty()) return;
  for (Finding& finding : findings) {
    finding.late = std::ranges::count_if(finding.evidence, [&](const std::string& id) { return late.contains(id); });
  }
}

}  // namespace casus::watch
