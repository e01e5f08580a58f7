// The order of work: collect once, index the zones once, then every (norm,
// subject) by itself; the verdicts are put in printing order at the end.
#include "casus/watch/watch.h"

#include <algorithm>

#include "casus/fact/vocabulary.h"
#include "casus/watch/judge.h"

namespace casus::watch {

using finding::Finding;
using finding::NormHours;
using measure::Duration;
using measure::Interval;

std::vector<JudgedSubject> judged_subjects(const accord::Norm& norm) {
  if (norm.subjects.anyone) return {{"anyone", {}}};
  std::vector<JudgedSubject> out;
  std::string together;
  for (const std::string& party : norm.subjects.parties) {
    out.push_back({party, {party}});
    together += (together.empty() ? "" : " or ") + party;
  }
  if (out.size() > 1) out.push_back({together, norm.subjects.parties});
  return out;
}

measure::Truth in_force(const accord::Norm& norm, Interval when) {
  const bool starts = !norm.from || when.from >= *norm.from;
  const bool ends = !norm.until || (when.exact() ? when.from < *norm.until : when.to <= *norm.until);
  if (starts && ends) return measure::Truth::yes;
  const bool before = norm.from && (when.exact() ? when.from < *norm.from : when.to <= *norm.from);
  const bool beyond = norm.until && when.from >= *norm.until;
  return before || beyond ? measure::Truth::no : measure::Truth::unknown;
}

OriginOfReport origin_of(const accord::Accord& accord, const fact::Fact& fact) {
  const accord::Source& source = *accord.source(fact.source);
  const fact::Vocabulary* format = fact::vocabulary(source.format);
  if (format != nullptr && format->tracks && !fact.mover.empty()) return {"mover " + fact.mover, false};
  const bool party = std::ranges::any_of(accord.parties, [&](const accord::Party& p) { return p.name == source.origin; });
  return {source.origin, party};
}

Finding draft_finding(const NormContext& context, const JudgedSubject& subject, std::uint32_t rung,
                      std::uint32_t threshold) {
  const accord::Rung& stated = context.norm.rungs[rung];
  Finding finding;
  finding.norm = context.norm.id;
  finding.subject = subject.name;
  finding.severity = stated.severity;
  finding.measure = context.norm.form == accord::NormForm::presence ? "movers" : stated.any_of[threshold].measure;
  if (context.norm.zone) finding.key = context.accord.zones[*context.norm.zone].name;
  finding.norm_order = context.norm_order;
  // Rungs in ladder order, the alternatives of one rung in theirs.
  finding.rung_order = rung * 1000 + threshold;
  return finding;
}

void set_evidence(Finding& finding, const NormContext& context, std::vector<std::uint32_t> facts) {
  std::ranges::sort(facts);
  const auto twice = std::ranges::unique(facts);
  facts.erase(twice.begin(), twice.end());
  for (const std::uint32_t index : facts) {
    const fact::Fact& fact = context.collected.log[index];
    if (finding.evidence.empty()) {
      finding.facts_from = fact.when->from;
      finding.facts_to = fact.when->to;
    }
    finding.facts_from = std::min(finding.facts_from, fact.when->from);
    finding.facts_to = std::max(finding.facts_to, fact.when->to);
    finding.evidence.push_back(fact.id());
  }
}

namespace {

Duration longest_window(const accord::Norm& norm) {
  Duration longest;
  for (const accord::Rung& rung : norm.rungs) {
    for (const accord::Threshold& threshold : rung.any_of) longest = std::max(longest, threshold.within.value_or(Duration{}));
  }
  return longest;
}

NormHours hours_of(const NormContext& context, const JudgedSubject& subject, SubjectVerdicts& verdicts) {
  NormHours hours;
  hours.norm = context.norm.id;
  hours.subject = subject.name;
  for (const Finding& f : verdicts.findings) {
    if (f.verdict == finding::Verdict::breach) ++hours.breaches;
    if (f.verdict == finding::Verdict::unknown) ++hours.unknowns;
  }
  auto record = record_of(context.accord, context.collected, context.norm);
  if (!record) return hours;
  hours.recorded = true;
  for (const accord::Source& source : context.accord.sources) {
    const bool watched = context.collected.extent.contains(source.name) && accord::is_of_proof(context.accord, source, context.norm);
    if (watched && source.covers.empty()) hours.assumed.push_back(source.name);
  }
  if (context.norm.from) record->from = std::max(record->from, *context.norm.from);
  if (context.norm.until) record->to = std::min(record->to, *context.norm.until);
  if (record->from > record->to) return hours;
  Intervals dark;
  for (const Hole& hole : context.holes) dark.push_back(hole.when);
  const Intervals whole = {*record};
  const Intervals holes = normalised(dark);
  const Intervals breach = normalised(verdicts.breach);
  const Intervals doubtful = normalised(verdicts.not_compliant);
  const Intervals outside = minus(minus(whole, breach), doubtful);
  const auto clipped = [&](const Intervals& set) { return total_ms(whole) - total_ms(minus(whole, set)); };
  hours.breach_ms = clipped(breach);
  hours.unknown_ms = clipped(minus(doubtful, breach));
  hours.compliant_ms = total_ms(minus(outside, holes));
  hours.not_covered_ms = total_ms(outside) - hours.compliant_ms;
  return hours;
}

}  // namespace

void judge_holes(const NormContext& context, const JudgedSubject& subject, SubjectVerdicts& verdicts) {
  for (const Hole& hole : context.holes) {
    Finding finding = draft_finding(context, subject, 0, 0);
    finding.from = hole.when.from;
    if (!hole.open_end) finding.to = hole.when.to + longest_window(context.norm);
    finding.facts_from = hole.when.from;
    finding.facts_to = hole.when.to;
    finding.peak = {0, std::nullopt};
    finding.reasons = {finding::Reason::no_coverage};
    if (hole.denied) finding.reasons.push_back(finding::Reason::access_denied);
    verdicts.findings.push_back(std::move(finding));
  }
}

Prepared prepare(const accord::Accord& accord, std::span<const fact::Fact> facts) {
  std::vector<earth::CompiledZone> compiled;
  for (const accord::Zone& zone : accord.zones) compiled.push_back(zone.compiled);
  return {collect(accord, facts), earth::ZoneIndex{std::move(compiled)}};
}

Judgement judge_all(const accord::Accord& accord, std::span<const fact::Fact> facts, base::Executor& executor) {
  const Prepared shared = prepare(accord, facts);
  Judgement out;
  for (std::uint32_t i = 0; i < accord.norms.size(); ++i) {
    const accord::Norm& norm = accord.norms[i];
    const std::vector<Hole> holes = holes_of(accord, shared.collected, shared.zones, norm);
    const NormContext context{accord, norm, i, shared.collected, shared.zones, holes};
    for (const JudgedSubject& subject : judged_subjects(norm)) {
      SubjectVerdicts verdicts = norm.form == accord::NormForm::commit
                                     ? judge_events(context, subject)
                                     : judge_presence(context, subject, executor);
      out.hours.push_back(hours_of(context, subject, verdicts));
      std::ranges::move(verdicts.findings, std::back_inserter(out.findings));
    }
  }
  for (Finding& one : out.findings) one.variant = accord.variant;
  finding::identify_all(out.findings, accord.identity());
  finding::sort(out.findings);
  return out;
}

std::vector<Finding> judge(const accord::Accord& accord, std::span<const fact::Fact> facts, base::Executor& executor) {
  return judge_all(accord, facts, executor).findings;
}

}  // namespace casus::watch
