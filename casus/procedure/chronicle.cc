// One world after the other, each start followed from one to the next.
#include "casus/procedure/chronicle.h"

#include <algorithm>
#include <set>

#include "casus/procedure/world.h"

namespace casus::procedure {

using measure::Instant;

namespace {

// Log indices of one record's versions differ from world to world; its id does not.
bool share_records(const World& world, const Start& a, const Start& b) {
  if (share(a.evidence, b.evidence)) return true;
  return std::ranges::any_of(a.evidence, [&](std::uint32_t one) {
    return std::ranges::any_of(b.evidence, [&](std::uint32_t other) {
      return world.fact(one).record == world.fact(other).record && world.fact(one).source == world.fact(other).source;
    });
  });
}

// The same coming about, told again: it rests on a common record. One that rests on none
// (a silence) is told by its instant.
bool same(const World& world, const Start& a, const Start& b) {
  if (a.evidence.empty() || b.evidence.empty()) return a.because == b.because && a.possible == b.possible;
  return share_records(world, a, b);
}

Instant learned(const Age& age, Instant certain) { return age.from ? std::max(*age.from, certain) : certain; }

void add_affirmed(const accord::Accord& accord, const accord::Event& event, std::vector<accord::Event>& out);

void add_affirmed(const accord::Accord& accord, const accord::Condition& condition, std::vector<accord::Event>& out) {
  for (const std::vector<accord::Literal>& conjunction : condition.any_of) {
    for (const accord::Literal& literal : conjunction) {
      if (literal.quantity == accord::Literal::Quantity::none) continue;
      for (const accord::Condition& group : literal.group) add_affirmed(accord, group, out);
      if (literal.sort == accord::Literal::Sort::event) add_affirmed(accord, literal.event, out);
    }
  }
}

// The events that a start of this one affirms: itself, or what its meaning rests on.
void add_affirmed(const accord::Accord& accord, const accord::Event& event, std::vector<accord::Event>& out) {
  if (event.sort == accord::Event::Sort::meaning) add_affirmed(accord, accord.meanings[event.meaning].condition, out);
  else out.push_back(event);
}

// Is one of the norms certainly broken by one party, on records that the start rests on?
bool broken_by_one(const World& world, const accord::Event& event, const Start& start) {
  if (event.sort != accord::Event::Sort::breach) return false;
  return std::ranges::any_of(world.conditions.rulings(), [&](const watch::Ruling& ruling) {
    const bool asked = std::ranges::find(event.norms, ruling.finding.norm) != event.norms.end();
    return asked && ruling.parties.size() == 1 && ruling.finding.reached && share(ruling.evidence, start.evidence);
  });
}

// Is one party certainly behind it? An event that names one is certain of nobody else.
bool attributed(const World& world, const accord::Event& event, const Start& start) {
  if (!start.reached) return false;
  if (start.actors.size() == 1) return true;
  std::vector<accord::Event> all;
  add_affirmed(world.accord, event, all);
  return std::ranges::any_of(all, [&](const accord::Event& one) {
    const bool names_one = one.by.sort == accord::Who::Sort::parties && one.by.parties.size() == 1;
    return names_one || broken_by_one(world, one, start);
  });
}

void learn_actor(const Age& age, const accord::Event& event, Published& one) {
  if (!one.attributed && attributed(age.world, event, one.start)) one.attributed = learned(age, *one.start.reached);
}

// When the records that it rests on were received, after `known` and within the age.
std::vector<Instant> receipts_of(const Age& age, const Start& start, Instant known) {
  std::set<Instant> all;
  for (const std::uint32_t record : start.evidence) {
    const std::optional<Instant> received = watch::known_at(age.world.fact(record));
    if (received && *received > known && (!age.until || *received < *age.until)) all.insert(*received);
  }
  return {all.begin(), all.end()};
}

}  // namespace

// Each start that was published takes the start that tells it now: one of the same instant
// before one that only rests on a common record. The earlier choose first.
void Chronicle::follow(const Age& age, const accord::Event& event, std::vector<Start>& starts) {
  for (Published& one : all_) {
    if (one.gone) continue;
    const auto told = [&](bool at_once) {
      return std::ranges::find_if(starts, [&](const Start& start) {
        return (!at_once || start.possible == one.start.possible) && same(age.world, one.start, start);
      });
    };
    auto now = told(true);
    if (now == starts.end()) now = told(false);
    if (now == starts.end()) {
      // Withdrawn as it was published, though it was doubted in between.
      one.gone = age.from;
      if (!one.certain()) one.start.reached = one.first_reached;
      continue;
    }
    one.start = std::move(*now);
    starts.erase(now);
    learn_actor(age, event, one);
  }
}

void Chronicle::read(const Age& age, const accord::Event& event, std::vector<Start> starts) {
  follow(age, event, starts);
  for (Start& start : starts) {
    const bool at_the_end = !age.until;
    if (!start.reached && !at_the_end) continue;
    const Instant known = learned(age, start.reached.value_or(start.possible));
    if (age.until && known >= *age.until) continue;  // a later age learns of it
    Published one{start, known, receipts_of(age, start, known), {}, {}, start.reached, start.initial};
    learn_actor(age, event, one);
    all_.push_back(std::move(one));
  }
}

const Chronicle& Chronicles::up_to(std::size_t n, const Inquiry& ask) {
  Memory& memory = *ask.world.memory;
  const std::vector<Instant>& late = memory.late_receipts();
  std::vector<Chronicle>& read = read_[{ask.asker, ask.from.judged, ask.from.zone}];
  if (read.empty()) read.emplace_back();
  while (read.size() <= n) {
    // Judging that world may itself ask for what was read before it, but for no more.
    const std::size_t next = read.size();
    const Instant until = late[next - 1];
    const World& world = memory.before(until);
    Chronicle chronicle = read[next - 1];
    chronicle.read({next > 1 ? std::optional{late[next - 2]} : std::nullopt, until, world}, ask.event,
                   starts_of(world, ask.event, ask.from));
    read.push_back(std::move(chronicle));
  }
  return read[n];
}

std::vector<Published> published(const Inquiry& ask) {
  Chronicle chronicle;
  std::optional<Instant> begin;
  if (ask.world.memory != nullptr) {
    const std::vector<Instant>& late = ask.world.memory->late_receipts();
    const auto before = ask.world.until ? std::ranges::lower_bound(late, *ask.world.until) : late.end();
    if (before != late.begin()) {
      chronicle = ask.world.memory->chronicles().up_to(static_cast<std::size_t>(before - late.begin()), ask);
      begin = *std::prev(before);
    }
  }
  chronicle.read({begin, std::nullopt, ask.world}, ask.event, starts_of(ask.world, ask.event, ask.from));
  return chronicle.all();
}

Instant first_known(const Inquiry& ask, const Published& one) {
  if (ask.world.memory == nullptr) return one.known;
  Instant known = one.known;
  for (const Instant receipt : one.receipts) {
    const World& before = ask.world.memory->before(receipt);
    const std::vector<Start> starts = starts_of(before, ask.event, ask.from);
    const bool certain = std::ranges::any_of(starts, [&](const Start& start) {
      return start.reached && *start.reached < receipt && same(ask.world, start, one.start);
    });
    if (certain) return known;
    known = receipt;
  }
  return known;
}

std::optional<Instant> clock(const Inquiry& ask, const Published& one, accord::Anchor::Clock which) {
  using Clock = accord::Anchor::Clock;
  if (!one.start.reached) return std::nullopt;
  const auto no_earlier = [](Instant now, const std::optional<Instant>& first) { return std::max(now, first.value_or(now)); };
  if (which == Clock::start && one.start.initial) return no_earlier(*one.start.initial, one.first_initial);
  if (which == Clock::attribution && one.attributed != one.known) return one.attributed;
  if (which == Clock::finding || which == Clock::attribution) return first_known(ask, one);
  return no_earlier(*one.start.reached, one.first_reached);
}

}  // namespace casus::procedure
