// Guard: what is measured before a library sees bytes that anybody may have written.
#pragma once

#include <cstddef>
#include <string>

#include "casus/base/result.h"
#include "casus/exchange/exchange.h"

namespace casus::exchange {

inline constexpr std::size_t largest_xml = std::size_t{16} << 20;
inline constexpr std::size_t largest_yaml = std::size_t{4} << 20;
inline constexpr std::size_t largest_json = std::size_t{16} << 20;
inline constexpr std::size_t deepest = 64;

// UTF-8 without NUL, no larger than that; tags nested no deeper than `deepest`; neither
// DOCTYPE nor ENTITY, which these formats never need. Kinds: range, malformed.
base::Result<base::Done> guard_xml(const File& file);
// As above; flow and block nesting no deeper than `deepest`; no anchor, alias, tag or
// merge key, by which few bytes can stand for a great many.
base::Result<base::Done> guard_yaml(const File& file);
base::Result<base::Done> guard_json(const File& file);

// A fault at a byte of the file, with its line and column.
[[nodiscard]] base::Fault fault_at(const File& file, std::size_t offset, base::Fault fault);
[[nodiscard]] base::Fault malformed(const File& file, std::string message, std::string help = {});

}  // namespace casus::exchange
