// Strand: the dull reports of one mover from one source. Dull is a report that certainly
// lies outside every zone that a norm asks about; telling is any other. In a row of dull
// reports only those beside a telling one matter: they say when the mover came and left.
//
//   time    d d d d d d d d T T d d d d d ...
//   kept    . . . . . . k k T T k k . . . [held]
//
// The last few are held, as they came, until it is known what follows; the rest is dropped.
// Reports may come in any order. A late dull one among dropped ones is dropped too; a late
// telling one among dropped ones is told by part(): what stood beside it is gone, so that the
// feed has to be read again with this mover whole.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <variant>
#include <vector>

#include "casus/fact/fact.h"
#include "casus/fact/glimpse.h"

namespace casus::watch {

using Keep = std::function<void(fact::Fact&&)>;

// A report as it came: seen before it was made, or made.
struct Offer {
  std::int64_t at_ms = 0;
  const fact::Glimpse* glimpse = nullptr;
  fact::Fact* fact = nullptr;  // if there is no glimpse; may be moved from

  // The fact, which can be taken once.
  [[nodiscard]] fact::Fact take() const { return glimpse != nullptr ? glimpse->fact() : std::move(*fact); }
};

// The bytes of a glimpse where they are few, as those of an AIS position are.
struct RawReport {
  std::uint8_t size = 0;
  std::array<char, 31> bytes{};
};

class Strand {
 public:
  static constexpr std::size_t most_held = 8;
  // How many are kept on either side of a telling report: its neighbour always, and the
  // neighbour of that where they come in order.
  static constexpr std::size_t beside = 2;

  // Takes a dull report. `telling`: the instants of all telling reports of the mover so far,
  // ascending, from whatever source.
  void add(const Offer& offer, const std::vector<std::int64_t>& telling, const Keep& keep);

  // A telling report is about to be kept: so are those beside it. False if one is gone.
  [[nodiscard]] bool part(std::int64_t at_ms, const Keep& keep);

  // Nothing more will come: a telling report that came before these, but happened after
  // them, has neighbours among them.
  void finish(const std::vector<std::int64_t>& telling, const Keep& keep);

 private:
  // One cache line: a feed that is far ahead of memory is what a stream waits for.
  struct alignas(64) Held {
    std::int64_t at_ms = 0;
    std::int64_t received_ms = 0;  // or not_received
    std::uint64_t offset = 0;
    std::variant<RawReport, std::unique_ptr<fact::Fact>> report;
  };
  static_assert(sizeof(Held) == 64);
  static constexpr std::int64_t not_received = INT64_MIN;
  // From its first to its last report all are dull, and some are dropped. Its last ones are
  // kept; its first ones where it is bounded.
  struct Run {
    std::int64_t first = 0;
    std::int64_t last = 0;
    bool bounded = false;
  };

  [[nodiscard]] std::size_t slot(std::size_t i) const { return (head_ + i) % most_held; }
  [[nodiscard]] Held& held(std::size_t i) { return held_[slot(i)]; }
  [[nodiscard]] bool is_kept(std::size_t i) const { return (kept_ >> slot(i) & 1U) != 0; }
  [[nodiscard]] std::size_t held_before(std::int64_t at_ms);
  [[nodiscard]] bool in_closed_run(std::int64_t at_ms) const;
  [[nodiscard]] bool gone_beside(std::int64_t at_ms) const;
  void add_closed(Run run);
  void push(const Offer& offer, const Keep& keep);
  void insert(const Offer& offer, const Keep& keep);
  void fill(Held& place, const Offer& offer);
  void keep_one(std::size_t i, const Keep& keep);
  void drop_front();
  void begin(const Offer& offer, bool after_telling, const Keep& keep);
  void close(std::size_t count, const Keep& keep);

  std::uint32_t head_ = 0;
  std::uint32_t count_ = 0;
  std::uint32_t kept_ = 0;            // a bit for each place of the ring
  std::uint32_t to_keep_ = 0;         // of its first ones, how many are still to come
  std::int64_t first_ = 0;            // of the open run; there is one if count_ > 0
  std::int64_t last_ = 0;             // of it
  bool dropped_ = false;              // something of it is gone
  bool bounded_ = false;              // it begins beside a telling report
  std::vector<Run> closed_;           // by time, apart
  const fact::SourceProfile* profile_ = nullptr;  // of glimpses: the same for all of a source
  fact::Fact (*make_)(const fact::Glimpse&) = nullptr;
  std::array<Held, most_held> held_;  // a ring, by time: the last ones of the open run
};

}  // namespace casus::watch
