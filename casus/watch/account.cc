// The arithmetic of a finding, found again from the facts.
#include "casus/watch/account.h"

#include <algorithm>
#include <map>

#include "casus/accord/plain.h"
#include "casus/watch/asked.h"
#include "casus/watch/binding.h"
#include "casus/watch/ceiling.h"
#include "casus/watch/contradicted.h"
#include "casus/watch/judge.h"
#include "casus/watch/stays.h"
#include "casus/watch/unexcused.h"
#include "casus/watch/weights.h"

namespace casus::watch {

using finding::Finding;
using measure::Duration;
using measure::Instant;
using measure::Interval;

namespace {

bool holds(Span span, Instant t) { return span.from <= at(t) && at(t) < span.to; }
bool possible_at(const Load& load, Duration window, Instant t) { return holds(possibly_seen(load, window), t); }
bool certain_at(const Load& load, Duration window, Instant t) { return holds(certainly_seen(load, window), t); }

// The time of a finding, and the loads that may count in it.
struct Shown {
  Instant from;
  Instant to;
  std::vector<std::uint32_t> members;
};

// Counts only grow where a load begins, so the largest count is at such a place.
Instant fullest(const Loads& loads, const Shown& stretch, Duration window) {
  Instant best = stretch.from;
  std::int64_t most = -1;
  for (const std::uint32_t member : stretch.members) {
    const Instant at = std::max(loads.loads[member].when.from, stretch.from);
    std::int64_t count = 0;
    for (const std::uint32_t other : stretch.members) {
      if (possible_at(loads.loads[other], window, at)) count += loads.loads[other].possible.value_or(1);
    }
    if (count > most || (count == most && at < best)) {
      most = count;
      best = at;
    }
  }
  return best;
}

WindowAccount window_account(const NormContext& context, const Asked& threshold, const std::vector<Weight>& weights,
                             const Finding& finding) {
  const Loads loads = loads_for(weights, threshold.measure, context.collected.log);
  const std::int64_t scale = measure::decimal_one / unit_of(threshold.measure);
  const Duration window = threshold.within.value_or(Duration{});
  WindowAccount out{.at = finding.reached.value_or(finding.from), .window = threshold.within, .needed = threshold.stated,
                    .more_than = threshold.more_than, .measure = threshold.measure, .incidents = {}};
  Shown stretch{finding.from, finding.to.value_or(finding.from), {}};
  for (std::uint32_t i = 0; i < loads.loads.size(); ++i) {
    const Interval when = loads.loads[i].when;
    const bool same = !threshold.within && when.from == finding.from;
    if (same || (threshold.within && when.from <= stretch.to && when.to + window >= stretch.from)) stretch.members.push_back(i);
  }
  if (!finding.reached && threshold.within) out.at = fullest(loads, stretch, window);
  for (const std::uint32_t member : stretch.members) {
    const Load& load = loads.loads[member];
    if (threshold.within && !possible_at(load, window, out.at)) continue;
    CountedIncident one{.when = load.when, .certain = measure::Decimal{load.certain * scale}, .possible = std::nullopt, .doubts = {}, .facts = {}};
    if (load.possible) one.possible = measure::Decimal{*load.possible * scale};
    one.certainly_in_window = !threshold.within || certain_at(load, window, out.at);
    one.doubts = reasons_of(loads.doubts[member]);
    for (const std::uint32_t report : weights[loads.weight[member]].telling) one.facts.push_back(context.collected.log[report].id());
    if (one.certainly_in_window) out.certain = out.certain + one.certain;
    if (!one.possible) out.possible = std::nullopt;
    else if (out.possible) out.possible = *out.possible + *one.possible;
    out.incidents.push_back(std::move(one));
  }
  return out;
}

StayAccount stay_account(const accord::Norm& norm, const Stay& stay) {
  StayAccount out;
  out.needed = norm.dwell;
  out.more_than = norm.more_than;
  out.possible = stay.possible;
  out.longest_silence = stay.longest_silence;
  out.gap = stay.gap;
  out.reports = stay.reports;
  out.doubtful = stay.doubtful;
  out.implausible = stay.implausible;
  for (const Run& run : stay.runs) {
    out.runs.push_back(run.when);
    out.longest_run = std::max(out.longest_run, run.when.to - run.when.from);
  }
  return out;
}

const accord::Threshold* threshold_of(const accord::Norm& norm, const Finding& finding) {
  for (const accord::Rung& rung : norm.rungs) {
    if (rung.severity != finding.severity) continue;
    for (const accord::Threshold& one : rung.any_of) {
      if (one.measure == finding.measure) return &one;
    }
  }
  return nullptr;
}

std::optional<measure::Decimal> decimal(std::optional<std::int64_t> millionths) {
  return millionths ? std::optional{measure::Decimal{*millionths}} : std::nullopt;
}

// The shares of one ground at one position, told together.
CountedShare told_together(const NormContext& context, const std::vector<const Share*>& shares) {
  CountedShare out{.declared = shares.front()->declared, .doubts = {}, .facts = {}};
  Balance balance;
  Reasons doubts;
  for (const Share* share : shares) {
    balance.add(*share);
    doubts |= share->doubts;
    for (const std::uint32_t fact : share->facts) out.facts.push_back(context.collected.log[fact].id());
  }
  out.certain = measure::Decimal{balance.certain()};
  out.possible = decimal(balance.possible());
  out.doubts = reasons_of(doubts);
  std::ranges::sort(out.facts);
  const auto twice = std::ranges::unique(out.facts);
  out.facts.erase(twice.begin(), twice.end());
  return out;
}

std::optional<CeilingAccount> ceiling_account(const NormContext& context, const JudgedSubject& subject, const Finding& finding) {
  base::SerialExecutor serial;
  const std::vector<Share> shares = shares_for(context, subject, serial);
  for (const Excess& excess : tally(shares, context.norm.ceiling->raw() + 1)) {
    if (instant_of(excess.span.from) != finding.from) continue;
    const Position p = excess.certain.empty() ? excess.fullest : excess.certain.front().from;
    CeilingAccount out{.at = instant_of(p), .right_after = p != at(instant_of(p)), .most = *context.norm.ceiling, .measure = finding.measure, .shares = {}};
    Balance balance;
    std::map<std::pair<bool, std::uint32_t>, std::vector<const Share*>> grounds;  // declared ones first
    for (const Share& share : shares) {
      if (p < share.span.from || p >= share.span.to) continue;
      balance.add(share);
      grounds[{!share.declared, share.ground}].push_back(&share);
    }
    for (const auto& [ground, all] : grounds) out.shares.push_back(told_together(context, all));
    out.certain = measure::Decimal{balance.certain()};
    out.possible = decimal(balance.possible());
    out.seen_counts = balance.seen_prevails();
    out.perhaps_same = balance.perhaps_same();
    return out;
  }
  return std::nullopt;
}

void add_window(const NormContext& context, const JudgedSubject& subject, const Finding& finding, Account& out) {
  for (const Asked& asked : asked_of(context.norm)) {
    const Finding draft = draft_finding(context, subject, asked.rung, asked.threshold);
    if (draft.severity != finding.severity || draft.measure != finding.measure) continue;
    Excuses excuses{context, subject};
    out.window = window_account(context, asked, unexcused(weigh_all(context, subject), excuses), finding);
    return;
  }
}

void add_arithmetic(const NormContext& context, const JudgedSubject& subject, const Finding& finding, Account& out) {
  if (context.norm.form == accord::NormForm::presence) {
    if (const auto stay = stay_of(context, subject, finding)) out.stay = stay_account(context.norm, *stay);
  } else if (context.norm.form == accord::NormForm::ceiling && !context.norm.window) {
    out.ceiling = ceiling_account(context, subject, finding);
  } else if (context.norm.form != accord::NormForm::position_report) {
    add_window(context, subject, finding, out);
  }
}

// The zone that keys the finding, where the norm is judged in each of several.
std::optional<std::size_t> zone_of(const accord::Accord& accord, const accord::Norm& norm, const Finding& finding) {
  for (const std::size_t zone : norm.each) {
    const std::string& name = accord.zones[zone].name;
    if (finding.key == name || finding.key.starts_with(name + " ")) return zone;
  }
  return norm.zone;
}

}  // namespace

std::optional<Account> account_for(const accord::Accord& accord, std::span<const fact::Fact> facts, const Finding& finding) {
  const accord::Norm* norm = accord.norm(finding.norm);
  if (norm == nullptr) return std::nullopt;
  Account out{.norm = norm, .threshold = threshold_of(*norm, finding), .window = std::nullopt, .stay = std::nullopt, .ceiling = std::nullopt, .implausible = {}};
  if (finding.evidence.empty()) return out;
  const Ground ground{accord};
  const Catalogue catalogue{accord, facts};
  const Prepared shared = prepare(catalogue, ground);
  const accord::Accord dated = bound(accord, shared.collected);
  accord::Norm asked = *dated.norm(finding.norm);
  asked.zone = zone_of(accord, *norm, finding);
  const std::vector<Hole> holes;
  // Exceptions that only the oracle knows are left out of the arithmetic.
  if (!accord::is_plain(accord, *norm)) asked.excuses.clear();
  Conditions conditions = conditions_for(dated, shared, asked);
  const NormContext context{dated, asked, 0, shared.collected, shared.zones, holes, &conditions};
  for (const JudgedSubject& subject : judged_subjects(*norm)) {
    if (subject.name != finding.subject) continue;
    add_arithmetic(context, subject, finding, out);
    out.implausible = contradicted(context, finding);
    return out;
  }
  return std::nullopt;
}

}  // namespace casus::watch
