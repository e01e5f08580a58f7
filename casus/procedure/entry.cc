// Entry into force, terms and renewals, and the period of each norm.
#include "casus/procedure/entry.h"

#include <algorithm>

#include "casus/procedure/chronicle.h"
#include "casus/watch/acts.h"

namespace casus::procedure {

using accord::Anchor;
using accord::InForce;
using measure::Instant;
using watch::Reasons;

namespace {

// From when to when something binds; both open where nothing is said.
struct Period {
  std::optional<Instant> from{};
  std::optional<Instant> until{};
  bool never = false;

  void starts(std::optional<Instant> at) {
    if (at) from = std::max(from.value_or(*at), *at);
  }
  void ends(std::optional<Instant> at) {
    if (at) until = std::min(until.value_or(*at), *at);
  }
};

void set_period(const Period& period, accord::Norm& norm) {
  norm.from = period.from;
  norm.until = period.until;
  const bool empty = period.from && period.until && *period.from >= *period.until;
  // An instant before all that a record may have: everything comes after it.
  if (period.never || empty) norm.from = norm.until = measure::civil(1800, 1, 1);
}

bool is_event(const std::optional<accord::Moment>& moment) { return moment && moment->anchor.sort == Anchor::Sort::event; }

// The sentences of entry into force, each read once.
class Calendar {
 public:
  explicit Calendar(const World& world) : world_{world}, accord_{world.accord} {}

  [[nodiscard]] std::optional<Instant> entry() const {
    const InForce* whole = sentence_for("");
    return whole == nullptr ? std::nullopt : entry(*whole);
  }

  [[nodiscard]] std::optional<Force> force() const {
    const InForce* whole = sentence_for("");
    const std::optional<Instant> from = whole == nullptr ? std::nullopt : entry(*whole);
    return from ? std::optional{Force{*from, end(*whole, *from)}} : std::nullopt;
  }

  // Its article's own sentence prevails over that of the accord, but for the term where it
  // states none.
  [[nodiscard]] Period period_of_text(const accord::Norm& norm) const {
    Period period;
    const InForce* whole = sentence_for("");
    const InForce* own = sentence_for(std::string_view{norm.id}.substr(0, norm.id.find('.')));
    const InForce* ruling = own != nullptr ? own : whole;
    if (ruling == nullptr) return period;
    const std::optional<Instant> from = entry(*ruling);
    period.never = !from;
    if (!from) return period;
    period.starts(from);
    period.ends(end(*ruling, *from));
    if (ruling == whole || ruling->term || whole == nullptr) return period;
    if (const auto entered = entry(*whole)) period.ends(end(*whole, *entered));
    return period;
  }

  // Of a date or the entry into force.
  [[nodiscard]] std::optional<Instant> instant_of(const accord::Moment& moment) const {
    std::optional<Instant> anchor = moment.anchor.date;
    if (moment.anchor.sort == Anchor::Sort::entry_into_force) {
      anchor = entry();
      if (!anchor && accord_.in_force.empty()) anchor = world_.start();
    }
    return anchor ? std::optional{moved(moment, *anchor)} : std::nullopt;
  }

  [[nodiscard]] Instant moved(const accord::Moment& moment, Instant at) const {
    return moment.after ? measure::deadline(at, *moment.after, accord_.offset) : at;
  }

 private:
  [[nodiscard]] const InForce* sentence_for(std::string_view article) const {
    const auto found = std::ranges::find(accord_.in_force, article, &InForce::article);
    return found == accord_.in_force.end() ? nullptr : &*found;
  }

  // The first coming about that is certain. What never certainly was brings nothing into force.
  [[nodiscard]] std::optional<Instant> entry(const InForce& sentence) const {
    if (sentence.sort == InForce::Sort::date) return sentence.date;
    std::optional<Instant> before;
    if (sentence.sort == InForce::Sort::ratified) {
      before = last_ratified(sentence.last_of);
    } else {
      for (const Start& start : starts_of(world_, sentence.event, {})) {
        if (!start.reached) continue;
        before = start.reached;
        break;
      }
    }
    return before ? std::optional{measure::day_after(*before, accord_.offset)} : std::nullopt;
  }

  [[nodiscard]] std::optional<Instant> last_ratified(const std::vector<std::string>& parties) const {
    std::optional<Instant> last;
    for (const std::string& party : parties) {
      const auto one = ratified(world_, party);
      if (!one) return std::nullopt;
      last = std::max(last.value_or(*one), *one);
    }
    return last;
  }

  // All terms count from the entry: three months twice are six, and end like six.
  static measure::Term several(const measure::Term& one, std::int64_t times) {
    return {measure::Duration{one.exact.raw() * times}, one.days * times, one.months * times};
  }

  // An act of renewal while a term runs adds another: one a term.
  [[nodiscard]] std::optional<Instant> end(const InForce& sentence, Instant from) const {
    if (!sentence.term) return std::nullopt;
    const Instant entered = from;
    std::int64_t terms = 1;
    Instant end = measure::deadline(entered, *sentence.term, accord_.offset);
    if (sentence.renewed_by.empty()) return end;
    for (const watch::Act& act : acts_of(accord_, world_.shared.collected, world_.shared.zones, {sentence.renewed_by, "", {}, "", {}, std::nullopt})) {
      if (!act.certain() || act.when.from < from || act.when.from > end) continue;
      from = end;
      end = measure::deadline(entered, several(*sentence.term, ++terms), accord_.offset);
    }
    return end;
  }

  const World& world_;
  const accord::Accord& accord_;
};

// The instant that a moment names. nullopt: it never came.
struct Named {
  std::optional<Instant> certain{};
  std::optional<Instant> perhaps{};  // earlier than that, if at all
  Reasons doubts{};
};

// Each instant from which the clock of a moment's event may count.
struct Edge {
  Instant at;
  bool certain = true;
  std::optional<Instant> over{};
  Reasons doubts{};
};

Edge edge_of(const Start& start, std::optional<Instant> at) {
  return {at.value_or(start.possible), at.has_value(), start.over, at ? Reasons{} : start.doubts};
}

class Moments {
 public:
  Moments(const World& world, std::uint32_t norm, const Viewpoint& from) : world_{world}, norm_{norm}, from_{from} {}

  // A meaning that ended before its term had run names none: its next edge does.
  [[nodiscard]] Named named(const accord::Moment& moment, Asker::Part part) const {
    const Calendar calendar{world_};
    const bool may_lapse = moment.anchor.event.sort == accord::Event::Sort::meaning;
    Named named;
    for (const Edge& edge : edges(moment.anchor, part)) {
      const Instant at = calendar.moved(moment, edge.at);
      if (may_lapse && edge.over && *edge.over < at) continue;
      if (edge.certain) {
        named.certain = at;
        break;
      }
      if (!named.perhaps) named.perhaps = at;
      named.doubts |= edge.doubts;
    }
    if (named.perhaps && named.certain && *named.certain <= *named.perhaps) named.perhaps = std::nullopt;
    return named;
  }

 private:
  [[nodiscard]] std::vector<Edge> edges(const Anchor& anchor, Asker::Part part) const {
    using enum Anchor::Clock;
    std::vector<Edge> edges;
    if (anchor.clock == finding || anchor.clock == attribution) {
      const Inquiry ask{world_, anchor.event, {norm_, part}, from_};
      for (const Published& one : published(ask)) {
        const auto at = clock(ask, one, anchor.clock);
        if ((at || !one.certain()) && !one.gone) edges.push_back(edge_of(one.start, at));
      }
    } else {
      for (const Start& one : starts_of(world_, anchor.event, from_)) {
        std::optional<Instant> at = one.reached;
        if (at && anchor.clock == start) at = one.initial.value_or(*at);
        edges.push_back(edge_of(one, at));
      }
    }
    std::ranges::stable_sort(edges, {}, &Edge::at);
    return edges;
  }

  const World& world_;
  std::uint32_t norm_;
  const Viewpoint& from_;
};

// What events make of a norm's beginning and end.
struct Limits {
  std::optional<Named> from{};
  std::optional<Named> until{};

  // As certain as they are: it begins late and ends early.
  void narrow(Period& period) const {
    if (from) period.starts(from->certain);
    if (from && !from->certain) period.never = true;
    if (until) period.ends(until->perhaps ? until->perhaps : until->certain);
  }

  // As wide as they allow: it begins early and ends late.
  void widen(Period& period) const {
    if (from) {
      const auto start = from->perhaps ? from->perhaps : from->certain;
      period.starts(start);
      period.never = period.never || !start;
    }
    if (until) period.ends(until->certain);
  }
};

Limits limits_of(const World& world, std::uint32_t norm, const Viewpoint& from) {
  const accord::Norm& text = world.accord.norms[norm];
  const Moments moments{world, norm, from};
  Limits limits;
  if (is_event(text.from_moment)) limits.from = moments.named(*text.from_moment, Asker::Part::from);
  if (is_event(text.until_moment)) limits.until = moments.named(*text.until_moment, Asker::Part::until);
  return limits;
}

}  // namespace

std::optional<Force> force_of(const World& world) { return Calendar{world}.force(); }

std::optional<Instant> entry_into_force(const World& world) { return Calendar{world}.entry(); }

accord::Accord in_force(const World& world) {
  accord::Accord accord = world.accord;
  const Calendar calendar{world};
  for (std::uint32_t n = 0; n < accord.norms.size(); ++n) {
    accord::Norm& norm = accord.norms[n];
    Period period = calendar.period_of_text(norm);
    period.starts(norm.from);
    period.ends(norm.until);
    if (norm.from_moment && !is_event(norm.from_moment)) {
      const auto at = calendar.instant_of(*norm.from_moment);
      period.starts(at);
      period.never = period.never || !at;
    }
    if (norm.until_moment && !is_event(norm.until_moment)) period.ends(calendar.instant_of(*norm.until_moment));
    if (norm.form == accord::NormForm::permission) {
      // What perhaps ended a permission is no proof that it ended.
      Limits limits = limits_of(world, n, {&norm.proof});
      for (std::optional<Named>* one : {&limits.from, &limits.until}) {
        if (*one) (*one)->perhaps = std::nullopt;
      }
      limits.narrow(period);
    }
    set_period(period, norm);
  }
  return accord;
}

watch::Bound since_its_events(const World& world, std::uint32_t order, std::optional<std::size_t> zone) {
  const accord::Norm& norm = world.accord.norms[order];
  // One party is whom `the same party` means; several are none of them (check refuses it).
  const std::vector<watch::JudgedSubject> subjects = watch::judged_subjects(norm);
  Viewpoint from{&norm.proof, {}, zone};
  if (subjects.size() == 1) from.judged = subjects.front().members;
  const Limits limits = limits_of(world, order, from);
  watch::Bound bound{norm};
  Period certain{norm.from, norm.until};
  limits.narrow(certain);
  set_period(certain, bound.certain);
  for (const std::optional<Named>& one : {limits.from, limits.until}) {
    if (!one || !one->perhaps) continue;
    bound.doubts |= one->doubts;
    bound.possible = norm;
  }
  if (!bound.possible) return bound;
  Period possible{norm.from, norm.until};
  limits.widen(possible);
  set_period(possible, *bound.possible);
  return bound;
}

}  // namespace casus::procedure
