// The line scanner: one pass over the file, three states (prose, accord block,
// other block). Fences follow CommonMark 4.5; headings and paragraphs only as far
// as an accord needs them, so that a stray mark never hides a provision.
#include "casus/text/document.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/text/blocks.h"
#include "casus/text/codes.h"
#include "casus/text/utf8.h"

namespace casus::text {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::size_t digits(std::string_view text, std::size_t at) {
  std::size_t n = 0;
  while (at + n < text.size() && is_digit(text[at + n])) ++n;
  return n;
}

struct Line {
  Span text;             // without its end
  std::size_t next = 0;  // where the next line begins
};

Line line_at(std::string_view file, std::size_t begin) {
  const std::size_t end = file.find_first_of("\r\n", begin);
  if (end == std::string_view::npos) return {{begin, file.size()}, file.size()};
  const bool pair = file[end] == '\r' && end + 1 < file.size() && file[end + 1] == '\n';
  return {{begin, end}, end + (pair ? 2 : 1)};
}

// Up to three blanks of indentation do not change what a line is.
std::string_view unindented(std::string_view line) {
  for (int i = 0; i < 3 && !line.empty() && line.front() == ' '; ++i) line.remove_prefix(1);
  return line;
}

struct Opening {
  char mark = '`';
  std::size_t length = 0;
  std::string_view info;
};

std::optional<Opening> fence_opening(std::string_view line) {
  line = unindented(line);
  if (line.empty() || (line.front() != '`' && line.front() != '~')) return std::nullopt;
  Opening opening;
  opening.mark = line.front();
  opening.length = std::min(line.find_first_not_of(opening.mark), line.size());
  if (opening.length < 3) return std::nullopt;
  opening.info = base::trim(line.substr(opening.length));
  if (opening.mark == '`' && opening.info.find('`') != std::string_view::npos) return std::nullopt;
  return opening;
}

bool closes(std::string_view line, const Opening& opening) {
  const auto closing = fence_opening(line);
  return closing && closing->mark == opening.mark && closing->length >= opening.length &&
         closing->info.empty();
}

std::optional<Article> article_heading(std::string_view file, Span line) {
  std::string_view text = unindented(line.in(file));
  const std::size_t marks = std::min(text.find_first_not_of('#'), text.size());
  if (marks == 0 || marks > 6 || marks == text.size() || !is_blank(text[marks]))
    return std::nullopt;
  text = base::trim(text.substr(marks));
  constexpr std::string_view word = "Article ";
  if (!text.starts_with(word)) return std::nullopt;
  text.remove_prefix(word.size());
  const std::size_t n = digits(text, 0);
  if (n == 0) return std::nullopt;
  Article article{std::string(text.substr(0, n)), "", line};
  text.remove_prefix(n);
  if (!text.empty() && text.front() == '.') text.remove_prefix(1);
  article.title = base::trim(text);
  return article;
}

bool is_heading(std::string_view line) {
  line = unindented(line);
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  return marks > 0 && marks <= 6 && (marks == line.size() || is_blank(line[marks]));
}

// "4.2 ", "4.2. ", "4.2(a) " at the start of a line; the id without a final stop.
std::string_view provision_id(std::string_view line) {
  line = unindented(line);
  const std::size_t n = provision_number_length(line);
  if (n == 0) return {};
  const std::size_t after = n + (n < line.size() && line[n] == '.' ? 1 : 0);
  if (after < line.size() && !is_blank(line[after])) return {};
  return line.substr(0, n);
}

// Inside a paragraph a line may begin with "9.5 km" or "1.1 and" by accident of
// wrapping, so there a number opens a provision only if it belongs to the article
// around it and a sentence begins behind it.
bool opens_inside_paragraph(std::string_view id, std::string_view line,
                            const std::vector<Article>& articles) {
  if (articles.empty() || id.substr(0, id.find('.')) != articles.back().number) return false;
  const std::string_view rest = base::trim(unindented(line).substr(id.size()));
  return !rest.empty() && !(rest.front() >= 'a' && rest.front() <= 'z') && !is_digit(rest.front());
}

class Reader {
 public:
  Reader(std::string_view file, std::string_view info) : file_{file}, info_{info} {}

  Document read() {
    std::size_t at = file_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (at < file_.size()) {
      const Line line = line_at(file_, at);
      check_bytes(line.text);
      if (opening_) {
        inside_fence(line);
      } else {
        in_prose(line);
      }
      at = line.next;
    }
    if (opening_) end_of_file_in_fence();
    close_paragraph();
    return std::move(document_);
  }

 private:
  void in_prose(const Line& line) {
    const std::string_view text = line.text.in(file_);
    if (const auto opening = fence_opening(text)) {
      close_paragraph();
      opening_ = opening;
      wanted_ = opening->info.substr(0, opening->info.find_first_of(" \t{")) == info_;
      fence_ = Fence{{line.next, line.next}, true, line.text.begin};
      return;
    }
    add_prose({line.text.begin, line.next});
    if (base::trim(text).empty()) return close_paragraph();
    if (is_heading(text)) {
      close_paragraph();
      if (auto article = article_heading(file_, line.text)) {
        document_.articles.push_back(std::move(*article));
      }
      return;
    }
    const std::string_view id = provision_id(text);
    const bool opens =
        !id.empty() && (!in_paragraph_ || opens_inside_paragraph(id, text, document_.articles));
    in_paragraph_ = true;
    if (opens) {
      document_.provisions.push_back({std::string(id), line.text});
      provision_open_ = true;
    } else if (provision_open_) {
      document_.provisions.back().span.end = line.text.end;
    }
  }

  void inside_fence(const Line& line) {
    if (!closes(line.text.in(file_), *opening_)) {
      fence_.content.end = line.next;
      return;
    }
    if (wanted_) document_.fences.push_back(fence_);
    opening_.reset();
  }

  void end_of_file_in_fence() {
    if (!wanted_) return;
    fence_.closed = false;
    fence_.content.end = file_.size();
    document_.fences.push_back(fence_);
    const Line line = line_at(file_, fence_.opening);
    document_.diagnostics.push_back(
        {.code = codes::open_fence,
         .begin = line.text.begin,
         .end = line.text.end,
         .message = fmt::format("this `{}` block is never closed", info_),
         .label = "opened here",
         .help = fmt::format("end the block with a line `{}`",
                             std::string(opening_->length, opening_->mark)),
         .provision = {},
         .notes = {}});
  }

  void close_paragraph() {
    in_paragraph_ = false;
    provision_open_ = false;
  }

  void add_prose(Span lines) {
    if (!document_.prose.empty() && document_.prose.back().end == lines.begin) {
      document_.prose.back().end = lines.end;
    } else {
      document_.prose.push_back(lines);
    }
  }

  // One message per fault and line is enough: a binary file has thousands.
  void check_bytes(Span line) {
    bool told = false;
    for (std::size_t i = line.begin; i < line.end;) {
      const std::size_t n = utf8_length(file_.substr(i, line.end - i));
      const bool nul = file_[i] == '\0';
      if ((n == 0 || nul) && !told && document_.diagnostics.size() < max_byte_faults) {
        told = true;
        document_.diagnostics.push_back(byte_fault(i, nul));
      }
      i += std::max<std::size_t>(n, 1);
    }
  }

  [[nodiscard]] Diagnostic byte_fault(std::size_t at, bool nul) const {
    return {.code = nul ? codes::nul_byte : codes::bad_utf8,
            .begin = at,
            .end = at + 1,
            .message = nul ? std::string("a NUL byte in the text")
                           : fmt::format("the byte 0x{:02X} is not UTF-8 here",
                                         static_cast<unsigned char>(file_[at])),
            .label = {},
            .help = nul ? "remove it; an accord is plain text" : "save the file as UTF-8",
            .provision = {},
            .notes = {}};
  }

  static constexpr std::size_t max_byte_faults = 20;

  std::string_view file_;
  std::string_view info_;
  Document document_;
  std::optional<Opening> opening_;
  Fence fence_;
  bool wanted_ = false;
  bool in_paragraph_ = false;
  bool provision_open_ = false;
};

}  // namespace

const Provision* Document::provision(std::string_view id) const {
  const auto found = std::ranges::find(provisions, id, &Provision::id);
  return found == provisions.end() ? nullptr : &*found;
}

const Article* Document::article_of(std::string_view id) const {
  const auto found = std::ranges::find(articles, id.substr(0, id.find('.')), &Article::number);
  return found == articles.end() ? nullptr : &*found;
}

Document read_document(std::string_view file) { return Reader{file, "accord"}.read(); }

Document read_blocks(std::string_view file, std::string_view info) { return Reader{file, info}.read(); }

std::size_t provision_number_length(std::string_view line) {
  const std::size_t article = digits(line, 0);
  if (article == 0 || article >= line.size() || line[article] != '.') return 0;
  const std::size_t own = digits(line, article + 1);
  if (own == 0) return 0;
  const std::size_t n = article + 1 + own;
  const bool letter = n + 2 < line.size() && line[n] == '(' && line[n + 1] >= 'a' &&
                      line[n + 1] <= 'z' && line[n + 2] == ')';
  return letter ? n + 3 : n;
}

}  // namespace casus::text
