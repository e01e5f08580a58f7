// Two passes: braces to words, words to keys with their values.
#include "casus/text/notes.h"

#include <algorithm>

#include "casus/base/text.h"

namespace casus::text {

namespace {

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// "cap" of "#cap,"; empty if no name follows the sign.
std::string id_of(std::string_view word) {
  word.remove_prefix(1);
  const auto end = std::ranges::find_if_not(word, is_name);
  return {word.begin(), end};
}

void add_names(std::vector<std::string>& out, std::string_view value) {
  for (std::string_view part : base::split(value, ',')) {
    part = base::trim(part);
    if (!part.empty() && std::ranges::find(out, part) == out.end()) out.emplace_back(part);
  }
}

std::string unquoted(std::string_view value) {
  value = base::trim(value);
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
    value.remove_prefix(1);
    value.remove_suffix(1);
  }
  return std::string(value);
}

class Reader {
 public:
  void note(std::string_view inside) {
    while (!inside.empty()) {
      const std::size_t blank = std::min(inside.find_first_of(" \t"), inside.size());
      word(inside.substr(0, blank));
      inside.remove_prefix(std::min(blank + 1, inside.size()));
    }
    finish();
  }
  Notes take() { return std::move(out_); }

 private:
  void word(std::string_view word) {
    if (word.empty()) return;
    if (word.front() == '#') {
      finish();
      if (std::string id = id_of(word); !id.empty()) out_.id = std::move(id);
      return;
    }
    const std::size_t sign = word.find('=');
    const bool opens = sign != std::string_view::npos && sign > 0 &&
                       std::ranges::all_of(word.substr(0, sign), is_name);
    if (opens) {
      finish();
      key_ = word.substr(0, sign);
      word.remove_prefix(sign + 1);
    }
    if (!value_.empty() && !word.empty()) value_ += ' ';
    value_ += word;
  }

  void finish() {
    if (key_ == "by") add_names(out_.by, value_);
    if (key_ == "opposed") add_names(out_.opposed, value_);
    if (key_ == "reserved") add_names(out_.reserved, value_);
    if (key_ == "claimed") add_names(out_.claimed, value_);
    if (key_ == "value") out_.value = unquoted(value_);
    key_ = {};
    value_.clear();
  }

  Notes out_;
  std::string_view key_;
  std::string value_;
};

}  // namespace

std::size_t notes_end(std::string_view file, std::size_t at, std::size_t end) {
  while (at < end && file[at] == '{') {
    const std::size_t close = file.find_first_of("}\r\n", at);
    if (close == std::string_view::npos || close >= end || file[close] != '}') break;
    at = close + 1;
  }
  return at;
}

Notes read_notes(std::string_view braces) {
  Reader reader;
  while (!braces.empty()) {
    const std::size_t close = std::min(braces.find('}'), braces.size());
    if (close > 0) reader.note(braces.substr(1, close - 1));
    braces.remove_prefix(std::min(close + 1, braces.size()));
  }
  return reader.take();
}

void add_notes(Notes& into, const Notes& more) {
  if (into.id.empty()) into.id = more.id;
  if (into.value.empty()) into.value = more.value;
  const auto add = [](std::vector<std::string>& out, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      if (std::ranges::find(out, name) == out.end()) out.push_back(name);
    }
  };
  add(into.by, more.by);
  add(into.opposed, more.opposed);
  add(into.reserved, more.reserved);
  add(into.claimed, more.claimed);
}

}  // namespace casus::text
