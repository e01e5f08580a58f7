// Reason by reason: what a clearer record would have said.
#include <algorithm>

#include <fmt/format.h>

#include "casus/explain/proposal.h"
#include "casus/explain/search.h"
#include "casus/explain/supposed.h"
#include "casus/explain/words.h"
#include "casus/fact/dates.h"

namespace casus::explain {

using fact::Fact;
using finding::Reason;
using measure::AmountRange;
using measure::Duration;
using measure::Instant;

namespace {

using All = std::vector<Proposal>;

std::function<Fact(const Fact&)> naming(const std::string& party) {
  return [party](const Fact& fact) {
    Fact out = fact;
    out.actors = {party};
    return out;
  };
}

void add_actor(const Doubtful& doubtful, All& all) {
  const std::vector<std::string> bound = parties_of(doubtful.retrial);
  if (bound.empty()) return;
  all.push_back({.then = Fate::breach, .words = fmt::format("naming {} as who did it", bound.front()), .say = naming(bound.front())});
  for (const accord::Party& party : doubtful.retrial.accord().parties) {
    if (std::ranges::find(bound, party.name) != bound.end()) continue;
    all.push_back({.then = Fate::gone, .words = fmt::format("naming somebody else, such as {}", party.name), .say = naming(party.name)});
    break;
  }
}

// A source of another origin that may write such a record.
std::vector<const accord::Source*> other_origins(const accord::Accord& accord, const Fact& fact) {
  const accord::Source* own = accord.source(fact.source);
  std::vector<const accord::Source*> out;
  for (const accord::Source& source : accord.sources) {
    const bool other = own == nullptr || source.origin != own->origin;
    if (other && accord::can_give(accord, source, fact.what)) out.push_back(&source);
  }
  return out;
}

void add_proof(const Doubtful& doubtful, All& all) {
  const accord::Accord& accord = doubtful.retrial.accord();
  const accord::Proof& proof = doubtful.retrial.norm().proof;
  const auto graded = [grade = proof.grade](const Fact& fact) {
    Fact out = fact;
    if (!out.grade.at_least(grade)) out.grade = grade;
    return out;
  };
  all.push_back({.then = Fate::breach, .words = fmt::format("graded {} or better", fact::print(proof.grade)), .say = graded});
  const auto again = [&accord, origins = proof.origins](const Fact& fact) {
    std::vector<Fact> out;
    for (const accord::Source* source : other_origins(accord, fact)) {
      if (static_cast<std::int64_t>(out.size()) + 1 >= std::max<std::int64_t>(origins, 2)) break;
      Fact one = supposed_again(fact, fact.when->from);
      one.when = fact.when;
      one.received = fact.received;
      one.source = source->name;
      one.grade = {'A', '1'};
      out.push_back(std::move(one));
    }
    return out;
  };
  all.push_back({.then = Fate::breach, .words = "reported by another origin too", .add = again});
  all.push_back({.then = Fate::breach, .words = fmt::format("graded {} or better, and reported by another origin too", fact::print(proof.grade)), .say = graded, .add = again});
  const auto received = [](const Fact& fact) {
    Fact out = fact;
    if (out.root == fact::Root::act && !out.received) out.received = out.when->from;
    return out;
  };
  for (const Fate then : {Fate::breach, Fate::gone}) all.push_back({.then = then, .words = "with a receipt of the time that it claims", .say = received});
}

// A report as the proof asks for it, of the norm's kind, in its place.
std::optional<Fact> supposed_incident(const Doubtful& doubtful, Instant at) {
  const accord::Norm& norm = doubtful.retrial.norm();
  const accord::Accord& accord = doubtful.retrial.accord();
  for (const accord::Source& source : accord.sources) {
    if (!accord::is_of_proof(accord, source, norm)) continue;
    Fact out;
    out.root = norm.root;
    out.what = norm.kind;
    out.when = measure::Interval{at, at};
    out.source = source.name;
    out.record = "supposed";
    out.grade = {'A', '1'};
    const std::vector<std::string> parties = parties_of(doubtful.retrial);
    if (!parties.empty()) out.actors = {parties.front()};
    if (const auto zone = zone_of(doubtful.retrial)) out.place = place_in(accord, *zone);
    return out;
  }
  return std::nullopt;
}

Edit watched(const Doubtful& doubtful) {
  Edit edit;
  edit.text = [](accord::Accord& accord) {
    for (accord::Source& source : accord.sources) {
      source.covers = {{}};
      source.silent = std::nullopt;
    }
  };
  for (const Fact& fact : doubtful.retrial.facts())
    if (fact.root == fact::Root::coverage) edit.without.insert(fact.id());
  return edit;
}

void add_coverage(const Doubtful& doubtful, All& all) {
  const finding::Finding& f = doubtful.retrial.finding();
  const bool hole = f.evidence.empty();
  const std::string until = f.to ? measure::print(*f.to) : "the end of the record";
  const std::string span = hole ? fmt::format("from {} to {}", measure::print(f.facts_from), measure::print(f.facts_to)) : fmt::format("up to {}", until);
  const std::string watching = fmt::format("a source of the proof that watched the whole place {}", span);
  const std::string more = hole ? "any" : "any more";
  all.push_back({.then = Fate::gone, .words = fmt::format("{} and did not report {}", watching, more), .edit = watched(doubtful)});
  all.push_back({.then = Fate::breach, .words = fmt::format("{}, even if it did not report {}", watching, more), .edit = watched(doubtful)});
  const accord::Threshold* threshold = threshold_of(doubtful.retrial);
  if (threshold == nullptr || f.measure != "incidents") return;
  const std::int64_t certain = doubtful.account.window ? doubtful.account.window->certain.raw() / measure::decimal_one : f.peak.certain;
  const std::int64_t needed = threshold->count - certain;
  constexpr std::int64_t most = 200;
  const auto one = supposed_incident(doubtful, doubtful.account.window ? doubtful.account.window->at : f.facts_from);
  if (!one || needed < 1 || needed > most) return;
  Edit edit;
  for (std::int64_t i = 0; i < needed; ++i) edit.added.push_back(numbered(*one, static_cast<std::size_t>(i)));
  all.push_back({.then = Fate::breach, .words = fmt::format("{} of the time that nobody watched, proven as the clause asks", counted(needed, needed == 1 ? "more incident" : "more incidents")), .edit = edit});
}

std::function<Fact(const Fact&)> at_instant(const std::function<Instant(const measure::Interval&)>& choose) {
  return [choose](const Fact& fact) {
    Fact out = fact;
    if (out.when->exact() || out.root == fact::Root::coverage) return out;  // an outage lasts
    const Instant at = choose(*out.when);
    out.when = measure::Interval{at, at};
    return out;
  };
}

void add_time(const Doubtful& doubtful, All& all) {
  const Instant decisive = doubtful.account.window ? doubtful.account.window->at : doubtful.retrial.finding().from;
  const auto last = [](const measure::Interval& when) { return when.to - measure::milliseconds(1); };
  const auto near = [=](const measure::Interval& when) { return std::clamp(decisive, when.from, last(when)); };
  const auto first = [](const measure::Interval& when) { return when.from; };
  all.push_back({.then = Fate::breach, .words = fmt::format("stating an exact time, near {}", measure::print(decisive)), .say = at_instant(near)});
  for (const Fate then : {Fate::breach, Fate::gone}) {
    all.push_back({.then = then, .words = "stating as its exact time the earliest that is possible now", .say = at_instant(first)});
    all.push_back({.then = then, .words = "stating as its exact time the latest that is possible now", .say = at_instant(last)});
  }
}

void add_place(const Doubtful& doubtful, All& all) {
  const auto zone = zone_of(doubtful.retrial);
  if (!zone) return;
  const std::string& name = doubtful.retrial.accord().zones[*zone].name;
  const auto placed = [](const fact::Place& place) {
    return [place](const Fact& fact) {
      Fact out = fact;
      const bool exact = out.place && out.place->radius && out.place->radius->raw() == 0;
      if (!exact) out.place = place;
      return out;
    };
  };
  if (const auto inside = place_in(doubtful.retrial.accord(), *zone)) all.push_back({.then = Fate::breach, .words = fmt::format("stating a place in {}", name), .say = placed(*inside)});
  for (const fact::Place& outside : places_outside(doubtful.retrial, doubtful.evidence.empty() ? Fact{} : doubtful.evidence.front()))
    all.push_back({.then = Fate::gone, .words = fmt::format("stating a place outside {}", name), .say = placed(outside)});
}

// Did it leave in between? A report from outside before the next was due, or one from
// inside right before it was heard of again.
void add_leaving(const Doubtful& doubtful, All& all) {
  const finding::Finding& f = doubtful.retrial.finding();
  if (doubtful.evidence.empty()) return;
  const Fact& before = doubtful.evidence.front();
  for (const fact::Place& outside : places_outside(doubtful.retrial, before)) {
    Fact gone = supposed_again(before, f.from);
    gone.place = outside;
    Edit edit;
    edit.added = {gone};
    all.push_back({.then = Fate::gone, .words = fmt::format("a report from outside by {}", measure::print(f.from)), .edit = edit});
  }
  Edit edit;
  const Instant back = f.to ? *f.to - measure::milliseconds(1) : f.from + measure::hours(1);
  edit.added = {supposed_again(before, back)};
  const std::string late = f.to ? fmt::format("right before {}", measure::print(*f.to)) : fmt::format("after {}", measure::print(f.from));
  all.push_back({.then = Fate::breach, .words = fmt::format("a report from inside {}, and none sooner", late), .edit = edit});
}

// A number near what a test asks, on the one side or the other.
measure::Decimal number_that(const fact::Test& test, measure::Decimal operand, bool holds) {
  switch (test.comparison) {
    case fact::Comparison::at_least: return holds ? operand : operand - measure::whole(1);
    case fact::Comparison::greater: return holds ? operand + measure::whole(1) : operand;
    case fact::Comparison::at_most: return holds ? operand : operand + measure::whole(1);
    case fact::Comparison::less: return holds ? operand - measure::whole(1) : operand;
    case fact::Comparison::equal: return holds ? operand : operand + measure::whole(1);
  }
  return operand;
}

// A day near the date that a test asks for, on the one side or the other.
std::string day_that(const fact::Test& test, const std::string& date, bool holds) {
  switch (test.comparison) {
    case fact::Comparison::less: return fact::day_beside(date, holds ? -1 : 0);
    case fact::Comparison::at_least: return fact::day_beside(date, holds ? 0 : -1);
    case fact::Comparison::greater: return fact::day_beside(date, holds ? 1 : 0);
    case fact::Comparison::at_most:
    case fact::Comparison::equal: return fact::day_beside(date, holds ? 0 : 1);
  }
  return date;
}

Proposal stating(const fact::Test& test, bool holds) {
  Proposal out{.then = holds ? Fate::breach : Fate::gone, .words = {}};
  fact::Value value = std::string{"other"};
  const auto* word = std::get_if<std::string>(&test.operand);
  if (const auto* number = std::get_if<AmountRange>(&test.operand)) {
    const measure::Decimal n = number_that(test, number->low, holds);
    value = AmountRange{n, n};
    out.words = fmt::format("stating {} {}", test.attribute, measure::print(n));
  } else if (fact::is_date(*word)) {
    value = day_that(test, *word, holds);
    out.words = fmt::format("stating {} {}", test.attribute, std::get<std::string>(value));
  } else {
    if (holds) value = test.operand;
    out.words = fmt::format("stating {} {}", test.attribute, holds ? *word : "otherwise");
  }
  out.say = [attribute = test.attribute, value](const Fact& fact) {
    Fact other = fact;
    const fact::Value* stated = other.find(attribute);
    const auto* range = stated == nullptr ? nullptr : std::get_if<AmountRange>(stated);
    if (stated == nullptr || (range != nullptr && !range->exact())) other.set(attribute, value);
    return other;
  };
  return out;
}

void add_kind(const Doubtful& doubtful, All& all) {
  const accord::Norm& norm = doubtful.retrial.norm();
  std::vector<fact::Tests> tests{norm.tests};
  if (const accord::Kind* kind = doubtful.retrial.accord().kind(norm.kind))
    for (const accord::Basis& basis : kind->bases) tests.push_back(basis.tests);
  for (const fact::Tests& one : tests)
    for (const auto& conjunction : one.any_of)
      for (const fact::Test& test : conjunction)
        for (const bool holds : {true, false}) all.push_back(stating(test, holds));
}

// The number that the norm adds up, where a record leaves it open.
std::function<Fact(const Fact&)> counting(const std::string& attribute, measure::Decimal n) {
  return [=](const Fact& fact) {
    Fact out = fact;
    const fact::Value* stated = out.find(attribute);
    const auto* range = stated == nullptr ? nullptr : std::get_if<AmountRange>(stated);
    if (stated == nullptr || (range != nullptr && !range->exact())) out.set(attribute, AmountRange{n, n});
    return out;
  };
}

std::string amount_of(const Doubtful& doubtful) {
  const accord::Norm& norm = doubtful.retrial.norm();
  if (!norm.measure.empty()) return norm.measure;
  if (norm.form != accord::NormForm::ceiling) return doubtful.retrial.finding().measure;
  return norm.root == fact::Root::declaration ? "strength" : "number";
}

void add_amount(const Doubtful& doubtful, All& all) {
  const std::string attribute = amount_of(doubtful);
  const measure::Decimal grain = grain_of(doubtful.retrial, {attribute});
  const auto said = [&](std::int64_t n) { return measure::Decimal{n * grain.raw()}; };
  const auto fate_at = [&](std::int64_t n) {
    Edit edit;
    for (const Fact& fact : doubtful.evidence) edit.instead.insert_or_assign(fact.id(), counting(attribute, said(n))(fact));
    return doubtful.retrial.fate(edit);
  };
  constexpr std::int64_t most = 1'000'000'000;  // of the grain
  const auto up = fate_at(0) == Fate::breach ? std::nullopt : find_turn({0, 1, most}, [&](std::int64_t n) { return fate_at(n) == Fate::breach; });
  if (up) all.push_back({.then = Fate::breach, .words = fmt::format("stating {} of {} or more", attribute, measure::print(said(up->turns))), .say = counting(attribute, said(up->turns))});
  const auto down = fate_at(most) == Fate::gone ? std::nullopt : find_turn({most, most - 1, 0}, [&](std::int64_t n) { return fate_at(n) == Fate::gone; });
  if (down) all.push_back({.then = Fate::gone, .words = fmt::format("stating {} of {} or less", attribute, measure::print(said(down->turns))), .say = counting(attribute, said(down->turns))});
}

// Reports so close that they make one run, from the first on, as long as the clause asks.
void add_run(const Doubtful& doubtful, All& all) {
  const watch::StayAccount& stay = *doubtful.account.stay;
  constexpr std::int64_t most = 3'000;
  const Duration needed = stay.needed.value_or(Duration{}) + Duration{stay.more_than ? 1 : 0};
  if (stay.gap.raw() <= 0 || doubtful.evidence.empty() || needed.raw() / stay.gap.raw() > most) return;
  const Fact& first = doubtful.evidence.front();
  // From the first report on, or so much sooner that it ends before it was seen outside.
  const Instant latest = stay.possible.to - measure::milliseconds(1) - needed;
  const Instant begins = std::max(std::min(first.when->to, latest), stay.possible.from + measure::milliseconds(1));
  Edit edit;
  for (Instant at = begins; at < begins + needed; at = at + stay.gap) edit.added.push_back(numbered(supposed_again(first, at), edit.added.size()));
  edit.added.push_back(numbered(supposed_again(first, begins + needed), edit.added.size()));
  all.push_back({.then = Fate::breach, .words = fmt::format("reports from inside at most {} apart, from {} to {}", spelled(stay.gap), measure::print(begins), measure::print(begins + needed)), .edit = edit});
}

void add_at_once(const Doubtful& doubtful, All& all) {
  if (doubtful.evidence.empty()) return;
  const Instant last = doubtful.evidence.back().when->to;
  const auto seen_again = [last](const Fact& fact) { return fact.when->to == last ? std::vector<Fact>{} : std::vector{supposed_again(fact, last)}; };
  all.push_back({.then = Fate::breach, .words = fmt::format("seen again at {}, with the others", measure::print(last)), .add = seen_again});
}

// One of the two reports at which tracks part, where it is the only one of its track.
void add_without(const Doubtful& doubtful, All& all) {
  constexpr std::size_t most = 4;
  const auto& steps = doubtful.account.implausible;
  for (std::size_t i = 0; i < std::min(steps.size(), most); ++i) {
    for (const std::string& id : {steps[i].after, steps[i].before}) {
      Edit edit;
      edit.without.insert(id);
      all.push_back({.then = Fate::gone, .words = fmt::format("no record {}", id), .edit = edit});
    }
  }
}

}  // namespace

std::vector<Proposal> proposals(const Doubtful& doubtful, Reason reason) {
  All all;
  switch (reason) {
    case Reason::unattributed:
    case Reason::conflicting: add_actor(doubtful, all); break;
    case Reason::unproven: add_proof(doubtful, all); break;
    case Reason::no_coverage:
    case Reason::access_denied: add_coverage(doubtful, all); break;
    case Reason::uncertain_time: add_time(doubtful, all); break;
    case Reason::uncertain_place:
      add_place(doubtful, all);
      if (doubtful.retrial.norm().form == accord::NormForm::position_report) add_leaving(doubtful, all);
      break;
    case Reason::uncertain_kind: add_kind(doubtful, all); break;
    case Reason::uncertain_amount: add_amount(doubtful, all); break;
    case Reason::implausible_track: add_without(doubtful, all); break;
    case Reason::short_of_duration:
      if (doubtful.account.stay) add_run(doubtful, all);
      else add_at_once(doubtful, all);
      break;
    case Reason::pending:
    case Reason::unsigned_act:
    case Reason::late: break;
  }
  return all;
}

}  // namespace casus::explain
