// One world after the other, each start followed from one to the next.
#include "casus/oracle/published.h"

#include <algorithm>

#include "casus/oracle/memory.h"

namespace casus::oracle {

using measure::Instant;

namespace {

std::set<std::string> ids(const Start& start) {
  std::set<std::string> all;
  for (const fact::Fact* fact : start.evidence) all.insert(fact->id());
  return all;
}

bool share_evidence(const Start& a, const Start& b) {
  const std::set<std::string> known = ids(a);
  return std::ranges::any_of(ids(b), [&](const std::string& id) { return known.contains(id); });
}

// The same coming about, told again: it rests on a common record. One that rests on
// none (a silence) is told by its instant.
bool same(const Start& a, const Start& b) {
  if (a.evidence.empty() || b.evidence.empty()) return a.because == b.because && a.possible == b.possible;
  return share_evidence(a, b);
}

// What is known from `from` (nullopt: the beginning) until before `until` (nullopt: the end).
struct Age {
  std::optional<Instant> from;
  std::optional<Instant> until;
  const World& world;
};

class Chronicle {
 public:
  explicit Chronicle(const accord::Event& event) : event_{event} {}
  void read(const Age& age, std::vector<Start> starts);
  [[nodiscard]] std::vector<Published> take() { return std::move(all_); }

 private:
  void follow(const Age& age, std::vector<Start>& starts);
  void learn_actor(const Age& age, Published& one) const;

  const accord::Event& event_;
  std::vector<Published> all_;
};

Instant learned(const Age& age, Instant certain) { return age.from ? std::max(*age.from, certain) : certain; }

// The events that a start of this one affirms: itself, or what its meaning rests on.
std::vector<accord::Event> affirmed(const accord::Accord& accord, const accord::Event& event);

std::vector<accord::Event> affirmed(const accord::Accord& accord, const accord::Condition& condition) {
  std::vector<accord::Event> all;
  for (const std::vector<accord::Literal>& conjunction : condition.any_of) {
    for (const accord::Literal& literal : conjunction) {
      if (literal.quantity == accord::Literal::Quantity::none) continue;
      for (const accord::Condition& group : literal.group) std::ranges::move(affirmed(accord, group), std::back_inserter(all));
      if (literal.sort == accord::Literal::Sort::event)
        std::ranges::move(affirmed(accord, literal.event), std::back_inserter(all));
    }
  }
  return all;
}

std::vector<accord::Event> affirmed(const accord::Accord& accord, const accord::Event& event) {
  if (event.sort != accord::Event::Sort::meaning) return {event};
  return affirmed(accord, accord.meanings[event.meaning].condition);
}

// Is one of the norms certainly broken by one party, on records that the start rests on?
bool broken_by_one(const World& world, const accord::Event& event, const Start& start) {
  if (event.sort != accord::Event::Sort::breach || world.judged == nullptr) return false;
  return std::ranges::any_of(*world.judged, [&](const Judged& judged) {
    const bool asked = std::ranges::find(event.norms, judged.norm) != event.norms.end();
    const bool by_one = judged.parties.size() == 1 && judged.finding.reached;
    return asked && by_one &&
           std::ranges::any_of(judged.evidence, [&](const fact::Fact* fact) { return start.evidence.contains(fact); });
  });
}

// Is one party certainly behind it? An event that names one is certain of nobody else.
bool attributed(const World& world, const accord::Event& event, const Start& start) {
  if (!start.reached) return false;
  if (start.actors.size() == 1) return true;
  return std::ranges::any_of(affirmed(world.accord, event), [&](const accord::Event& one) {
    const bool names_one = one.by.sort == accord::Who::Sort::parties && one.by.parties.size() == 1;
    return names_one || broken_by_one(world, one, start);
  });
}

void Chronicle::learn_actor(const Age& age, Published& one) const {
  if (!one.attributed && attributed(age.world, event_, one.start)) one.attributed = learned(age, *one.start.reached);
}

// Each start that was published takes the start that tells it now: one of the same
// instant before one that only rests on a common record. The earlier choose first.
void Chronicle::follow(const Age& age, std::vector<Start>& starts) {
  for (Published& one : all_) {
    if (one.gone) continue;
    auto now = std::ranges::find_if(
        starts, [&](const Start& start) { return start.possible == one.start.possible && same(one.start, start); });
    if (now == starts.end())
      now = std::ranges::find_if(starts, [&](const Start& start) { return same(one.start, start); });
    if (now == starts.end()) {
      one.gone = age.from;
      // What was published as certain, and then doubted, is withdrawn as certain.
      if (!one.start.reached) one.start.reached = one.first_reached;
      continue;
    }
    one.start = *now;
    learn_actor(age, one);
    starts.erase(now);
  }
}

// When the records that it rests on were received, after `known` and within the age.
std::vector<Instant> receipts_of(const Age& age, const Start& start, Instant known) {
  std::set<Instant> all;
  for (const fact::Fact* fact : start.evidence)
    if (known_at(*fact) > known && (!age.until || known_at(*fact) < *age.until)) all.insert(known_at(*fact));
  return {all.begin(), all.end()};
}

void Chronicle::read(const Age& age, std::vector<Start> starts) {
  follow(age, starts);
  for (const Start& start : starts) {
    const bool at_the_end = !age.until;
    if (!start.reached && !at_the_end) continue;
    const Instant known = learned(age, start.reached.value_or(start.possible));
    if (age.until && known >= *age.until) continue;  // a later age learns of it
    Published one{start, known, receipts_of(age, start, known), {}, {}, start.reached, start.initial};
    learn_actor(age, one);
    all_.push_back(one);
  }
}

std::vector<Start> starts_in(const World& world, const Inquiry& ask) {
  const Use use{&world.accord.norms[ask.from.norm], ask.from.subject, ask.from.zone};
  return starts_of(world, ask.event, use);
}

}  // namespace

bool Published::moved_back() const { return start.reached && first_reached && *start.reached < *first_reached; }

std::vector<Published> published(const Inquiry& ask) {
  Chronicle chronicle{ask.event};
  std::optional<Instant> begin;
  if (ask.world.memory != nullptr) {
    for (const Instant receipt : ask.world.memory->late_receipts()) {
      const Age age{begin, receipt, ask.world.memory->before(receipt)};
      chronicle.read(age, starts_in(age.world, ask));
      begin = receipt;
    }
  }
  chronicle.read({begin, std::nullopt, ask.world}, starts_in(ask.world, ask));
  return chronicle.take();
}

Instant first_known(const Inquiry& ask, const Published& one) {
  if (ask.world.memory == nullptr) return one.known;
  Instant known = one.known;
  for (const Instant receipt : one.receipts) {
    const std::vector<Start> starts = starts_in(ask.world.memory->before(receipt), ask);
    const bool certain = std::ranges::any_of(
        starts, [&](const Start& start) { return start.reached && *start.reached < receipt && same(start, one.start); });
    if (certain) return known;
    known = receipt;
  }
  return known;
}

std::optional<Instant> clock(const Inquiry& ask, const Published& one, accord::Anchor::Clock which) {
  using Clock = accord::Anchor::Clock;
  if (!one.start.reached) return std::nullopt;
  const Instant reached = std::max(*one.start.reached, one.first_reached.value_or(*one.start.reached));
  if (which == Clock::start && one.start.initial)
    return std::max(*one.start.initial, one.first_initial.value_or(*one.start.initial));
  if (which == Clock::attribution && one.attributed != one.known) return one.attributed;
  const bool of_knowledge = which == Clock::finding || which == Clock::attribution;
  return of_knowledge ? first_known(ask, one) : reached;
}

}  // namespace casus::oracle
