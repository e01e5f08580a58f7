// The look of a diagnostic: message first, then the words in their line with a
// caret under them, then the article and the prose they belong to, then the cure.
#include "casus/text/render.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "casus/base/visible.h"
#include "casus/text/utf8.h"

namespace casus::text {

namespace {

constexpr std::size_t width = 96;  // of an excerpt, in characters

struct Paint {
  Colour colour;
  [[nodiscard]] std::string operator()(std::string_view code, std::string_view text) const {
    if (colour == Colour::off) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
  }
};

std::size_t line_begin(std::string_view file, std::size_t offset) {
  const std::size_t end =
      offset == 0 ? std::string_view::npos : file.find_last_of("\r\n", offset - 1);
  return offset == 0 || end == std::string_view::npos ? 0 : end + 1;
}

// What would play with the terminal (base/visible.h) is shown as a mark;
// every character comes out one column wide.
std::vector<std::string> characters(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t n = utf8_length(text);
    const std::string_view one = text.substr(0, std::max<std::size_t>(n, 1));
    const bool control = base::visible(one) != one;
    out.emplace_back(one == "\t" ? " " : control ? "?" : std::string(one));
    text.remove_prefix(std::max<std::size_t>(n, 1));
  }
  return out;
}

std::string join_characters(const std::vector<std::string>& all, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < std::min(to, all.size()); ++i) out += all[i];
  return out;
}

struct Excerpt {
  std::string line;
  std::size_t caret = 0;   // columns before the caret
  std::size_t length = 1;  // of the underline
};

// The line around [begin, end), cut on both sides if it is too long.
Excerpt excerpt(std::string_view file, std::size_t begin, std::size_t end) {
  const std::size_t from = line_begin(file, begin);
  const std::size_t to = std::min(file.find_first_of("\r\n", begin), file.size());
  // A line may be a gigabyte; only what can be seen around the caret is decoded.
  const std::size_t window = std::max(from, begin - std::min(begin, 4 * width));
  const auto before = characters(file.substr(window, begin - window));
  const auto rest = characters(file.substr(begin, std::min(to - begin, 4 * width)));
  const std::size_t under = std::max<std::size_t>(
      1, characters(file.substr(begin, std::min(std::min(end, to) - begin, 4 * width))).size());
  const std::size_t keep = before.size() > width * 3 / 4 ? width / 2 : before.size();
  Excerpt out;
  if (keep < before.size()) out.line = "...";
  out.line += join_characters(before, before.size() - keep, before.size());
  out.caret = keep + (keep < before.size() ? 3 : 0);
  const std::size_t room = width > out.caret ? width - out.caret : 1;
  out.line += join_characters(rest, 0, room);
  if (rest.size() > room || begin + 4 * width < to) out.line += "...";
  out.length = std::min(under, room);
  return out;
}

// Words of the user inside a message may hold anything, so they are cleaned too.
std::string shown(std::string_view text) { return base::visible(text); }

std::string shortened(std::string_view text) {
  std::string flat;
  for (const std::string& c : characters(text.substr(0, 4 * width))) {
    if (c != " " || (!flat.empty() && flat.back() != ' ')) flat += c == "?" ? " " : c;
  }
  const auto all = characters(flat);
  if (all.size() <= width - 4) return flat;
  return join_characters(all, 0, width - 8) + "...";
}

// The article heading above the words, and the paragraph of the same number.
std::string context(const Diagnostic& diagnostic, const Quoted& quoted, std::string_view margin) {
  std::string out;
  const std::string_view file = quoted.file;
  const Document& document = quoted.document;
  const Provision* provision =
      diagnostic.provision.empty() ? nullptr : document.provision(diagnostic.provision);
  const Article* article =
      diagnostic.provision.empty() ? nullptr : document.article_of(diagnostic.provision);
  for (const Article& above : document.articles) {
    if (diagnostic.provision.empty() && above.span.begin < diagnostic.begin) article = &above;
  }
  if (article != nullptr) {
    out += fmt::format("{} = Article {}{}{}\n", margin, article->number,
                       article->title.empty() ? "" : ". ", shortened(article->title));
  }
  if (provision != nullptr)
    out += fmt::format("{} = {}\n", margin, shortened(provision->span.in(file)));
  return out;
}

// One excerpt with the words underlined and the label behind the line.
struct Marked {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view label;
  std::string_view ink;
  char mark = '^';
};

struct Page {
  const Quoted& quoted;
  std::size_t digits = 1;  // of the widest line number
  Paint paint;

  [[nodiscard]] std::string margin() const { return std::string(digits, ' '); }

  [[nodiscard]] std::string block(const Marked& marked) const {
    const LineColumn at = quoted.lines.at(marked.begin);
    const Excerpt place = excerpt(quoted.file, marked.begin, marked.end);
    std::string under(place.length, marked.mark);
    if (!marked.label.empty()) under += fmt::format(" {}", marked.label);
    return fmt::format("{:>{}} | {}\n{} | {}{}\n", at.line, digits, place.line, margin(),
                       std::string(place.caret, ' '), paint(marked.ink, under));
  }
};

// What the fixes make of the words, unless the help says it already.
std::string mended(const Diagnostic& diagnostic, std::string_view file) {
  if (diagnostic.fixes.empty()) return {};
  std::size_t begin = diagnostic.begin;
  std::size_t end = diagnostic.end;
  for (const Fix& fix : diagnostic.fixes) {
    if (fix.replacement.empty() || diagnostic.help.find(fmt::format("`{}`", fix.replacement)) != std::string::npos) return {};
    begin = std::min(begin, fix.begin);
    end = std::max(end, fix.end);
  }
  std::vector<Fix> moved = diagnostic.fixes;
  for (Fix& fix : moved) {
    fix.begin -= begin;
    fix.end -= begin;
  }
  Diagnostic alone;
  alone.fixes = std::move(moved);
  return fmt::format("write `{}`", apply_fixes({&alone, 1}, file.substr(begin, end - begin)));
}

std::size_t widest_line_number(const Diagnostic& diagnostic, const Lines& lines) {
  std::uint32_t line = lines.at(diagnostic.begin).line;
  for (const Note& note : diagnostic.notes) line = std::max(line, lines.at(note.begin).line);
  return std::to_string(line).size();
}

}  // namespace

Quoted::Quoted(std::string_view file_name, std::string_view bytes)
    : name{file_name}, file{bytes}, lines{bytes}, document{read_document(bytes)} {}

std::string render(const Diagnostic& diagnostic, std::string_view file_name, std::string_view file,
                   Colour colour) {
  return render(diagnostic, Quoted{file_name, file}, colour);
}

std::string render(const Diagnostic& diagnostic, const Quoted& quoted, Colour colour) {
  const Page page{quoted, widest_line_number(diagnostic, quoted.lines), Paint{colour}};
  const std::string margin = page.margin();
  const bool error = diagnostic.severity == Severity::error;
  const std::string_view ink = error ? "1;31" : "1;33";
  const std::string head = fmt::format("{}[{}]", error ? "error" : "warning", diagnostic.code);
  const LineColumn at = quoted.lines.at(diagnostic.begin);
  std::string out = fmt::format("{}: {}\n{}--> {}:{}:{}\n{} |\n", page.paint(ink, head),
                                page.paint("1", shown(diagnostic.message)), margin, quoted.name,
                                at.line, at.column, margin);
  out += page.block({diagnostic.begin, diagnostic.end, diagnostic.label, ink, '^'});
  constexpr std::size_t most = 5;  // places shown; the rest is counted
  for (std::size_t i = 0; i < std::min(most, diagnostic.notes.size()); ++i) {
    const Note& note = diagnostic.notes[i];
    out += page.block({note.begin, note.end, note.label, "1;34", '-'});
  }
  if (diagnostic.notes.size() > most) {
    out += fmt::format("{} = and {} more\n", margin, diagnostic.notes.size() - most);
  }
  out += context(diagnostic, quoted, margin);
  if (!diagnostic.help.empty()) {
    out += fmt::format("{} = {}: {}\n", margin, page.paint("1;32", "help"), shown(diagnostic.help));
  }
  if (const std::string cure = mended(diagnostic, quoted.file); !cure.empty()) {
    out += fmt::format("{} = {}: {}\n", margin, page.paint("1;32", "help"), shown(cure));
  }
  return out;
}

}  // namespace casus::text
