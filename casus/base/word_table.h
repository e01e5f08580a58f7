// WordTable: words numbered from 0 as they come, so that they are compared once and then
// asked about by number.
//
//   WordTable table;
//   table.number("shelling");   // 0
//   table.number("rocket");     // 1
//   table.number("shelling");   // 0
//
// A word may come with a tag: equal words with different tags are different. The words must
// outlive the table, which only points to them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace casus::base {

class WordTable {
 public:
  std::uint32_t number(std::string_view word, std::uint32_t tag = 0) {
    // Often a word comes again soon: the last one of its length is tried first.
    std::uint32_t& recent = recent_[word.size() % recent_.size()];
    if (recent < words_.size() && words_[recent].tag == tag && words_[recent].word == word) return recent;
    if (2 * words_.size() >= slots_.size()) grow();
    const std::uint32_t hash = hash_of(word, tag);
    Slot& slot = slots_[slot_of(hash, word, tag)];
    if (slot.number == free) {
      slot = {hash, static_cast<std::uint32_t>(words_.size())};
      words_.push_back({word, tag});
    }
    recent = slot.number;
    return recent;
  }
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view word, std::uint32_t tag = 0) const {
    if (slots_.empty()) return std::nullopt;
    const Slot& slot = slots_[slot_of(hash_of(word, tag), word, tag)];
    return slot.number == free ? std::nullopt : std::optional{slot.number};
  }
  [[nodiscard]] std::string_view word(std::uint32_t number) const { return words_[number].word; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }

 private:
  static constexpr std::uint32_t free = UINT32_MAX;
  static constexpr std::size_t fewest_slots = 16;
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = free;
  };
  struct Word {
    std::string_view word;
    std::uint32_t tag;
  };

  [[nodiscard]] static std::uint32_t hash_of(std::string_view word, std::uint32_t tag) {
    const std::uint64_t mixed = (std::hash<std::string_view>{}(word) ^ tag) * 0x9E3779B97F4A7C15U;
    return static_cast<std::uint32_t>(mixed >> 32U);
  }
  // The one that holds the word, or the free one where it belongs.
  [[nodiscard]] std::size_t slot_of(std::uint32_t hash, std::string_view word, std::uint32_t tag) const {
    std::size_t at = hash & (slots_.size() - 1);
    for (; slots_[at].number != free; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].hash != hash) continue;
      const Word& held = words_[slots_[at].number];
      if (held.tag == tag && held.word == word) break;
    }
    return at;
  }
  void grow() {
    const std::vector<Slot> before = std::move(slots_);
    slots_.assign(before.empty() ? fewest_slots : 4 * before.size(), {});
    for (const Slot& slot : before) {
      if (slot.number == free) continue;
      std::size_t at = slot.hash & (slots_.size() - 1);
      while (slots_[at].number != free) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;  // a power of two of them, at most half of them used
  std::vector<Word> words_;
  std::array<std::uint32_t, 8> recent_{};  // that were asked for, by length
};

}  // namespace casus::base
