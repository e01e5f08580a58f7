// SeenRecords: which record ids a feed has already given, at 16 bytes an id and no
// allocation for each, because a feed of a million positions has a million ids.
//
//   SeenRecords seen;
//   seen.add("p-17");   // true
//   seen.add("p-17");   // false: a duplicate
//
// Nobody can make two ids alike (seal/short_key.h).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "casus/seal/short_key.h"

namespace casus::verb {

class SeenRecords {
 public:
  // False if this id was added before.
  bool add(std::string_view record);

 private:
  using Key = seal::ShortKey;
  void grow();
  // The slot that holds the key, or the free one where it belongs.
  [[nodiscard]] std::size_t slot_of(const Key& key) const;

  std::vector<Key> slots_;  // a power of two of them; all zero: free
  std::size_t used_ = 0;
};

}  // namespace casus::verb
