// Chronicle: the starts of an event as those who watched learned of them. A clock that was
// once published follows its start through late records: a merge keeps the earliest, and
// none is ever moved back.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "casus/procedure/starts.h"

namespace casus::procedure {

// Which of a norm's events is asked about.
struct Asker {
  enum class Part : std::uint8_t { trigger, anchor, from, until };
  std::uint32_t norm = 0;  // its place in the accord
  Part part = Part::trigger;
  friend auto operator<=>(const Asker&, const Asker&) = default;
};

struct Inquiry {
  const World& world;
  const accord::Event& event;
  Asker asker;
  Viewpoint from;
};

struct Published {
  Start start;                                 // as it is known at the end, or was when it was gone
  measure::Instant known;                      // it was not certain to those who watched before this ...
  std::vector<measure::Instant> receipts;      // ... but perhaps only from one of these, ascending
  std::optional<measure::Instant> attributed;  // likewise its actor; its receipts if it is `known`
  std::optional<measure::Instant> gone;        // merged into an earlier one, or denied, from here on
  std::optional<measure::Instant> first_reached;  // as first published
  std::optional<measure::Instant> first_initial;

  [[nodiscard]] bool certain() const { return start.reached.has_value(); }
  // It is known now to have come about earlier than was published.
  [[nodiscard]] bool moved_back() const { return start.reached && first_reached && *start.reached < *first_reached; }
};

// What was known from `from` (nullopt: the beginning) until before `until` (nullopt: the end).
struct Age {
  std::optional<measure::Instant> from;
  std::optional<measure::Instant> until;
  const World& world;
};

class Chronicle {
 public:
  // Each age after those before it.
  void read(const Age& age, const accord::Event& event, std::vector<Start> starts);
  [[nodiscard]] const std::vector<Published>& all() const { return all_; }

 private:
  // Leaves those starts that nothing published before told of.
  [[nodiscard]] std::vector<Start> follow(const Age& age, const accord::Event& event, std::vector<Start> all);

  std::vector<Published> all_;
};

// What was published of each event, read from the worlds in turn, and kept as long as there
// is room; the newest always is, and who asks in a later world goes on from there.
class Chronicles {
 public:
  // Room for so many that were published, of some 400 bytes each.
  static constexpr std::size_t room = 200'000;
  // Up to the n-th late receipt of the asking world's memory.
  [[nodiscard]] Chronicle up_to(std::size_t n, const Inquiry& ask);

 private:
  using Key = std::tuple<Asker, std::vector<std::string>, std::optional<std::size_t>>;
  struct Read {
    std::map<std::size_t, Chronicle> by_ages;  // after so many ages
    bool no_room_for_newest = false;
  };
  void keep(Read& read, std::size_t ages, const Chronicle& chronicle);

  std::map<Key, Read> read_;
  std::size_t kept_ = 0;  // published, in those for which there was room
};

// All starts that were ever published, and those that are only possible at the end, in
// order of their first appearance.
[[nodiscard]] std::vector<Published> published(const Inquiry& ask);

// The receipt of the record that first made it certain, or its own instant if that is later.
[[nodiscard]] measure::Instant first_known(const Inquiry& ask, const Published& one);

// Where the clock stands; nullopt: it has not started. It counts from the instant that was
// published first, if later records moved the event back.
[[nodiscard]] std::optional<measure::Instant> clock(const Inquiry& ask, const Published& one, accord::Anchor::Clock which);

}  // namespace casus::procedure
