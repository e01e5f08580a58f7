// Words for the screen and for JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "casus/positions/page.h"
#include "casus/seal/json.h"

namespace casus::positions {

[[nodiscard]] std::string day(measure::Instant t);                   // "2025-12-15"
[[nodiscard]] std::string_view name(Stance stance);                  // "can live with"
// "cannot #donbas keep (3.2)"
[[nodiscard]] std::string said(const Agenda& agenda, const Statement& statement);
// "claimed by AP: "Associated Press", B3, 2025-12-15"
[[nodiscard]] std::string basis_words(const Basis& basis);
[[nodiscard]] std::string rule_words(const tally::Rule& rule);       // "two thirds of those voting"
// "cap=1  donbas=drop": every choice, or only those of some issues.
[[nodiscard]] std::string package_words(const Agenda& agenda, const talks::Package& package, const std::vector<std::size_t>& issues = {});
// "package":{"cap":"1","donbas":"drop"}
void put_package(seal::JsonWriter& json, const Agenda& agenda, const talks::Package& package);
// "acceptable":12, or null where it is not known
void put_count(seal::JsonWriter& json, std::string_view key, const std::optional<std::uint64_t>& count);

}  // namespace casus::positions
