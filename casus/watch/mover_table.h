// MoverTable: movers by their names, numbered from 0 as they come.
//
//   table.number("mmsi:538004030")   // 0
//   table.number("mmsi:211331640")   // 1
//   table.number("mmsi:538004030")   // 0
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "casus/seal/short_key.h"

namespace casus::watch {

class MoverTable {
 public:
  [[nodiscard]] std::uint32_t number(std::string_view name) {
    if (2 * used_ >= slots_.size()) grow();
    const seal::ShortKey key = seal::short_key(name);
    Slot& slot = slot_of(key);
    if (!seal::same(slot.key, key)) slot = {key, used_++};
    return slot.number;
  }
  [[nodiscard]] std::uint32_t size() const { return used_; }

 private:
  static constexpr std::size_t fewest_slots = 1'024;
  struct Slot {
    seal::ShortKey key{};
    std::uint32_t number = 0;
  };

  // The one that holds the key, or the free one where it belongs.
  [[nodiscard]] Slot& slot_of(const seal::ShortKey& key) {
    std::size_t at = seal::mixed(key) & (slots_.size() - 1);
    while (!seal::same(slots_[at].key, {}) && !seal::same(slots_[at].key, key)) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }
  void grow() {
    std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(slots_.empty() ? fewest_slots : 2 * slots_.size()));
    for (const Slot& slot : before) {
      if (slot.key != seal::ShortKey{}) slot_of(slot.key) = slot;
    }
  }

  std::vector<Slot> slots_;  // a power of two of them, at most half of them used
  std::uint32_t used_ = 0;
};

}  // namespace casus::watch
