// The sentences of an accord with their paragraphs, as text and as JSON.
#include "casus/verb/restate.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/positions/format.h"
#include "casus/seal/json.h"
#include "casus/text/utf8.h"
#include "casus/verb/accord_file.h"

namespace casus::verb {

namespace {

// Runs of blanks and line ends become one blank.
std::string single_blanks(std::string_view words) {
  std::string out;
  for (const char c : words) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string article_at(const text::File& file, std::size_t offset) {
  std::string out;
  for (const text::Article& one : file.document.articles) {
    if (one.span.begin < offset) out = fmt::format("Article {}. {}", one.number, one.title);
  }
  return out;
}

// Characters, not bytes: what a terminal counts, but for wide ones.
std::size_t columns_of(std::string_view words) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < words.size(); ++n) at += std::max<std::size_t>(text::utf8_length(words.substr(at)), 1);
  return n;
}

// Lines of at most `columns` characters, broken at blanks; a longer word stands alone.
std::vector<std::string> wrapped(std::string_view words, std::size_t columns) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t at = 0;
  while (at < words.size()) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string_view word = words.substr(at, end - at);
    if (!line.empty() && columns_of(line) + 1 + columns_of(word) > columns) lines.push_back(std::exchange(line, {}));
    line += (line.empty() ? "" : " ") + std::string{word};
    at = end + 1;
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

std::string padded(std::string_view words, std::size_t columns) {
  return std::string{words} + std::string(columns - std::min(columns, columns_of(words)), ' ');
}

// What stands beside the English: the prose, or the formal sentence where there is none.
std::string beside(const RestatedSentence& one) { return one.prose.empty() ? single_blanks(one.formal) : one.prose; }

std::string two_columns(const RestatedSentence& one, bool again, std::size_t columns) {
  constexpr std::string_view rule = " | ";
  const std::size_t width = (columns - rule.size()) / 2;
  const std::vector<std::string> left = again ? std::vector<std::string>{} : wrapped(beside(one), width);
  const std::vector<std::string> right = wrapped(one.english, width);
  std::string out;
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    const std::string_view words = i < right.size() ? std::string_view{right[i]} : std::string_view{};
    const std::string line = padded(i < left.size() ? left[i] : "", width) + std::string{rule} + std::string{words};
    out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return out;
}

std::string labelled(std::string_view label, std::string_view words, std::size_t columns) {
  constexpr std::size_t margin = 8;
  std::string out;
  for (const std::string& line : wrapped(words, columns > 2 * margin ? columns - margin : margin)) {
    out += padded(out.empty() ? label : std::string_view{}, margin) + line + "\n";
  }
  return out;
}

std::string stacked(const RestatedSentence& one, bool again, std::size_t columns) {
  const std::string_view label = one.prose.empty() ? "text" : "prose";
  return (again ? "" : labelled(label, beside(one), columns)) + labelled("says", one.english, columns);
}

}  // namespace

RestatedAccord restate_bytes(std::string path, std::string_view bytes) {
  const text::File file = text::parse(bytes);
  RestatedAccord out{path, path, {}, 0};
  for (const text::Block& block : file.blocks) {
    for (const text::Sentence& one : block.sentences) {
      if (std::holds_alternative<text::Broken>(one.form)) ++out.unread;
      if (const auto* accord = std::get_if<text::AccordDeclaration>(&one.form)) out.title = accord->title.text;
    }
  }
  for (lint::Restated& one : lint::restate(bytes, file)) {
    out.sentences.push_back({article_at(file, one.sentence.begin), one.number, text::line_column(bytes, one.sentence.begin).line,
                             std::string{one.sentence.in(bytes)}, single_blanks(one.prose.in(bytes)), std::move(one.english)});
  }
  return out;
}

base::Result<RestatedAccord> restate(const std::string& path) {
  CASUS_TRY(bytes, read_accord(path));
  if (positions::is_page(bytes)) return base::Fault{base::FaultKind::usage, "this is a page of positions, and an accord is needed", "`casus settle ACCORD PAGE` says what it comes to", {path, 0, 0, {}}};
  return restate_bytes(path, bytes);
}

std::string restated_text(const RestatedAccord& accord, std::size_t columns) {
  std::string out;
  std::string article;
  std::string prose;
  for (const RestatedSentence& one : accord.sentences) {
    const bool again = !one.prose.empty() && one.prose == prose;
    if (one.article != article) out += fmt::format("{}{}\n\n", out.empty() ? "" : "\n", one.article);
    else if (!out.empty()) out += "\n";
    out += columns > stacked_restatement ? two_columns(one, again, columns) : stacked(one, again, columns);
    article = one.article;
    prose = one.prose;
  }
  return out;
}

std::string restated_json(const RestatedAccord& accord) {
  seal::JsonWriter json;
  json.begin_object().key("schema").string("casus.restatement/1").key("accord").string(accord.title).key("sentences").begin_array();
  for (const RestatedSentence& one : accord.sentences) {
    json.begin_object().key("number").string(one.number).key("article").string(one.article);
    json.key("line").integer(static_cast<std::int64_t>(one.line)).key("formal").string(one.formal);
    json.key("prose").string(one.prose).key("english").string(one.english).end();
  }
  json.end().key("unread").integer(static_cast<std::int64_t>(accord.unread)).end();
  return json.take();
}

}  // namespace casus::verb
