// Hover: what stands under the cursor, in words.
#include <algorithm>

#include <fmt/format.h>

#include "casus/lsp/answers.h"
#include "casus/text/codes.h"

namespace casus::lsp {

using seal::JsonWriter;
using text::Sentence;

namespace {

// A fence longer than any run of backticks inside it.
std::string fenced(std::string_view info, std::string_view words) {
  std::size_t longest = 2;
  std::size_t run = 0;
  for (const char c : words) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  return fmt::format("{}{}\n{}\n{}", fence, info, words, fence);
}

// Words of the text are no Markdown: what could be read as markup is escaped.
std::string plain(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (std::string_view{"\\`*_{}[]<>#|~"}.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

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
    const text::Option& option = choice->options[i];
    out += fmt::format("\n{}. {}", i + 1, plain(option.text));
    for (const std::string& party : option.by) out += fmt::format(" by={}", plain(party));
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
  std::string page;
  for (const std::string& section : sections(document, question.offset, symbol)) {
    page += (page.empty() ? "" : "\n\n---\n\n") + section;
  }
  if (page.empty()) return "null";
  JsonWriter json;
  json.begin_object().key("contents").begin_object().key("kind").string("markdown").key("value").string(page).end();
  if (symbol) {
    json.key("range");
    write_range(json, document.lines().range(symbol->span));
  }
  json.end();
  return json.take();
}

}  // namespace casus::lsp
