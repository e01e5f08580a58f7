// The one spelling of JSON. Hashes are taken over it, so every byte is decided here.
#include "casus/seal/json.h"

#include <utility>

#include <fmt/format.h>

#include "casus/base/check.h"
#include "casus/base/text.h"

namespace casus::seal {

namespace {

std::string repaired(std::string_view bytes) {
  std::string out;
  std::size_t i = 0;
  while (i < bytes.size()) {
    std::size_t n = 1;
    while (n <= 4 && i + n <= bytes.size() && !base::is_utf8(bytes.substr(i, n))) ++n;
    if (n <= 4 && i + n <= bytes.size()) {
      out += bytes.substr(i, n);
      i += n;
    } else {
      out += "\xEF\xBF\xBD";
      ++i;
    }
  }
  return out;
}

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    default: break;
  }
  if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
  else out += c;
}

}  // namespace

std::string json_string(std::string_view value) {
  std::string out = "\"";
  out.reserve(value.size() + 2);
  const std::string fixed = base::is_utf8(value) ? std::string{} : repaired(value);
  for (const char c : fixed.empty() ? value : std::string_view{fixed}) append_escaped(out, c);
  out += '"';
  return out;
}

void JsonWriter::separate() {
  if (comma_) out_ += ',';
  comma_ = false;
}

JsonWriter& JsonWriter::begin_object() {
  separate();
  out_ += '{';
  open_ += '}';
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  separate();
  out_ += '[';
  open_ += ']';
  return *this;
}

JsonWriter& JsonWriter::end() {
  CASUS_CHECK(!open_.empty());
  out_ += open_.back();
  open_.pop_back();
  comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  out_ += json_string(name);
  out_ += ':';
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) { return raw(json_string(value)); }
JsonWriter& JsonWriter::integer(std::int64_t value) { return raw(std::to_string(value)); }
JsonWriter& JsonWriter::boolean(bool value) { return raw(value ? "true" : "false"); }
JsonWriter& JsonWriter::null() { return raw("null"); }

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
  comma_ = true;
  return *this;
}

std::string JsonWriter::take() {
  CASUS_CHECK(open_.empty());
  comma_ = false;
  return std::exchange(out_, {});
}

}  // namespace casus::seal
