// What was not done, or not in time: acts, notices, reports of position, exceptions.
#include <algorithm>

#include <fmt/format.h>

#include "casus/explain/evidence_changes.h"
#include "casus/explain/supposed.h"
#include "casus/explain/words.h"

namespace casus::explain {

using accord::NormForm;
using fact::Fact;
using measure::Instant;

namespace {

// When somebody must have acted: an instant at which the act would be too late, the one
// up to which it is not, and one before which nobody looks.
struct Window {
  Instant too_late;
  Instant last;
  Instant first;
};

Fact received_at(Fact act, Instant at) {
  act.received = at;
  act.when = measure::Interval{at, at};
  return act;
}

// The latest instant at which the act would have been in time, if there is one.
std::optional<Turn> latest(const Retrial& retrial, const Window& window, const std::function<Edit(Instant)>& edit) {
  const auto gone = [&](std::int64_t ms) { return !retrial.spent() && retrial.fate(edit(Instant{ms})) == Fate::gone; };
  if (window.first >= window.too_late || gone(window.too_late.ms())) return std::nullopt;
  const std::int64_t guess = std::clamp(window.last.ms(), window.first.ms(), window.too_late.ms() - 1);
  const auto turn = find_turn({window.too_late.ms(), guess, window.first.ms()}, gone);
  if (!turn || retrial.spent() || retrial.fate_in_full(edit(Instant{turn->turns})) != Fate::gone) return std::nullopt;
  return turn;
}

std::optional<Change> received_sooner(const Retrial& retrial, const Fact& act, const Window& window) {
  const auto edit = [&](Instant at) {
    Edit out;
    out.instead[act.id()] = received_at(act, at);
    return out;
  };
  const auto turn = latest(retrial, window, edit);
  if (!turn) return std::nullopt;
  const Instant was = act.received.value_or(act.when->to);
  Change out{.dial = "act", .now = fmt::format("received {}", measure::print(was)), .needed = fmt::format("received by {}", measure::print(Instant{turn->turns})),
             .records = {act.id()}, .least = true};
  out.leaves = fmt::format("received {}", measure::print(Instant{turn->stays}));
  out.edit = edit(Instant{turn->turns});
  out.less = edit(Instant{turn->stays});
  out.words = fmt::format("{} {}, {} sooner than it was", act.id(), out.needed, spelled(was - Instant{turn->turns}));
  return out;
}

// The duty that the act was counted for, of those that were judged; nullptr: none.
const finding::Duty* counted_for(const Retrial& retrial, const std::string& act) {
  for (const finding::Duty& duty : retrial.verdicts().duties)
    if (std::ranges::find(duty.evidence, act) != duty.evidence.end()) return &duty;
  return nullptr;
}

// What is on record of such a deed, and why it did not do.
std::string on_record(const Retrial& retrial, const Deed& deed, const Window& window) {
  const bool owed = retrial.norm().form == NormForm::duty || retrial.norm().form == NormForm::periodic;
  std::string early;
  std::string late;
  std::string other;
  for (const Fact& act : retrial.facts()) {
    if (act.root != fact::Root::act || act.what != deed.verb || act.actors != std::vector<std::string>{deed.by}) continue;
    const Instant at = act.received.value_or(act.when->to);
    const finding::Duty* duty = counted_for(retrial, act.id());
    if (at > window.last) late = "what is on record of this came later";
    else if (owed && at < window.first) early = "what is on record of this came before it was owed";
    else if (duty != nullptr && duty->due) return fmt::format("{} counts for what was due {} ({})", act.id(), measure::print(*duty->due), duty->id);
    else other = fmt::format("{} does not count for it", act.id());
  }
  for (const std::string* words : {&other, &late, &early})
    if (!words->empty()) return *words;
  return "none is on record";
}

std::optional<Change> done_at_all(const Retrial& retrial, const Deed& deed, const Window& window) {
  for (const Fact& act : supposed_acts(retrial, deed, window.last)) {
    const auto edit = [&](Instant at) {
      Edit out;
      out.added.push_back(received_at(act, at));
      return out;
    };
    const auto turn = latest(retrial, window, edit);
    if (!turn) continue;
    Change out{.dial = "act", .now = "none on record", .needed = fmt::format("received by {}", measure::print(Instant{turn->turns})), .least = true};
    out.leaves = fmt::format("received {}", measure::print(Instant{turn->stays}));
    out.edit = edit(Instant{turn->turns});
    out.less = edit(Instant{turn->stays});
    const std::string object = deed.object.empty() ? "" : " " + deed.object;
    const std::string to = deed.to.empty() ? "" : fmt::format(" to {}", fmt::join(deed.to, ", "));
    out.words = fmt::format("`{}{}` by {}{}, {}; {}", deed.verb, object, deed.by, to, out.needed, on_record(retrial, deed, window));
    return out;
  }
  return std::nullopt;
}

// Members whose last ballot that counts is no yes: their vote is missing.
std::vector<std::string> missing_votes(const Retrial& retrial) {
  const finding::Duty* duty = duty_of(retrial);
  std::vector<std::string> missing = parties_of(retrial);
  for (const Fact& fact : retrial.facts()) {
    const bool counts = duty != nullptr && std::ranges::find(duty->evidence, fact.id()) != duty->evidence.end();
    if (!counts || fact.actors.size() != 1) continue;
    std::erase(missing, fact.actors.front());
    const fact::Value* said = fact.find("vote");
    const auto* word = said == nullptr ? nullptr : std::get_if<std::string>(said);
    if (word == nullptr || *word != "yes") missing.push_back(fact.actors.front());
  }
  return missing;
}

// Others, one of whom would do as well.
std::string or_another(const Retrial& retrial, Deed deed, const Window& window, const std::string& member) {
  std::string out;
  for (const std::string& other : missing_votes(retrial)) {
    deed.by = other;
    Edit edit;
    edit.added = supposed_acts(retrial, deed, window.last);
    if (edit.added.size() > 1) edit.added.resize(1);
    if (other != member && !retrial.spent() && retrial.becomes(Fate::gone, edit)) out += " or " + other;
  }
  return out;
}

// Votes for a joint vote that was never decided: one member after the other.
std::optional<Change> voted(const Retrial& retrial, Deed deed, const Window& window) {
  Edit edit;
  std::vector<std::string> yes;
  for (const std::string& member : missing_votes(retrial)) {
    deed.by = member;
    const auto acts = supposed_acts(retrial, deed, window.last);
    if (acts.empty()) return std::nullopt;
    edit.added.push_back(numbered(acts.front(), yes.size() + 1));
    yes.push_back(member);
    if (!retrial.becomes(Fate::gone, edit)) continue;
    Change out{.dial = "votes", .now = "undecided", .needed = counted(static_cast<std::int64_t>(yes.size()), "more votes"), .least = true};
    out.leaves = counted(static_cast<std::int64_t>(yes.size()) - 1, "more votes");
    out.edit = edit;
    edit.added.pop_back();
    out.less = edit;
    const std::string who = yes.size() == 1 ? member + or_another(retrial, deed, window, member) : listed(yes);
    out.words = fmt::format("a vote of yes by {}, received by {}", who, measure::print(window.last));
    return out;
  }
  return std::nullopt;
}

Deed deed_of(const Retrial& retrial) {
  const accord::Action& action = retrial.norm().action;
  const std::vector<std::string> parties = parties_of(retrial);
  Deed deed{.verb = action.verb, .object = action.object, .by = parties.empty() ? retrial.finding().subject : parties.front(),
            .to = action.to.parties, .motion = action.motion, .zone = zone_of(retrial)};
  return deed;
}

std::optional<Fact> last_version(const Retrial& retrial, const std::string& id) {
  std::optional<Fact> out;
  for (const Fact& fact : retrial.facts())
    if (fact.id() == id) out = fact;
  return out;
}

std::optional<Change> duty_in_time(const Retrial& retrial) {
  const finding::Duty* duty = duty_of(retrial);
  if (duty == nullptr || !duty->due || !duty->since) return std::nullopt;
  const Window window{*duty->due + measure::milliseconds(1), *duty->due, *duty->since};
  if (duty->done && !duty->evidence.empty()) {
    const auto act = last_version(retrial, duty->evidence.back());
    if (act) return received_sooner(retrial, *act, {*duty->done, *duty->due, *duty->since});
  }
  const Deed deed = deed_of(retrial);
  if (!deed.motion.empty()) return voted(retrial, deed, window);
  return done_at_all(retrial, deed, window);
}

// Notices of the party that came too late for the activity, the nearest first.
std::vector<Fact> late_notices(const Retrial& retrial, Instant last) {
  const std::string by = deed_of(retrial).by;
  const std::string& verb = retrial.norm().action.verb;
  std::vector<Fact> out;
  for (const Fact& fact : retrial.facts()) {
    const bool notice = fact.root == fact::Root::act && fact.what == verb && fact.received && *fact.received > last;
    if (notice && std::ranges::find(fact.actors, by) != fact.actors.end()) out.push_back(fact);
  }
  std::ranges::stable_sort(out, {}, [](const Fact& fact) { return *fact.received; });
  constexpr std::size_t most = 4;
  if (out.size() > most) out.resize(most);
  return out;
}

std::optional<Change> noticed_in_time(const Retrial& retrial) {
  const Instant last = measure::latest_notice(retrial.finding().from, retrial.norm().within, retrial.accord().offset);
  for (const Fact& notice : late_notices(retrial, last))
    if (auto change = received_sooner(retrial, notice, {*notice.received, last, last - measure::days(2)})) return change;
  return done_at_all(retrial, deed_of(retrial), {last + measure::milliseconds(1), last, last - measure::days(2)});
}

// Reports at the ends of as many intervals as the silence holds.
Edit heard_every(const Fact& before, measure::Duration every, std::size_t n) {
  Edit edit;
  Instant at = before.when->to;
  for (std::size_t i = 0; i < n; ++i) {
    at = at + every;
    edit.added.push_back(numbered(supposed_again(before, at), i + 1));
  }
  return edit;
}

// A notice that the exception asks for.
std::optional<Change> exception_notified(const Retrial& retrial, const accord::Literal& literal, const Fact& first) {
  std::vector<std::string> authors = first.actors;
  for (const std::string& party : parties_of(retrial)) authors.push_back(party);
  for (const accord::Party& party : retrial.accord().parties) authors.push_back(party.name);
  const Instant last = measure::latest_notice(first.when->from, literal.notice, retrial.accord().offset);
  for (const std::string& author : authors) {
    const Deed deed{.verb = "notify", .object = "", .by = author, .to = literal.notified_to, .motion = "", .zone = zone_of(retrial)};
    if (auto change = done_at_all(retrial, deed, {last + measure::milliseconds(1), last, last - measure::days(2)})) {
      change->dial = "exception";
      return change;
    }
  }
  return std::nullopt;
}

}  // namespace

const finding::Duty* duty_of(const Retrial& retrial) {
  const finding::Finding& finding = retrial.finding();
  if (finding.measure != "duties") return nullptr;
  const finding::Duty* best = nullptr;
  for (const finding::Duty& duty : retrial.verdicts().duties) {
    const bool same = duty.norm == finding.norm && duty.owed_by == finding.subject && duty.key == finding.key;
    if (!same || !duty.due || *duty.due > finding.from || duty.done != finding.to) continue;
    if (best == nullptr || *best->due < *duty.due) best = &duty;
  }
  return best;
}

std::vector<std::string> ended_by(const Retrial& retrial) {
  const finding::Duty* duty = duty_of(retrial);
  return duty != nullptr && duty->done ? duty->evidence : std::vector<std::string>{};
}

std::vector<Change> acts_in_time(const Retrial& retrial) {
  const NormForm form = retrial.norm().form;
  std::optional<Change> change;
  if (form == NormForm::duty || form == NormForm::periodic) change = duty_in_time(retrial);
  if (form == NormForm::notice) change = noticed_in_time(retrial);
  return change ? std::vector{std::move(*change)} : std::vector<Change>{};
}

std::vector<Change> reports_in_time(const Retrial& retrial) {
  const accord::Norm& norm = retrial.norm();
  const std::vector<Fact> evidence = evidence_of(retrial);
  if (norm.form != NormForm::position_report || evidence.empty() || !retrial.finding().to) return {};
  const Fact& before = evidence.front();
  const measure::Duration silence = *retrial.finding().to - before.when->to;
  constexpr std::int64_t most = 100;
  const std::int64_t holds = (silence.raw() + norm.every->raw() - 1) / norm.every->raw() - 1;
  if (holds < 1 || holds > most) return {};
  for (std::size_t n = 1; n <= static_cast<std::size_t>(holds); ++n) {
    Change out{.dial = "reports", .edit = heard_every(before, *norm.every, n), .less = heard_every(before, *norm.every, n - 1)};
    if (retrial.spent()) return {};
    if (!retrial.becomes(Fate::gone, out.edit)) continue;
    const auto count = static_cast<std::int64_t>(n);
    out.now = counted(0, "reports in between");
    out.needed = counted(count, "reports in between");
    out.leaves = counted(count - 1, "reports in between");
    out.least = true;
    const std::string last = n > 1 ? fmt::format(", the last by {}", measure::print(out.edit.added.back().when->from)) : "";
    out.words = fmt::format("{} of its position by {}{}", counted(count, n == 1 ? "more report" : "more reports"), measure::print(before.when->to + *norm.every), last);
    return {std::move(out)};
  }
  return {};
}

std::vector<Change> exceptions_met(const Retrial& retrial) {
  const std::vector<Fact> evidence = evidence_of(retrial);
  if (evidence.empty()) return {};
  for (const accord::Excuse& excuse : retrial.norm().excuses) {
    for (const auto& conjunction : excuse.condition.any_of) {
      if (excuse.only_if || conjunction.size() != 1 || conjunction.front().sort != accord::Literal::Sort::notified) continue;
      if (auto change = exception_notified(retrial, conjunction.front(), evidence.front())) return {std::move(*change)};
    }
  }
  return {};
}

std::vector<Change> evidence_changes(const Retrial& retrial, const watch::Account& account, std::uint64_t cost) {
  std::vector<Change> out;
  const auto add = [&](auto found) {
    for (Change& change : found) out.push_back(std::move(change));
    retrial.allow(cost);
  };
  const auto one = [](std::optional<Change> change) { return change ? std::vector{std::move(*change)} : std::vector<Change>{}; };
  retrial.allow(cost);
  add(acts_in_time(retrial));
  add(reports_in_time(retrial));
  add(one(shorter_stay(retrial, account)));
  add(one(smaller_number(retrial)));
  if (retrial.norm().form != NormForm::position_report) add(one(fewer_records(retrial)));
  add(exceptions_met(retrial));
  return out;
}

}  // namespace casus::explain
