// Members of a JSON object as cells, for formats that are JSON.
//
// Numbers stay text, as they are written, so that no floating point comes between a
// feed and a fact. Only what is read is checked: a fault in another member of the
// object is not noticed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <simdjson.h>

namespace casus::intake {

using JsonCells = std::map<std::string, std::string, std::less<>>;

[[nodiscard]] bool is_null(simdjson::ondemand::value& value);

// A number, a word or nothing (`null`), without the blanks around it; nullopt for a
// list, an object, a text with a NUL, and what is no JSON.
[[nodiscard]] std::optional<std::string> cell_of(simdjson::ondemand::value value);

}  // namespace casus::intake
