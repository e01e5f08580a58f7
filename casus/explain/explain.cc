// A finding told in sections: the clause, the arithmetic, the doubts, what would have
// changed it, the evidence, and how it became known.
#include "casus/explain/explain.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "casus/explain/arithmetic.h"
#include "casus/explain/certainty.h"
#include "casus/explain/clause.h"
#include "casus/explain/clock.h"
#include "casus/explain/evidence_changes.h"
#include "casus/explain/supposed.h"
#include "casus/explain/text_changes.h"
#include "casus/explain/words.h"
#include "casus/watch/account.h"

namespace casus::explain {

using accord::NormForm;
using finding::Finding;
using finding::Reason;
using finding::Verdict;
using watch::Account;

namespace {

std::string headline(const Finding& f) {
  const std::string until = f.to ? measure::print(*f.to) : "the end of the record";
  const std::string_view what = f.verdict == Verdict::breach ? "breach" : "unknown";
  return fmt::format("{} of {} by {}: {}, {}, from {} to {}", what, f.norm, f.subject, f.severity,
                     f.key.empty() ? std::string{"no single place"} : f.key, measure::print(f.from), until);
}

// A finding without evidence is a time in which nobody watched.
bool is_hole(const Finding& f) { return f.evidence.empty() && f.measure != "duties" && f.measure != "notices"; }

Section hole(const Finding& f) {
  const std::string until = f.to ? measure::print(*f.to) : std::string{"the end of the record"};
  Section section{"The hole", {}};
  section.lines.push_back(fmt::format("from {} to {} no source that can tell watched the whole place", measure::print(f.facts_from), measure::print(f.facts_to)));
  section.lines.push_back(fmt::format("a window that reaches back into that time may hold more than was reported: the doubt lasts to {}", until));
  return section;
}

// What is found all the same; long lists are cut.
std::string what_stays(const Change& change) {
  constexpr std::size_t most = 3;
  std::string out;
  for (std::size_t i = 0; i < std::min(change.stays.size(), most); ++i) {
    const Finding& f = change.stays[i];
    const std::string who = f.subject.empty() ? "" : fmt::format(" by {}", f.subject);
    const std::string when = f.to == f.from ? fmt::format("at {}", measure::print(f.from))
                                            : fmt::format("from {} to {}", measure::print(f.from), f.to ? measure::print(*f.to) : "the end of the record");
    const std::string rung = f.severity == "breach" ? "" : f.severity + " ";  // the only one of its norm
    out += fmt::format("{}{}{}{} {}", i == 0 ? "; what is found then: " : ", ", rung, finding::name(f.verdict), who, when);
  }
  if (change.stays.size() > most) out += fmt::format(", and {} more", change.stays.size() - most);
  return out;
}

std::string_view outcome(const Change& change) {
  if (change.then != Fate::gone) return "a breach";
  return change.stays.empty() ? "compliant" : "none of this";
}

void tell_certainties(const std::vector<Change>& changes, std::string_view reason, Section& section) {
  for (const Change& change : changes)
    if (change.reason == reason) section.lines.push_back(fmt::format("{} with: {}{}", outcome(change), change.words, what_stays(change)));
}

Section missing(const Account& account, const Finding& f, const std::vector<Change>& changes) {
  Section section{"What is missing for certainty", {}};
  for (const Reason reason : f.reasons) {
    const bool together = account.ceiling && reason == Reason::short_of_duration;
    section.lines.push_back(fmt::format("{}: {}", finding::name(reason), together ? "not all of it is certainly there at one instant" : sentence(reason)));
    tell_certainties(changes, finding::name(reason), section);
  }
  for (const Change& change : changes)
    if (change.reason == "together") section.lines.push_back(fmt::format("a breach only with all of it: {}", change.words));
  return section;
}

// Facts by id, in the order of the ids given; a long list is cut in the middle.
Section told(std::string title, std::span<const fact::Fact> facts, const std::vector<std::string>& ids) {
  Section section{std::move(title), {}};
  std::vector<std::string> wanted = ids;
  std::ranges::sort(wanted);
  // The log may hold a record several times; each is told once, as it came last.
  std::map<std::string, const fact::Fact*, std::less<>> by_id;
  for (const fact::Fact& one : facts) {
    if (std::ranges::binary_search(wanted, one.id())) by_id[one.id()] = &one;
  }
  std::vector<std::string> lines;
  for (const std::string& id : ids) {
    if (const auto at = by_id.find(id); at != by_id.end()) lines.push_back(described(*at->second));
  }
  if (lines.size() <= most_listed) {
    section.lines = std::move(lines);
    return section;
  }
  const std::size_t half = most_listed / 2;
  section.lines.assign(lines.begin(), lines.begin() + half);
  section.lines.push_back(fmt::format("... {} more ...", lines.size() - 2 * half));
  section.lines.insert(section.lines.end(), lines.end() - half, lines.end());
  return section;
}

// Reports that tell of the same incidents and are no evidence: they say another
// place, kind or time, or too little.
std::vector<std::string> other_reports(const Account& account, const Finding& f) {
  std::vector<std::string> out;
  if (!account.window) return out;
  for (const watch::CountedIncident& one : account.window->incidents) {
    for (const std::string& id : one.facts) {
      if (std::ranges::find(f.evidence, id) == f.evidence.end()) out.push_back(id);
    }
  }
  return out;
}

}  // namespace

std::string sentence(Reason reason) {
  switch (reason) {
    case Reason::unattributed: return "nobody, or not only the subject, is named as the one who did it";
    case Reason::unproven: return "fewer origins than the proof asks for, or graded too low, say so, or only the log of a party that it concerns does";
    case Reason::no_coverage: return "no source watched all of the time and place that decide it, so more may have happened";
    case Reason::access_denied: return "a source was denied access";
    case Reason::uncertain_time: return "when it happened is known only roughly, or reports differ; it may lie outside the window, or two reports may be one incident";
    case Reason::uncertain_place: return "where it happened is known only roughly, or reports differ; it may lie outside the zone, or two reports may be one incident";
    case Reason::uncertain_kind: return "what it was is not stated well enough to tell the kind, or reports differ";
    case Reason::uncertain_amount: return "a number is missing, given as bounds, or reports differ on it; or some that were seen without a name may be the same";
    case Reason::implausible_track: return "the track contradicts itself: one mover cannot have been where all of its own reports say";
    case Reason::short_of_duration: return "the certain presence is shorter than the clause asks, the possible presence is not";
    case Reason::pending: return "the sources may still report";
    case Reason::conflicting: return "origins disagree";
    case Reason::unsigned_act: return "an act that nobody signed is among its evidence, or says who did it";
    case Reason::late: return "it became known after the time it concerns";
  }
  return {};
}

namespace {

// The peak of a finding is in whole numbers; sums of amounts need not be.
Rounding rounding_of(const Retrial& retrial) {
  return grain_of(retrial, summed_in(retrial)).raw() == measure::decimal_one ? Rounding::none : Rounding::outwards;
}

// The arithmetic of the form: sums of the engine, clocks of the duties.
std::optional<Section> arithmetic(const Brief& brief, const Retrial& retrial, const Account& account) {
  const Finding& f = retrial.finding();
  const NormForm form = account.norm->form;
  if (form == NormForm::notice) return notice_arithmetic(retrial);
  if (form == NormForm::position_report) return silence_arithmetic(retrial);
  if (form == NormForm::duty || form == NormForm::periodic) {
    const finding::Duty* duty = duty_of(retrial);
    if (duty == nullptr) return std::nullopt;
    return duty_arithmetic(brief.accord, *duty, end_of(brief));
  }
  if (account.window) return window_arithmetic(*account.window, f, rounding_of(retrial));
  if (account.stay) return stay_arithmetic(*account.stay, f);
  if (account.ceiling) return ceiling_arithmetic(*account.ceiling, f, rounding_of(retrial));
  return std::nullopt;
}

Section changes_of(const Explanation& explanation) {
  Section section{"What would have made it compliant", {}};
  for (const Change& change : explanation.changes)
    if (change.reason.empty() && change.then == Fate::gone) section.lines.push_back(fmt::format("{}: {}{}", name(change.side), change.words, what_stays(change)));
  const bool settled = std::ranges::any_of(explanation.changes, [](const Change& change) { return !change.reason.empty() && change.then == Fate::gone; });
  if (section.lines.empty() && settled) section.lines.push_back("a record that settles the doubt: see above");
  if (section.lines.empty()) section.lines.push_back("no single change of what was done or of one number of the clause, as far as was tried");
  if (explanation.broke_off) section.lines.push_back("not all was tried to the end: with this text and these records judging again takes long");
  return section;
}

// What each part may cost (court.h); all together is some ten seconds of the fast evaluation.
constexpr std::uint64_t most_of_a_part = 6'000'000;

std::vector<Change> all_changes(const Retrial& retrial, const Account& account) {
  std::vector<Change> out = evidence_changes(retrial, account, most_of_a_part);
  retrial.allow(most_of_a_part);
  for (Change& change : text_changes(retrial, account)) out.push_back(std::move(change));
  retrial.allow(most_of_a_part);
  for (Change& change : certainties(retrial, account)) out.push_back(std::move(change));
  for (Change& change : out)
    if (change.then == Fate::gone) change.stays = retrial.left_by(change.edit);
  return out;
}

// What hangs on judging again, part by part.
void judge_again(const Retrial& retrial, const Account& account, Explanation& out) {
  out.changes = all_changes(retrial, account);
  out.broke_off = retrial.broke_off();
  retrial.allow(most_of_a_part);
  out.minimal = minimal_evidence(retrial, account);
  retrial.allow(most_of_a_part);
  out.histories = record_histories(retrial);
  retrial.allow(most_of_a_part);
  out.steps = knowledge_steps(retrial);
}

Section sufficient(const MinimalEvidence& minimal, std::span<const fact::Fact> facts, std::size_t of) {
  const auto n = static_cast<std::int64_t>(minimal.records.size());
  Section section = told(fmt::format("Enough for the verdict: {} of {}", n, counted(static_cast<std::int64_t>(of), "records")), facts, minimal.records);
  std::string rest = minimal.alone ? "alone, without any other record, it gives the same verdict" : "with the records that are no evidence, it gives the same verdict";
  if (n > 1) rest.replace(rest.find("it gives"), 8, "they give");
  section.lines.push_back(fmt::format("{}{}", rest, minimal.least ? n > 1 ? "; without any one of them it is another" : "; without it it is another"
                                                                    : "; whether one could be left out was not tried to the end"));
  return section;
}

std::string_view verdict(Fate fate) { return fate == Fate::gone ? "none" : name(fate); }

Section versions(const std::vector<RecordHistory>& all) {
  Section section{"Records that came in several versions", {}};
  for (const RecordHistory& history : all) {
    for (std::size_t i = 0; i < history.versions.size(); ++i) {
      const RecordVersion& one = history.versions[i];
      std::string line = fmt::format("{}, version {}{}", history.record, i + 1, one.received ? fmt::format(", received {}", measure::print(*one.received)) : "");
      if (one.published) line += fmt::format(", published {}", measure::print(*one.published));
      section.lines.push_back(fmt::format("{}: {}; with it as the last version: {}{}", line, one.words, verdict(one.verdict),
                                          one.changed_verdict ? ", and it was another before" : ""));
    }
  }
  return section;
}

Section known(const std::vector<KnowledgeStep>& steps) {
  Section section{"How it became known", {}};
  for (const KnowledgeStep& step : steps)
    section.lines.push_back(fmt::format("{}: {}, by {}", measure::print(step.at), verdict(step.verdict),
                                        step.records.empty() ? "the deadline that had passed without the act" : "the receipt of " + listed(step.records)));
  return section;
}

void add_evidence(const Brief& brief, const Retrial& retrial, const Account& account, Explanation& out) {
  const Finding& f = retrial.finding();
  const std::vector<std::string> ending = ended_by(retrial);
  if (out.minimal) out.sections.push_back(sufficient(*out.minimal, brief.facts, f.evidence.size() - ending.size()));
  else if (!ending.empty() && f.verdict == Verdict::breach)
    out.sections.push_back({"Enough for the verdict", {fmt::format("its ground, and that no record shows the act by {}", measure::print(f.from))}});
  if (!ending.empty()) out.sections.push_back(told("What ended it", brief.facts, ending));
  if (!f.evidence.empty())
    out.sections.push_back(told(fmt::format("The evidence ({})", counted(static_cast<std::int64_t>(f.evidence.size()), "facts")), brief.facts, f.evidence));
  const std::vector<std::string> others = other_reports(account, f);
  if (!others.empty()) out.sections.push_back(told("Other reports of the same incidents", brief.facts, others));
  if (!out.histories.empty()) out.sections.push_back(versions(out.histories));
  if (!out.steps.empty()) out.sections.push_back(known(out.steps));
}

}  // namespace

Explanation explain(const Brief& brief, const Finding& f) {
  Explanation out{.subject = Explanation::Subject::finding, .id = f.id, .document = finding::to_json(f), .headline = headline(f)};
  const Retrial retrial{brief, f};
  const auto account = watch::account_for(brief.accord, brief.facts, f);
  if (!account || !retrial.given()) {
    out.sections.push_back({"Not explained", {"this accord and these facts do not give the finding"}});
    return out;
  }
  judge_again(retrial, *account, out);
  out.deciding = deciding_words(brief.accord, *account->norm, account->threshold);
  out.sections.push_back(clause(brief.accord, *account->norm, account->threshold));
  if (is_hole(f)) out.sections.push_back(hole(f));
  if (auto sum = arithmetic(brief, retrial, *account)) out.sections.push_back(std::move(*sum));
  if (const finding::Duty* duty = duty_of(retrial)) out.sections.push_back(chain(brief, *duty, retrial.verdicts()));
  if (!account->implausible.empty()) out.sections.push_back(implausible_steps(account->implausible));
  if (!f.reasons.empty()) out.sections.push_back(missing(*account, f, out.changes));
  out.sections.push_back(changes_of(out));
  add_evidence(brief, retrial, *account, out);
  return out;
}

}  // namespace casus::explain
