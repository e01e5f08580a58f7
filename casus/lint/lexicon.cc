// The reader of lexicon.tsv.
#include "casus/lint/lexicon.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casus/base/text.h"

namespace casus::lint {

namespace {

constexpr std::string_view columns = "sort\twords\tmeasure\texcept\tquestion\tcure\tsource";
constexpr std::array<std::string_view, 3> sorts{"degree", "term", "place"};
constexpr std::array<std::string_view, 5> measures{"none", "time", "amount", "length", "number"};

std::vector<std::vector<std::string_view>> phrases(std::string_view cell) {
  std::vector<std::vector<std::string_view>> out;
  if (cell == "-") return out;
  for (const std::string_view phrase : base::split(cell, '|')) {
    out.push_back(base::split(phrase, ' '));
  }
  return out;
}

bool is_plain(const std::vector<std::vector<std::string_view>>& all) {
  const auto bad_letter = [](char c) { return (c < 'a' || c > 'z') && (c < '0' || c > '9'); };
  return std::ranges::all_of(all, [&](const auto& phrase) {
    return std::ranges::all_of(phrase, [&](std::string_view word) {
      return !word.empty() && std::ranges::none_of(word, bad_letter);
    });
  });
}

std::string_view unless_empty(std::string_view cell) { return cell == "-" ? "" : cell; }

base::Fault fault(std::size_t line, std::string message) {
  return {.kind = base::FaultKind::malformed,
          .message = std::move(message),
          .help = "the columns are described in casus/lint/lexicon.h",
          .place = {.file = "lexicon.tsv", .line = static_cast<std::uint32_t>(line), .column = 0, .offset = {}}};
}

base::Result<Entry> read_row(std::string_view row, std::size_t line) {
  const auto cells = base::split(row, '\t');
  if (cells.size() != 7) return fault(line, fmt::format("{} columns, not 7", cells.size()));
  const auto sort = std::ranges::find(sorts, cells[0]);
  if (sort == sorts.end()) return fault(line, fmt::format("no sort `{}`", cells[0]));
  const auto measure = std::ranges::find(measures, cells[2]);
  if (measure == measures.end()) return fault(line, fmt::format("no measure `{}`", cells[2]));
  Entry out;
  out.sort = static_cast<Entry::Sort>(sort - sorts.begin());
  out.measure = static_cast<Entry::Measure>(measure - measures.begin());
  out.forms = phrases(cells[1]);
  // A name of the formal text is one word with underscores, so it is no phrase here.
  out.except = phrases(cells[3]);
  if (out.forms.empty() || !is_plain(out.forms))
    return fault(line, "a form is not of lower-case words with single blanks");
  out.question = unless_empty(cells[4]);
  out.cure = unless_empty(cells[5]);
  out.source = unless_empty(cells[6]);
  if (out.question.empty() || out.cure.empty() || out.source.empty())
    return fault(line, "a row needs a question, a cure and a source");
  return out;
}

}  // namespace

base::Result<std::vector<Entry>> read_lexicon(std::string_view table) {
  std::vector<Entry> out;
  std::size_t line = 0;
  for (const std::string_view row : base::split(table, '\n')) {
    ++line;
    if (line == 1) {
      if (row != columns) return fault(line, "the first line does not name the columns");
      continue;
    }
    if (row.empty()) continue;
    auto entry = read_row(row, line);
    if (!entry) return entry.fault();
    out.push_back(*std::move(entry));
  }
  return out;
}

std::span<const Entry> lexicon() {
  static const std::vector<Entry> entries = [] {
    auto read = read_lexicon(lexicon_bytes());
    CASUS_CHECK(read.ok());
    return *std::move(read);
  }();
  return entries;
}

}  // namespace casus::lint
