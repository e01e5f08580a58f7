// Hover: what stands under the cursor, in words.
#include <fmt/format.h>

#include "casus/lsp/answers.h"
#include "casus/lsp/markdown.h"
#include "casus/lsp/page.h"
#include "casus/text/codes.h"

namespace casus::lsp {

using seal::JsonWriter;
using text::Sentence;

namespace {

std::string code_page(std::string_view code) {
  const auto page = text::code_explanation(code);
  return page ? fenced("text", *page) : std::string{};
}

std::string declared(const Document& document, const Sentence& sentence) {
  return fmt::format("{}\n\n{}", plain(document.restater().english(sentence)), fenced("accord", sentence.span.in(document.text())));
}

std::string choice_page(const Document& document, const std::string& id) {
  const text::Choice* choice = document.choices().find(id);
  if (choice == nullptr) return {};
  std::string out = fmt::format("{} `#{}`", choice->keep_or_drop ? "Kept or dropped:" : "The choice", id);
  for (std::size_t i = 0; i < choice->options.size(); ++i) {
    out += fmt::format("\n{}. {}", i + 1, option_line(choice->options[i]));
  }
  return out;
}

// The sections of the page, the nearest to the cursor first.
std::vector<std::string> sections(const Document& document, std::size_t offset, const std::optional<Symbol>& symbol) {
  std::vector<std::string> out;
  const Sentence* here = document.sentence_at(offset);
  if (symbol && symbol->sort == Symbol::Sort::code) out.push_back(code_page(symbol->text));
  if (symbol && symbol->sort == Symbol::Sort::choice) out.push_back(choice_page(document, symbol->text));
  for (const Sentence* one : symbol ? document.sentences_of(*symbol) : std::vector<const Sentence*>{}) {
    if (one != here) out.push_back(declared(document, *one));
  }
  if (here != nullptr) out.push_back(plain(document.restater().english(*here)));
  for (const text::Diagnostic& one : document.diagnostics()) {
    if (one.begin <= offset && offset <= one.end) out.push_back(code_page(one.code));
  }
  std::erase_if(out, [](const std::string& section) { return section.empty(); });
  return out;
}

}  // namespace

std::string hover(const Document& document, const Question& question) {
  const auto symbol = document.symbol_at(question.offset);
  const auto told = question.beside == nullptr ? std::nullopt : page_told(document.text(), question.beside->agenda, question.offset);
  std::string page = told ? told->words : std::string{};
  for (const std::string& section : sections(document, question.offset, symbol)) {
    page += (page.empty() ? "" : "\n\n---\n\n") + section;
  }
  if (page.empty()) return "null";
  JsonWriter json;
  json.begin_object().key("contents").begin_object().key("kind").string("markdown").key("value").string(page).end();
  if (told || symbol) {
    json.key("range");
    write_range(json, document.lines().range(told ? told->span : symbol->span));
  }
  json.end();
  return json.take();
}

}  // namespace casus::lsp
