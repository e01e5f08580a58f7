// The reader of prose: lines to paragraphs, paragraphs to words.
#include "casus/lint/prose.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "casus/base/text.h"

namespace casus::lint {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
// Bytes above ASCII belong to a word, except those of typographic marks (U+2000 on).
bool is_letter(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || is_upper(c) || (u >= 0x80 && u != 0xE2);
}
char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

// Abbreviations whose stop ends no sentence.
constexpr std::array<std::string_view, 9> abbreviations{"no",  "art", "para", "mr", "e",
                                                        "g",   "i",   "st",   "vs"};

class WordReader {
 public:
  WordReader(std::string_view bytes, text::Span span) : bytes_{bytes}, at_{span.begin}, end_{span.end} {}

  std::vector<Word> read() {
    while (at_ < end_) {
      if (skip_aside()) continue;
      const char c = bytes_[at_];
      if (is_letter(c) || is_digit(c)) {
        take_word();
      } else {
        pass_mark(c);
      }
    }
    return std::move(words_);
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < end_ ? bytes_[at_ + ahead] : '\n';
  }
  [[nodiscard]] bool starts(std::string_view text) const {
    return bytes_.substr(at_, end_ - at_).starts_with(text);
  }

  // Moves behind `closing`; stays if it does not come, and then never asks again, so
  // that a paragraph of openings alone is still read in one go.
  bool skip_to(std::string_view closing) {
    if (std::ranges::find(absent_, closing) != absent_.end()) return false;
    const std::size_t found = bytes_.substr(0, end_).find(closing, at_ + 1);
    if (found == std::string_view::npos) {
      absent_.push_back(closing);
      return false;
    }
    at_ = found + closing.size();
    return true;
  }

  // Inline code, comments, addresses, and the notes behind a bracket.
  bool skip_aside() {
    if (starts("<!--")) return skip_to("-->");
    if (peek() == '`') return skip_to("`");
    const char before = at_ == 0 ? '\n' : bytes_[at_ - 1];
    if (peek() == '(' && before == ']') return skip_to(")");
    const bool note = before == ']' || before == '}' || peek(1) == '#' || starts("{by=");
    if (peek() != '{' || !note) return false;
    const bool follows = closed_at_ == at_;
    if (!skip_to("}")) return false;
    if (follows) closed_at_ = at_;
    return true;
  }

  void take_word() {
    Word word;
    word.span.begin = at_;
    word.sentence = sentence_;
    word.clause = clause_;
    word.capital = is_upper(peek());
    word.quoted = quote_before_;
    quote_before_ = false;
    const bool number = is_digit(peek());
    while (at_ < end_ && goes_on(number)) word.text += lower(bytes_[at_++]);
    word.span.end = at_;
    word.joined = true;
    words_.push_back(std::move(word));
  }

  [[nodiscard]] bool goes_on(bool number) const {
    const char c = peek();
    if (is_letter(c) || is_digit(c)) return true;
    if (c == '\'' && is_letter(peek(1))) return true;
    return number && (c == ',' || c == '.') && is_digit(peek(1));
  }

  void pass_mark(char c) {
    ++at_;
    // Behind a bracket that closes another opens: an option of the same choice.
    if (c == '[' && closed_at_ == at_ - 1) ++clause_;
    if (c == ']') closed_at_ = at_;
    const bool harmless = is_blank(c) || c == '-' || c == '[' || c == ']' || c == '*' || c == '_';
    if (harmless) return;
    quote_mark(c);
    if (!words_.empty()) words_.back().joined = false;
    if (c == ';' || c == ':') ++clause_;
    const bool stop = (c == '.' && !after_abbreviation()) || c == '!' || c == '?';
    if (stop && (at_ >= end_ || is_blank(peek()) || peek() == ']' || peek() == ')')) {
      ++sentence_;
      ++clause_;
    }
  }

  // Straight quotation marks, and the three bytes of typographic ones.
  void quote_mark(char c) {
    const bool typographic = static_cast<unsigned char>(c) == 0xE2 && starts("\x80") &&
                             (peek(1) == '\x9C' || peek(1) == '\x9D' || peek(1) == '\x9E');
    if (static_cast<unsigned char>(c) == 0xE2) at_ = std::min(at_ + 2, end_);
    if (c != '"' && !typographic) return;
    const bool closes = !words_.empty() && words_.back().span.end + 1 + (typographic ? 2U : 0U) == at_;
    if (closes) {
      words_.back().quoted = true;
    } else {
      quote_before_ = true;
    }
  }

  [[nodiscard]] bool after_abbreviation() const {
    return !words_.empty() && words_.back().span.end + 1 == at_ &&
           std::ranges::find(abbreviations, words_.back().text) != abbreviations.end();
  }

  std::string_view bytes_;
  std::size_t at_;
  std::size_t end_;
  std::vector<Word> words_;
  std::uint32_t sentence_ = 0;
  std::uint32_t clause_ = 0;
  bool quote_before_ = false;
  std::vector<std::string_view> absent_;  // closings that do not come any more
  std::size_t closed_at_ = 0;  // behind the last `]` and its notes
};

// "Recognizing the need ...", "*Taking note* of ...": what is said before the law.
bool is_recital(const std::vector<Word>& words) {
  constexpr std::array<std::string_view, 3> others{"guided", "convinced", "determined"};
  for (const Word& word : words) {
    if (is_number(word)) continue;
    return (word.capital && word.text.size() > 4 && word.text.ends_with("ing") &&
            word.text != "during") ||
           std::ranges::find(others, word.text) != others.end();
  }
  return false;
}

std::vector<bool> binding_of(const Passage& passage) {
  constexpr std::array<std::string_view, 14> verbs{
      "shall",      "must",      "may",      "will",     "means",   "undertake", "undertakes",
      "prohibited", "obligated", "required", "entitled", "refrain", "cannot",    "agree"};
  std::vector<bool> out;
  std::vector<bool> wish;
  const bool recital = is_recital(passage.words);
  for (const Word& word : passage.words) {
    out.resize(word.sentence + 1);
    wish.resize(word.sentence + 1);
    if (std::ranges::find(verbs, word.text) != verbs.end()) out[word.sentence] = true;
    if (word.text == "should") wish[word.sentence] = true;
  }
  for (std::size_t n = 0; n < out.size(); ++n)
    out[n] = !recital && (out[n] || (!passage.provision.empty() && !wish[n]));
  return out;
}

struct Line {
  text::Span span;  // without its end
  std::size_t next = 0;
};

class ProseReader {
 public:
  ProseReader(std::string_view bytes, const text::Document& document)
      : bytes_{bytes}, document_{document} {}

  Prose read() {
    for (const text::Span& run : document_.prose) {
      for (std::size_t at = run.begin; at < run.end;) {
        const Line line = line_at(at, run.end);
        take(line);
        at = line.next;
      }
      close();
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] Line line_at(std::size_t begin, std::size_t limit) const {
    const std::size_t found = bytes_.find_first_of("\r\n", begin);
    const std::size_t end = std::min(found == std::string_view::npos ? limit : found, limit);
    const bool pair = end + 1 < limit && bytes_[end] == '\r' && bytes_[end + 1] == '\n';
    return {{begin, end}, std::min(end + (pair ? 2 : 1), limit)};
  }

  void take(const Line& line) {
    const std::string_view text = base::trim(line.span.in(bytes_));
    if (front_matter(line, text)) return;
    const bool aside = text.empty() || text.front() == '>' || is_reference(text);
    if (aside || is_heading(text)) {
      close();
      if (!aside) out_.headings.push_back({line.span, WordReader{bytes_, line.span}.read()});
      return;
    }
    if (begins_item(text) || is_provision(line.span)) close();
    if (open_.empty()) open_ = line.span;
    open_.end = line.span.end;
  }

  // `---` on the first line opens a block of metadata that the next one closes.
  bool front_matter(const Line& line, std::string_view text) {
    if (text == "---" && (line.span.begin == 0 || in_front_matter_)) {
      in_front_matter_ = !in_front_matter_;
      return true;
    }
    return in_front_matter_;
  }

  static bool is_heading(std::string_view text) {
    const std::size_t marks = std::min(text.find_first_not_of('#'), text.size());
    return marks > 0 && marks <= 6 && (marks == text.size() || is_blank(text[marks]));
  }

  // `[source]: http://...` and `[^1]: ...`
  static bool is_reference(std::string_view text) {
    const std::size_t end = text.find("]: ");
    return text.front() == '[' && end != std::string_view::npos &&
           text.substr(0, end).find(' ') == std::string_view::npos;
  }

  // `- x`, `* x`, `12. x`, `(a) x`: an item of a list is a paragraph of its own.
  static bool begins_item(std::string_view text) {
    if (text.size() < 3) return false;
    if ((text[0] == '-' || text[0] == '*' || text[0] == '+') && is_blank(text[1])) return true;
    if (text[0] == '(' && text.substr(0, 6).find(')') != std::string_view::npos) return true;
    std::size_t n = 0;
    while (n < text.size() && is_digit(text[n])) ++n;
    return n > 0 && n + 1 < text.size() && (text[n] == '.' || text[n] == ')') && is_blank(text[n + 1]);
  }

  [[nodiscard]] bool is_provision(text::Span line) const {
    const text::Provision* around = provision_at(document_, line.begin);
    return around != nullptr && around->span.begin == line.begin;
  }

  void close() {
    if (open_.empty()) return;
    Passage passage;
    passage.span = open_;
    passage.words = WordReader{bytes_, open_}.read();
    if (const text::Provision* around = provision_at(document_, open_.begin))
      passage.provision = around->id;
    passage.article = article_above(open_.begin);
    passage.binding = binding_of(passage);
    if (!passage.words.empty()) out_.passages.push_back(std::move(passage));
    open_ = {};
  }

  [[nodiscard]] std::string article_above(std::size_t offset) const {
    const auto begin = [](const text::Article& each) { return each.span.begin; };
    const auto next = std::ranges::lower_bound(document_.articles, offset, {}, begin);
    return next == document_.articles.begin() ? std::string{} : std::prev(next)->number;
  }

  std::string_view bytes_;
  const text::Document& document_;
  Prose out_;
  text::Span open_;
  bool in_front_matter_ = false;
};

}  // namespace

const text::Provision* provision_at(const text::Document& document, std::size_t offset) {
  const auto begin = [](const text::Provision& each) { return each.span.begin; };
  const auto next = std::ranges::upper_bound(document.provisions, offset, {}, begin);
  if (next == document.provisions.begin()) return nullptr;
  return offset < std::prev(next)->span.end ? &*std::prev(next) : nullptr;
}

Prose read_prose(std::string_view bytes, const text::Document& document) {
  return ProseReader{bytes, document}.read();
}

bool stands_at(const std::vector<Word>& words, std::size_t at,
               const std::vector<std::string_view>& phrase) {
  if (at + phrase.size() > words.size()) return false;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    if (words[at + i].text != phrase[i]) return false;
    if (i + 1 < phrase.size() && !words[at + i].joined) return false;
  }
  return !phrase.empty();
}

bool stands_at(const std::vector<Word>& words, std::size_t at, std::string_view phrase) {
  return stands_at(words, at, base::split(phrase, ' '));
}

bool is_number(const Word& word) {
  constexpr std::array<std::string_view, 24> names{
      "one",    "two",    "three",  "four",  "five",   "six",    "seven", "eight",
      "nine",   "ten",    "eleven", "twelve", "fifteen", "twenty", "thirty", "forty",
      "fifty",  "sixty",  "seventy", "eighty", "ninety", "hundred", "thousand", "dozen"};
  return is_digit(word.text.front()) || std::ranges::find(names, word.text) != names.end();
}

bool is_time_unit(const Word& word) {
  constexpr std::array<std::string_view, 17> units{"s",    "second", "seconds", "min",   "minute", "minutes",
                                                   "h",    "hour",   "hours",   "d",     "day",    "days",
                                                   "week", "weeks",  "month",   "months", "years"};
  return word.text == "year" || std::ranges::find(units, word.text) != units.end();
}

bool is_length_unit(const Word& word) {
  constexpr std::array<std::string_view, 12> units{"km",     "kilometre", "kilometres", "kilometer",
                                                   "kilometers", "m",     "metre",      "metres",
                                                   "meters", "nmi",       "mile",       "miles"};
  return word.text == "nautical" || std::ranges::find(units, word.text) != units.end();
}

}  // namespace casus::lint
