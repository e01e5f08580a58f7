// Whatever is taken out of a text, one mistake gives one message: each definition of
// each example is removed in turn, and `check` has to name it once, at its first use,
// with the other uses beside it. Where a text has choices, each takes its first option.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "casus/accord/from_text.h"
#include "casus/base/result.h"
#include "casus/text/choices.h"
#include "casus/text/parser.h"
#include "tests/support/shared_data.h"
#include "tests/support/source_dir.h"

using namespace casus;

namespace {

namespace fs = std::filesystem;
using text::Diagnostic;
using text::Token;
using text::TokenKind;

std::vector<fs::path> examples() {
  std::vector<fs::path> all;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator{fs::path{casus::test::source_dir()} / "examples"})
    if (entry.path().string().ends_with(".accord.md")) all.push_back(entry.path());
  std::ranges::sort(all);
  return all;
}

// A text with every choice closed.
class Closed {
 public:
  explicit Closed(const fs::path& path) : folder_{path.parent_path()}, bytes_{test::slurp(path)}, document_{text::read_document(bytes_)},
                                          reading_{text::read_choices(bytes_, document_)}, closing_{reading_, first_options()} {}

  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] text::File parse() const { return text::parse(bytes_, &closing_); }

  // The errors of the text with the bytes of `gone` blanked, so that all others stay in place.
  [[nodiscard]] std::vector<Diagnostic> errors_without(text::Span gone) const {
    std::string bytes = bytes_;
    for (std::size_t i = gone.begin; i < gone.end; ++i)
      if (bytes[i] != '\n') bytes[i] = ' ';
    const auto beside = [this](std::string_view name) -> base::Result<std::string> { return test::slurp(folder_ / name); };
    accord::Reading read = accord::from_text(bytes, beside, {}, &closing_);
    std::erase_if(read.diagnostics, [](const Diagnostic& one) { return one.severity != text::Severity::error; });
    return std::move(read.diagnostics);
  }

 private:
  [[nodiscard]] text::Assignment first_options() const {
    text::Assignment taken;
    for (std::size_t i = 0; i < reading_.choices.size(); ++i) taken[reading_.name_of(i)] = 1;
    return taken;
  }

  fs::path folder_;
  std::string bytes_;
  text::Document document_;
  text::ChoiceReading reading_;
  text::Closing closing_;
};

bool is_definition(const text::Sentence& sentence) {
  return std::holds_alternative<text::PartyDeclaration>(sentence.form) || std::holds_alternative<text::GroupDeclaration>(sentence.form) ||
         std::holds_alternative<text::BodyDeclaration>(sentence.form) || std::holds_alternative<text::ZoneDeclaration>(sentence.form) ||
         std::holds_alternative<text::KindDeclaration>(sentence.form) || std::holds_alternative<text::Meaning>(sentence.form);
}

// `class = tank`: neither side of a comparison is a name of the accord.
bool is_compared(const std::vector<Token>& tokens, std::size_t at) {
  const auto compares = [&](std::size_t i) {
    return i < tokens.size() && tokens[i].kind == TokenKind::symbol && std::string_view{"< <= > >= ="}.find(tokens[i].text) != std::string_view::npos;
  };
  return compares(at + 1) || (at > 0 && compares(at - 1));
}

// `origin UKR` names who speaks, and whether that is a party of the accord is its own matter.
bool is_origin(const std::vector<Token>& tokens, std::size_t at) { return at > 0 && tokens[at - 1].text == "origin"; }

// Where the name stands outside the sentence that defines it.
std::set<std::size_t> uses(const text::File& file, const std::string& name, text::Span definition) {
  std::set<std::size_t> out;
  for (const text::Block& block : file.blocks) {
    const std::vector<Token>& tokens = block.tokens.tokens;
    for (const text::Sentence& sentence : block.sentences) {
      if (sentence.span == definition) continue;
      for (std::size_t i = sentence.first; i < sentence.last; ++i)
        if (tokens[i].kind == TokenKind::word && tokens[i].text == name && !is_compared(tokens, i) && !is_origin(tokens, i))
          out.insert(tokens[i].span.begin);
    }
  }
  return out;
}

std::set<std::size_t> places_told(const Diagnostic& error, const std::string& bytes) {
  const std::string_view name = std::string_view{bytes}.substr(error.begin, error.end - error.begin);
  std::set<std::size_t> out{error.begin};
  for (const text::Note& note : error.notes)
    if (std::string_view{bytes}.substr(note.begin, note.end - note.begin) == name) out.insert(note.begin);
  return out;
}

void is_told_once(const Closed& closed, const text::File& file, const text::Sentence& sentence) {
  CAPTURE(sentence.declares.text);
  const std::set<std::size_t> used = uses(file, sentence.declares.text, sentence.span);
  const std::vector<Diagnostic> errors = closed.errors_without(sentence.span);
  std::string told;
  for (const Diagnostic& error : errors) told += error.message + "; ";
  CAPTURE(told);
  CHECK(errors.size() == (used.empty() ? 0 : 1));
  if (errors.size() != 1 || used.empty()) return;
  CHECK(errors.front().begin == *used.begin());
  CHECK(places_told(errors.front(), closed.bytes()) == used);
}

}  // namespace

TEST_CASE("a definition that is missing is told once, at its first use, with its other uses") {
  const std::vector<fs::path> all = examples();
  CHECK(all.size() >= 9);
  for (const fs::path& path : all) {
    CAPTURE(path.string());
    const Closed closed{path};
    REQUIRE(closed.errors_without({}).empty());
    const text::File file = closed.parse();
    std::size_t tried = 0;
    for (const text::Block& block : file.blocks) {
      for (const text::Sentence& sentence : block.sentences) {
        if (!is_definition(sentence)) continue;
        is_told_once(closed, file, sentence);
        ++tried;
      }
    }
    CHECK(tried > 4);
  }
}
