// From stays and returns to shares, from excesses to findings.
#include "casus/watch/ceiling.h"

#include <algorithm>

#include "casus/watch/identity.h"
#include "casus/watch/returns.h"
#include "casus/watch/stays.h"
#include "casus/watch/unexcused.h"

namespace casus::watch {

using finding::Finding;
using finding::Reason;

namespace {

// How many a stay's reports tell of: as many as they state; one, where it is movers that
// are counted and a report states nothing.
class Numbers {
 public:
  Numbers(const NormContext& context, const Track& track)
      : log_{context.collected.log}, identity_{*context.collected.catalogue, track},
        measure_{context.norm.measure.empty() ? "number" : context.norm.measure}, counts_{context.norm.measure.empty()} {}

  // nullopt: none of them states it.
  [[nodiscard]] std::optional<Stated> of(const Stay& stay) const {
    std::optional<Stated> all;
    for (const std::uint32_t index : stay.facts) {
      std::optional<Stated> one = number_in(identity_.attribute(index, measure_));
      if (!one && counts_) one = Stated{measure::decimal_one, measure::decimal_one};
      if (!one) continue;
      if (!all) all = one;
      all->least = std::min(all->least, one->least);
      all->greatest = std::max(all->greatest, one->greatest);
    }
    return all;
  }

 private:
  std::span<const fact::Fact> log_;
  Identity identity_;
  std::string measure_;
  bool counts_;
};

// Possible all through the stay, certain in its proven runs.
void add_stay(const Stay& stay, const std::optional<Stated>& number, std::vector<Share>& out) {
  Share possible{.span = {at(stay.possible.from), just_after(stay.possible.to)}, .certain = 0, .possible = std::nullopt,
                 .declared = false, .doubts = stay.doubts, .facts = {stay.facts.begin(), stay.facts.end()}, .ground = stay.facts.front()};
  if (number) possible.possible = number->greatest;
  possible.doubts.insert(Reason::short_of_duration);
  if (!number || number->greatest != number->least) possible.doubts.insert(Reason::uncertain_amount);
  out.push_back(std::move(possible));
  for (const Run& run : stay.runs) {
    if (!run.proven || !number) continue;
    out.push_back({.span = {at(run.when.from), just_after(run.when.to)}, .certain = number->least, .possible = 0,
                   .declared = false, .doubts = {}, .facts = {}, .ground = stay.facts.front()});
  }
}

std::vector<Share> seen(const NormContext& context, const JudgedSubject& subject, base::Executor& executor) {
  const auto bounds = bounds_of(context);
  if (!bounds) return {};
  const std::vector<Track>& tracks = context.collected.tracks;
  std::vector<std::vector<Stay>> stays(tracks.size());
  executor.for_each(tracks.size(), [&](std::size_t i) { stays[i] = stays_of(context, subject, tracks[i], *bounds); });
  Excuses excuses{context, subject};
  std::vector<Share> all;
  for (std::size_t i = 0; i < tracks.size(); ++i) {
    const std::vector<Stay> left = unexcused(context, tracks[i], std::move(stays[i]), excuses);
    if (left.empty()) continue;
    const Numbers numbers{context, tracks[i]};
    for (const Stay& stay : left) add_stay(stay, numbers.of(stay), all);
  }
  return all;
}

// A verdict at each declaration, which stands until the next: every change moves on to it.
// What was declared before the norm binds is counted when it begins to.
void count_at(const std::vector<Position>& made, Position end, std::vector<Share>& shares) {
  const auto next = [&](Position p) {
    const auto first = std::ranges::lower_bound(made, p);
    return first == made.end() ? end : std::min(end, *first);
  };
  for (Share& share : shares) {
    share.span = {next(share.span.from), next(share.span.to)};
  }
}

std::vector<Share> within(Span bounds, std::vector<Share> shares) {
  for (Share& share : shares) share.span = {std::max(share.span.from, bounds.from), std::min(share.span.to, bounds.to)};
  std::erase_if(shares, [](const Share& share) { return share.span.from >= share.span.to; });
  return shares;
}

Span binding(const accord::Norm& norm) {
  return {norm.from ? at(*norm.from) : beginning, norm.until ? at(*norm.until) : ending};
}

// What was declared, and when a party that has to be known was not.
struct Declared {
  std::vector<Share> shares;
  Intervals unstated;
};

// Nobody told what there is: no finding speaks of it, but nor was the norm kept.
Intervals unstated(const NormContext& context, const std::vector<Share>& shares) {
  const auto record = record_of(context.accord, context.collected, context.norm);
  if (!record) return {};
  Intervals stated;
  for (const Share& share : shares) stated.push_back({instant_of(share.span.from), std::min(instant_of(share.span.to), record->to)});
  std::erase_if(stated, [](const measure::Interval& when) { return when.from > when.to; });
  return minus({*record}, normalised(std::move(stated)));
}

Declared declared(const NormContext& context, const JudgedSubject& subject) {
  std::vector<std::string> parties = subject.members;
  if (parties.empty()) {
    for (const accord::Party& party : context.accord.parties) parties.push_back(party.name);
  }
  const Span bounds = binding(context.norm);
  if (bounds.from > at(context.collected.end)) return {};  // nothing is judged beyond the record
  Excuses excuses{context, subject};
  Declared all;
  std::vector<Position> made;
  for (const std::string& party : parties) {
    const std::vector<Return> returns = returns_of(context, party);
    if (context.norm.each_declaration) {
      for (const Return& one : returns) made.push_back(std::max(one.made, bounds.from));
    }
    std::vector<Share> shares = within(bounds, shares_of(returns, context.collected.end));
    const bool expected = !subject.members.empty() || !returns.empty();
    if (expected && context.norm.root == fact::Root::declaration) append(all.unstated, unstated(context, shares));
    if (!excuses.none()) shares = unexcused(pieces_of(shares), changes_of(returns, context.collected.end), excuses);
    append(all.shares, std::move(shares));
  }
  if (!context.norm.each_declaration) return all;
  std::ranges::sort(made);
  count_at(made, bounds.to, all.shares);
  std::erase_if(all.shares, [](const Share& share) { return share.span.from >= share.span.to; });
  return all;
}

std::int64_t whole_below(std::int64_t millionths) { return millionths / measure::decimal_one; }
std::int64_t whole_above(std::int64_t millionths) {
  return whole_below(millionths) + (millionths % measure::decimal_one != 0 ? 1 : 0);
}

void set_verdict(Finding& finding, const Excess& excess, measure::Instant end_of_record) {
  finding.from = instant_of(excess.span.from);
  if (excess.span.to != ending) finding.to = instant_of(excess.span.to);
  finding.peak.certain = whole_below(excess.peak_certain);
  finding.peak.possible = excess.peak_possible;
  if (finding.peak.possible) finding.peak.possible = whole_above(*finding.peak.possible);
  if (excess.certain.empty()) return;
  finding.verdict = finding::Verdict::breach;
  finding.reached = finding.certain_from = instant_of(excess.certain.front().from);
  const Position last = excess.certain.back().to;
  finding.certain_to = last == ending ? end_of_record : instant_of(last);
}

Finding finding_of(Finding finding, const NormContext& context, const Excess& excess, std::span<const Share> shares) {
  set_verdict(finding, excess, context.collected.end);
  Reasons doubts;
  std::vector<std::uint32_t> facts;
  for (const std::uint32_t member : excess.members) {
    doubts |= shares[member].doubts;
    facts.insert(facts.end(), shares[member].facts.begin(), shares[member].facts.end());
  }
  if (finding.verdict == finding::Verdict::unknown) finding.reasons = reasons_of(doubts);
  set_evidence(finding, context, std::move(facts));
  note_holes(finding, context.holes, {});
  return finding;
}

// It goes on for as long as it is too much: that is what shows it.
Ruling ruling_of(const Finding& finding, const JudgedSubject& subject, const Excess& excess, std::span<const Share> shares) {
  Ruling ruling{.finding = finding, .parties = subject.members};
  ruling.verdict = signal_of({excess.span}, excess.certain);
  for (const std::uint32_t member : excess.members)
    ruling.evidence.insert(ruling.evidence.end(), shares[member].facts.begin(), shares[member].facts.end());
  ruling.evidence = each_once(std::move(ruling.evidence));
  const auto went_on = [&](Span span, bool certain) {
    const measure::Interval when{instant_of(span.from), instant_of(span.to)};
    ruling.support.push_back({when, when, certain, true, false});
  };
  went_on(excess.span, false);
  for (const Span& part : excess.certain) went_on(part, true);
  return ruling;
}

// What was declared and what was seen.
Declared told(const NormContext& context, const JudgedSubject& subject, base::Executor& executor) {
  Declared all = declared(context, subject);
  if (!context.norm.each_declaration) append(all.shares, seen(context, subject, executor));
  return all;
}

}  // namespace

std::vector<Share> shares_for(const NormContext& context, const JudgedSubject& subject, base::Executor& executor) {
  return told(context, subject, executor).shares;
}

SubjectVerdicts judge_ceiling(const NormContext& context, const JudgedSubject& subject, base::Executor& executor) {
  SubjectVerdicts verdicts;
  const auto [shares, unstated] = told(context, subject, executor);
  verdicts.not_compliant = unstated;
  const measure::Instant end = context.collected.end;
  const auto closed = [&](Span span) { return measure::Interval{instant_of(span.from), std::min(instant_of(span.to), end)}; };
  for (const Excess& excess : tally(shares, context.norm.ceiling->raw() + 1)) {
    for (std::uint32_t rung = 0; rung < context.norm.rungs.size(); ++rung) {
      Finding finding = finding_of(draft_finding(context, subject, rung, 0), context, excess, shares);
      if (context.asked_about) verdicts.rulings.push_back(ruling_of(finding, subject, excess, shares));
      verdicts.findings.push_back(std::move(finding));
    }
    verdicts.not_compliant.push_back(closed(excess.span));
    for (const Span& part : excess.certain) verdicts.breach.push_back(closed(part));
  }
  judge_holes(context, subject, verdicts);
  return verdicts;
}

}  // namespace casus::watch
