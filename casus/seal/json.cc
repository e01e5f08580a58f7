// The one spelling of JSON. Hashes are taken over it, so every byte is decided here.
#include "casus/seal/json.h"

#include <algorithm>
#include <array>
#include <charconv>
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

constexpr bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

// Neither escaped nor beyond ASCII, as nearly every character is. A table is asked faster.
constexpr std::array<bool, 256> plain_ascii = [] {
  std::array<bool, 256> all{};
  for (std::size_t c = 0; c < 0x80; ++c) all[c] = is_plain(static_cast<char>(c));
  return all;
}();

bool all_plain(std::string_view value) {
  return std::ranges::all_of(value, [](char c) { return plain_ascii[static_cast<unsigned char>(c)]; });
}

void append_escape(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    default: out += fmt::format("\\u{:04x}", static_cast<unsigned>(c)); return;
  }
}

// Runs of plain characters are copied whole.
void append_escaped(std::string& out, std::string_view value) {
  while (!value.empty()) {
    const auto odd = std::find_if_not(value.begin(), value.end(), is_plain);
    const auto plain = static_cast<std::size_t>(odd - value.begin());
    out.append(value.substr(0, plain));
    if (odd == value.end()) return;
    append_escape(out, *odd);
    value.remove_prefix(plain + 1);
  }
}

void append_string(std::string& out, std::string_view value) {
  out += '"';
  if (all_plain(value)) out += value;
  else if (base::is_utf8(value)) append_escaped(out, value);
  else append_escaped(out, repaired(value));
  out += '"';
}

}  // namespace

std::string json_string(std::string_view value) {
  std::string out;
  out.reserve(value.size() + 2);
  append_string(out, value);
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
  append_string(out_, name);
  out_ += ':';
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
  separate();
  append_string(out_, value);
  comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t value) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

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
