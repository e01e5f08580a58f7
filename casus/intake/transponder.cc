// Addresses and squawks.
#include "casus/intake/transponder.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/base/text.h"

namespace casus::intake {

std::optional<Complaint> read_icao(std::string_view cell, std::string& mover, std::string_view space) {
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); };
  if (cell.size() != 6 || !std::ranges::all_of(cell, is_hex) || cell == "000000")
    return Complaint{"mover", fmt::format("`{}` is no ICAO address of six hexadecimal digits", cell.substr(0, 60))};
  mover = fmt::format("{}:", space);
  for (const char c : cell) mover += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::nullopt;
}

std::optional<Complaint> read_squawk(std::string_view cell, fact::Fact& fact) {
  if (cell.empty()) return std::nullopt;
  const auto number = base::parse_int(cell);
  const auto octal = [](char c) { return c >= '0' && c <= '7'; };
  if (!number || cell.size() > 4 || !std::ranges::all_of(cell, octal))
    return Complaint{"amount", fmt::format("squawk `{}` is not of four digits from 0 to 7", cell.substr(0, 60))};
  fact.set("squawk", *number);
  return std::nullopt;
}

}  // namespace casus::intake
