// A duty told in sections: the clause, who owes what to whom, what opened it, the clock,
// how it stands and why, and what would discharge it.
#include <algorithm>

#include <fmt/format.h>

#include "casus/explain/ballots.h"
#include "casus/explain/clause.h"
#include "casus/explain/clock.h"
#include "casus/explain/explain.h"
#include "casus/explain/supposed.h"
#include "casus/explain/words.h"

namespace casus::explain {

using fact::Fact;
using finding::Duty;
using finding::DutyState;
using measure::Instant;

namespace {

std::string headline(const Duty& duty) {
  const std::string to = duty.owed_to.empty() ? "" : fmt::format(" to {}", duty.owed_to);
  const std::string where = duty.key.empty() ? "" : fmt::format(" in {}", duty.key);
  const std::string due = duty.due ? fmt::format(", due {}", measure::print(*duty.due)) : "";
  return fmt::format("{}: {} owes{} by {}{}{}", finding::name(duty.state), duty.owed_by, to, duty.norm, where, due);
}

std::string act_of(const accord::Norm& norm) {
  const accord::Action& action = norm.action;
  if (!action.motion.empty()) return fmt::format("vote {}", action.motion);
  return action.object.empty() ? action.verb : fmt::format("{} {}", action.verb, action.object);
}

Section owed(const accord::Norm& norm, const Duty& duty) {
  Section section{"What is owed", {}};
  section.lines.push_back(fmt::format("the act: `{}`", act_of(norm)));
  const bool jointly = norm.subjects.together;
  section.lines.push_back(fmt::format("owed by: {}{}", duty.owed_by, jointly ? fmt::format(" ({}; {})", fmt::join(norm.subjects.parties, ", "), is_vote(norm) ? "done when the vote is decided" : "one act discharges") : ""));
  section.lines.push_back(fmt::format("owed to: {}", duty.owed_to.empty() ? "nobody whom the clause names, so nobody can waive it" : duty.owed_to));
  if (!duty.key.empty()) section.lines.push_back(fmt::format("where: {}", duty.key));
  return section;
}

std::string_view why(const Duty& duty) {
  switch (duty.state) {
    case DutyState::pending: return duty.since ? "not done, and its deadline has not passed" : "its clock has not started";
    case DutyState::done: return duty.due && duty.done && *duty.done > *duty.due ? "done, after it was due" : "done in time";
    case DutyState::overdue: return "its deadline has passed without the act";
    case DutyState::waived: return duty.evidence.empty() ? "access was denied to whoever owes it when it was due" : "waived by those to whom it is owed";
    case DutyState::voided: return "its ground was gone before it was done and due: the event ended, was withdrawn or merged, or when it was due an exception held, the accord was suspended, or nobody could have known that silence would carry it";
    case DutyState::unknown: return "it is not certain that it began, or that it was done";
  }
  return "";
}

// The breach that not doing it in time is. It begins when it was due, or when it was learned later.
const finding::Finding* lapse_of(const Duty& duty, const Verdicts& verdicts) {
  const finding::Finding* found = nullptr;
  if (!duty.due || duty.state == DutyState::voided || duty.state == DutyState::pending) return nullptr;
  for (const finding::Finding& f : verdicts.findings) {
    const bool like_it = f.measure == "duties" && f.norm == duty.norm && f.subject == duty.owed_by && f.key == duty.key && f.from >= *duty.due;
    const bool ends_with_it = duty.state == DutyState::waived ? f.to.has_value() : f.to == duty.done;
    if (like_it && ends_with_it && (found == nullptr || f.from < found->from)) found = &f;
  }
  const bool at_once = found != nullptr && found->from == *duty.due;
  const bool learned_late = std::ranges::find(duty.reasons, finding::Reason::late) != duty.reasons.end();
  return at_once || learned_late ? found : nullptr;
}

// Who was kept out when it was due, as the record tells.
void add_denials(const Brief& brief, const Duty& duty, Section& section) {
  for (const Fact& fact : brief.facts) {
    const bool then = fact.what == "access_denied" && fact.when && duty.due && fact.when->from <= *duty.due && *duty.due <= fact.when->to;
    if (then) section.lines.push_back(fmt::format("denied: {}", described(fact)));
  }
}

Section standing(const Brief& brief, const Duty& duty, const Verdicts& verdicts) {
  Section section{fmt::format("How it stands: {}", finding::name(duty.state)), {}};
  section.lines.emplace_back(why(duty));
  for (const finding::Reason reason : duty.reasons) {
    const bool late = reason == finding::Reason::late;
    section.lines.push_back(fmt::format("{}: {}", finding::name(reason), late ? "done, learned or published after it was due" : sentence(reason)));
  }
  for (const std::string& id : duty.evidence) {
    const auto at = std::ranges::find_if(brief.facts, [&](const Fact& fact) { return fact.id() == id; });
    if (at != brief.facts.end()) section.lines.push_back(fmt::format("counted for it: {}", described(*at)));
  }
  if (duty.state == DutyState::waived && duty.evidence.empty()) add_denials(brief, duty, section);
  if (const finding::Finding* f = lapse_of(duty, verdicts)) {
    section.lines.push_back(fmt::format("its lapse is the finding {}: {} from {}", f->id, finding::name(f->verdict), measure::print(f->from)));
  }
  return section;
}

// The same duty when the log holds some acts more.
class Rehearing {
 public:
  Rehearing(const Brief& brief, const Duty& duty, const Verdicts& verdicts) : brief_{brief}, duty_{duty} {
    const auto same = std::ranges::find_if(verdicts.findings, [&](const finding::Finding& f) { return f.norm == duty.norm; });
    stand_in_.norm = duty.norm;
    stand_in_.subject = duty.owed_by;
    stand_in_.key = duty.key;
    if (same != verdicts.findings.end()) stand_in_.evidence = same->evidence;
  }

  [[nodiscard]] std::optional<DutyState> state_with(const std::vector<Fact>& acts) const {
    Edit edit;
    edit.added = acts;
    const Verdicts verdicts = brief_.court(brief_.accord, edited(brief_.facts, edit));
    const auto at = std::ranges::find(verdicts.duties, duty_.id, &Duty::id);
    return at == verdicts.duties.end() ? std::nullopt : std::optional{at->state};
  }
  // Acts of the first source whose act does, received at `at`; one member after the other votes.
  [[nodiscard]] std::vector<Fact> discharging(Instant at) const {
    const Retrial retrial{brief_, stand_in_};
    const accord::Norm& norm = *brief_.accord.norm(duty_.norm);
    Deed deed{.verb = norm.action.verb, .object = norm.action.object, .by = duty_.owed_by, .to = norm.action.to.parties, .motion = norm.action.motion, .zone = zone_of(retrial)};
    const std::vector<std::string> authors = norm.subjects.together ? norm.subjects.parties : std::vector{duty_.owed_by};
    std::vector<Fact> all;
    for (const std::string& author : authors) {
      deed.by = author;
      for (const Fact& act : supposed_acts(retrial, deed, at)) {
        std::vector<Fact> some = all;
        some.push_back(numbered(act, all.size() + 1));
        if (state_with(some) == DutyState::done) return fewest(std::move(some));
        if (!norm.action.motion.empty()) {
          all = std::move(some);
          break;
        }
      }
    }
    return {};
  }

 private:
  // Without those that are not needed: whoever has voted already need not vote again.
  [[nodiscard]] std::vector<Fact> fewest(std::vector<Fact> acts) const {
    for (std::size_t i = 0; i < acts.size() && acts.size() > 1;) {
      std::vector<Fact> fewer = acts;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (state_with(fewer) == DutyState::done) acts = std::move(fewer);
      else ++i;
    }
    return acts;
  }

  const Brief& brief_;
  const Duty& duty_;
  finding::Finding stand_in_;
};

Change discharge(const Duty& duty, const std::vector<Fact>& acts, const std::string& act, Instant by) {
  Change out{.dial = "act", .now = std::string{finding::name(duty.state)}, .needed = fmt::format("received by {}", measure::print(by)), .least = false};
  std::vector<std::string> authors;
  for (const Fact& one : acts)
    if (!one.actors.empty()) authors.push_back(one.actors.front());
  out.words = fmt::format("`{}` by {}, {}", act, listed(authors), out.needed);
  return out;
}

Section what_would_do(const Brief& brief, const Duty& duty, const Verdicts& verdicts, std::vector<Change>& changes) {
  Section section{"What would discharge it", {}};
  const bool open = duty.state == DutyState::pending || duty.state == DutyState::overdue || duty.state == DutyState::unknown;
  if (!open || !duty.due) {
    section.lines.emplace_back(!open ? "nothing more: it is not open" : states_deadline(*brief.accord.norm(duty.norm)) ? "the act; its clock has not started, or not certainly"
                                                                                                                        : "the act; the clause states no deadline");
    return section;
  }
  const Rehearing rehearing{brief, duty, verdicts};
  const std::string act = act_of(*brief.accord.norm(duty.norm));
  const auto in_time = rehearing.discharging(*duty.due);
  if (!in_time.empty()) {
    changes.push_back(discharge(duty, in_time, act, *duty.due));
    section.lines.push_back(fmt::format("in time: {}", changes.back().words));
  }
  const Instant end = end_of(brief);
  if (*duty.due < end && !rehearing.discharging(end).empty())
    section.lines.push_back(fmt::format("late: the same act received at the end of the record, {}, {} after it was due", measure::print(end), spelled(end - *duty.due)));
  if (section.lines.empty()) section.lines.push_back(fmt::format("`{}` by {}; no such act that was tried settles it", act, duty.owed_by));
  return section;
}

}  // namespace

Explanation explain(const Brief& brief, const Duty& duty, const Verdicts& verdicts) {
  Explanation out{.subject = Explanation::Subject::duty, .id = duty.id, .document = finding::to_json(duty), .headline = headline(duty)};
  const accord::Norm* norm = brief.accord.norm(duty.norm);
  if (norm == nullptr) {
    out.sections.push_back({"Not explained", {"this accord has no such clause"}});
    return out;
  }
  out.sections.push_back(clause(brief.accord, *norm, nullptr));
  out.sections.push_back(owed(*norm, duty));
  out.sections.push_back(chain(brief, duty, verdicts));
  out.sections.push_back(duty_arithmetic(brief.accord, duty, end_of(brief)));
  if (is_vote(*norm)) out.sections.push_back(ballots(brief, *norm, duty));
  out.sections.push_back(standing(brief, duty, verdicts));
  out.sections.push_back(what_would_do(brief, duty, verdicts, out.changes));
  return out;
}

}  // namespace casus::explain
