// Documents that are named and absent, widths that could be halves, and words that
// are still to come.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/lint/words.h"
#include "casus/text/codes.h"

namespace casus::lint {

namespace codes = text::codes;

namespace {

// "Annex B", "side letter": the words, and the name under which a heading is sought.
struct Named {
  std::string name;
  std::size_t count = 0;  // words
};

bool is_designation(const Word& word) {
  if (word.text.front() >= '0' && word.text.front() <= '9') return true;
  const bool roman = word.text.find_first_not_of("ivx") == std::string::npos;
  return word.capital && (word.text.size() == 1 || roman);
}

Named document_at(const std::vector<Word>& words, std::size_t at) {
  constexpr std::array<std::string_view, 4> numbered{"annex", "appendix", "enclosure", "addendum"};
  constexpr std::array<std::string_view, 8> plain{
      "side letter", "side letters", "side agreement",    "side document",
      "side note",   "secret protocol", "attached protocol", "implementation protocol"};
  for (const std::string_view phrase : plain) {
    if (stands_at(words, at, phrase)) return {std::string{phrase}, 2};
  }
  const bool may_number = words[at].text == "protocol" || words[at].text == "schedule";
  const bool annex = std::ranges::find(numbered, words[at].text) != numbered.end();
  if (!annex && !may_number) return {};
  const bool designated = at + 1 < words.size() && is_designation(words[at + 1]) &&
                          words[at + 1].span.begin == words[at].span.end + 1;
  if (designated) return {fmt::format("{} {}", words[at].text, words[at + 1].text), 2};
  return annex ? Named{words[at].text, 1} : Named{};
}

// "Annex I to the Convention" is a part of another instrument, which exists.
bool belongs_elsewhere(const std::vector<Word>& words, std::size_t behind) {
  for (const std::string_view link : {"to the", "of the", "to that", "of that"}) {
    if (!stands_at(words, behind, link) || behind + 2 >= words.size()) continue;
    const std::string& owner = words[behind + 2].text;
    constexpr std::array<std::string_view, 5> here{"agreement", "accord", "present", "text", "declaration"};
    return std::ranges::find(here, owner) == here.end();
  }
  return false;
}

// The names that some sentence calls a part of another instrument: "Annex II" alone
// then is that one too.
std::set<std::string> named_elsewhere(const Prose& prose) {
  std::set<std::string> out;
  for (const Passage& passage : prose.passages) {
    for (std::size_t at = 0; at < passage.words.size(); ++at) {
      const Named named = document_at(passage.words, at);
      if (named.count == 2 && belongs_elsewhere(passage.words, at + 2)) out.insert(named.name);
    }
  }
  return out;
}

// "Annex B" finds "# Annex B. Maps"; "the annex" finds any heading with the word.
bool has_heading(const Prose& prose, const std::string& name) {
  return std::ranges::any_of(prose.headings, [&](const Heading& heading) {
    for (std::size_t i = 0; i < heading.words.size(); ++i) {
      if (stands_at(heading.words, i, name)) return true;
    }
    return false;
  });
}

// As it is written: `Annex B`, however the search spells it.
std::string as_written(const Passage& passage, std::size_t at, std::size_t count) {
  std::string out;
  for (std::size_t i = at; i < at + count; ++i) {
    std::string word = passage.words[i].text;
    const bool small = !word.empty() && word.front() >= 'a' && word.front() <= 'z';
    if (passage.words[i].capital && small) word.front() = static_cast<char>(word.front() - 'a' + 'A');
    out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

void tell_document(std::vector<text::Diagnostic>& out, const Passage& passage, std::size_t at,
                   const Named& named) {
  const text::Span span =
      text::join(passage.words[at].span, passage.words[at + named.count - 1].span);
  out.push_back(warning(codes::side_document, span,
                        fmt::format("`{}` is named, and no heading here bears that name",
                                    as_written(passage, at, named.count)),
                        "add it under a heading of its name, or say what it holds; what is not in "
                        "the text is not signed with it"));
  out.back().label = "where is it?";
  out.back().provision = passage.provision;
}

}  // namespace

std::vector<text::Diagnostic> side_documents(const Prose& prose) {
  std::vector<text::Diagnostic> out;
  std::map<std::string, std::size_t> told;
  std::map<std::string, bool> headed;
  const std::set<std::string> elsewhere = named_elsewhere(prose);
  for (const Passage& passage : prose.passages) {
    for (std::size_t at = 0; at < passage.words.size(); ++at) {
      const Named named = document_at(passage.words, at);
      if (named.count == 0) continue;
      const std::size_t last = at + named.count - 1;
      const bool other = elsewhere.contains(named.name) ||
                         belongs_elsewhere(passage.words, at + named.count);
      const auto [heading, asked] = headed.try_emplace(named.name, false);
      if (asked) heading->second = has_heading(prose, named.name);
      if (other || heading->second) continue;
      const auto [place, fresh] = told.emplace(named.name, out.size());
      if (fresh) {
        tell_document(out, passage, at, named);
      } else {
        const text::Span span = text::join(passage.words[at].span, passage.words[last].span);
        out[place->second].notes.push_back({span.begin, span.end, "here too"});
      }
      at = last;
    }
  }
  return out;
}

namespace {

constexpr std::array<std::string_view, 12> strips{"zone",  "zones",    "strip",     "strips",
                                                  "belt",  "corridor", "corridors", "buffer",
                                                  "area",  "areas",    "band",      "separation"};
constexpr std::array<std::string_view, 4> wide{"wide", "broad", "in width", "in breadth"};
constexpr std::array<std::string_view, 16> sides{
    "on each side", "each side of", "on either side", "either side of", "on both sides", "both sides of",
    "to each side", "in all",       "in total",       "altogether",     "on every side", "on one side",
    "a side",       "per side",     "total width",    "overall width"};

bool any_at(const std::vector<Word>& words, std::size_t at, auto& phrases) {
  return std::ranges::any_of(phrases, [&](std::string_view p) { return stands_at(words, at, p); });
}

// The words of a width at `at` ("50 km", "50 nautical miles"): how many; 0: none.
std::size_t length_words(const std::vector<Word>& words, std::size_t at) {
  if (!is_number(words[at]) || at + 1 >= words.size() || !words[at].joined) return 0;
  if (!is_length_unit(words[at + 1])) return 0;
  return words[at + 1].text == "nautical" && at + 2 < words.size() ? 3 : 2;
}

bool names_strip(const Word& word) {
  return std::ranges::find(strips, word.text) != strips.end();
}

// "50 km wide", "a 50 km zone", "a 50-km-wide zone"; and "a zone of 50 km".
bool is_width(const std::vector<Word>& words, std::size_t at, std::size_t count) {
  const std::size_t behind = at + count;
  if (behind < words.size() && words[behind - 1].joined) {
    if (any_at(words, behind, wide)) return true;
    for (std::size_t i = behind; i < std::min(behind + 3, words.size()); ++i) {
      if (names_strip(words[i])) return true;
      if (!words[i].joined) break;
    }
  }
  return at >= 2 && words[at - 1].text == "of" && names_strip(words[at - 2]);
}

}  // namespace

std::vector<text::Diagnostic> widths_without_sides(const Prose& prose) {
  std::vector<text::Diagnostic> out;
  for (const Passage& passage : prose.passages) {
    const std::vector<Word>& words = passage.words;
    const auto tells_side = [&](std::size_t i) { return any_at(words, i, sides); };
    bool sided = false;
    for (std::size_t i = 0; i < words.size(); ++i) sided = sided || tells_side(i);
    for (std::size_t at = 0; at < words.size() && !sided; ++at) {
      const std::size_t count = length_words(words, at);
      if (count == 0 || !is_width(words, at, count) || !passage.binds(words[at].sentence)) continue;
      const text::Span span = text::join(words[at].span, words[at + count - 1].span);
      out.push_back(warning(codes::without_sides, span,
                            "a width that could be the whole or each half",
                            "write `on each side of the line` or `in all`; the formal text "
                            "`within 15 km of front` is 15 km on each side"));
      out.back().label = "in all, or on each side?";
      out.back().provision = passage.provision;
    }
  }
  return out;
}

namespace {

bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// What the bytes from `at` hold in place of words; 0: nothing.
std::size_t placeholder_length(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  const bool word_begins = at == 0 || !is_word_char(text[at - 1]);
  for (const std::string_view words :
       {"[...]", "[ ]", "[]", "[\u2026]", "[X]", "[x]", "[Y]", "[N]", "[date]", "[place]", "[tbd]", "[TBD]"}) {
    if (rest.starts_with(words)) return words.size();
  }
  const std::size_t line = std::min(rest.find_first_not_of('_'), rest.size());
  if (line >= 3 && word_begins) return line;
  if (!word_begins) return 0;
  const auto ends = [&](std::size_t n) { return n >= rest.size() || !is_word_char(rest[n]); };
  for (const std::string_view words : {"TBD", "TBC", "tbd", "tbc", "to be determined", "to be agreed",
                                       "to be decided", "to be confirmed", "to be completed",
                                       "to be negotiated", "to be defined", "Placeholder"}) {
    // "to be decided by the Commission" is a power and no gap.
    const std::string_view behind = rest.substr(std::min(words.size(), rest.size()));
    const bool power = behind.starts_with(" by") || behind.starts_with(" on by") || behind.starts_with(" upon by");
    if (rest.starts_with(words) && ends(words.size()) && !power) return words.size();
  }
  const bool bracketed = at > 0 && (text[at - 1] == '[' || text[at - 1] == '{' || text[at - 1] == '*');
  if (bracketed && rest.starts_with("placeholder")) return 11;
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  const std::size_t letters = std::min(rest.substr(digits).find_first_not_of("XY"), rest.size() - digits);
  const bool two = letters >= 2 && rest[digits] == rest[digits + 1];
  const bool roman = digits == 0 && letters == 2 && rest[0] == 'X';
  const bool in_place = digits > 0 || letters > 2 || (roman && is_upper(rest[0]));
  return two && in_place && ends(digits + letters) ? digits + letters : 0;
}

text::Diagnostic placeholder(std::string_view bytes, std::size_t at, std::size_t n) {
  text::Diagnostic out =
      warning(codes::placeholder, {at, at + n},
              fmt::format("`{}` stands for words that are still to come", bytes.substr(at, n)),
              "write the words, or bracket what is tabled: `[800,000]{by=UKR}[600,000]{by=RUS}`");
  return out;
}

}  // namespace

std::vector<text::Diagnostic> placeholders(std::string_view bytes, const text::Document& document) {
  std::vector<text::Diagnostic> out;
  for (const text::Span& run : document.prose) {
    const std::string_view text = bytes.substr(0, run.end);
    for (std::size_t at = run.begin; at < run.end;) {
      const std::size_t n = placeholder_length(text, at);
      if (n > 0) out.push_back(placeholder(bytes, at, n));
      at += std::max<std::size_t>(n, 1);
    }
  }
  for (text::Diagnostic& d : out) {
    if (const text::Provision* around = provision_at(document, d.begin)) d.provision = around->id;
  }
  return out;
}

}  // namespace casus::lint
