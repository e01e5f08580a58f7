// One world after the other, each start followed from one to the next.
#include "casus/procedure/chronicle.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "casus/procedure/world.h"
#include "casus/watch/receipt.h"

namespace casus::procedure {

using measure::Instant;

namespace {

// Whether two tell of the same coming about: they rest on a common record. Log indices of a
// record's versions differ from world to world; its id does not. One that rests on none (a
// silence) is told by its instant.
class Starts {
 public:
  Starts(const World& world, std::vector<Start> all) : world_{world}, all_{std::move(all)}, left_(all_.size(), true) {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      for (const std::uint32_t record : all_[i].evidence) {
        std::vector<std::size_t>& near = resting_on_[id_of(record)];
        if (near.empty() || near.back() != i) near.push_back(i);
      }
      told_by_instant_[{all_[i].possible, all_[i].because}].push_back(i);
    }
  }

  // Those that tell of the same as this one, which nobody took: the first of its instant, else
  // the first. It is taken then.
  [[nodiscard]] std::optional<Start> take(const Start& one) {
    std::optional<std::size_t> found;
    const auto consider = [&](std::size_t i) {
      if (!left_[i]) return;
      const auto rank = [&](std::size_t k) { return std::pair{all_[k].possible != one.possible, k}; };
      if (!found || rank(i) < rank(*found)) found = i;
    };
    for (const std::uint32_t record : one.evidence) {
      const auto near = resting_on_.find(id_of(record));
      if (near != resting_on_.end()) std::ranges::for_each(near->second, consider);
    }
    const auto told = told_by_instant_.find({one.possible, one.because});
    if (told != told_by_instant_.end()) {
      for (const std::size_t i : told->second) {
        if (one.evidence.empty() || all_[i].evidence.empty()) consider(i);
      }
    }
    if (!found) return std::nullopt;
    left_[*found] = false;
    return std::move(all_[*found]);
  }

  // Those that nobody took, in their order.
  [[nodiscard]] std::vector<Start> left() && {
    std::vector<Start> out;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (left_[i]) out.push_back(std::move(all_[i]));
    }
    return out;
  }

 private:
  using Id = std::pair<std::string_view, std::string_view>;  // of the source, and its own
  [[nodiscard]] Id id_of(std::uint32_t record) const { return {world_.fact(record).source, world_.fact(record).record}; }

  const World& world_;
  std::vector<Start> all_;
  std::vector<bool> left_;
  std::map<Id, std::vector<std::size_t>> resting_on_;
  std::map<std::pair<Instant, std::string>, std::vector<std::size_t>> told_by_instant_;
};

// Does the start tell of the same coming about as one that was published?
bool same(const World& world, const Start& start, const Start& published) { return Starts{world, {start}}.take(published).has_value(); }

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
  const std::vector<std::size_t> near = world.conditions.rulings_on(start.evidence);
  return std::ranges::any_of(near, [&](std::size_t place) {
    const watch::Ruling& ruling = world.conditions.rulings()[place];
    const bool asked = std::ranges::find(event.norms, ruling.finding.norm) != event.norms.end();
    return asked && ruling.parties.size() == 1 && ruling.finding.reached;
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

// Each start that was published takes the start that tells it now. The earlier choose first.
std::vector<Start> Chronicle::follow(const Age& age, const accord::Event& event, std::vector<Start> all) {
  Starts starts{age.world, std::move(all)};
  for (Published& one : all_) {
    if (one.gone) continue;
    std::optional<Start> now = starts.take(one.start);
    if (!now) {
      // Withdrawn as it was published, though it was doubted in between.
      one.gone = age.from;
      if (!one.certain()) one.start.reached = one.first_reached;
      continue;
    }
    one.start = std::move(*now);
    learn_actor(age, event, one);
  }
  return std::move(starts).left();
}

void Chronicle::read(const Age& age, const accord::Event& event, std::vector<Start> starts) {
  for (Start& start : follow(age, event, std::move(starts))) {
    const bool at_the_end = !age.until;
    if (!start.reached && !at_the_end) continue;
    const Instant known = learned(age, start.reached.value_or(start.possible));
    if (age.until && known >= *age.until) continue;  // a later age learns of it
    Published one{start, known, receipts_of(age, start, known), {}, {}, start.reached, start.initial};
    learn_actor(age, event, one);
    all_.push_back(std::move(one));
  }
}

Chronicle Chronicles::up_to(std::size_t n, const Inquiry& ask) {
  Memory& memory = *ask.world.memory;
  const std::vector<Instant>& late = memory.late_receipts();
  Read& read = read_[{ask.asker, ask.from.judged, ask.from.zone}];
  const auto after = read.by_ages.upper_bound(n);
  std::size_t ages = 0;
  Chronicle chronicle;
  if (after != read.by_ages.begin()) std::tie(ages, chronicle) = *std::prev(after);
  while (ages < n) {
    // Judging that world may itself ask for what was read before it, but for no more.
    const std::optional<Instant> from = ages > 0 ? std::optional{late[ages - 1]} : std::nullopt;
    memory.visit(late[ages], [&](const World& world) {
      chronicle.read({from, late[ages], world}, ask.event, starts_of(world, ask.event, ask.from));
    });
    keep(read, ++ages, chronicle);
  }
  return chronicle;
}

void Chronicles::keep(Read& read, std::size_t ages, const Chronicle& chronicle) {
  if (!read.by_ages.empty() && read.by_ages.rbegin()->first >= ages) return;
  if (read.no_room_for_newest) read.by_ages.erase(std::prev(read.by_ages.end()));
  const std::size_t more = chronicle.all().size();
  read.no_room_for_newest = kept_ + more > room;
  if (!read.no_room_for_newest) kept_ += more;
  read.by_ages.emplace(ages, chronicle);
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
    bool certain = false;
    ask.world.memory->visit(receipt, [&](const World& before) {
      certain = std::ranges::any_of(starts_of(before, ask.event, ask.from), [&](const Start& start) {
        return start.reached && *start.reached < receipt && same(ask.world, start, one.start);
      });
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
