// From stays and returns to shares, from excesses to findings.
#include "casus/watch/ceiling.h"

#include <algorithm>
#include <set>
#include <utility>

#include "casus/watch/identity.h"
#include "casus/watch/returns.h"
#include "casus/watch/several.h"
#include "casus/watch/stays.h"
#include "casus/watch/unexcused.h"

namespace casus::watch {

using finding::Finding;
using finding::Reason;

namespace {

// How many there were on a span; nullopt: no report states it.
struct Number {
  Span span;
  std::optional<Stated> amount;
};

void widen(std::optional<Stated>& all, const std::optional<Stated>& one) {
  if (!one) return;
  if (!all) all = one;
  all->least = std::min(all->least, one->least);
  all->greatest = std::max(all->greatest, one->greatest);
}

bool same(const std::optional<Stated>& a, const std::optional<Stated>& b) {
  return a.has_value() == b.has_value() && (!a || (a->least == b->least && a->greatest == b->greatest));
}

// How many a stay's reports tell of: as many as they state; one, where it is movers that
// are counted and a report states nothing. At a certain report it is what it states;
// between two of them it lies between both, and what doubtful ones state meanwhile.
class Numbers {
 public:
  Numbers(const NormContext& context, const Track& track)
      : log_{context.collected.log}, identity_{*context.collected.catalogue, track},
        measure_{context.norm.measure.empty() ? "number" : context.norm.measure}, counts_{context.norm.measure.empty()} {}

  // For all of time, neighbours differ.
  [[nodiscard]] std::vector<Number> of(const Stay& stay) const {
    std::vector<Told> fixed;
    std::vector<Told> doubtful;
    for (std::size_t i = 0; i < stay.facts.size(); ++i) {
      const std::optional<Stated> amount = of(stay.facts[i]);
      if (!amount) continue;
      const measure::Interval when = *log_[stay.facts[i]].when;
      const bool again = stay.sure[i] != 0 && !fixed.empty() && fixed.back().when == when;
      if (again) widen(fixed.back().amount, amount);
      else (stay.sure[i] != 0 ? fixed : doubtful).push_back({when, amount});
    }
    return numbers(fixed, between(fixed, doubtful));
  }

 private:
  struct Told {
    measure::Interval when;
    std::optional<Stated> amount;
  };

  [[nodiscard]] std::optional<Stated> of(std::uint32_t report) const {
    const std::optional<Stated> one = number_in(identity_.attribute(report, measure_));
    return !one && counts_ ? Stated{measure::decimal_one, measure::decimal_one} : one;
  }

  // Before, between and after the fixed ones, which are in order of time.
  [[nodiscard]] static std::vector<std::optional<Stated>> between(const std::vector<Told>& fixed, const std::vector<Told>& doubtful) {
    std::vector<std::optional<Stated>> gaps(fixed.size() + 1);
    for (std::size_t i = 0; i < fixed.size(); ++i) {
      widen(gaps[i], fixed[i].amount);
      widen(gaps[i + 1], fixed[i].amount);
    }
    for (const Told& one : doubtful) {
      const auto from = [](const Told& told) { return told.when.from; };
      auto gap = static_cast<std::size_t>(std::ranges::upper_bound(fixed, one.when.from, {}, from) - fixed.begin());
      for (bool goes_on = true; goes_on; ++gap) {
        widen(gaps[gap], one.amount);
        goes_on = gap < fixed.size() && one.when.to > fixed[gap].when.from;
      }
    }
    return gaps;
  }

  [[nodiscard]] static std::vector<Number> numbers(const std::vector<Told>& fixed, const std::vector<std::optional<Stated>>& gaps) {
    std::vector<Number> all;
    const auto add = [&](Position to, const std::optional<Stated>& amount) {
      if (!all.empty() && same(all.back().amount, amount)) all.back().span.to = to;
      else all.push_back({{all.empty() ? beginning : all.back().span.to, to}, amount});
    };
    for (std::size_t i = 0; i < fixed.size(); ++i) {
      add(at(fixed[i].when.from), gaps[i]);
      add(just_after(fixed[i].when.from), fixed[i].amount);
    }
    add(ending, gaps.back());
    return all;
  }

  std::span<const fact::Fact> log_;
  Identity identity_;
  std::string measure_;
  bool counts_;
};

// Possible all through the stay, certain in its proven runs. Where the number changes, why
// and who tells of it is said once, in a share of nothing.
void add_stay(const Stay& stay, const std::vector<Number>& numbers, std::vector<Share>& out) {
  const Span all{at(stay.possible.from), just_after(stay.possible.to)};
  Share told{.span = all, .declared = false, .doubts = stay.doubts, .facts = {stay.facts.begin(), stay.facts.end()}, .ground = stay.facts.front()};
  told.doubts.insert(Reason::short_of_duration);
  const Share bare{.span = all, .declared = false, .doubts = {}, .facts = {}, .ground = stay.facts.front()};
  if (numbers.size() > 1) out.push_back(told);
  const auto add = [&](Share share, Span within, Span span) {
    share.span = {std::max(within.from, span.from), std::min(within.to, span.to)};
    if (share.span.from < share.span.to) out.push_back(std::move(share));
  };
  for (const Number& number : numbers) {
    Share possible = numbers.size() > 1 ? bare : told;
    possible.possible = number.amount ? std::optional{number.amount->greatest} : std::nullopt;
    if (!number.amount || number.amount->greatest != number.amount->least) possible.doubts.insert(Reason::uncertain_amount);
    add(std::move(possible), all, number.span);
    for (const Run& run : stay.runs) {
      if (!run.proven || !number.amount) continue;
      Share certain = bare;
      certain.certain = number.amount->least;
      add(std::move(certain), {at(run.when.from), just_after(run.when.to)}, number.span);
    }
  }
}

// One whom nobody named is told of by one record.
bool is_nameless(const NormContext& context, const Track& track) { return context.collected.log[track.fact.front()].mover.empty(); }

// When which sources saw some that nobody named.
class Nameless {
 public:
  explicit Nameless(const NormContext& context) : context_{context} {}
  void add(const Track& track, const std::vector<Stay>& stays) {
    if (!stays.empty() && is_nameless(context_, track)) seen_.insert(told(track.fact.front()));
  }
  // Whom a source saw together with these and could name, it saw beside them.
  void add_beside(const Stay& stay, const std::vector<Number>& numbers, std::vector<Share>& out) const {
    if (seen_.empty()) return;
    std::set<Told> once;
    for (std::size_t i = 0; i < stay.facts.size(); ++i) {
      const Told one = told(stay.facts[i]);
      if (stay.sure[i] == 0 || !seen_.contains(one) || !once.insert(one).second) continue;
      const measure::Instant when = one.first;
      const auto certain = [&](const Run& run) { return run.proven && run.when.from <= when && when <= run.when.to; };
      const auto then = [&](const Number& number) { return number.span.from <= at(when) && at(when) < number.span.to; };
      const auto number = std::ranges::find_if(numbers, then);
      if (std::ranges::none_of(stay.runs, certain) || number == numbers.end() || !number->amount) continue;
      out.push_back({.span = {at(when), just_after(when)}, .certain = number->amount->least, .again = true, .doubts = {}, .facts = {}, .ground = stay.facts.front(), .teller = one.second});
    }
  }

 private:
  using Told = std::pair<measure::Instant, std::uint32_t>;  // and by which source
  [[nodiscard]] Told told(std::uint32_t record) const { return {context_.collected.log[record].when->from, context_.collected.catalogue->teller(record)}; }

  const NormContext& context_;
  std::set<Told> seen_;
};

std::vector<Share> shares_of(const NormContext& context, const Track& track, const std::vector<Stay>& stays, const Nameless& nameless) {
  std::vector<Share> all;
  if (stays.empty()) return all;
  const Numbers numbers{context, track};
  const bool has_name = !is_nameless(context, track);
  for (const Stay& stay : stays) {
    const std::vector<Number> of_stay = numbers.of(stay);
    add_stay(stay, of_stay, all);
    if (has_name) nameless.add_beside(stay, of_stay, all);
  }
  if (has_name) return all;
  for (Share& share : all) share.teller = context.collected.catalogue->teller(track.fact.front());
  return all;
}

std::vector<Share> seen(const NormContext& context, const JudgedSubject& subject, base::Executor& executor) {
  const auto bounds = bounds_of(context);
  if (!bounds) return {};
  const std::vector<Track>& tracks = context.collected.tracks;
  const std::vector<std::uint32_t> touching = tracks_touching(context.collected, context.norm.zone);
  std::vector<std::vector<Stay>> stays(touching.size());
  executor.for_each(touching.size(), [&](std::size_t i) { stays[i] = stays_of(context, subject, tracks[touching[i]], *bounds); });
  Nameless nameless{context};
  for (std::size_t i = 0; i < touching.size(); ++i) nameless.add(tracks[touching[i]], stays[i]);
  Excuses excuses{context, subject};
  std::vector<Share> all;
  for (std::size_t i = 0; i < touching.size(); ++i) {
    const Track& track = tracks[touching[i]];
    const std::vector<Stay> left = unexcused(context, track, std::move(stays[i]), excuses);
    std::vector<Share> shares = shares_of(context, track, left, nameless);
    // Where it contradicts itself several may send under its name.
    std::vector<Share> parts;
    for (const Track& part : several(context, track)) {
      append(parts, shares_of(context, part, unexcused(context, part, stays_of(context, subject, part, *bounds), excuses), Nameless{context}));
    }
    if (!parts.empty()) append(all, surplus(shares, parts));
    append(all, std::move(shares));
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
  if (bounds == Span{beginning, ending}) return shares;
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
  stated.reserve(shares.size());
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
  if (excess.perhaps_same) doubts.insert(Reason::uncertain_amount);
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
