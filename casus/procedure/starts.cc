// One reader for each sort of event.
#include "casus/procedure/starts.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "casus/procedure/world.h"
#include "casus/watch/coverage.h"
#include "casus/watch/identity.h"
#include "casus/watch/portions.h"
#include "casus/watch/weights.h"

namespace casus::procedure {

using accord::Event;
using measure::Instant;
using measure::Truth;
using watch::Ruling;
using watch::Signal;
using watch::Span;
using watch::Use;
using watch::Weight;

bool share(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  auto one = a.begin();
  auto other = b.begin();
  while (one != a.end() && other != b.end()) {
    if (*one == *other) return true;
    if (*one < *other) ++one;
    else ++other;
  }
  return false;
}

namespace {

Use use_of(const World& world, const Viewpoint& from) {
  return {from.judged, from.zone, from.proof != nullptr ? from.proof : &world.accord.proof};
}

void add_actors(std::span<const std::string> actors, Start& start) {
  for (const std::string& actor : actors) {
    if (std::ranges::find(start.actors, actor) == start.actors.end()) start.actors.push_back(actor);
  }
}

// A fact or an act starts at its instant; an uncertain one counts from its end. What happened
// where nobody watched may have come about there.
class FactStarts {
 public:
  FactStarts(const World& world, const accord::Norm& asked) : world_{world}, asked_{asked} {}

  std::vector<Start> all() {
    const watch::JudgedSubject subject{"", asked_.subjects.parties};
    const std::vector<watch::Hole> no_holes;
    const watch::NormContext context{world_.accord, asked_, 0, world_.shared.collected, world_.shared.zones, no_holes};
    if (asked_.root == fact::Root::sighting) {
      for (const watch::Track& track : world_.shared.collected.tracks) {
        const watch::Identity mover{*world_.shared.collected.catalogue, track};
        for (const Weight& weight : weigh_track(context, subject, track)) add(weight, &mover);
      }
      std::ranges::sort(starts_, {}, [](const Told& told) { return told.first; });
    } else {
      for (const Weight& weight : weigh_all(context, subject)) add(weight, nullptr);
    }
    std::vector<Start> out;
    for (Told& told : starts_) out.push_back(std::move(told.start));
    for (const watch::Hole& hole : holes_of(world_.accord, world_.shared.collected, world_.shared.zones, asked_)) out.push_back(unseen(hole));
    return out;
  }

 private:
  [[nodiscard]] Start unseen(const watch::Hole& hole) const {
    Start start{.possible = hole.when.from};
    start.zone = asked_.zone;
    start.because = finding::name(finding::Reason::no_coverage);
    start.doubts = {finding::Reason::no_coverage};
    if (hole.denied) start.doubts.insert(finding::Reason::access_denied);
    return start;
  }

  struct Told {
    Start start;
    std::uint32_t first;
  };

  void add(const Weight& weight, const watch::Identity* mover) {
    const watch::Portion portion = portion_of(weight, {measure::decimal_one, measure::decimal_one}, measure::Duration{});
    Start start{.possible = weight.when.from};
    if (weight.counts) start.reached = start.initial = watch::instant_of(portion.certain.from);
    for (const std::uint32_t report : weight.telling) {
      add_actors(mover == nullptr ? std::span<const std::string>{world_.fact(report).actors} : mover->actors(report), start);
    }
    start.zone = asked_.zone;
    start.because = world_.fact(weight.telling.front()).id();
    start.evidence = watch::each_once({weight.shown.begin(), weight.shown.end()});
    start.doubts = portion.doubts;
    starts_.push_back({std::move(start), weight.telling.front()});
  }

  const World& world_;
  const accord::Norm& asked_;
  std::vector<Told> starts_;
};

// The initial breach: the first rung of these norms that was reached by what led to it.
std::optional<Instant> initial_breach(const World& world, const std::vector<std::string>& norms, const std::vector<std::uint32_t>& evidence) {
  std::optional<Instant> first;
  for (const std::size_t place : world.conditions.rulings_on(evidence)) {
    const finding::Finding& one = world.conditions.rulings()[place].finding;
    if (!one.reached || (first && *first <= *one.reached)) continue;
    if (std::ranges::find(norms, one.norm) != norms.end()) first = one.reached;
  }
  return first;
}

std::optional<std::size_t> zone_named(const accord::Accord& accord, const std::string& key) {
  const auto zone = std::ranges::find(accord.zones, key, &accord::Zone::name);
  if (zone == accord.zones.end()) return std::nullopt;
  return static_cast<std::size_t>(zone - accord.zones.begin());
}

// A breach while it goes on: rungs that are reached within it belong to it. What breaks one rung
// by itself and another with what came before is one breach.
struct Breach {
  const Ruling* first;
  Start start;
  std::optional<Instant> until;
  bool in_order = true;  // its evidence is

  // Of the same norm, subject and zone, and none of them before another.
  [[nodiscard]] bool takes(const Ruling& next) {
    const finding::Finding& b = next.finding;
    if (first->momentary != next.momentary) return start.possible == b.from && share(evidence(), next.evidence);
    if (first->momentary) return start.possible == b.from && until == b.to;
    return !until || b.from <= *until;
  }

  // Nothing that begins at `now` or later can belong to it.
  [[nodiscard]] bool is_over(Instant now) const { return start.possible < now && (first->momentary || (until && *until < now)); }

  void take(const Ruling& next) {
    const finding::Finding& more = next.finding;
    if (more.reached && (!start.reached || *more.reached < *start.reached)) {
      start.reached = more.reached;
      start.because = more.id;
    }
    start.evidence.insert(start.evidence.end(), next.evidence.begin(), next.evidence.end());
    in_order = false;
    start.doubts |= watch::Reasons{more.reasons};
    if (!until) return;
    if (more.to) until = std::max(*until, *more.to);
    else until = std::nullopt;
  }

  // Ascending, each once.
  [[nodiscard]] const std::vector<std::uint32_t>& evidence() {
    if (!in_order) start.evidence = watch::each_once(std::move(start.evidence));
    in_order = true;
    return start.evidence;
  }
};

// Who may be behind it. Where several are judged as one: those of them who may have broken
// the norm each by itself, with the same facts; all, where no two stand out.
std::vector<std::string> suspects(const World& world, const Ruling& ruling) {
  if (ruling.parties.size() < 2) return ruling.parties;
  std::vector<std::string> some;
  for (const std::size_t place : world.conditions.rulings_on(ruling.evidence)) {
    const Ruling& one = world.conditions.rulings()[place];
    const bool alone = one.parties.size() == 1 && one.finding.norm == ruling.finding.norm && one.finding.key == ruling.finding.key;
    if (!alone) continue;
    const std::string& party = one.parties.front();
    if (std::ranges::find(ruling.parties, party) != ruling.parties.end() && std::ranges::find(some, party) == some.end()) some.push_back(party);
  }
  return some.size() < 2 ? ruling.parties : some;
}

Breach breach_of(const World& world, const Ruling& ruling) {
  const finding::Finding& finding = ruling.finding;
  return {&ruling,
          {.possible = finding.from, .reached = finding.reached, .actors = suspects(world, ruling), .zone = zone_named(world.accord, finding.key),
           .because = finding.id, .evidence = ruling.evidence, .doubts = watch::Reasons{finding.reasons}},
          finding.to};
}

// The breaches that the rulings tell of, which are in order of time, in order of their first.
std::vector<Breach> joined(const World& world, const std::vector<const Ruling*>& in_order) {
  std::vector<Breach> breaches;
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, std::vector<std::size_t>> open;  // by norm, subject and zone
  for (const Ruling* ruling : in_order) {
    const finding::Finding& finding = ruling->finding;
    std::vector<std::size_t>& near = open[{finding.norm, finding.subject, finding.key}];
    std::erase_if(near, [&](std::size_t i) { return breaches[i].is_over(finding.from); });
    const auto taker = std::ranges::find_if(near, [&](std::size_t i) { return breaches[i].takes(*ruling); });
    if (taker != near.end()) {
      breaches[*taker].take(*ruling);
      continue;
    }
    near.push_back(breaches.size());
    breaches.push_back(breach_of(world, *ruling));
  }
  return breaches;
}

// Breaches by the records that they rest on.
class Shadows {
 public:
  explicit Shadows(std::vector<Breach>& all) : all_{all} {
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (const std::uint32_t record : all[i].evidence()) resting_on_[record].push_back(i);
    }
  }

  // Does another subject's breach tell of the same facts, with more certainty or before it in
  // the order of subjects? Then this one is no coming about of its own.
  [[nodiscard]] bool is_shadow(std::size_t i) const {
    const auto tells_of_it = [&](std::size_t other) { return tells(other, i); };
    return std::ranges::any_of(all_[i].start.evidence, [&](std::uint32_t record) { return std::ranges::any_of(resting_on_.at(record), tells_of_it); });
  }

 private:
  [[nodiscard]] bool tells(std::size_t k, std::size_t i) const {
    const Start& one = all_[i].start;
    const Start& other = all_[k].start;
    const finding::Finding& a = all_[i].first->finding;
    const finding::Finding& b = all_[k].first->finding;
    if (!other.reached || a.norm != b.norm || a.key != b.key || a.subject == b.subject) return false;
    return !one.reached || *other.reached < *one.reached || (*other.reached == *one.reached && k < i);
  }

  std::vector<Breach>& all_;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> resting_on_;
};

std::vector<Start> of_breach(const World& world, const Event& event, const Use& use) {
  std::vector<const Ruling*> named;
  for (const Ruling& ruling : world.conditions.rulings()) {
    if (world.conditions.is_named(event, use, ruling)) named.push_back(&ruling);
  }
  std::ranges::stable_sort(named, {}, [](const Ruling* ruling) { return ruling->finding.from; });
  std::vector<Breach> breaches = joined(world, named);
  const Shadows shadows{breaches};
  std::vector<Start> starts;
  for (std::size_t i = 0; i < breaches.size(); ++i) {
    if (shadows.is_shadow(i)) continue;
    Start start = breaches[i].start;
    if (start.reached) {
      start.doubts = {};
      start.initial = initial_breach(world, {breaches[i].first->finding.norm}, start.evidence);
    }
    starts.push_back(std::move(start));
  }
  return starts;
}

// The norms whose breaches the condition affirms.
void add_norms(const accord::Condition& condition, std::vector<std::string>& norms) {
  for (const std::vector<accord::Literal>& conjunction : condition.any_of) {
    for (const accord::Literal& literal : conjunction) {
      for (const accord::Condition& group : literal.group) add_norms(group, norms);
      if (literal.quantity == accord::Literal::Quantity::none) continue;
      norms.insert(norms.end(), literal.event.norms.begin(), literal.event.norms.end());
    }
  }
}

// The first instant in the span at which the signal says yes.
std::optional<Instant> first_yes(const Signal& signal, Span within) {
  for (const Span& yes : signal.at_least(Truth::yes)) {
    if (yes.from < within.to && within.from < yes.to) return watch::instant_of(std::max(yes.from, within.from));
  }
  return std::nullopt;
}

class MeaningStarts {
 public:
  MeaningStarts(const World& world, std::size_t meaning, const Use& use)
      : world_{world}, meaning_{world.accord.meanings[meaning]}, use_{use}, held_{world.conditions.held(meaning, use)} {}

  // It comes about where it may have become true; not at the start of the record.
  std::vector<Start> all() {
    std::vector<Start> starts;
    for (const Span& span : held_.signal.at_least(Truth::unknown)) {
      if (span.from == watch::beginning || watch::instant_of(span.from) > world_.end()) continue;
      starts.push_back(start(span));
    }
    return starts;
  }

 private:
  [[nodiscard]] Start start(Span span) {
    Start out{.possible = watch::instant_of(span.from)};
    out.reached = first_yes(held_.signal, span);
    if (out.reached && *out.reached > world_.end()) out.reached = std::nullopt;
    if (span.to <= watch::at(world_.end())) out.over = watch::instant_of(span.to);
    out.because = meaning_.name;
    const Span shown{span.from, out.reached ? watch::just_after(*out.reached) : span.to};
    out.evidence = watch::grounds_of({shown}, held_.grounds).front().evidence;
    out.initial = initial(out);
    if (out.reached) return out;
    out.doubts = doubts(span);
    if (meaning_.lasting) out.doubts.insert(finding::Reason::short_of_duration);
    return out;
  }

  // When what bears this stretch of the meaning first held, without the lasting.
  [[nodiscard]] std::optional<Instant> initial(const Start& start) const {
    std::vector<std::string> norms;
    add_norms(meaning_.condition, norms);
    if (!norms.empty()) {
      if (const auto first = initial_breach(world_, norms, start.evidence)) return first;
    }
    const watch::Position from = watch::at(start.possible);
    for (const Span& span : held_.condition.at_least(Truth::unknown)) {
      if (span.from <= from && from < span.to) return first_yes(held_.condition, span);
    }
    return start.reached;
  }

  [[nodiscard]] watch::Reasons doubts(Span span) {
    if (!answer_) {
      Use own = use_;
      own.proof = &world_.accord.proof;
      answer_ = world_.conditions.answer(meaning_.condition, own);
    }
    return answer_->doubts(span);
  }

  const World& world_;
  const accord::Meaning& meaning_;
  const Use& use_;
  watch::Held held_;  // a copy: asking about others may move what is kept
  std::optional<watch::Answer> answer_;
};

}  // namespace

std::vector<Start> starts_of(const World& world, const Event& event, const Viewpoint& from) {
  using Sort = Event::Sort;
  const Use use = use_of(world, from);
  std::vector<Start> starts;
  if (event.sort == Sort::facts) starts = FactStarts{world, world.conditions.asking(event, use)}.all();
  if (event.sort == Sort::breach) starts = of_breach(world, event, use);
  if (event.sort == Sort::meaning) starts = MeaningStarts{world, event.meaning, use}.all();
  if (event.sort == Sort::carried) starts = votes_carried(world, event.motion);
  std::ranges::stable_sort(starts, {}, &Start::possible);
  return starts;
}

}  // namespace casus::procedure
