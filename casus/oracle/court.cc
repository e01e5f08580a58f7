// Judging in the order of dependence, and keeping the verdicts.
#include "casus/oracle/court.h"

#include <algorithm>
#include <optional>

#include "casus/oracle/acts.h"
#include "casus/oracle/ceiling.h"
#include "casus/oracle/dependence.h"
#include "casus/oracle/doubted.h"
#include "casus/oracle/duties.h"
#include "casus/oracle/events.h"
#include "casus/oracle/excuses.h"
#include "casus/oracle/in_force.h"
#include "casus/oracle/presence.h"

namespace casus::oracle {

using accord::NormForm;
using measure::Truth;

namespace {

bool is_prohibition(const accord::Norm& norm) {
  return norm.form == NormForm::commit || norm.form == NormForm::presence || norm.form == NormForm::ceiling;
}

// What a breach of a duty is for those who ask: certain while the finding says so.
Judged judged_from(const finding::Finding& finding, const World& world, const Subject& subject) {
  Judged judged;
  judged.norm = finding.norm;
  judged.subject = subject.name;
  judged.parties = subject.parties;
  judged.finding = finding;
  judged.owed = true;
  const Position end = finding.to ? std::max(at(*finding.to), just_after(finding.from)) : ending;
  // A lapse may have ended with an act that is only possible; one without an end goes on beyond the record.
  const measure::Instant last = finding.to.value_or(end_of_record(world));
  const bool is_doubted = finding.measure == "duties" && finding.certain_to && *finding.certain_to < last;
  judged.verdict.set(at(finding.from), end, Truth::unknown);
  if (finding.reached) judged.verdict.set(at(*finding.reached), is_doubted ? at(*finding.certain_to) : end, Truth::yes);
  for (const fact::Fact* fact : world.facts)
    if (std::ranges::find(finding.evidence, fact->id()) != finding.evidence.end()) judged.evidence.insert(fact);
  const measure::Interval when{finding.from, finding.to.value_or(instant_of(ending))};
  const measure::Interval sure{when.from, is_doubted ? *finding.certain_to : when.to};
  judged.support = {{when, sure, finding.reached.has_value(), true}};
  return judged;
}

class Court {
 public:
  explicit Court(const World& world) : world_{world} { world_.judged = &out_.judged; }

  void judge(std::uint32_t n) {
    if (!begun_.insert(n).second) return;
    const std::set<std::string> before = norms_asked_by(world_.accord, world_.accord.norms[n]);
    for (std::uint32_t other = 0; other < world_.accord.norms.size(); ++other)
      if (before.contains(world_.accord.norms[other].id)) judge(other);
    if (is_prohibition(world_.accord.norms[n])) judge_prohibition(n);
    else judge_obligation(n);
  }

  Verdicts take() { return std::move(out_); }

 private:
  // Identifies what was found of one norm and keeps it.
  void keep(std::vector<Judged> some) {
    std::vector<finding::Finding> findings;
    for (Judged& judged : some) {
      judged.finding.variant = world_.accord.variant;
      findings.push_back(judged.finding);
    }
    finding::identify_all(findings, world_.accord.identity());
    for (std::size_t i = 0; i < some.size(); ++i) some[i].finding.id = findings[i].id;
    std::ranges::move(some, std::back_inserter(out_.judged));
  }

  void judge_prohibition(std::uint32_t n) {
    const accord::Norm& norm = world_.accord.norms[n];
    std::vector<Judged> all = in_each_zone(world_.accord, n);
    if (!norm.subjects.anyone && is_asked_of_anyone(world_.accord, norm.id)) {
      accord::Accord open = world_.accord;
      open.norms[n].subjects.anyone = true;
      for (Judged& judged : in_each_zone(open, n)) {
        judged.reported = false;
        all.push_back(std::move(judged));
      }
    }
    keep(std::move(all));
  }

  [[nodiscard]] World in(const accord::Accord& accord) const {
    return {accord, world_.ground, world_.facts, world_.judged, world_.memory, world_.end};
  }

  // `is each of`: the norm is judged once for each zone, which is the key.
  [[nodiscard]] std::vector<Judged> in_each_zone(const accord::Accord& accord, std::uint32_t n) const {
    const accord::Norm& norm = accord.norms[n];
    const bool waits = waits_for_an_event(norm);
    if (norm.each.empty() && !waits) return by_each_subject(accord, n);
    if (norm.each.empty()) return since_events(accord, n, norm.zone);
    std::vector<Judged> all;
    for (const std::size_t zone : norm.each) {
      for (Judged& judged : since_events(accord, n, zone)) {
        std::string& key = judged.finding.key;  // the mover, or the zone where nobody watched
        const std::string& name = accord.zones[zone].name;
        if (norm.form == NormForm::presence && key != name) key = name + " " + key;
        all.push_back(std::move(judged));
      }
    }
    return all;
  }

  // The norm in this zone, while it binds there: certainly, and perhaps.
  [[nodiscard]] std::vector<Judged> since_events(const accord::Accord& accord, std::uint32_t n, std::optional<std::size_t> zone) const {
    const bool waits = waits_for_an_event(accord.norms[n]);
    // Its events are those of whom it binds, whoever is asked about.
    const Bound bound = waits ? since_its_events(world_, n, zone) : Bound{accord.norms[n], std::nullopt, {}};
    accord::Accord keyed = accord;
    keyed.norms[n] = bound.certain;
    keyed.norms[n].subjects = accord.norms[n].subjects;
    keyed.norms[n].zone = zone;
    std::vector<Judged> certain = by_each_subject(keyed, n);
    if (!bound.possible) return certain;
    keyed.norms[n] = *bound.possible;
    keyed.norms[n].subjects = accord.norms[n].subjects;
    keyed.norms[n].zone = zone;
    return within_doubt(certain, by_each_subject(keyed, n), bound.doubts);
  }

  // Amounts of several parties do not add up unless they are bound together.
  [[nodiscard]] std::vector<Judged> by_each_subject(const accord::Accord& accord, std::uint32_t n) const {
    const World world = in(accord);
    const accord::Norm& norm = accord.norms[n];
    std::vector<Judged> all;
    for (const Subject& subject : subjects_of(norm)) {
      const bool as_one = subject.parties.size() > 1 && !norm.subjects.together;
      if (norm.form == NormForm::ceiling && as_one) continue;
      std::ranges::move(norm.form == NormForm::commit     ? judge_events(world, n, subject)
                        : norm.form == NormForm::presence ? judge_presence(world, n, subject)
                                                          : judge_ceiling(world, n, subject),
                        std::back_inserter(all));
      std::ranges::move(no_coverage(world, n, subject, unexcused_holes(world, world.accord.norms[n], subject)), std::back_inserter(all));
    }
    return all;
  }

  void judge_obligation(std::uint32_t n) {
    const accord::Norm& norm = world_.accord.norms[n];
    std::vector<Judged> all;
    for (const Subject& subject : subjects_of(norm)) {
      Owed owed = waits_for_an_event(norm) ? owed_since_events(n, subject) : owed_by(world_, n, subject);
      for (const finding::Finding& finding : owed.findings) all.push_back(judged_from(finding, world_, subject));
      std::ranges::move(owed.duties, std::back_inserter(out_.duties));
    }
    keep(std::move(all));
  }

  // In each of its zones by itself: the event may be one `there`.
  [[nodiscard]] Owed owed_since_events(std::uint32_t n, const Subject& subject) const {
    const accord::Norm& norm = world_.accord.norms[n];
    if (norm.each.empty()) return owed_since_events(n, subject, norm.zone, {});
    Owed all;
    for (const std::size_t zone : norm.each) {
      Owed some = owed_since_events(n, subject, zone, {zone});
      std::ranges::move(some.duties, std::back_inserter(all.duties));
      std::ranges::move(some.findings, std::back_inserter(all.findings));
    }
    return all;
  }

  [[nodiscard]] Owed owed_since_events(std::uint32_t n, const Subject& subject, std::optional<std::size_t> zone,
                                       const std::vector<std::size_t>& each) const {
    const Bound bound = since_its_events(world_, n, zone);
    accord::Accord accord = world_.accord;
    accord.norms[n] = bound.certain;
    accord.norms[n].each = each;
    Owed certain = owed_by(in(accord), n, subject);
    if (!bound.possible) return certain;
    accord.norms[n] = *bound.possible;
    accord.norms[n].each = each;
    return within_doubt(certain, owed_by(in(accord), n, subject), bound.doubts);
  }

  [[nodiscard]] static Owed owed_by(const World& world, std::uint32_t n, const Subject& subject) {
    switch (world.accord.norms[n].form) {
      case NormForm::duty: return judge_duty(world, n, subject);
      case NormForm::periodic: return judge_periodic(world, n, subject);
      case NormForm::notice: return judge_notice(world, n, subject);
      case NormForm::position_report: return judge_position_reports(world, n, subject);
      default: return {};  // a permission binds nobody
    }
  }

  World world_;
  Verdicts out_;
  std::set<std::uint32_t> begun_;
};

}  // namespace

Verdicts judge_norms(const World& world) {
  Court court{world};
  for (std::uint32_t n = 0; n < world.accord.norms.size(); ++n) court.judge(n);
  return court.take();
}

Verdicts judge_for_duties(const World& world) {
  std::set<std::string> asked;
  for (const accord::Norm& norm : world.accord.norms)
    if (norm.form == NormForm::duty || waits_for_an_event(norm)) asked.merge(norms_asked_by(world.accord, norm));
  Court court{world};
  for (std::uint32_t n = 0; n < world.accord.norms.size(); ++n)
    if (asked.contains(world.accord.norms[n].id)) court.judge(n);
  return court.take();
}

}  // namespace casus::oracle
