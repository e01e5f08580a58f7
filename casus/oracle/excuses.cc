// Excuses, tested for facts one by one.
#include "casus/oracle/excuses.h"

#include <algorithm>

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

// A permission covers facts of its own parties, kind and place only.
Truth permitted(const World& world, const accord::Norm& norm, const accord::Excuse& excuse, const Reports& reports) {
  using Sort = accord::Where::Sort;
  if (excuse.permission.empty()) return Truth::yes;
  accord::Norm like = norm;
  like.kind = excuse.kind;
  like.tests = excuse.tests;
  if (excuse.where.sort == Sort::zone) like.zone = excuse.where.zone;
  if (excuse.where.sort == Sort::anywhere) like.zone = std::nullopt;
  return agreed(reports, [&](const fact::Fact& report) {
    const Truth kind = excuse.kind.empty() ? Truth::yes : of_kind(world, like, report);
    return both(kind, in_zone(world, like, report));
  });
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

}  // namespace

// Who is asked, in which world, about which fact.
struct Excuses::Asked {
  Subject subject;
  World world;
  Reports reports;
  [[nodiscard]] Use use(const accord::Norm& norm) const {
    return {&norm, &subject, norm.zone, reports.empty() ? nullptr : reports.front(), true};
  }
};

// `nobody may` judges nobody; then the actor is the one who excuses himself.
Excuses::Asked Excuses::asked_of(const Reports& reports) const {
  Subject subject = subject_;
  for (const fact::Fact* report : reports) {
    if (!subject_.anyone()) break;
    for (const std::string& actor : report->actors)
      if (!subject.includes(actor)) subject.parties.push_back(actor);
  }
  World others = world_;
  others.facts = without_own(world_, subject, reports);
  return {subject, others, reports};
}

Signal Excuses::holds(const accord::Excuse& excuse, const Asked& asked) const {
  const Signal condition = signal_of(asked.world, excuse.condition, asked.use(norm_));
  if (excuse.only_if) return negated(condition);
  const accord::Norm* permission = world_.accord.norm(excuse.permission);
  if (permission == nullptr) return condition;
  Signal binds;  // a permission excuses while it is in force itself
  binds.set(permission->from ? at(*permission->from) : beginning, permission->until ? at(*permission->until) : ending,
            Truth::yes);
  return both(condition, binds);
}

Signal Excuses::covering(const Reports& reports) const {
  Signal any;
  if (norm_.excuses.empty()) return any;
  const Asked asked = asked_of(reports);
  for (const accord::Excuse& excuse : norm_.excuses) {
    const Truth covered = both(by_permitted(excuse, subject_, reports), permitted(world_, norm_, excuse, reports));
    if (covered != Truth::no) any = either(any, both(Signal{covered}, holds(excuse, asked)));
  }
  return any;
}

Reasons Excuses::doubts(const Reports& reports, Piece when) const {
  Reasons all;
  if (norm_.excuses.empty()) return all;
  const Asked asked = asked_of(reports);
  for (const accord::Excuse& excuse : norm_.excuses) {
    const Truth by = by_permitted(excuse, subject_, reports);
    const Truth what = permitted(world_, norm_, excuse, reports);
    if (both(by, what) == Truth::no) continue;
    if (by == Truth::unknown) all.insert(Reason::unattributed);
    if (what == Truth::unknown) all.insert(Reason::uncertain_place);
    const Reasons why = doubts_of(asked.world, excuse.condition, asked.use(norm_), when);
    all.insert(why.begin(), why.end());
  }
  return all;
}

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
  // Excused at one of its possible instants and not at another: its time decides.
  if (least != greatest && greatest == Truth::yes) incident.doubts.insert(Reason::uncertain_time);
  const Reasons why = doubts(incident.telling, when);
  incident.doubts.insert(why.begin(), why.end());
  if (incident.doubts.empty()) incident.doubts.insert(Reason::uncertain_time);
  incident.certain = false;
  return incident;
}

}  // namespace casus::oracle
