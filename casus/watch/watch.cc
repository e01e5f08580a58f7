// The order of work: collect once, index the zones once, then every (norm,
// subject) by itself; the verdicts are put in printing order at the end.
#include "casus/watch/watch.h"

#include <algorithm>

#include "casus/accord/plain.h"
#include "casus/fact/vocabulary.h"
#include "casus/watch/binding.h"
#include "casus/watch/conditions.h"
#include "casus/watch/judge.h"
#include "casus/watch/order.h"

namespace casus::watch {

using finding::Finding;
using finding::NormHours;
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
  std::ranges::move(part.findings, std::back_inserter(all.findings));
  std::ranges::move(part.breach, std::back_inserter(all.breach));
  std::ranges::move(part.not_compliant, std::back_inserter(all.not_compliant));
  std::ranges::move(part.rulings, std::back_inserter(all.rulings));
}

std::string measure_of(const accord::Norm& norm) {
  if (norm.form == accord::NormForm::presence || norm.form == accord::NormForm::position_report) return "movers";
  if (norm.form == accord::NormForm::ceiling) return norm.measure.empty() ? norm.kind : norm.measure;
  return norm.rungs.front().any_of.front().measure;
}

namespace {

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

Prepared prepare(const accord::Accord& accord, std::span<const fact::Fact> facts, const Passed& passed) {
  std::vector<earth::CompiledZone> compiled;
  for (const accord::Zone& zone : accord.zones) compiled.push_back(zone.compiled);
  Prepared out{collect(accord, facts, passed), earth::ZoneIndex{std::move(compiled)}};
  set_zones(out.collected.tracks, out.zones);
  return out;
}

namespace {

// Over several zones that key one norm the hours add up: an hour in each of two is two.
void add_hours(std::vector<NormHours>& all, const NormHours& one) {
  const auto same = std::ranges::find_if(all, [&](const NormHours& h) { return h.norm == one.norm && h.subject == one.subject; });
  if (same == all.end()) {
    all.push_back(one);
    return;
  }
  same->breach_ms += one.breach_ms;
  same->unknown_ms += one.unknown_ms;
  same->compliant_ms += one.compliant_ms;
  same->not_covered_ms += one.not_covered_ms;
  same->breaches += one.breaches;
  same->unknowns += one.unknowns;
}

// The zones in which the norm is judged one by one; nullopt: anywhere.
std::vector<std::optional<std::size_t>> zones_of(const accord::Norm& norm) {
  if (norm.each.empty()) return {norm.zone};
  return {norm.each.begin(), norm.each.end()};
}

// Permissions bind nobody; duties whose acts discharge them are the oracle's.
bool is_judged(const accord::Norm& norm) {
  using Form = accord::NormForm;
  return norm.form == Form::commit || norm.form == Form::presence || norm.form == Form::ceiling ||
         norm.form == Form::position_report || norm.form == Form::notice;
}

class Bench {
 public:
  Bench(const accord::Accord& accord, const Prepared& shared, base::Executor& executor)
      : accord_{accord}, shared_{shared}, executor_{executor}, conditions_{accord, shared}, asked_{asked_about(accord)} {}

  Judgement judge() {
    std::vector<Judgement> parts(accord_.norms.size());
    for (const std::uint32_t order : order_of_dependence(accord_)) judge(order, parts[order]);
    Judgement out;
    for (Judgement& part : parts) {
      std::ranges::move(part.findings, std::back_inserter(out.findings));
      std::ranges::move(part.hours, std::back_inserter(out.hours));
    }
    return out;
  }

  // What may be asked about is judged up to the norm.
  Conditions conditions_for(const accord::Norm& norm) {
    for (const std::uint32_t order : order_of_dependence(accord_)) {
      const std::string& id = accord_.norms[order].id;
      if (id == norm.id) break;
      Judgement unreported;
      if (asked_.norms.contains(id) && accord::is_plain(accord_, accord_.norms[order])) judge(order, unreported);
    }
    return std::move(conditions_);
  }

 private:
  void judge(std::uint32_t order, Judgement& out) {
    accord::Norm norm = accord_.norms[order];
    if (!is_judged(norm)) return;
    std::vector<Ruling> rulings;
    judge(norm, order, out, rulings);
    if (!norm.subjects.anyone && asked_.by_anyone.contains(norm.id)) {
      norm.subjects.anyone = true;
      Judgement unreported;
      std::vector<Ruling> of_anyone;
      judge(norm, order, unreported, of_anyone);
      for (Ruling& one : of_anyone) {
        one.reported = false;
        rulings.push_back(std::move(one));
      }
    }
    conditions_.add(std::move(rulings));
  }

  // In each of its zones, for each subject.
  void judge(accord::Norm norm, std::uint32_t order, Judgement& out, std::vector<Ruling>& rulings) {
    for (const std::optional<std::size_t> zone : zones_of(norm)) {
      norm.zone = zone;
      const std::vector<Hole> holes = holes_of(accord_, shared_.collected, shared_.zones, norm);
      const bool asked = asked_.norms.contains(norm.id);
      const NormContext context{accord_, norm, order, shared_.collected, shared_.zones, holes, &conditions_, asked};
      for (const JudgedSubject& subject : judged_subjects(norm)) {
        SubjectVerdicts verdicts = judge_subject(context, subject);
        add_hours(out.hours, hours_of(context, subject, verdicts));
        if (!norm.each.empty()) name_zone(context, verdicts);
        std::ranges::move(verdicts.findings, std::back_inserter(out.findings));
        std::ranges::move(verdicts.rulings, std::back_inserter(rulings));
      }
    }
  }

  [[nodiscard]] SubjectVerdicts judge_subject(const NormContext& context, const JudgedSubject& subject) const {
    const accord::Norm& norm = context.norm;
    if (norm.form == accord::NormForm::presence) return judge_presence(context, subject, executor_);
    if (norm.form == accord::NormForm::position_report) return judge_position_reports(context, subject, executor_);
    if (norm.form == accord::NormForm::notice) return judge_notices(context, subject);
    if (norm.form == accord::NormForm::ceiling && !norm.window) return judge_ceiling(context, subject, executor_);
    return judge_events(context, subject);
  }

  // A stay in one of several zones is keyed by the zone too; a hole is by the zone alone.
  static void name_zone(const NormContext& context, SubjectVerdicts& verdicts) {
    const std::string& zone = context.accord.zones[*context.norm.zone].name;
    const auto add = [&](Finding& finding) {
      if (finding.key != zone) finding.key = zone + " " + finding.key;
    };
    for (Finding& finding : verdicts.findings) add(finding);
    for (Ruling& ruling : verdicts.rulings) add(ruling.finding);
  }

  const accord::Accord& accord_;
  const Prepared& shared_;
  base::Executor& executor_;
  Conditions conditions_;
  AskedAbout asked_;
};

}  // namespace

Conditions conditions_for(const accord::Accord& accord, const Prepared& shared, const accord::Norm& norm) {
  base::SerialExecutor serial;
  if (norm.excuses.empty()) return Conditions{accord, shared};
  return Bench{accord, shared, serial}.conditions_for(norm);
}

Judgement judge_all(const accord::Accord& accord, std::span<const fact::Fact> facts, base::Executor& executor, const Passed& passed) {
  const Prepared shared = prepare(accord, facts, passed);
  const accord::Accord dated = bound(accord, shared.collected);
  Judgement out = Bench{dated, shared, executor}.judge();
  finding::identify_all(out.findings, accord.identity());
  finding::sort(out.findings);
  return out;
}

std::vector<Finding> judge(const accord::Accord& accord, std::span<const fact::Fact> facts, base::Executor& executor) {
  return judge_all(accord, facts, executor).findings;
}

}  // namespace casus::watch
