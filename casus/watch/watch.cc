// What the forms share, and the two ways in: all norms of a plain accord, and what is
// known before one of them is judged.
#include "casus/watch/watch.h"

#include <algorithm>

#include "casus/watch/binding.h"
#include "casus/watch/court.h"
#include "casus/watch/judge.h"

namespace casus::watch {

using finding::Finding;
using measure::Interval;

std::vector<JudgedSubject> judged_subjects(const accord::Norm& norm) {
  if (norm.subjects.anyone) return {{"anyone", {}}};
  if (norm.subjects.together) return {{norm.subjects.name, norm.subjects.parties}};
  std::vector<JudgedSubject> out;
  std::string together;
  for (const std::string& party : norm.subjects.parties) {
    out.push_back({party, {party}});
    together += (together.empty() ? "" : " or ") + party;
  }
  const bool one_may_do_it = norm.form == accord::NormForm::commit || norm.form == accord::NormForm::presence;
  const bool as_one = out.size() > 1 && one_may_do_it;
  if (as_one) out.push_back({together, norm.subjects.parties});
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

Finding draft_finding(const NormContext& context, const JudgedSubject& subject, std::uint32_t rung,
                      std::uint32_t threshold) {
  const accord::Rung& stated = context.norm.rungs[rung];
  Finding finding;
  finding.variant = context.accord.variant;
  finding.norm = context.norm.id;
  finding.subject = subject.name;
  finding.severity = stated.severity;
  const bool counts = context.norm.form == accord::NormForm::commit;
  finding.measure = counts ? stated.any_of[threshold].measure : measure_of(context.norm);
  if (context.norm.zone) finding.key = context.accord.zones[*context.norm.zone].name;
  finding.norm_order = context.norm_order;
  // Rungs in ladder order, the alternatives of one rung in theirs.
  finding.rung_order = rung * 1000 + threshold;
  return finding;
}

std::vector<std::uint32_t> set_evidence(Finding& finding, const NormContext& context, std::vector<std::uint32_t> facts) {
  facts = each_once(std::move(facts));
  finding.evidence.reserve(facts.size());
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
  return facts;
}

bool owes(const accord::Norm& norm, const JudgedSubject& subject) {
  return !subject.members.empty() && (norm.subjects.together || subject.members.size() == 1);
}

void append(SubjectVerdicts& all, SubjectVerdicts part) {
  append(all.findings, std::move(part.findings));
  append(all.breach, std::move(part.breach));
  append(all.not_compliant, std::move(part.not_compliant));
  append(all.rulings, std::move(part.rulings));
}

std::string measure_of(const accord::Norm& norm) {
  if (norm.form == accord::NormForm::presence || norm.form == accord::NormForm::position_report) return "movers";
  if (norm.form == accord::NormForm::ceiling) return norm.measure.empty() ? norm.kind : norm.measure;
  return norm.rungs.front().any_of.front().measure;
}

Prepared prepare(const Catalogue& catalogue, const Ground& ground, const Passed& passed) {
  Prepared out{collect(catalogue, passed), ground};
  set_zones(out.collected, ground);
  return out;
}

Prepared prepare_before(const Prepared& all, measure::Instant before) {
  Prepared out{collect(*all.collected.catalogue, {}, before), all.zones};
  set_zones(out.collected, all.zones);
  return out;
}

Conditions conditions_for(const accord::Accord& accord, const Prepared& shared, const accord::Norm& norm) {
  base::SerialExecutor serial;
  if (norm.excuses.empty()) return Conditions{accord, shared};
  Court court{accord, shared, serial};
  court.judge_before(norm);
  return std::move(court).conditions();
}

Judgement judge_all(const accord::Accord& accord, std::span<const fact::Fact> facts, base::Executor& executor, const Passed& passed) {
  const Ground ground{accord};
  const Catalogue catalogue{accord, facts};
  const Prepared shared = prepare(catalogue, ground, passed);
  const accord::Accord dated = bound(accord, shared.collected);
  Court court{dated, shared, executor};
  court.judge_all();
  return std::move(court).judgement();
}

std::vector<Finding> judge(const accord::Accord& accord, std::span<const fact::Fact> facts, base::Executor& executor) {
  return judge_all(accord, facts, executor).findings;
}

}  // namespace casus::watch
