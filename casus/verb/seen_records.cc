// A hash table with open addressing, never more than half full. Short ids are
// their own keys; hashing them would cost more than reading their row.
#include "casus/verb/seen_records.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "casus/seal/sha256.h"

namespace casus::verb {

namespace {
constexpr std::size_t fewest_slots = 1'024;

// The last byte tells the two forms apart: the length and one, or 255.
std::array<std::uint64_t, 2> key_of(std::string_view record) {
  std::array<unsigned char, 16> bytes{};
  if (record.size() < bytes.size()) {
    std::ranges::copy(record, bytes.begin());
    bytes.back() = static_cast<unsigned char>(record.size() + 1);
  } else {
    std::ranges::copy_n(seal::sha256(record).begin(), 15, bytes.begin());
    bytes.back() = 255;
  }
  return std::bit_cast<std::array<std::uint64_t, 2>>(bytes);
}
}  // namespace

std::size_t SeenRecords::slot_of(const Key& key) const {
  const std::uint64_t mixed = (key[0] ^ (key[1] * 0x9E3779B97F4A7C15U)) * 0xBF58476D1CE4E5B9U;
  std::size_t at = (mixed ^ (mixed >> 32U)) & (slots_.size() - 1);
  while (slots_[at] != Key{} && slots_[at] != key) at = (at + 1) & (slots_.size() - 1);
  return at;
}

void SeenRecords::grow() {
  std::vector<Key> before = std::move(slots_);
  slots_.assign(before.empty() ? fewest_slots : 2 * before.size(), Key{});
  for (const Key& key : before) {
    if (key != Key{}) slots_[slot_of(key)] = key;
  }
}

bool SeenRecords::add(std::string_view record) {
  if (2 * used_ >= slots_.size()) grow();
  const Key key = key_of(record);
  Key& slot = slots_[slot_of(key)];
  if (slot == key) return false;
  slot = key;
  ++used_;
  return true;
}

}  // namespace casus::verb
