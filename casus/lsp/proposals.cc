// The word under the cursor, and the items of the answer.
#include "casus/lsp/proposals.h"

#include <algorithm>

#include "casus/lsp/answers.h"

namespace casus::lsp {

using seal::JsonWriter;

namespace {

bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '#';
}

void write_proposal(JsonWriter& json, const Proposal& one, const Range& range) {
  json.begin_object().key("label").string(one.label).key("kind").integer(static_cast<std::int64_t>(one.item));
  if (!one.detail.empty()) json.key("detail").string(one.detail);
  json.key("textEdit").begin_object().key("range");
  write_range(json, range);
  json.key("newText").string(one.label).end().end();
}

}  // namespace

text::Span typed_word(std::string_view text, std::size_t from, std::size_t cursor) {
  text::Span out{std::min(cursor, text.size()), std::min(cursor, text.size())};
  while (out.begin > from && in_word(text[out.begin - 1])) --out.begin;
  return out;
}

std::string proposed(const Document& document, const std::vector<Proposal>& all, text::Span typed) {
  const std::string_view begun = typed.in(document.text());
  const Range range = document.lines().range(typed);
  JsonWriter json;
  json.begin_array();
  for (const Proposal& one : all) {
    if (one.label.starts_with(begun)) write_proposal(json, one, range);
  }
  json.end();
  return json.take();
}

}  // namespace casus::lsp
