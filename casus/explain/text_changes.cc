// Each number of a clause is a dial; a dial is turned until the finding is gone.
#include "casus/explain/text_changes.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/explain/search.h"
#include "casus/explain/supposed.h"
#include "casus/explain/words.h"

namespace casus::explain {

using accord::Norm;
using accord::NormForm;
using measure::Duration;

namespace {

struct Dial {
  std::string name;
  std::string article;  // "a threshold of"; of lengths of time: "a window"
  Range range;          // from the value of the text
  std::function<void(Norm&, std::int64_t)> set;
  std::function<std::string(std::int64_t)> print;  // empty: a length of time, in milliseconds
  std::string now{};    // default: print(range.from)
  std::string (*spell)(Duration) = spelled;  // of a length of time
};

std::string print_number(const Dial& dial, std::int64_t value) { return dial.print ? dial.print(value) : dial.spell(Duration{value}); }

Change told(const Dial& dial, const Turn& turn) {
  Change out{.side = Change::Side::text, .dial = dial.name, .now = dial.now, .least = true};
  if (out.now.empty()) out.now = print_number(dial, dial.range.from);
  if (dial.print) {
    out.needed = dial.print(turn.turns);
    out.leaves = dial.print(turn.stays);
    out.words = fmt::format("{} {} instead of {}; {} would not do", dial.article, out.needed, out.now, out.leaves);
    return out;
  }
  const Edge edge = edge_of(turn, dial.spell);
  out.needed = edge.needed;
  out.leaves = edge.leaves;
  out.words = fmt::format("{} {} instead of {}", dial.article, out.needed, out.now);
  return out;
}

Edit edit_of(const Retrial& retrial, const Dial& dial, std::int64_t value) {
  const std::string id = retrial.norm().id;
  Edit edit;
  edit.text = [id, set = dial.set, value](accord::Accord& accord) { set(norm_in(accord, id), value); };
  return edit;
}

std::optional<Change> turned(const Retrial& retrial, const Dial& dial) {
  const auto gone = [&](std::int64_t value) { return !retrial.spent() && retrial.fate(edit_of(retrial, dial, value)) == Fate::gone; };
  const auto turn = find_turn(dial.range, gone);
  if (!turn || retrial.spent()) return std::nullopt;
  if (retrial.fate_in_full(edit_of(retrial, dial, turn->turns)) != Fate::gone) return std::nullopt;
  const bool is_own = turn->stays == dial.range.from;
  if (!is_own && retrial.fate_in_full(edit_of(retrial, dial, turn->stays)) == Fate::gone) return std::nullopt;
  Change change = told(dial, *turn);
  change.edit = edit_of(retrial, dial, turn->turns);
  if (!is_own) change.less = edit_of(retrial, dial, turn->stays);
  return change;
}

// Which rung and which of its thresholds gave the finding.
struct Rule {
  std::size_t rung = 0;
  std::size_t threshold = 0;
};
std::optional<Rule> rule_of(const Norm& norm, const finding::Finding& finding) {
  for (std::size_t rung = 0; rung < norm.rungs.size(); ++rung) {
    if (norm.rungs[rung].severity != finding.severity) continue;
    const auto& all = norm.rungs[rung].any_of;
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i].measure == finding.measure) return Rule{rung, i};
  }
  return std::nullopt;
}

void add_thresholds(const Retrial& retrial, std::vector<Dial>& dials) {
  const finding::Finding& finding = retrial.finding();
  const auto rule = rule_of(retrial.norm(), finding);
  if (!rule) return;
  const accord::Threshold& stated = retrial.norm().rungs[rule->rung].any_of[rule->threshold];
  const bool alone = !stated.within && stated.measure == "incidents";  // more than one is never reached
  if (!alone && finding.peak.possible) {
    const std::int64_t enough = std::max(*finding.peak.possible, stated.count) + 1;
    dials.push_back({.name = "threshold", .article = "a threshold of", .range = {stated.count, enough, enough + 1'000'000},
                     .set = [r = *rule](Norm& norm, std::int64_t n) { norm.rungs[r.rung].any_of[r.threshold].count = n; },
                     .print = [measure = stated.measure](std::int64_t n) { return counted(n, measure); }});
  }
  if (!stated.within) return;
  dials.push_back({.name = "window", .article = "a window", .range = {stated.within->raw(), stated.within->raw() / 2, 0},
                   .set = [r = *rule](Norm& norm, std::int64_t ms) { norm.rungs[r.rung].any_of[r.threshold].within = Duration{ms}; },
                   .print = {}});
}

void add_ceiling(const Retrial& retrial, std::vector<Dial>& dials) {
  const Norm& norm = retrial.norm();
  const finding::Finding& finding = retrial.finding();
  if (finding.peak.possible) {
    // Sums turn in steps of the grain; the peak is in whole numbers, and never below them.
    const std::int64_t grain = grain_of(retrial, summed_in(retrial)).raw();
    const std::int64_t one = measure::decimal_one / grain;
    const std::int64_t stated = norm.ceiling->raw() / grain;
    const std::int64_t enough = std::max(*finding.peak.possible * one, stated + 1);
    dials.push_back({.name = "ceiling", .article = "a ceiling of", .range = {stated, enough, enough + 1'000'000 * one},
                     .set = [grain](Norm& changed, std::int64_t n) { changed.ceiling = measure::Decimal{n * grain}; },
                     .print = [grain, measure = finding.measure](std::int64_t n) { return counted(measure::Decimal{n * grain}, measure); },
                     .now = measure::print(*norm.ceiling)});
  }
  if (!norm.window) return;
  dials.push_back({.name = "window", .article = "a window", .range = {norm.window->raw(), norm.window->raw() / 2, 0},
                   .set = [](Norm& one, std::int64_t ms) { one.window = Duration{ms}; }, .print = {}});
}

void add_dwell(const Retrial& retrial, const watch::Account& account, std::vector<Dial>& dials) {
  if (!account.stay) return;
  const Norm& norm = retrial.norm();
  const Duration possible = account.stay->possible.to - account.stay->possible.from;
  const std::int64_t from = norm.dwell ? norm.dwell->raw() : -1;
  const std::int64_t guess = std::max(possible.raw() + (norm.more_than ? 0 : 1), from + 1);
  dials.push_back({.name = "dwell", .article = "a limit", .range = {from, guess, guess + measure::days(366).raw()},
                   .set = [](Norm& one, std::int64_t ms) { one.dwell = Duration{std::max<std::int64_t>(ms, 0)}; },
                   .print = {}, .now = norm.dwell ? spelled(*norm.dwell) : "none"});
}

void add_every(const Retrial& retrial, std::vector<Dial>& dials) {
  const Norm& norm = retrial.norm();
  if (!norm.every || !retrial.finding().to) return;
  const std::int64_t guess = norm.every->raw() + (*retrial.finding().to - retrial.finding().from).raw();
  dials.push_back({.name = "interval", .article = "an interval", .range = {norm.every->raw(), guess, 4 * guess},
                   .set = [](Norm& one, std::int64_t ms) { one.every = Duration{ms}; }, .print = {}});
}

// A term counts in hours and less, in days, or in months.
std::int64_t count_of(const measure::Term& term) { return term.days != 0 ? term.days : term.months != 0 ? term.months : term.exact.raw(); }
measure::Term with_count(measure::Term term, std::int64_t n) {
  (term.days != 0 ? term.days : term.months) = n;
  return term;
}
measure::Term longer_or_shorter(const measure::Term& term, std::int64_t n) {
  if (term.days == 0 && term.months == 0) return {.exact = Duration{n}};
  return with_count(term, n);
}

Dial term_dial(const measure::Term& term) {
  const std::int64_t n = count_of(term);
  Dial dial{.name = "", .article = "", .range = {n, n, n},
            .set = [term](Norm& one, std::int64_t value) { one.within = longer_or_shorter(term, value); }, .print = {}, .spell = spelled_in_hours};
  if (term.days != 0 || term.months != 0) dial.print = [term](std::int64_t value) { return value == 0 ? std::string{"0 d"} : measure::print(longer_or_shorter(term, value)); };
  return dial;
}

// What was done late could have had longer; what was never done is within no deadline.
void add_deadline(const Retrial& retrial, std::vector<Dial>& dials) {
  const measure::Term& term = retrial.norm().within;
  const finding::Finding& finding = retrial.finding();
  if (term == measure::Term{} || !finding.to) return;
  Dial dial = term_dial(term);
  dial.name = "deadline";
  dial.article = dial.print ? "a deadline of" : "a deadline";
  const Duration late = *finding.to - finding.from;
  const std::int64_t days = late.raw() / measure::days(1).raw() + 1;
  const std::int64_t more = term.days != 0 ? days : term.months != 0 ? days / 31 + 1 : late.raw();
  dial.range.guess += more;
  dial.range.bound = dial.range.guess + 4 * more;
  dials.push_back(std::move(dial));
}

void add_notice(const Retrial& retrial, std::vector<Dial>& dials) {
  Dial dial = term_dial(retrial.norm().within);
  dial.name = "notice";
  dial.article = dial.print ? "a notice of" : "a notice";
  dial.range.guess /= 2;
  dial.range.bound = 0;
  dials.push_back(std::move(dial));
}

bool grows(fact::Comparison comparison) { return comparison == fact::Comparison::at_least || comparison == fact::Comparison::greater; }

// The largest number of that name in the evidence.
std::optional<measure::Decimal> greatest(const Retrial& retrial, const std::string& attribute) {
  std::optional<measure::Decimal> out;
  const std::vector<std::string>& evidence = retrial.finding().evidence;
  for (const fact::Fact& one : retrial.facts()) {
    const fact::Value* value = one.find(attribute);
    const auto* range = value == nullptr ? nullptr : std::get_if<measure::AmountRange>(value);
    if (range == nullptr || std::ranges::find(evidence, one.id()) == evidence.end()) continue;
    out = std::max(out.value_or(range->high), range->high);
  }
  return out;
}

fact::Tests& tests_of(Norm& norm) { return norm.tests.any_of.empty() ? norm.action.object_tests : norm.tests; }

// `with troops >= 9000`: from which number on it would have been none of the clause's.
void add_tests(const Retrial& retrial, std::vector<Dial>& dials) {
  Norm norm = retrial.norm();
  const fact::Tests tests = tests_of(norm);
  for (std::size_t i = 0; i < tests.any_of.size(); ++i) {
    for (std::size_t k = 0; k < tests.any_of[i].size(); ++k) {
      const fact::Test& test = tests.any_of[i][k];
      const auto* stated = std::get_if<measure::AmountRange>(&test.operand);
      const auto most = greatest(retrial, test.attribute);
      if (stated == nullptr || !most || !grows(test.comparison)) continue;
      const std::int64_t grain = grain_of(retrial, {test.attribute}).raw();
      const std::int64_t from = stated->low.raw() / grain;
      const std::int64_t guess = std::max(most->raw() / grain + 1, from + 1);
      const std::string sign = test.comparison == fact::Comparison::greater ? ">" : ">=";
      dials.push_back({.name = "test", .article = fmt::format("`{} {}`", test.attribute, sign), .range = {from, guess, guess + 1'000},
                       .set = [=](Norm& one, std::int64_t n) { tests_of(one).any_of[i][k].operand = measure::AmountRange{measure::Decimal{n * grain}, measure::Decimal{n * grain}}; },
                       .print = [grain](std::int64_t n) { return measure::print(measure::Decimal{n * grain}); }});
    }
  }
}

std::vector<Dial> dials_of(const Retrial& retrial, const watch::Account& account) {
  std::vector<Dial> dials;
  switch (retrial.norm().form) {
    case NormForm::commit: add_thresholds(retrial, dials); break;
    case NormForm::presence: add_dwell(retrial, account, dials); break;
    case NormForm::ceiling: add_ceiling(retrial, dials); break;
    case NormForm::duty: add_deadline(retrial, dials); break;
    case NormForm::periodic:
    case NormForm::position_report: add_every(retrial, dials); break;
    case NormForm::notice: add_notice(retrial, dials); break;
    case NormForm::permission: break;
  }
  add_tests(retrial, dials);
  return dials;
}

}  // namespace

std::vector<Change> text_changes(const Retrial& retrial, const watch::Account& account) {
  std::vector<Change> out;
  for (const Dial& dial : dials_of(retrial, account))
    if (auto change = turned(retrial, dial)) out.push_back(std::move(*change));
  return out;
}

}  // namespace casus::explain
