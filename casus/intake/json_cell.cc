// JSON values to cells.
#include "casus/intake/json_cell.h"

#include "casus/base/text.h"

namespace casus::intake {

namespace json = simdjson::ondemand;

namespace {

// The parser looks at the first letter only: `nil` is none of its words.
bool is_literal(std::string_view token) {
  return token == "null" || token == "true" || token == "false" || token.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
}

}  // namespace

bool is_null(json::value& value) {
  json::json_type type{};
  return value.type().get(type) == simdjson::SUCCESS && type == json::json_type::null && base::trim(value.raw_json_token()) == "null";
}

std::optional<std::string> cell_of(json::value value) {
  json::json_type type{};
  if (value.type().get(type) != simdjson::SUCCESS) return std::nullopt;
  if (is_null(value)) return std::string{};
  if (type == json::json_type::string) {
    std::string_view text;
    if (value.get_string().get(text) != simdjson::SUCCESS || text.find('\0') != std::string_view::npos) return std::nullopt;
    return std::string{base::trim(text)};
  }
  const std::string_view token = base::trim(value.raw_json_token());
  const bool whole = type != json::json_type::array && type != json::json_type::object && is_literal(token);
  return whole ? std::optional{std::string{token}} : std::nullopt;
}

}  // namespace casus::intake
