// The least of the newest reports, and what lies behind it.
#include "casus/watch/watermark.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>

#include "casus/watch/collect.h"
#include "casus/watch/order.h"

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

// What a lapse is known by: its norm, whose it is, and when it was due.
using Lapse = std::tuple<std::string, std::string, Instant>;

}  // namespace

Watermarks::Watermarks(const accord::Accord& accord, std::span<const fact::Fact> facts) : accord_{accord} {
  std::map<std::string, Instant, std::less<>> newest;
  Instant end = accord.open && accord.open->known_to ? *accord.open->known_to : Instant{INT64_MIN / 4};
  for (const fact::Fact& fact : facts) {
    if (!fact.when) continue;
    end = std::max(end, fact.received.value_or(fact.when->to));
    if (fact.root == fact::Root::act) continue;
    if (fact.root == fact::Root::sighting) hear_mover(fact);
    Instant& latest = newest.try_emplace(fact.source, fact.when->from).first->second;
    latest = std::max(latest, fact.when->from);
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
  Instant& last = last_of_mover_.try_emplace(mover, fact.when->from).first->second;
  last = std::max(last, fact.when->from);
}

bool Watermarks::heard_since(Instant at, const std::vector<std::string>& facts) const {
  return std::ranges::all_of(facts, [&](const std::string& id) {
    const auto mover = movers_.find(id);
    return mover == movers_.end() || last_of_mover_.at(mover->second) >= at;
  });
}

std::optional<Instant> Watermarks::of(const accord::Norm& norm) const {
  const std::set<ReadKind> kinds = kinds_read_by(accord_, norm);
  const auto is_waited_for = [&](const Heard& heard) {
    return std::ranges::any_of(kinds, [&](const ReadKind& read) {
      return read.root != fact::Root::act && accord::can_give(accord_, *heard.source, read.kind);
    });
  };
  std::optional<Instant> least;
  for (const Heard& heard : heard_) {
    if (!is_waited_for(heard)) continue;
    const Instant reaches = heard.newest - heard.source->late;
    least = least ? std::min(*least, reaches) : reaches;
  }
  return least;
}

namespace {

bool is_settled(const Watermarks& watermarks, const Finding& finding, Instant watermark) {
  if (finding.verdict == Verdict::breach) return finding.reached.value_or(finding.from) < watermark;
  return finding.to && *finding.to < watermark && watermarks.heard_since(*finding.to, finding.evidence);
}

}  // namespace

void mark_pending(const Watermarks& watermarks, const accord::Accord& accord, std::vector<Finding>& findings,
                  std::vector<Duty>& duties) {
  std::map<std::string, std::optional<Instant>> known;
  for (const accord::Norm& norm : accord.norms) known[norm.id] = watermarks.of(norm);
  std::set<Lapse> lapses;
  std::set<Lapse> settled;
  for (Duty& duty : duties) {
    const std::optional<Instant>& watermark = known[duty.norm];
    const bool waits = watermark && (!duty.since || *duty.since >= *watermark);
    if (waits) add_pending(duty.reasons);
    if (!duty.due) continue;
    const Lapse lapse{duty.norm, duty.owed_by, *duty.due};
    lapses.insert(lapse);
    if (!waits) settled.insert(lapse);
  }
  for (Finding& finding : findings) {
    const std::optional<Instant>& watermark = known[finding.norm];
    if (!watermark) continue;
    const Lapse lapse{finding.norm, finding.subject, finding.from};
    const bool of_a_duty = lapses.contains(lapse);
    if (!(of_a_duty ? settled.contains(lapse) : is_settled(watermarks, finding, *watermark))) add_pending(finding.reasons);
  }
}

void count_late(const accord::Accord& accord, std::span<const fact::Fact> facts, std::vector<Finding>& findings) {
  std::unordered_set<std::string> late;
  for (const fact::Fact& fact : facts) {
    const accord::Source* source = accord.source(fact.source);
    if (source == nullptr || source->late.raw() == 0 || !fact.when || !fact.received) continue;
    if (*fact.received > fact.when->to + source->late) late.insert(fact.id());
  }
  if (late.empty()) return;
  for (Finding& finding : findings) {
    finding.late = std::ranges::count_if(finding.evidence, [&](const std::string& id) { return late.contains(id); });
  }
}

}  // namespace casus::watch
