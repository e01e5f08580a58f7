// The search for words of the lexicon. The longest phrase wins, so that "heavy
// weapons" is a term and "heavy" beside it no second mistake.
#include "casus/lint/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/text/codes.h"

namespace casus::lint {

namespace codes = text::codes;

namespace {

using Phrase = std::vector<std::string_view>;

struct Match {
  const Entry* entry = nullptr;
  std::size_t at = 0;
  std::size_t count = 0;  // words
};

// Rows by the first word of their forms, so that a passage is read once.
class Finder {
 public:
  Finder() {
    for (const Entry& entry : lexicon()) {
      for (const Phrase& form : entry.forms) forms_[form.front()].push_back({&entry, &form});
      if (entry.sort != Entry::Sort::degree) continue;
      for (const Phrase& phrase : entry.except) exceptions_.push_back({&entry, &phrase});
    }
  }

  [[nodiscard]] std::vector<Match> in(const Passage& passage) const {
    std::vector<Match> out;
    for (std::size_t at = 0; at < passage.words.size();) {
      const Match match = best(passage.words, at);
      if (match.entry == nullptr) {
        ++at;
        continue;
      }
      if (!excepted(passage.words, match)) out.push_back(match);
      at += match.count;
    }
    return out;
  }

 private:
  struct Form {
    const Entry* entry;
    const Phrase* phrase;
  };

  [[nodiscard]] Match best(const std::vector<Word>& words, std::size_t at) const {
    Match out;
    const auto found = forms_.find(words[at].text);
    if (found == forms_.end()) return out;
    for (const Form& form : found->second) {
      if (form.phrase->size() > out.count && stands_at(words, at, *form.phrase))
        out = {form.entry, at, form.phrase->size()};
    }
    return out;
  }

  // Some exception of this row stands around the match.
  [[nodiscard]] bool excepted(const std::vector<Word>& words, const Match& match) const {
    return std::ranges::any_of(exceptions_, [&](const Form& form) {
      if (form.entry != match.entry) return false;
      const std::size_t n = form.phrase->size();
      for (std::size_t back = 0; back < n && back <= match.at; ++back) {
        const std::size_t from = match.at - back;
        if (from + n >= match.at + match.count && stands_at(words, from, *form.phrase)) return true;
      }
      return false;
    });
  }

  std::map<std::string_view, std::vector<Form>> forms_;
  std::vector<Form> exceptions_;
};

std::string phrase_of(const Passage& passage, const Match& match) {
  std::string out;
  for (std::size_t i = 0; i < match.count; ++i) {
    if (i > 0) out += ' ';
    out += passage.words[match.at + i].text;
  }
  return out;
}

// `means` and its like behind the words, or a plain "is the", "are those".
bool is_defined_here(const std::vector<Word>& words, std::size_t behind) {
  constexpr std::array<std::string_view, 13> verbs{
      "means",  "mean",   "shall mean",   "denotes",     "is defined", "are defined", "refers to",
      "is the", "is any", "is an area", "is understood", "are the",    "are those"};
  return behind > 0 && std::ranges::any_of(verbs, [&](std::string_view verb) {
    return stands_at(words, behind, verb);
  });
}

// "Five refusals within 7 days are a serious breach."
bool is_predicate(const std::vector<Word>& words, std::size_t at) {
  constexpr std::array<std::string_view, 4> links{"is a", "are a", "is", "are"};
  return std::ranges::any_of(links, [&](std::string_view link) {
    const std::size_t n = link.find(' ') == std::string_view::npos ? 1 : 2;
    return at >= n && stands_at(words, at - n, link);
  });
}

// The number that makes a word exact stands in its sentence, not far from it.
constexpr std::size_t words_before = 8;
constexpr std::size_t words_after = 12;

// "of 4.1", "Article 5", "paragraph 2": a number that refers and measures nothing.
bool is_reference(const std::vector<Word>& words, std::size_t at) {
  constexpr std::array<std::string_view, 8> labels{"article", "articles", "paragraph", "paragraphs",
                                                   "section", "annex",    "option",    "decision"};
  if (at == 0) return true;
  const std::string& before = words[at - 1].text;
  if (std::ranges::find(labels, before) != labels.end()) return true;
  const bool dotted = words[at].text.find('.') != std::string::npos;
  return dotted && (before == "of" || before == "or" || before == "and" || before == "to");
}

bool is_quantity(const std::vector<Word>& words, std::size_t at, Entry::Measure measure) {
  if (!is_number(words[at]) || is_reference(words, at)) return false;
  bool time = false;
  bool length = false;
  for (std::size_t i = at + 1; i < std::min(at + 3, words.size()); ++i) {
    time = time || is_time_unit(words[i]);
    length = length || is_length_unit(words[i]);
  }
  if (measure == Entry::Measure::time) return time;
  if (measure == Entry::Measure::length) return length;
  return measure == Entry::Measure::amount && !time && !length;
}

bool is_measured(const std::vector<Word>& words, const Match& match) {
  const Word& word = words[match.at];
  const std::size_t behind = match.at + match.count;
  if (match.entry->measure == Entry::Measure::number)
    return behind >= words.size() || !words[behind - 1].joined || !is_number(words[behind]);
  // A term is measured by what follows it ("artillery of 100 mm and more") only.
  const bool before = match.entry->sort == Entry::Sort::degree;
  const std::size_t from = before ? match.at - std::min(match.at, words_before) : behind;
  const std::size_t to = std::min(words.size(), behind + words_after);
  for (std::size_t i = from; i < to; ++i) {
    const bool inside = i >= match.at && i < behind;
    if (inside || words[i].clause != word.clause) continue;
    if (is_quantity(words, i, match.entry->measure)) return true;
  }
  return false;
}

// A capital inside a sentence: part of a name, such as "Permanent Council".
bool is_part_of_name(const std::vector<Word>& words, const Match& match) {
  const Word& word = words[match.at];
  if (!word.capital || match.at == 0) return false;
  const Word& before = words[match.at - 1];
  return before.sentence == word.sentence && before.clause == word.clause && !is_number(before);
}

// "..., noting the significant role of": what a clause says by the way binds nobody.
bool is_aside(const std::vector<Word>& words, std::size_t at) {
  constexpr std::array<std::string_view, 7> verbs{"noting",      "recognizing",   "recognising", "reflecting",
                                                  "recalling", "acknowledging", "considering"};
  for (std::size_t back = 1; back <= std::min<std::size_t>(at, 4); ++back) {
    const Word& word = words[at - back];
    if (word.clause != words[at].clause || !word.joined) return false;
    if (std::ranges::find(verbs, word.text) != verbs.end()) return true;
  }
  return false;
}

class Search {
 public:
  Search(const Prose& prose, const DeclaredNames& names) : prose_{prose}, names_{names} {
    for (const Passage& passage : prose_.passages) {
      for (const Match& match : finder_.in(passage)) note_definition(passage, match);
      note_severities(passage);
    }
  }

  std::vector<text::Diagnostic> run() {
    for (const Passage& passage : prose_.passages) {
      for (const Match& match : finder_.in(passage)) look(passage, match);
    }
    return std::move(out_);
  }

 private:
  void note_definition(const Passage& passage, const Match& match) {
    const bool here = is_defined_here(passage.words, match.at + match.count) ||
                      (is_predicate(passage.words, match.at) && is_measured(passage.words, match));
    if (here) defined_.insert(match.entry);
  }

  // "10 incidents within 24 hours are grave" says what a grave breach is.
  void note_severities(const Passage& passage) {
    const std::vector<Word>& words = passage.words;
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (!is_predicate(words, at)) continue;
      for (const Entry& entry : lexicon()) {
        const Phrase& form = entry.forms.front();
        const bool severity = form.size() == 2 && form.back() == "breach" && form.front() == words[at].text;
        if (severity && is_measured(words, {&entry, at, 1})) defined_.insert(&entry);
      }
    }
  }

  void look(const Passage& passage, const Match& match) {
    const Word& word = passage.words[match.at];
    if (!passage.binds(word.sentence) || defined_.contains(match.entry)) return;
    if (in_formal_text(*match.entry)) return;
    const bool degree = match.entry->sort == Entry::Sort::degree;
    if (degree && (word.quoted || is_part_of_name(passage.words, match))) return;
    if (degree && is_aside(passage.words, match.at)) return;
    if (degree && is_severity(passage, match)) return;
    if (is_measured(passage.words, match)) return;
    tell(passage, match);
  }

  // The sentence of this provision says by a rung what the word means here: "a minor
  // incident is one shot", `minor from 1 incident`. A letter more or less is one provision.
  [[nodiscard]] bool is_severity(const Passage& passage, const Match& match) const {
    const auto whole = [](std::string_view number) { return number.substr(0, number.find('(')); };
    return std::ranges::any_of(names_.severities, [&](const auto& severity) {
      const auto& [number, name] = severity;
      const bool here = number == passage.provision || whole(number) == passage.provision || number == whole(passage.provision);
      const auto from = passage.words.begin() + static_cast<std::ptrdiff_t>(match.at);
      return here && std::any_of(from, from + static_cast<std::ptrdiff_t>(match.count), [&](const Word& word) { return word.text == name; });
    });
  }

  [[nodiscard]] bool in_formal_text(const Entry& entry) const {
    const auto& names = entry.sort == Entry::Sort::place ? names_.zones : names_.things;
    const auto names_it = [&](const Phrase& phrase) {
      std::string words = fmt::format("{}", fmt::join(phrase, " "));
      std::ranges::replace(words, '_', ' ');
      return std::ranges::find(names, words) != names.end();
    };
    const bool more = entry.sort != Entry::Sort::degree;
    return std::ranges::any_of(entry.forms, names_it) ||
           (more && std::ranges::any_of(entry.except, names_it));
  }

  void tell(const Passage& passage, const Match& match) {
    const text::Span span = text::join(passage.words[match.at].span,
                                       passage.words[match.at + match.count - 1].span);
    const auto [place, fresh] = told_.emplace(std::pair{match.entry, key(passage, *match.entry)}, out_.size());
    if (!fresh) {
      out_[place->second].notes.push_back({span.begin, span.end, "here too"});
      return;
    }
    out_.push_back(diagnostic(*match.entry, phrase_of(passage, match), span));
    out_.back().provision = passage.provision;
  }

  // A term is defined once for the whole text, a word of degree where it stands.
  static std::string key(const Passage& passage, const Entry& entry) {
    return entry.sort == Entry::Sort::degree ? passage.article : std::string{};
  }

  static text::Diagnostic diagnostic(const Entry& entry, const std::string& words, text::Span span) {
    std::string help = entry.cure.data() == nullptr ? std::string{} : std::string{entry.cure};
    if (entry.source != "drafting practice") help += fmt::format(" (so worded: {})", entry.source);
    std::string_view code = codes::degree_word;
    std::string message = fmt::format("nothing here says what `{}` means", words);
    if (entry.measure == Entry::Measure::number) message = fmt::format("`{}` blurs a number", words);
    else if (entry.measure != Entry::Measure::none)
      message = fmt::format("`{}` is a word of degree without a number", words);
    if (entry.sort == Entry::Sort::term) {
      code = codes::undefined_term;
      message = fmt::format("`{}` is used and never defined", words);
    }
    if (entry.sort == Entry::Sort::place) {
      code = codes::unclear_zone;
      message = fmt::format("no geometry says where the `{}` is", words);
    }
    text::Diagnostic out = warning(code, span, std::move(message), std::move(help));
    out.label = entry.question;
    return out;
  }

  const Prose& prose_;
  const DeclaredNames& names_;
  Finder finder_;
  std::set<const Entry*> defined_;
  std::map<std::pair<const Entry*, std::string>, std::size_t> told_;
  std::vector<text::Diagnostic> out_;
};

}  // namespace

text::Diagnostic warning(std::string_view code, text::Span span, std::string message,
                         std::string help) {
  return {.code = code,
          .severity = text::Severity::warning,
          .begin = span.begin,
          .end = span.end,
          .message = std::move(message),
          .label = {},
          .help = std::move(help),
          .provision = {},
          .notes = {}};
}

std::vector<text::Diagnostic> vague_words(const Prose& prose, const DeclaredNames& names) {
  return Search{prose, names}.run();
}

}  // namespace casus::lint
