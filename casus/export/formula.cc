// From the inside out: events, literals, conditions, then one function for each form.
#include "casus/export/formula.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace casus::exporting {

namespace {

using accord::Event;
using accord::Literal;
using accord::Norm;
using accord::NormForm;

enum class Side : std::uint8_t { certain, possible };
Side other(Side side) { return side == Side::certain ? Side::possible : Side::certain; }

std::string window(measure::Duration within) { return fmt::format("[0,{}]", within.raw()); }
// Whole numbers: the log holds amounts in millionths where an attribute has decimals.
std::int64_t whole(measure::Decimal amount) { return amount.raw() / measure::decimal_one; }

std::string joined(const std::vector<std::string>& parts, std::string_view word) {
  if (parts.size() == 1) return parts.front();
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "(" : fmt::format(" {} (", word)) + part + ")";
  return out;
}

// The event that a norm's own deed is.
Event own_event(const Norm& norm) {
  Event event;
  event.kind = norm.kind;
  event.root = norm.root;
  event.tests = norm.tests;
  event.by = {norm.subjects.anyone ? accord::Who::Sort::anyone : accord::Who::Sort::parties, norm.subjects.parties};
  event.on = norm.on;
  if (norm.zone) event.where = {accord::Where::Sort::zone, *norm.zone};
  return event;
}

class Writer {
 public:
  Writer(const accord::Accord& accord, std::vector<Pattern>& patterns, Side side)
      : accord_{accord}, patterns_{patterns}, side_{side} {}

  std::string violation(const Norm& norm);

 private:
  // A predicate's name with its ending; the pattern is new or the same as before.
  std::string predicate(Pattern::Sort sort, const Event& event, const std::string& measure = {});
  std::string condition(const accord::Condition& all);
  std::string literal(const Literal& one);
  std::string affirmed(const Literal& one);
  std::string happens(const Event& event);
  std::string counted(const Literal& one);
  std::string unexcused(const Norm& norm, const std::string& fact);
  std::string commit(const Norm& norm);
  std::string presence(const Norm& norm);
  std::string ceiling(const Norm& norm);
  std::string duty(const Norm& norm);
  std::string periodic(const Norm& norm);
  std::string notice(const Norm& norm);
  std::string position_report(const Norm& norm);
  std::string denied(const auto& write) {
    side_ = other(side_);
    std::string out = write();
    side_ = other(side_);
    return out;
  }

  const accord::Accord& accord_;
  std::vector<Pattern>& patterns_;
  Side side_;
};

std::string_view base_of(Pattern::Sort sort) {
  constexpr std::array<std::string_view, 13> names{"", "sum", "inside", "start", "cut", "enter", "leave",
                                                   "declared", "done", "notice", "latest", "point", "deadline"};
  return names.at(static_cast<std::size_t>(sort));
}

std::string Writer::predicate(Pattern::Sort sort, const Event& event, const std::string& measure) {
  const std::string word{base_of(sort)};
  const bool carried = event.sort == Event::Sort::carried;
  const std::string base = carried ? event.motion + "_carried" : word.empty() ? event.kind : event.kind.empty() ? word : fmt::format("{}_{}", event.kind, word);
  const auto same = [&](const Pattern& p) {
    return p.sort == sort && p.measure == measure && p.event.span.begin == event.span.begin && p.event.kind == event.kind &&
           p.event.motion == event.motion;
  };
  auto held = std::ranges::find_if(patterns_, same);
  if (held == patterns_.end()) {
    patterns_.push_back({sort, fmt::format("{}_{}", base, patterns_.size() + 1), event, measure});
    held = patterns_.end() - 1;
  }
  return held->name + (side_ == Side::certain ? "_c" : "_p");
}

// A closed formula that is true where the event is.
std::string Writer::happens(const Event& event) {
  switch (event.sort) {
    case Event::Sort::facts: return fmt::format("(EXISTS e, a. {}(e, a))", predicate(Pattern::Sort::event, event));
    case Event::Sort::meaning: return condition(accord_.meanings[event.meaning].condition);
    case Event::Sort::carried: return fmt::format("(EXISTS e, a. {}(e, a))", predicate(Pattern::Sort::event, event));
    case Event::Sort::breach: break;
  }
  std::vector<std::string> parts;
  for (const std::string& id : event.norms) {
    if (const Norm* norm = accord_.norm(id)) parts.push_back(violation(*norm));
  }
  return joined(parts, "OR");
}

std::string Writer::counted(const Literal& one) {
  const std::string span = one.within ? "ONCE" + window(*one.within) + " " : "";
  const std::string compare = one.quantity == Literal::Quantity::more_than ? ">" : ">=";
  if (one.measure != "incidents") {
    const std::string sum = predicate(Pattern::Sort::amount, one.event, one.measure);
    return fmt::format("(EXISTS t. ((t <- SUM m; ({}(EXISTS a. {}(e, a, m)))) AND t {} {}))", span, sum, compare, whole(one.amount));
  }
  const std::string fact = predicate(Pattern::Sort::event, one.event);
  return fmt::format("(EXISTS c. ((c <- CNT e; ({}(EXISTS a. {}(e, a)))) AND c {} {}))", span, fact, compare, whole(one.amount));
}

std::string Writer::affirmed(const Literal& one) {
  const bool plain = one.quantity == Literal::Quantity::some || one.quantity == Literal::Quantity::none;
  if (!plain && one.event.sort == Event::Sort::facts) return counted(one);
  const std::string event = happens(one.event);
  if (one.since) {
    const std::string after = happens(*one.since);
    return fmt::format("(((NOT {}) SINCE[0,*) {}) AND ONCE[0,*) {})", denied([&] { return happens(*one.since); }), event, after);
  }
  if (one.within) return fmt::format("(ONCE{} {})", window(*one.within), event);
  const bool stays = one.event.sort == Event::Sort::facts &&
                     (one.event.root == fact::Root::act || one.event.root == fact::Root::declaration);
  return stays ? fmt::format("(ONCE[0,*) {})", event) : event;
}

std::string Writer::literal(const Literal& one) {
  if (one.sort == Literal::Sort::group) return condition(one.group.front());
  if (one.sort == Literal::Sort::notified) {
    Event notice;
    return fmt::format("(EXISTS i. ({}(i) AND ONCE[0,*) (EXISTS j, p. {}(j, p))))", predicate(Pattern::Sort::latest, notice),
                       predicate(Pattern::Sort::notice, notice));
  }
  if (one.quantity == Literal::Quantity::none) return fmt::format("(NOT {})", denied([&] { return affirmed(one); }));
  return affirmed(one);
}

std::string Writer::condition(const accord::Condition& all) {
  std::vector<std::string> any;
  for (const std::vector<Literal>& conjunction : all.any_of) {
    std::vector<std::string> parts;
    for (const Literal& one : conjunction) parts.push_back(literal(one));
    any.push_back(joined(parts, "AND"));
  }
  return joined(any, "OR");
}

std::string Writer::unexcused(const Norm& norm, const std::string& fact) {
  std::string out = fact;
  for (const accord::Excuse& excuse : norm.excuses) {
    if (excuse.only_if) out = fmt::format("({} AND {})", out, condition(excuse.condition));
    else out = fmt::format("({} AND NOT {})", out, denied([&] { return condition(excuse.condition); }));
  }
  return out;
}

std::string Writer::commit(const Norm& norm) {
  const accord::Threshold& gravest = norm.rungs.back().any_of.front();
  const Event own = own_event(norm);
  const std::string fact = predicate(Pattern::Sort::event, own);
  const std::string one = unexcused(norm, fmt::format("{}(i, p)", fact));
  if (gravest.measure != "incidents") {
    const std::string sum = unexcused(norm, fmt::format("{}(i, p, n)", predicate(Pattern::Sort::amount, own, gravest.measure)));
    const std::string span = gravest.within ? "ONCE" + window(*gravest.within) + " " : "";
    return fmt::format("(EXISTS p, s. ((s <- SUM n; p ({}{})) AND s >= {}))", span, sum, gravest.count);
  }
  if (!gravest.within) return fmt::format("(EXISTS i, p. {})", one);
  return fmt::format("(EXISTS i0, p. ({}(i0, p) AND (EXISTS n. ((n <- CNT i; p (ONCE{} {})) AND n >= {}))))", fact,
                     window(*gravest.within), one, gravest.count);
}

std::string Writer::presence(const Norm& norm) {
  const Event own = own_event(norm);
  const std::string inside = unexcused(norm, fmt::format("{}(v)", predicate(Pattern::Sort::inside, own)));
  const std::int64_t dwell = norm.dwell.value_or(measure::Duration{}).raw() + (norm.more_than ? 1 : 0);
  const std::string start = predicate(Pattern::Sort::start, own);
  const std::string cut = denied([&] { return predicate(Pattern::Sort::cut, own); });
  return fmt::format("(EXISTS v. ({} AND ((NOT {}(v)) SINCE[{},*) {}(v))))", inside, cut, dwell, start);
}

std::string Writer::ceiling(const Norm& norm) {
  const Event own = own_event(norm);
  const std::int64_t most = whole(*norm.ceiling);
  const bool all_as_one = norm.subjects.anyone || norm.subjects.together;
  const std::string group = all_as_one ? "" : "p ";
  const std::string closed = all_as_one ? "s" : "p, s";
  std::string body;
  if (norm.window) {
    body = fmt::format("ONCE{} {}(i, p, n)", window(*norm.window), predicate(Pattern::Sort::amount, own, norm.measure));
  } else if (norm.root == fact::Root::declaration) {
    const std::string declared = predicate(Pattern::Sort::declared, own, norm.measure);
    body = fmt::format("(NOT (EXISTS m. {0}(p, u, m))) SINCE[0,*) {0}(p, u, n)", declared);
  } else {
    body = fmt::format("(NOT {}(v)) SINCE[0,*) {}(p, v, n)", denied([&] { return predicate(Pattern::Sort::leave, own); }),
                       predicate(Pattern::Sort::enter, own, norm.measure));
  }
  return fmt::format("(EXISTS {}. {})", closed, unexcused(norm, fmt::format("((s <- SUM n; {}({})) AND s > {})", group, body, most)));
}

std::string Writer::duty(const Norm& norm) {
  const Event own;
  std::string trigger = "TRUE";
  if (norm.trigger) trigger = happens(*norm.trigger);
  else if (norm.anchor && norm.anchor->sort == accord::Anchor::Sort::event) trigger = happens(norm.anchor->event);
  const std::string point = predicate(Pattern::Sort::point, own);
  const std::string deadline = predicate(Pattern::Sort::deadline, own);
  Event act;
  act.kind = norm.action.verb;
  act.span = norm.span;
  const std::string done = denied([&] { return predicate(Pattern::Sort::done, act); });
  return fmt::format("(EXISTS r. (({0}(r) AND ONCE[0,*) ({1}(r) AND {2})) AND NOT ONCE[0,*) ((EXISTS i, p. {3}(i, p)) AND ONCE[0,*) {1}(r))))",
                     deadline, point, trigger, done);
}

std::string Writer::periodic(const Norm& norm) {
  Event act;
  act.kind = norm.action.verb;
  act.span = norm.span;
  const std::string done = predicate(Pattern::Sort::done, act);
  const std::string never = denied([&] { return predicate(Pattern::Sort::done, act); });
  return fmt::format("(EXISTS i, p. ({}(i, p) AND NOT EVENTUALLY(0,{}] (EXISTS j. {}(j, p))))", done, norm.every->raw(), never);
}

std::string Writer::notice(const Norm& norm) {
  const Event own = own_event(norm);
  const std::string in_time = denied([&] {
    return fmt::format("ONCE[0,*) ({}(i) AND ONCE[0,*) (EXISTS j. {}(j, p)))", predicate(Pattern::Sort::latest, own),
                       predicate(Pattern::Sort::notice, own));
  });
  return fmt::format("(EXISTS i, p. ({} AND NOT {}))", unexcused(norm, fmt::format("{}(i, p)", predicate(Pattern::Sort::event, own))), in_time);
}

std::string Writer::position_report(const Norm& norm) {
  const Event own = own_event(norm);
  const std::string inside = predicate(Pattern::Sort::inside, own);
  const std::string heard = denied([&] { return predicate(Pattern::Sort::inside, own); });
  const std::string gone = denied([&] { return predicate(Pattern::Sort::cut, own); });
  return fmt::format("(EXISTS v. ({}(v) AND NOT EVENTUALLY(0,{}] ({}(v) OR {}(v))))", inside, norm.every->raw(), heard, gone);
}

std::string Writer::violation(const Norm& norm) {
  switch (norm.form) {
    case NormForm::commit: return commit(norm);
    case NormForm::presence: return presence(norm);
    case NormForm::ceiling: return ceiling(norm);
    case NormForm::duty: return duty(norm);
    case NormForm::periodic: return norm.every ? periodic(norm) : std::string{};
    case NormForm::notice: return notice(norm);
    case NormForm::position_report: return position_report(norm);
    case NormForm::permission: break;
  }
  return {};
}

// What the formula says less exactly than the language does.
std::string remark_of(const Norm& norm) {
  if (norm.form == NormForm::permission) return "a permission is never violated; it excuses in the norms that it names";
  if (norm.form == NormForm::periodic && !norm.every) return "days of the year are no interval of the logic";
  std::string out = "facts of an unknown instant stand at its begin in `_p` and are left out of `_c`";
  if (norm.rungs.size() > 1 || norm.rungs.back().any_of.size() > 1) out += "; the first threshold of the gravest rung";
  if (!norm.action.motion.empty()) out += "; the first vote stands for the decision";
  if (norm.trigger && norm.trigger->sort == Event::Sort::meaning) out += "; `lasting` is not in the formula";
  return out;
}

}  // namespace

Formulas formulas_of(const accord::Accord& accord, const Norm& norm) {
  Formulas out;
  out.certain = Writer{accord, out.patterns, Side::certain}.violation(norm);
  out.possible = Writer{accord, out.patterns, Side::possible}.violation(norm);
  out.remark = remark_of(norm);
  return out;
}

std::string signature(const std::vector<Pattern>& patterns) {
  constexpr std::array<std::string_view, 13> arguments{"string,string", "string,string,int", "string", "string", "string",
                                                       "string,string,int", "string", "string,string,int", "string,string",
                                                       "string,string", "string", "string", "string"};
  std::string out;
  for (const Pattern& pattern : patterns) {
    for (const std::string_view ending : {"_c", "_p"}) {
      out += fmt::format("{}{}({})\n", pattern.name, ending, arguments.at(static_cast<std::size_t>(pattern.sort)));
    }
  }
  return out;
}

}  // namespace casus::exporting
