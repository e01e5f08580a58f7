// Document: one open accord, read: its tree, its diagnostics, and what stands at a
// place. It holds the text; everything else points into it, so it is not moved.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/lint/restate.h"
#include "casus/lsp/position.h"
#include "casus/text/choices.h"
#include "casus/text/parser.h"

namespace casus::lsp {

// What a place in the text means to a reader who asks about it.
struct Symbol {
  enum class Sort : std::uint8_t {
    name,    // of a party, zone, kind ...
    norm,    // `4.1`, in the code or before its paragraph
    choice,  // `#cap`, in the code or in the notes of the prose; without the `#`
    code,    // CAS-E0301, anywhere
  };
  Sort sort = Sort::name;
  std::string text;
  text::Span span;
};

class Document {
 public:
  Document(std::string uri, std::int64_t version, std::string text);
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  [[nodiscard]] const std::string& uri() const { return uri_; }
  [[nodiscard]] std::int64_t version() const { return version_; }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const text::File& file() const { return file_; }
  [[nodiscard]] const text::ChoiceReading& choices() const { return choices_; }
  [[nodiscard]] const LineIndex& lines() const { return lines_; }
  [[nodiscard]] const lint::Restater& restater() const { return restater_; }

  // What checking it gave; empty until it was checked.
  void set_diagnostics(std::vector<text::Diagnostic> diagnostics) { diagnostics_ = std::move(diagnostics); }
  [[nodiscard]] const std::vector<text::Diagnostic>& diagnostics() const { return diagnostics_; }

  // The block of code that holds the offset, its ends included, or nullptr.
  [[nodiscard]] const text::Block* block_at(std::size_t offset) const;
  [[nodiscard]] const text::Sentence* sentence_at(std::size_t offset) const;
  // The symbol that holds the offset or ends there.
  [[nodiscard]] std::optional<Symbol> symbol_at(std::size_t offset) const;
  // Every place of the symbol, by position.
  [[nodiscard]] std::vector<text::Span> places_of(const Symbol& symbol) const;
  // Where it is declared: the name in its declaration, the number of the norm, the
  // bracketed words of a choice. Empty if nowhere.
  [[nodiscard]] std::vector<text::Span> declarations_of(const Symbol& symbol) const;
  // The sentences that declare a name or bear a number, by position.
  [[nodiscard]] std::vector<const text::Sentence*> sentences_of(const Symbol& symbol) const;

 private:
  [[nodiscard]] std::optional<Symbol> code_at(std::size_t offset) const;
  [[nodiscard]] std::optional<Symbol> in_block(const text::Block& block, std::size_t offset) const;
  [[nodiscard]] std::optional<Symbol> in_prose(std::size_t offset) const;

  std::string uri_;
  std::int64_t version_;
  std::string text_;
  text::File file_;
  text::ChoiceReading choices_;
  LineIndex lines_;
  lint::Restater restater_;
  std::vector<text::Diagnostic> diagnostics_;
};

// What the token `at` of the block names; nullopt for keywords, units, strings, signs.
[[nodiscard]] std::optional<Symbol> symbol_of(const text::Block& block, std::size_t at);

}  // namespace casus::lsp
