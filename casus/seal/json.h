// JSON out, in one spelling only: keys in the order given, no blanks, integers
// in decimal, strings escaped only where RFC 8259 demands it (quote, backslash,
// controls as \u00XX, except \n \r \t \b \f). Equal values give equal bytes.
//
//   JsonWriter json;
//   json.begin_object().key("schema").string("casus.fact/1").end();
//   json.take();   // {"schema":"casus.fact/1"}
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace casus::seal {

class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& begin_array();
  JsonWriter& end();  // closes the innermost object or array
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view value);
  JsonWriter& integer(std::int64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  // Already canonical JSON, taken as it is.
  JsonWriter& raw(std::string_view json);

  // The text so far; the writer is empty afterwards.
  [[nodiscard]] std::string take();

 private:
  void separate();
  std::string out_;
  std::string open_;  // the closing brackets still owed, innermost last
  bool comma_ = false;
};

// The string as a JSON literal, quotes included. Bytes that are not UTF-8 come
// out as U+FFFD.
[[nodiscard]] std::string json_string(std::string_view value);

}  // namespace casus::seal
