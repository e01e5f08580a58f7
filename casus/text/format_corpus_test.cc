// `fmt` on every text of the examples, with the blanks of its blocks changed at random
// (by seed): nothing but blanks may depend on blanks.
#include "casus/text/format.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "casus/text/parser.h"
#include "casus/text/scanner.h"
#include "tests/support/source_dir.h"

namespace casus::text {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<std::filesystem::path> texts() {
  std::vector<std::filesystem::path> all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(test::source_dir() + "/examples"))
    if (entry.path().string().ends_with(".accord.md")) all.push_back(entry.path());
  return all;
}

// The same blanks otherwise. A comment keeps its words and its line end, a number its blanks.
std::string other_blanks(std::string_view gap, std::mt19937& dice) {
  constexpr std::array<std::string_view, 6> blanks{" ", "  ", "\n", "\n\n", "\t", " \n      "};
  if (gap.empty() || dice() % 3 != 0) return std::string{gap};
  if (gap.find("--") == std::string_view::npos) return std::string{blanks[dice() % blanks.size()]};
  const std::size_t behind = gap.find_last_not_of(" \t\r\n") + 1;
  return std::string{blanks[dice() % blanks.size()]} + std::string{gap.substr(gap.find("--"), behind - gap.find("--"))} + "\n" +
         std::string{blanks[dice() % blanks.size()]};
}

// The file with other blanks between the tokens of its blocks.
std::string shaken(std::string_view file, std::mt19937& dice) {
  std::string out;
  std::size_t at = 0;
  for (const Block& block : parse(file).blocks) {
    std::size_t end = block.fence.content.begin;
    out += file.substr(at, end - at);
    for (const Token& token : block.tokens.tokens) {
      if (token.kind == TokenKind::end) break;
      const bool first = end == block.fence.content.begin;
      out += first ? std::string{file.substr(end, token.span.begin - end)}
                   : other_blanks(file.substr(end, token.span.begin - end), dice);
      out += file.substr(token.span.begin, token.span.end - token.span.begin);
      end = token.span.end;
    }
    at = end;
  }
  return out + std::string{file.substr(at)};
}

// Everything outside the blocks, and the comments within them.
struct Kept {
  std::string prose;
  std::vector<std::string> comments;
  bool operator==(const Kept&) const = default;
};
Kept kept(std::string_view file) {
  Kept out;
  std::size_t at = 0;
  for (const Block& block : parse(file).blocks) {
    out.prose += file.substr(at, block.fence.content.begin - at);
    at = block.fence.content.end;
    std::size_t end = block.fence.content.begin;
    for (const Token& token : block.tokens.tokens) {
      std::string_view gap = file.substr(end, token.span.begin - end);
      for (std::size_t dash = gap.find("--"); dash != std::string_view::npos; dash = gap.find("--", dash)) {
        const std::size_t line = std::min(gap.find('\n', dash), gap.size());
        const std::string comment{gap.substr(dash, line - dash)};
        out.comments.push_back(comment.substr(0, comment.find_last_not_of(" \t\r") + 1));
        dash = line;
      }
      end = token.span.end;
    }
  }
  out.prose += file.substr(at);
  return out;
}

TEST_CASE("blanks change neither what is formatted nor what stands around it") {
  std::mt19937 dice{2026};
  const auto all = texts();
  REQUIRE(all.size() >= 9);
  for (const auto& path : all) {
    const std::string file = read(path);
    for (int seed = 0; seed < 8; ++seed) {
      const std::string edited = shaken(file, dice);
      const std::string out = format(edited);
      CAPTURE(path.filename().string());
      CHECK(edited != file);
      CHECK(format(out) == out);
      CHECK(kept(out) == kept(edited));
      CHECK(dump(parse(out)) == dump(parse(file)));
    }
  }
}

}  // namespace
}  // namespace casus::text
