// The clocks of the accord, said in the order in which a person would reckon.
#include "casus/explain/clock.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/explain/supposed.h"
#include "casus/explain/words.h"
#include "casus/watch/receipt.h"

namespace casus::explain {

using accord::Anchor;
using fact::Fact;
using finding::Duty;
using finding::DutyState;
using measure::Instant;

namespace {

// Where a duty's clock starts, as its clause says.
std::string start_of_clock(const accord::Norm& norm) {
  if (norm.every) return "the last such act, and before the first the entry into force";
  if (!norm.yearly.empty()) return "the days of the year that the clause names";
  if (!norm.anchor) return "the instant at which its trigger was reached";
  switch (norm.anchor->sort) {
    case Anchor::Sort::date: return "the date that the clause names";
    case Anchor::Sort::entry_into_force: return "the entry into force";
    case Anchor::Sort::event: break;
  }
  switch (norm.anchor->clock) {
    case Anchor::Clock::reached: return "the instant at which the event was reached";
    case Anchor::Clock::start: return "the start of the event: its first breach, without what it had to last";
    case Anchor::Clock::finding: return "the receipt (else publication) of the record that first made it certain";
    case Anchor::Clock::attribution: return "the receipt (else publication) of the record that first made the actor certain";
  }
  return {};
}

std::string term_of(const accord::Norm& norm) {
  if (norm.every) return spelled(*norm.every);
  return norm.within == measure::Term{} ? std::string{} : measure::print(norm.within);
}

bool is_calendar(const accord::Norm& norm) { return !norm.every && (norm.within.days != 0 || norm.within.months != 0); }

std::string sooner_or_later(Instant done, Instant due) {
  if (done <= due) return fmt::format("{} before it was due: in time", spelled(due - done));
  return fmt::format("{} after it was due: late", spelled(done - due));
}

}  // namespace

bool states_deadline(const accord::Norm& norm) { return !term_of(norm).empty() || !norm.yearly.empty(); }

namespace {

void tell_due(const accord::Norm& norm, const Duty& duty, Section& section) {
  const std::string term = term_of(norm);
  if (!duty.due) {
    section.lines.push_back(!states_deadline(norm) ? std::string{"due: the clause states no deadline"}
                            : term.empty()         ? std::string{"due: on a day that the clause names; which is not certain"}
                                                   : fmt::format("due: {} after the clock started, which is not certain", term));
  } else if (is_calendar(norm)) {
    section.lines.push_back(fmt::format("due: {} later, at 24:00 of the last local day, its own day not counted: {}", term, measure::print(*duty.due)));
  } else if (duty.since && !term.empty()) {
    section.lines.push_back(fmt::format("due: {} + {} = {}", measure::print(*duty.since), term, measure::print(*duty.due)));
  } else {
    section.lines.push_back(fmt::format("due: {}", measure::print(*duty.due)));
  }
}

void tell_done(const Duty& duty, Instant end, Section& section) {
  if (duty.done && duty.due) {
    section.lines.push_back(fmt::format("done: {}, {}", measure::print(*duty.done), sooner_or_later(*duty.done, *duty.due)));
  } else if (duty.done) {
    section.lines.push_back(fmt::format("done: {}", measure::print(*duty.done)));
  } else if (duty.due && *duty.due > end) {
    section.lines.push_back(fmt::format("the record ends at {}: T-{}", measure::print(end), spelled(*duty.due - end)));
  } else if (duty.due && duty.state != DutyState::waived && duty.state != DutyState::voided) {
    section.lines.push_back(fmt::format("not done when the record ends at {}: T+{}", measure::print(end), spelled(end - *duty.due)));
  }
}

}  // namespace

Instant end_of(const Brief& brief) {
  Instant end{INT64_MIN / 4};
  if (brief.accord.open) end = brief.accord.open->known_to.value_or(end);
  for (const Fact& fact : brief.facts) {
    const accord::Source* source = brief.accord.source(fact.source);
    if (fact.when && source != nullptr) end = std::max(end, watch::passed_by(*source, fact));
  }
  return end;
}

Section duty_arithmetic(const accord::Accord& accord, const Duty& duty, Instant end) {
  const accord::Norm& norm = *accord.norm(duty.norm);
  Section section{"The clock", {}};
  section.lines.push_back(fmt::format("it starts at {}", start_of_clock(norm)));
  section.lines.push_back(duty.since ? fmt::format("started: {}", measure::print(*duty.since)) : "started: not certain");
  tell_due(norm, duty, section);
  tell_done(duty, end, section);
  return section;
}

Section notice_arithmetic(const Retrial& retrial) {
  const finding::Finding& finding = retrial.finding();
  const accord::Norm& norm = retrial.norm();
  const Instant last = measure::latest_notice(finding.from, norm.within, retrial.accord().offset);
  Section section{"The arithmetic", {}};
  section.lines.push_back(fmt::format("needed: a notice at least {} before", measure::print(norm.within)));
  section.lines.push_back(fmt::format("the activity begins at {}{}", measure::print(finding.from),
                                      finding.to && *finding.to != finding.from ? fmt::format(" at the earliest, {} at the latest", measure::print(*finding.to)) : ""));
  section.lines.push_back(fmt::format("the last instant in time for a notice: {}", measure::print(last)));
  std::size_t late = 0;
  for (const Fact& fact : retrial.facts()) {
    const bool own = fact.root == fact::Root::act && fact.what == norm.action.verb && std::ranges::find(fact.actors, finding.subject) != fact.actors.end();
    if (!own || late == 4) continue;
    ++late;
    if (!fact.received) section.lines.push_back(fmt::format("{}: without a receipt it is only possible", fact.id()));
    else if (*fact.received <= last) section.lines.push_back(fmt::format("{}: received {}, in time, but it serves another activity or does not fit", fact.id(), measure::print(*fact.received)));
    else section.lines.push_back(fmt::format("{}: received {}, {} too late", fact.id(), measure::print(*fact.received), spelled(*fact.received - last)));
  }
  if (late == 0) section.lines.push_back(fmt::format("no notice by {} is on record", finding.subject));
  return section;
}

namespace {

// Reports of between, which others of the track contradict, or which are below the grade.
struct PerhapsMade {
  std::int64_t contradicted = 0;
  std::int64_t below = 0;
};
PerhapsMade perhaps_made(const std::vector<Fact>& evidence, const Retrial& retrial) {
  const finding::Finding& finding = retrial.finding();
  PerhapsMade out;
  for (const Fact& fact : evidence) {
    const bool between = fact.when->from > evidence.front().when->from && (!finding.to || fact.when->from < *finding.to);
    if (between) ++(fact.grade.at_least(retrial.norm().proof.grade) ? out.contradicted : out.below);
  }
  return out;
}

std::string left_open(const finding::Finding& finding, const PerhapsMade& between) {
  const auto of_reports = [](finding::Reason reason) { return reason == finding::Reason::implausible_track || reason == finding::Reason::unproven; };
  if (finding.verdict != finding::Verdict::breach) {
    const bool heard = between.contradicted + between.below > 0 && std::ranges::all_of(finding.reasons, of_reports);
    return heard ? "whether it was heard between is not known: unknown" : "it may have left, or nobody listened: unknown";
  }
  if (*finding.certain_from == finding.from) return "nothing says that it may have left in between: breach";
  return fmt::format("overdue from {} on, whichever of them were made: breach", measure::print(*finding.certain_from));
}

}  // namespace

Section silence_arithmetic(const Retrial& retrial) {
  const finding::Finding& finding = retrial.finding();
  const measure::Duration every = *retrial.norm().every;
  Section section{"The arithmetic", {}};
  section.lines.push_back(fmt::format("needed: a report of its position every {}", spelled(every)));
  const std::vector<Fact> evidence = evidence_of(retrial);
  if (!evidence.empty()) section.lines.push_back(fmt::format("last heard of inside: {} ({})", when(*evidence.front().when), evidence.front().id()));
  section.lines.push_back(fmt::format("the next report was due by {}", measure::print(finding.from)));
  const PerhapsMade between = evidence.empty() ? PerhapsMade{} : perhaps_made(evidence, retrial);
  if (between.contradicted > 0)
    section.lines.push_back(fmt::format("after that {} that others of the track contradict, and that it perhaps did not make", counted(between.contradicted, "reports")));
  if (between.below > 0)
    section.lines.push_back(fmt::format("after that {} below the grade of the proof, which it perhaps did not make", counted(between.below, "reports")));
  if (!finding.to) {
    section.lines.push_back("none has come since");
    return section;
  }
  const std::string by = evidence.size() > 1 ? fmt::format(" ({})", evidence.back().id()) : "";
  section.lines.push_back(fmt::format("heard of again: {}{}, {} late", measure::print(*finding.to), by, spelled(*finding.to - finding.from)));
  section.lines.push_back(left_open(finding, between));
  return section;
}

namespace {

class Chain {
 public:
  Chain(const Brief& brief, const Verdicts& verdicts) : brief_{brief}, verdicts_{verdicts} {}

  void follow(const Duty& duty) {
    if (!seen_.insert(duty.id).second) return;
    const std::string& because = duty.because;
    if (because.empty()) return tell(duty.since ? "a date, the entry into force or the start of the record" : "its ground has not come about, or not certainly");
    if (because.starts_with("f-")) return finding(because);
    if (because.starts_with("d-")) return silence(because);
    if (const auto* meaning = meaning_named(because)) return condition(*meaning, duty);
    if (because == finding::name(finding::Reason::no_coverage)) return tell("no record: nobody watched for a time, and it may have come about then");
    fact(because);
  }
  std::vector<std::string> take() { return std::move(lines_); }

 private:
  void tell(std::string line) { lines_.push_back(std::move(line)); }

  [[nodiscard]] const accord::Meaning* meaning_named(const std::string& name) const {
    const auto at = std::ranges::find(brief_.accord.meanings, name, &accord::Meaning::name);
    return at == brief_.accord.meanings.end() ? nullptr : &*at;
  }

  void finding(const std::string& id) {
    const auto at = std::ranges::find(verdicts_.findings, id, &finding::Finding::id);
    if (at == verdicts_.findings.end()) return tell(fmt::format("{}, which is not told by itself", id));
    one(*at);
  }

  void one(const finding::Finding& f) {
    if (!seen_.insert(f.id).second) return;
    const std::string reached = f.reached ? fmt::format(", reached {}", measure::print(*f.reached)) : ", not certain";
    const bool owed = f.measure == "duties";  // what was done later ended it
    const std::string rests = owed ? "it rests on what was not done" : f.evidence.empty() ? "it rests on no record" : "it rests on " + listed(f.evidence);
    tell(fmt::format("{}: {} of {} by {}, {}{}; {}", f.id, finding::name(f.verdict), f.norm, f.subject, f.severity, reached, rests));
  }

  // A vote that was carried has a duty of its own, which something opened in turn.
  void fact(const std::string& id) {
    for (const Fact& fact : brief_.facts) {
      if (fact.id() != id) continue;
      tell(described(fact));
      break;
    }
    for (const Duty& duty : verdicts_.duties) {
      if (duty.evidence.empty() || duty.evidence.back() != id) continue;
      tell(fmt::format("it closed {}, owed by {} by {}", duty.id, duty.owed_by, duty.norm));
      follow(duty);
    }
  }

  // Nobody objected to what was put to a silent vote.
  void silence(const std::string& id) {
    for (const Duty& duty : verdicts_.duties) {
      if (duty.id != id) continue;
      tell(fmt::format("silence: {}, owed by {} by {}, met no objection by {}", duty.id, duty.owed_by, duty.norm, duty.done ? measure::print(*duty.done) : "its deadline"));
      follow(duty);
    }
  }

  // The breaches that the meaning asks for and that were there when it came about.
  void condition(const accord::Meaning& meaning, const Duty& duty) {
    tell(fmt::format("`{}`{}, as the text defines it{}", meaning.name, meaning.id.empty() ? "" : fmt::format(" ({})", meaning.id),
                     meaning.lasting ? fmt::format(", having lasted {}", spelled(*meaning.lasting)) : ""));
    literals(meaning.condition, duty);
  }

  void literals(const accord::Condition& condition, const Duty& duty) {
    for (const auto& conjunction : condition.any_of) {
      for (const accord::Literal& literal : conjunction) {
        for (const accord::Condition& group : literal.group) literals(group, duty);
        if (literal.quantity != accord::Literal::Quantity::none) event(literal.event, duty);
      }
    }
  }

  void event(const accord::Event& event, const Duty& duty) {
    using Sort = accord::Event::Sort;
    if (event.sort == Sort::meaning) return condition(brief_.accord.meanings[event.meaning], duty);
    for (const finding::Finding& f : verdicts_.findings) {
      const bool named = std::ranges::find(event.norms, f.norm) != event.norms.end() && (!event.severity || f.severity == *event.severity);
      const bool then = !duty.since || (f.from <= *duty.since && (!f.to || *f.to + measure::days(1) >= *duty.since));
      const bool by = event.by.parties.empty() || std::ranges::find(event.by.parties, f.subject) != event.by.parties.end();
      if (named && then && by) one(f);
    }
  }

  const Brief& brief_;
  const Verdicts& verdicts_;
  std::vector<std::string> lines_;
  std::set<std::string> seen_;
};

}  // namespace

Section chain(const Brief& brief, const Duty& duty, const Verdicts& verdicts) {
  Chain chain{brief, verdicts};
  chain.follow(duty);
  return {"What opened it", chain.take()};
}

}  // namespace casus::explain
