// Counting incidents, or what they add up to, at every instant and between.
#include "casus/oracle/events.h"

#include <algorithm>

#include "casus/oracle/excuses.h"

namespace casus::oracle {

using measure::Decimal;
using measure::Truth;

namespace {

// Without a window each incident is judged by itself, whenever it was.
void judge_each(const Question& ask, std::vector<Judged>& out) {
  for (const Portion& one : ask.portions) {
    if (!ask.reached_by(one.amount.greatest)) continue;
    const Support& support = one.support.front();
    Judged judged = blank(ask.world, ask.place, ask.subject, ask.measure);
    finding::Finding& finding = judged.finding;
    finding.from = support.when.from;
    finding.to = support.when.to;
    raise(finding.peak, {one.certain ? one.amount.least : Decimal{}, one.amount.greatest, {}});
    judged.verdict.set(one.from, one.to, Truth::unknown);
    judged.evidence = one.evidence;
    judged.support = one.support;
    judged.momentary = !support.goes_on;
    if (one.certain && one.amount.least >= ask.needed) {
      finding.certain_to = support.certain_when.to;
      finding.reached = finding.certain_from = support.goes_on ? support.certain_when.from : support.certain_when.to;
      const Position end = support.goes_on ? at(*finding.certain_to) : just_after(*finding.certain_to);
      judged.verdict.set(at(*finding.reached), end, Truth::yes);
    }
    complete(ask, one.doubts, judged);
    out.push_back(judged);
  }
}

}  // namespace

std::vector<Weighed> weighed_for(const World& world, const accord::Norm& norm, const Subject& subject,
                                 const std::vector<Incident>& incidents) {
  const Excuses excuses{world, norm, subject};
  std::vector<Weighed> all;
  for (const Incident& incident : incidents) {
    std::optional<Weighed> one = weigh(world, norm, subject, incident);
    if (one) one = excuses.without(*one);
    if (one) all.push_back(*one);
  }
  return all;
}

std::vector<Portion> portions_of(const std::vector<Weighed>& weighed, const std::string& measure,
                                 std::optional<measure::Duration> window) {
  std::vector<Portion> all;
  for (const Weighed& one : weighed) {
    const Portion adds = portion_of(one, measure, window);
    if (adds.amount.greatest != Decimal{}) all.push_back(adds);
  }
  return all;
}

std::vector<Judged> judge_events(const World& world, std::uint32_t norm_order, const Subject& subject) {
  const accord::Norm& norm = world.accord.norms[norm_order];
  const std::vector<Incident> incidents = happenings(world, norm.root);
  const std::vector<Weighed> weighed = weighed_for(world, norm, subject, incidents);
  std::vector<Judged> out;
  for (std::uint32_t rung = 0; rung < norm.rungs.size(); ++rung) {
    std::uint32_t alternative = 0;
    for (const accord::Threshold& threshold : norm.rungs[rung].any_of) {
      const std::size_t before = out.size();
      const measure::Duration window = threshold.within.value_or(measure::Duration{});
      const Question ask{world, {norm_order, rung}, subject, threshold.measure, measure::whole(threshold.count),
                         portions_of(weighed, threshold.measure, window), unexcused_holes(world, norm, subject), window};
      if (threshold.within) std::ranges::move(judge_sum(ask), std::back_inserter(out));
      else judge_each(ask, out);
      for (std::size_t i = before; i < out.size(); ++i) out[i].finding.rung_order += alternative;
      ++alternative;
    }
  }
  return out;
}

}  // namespace casus::oracle
