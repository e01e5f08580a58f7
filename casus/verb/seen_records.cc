// A hash table with open addressing, never more than half full. Short ids are
// their own keys; hashing them would cost more than reading their row.
#include "casus/verb/seen_records.h"

#include <utility>

namespace casus::verb {

namespace {
constexpr std::size_t fewest_slots = 1'024;
}  // namespace

std::size_t SeenRecords::slot_of(const Key& key) const {
  std::size_t at = seal::mixed(key) & (slots_.size() - 1);
  while (!seal::same(slots_[at], {}) && !seal::same(slots_[at], key)) at = (at + 1) & (slots_.size() - 1);
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
  const Key key = seal::short_key(record);
  Key& slot = slots_[slot_of(key)];
  if (slot == key) return false;
  slot = key;
  ++used_;
  return true;
}

}  // namespace casus::verb
