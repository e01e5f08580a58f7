// Id<Tag>: a small index that cannot be confused with another kind of index.
//
//   using ZoneId = Id<struct ZoneTag>;
//
// No arithmetic. Ordered, so that it may key a map; the order means nothing.
#pragma once

#include <compare>
#include <cstdint>

namespace casus::base {

template <typename Tag>
class Id {
 public:
  constexpr explicit Id(std::size_t index) : index_{static_cast<std::uint32_t>(index)} {}
  [[nodiscard]] constexpr std::size_t index() const { return index_; }
  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  std::uint32_t index_;
};

}  // namespace casus::base
