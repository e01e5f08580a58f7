// Excuses, tested for facts one by one.
#include "casus/oracle/excuses.h"

#include <algorithm>

#include "casus/oracle/acts.h"

namespace casus::oracle {

using finding::Reason;
using measure::Truth;

namespace {

using Reports = std::vector<const fact::Fact*>;

// yes if all of them say yes, no if all say no; yes if there is none to ask.
template <typename Question>
Truth agreed(const Reports& reports, Question question) {
  if (reports.empty()) return Truth::yes;
  const Truth first = question(*reports.front());
  const bool alike = std::ranges::all_of(reports, [&](const fact::Fact* r) { return question(*r) == first; });
  return alike ? first : Truth::unknown;
}

// Is it done by those whom the permission is for? Of an actor who is not known the
// judged parties are the candidates.
Truth by_permitted(const accord::Excuse& excuse, const Subject& subject, const Reports& reports) {
  if (excuse.parties.empty()) return Truth::yes;
  const Subject permitted{"", excuse.parties};
  fact::Fact judged;
  judged.actors = subject.parties;
  const Truth all = by_subject(permitted, judged);
  if (all != Truth::unknown || reports.empty()) return all;
  return agreed(reports, [&](const fact::Fact& report) { return by_subject(permitted, report); });
}

// A permission covers facts of its own parties, kind, victim and place only.
struct Permitted {
  Truth deed = Truth::yes;   // of the kind, on the victim
  Truth place = Truth::yes;
  Truth all = Truth::yes;    // both, of each report
};
struct Judging {
  const World& world;
  const accord::Norm& norm;
  const Subject& subject;
};
Permitted permitted(const Judging& judging, const accord::Excuse& excuse, const Reports& reports) {
  using Sort = accord::Where::Sort;
  const World& world = judging.world;
  if (excuse.permission.empty()) return {};
  accord::Norm like = judging.norm;
  like.kind = excuse.kind;
  like.tests = excuse.tests;
  if (excuse.where.sort == Sort::zone) like.zone = excuse.where.zone;
  if (excuse.where.sort == Sort::anywhere) like.zone = std::nullopt;
  const accord::Norm* permission = world.accord.norm(excuse.permission);
  like.on = permission == nullptr ? accord::Who{} : permission->on;
  const auto deed = [&](const fact::Fact& report) {
    const Truth kind = excuse.kind.empty() ? Truth::yes : of_kind(world, like, report);
    return both(kind, on_victim(like.on, judging.subject, report));
  };
  const auto place = [&](const fact::Fact& report) { return in_zone(world, like, report); };
  return {agreed(reports, deed), agreed(reports, place), agreed(reports, [&](const fact::Fact& report) { return both(deed(report), place(report)); })};
}

// What a party's own source says proves nothing for its own excuse; what is tested stays.
Reports without_own(const World& world, const Subject& subject, const Reports& tested) {
  Reports rest;
  for (const fact::Fact* fact : world.facts) {
    const bool own = subject.includes(world.accord.source(fact->source)->origin);
    if (!own || std::ranges::find(tested, fact) != tested.end()) rest.push_back(fact);
  }
  return rest;
}

bool asks_for_notice(const accord::Condition& condition) {
  for (const std::vector<accord::Literal>& conjunction : condition.any_of)
    for (const accord::Literal& literal : conjunction)
      if (literal.sort == accord::Literal::Sort::notified || std::ranges::any_of(literal.group, asks_for_notice)) return true;
  return false;
}

}  // namespace

// Who is asked, in which world, about which fact, if about one.
struct Excuses::Asked {
  Subject subject;
  World world;
  const fact::Fact* fact = nullptr;
  [[nodiscard]] Use use(const accord::Norm& norm) const { return {&norm, &subject, norm.zone, fact, true}; }
};

// Who may be the one that excuses himself. `nobody may` judges nobody, and several are
// judged as one where any of them may have done it: then it is whom the reports name, and
// where several may be, each of them is asked.
std::vector<Subject> Excuses::excusing(const Reports& reports) const {
  const bool several = subject_.parties.size() > 1 && !norm_.subjects.together;
  if (!subject_.anyone() && !several) return {subject_};
  Subject named{subject_.name, {}};
  for (const fact::Fact* report : reports)
    for (const std::string& actor : report->actors)
      if ((subject_.anyone() || subject_.includes(actor)) && !named.includes(actor)) named.parties.push_back(actor);
  if (subject_.anyone()) return {named};
  std::vector<Subject> each;
  for (const std::string& party : named.parties.empty() ? subject_.parties : named.parties)
    each.push_back({party, {party}});
  return each;
}

Excuses::Asked Excuses::asked_of(const accord::Excuse& excuse, const Subject& subject, const Reports& reports) const {
  const bool of_fact = asks_for_notice(excuse.condition) && !reports.empty();
  World others = world_;
  others.end = end_of_record(world_);  // who is left out does not stop the clock
  others.facts = without_own(world_, subject, of_fact ? reports : Reports{});
  return {subject, others, of_fact ? reports.front() : nullptr};
}

Signal Excuses::holds_for(std::size_t index, const Subject& subject, const Reports& reports) const {
  const accord::Excuse& excuse = norm_.excuses[index];
  const Asked asked = asked_of(excuse, subject, reports);
  const auto known = known_.find({index, asked.subject.parties});
  if (known != known_.end() && asked.fact == nullptr) return known->second;
  Signal signal = signal_of(asked.world, excuse.condition, asked.use(norm_));
  if (excuse.only_if) signal = negated(signal);
  if (const accord::Norm* permission = world_.accord.norm(excuse.permission)) {
    Signal binds;  // a permission excuses while it is in force itself
    binds.set(permission->from ? at(*permission->from) : beginning, permission->until ? at(*permission->until) : ending,
              Truth::yes);
    signal = both(signal, binds);
  }
  if (asked.fact == nullptr) known_.insert_or_assign({index, asked.subject.parties}, signal);
  return signal;
}

// It holds if it does for each who may excuse himself, and possibly if it does for some.
Signal Excuses::holds(std::size_t index, const Reports& reports) const {
  Signal all{Truth::yes};
  Signal some;
  for (const Subject& subject : excusing(reports)) {
    const Signal one = holds_for(index, subject, reports);
    all = both(all, one);
    some = either(some, one);
  }
  return either(all, both(some, Signal{Truth::unknown}));
}

Signal Excuses::covering(const Reports& reports) const {
  Signal any;
  for (std::size_t i = 0; i < norm_.excuses.size(); ++i) {
    const accord::Excuse& excuse = norm_.excuses[i];
    const Truth covered = both(by_permitted(excuse, subject_, reports), permitted({world_, norm_, subject_}, excuse, reports).all);
    if (covered != Truth::no) any = either(any, both(Signal{covered}, holds(i, reports)));
  }
  return any;
}

Reasons Excuses::doubts(const Reports& reports, Piece when) const {
  Reasons all;
  for (const accord::Excuse& excuse : norm_.excuses) {
    const Truth by = by_permitted(excuse, subject_, reports);
    const Permitted what = permitted({world_, norm_, subject_}, excuse, reports);
    if (both(by, what.all) == Truth::no) continue;
    if (by == Truth::unknown) all.insert(Reason::unattributed);
    if (what.deed == Truth::unknown) all.insert(Reason::uncertain_kind);
    if (what.place == Truth::unknown) all.insert(Reason::uncertain_place);
    const std::vector<Subject> who = excusing(reports);
    if (who.size() > 1) all.insert(Reason::unattributed);
    for (const Subject& subject : who) {
      const Asked asked = asked_of(excuse, subject, reports);
      const Reasons why = doubts_of(asked.world, excuse.condition, asked.use(norm_), when);
      all.insert(why.begin(), why.end());
    }
  }
  return all;
}

namespace {

// The part of a piece that lies in the interval; nullopt: no instant of it does.
std::optional<measure::Interval> part(const Piece& piece, const measure::Interval& when) {
  const Position from = std::max(piece.from, at(when.from));
  const Position to = std::min(piece.to, at(when.to));
  if (from >= to) return std::nullopt;
  return measure::Interval{instant_of(from), instant_of(to)};
}

// What went on outlasts an excuse: it is certain in the first stretch of it that is free, and
// possible from the first to the last that is not certainly excused.
bool outlasts(const Signal& excused, Weighed& incident) {
  std::optional<measure::Interval> certain;
  for (const Piece& piece : excused.stretches([](Truth t) { return t == Truth::no; }))
    if (const auto free = part(piece, incident.certain_when); free && free->from < free->to && !certain) certain = free;
  if (!certain) return false;
  std::optional<measure::Interval> possible;
  for (const Piece& piece : excused.stretches([](Truth t) { return t != Truth::yes; }))
    if (const auto left = part(piece, incident.when)) possible = {possible ? possible->from : left->from, left->to};
  incident.when = *possible;
  incident.certain_when = *certain;
  incident.cut = true;
  return true;
}

}  // namespace

std::optional<Weighed> Excuses::without(Weighed incident) const {
  if (norm_.excuses.empty()) return incident;
  const Piece when{at(incident.when.from), incident.includes_to ? just_after(incident.when.to) : at(incident.when.to)};
  Truth least = Truth::yes;
  Truth greatest = Truth::no;
  for (const Piece& piece : covering(incident.telling).pieces()) {
    if (piece.from >= when.to || piece.to <= when.from) continue;
    least = both(least, piece.truth);
    greatest = either(greatest, piece.truth);
  }
  if (least == Truth::yes) return std::nullopt;
  if (greatest == Truth::no) return incident;
  if (incident.goes_on && incident.certain && outlasts(covering(incident.telling), incident)) return incident;
  // Excused at one of its possible instants and not at another: its time decides.
  if (least != greatest && greatest == Truth::yes) incident.doubts.insert(Reason::uncertain_time);
  const Reasons why = doubts(incident.telling, when);
  incident.doubts.insert(why.begin(), why.end());
  if (incident.doubts.empty()) incident.doubts.insert(Reason::uncertain_time);
  incident.certain = false;
  return incident;
}

// A permission, and a notice, is of a deed, and of what nobody saw there is none to ask.
std::vector<Hole> unexcused_holes(const World& world, const accord::Norm& norm, const Subject& subject) {
  accord::Norm without_deeds = norm;
  std::erase_if(without_deeds.excuses,
                [](const accord::Excuse& excuse) { return !excuse.permission.empty() || asks_for_notice(excuse.condition); });
  const std::vector<Hole> all = holes(world, norm);
  if (without_deeds.excuses.empty()) return all;
  Subject whoever = subject;
  if (subject.anyone()) {
    without_deeds.subjects.together = false;
    for (const accord::Party& party : world.accord.parties) whoever.parties.push_back(party.name);
  }
  const Signal excused = Excuses{world, without_deeds, whoever}.covering({});
  std::vector<Hole> rest;
  for (const Hole& hole : all) {
    for (const Piece& piece : excused.stretches([](Truth t) { return t != Truth::yes; })) {
      // The instant after which it is excused is not.
      const measure::Instant last = instant_of(piece.to);
      const measure::Instant end = piece.to == at(last) ? last : last + measure::milliseconds(1);
      const measure::Interval left{std::max(hole.when.from, instant_of(piece.from)), std::min(hole.when.to, end)};
      if (left.from >= left.to) continue;
      // A single excused instant leaves no gap.
      if (!rest.empty() && rest.back().when.to == left.from && left.from > hole.when.from) rest.back().when.to = left.to;
      else rest.push_back({left, hole.denied});
    }
  }
  return rest;
}

}  // namespace casus::oracle
