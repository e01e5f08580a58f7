// Track: what one mover has said of itself, and others of it, as columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "casus/earth/position.h"

namespace casus::watch {

// The positions of one mover, ordered by (instant, position, record). Columns
// have equal length; `fact` indexes the log.
struct Track {
  std::string mover;
  std::vector<std::int64_t> at_ms;
  std::vector<earth::Position> where;
  std::vector<std::uint32_t> fact;
  std::vector<std::uint32_t> statics;  // facts of the mover that are no positions
  std::vector<std::uint32_t> zones{};  // those that hold one of its positions, ascending
  bool vague = false;                  // a place of it is missing, or not exact
  // Which positions contradict others of the mover's own (implausible.h), a further
  // column; empty where none does.
  std::vector<std::uint8_t> doubtful{};

  // Is any report of it perhaps from within the zone (of the accord; nullopt: anywhere)?
  [[nodiscard]] bool may_touch(std::optional<std::size_t> zone) const;
  [[nodiscard]] bool is_doubtful(std::size_t column) const { return !doubtful.empty() && doubtful[column] != 0; }
};

}  // namespace casus::watch
