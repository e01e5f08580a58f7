// Ceilings as sums: what is declared, observed, or counted in a window.
#include "casus/oracle/ceiling.h"

#include <algorithm>
#include <map>
#include <set>

#include "casus/oracle/declared.h"
#include "casus/oracle/events.h"
#include "casus/oracle/excuses.h"
#include "casus/oracle/presence.h"

namespace casus::oracle {

using finding::Reason;
using measure::Decimal;
using measure::Truth;

namespace {

// One ceiling, asked of one subject.
struct Ceiling {
  const World& world;
  const accord::Norm& norm;
  const Subject& subject;
};

std::vector<std::string> parties_of(const Ceiling& of) {
  std::vector<std::string> all = of.subject.parties;
  for (const accord::Party& party : of.world.accord.parties)
    if (of.subject.anyone()) all.push_back(party.name);
  return all;
}

// A verdict at each declaration, which stands until the next.
std::vector<Portion> at_each(const std::set<Position>& instants, const std::vector<Portion>& portions, Position end) {
  std::vector<Portion> all;
  for (auto p = instants.begin(); p != instants.end(); ++p) {
    for (Portion one : portions) {
      if (one.from > *p || one.to <= *p) continue;
      one.from = one.certain_from = *p;
      one.to = one.certain_to = std::next(p) == instants.end() ? end : std::min(end, *std::next(p));
      all.push_back(one);
    }
  }
  return all;
}

// What excuses leave of a return; where one possibly holds, the words say why.
std::vector<Portion> bound(const Excuses& excuses, const Portion& stands) {
  const std::vector<const fact::Fact*> reports(stands.evidence.begin(), stands.evidence.end());
  std::vector<Portion> all = unexcused(stands, excuses.covering(reports));
  for (Portion& rest : all) {
    if (rest.certain) continue;
    const Reasons why = excuses.doubts(reports, {rest.from, rest.to, Truth::unknown});
    rest.doubts.insert(why.begin(), why.end());
  }
  return all;
}

std::vector<Portion> declared(const Ceiling& of) {
  const Excuses excuses{of.world, of.norm, of.subject};
  std::vector<Portion> all;
  std::set<Position> instants;
  for (const std::string& party : parties_of(of)) {
    const Declared returns = declared_by(of.world, of.norm, party);
    instants.insert(returns.instants.begin(), returns.instants.end());
    for (const Portion& one : returns.portions) std::ranges::move(bound(excuses, one), std::back_inserter(all));
  }
  const Position end = of.norm.until ? at(*of.norm.until) : ending;
  return of.norm.each_declaration ? at_each(instants, all, end) : all;
}

// How many one report tells of: as many as it states, or one mover.
std::optional<Bounds> number_of(const accord::Norm& norm, const fact::Fact& report) {
  const auto stated = number_in(report, norm.measure.empty() ? "number" : norm.measure);
  if (stated || !norm.measure.empty()) return stated;
  return Bounds{measure::whole(1), measure::whole(1)};
}

// How many there were at `p`, if any: what the certain reports of that instant state; without
// one it lies between the last before and the first after, and what is doubtful meanwhile.
Bounds number_at(const accord::Norm& norm, const Stay& stay, Position p) {
  Position before = beginning;
  Position after = ending;
  for (const fact::Fact* report : stay.sure) {
    if (!number_of(norm, *report)) continue;
    if (at(report->when->from) <= p) before = std::max(before, at(report->when->from));
    if (at(report->when->from) >= p) after = std::min(after, at(report->when->from));
  }
  std::optional<Bounds> all;
  for (const fact::Fact* report : stay.reports) {
    const auto one = number_of(norm, *report);
    if (!one) continue;
    const bool sure = stay.sure.contains(report);
    const bool beside = sure && (at(report->when->from) == before || at(report->when->from) == after);
    const bool meanwhile = !sure && before != after && at(report->when->from) < after && at(report->when->to) > before;
    if (!beside && !meanwhile) continue;
    if (!all) all = one;
    all->least = std::min(all->least, one->least);
    all->greatest = std::max(all->greatest, one->greatest);
  }
  return all.value_or(Bounds{Decimal{}, std::nullopt});
}

// Where the number may change within [from, to).
std::set<Position> changes_within(const Stay& stay, Position from, Position to) {
  std::set<Position> changes{from, to};
  for (const fact::Fact* report : stay.sure)
    for (const Position p : {at(report->when->from), just_after(report->when->from)})
      if (p > from && p < to) changes.insert(p);
  return changes;
}

// A stay, or a run of it, cut where its number changes.
std::vector<Portion> portions_of_stay(const Ceiling& of, const Stay& stay, const measure::Interval& when, bool certain) {
  std::vector<Portion> all;
  const std::set<Position> changes = changes_within(stay, at(when.from), just_after(when.to));
  for (auto p = changes.begin(); std::next(p) != changes.end(); ++p) {
    const Bounds number = number_at(of.norm, stay, *p);
    Portion one;
    one.from = one.certain_from = *p;
    one.to = one.certain_to = *std::next(p);
    one.certain = certain;
    one.amount = {certain ? number.least : Decimal{}, certain ? Decimal{} : number.greatest};
    one.doubts = stay.doubts;
    one.doubts.insert(Reason::short_of_duration);
    if (number.greatest != number.least) one.doubts.insert(Reason::uncertain_amount);
    one.evidence.insert(stay.reports.begin(), stay.reports.end());
    one.support = {{when, when, certain, true}};
    all.push_back(one);
  }
  return all;
}

// Where all the ships that a mover may be are possibly more than the mover is as one.
std::vector<Portion> beyond_one(const std::vector<Portion>& as_one, const std::vector<Portion>& as_several) {
  std::vector<Portion> both = as_one;
  both.insert(both.end(), as_several.begin(), as_several.end());
  std::vector<Portion> all;
  for (const Piece& piece : stretches_of(both)) {
    const std::optional<Decimal> one = sum_at(as_one, piece.from).possible;
    const std::optional<Decimal> several = sum_at(as_several, piece.from).possible;
    if (!one || (several && *several <= *one)) continue;
    Portion more;
    more.from = more.certain_from = piece.from;
    more.to = more.certain_to = piece.to;
    more.amount = {Decimal{}, several ? std::optional{*several - *one} : std::nullopt};
    more.doubts = {Reason::implausible_track};
    more.evidence = joined(as_several, piece).evidence;
    all.push_back(more);
  }
  return all;
}

std::map<std::string, std::vector<Portion>> possible_by_mover(const Ceiling& of, const std::vector<Stay>& stays) {
  std::map<std::string, std::vector<Portion>> all;
  for (const Stay& stay : stays) std::ranges::move(portions_of_stay(of, stay, stay.when, false), std::back_inserter(all[stay.mover]));
  return all;
}

bool has_name(const Stay& stay) { return !stay.reports.front()->mover.empty(); }

bool certainly_there(const Stay& stay, Position p) {
  return std::ranges::any_of(stay.certain, [&](const measure::Interval& run) { return at(run.from) <= p && p < just_after(run.to); });
}

// Did the source itself certainly see it at that instant?
bool seen_by(const Stay& stay, const std::string& source, Position p) {
  return std::ranges::any_of(stay.sure, [&](const fact::Fact* report) { return report->source == source && at(report->when->from) == p; });
}

// Those that have names are different ones. Whom a source saw at one instant are different ones, too. Others may be the same.
Decimal certainly_different(const Ceiling& of, const std::vector<Stay>& stays, Position p) {
  Decimal named;
  std::map<std::string, Decimal> told;
  for (const accord::Source& source : of.world.accord.sources) told[source.name] = Decimal{};
  for (const Stay& stay : stays) {
    if (!certainly_there(stay, p)) continue;
    const Decimal number = number_at(of.norm, stay, p).least;
    if (has_name(stay)) named = named + number;
    for (auto& [source, sum] : told)
      if (has_name(stay) ? seen_by(stay, source, p) : stay.reports.front()->source == source) sum = sum + number;
  }
  for (const auto& [source, sum] : told) named = std::max(named, sum);
  return named;
}

// At every instant no more for certain than are certainly different.
std::vector<Portion> perhaps_the_same(const Ceiling& of, const std::vector<Stay>& stays, const std::vector<Portion>& added_up) {
  if (std::ranges::all_of(stays, has_name)) return added_up;
  std::vector<Portion> all;
  for (const Piece& piece : stretches_of(added_up)) {
    const Sum sum = sum_at(added_up, piece.from);
    Portion one = joined(added_up, piece);
    one.from = one.certain_from = piece.from;
    one.to = one.certain_to = piece.to;
    one.certain = true;
    one.amount = {certainly_different(of, stays, piece.from), sum.possible};
    if (one.amount.least < sum.certain) one.doubts.insert(Reason::uncertain_amount);
    all.push_back(one);
  }
  return all;
}

// Certain where runs of movers overlap, possible where their stays do, each as many as it may be.
std::vector<Portion> observed(const Ceiling& of) {
  std::vector<Portion> all;
  const std::vector<Stay> stays = stays_of(of.world, of.norm, of.subject);
  std::map<std::string, std::vector<Portion>> as_one = possible_by_mover(of, stays);
  for (const auto& [mover, parts] : possible_by_mover(of, stays_as_several(of.world, of.norm, of.subject)))
    std::ranges::move(beyond_one(as_one[mover], parts), std::back_inserter(all));
  for (const Stay& stay : stays) {
    std::ranges::move(portions_of_stay(of, stay, stay.when, false), std::back_inserter(all));
    for (const measure::Interval& run : stay.certain)
      std::ranges::move(portions_of_stay(of, stay, run, true), std::back_inserter(all));
  }
  return perhaps_the_same(of, stays, all);
}

// What was declared, but where more is certainly observed.
std::vector<Portion> prevailing(const std::vector<Portion>& declared, const std::vector<Portion>& observed) {
  std::vector<Portion> both = declared;
  both.insert(both.end(), observed.begin(), observed.end());
  std::vector<Portion> all;
  for (const Piece& piece : stretches_of(both)) {
    const Sum returned = sum_at(declared, piece.from);
    const Sum seen = sum_at(observed, piece.from);
    const bool more = returned.possible && seen.certain > *returned.possible;
    Portion one = joined(both, piece);
    const bool returns = !joined(declared, piece).evidence.empty();
    one.from = one.certain_from = piece.from;
    one.to = one.certain_to = piece.to;
    one.certain = true;
    one.amount = {std::max(returned.certain, seen.certain), more || !returns ? seen.possible : returned.possible};
    all.push_back(one);
  }
  return all;
}

std::vector<Portion> portions_for(const Ceiling& of, const std::vector<Incident>& happenings) {
  if (of.norm.window) {
    const std::string measure = of.norm.measure.empty() ? "incidents" : of.norm.measure;
    return portions_of(weighed_for(of.world, of.norm, of.subject, happenings), measure, of.norm.window);
  }
  const std::vector<Portion> returns = declared(of);
  if (of.norm.each_declaration) return returns;
  const std::vector<Portion> seen = observed(of);
  if (returns.empty() || seen.empty()) return returns.empty() ? seen : returns;
  return prevailing(returns, seen);
}

// Without a window it goes on for as long as it is too much: that is what shows it.
void shown_by_itself(std::vector<Judged>& all) {
  for (Judged& judged : all) {
    judged.support.clear();
    for (const Truth truth : {Truth::unknown, Truth::yes})
      for (const Piece& piece : judged.verdict.stretches([&](Truth t) { return t >= truth; }))
        judged.support.push_back({{instant_of(piece.from), instant_of(piece.to)}, {instant_of(piece.from), instant_of(piece.to)},
                                  truth == Truth::yes, true});
  }
}

}  // namespace

std::vector<Judged> judge_ceiling(const World& world, std::uint32_t norm_order, const Subject& subject) {
  const accord::Norm& norm = world.accord.norms[norm_order];
  const std::vector<Incident> incidents = happenings(world, norm.root);
  const Decimal least = *norm.ceiling + Decimal{1};  // more than the ceiling, in millionths
  std::vector<Judged> all;
  for (std::uint32_t rung = 0; rung < norm.rungs.size(); ++rung) {
    const Question ask{world, {norm_order, rung}, subject, measure_of(norm), least,
                       portions_for({world, norm, subject}, incidents), unexcused_holes(world, norm, subject), norm.window.value_or(measure::Duration{})};
    std::vector<Judged> some = judge_sum(ask);
    if (!norm.window) shown_by_itself(some);
    std::ranges::move(some, std::back_inserter(all));
  }
  return all;
}

}  // namespace casus::oracle
