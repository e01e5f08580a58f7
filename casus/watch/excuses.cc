// Each condition is answered once for each party that excuses itself; a fact then asks
// about its own instants.
#include "casus/watch/excuses.h"

#include <algorithm>

#include "casus/incident/weigh.h"

namespace casus::watch {

using finding::Reason;
using measure::Truth;

namespace {

// What all reports answer alike, else unknown; yes if there is none to ask.
template <typename Question>
Truth agreed(std::span<const std::uint32_t> reports, Question question) {
  if (reports.empty()) return Truth::yes;
  const Truth first = question(reports.front());
  const bool alike = std::ranges::all_of(reports, [&](std::uint32_t report) { return question(report) == first; });
  return alike ? first : Truth::unknown;
}

Truth names(std::span<const std::string> actors, const std::vector<std::string>& parties) {
  incident::ReportView view;
  view.actors = actors;
  return incident::names(view, {parties});
}

}  // namespace

Excuses::Excuses(const NormContext& context, const JudgedSubject& subject) : context_{context}, subject_{subject} {}

std::span<const std::string> Excuses::actors_of(const Tested& tested, std::uint32_t report) const {
  return tested.mover == nullptr ? std::span<const std::string>{context_.collected.log[report].actors} : tested.mover->actors(report);
}

// Is it done by those whom the permission is for? Of an actor who is not known the judged
// parties are the candidates.
Truth Excuses::by_permitted(const accord::Excuse& excuse, const Tested& tested) const {
  if (excuse.parties.empty()) return Truth::yes;
  const Truth all = names(subject_.members, excuse.parties);
  if (all != Truth::unknown || tested.reports.empty()) return all;
  return agreed(tested.reports, [&](std::uint32_t report) { return names(actors_of(tested, report), excuse.parties); });
}

// A permission covers facts of its own kind, victim and place only.
Truth Excuses::permitted(const accord::Excuse& excuse, const Tested& tested, Respect respect) const {
  using Sort = accord::Where::Sort;
  if (excuse.permission.empty()) return Truth::yes;
  accord::Norm like;
  like.kind = excuse.kind;
  like.tests = excuse.tests;
  if (excuse.where.sort == Sort::zone) like.zone = excuse.where.zone;
  if (excuse.where.sort == Sort::there) like.zone = context_.norm.zone;
  if (const accord::Norm* permission = context_.accord.norm(excuse.permission)) like.on = permission->on;
  const NormContext asked{context_.accord, like, 0, context_.collected, context_.zones, context_.holes};
  const KindOfNorm kind_of{*context_.collected.catalogue, like};
  return agreed(tested.reports, [&](std::uint32_t report) {
    const fact::Fact& fact = context_.collected.log[report];
    Truth kind = Truth::yes;
    if (!excuse.kind.empty()) kind = tested.mover == nullptr ? kind_of.of(report) : tested.mover->kind(kind_of, report);
    const Truth deed = measure::both(kind, victim_of_report(asked, subject_, fact));
    if (respect == Respect::deed) return deed;
    const Truth place = place_of_report(asked, fact);
    return respect == Respect::place ? place : measure::both(deed, place);
  });
}

// Who may be the one that excuses himself. `nobody may` judges nobody, and several are
// judged as one where any of them may have done it: then it is whom the reports name, and
// where several may be, each of them is asked.
std::vector<Excuses::Parties> Excuses::excusing(const Tested& tested) const {
  const Parties& judged = subject_.members;
  const bool anyone = judged.empty();
  const bool several = judged.size() > 1 && !context_.norm.subjects.together;
  if (!anyone && !several) return {judged};
  const auto among = [](const Parties& all, const std::string& one) { return std::ranges::find(all, one) != all.end(); };
  Parties named;
  for (const std::uint32_t report : tested.reports) {
    for (const std::string& actor : actors_of(tested, report)) {
      if ((anyone || among(judged, actor)) && !among(named, actor)) named.push_back(actor);
    }
  }
  if (anyone) return {named};
  std::vector<Parties> each;
  for (const std::string& party : named.empty() ? judged : named) each.push_back({party});
  return each;
}

namespace {

bool asks_for_notice(const accord::Condition& condition) {
  return std::ranges::any_of(condition.any_of, [](const std::vector<accord::Literal>& conjunction) {
    return std::ranges::any_of(conjunction, [](const accord::Literal& literal) {
      return literal.sort == accord::Literal::Sort::notified || std::ranges::any_of(literal.group, asks_for_notice);
    });
  });
}

}  // namespace

Use Excuses::use_of(const Parties& parties) const { return {parties, context_.norm.zone, &context_.norm.proof, true}; }

void Excuses::add_notices(const accord::Condition& condition, const Use& use, const Tested& tested, OfRecord& out) {
  for (const std::vector<accord::Literal>& conjunction : condition.any_of) {
    for (const accord::Literal& literal : conjunction) {
      for (const accord::Condition& group : literal.group) add_notices(group, use, tested, out);
      if (literal.sort != accord::Literal::Sort::notified) continue;
      // What is heard changes with each record that is tested; where there is no notice at
      // all, it need not be gathered.
      const auto [notified, fresh] = notified_.try_emplace(use.judged, false);
      if (fresh) notified->second = any_notice(context_, use.judged);
      if (!notified->second) {
        out.notified.emplace(&literal, Truth::no);
        continue;
      }
      const std::tuple key{&literal, use.judged, use.heard};
      auto book = books_.find(key);
      if (book == books_.end()) {
        NormContext context{context_.accord, context_.norm, context_.norm_order, context_.conditions->heard(use), context_.zones, context_.holes};
        book = books_.emplace(key, NoticeBook{context, literal, use.judged}).first;
      }
      out.notified.emplace(&literal, book->second.answer(tested.reports.front()));
    }
  }
}

Excuses::OfRecord Excuses::of_record(const accord::Condition& condition, const Parties& parties, const Tested& tested) {
  OfRecord out;
  if (tested.reports.empty() || !asks_for_notice(condition)) return out;
  for (const std::uint32_t report : tested.reports) {
    const std::string& origin = context_.accord.source(context_.collected.log[report].source)->origin;
    if (std::ranges::find(parties, origin) != parties.end()) out.heard.push_back(report);
  }
  Use use = use_of(parties);
  use.heard = out.heard;
  add_notices(condition, use, tested, out);
  return out;
}

const Excuses::Held& Excuses::held(std::size_t index, const Parties& parties, const Tested& tested) {
  const accord::Excuse& excuse = context_.norm.excuses[index];
  const std::tuple key{index, parties, of_record(excuse.condition, parties, tested)};
  const auto known = known_.find(key);
  if (known != known_.end()) return known->second;
  const OfRecord& of_record = std::get<OfRecord>(key);
  Use use = use_of(parties);
  use.heard = of_record.heard;
  if (!of_record.notified.empty()) use.notified = &of_record.notified;
  Held held{context_.conditions->answer(excuse.condition, use), Signal{}};
  held.signal = excuse.only_if ? negated(held.answer.signal) : held.answer.signal;
  if (const accord::Norm* permission = context_.accord.norm(excuse.permission)) {
    // A permission excuses while it is in force itself.
    const Span binds{permission->from ? at(*permission->from) : beginning, permission->until ? at(*permission->until) : ending};
    held.signal = both(held.signal, signal_of({}, {binds}));
  }
  return known_.emplace(key, std::move(held)).first->second;
}

// It holds if it does for each who may excuse himself, and possibly if it does for some.
Signal Excuses::holds(std::size_t index, const Tested& tested, Span span) {
  const std::vector<Parties> who = excusing(tested);
  Signal all{Truth::yes};
  Signal some;
  for (const Parties& parties : who) {
    const Signal one = held(index, parties, tested).signal.in(span);
    if (who.size() == 1) return one;
    all = both(all, one);
    some = either(some, one);
  }
  return either(all, both(some, Signal{Truth::unknown}));
}

Signal Excuses::covering(const Tested& tested, Span span) {
  Signal any;
  for (std::size_t i = 0; i < context_.norm.excuses.size(); ++i) {
    const accord::Excuse& excuse = context_.norm.excuses[i];
    const Truth covered = measure::both(by_permitted(excuse, tested), permitted(excuse, tested));
    if (covered != Truth::no) any = either(any, both(Signal{covered}, holds(i, tested, span)));
  }
  return any;
}

Reasons Excuses::doubts(const Tested& tested, Span span) {
  const std::vector<Parties> who = excusing(tested);
  Reasons all;
  for (std::size_t i = 0; i < context_.norm.excuses.size(); ++i) {
    const Truth by = by_permitted(context_.norm.excuses[i], tested);
    const accord::Excuse& excuse = context_.norm.excuses[i];
    if (measure::both(by, permitted(excuse, tested)) == Truth::no) continue;
    if (by == Truth::unknown || who.size() > 1) all.insert(Reason::unattributed);
    if (permitted(excuse, tested, Respect::deed) == Truth::unknown) all.insert(Reason::uncertain_kind);
    if (permitted(excuse, tested, Respect::place) == Truth::unknown) all.insert(Reason::uncertain_place);
    for (const Parties& parties : who) all |= held(i, parties, tested).answer.doubts(span);
  }
  return all;
}

namespace {

// Of what goes on, only what lies where no excuse certainly holds is left; it is certain in the
// first part where none possibly does. False: there is none.
bool left_between(const Signal& excused, Weight& weight) {
  const Signal binding = negated(excused);
  const auto part = [](Span one, Span other) { return Span{std::max(one.from, other.from), std::min(one.to, other.to)}; };
  const Span all{at(weight.when.from), at(weight.when.to)};
  const Span certain{at(weight.certain_when.from), at(weight.certain_when.to)};
  std::optional<Span> possible;
  for (const Span span : binding.at_least(Truth::unknown)) {
    const Span one = part(span, all);
    if (one.from < one.to) possible = Span{possible ? possible->from : one.from, one.to};
  }
  for (const Span span : binding.at_least(Truth::yes)) {
    const Span one = part(span, certain);
    if (!possible || instant_of(one.from) >= instant_of(one.to)) continue;
    weight.when = {instant_of(possible->from), instant_of(possible->to)};
    weight.certain_when = {instant_of(one.from), instant_of(one.to)};
    weight.cut = true;
    return true;
  }
  return false;
}

}  // namespace

std::optional<Weight> Excuses::without(Weight weight) {
  if (none()) return weight;
  const Tested tested{weight.telling};
  const Span when{at(weight.when.from), weight.includes_to ? just_after(weight.when.to) : at(weight.when.to)};
  const Signal excuse = covering(tested, when);
  const Signal::Bounds excused = excuse.over(when);
  if (excused.least == Truth::yes) return std::nullopt;
  if (excused.greatest == Truth::no) return weight;
  if (weight.goes_on && weight.counts && left_between(excuse, weight)) return weight;
  Reasons why = doubts(tested, when);
  // Excused at one of its possible instants and not at another: its time decides.
  if (excused.greatest == Truth::yes) why.insert(Reason::uncertain_time);
  weight.doubts |= why;
  if (weight.doubts.empty()) weight.doubts.insert(Reason::uncertain_time);
  weight.counts = false;
  return weight;
}

}  // namespace casus::watch
