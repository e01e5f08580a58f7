// The order of work, and the hours of each norm.
#include "casus/watch/court.h"

#include <algorithm>

#include "casus/watch/doubted.h"
#include "casus/watch/excuses.h"

namespace casus::watch {

using finding::Finding;
using finding::NormHours;

namespace {

NormHours hours_of(const NormContext& context, const JudgedSubject& subject, const SubjectVerdicts& verdicts) {
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
  // A return stands until the next, however long nothing is declared.
  const bool standing = context.norm.form == accord::NormForm::ceiling && context.norm.root == fact::Root::declaration;
  if (standing) record->to = std::max(record->to, context.collected.end);
  for (const accord::Source& source : context.accord.sources) {
    const bool watched = observes(context.collected, source) && accord::is_of_proof(context.accord, source, context.norm);
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

// Judged by streaming over facts. Permissions bind nobody.
bool is_streaming(const accord::Norm& norm) {
  using Form = accord::NormForm;
  return norm.form != Form::duty && norm.form != Form::periodic && norm.form != Form::permission;
}

// Obliges to an act.
bool is_owed(const accord::Norm& norm) {
  return norm.form == accord::NormForm::notice || norm.form == accord::NormForm::position_report;
}

bool is_event(const std::optional<accord::Moment>& moment) {
  return moment && moment->anchor.sort == accord::Anchor::Sort::event;
}

// A stay in one of several zones is keyed by the zone too; a hole is by the zone alone.
void name_zone(const std::string& zone, SubjectVerdicts& verdicts) {
  const auto add = [&](Finding& finding) {
    if (finding.key != zone) finding.key = zone + " " + finding.key;
  };
  for (Finding& finding : verdicts.findings) add(finding);
  for (Ruling& ruling : verdicts.rulings) add(ruling.finding);
}

}  // namespace

bool waits_for_an_event(const accord::Norm& norm) {
  return norm.form != accord::NormForm::permission && (is_event(norm.from_moment) || is_event(norm.until_moment));
}

std::vector<std::optional<std::size_t>> zones_of(const accord::Norm& norm) {
  if (norm.each.empty()) return {norm.zone};
  return {norm.each.begin(), norm.each.end()};
}

Court::Court(const accord::Accord& accord, const Prepared& shared, base::Executor& executor, Procedures* procedures)
    : accord_{accord}, shared_{shared}, executor_{executor}, procedures_{procedures}, conditions_{accord, shared},
      order_{order_of_dependence(accord)}, asked_{asked_about(accord)}, judged_(accord.norms.size()) {
  if (procedures != nullptr) {
    conditions_.ask([this](const std::string& motion, const Collected& heard) { return procedures_->carried(motion, heard, conditions_); });
  }
}

void Court::judge_all() {
  for (const std::uint32_t norm : order_) judge(norm);
}

void Court::judge_these(const std::set<std::string>& ids) {
  const std::set<std::string> all = with_what_they_ask(accord_, ids);
  for (const std::uint32_t norm : order_) {
    if (all.contains(accord_.norms[norm].id)) judge(norm);
  }
}

void Court::judge_before(const accord::Norm& norm) { judge_these(asked_by(accord_, norm)); }

Judgement Court::judgement() && {
  Judgement out;
  for (Judgement& one : judged_) {
    append(out.findings, std::move(one.findings));
    append(out.duties, std::move(one.duties));
    append(out.hours, std::move(one.hours));
  }
  finding::identify_all(out.findings, accord_.identity());
  finding::sort(out.findings);
  finding::sort(out.duties);
  return out;
}

void Court::judge(std::uint32_t order) {
  const accord::Norm& norm = accord_.norms[order];
  Judgement& out = judged_[order];
  std::vector<Ruling> rulings;
  if (is_streaming(norm)) {
    judge_streaming(order, norm, out, rulings);
    if (!norm.subjects.anyone && asked_.by_anyone.contains(norm.id)) {
      accord::Norm open = norm;
      open.subjects.anyone = true;
      Judgement unreported;
      std::vector<Ruling> of_anyone;
      judge_streaming(order, open, unreported, of_anyone);
      for (Ruling& one : of_anyone) {
        one.reported = false;
        rulings.push_back(std::move(one));
      }
    }
  } else if (procedures_ != nullptr && norm.form != accord::NormForm::permission) {
    Owed owed = procedures_->judge(order, conditions_);
    out.findings = std::move(owed.findings);
    out.duties = std::move(owed.duties);
    rulings = std::move(owed.rulings);
  }
  conditions_.add(std::move(rulings));
}

// In each of its zones, for each subject: while it certainly binds, and while it perhaps does.
void Court::judge_streaming(std::uint32_t order, accord::Norm norm, Judgement& out, std::vector<Ruling>& rulings) {
  for (const std::optional<std::size_t> zone : zones_of(norm)) {
    norm.zone = zone;
    Bound bound{norm};
    if (procedures_ != nullptr && waits_for_an_event(norm)) bound = procedures_->bound(order, zone, conditions_);
    for (accord::Norm* one : {&bound.certain, bound.possible ? &*bound.possible : nullptr}) {
      if (one == nullptr) continue;
      one->zone = zone;
      one->subjects.anyone = norm.subjects.anyone;
    }
    const accord::Norm& widest = bound.possible ? *bound.possible : bound.certain;
    for (const JudgedSubject& subject : judged_subjects(norm)) {
      std::vector<Hole> holes;
      SubjectVerdicts verdicts = judge_bound(order, bound.certain, subject, holes);
      if (bound.possible) {
        SubjectVerdicts possible = judge_bound(order, *bound.possible, subject, holes);
        verdicts = is_owed(norm) ? owed_within_doubt(std::move(verdicts), std::move(possible), bound.doubts)
                                 : within_doubt(verdicts, std::move(possible), bound.doubts);
      }
      const NormContext context{accord_, widest, order, shared_.collected, shared_.zones, holes, &conditions_};
      add_hours(out.hours, hours_of(context, subject, verdicts));
      if (!norm.each.empty()) name_zone(accord_.zones[*zone].name, verdicts);
      append(out.findings, std::move(verdicts.findings));
      append(rulings, std::move(verdicts.rulings));
    }
  }
}

SubjectVerdicts Court::judge_bound(std::uint32_t order, const accord::Norm& norm, const JudgedSubject& subject,
                                   std::vector<Hole>& holes) {
  const std::vector<Hole> all = holes_of(accord_, shared_.collected, shared_.zones, norm);
  holes = unexcused({accord_, norm, order, shared_.collected, shared_.zones, all, &conditions_}, subject, all);
  const bool asked = asked_.norms.contains(norm.id);
  return judge_subject({accord_, norm, order, shared_.collected, shared_.zones, holes, &conditions_, asked}, subject);
}

SubjectVerdicts Court::judge_subject(const NormContext& context, const JudgedSubject& subject) const {
  const accord::Norm& norm = context.norm;
  if (norm.form == accord::NormForm::presence) return judge_presence(context, subject, executor_);
  if (norm.form == accord::NormForm::position_report) return judge_position_reports(context, subject, executor_);
  if (norm.form == accord::NormForm::notice) return judge_notices(context, subject);
  if (norm.form == accord::NormForm::ceiling && !norm.window) return judge_ceiling(context, subject, executor_);
  return judge_events(context, subject);
}

}  // namespace casus::watch
