// Definition, references, formatting, document symbols: answers that are places.
#include <algorithm>

#include <fmt/format.h>

#include "casus/lsp/answers.h"
#include "casus/lsp/page.h"
#include "casus/positions/format.h"

namespace casus::lsp {

using seal::JsonWriter;
using text::Span;

namespace {

void write_position(JsonWriter& json, Position position) {
  json.begin_object().key("line").integer(position.line).key("character").integer(position.character).end();
}

std::string locations(const Document& document, const std::vector<Span>& spans) {
  JsonWriter json;
  json.begin_array();
  for (const Span span : spans) {
    json.begin_object().key("uri").string(document.uri()).key("range");
    write_range(json, document.lines().range(span));
    json.end();
  }
  json.end();
  return json.take();
}

// The lines in which two texts differ, as a span of the first and the new words.
struct Edit {
  Span span;
  std::string words;
};

// What both begin with and what both end with, in whole lines, stays out of the edit.
Edit difference(std::string_view before, std::string_view after) {
  const std::size_t shorter = std::min(before.size(), after.size());
  const auto [first, other] = std::mismatch(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(shorter), after.begin());
  std::size_t head = static_cast<std::size_t>(first - before.begin());
  while (head > 0 && before[head - 1] != '\n') --head;
  std::size_t tail = 0;
  while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
  while (tail > 0 && before[before.size() - tail - 1] != '\n') --tail;
  return {{head, before.size() - tail}, std::string{after.substr(head, after.size() - tail - head)}};
}

// Kinds of symbols as the protocol numbers them.
constexpr std::int64_t symbol_module = 2;
constexpr std::int64_t symbol_function = 12;
constexpr std::int64_t symbol_constant = 14;

void write_sentence(JsonWriter& json, const Document& document, const text::Sentence& one) {
  const std::string_view words = one.span.in(document.text());
  const bool norm = one.number.has_value();
  const std::string first_line{words.substr(0, words.find_first_of("\r\n"))};
  const Span name = norm ? one.number->span : one.declares.text.empty() ? one.span : one.declares.span;
  json.begin_object().key("name").string(norm ? one.number->text : one.declares.text.empty() ? first_line : one.declares.text);
  json.key("detail").string(first_line).key("kind").integer(norm ? symbol_function : symbol_constant).key("range");
  write_range(json, document.lines().range(one.span));
  json.key("selectionRange");
  write_range(json, document.lines().range(name));
  json.end();
}

void write_sentences(JsonWriter& json, const Document& document, Span within) {
  for (const text::Block& block : document.file().blocks) {
    for (const text::Sentence& one : block.sentences) {
      const bool inside = one.span.begin >= within.begin && one.span.begin < within.end;
      if (inside && !one.span.empty()) write_sentence(json, document, one);
    }
  }
}

// "file:///a/b%20c.accord.md", in the folder of the page.
std::string uri_beside(std::string_view page, std::string_view name) {
  std::string out{page.substr(0, page.rfind('/') + 1)};
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view{"-._~"}.find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

// The brackets of a choice, or of the option that was asked about; the declaration of a party.
std::string in_accord(const Document& page, const PageName& name, const Beside& beside) {
  const Document accord{uri_beside(page.uri(), beside.name), 0, beside.bytes};
  if (!name.words.starts_with('#')) return locations(accord, accord.declarations_of({Symbol::Sort::name, name.words, {}}));
  const std::string id = name.words.substr(1);
  const text::Choice* choice = accord.choices().find(id);
  for (std::size_t o = 0; choice != nullptr && name.option && o < choice->options.size(); ++o) {
    const std::string& option = *name.option;
    const bool quoted = option.size() > 1 && option.front() == '"' && text::has_words(choice->options[o], option.substr(1, option.size() - 2));
    if (quoted || option == std::to_string(o + 1) || (o == 0 && option == "keep")) return locations(accord, choice->options[o].spans);
  }
  return locations(accord, accord.declarations_of({Symbol::Sort::choice, id, {}}));
}

// Each sentence up to its basis.
std::string page_outline(const Document& document) {
  JsonWriter json;
  json.begin_array();
  for (const PageSentence& one : page_sentences(document.text())) {
    std::size_t last = one.behind;
    while (last + 1 < one.tokens.size() && one.tokens[last + 1].text != "," && one.tokens[last + 1].kind != text::TokenKind::stop) ++last;
    const Span head{one.tokens.front().span.begin, one.tokens[std::min(last, one.tokens.size() - 1)].span.end};
    json.begin_object().key("name").string(head.in(document.text())).key("kind").integer(symbol_constant).key("range");
    write_range(json, document.lines().range(one.span()));
    json.key("selectionRange");
    write_range(json, document.lines().range(head));
    json.end();
  }
  json.end();
  return json.take();
}

}  // namespace

void write_range(JsonWriter& json, const Range& range) {
  json.begin_object().key("start");
  write_position(json, range.start);
  json.key("end");
  write_position(json, range.end);
  json.end();
}

std::string definition(const Document& document, const Question& question) {
  const auto name = question.beside == nullptr ? std::nullopt : page_name_at(document.text(), question.offset);
  if (name && !name->declared.empty()) return locations(document, name->declared);
  if (name) return in_accord(document, *name, *question.beside);
  const auto symbol = document.symbol_at(question.offset);
  return locations(document, symbol ? document.declarations_of(*symbol) : std::vector<Span>{});
}

std::string references(const Document& document, const Question& question) {
  if (const auto name = question.beside == nullptr ? std::nullopt : page_name_at(document.text(), question.offset)) {
    std::vector<Span> places = name->places;
    for (const Span declared : name->declared) {
      if (!question.with_declaration) std::erase(places, declared);
    }
    return locations(document, places);
  }
  const auto symbol = document.symbol_at(question.offset);
  if (!symbol) return "[]";
  std::vector<Span> spans = document.places_of(*symbol);
  if (!question.with_declaration) {
    for (const Span declared : document.declarations_of(*symbol)) std::erase(spans, declared);
  }
  return locations(document, spans);
}

std::string formatting(const Document& document, const Question&) {
  const std::string formatted = positions::format(document.text());
  if (formatted == document.text()) return "[]";
  const Edit edit = difference(document.text(), formatted);
  JsonWriter json;
  json.begin_array().begin_object().key("range");
  write_range(json, document.lines().range(edit.span));
  json.key("newText").string(edit.words).end().end();
  return json.take();
}

std::string document_symbols(const Document& document, const Question&) {
  if (positions::is_page(document.text())) return page_outline(document);
  const auto& articles = document.file().document.articles;
  JsonWriter json;
  json.begin_array();
  write_sentences(json, document, {0, articles.empty() ? document.text().size() : articles.front().span.begin});
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const std::size_t end = i + 1 < articles.size() ? articles[i + 1].span.begin : document.text().size();
    const Span whole{articles[i].span.begin, end};
    json.begin_object().key("name").string("Article " + articles[i].number).key("detail").string(articles[i].title);
    json.key("kind").integer(symbol_module).key("range");
    write_range(json, document.lines().range(whole));
    json.key("selectionRange");
    write_range(json, document.lines().range(articles[i].span));
    json.key("children").begin_array();
    write_sentences(json, document, whole);
    json.end().end();
  }
  json.end();
  return json.take();
}

}  // namespace casus::lsp
