// Strengths and clocks in prose that no formal sentence says again.
#include "casus/lint/counting.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casus/lint/words.h"
#include "casus/text/codes.h"

namespace casus::lint {

namespace codes = text::codes;

namespace {

bool any_at(const std::vector<Word>& words, std::size_t at, const auto& phrases) {
  return std::ranges::any_of(phrases, [&](std::string_view p) { return stands_at(words, at, p); });
}

bool any_of(const std::vector<Word>& words, const auto& phrases) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (any_at(words, i, phrases)) return true;
  }
  return false;
}

constexpr std::array<std::string_view, 16> membership{
    "including",   "includes",    "include",      "included",  "excluding", "excluded",
    "except",      "not counted", "are counted",  "is counted", "counts",   "among them",
    "namely",      "of all ranks", "border guard", "reserves"};
constexpr std::array<std::string_view, 9> limits{
    "no more than",  "not more than", "at most",       "not exceed",  "not exceeding",
    "a maximum of", "limited to",    "a ceiling of", "up to"};
constexpr std::array<std::string_view, 10> people{"personnel", "troops",  "soldiers", "servicemen", "military",
                                                  "armed",     "persons", "men",      "combatants", "fighters"};

// Paragraphs may be hostile in length; what belongs to a deadline stands near it.
constexpr std::size_t near_words = 60;

// The word for people behind a limit and its number or bracketed numbers; npos: none.
std::size_t people_behind(const std::vector<Word>& words, std::size_t at) {
  bool number = false;
  for (std::size_t i = at; i < std::min(at + 9, words.size()); ++i) {
    if (words[i].sentence != words[at].sentence) break;
    number = number || is_number(words[i]);
    if (number && std::ranges::find(people, words[i].text) != people.end()) return i;
  }
  return std::string::npos;
}

}  // namespace

bool tells_who_counts(std::string_view paragraph) {
  text::Document alone;
  alone.prose = {{0, paragraph.size()}};
  const Prose prose = read_prose(paragraph, alone);
  return std::ranges::any_of(prose.passages, [](const Passage& p) { return any_of(p.words, membership); });
}

std::vector<text::Diagnostic> strengths_uncounted(const Prose& prose,
                                                  const FormalNumbers& formal) {
  std::vector<text::Diagnostic> out;
  for (const Passage& passage : prose.passages) {
    if (formal.contains(passage.provision) || any_of(passage.words, membership)) continue;
    for (std::size_t at = 0; at < passage.words.size(); ++at) {
      if (!any_at(passage.words, at, limits) || !passage.binds(passage.words[at].sentence)) continue;
      const std::size_t who = people_behind(passage.words, at);
      if (who == std::string::npos) continue;
      const Word& word = passage.words[who];
      out.push_back(warning(codes::who_counts, word.span, fmt::format("nothing says who counts as `{}`", word.text),
                            "say who is among them (national guard, border guard, reserves, civilians), and who declares them when"));
      out.back().label = "who is counted?";
      out.back().provision = passage.provision;
      break;
    }
  }
  return out;
}

namespace {

constexpr std::array<std::string_view, 6> links{"after", "of", "from", "following", "on", "upon"};
constexpr std::array<std::string_view, 9> events{"attack",    "attacks",    "breach", "breaches", "violation",
                                                 "violations", "aggression", "incursion", "invasion"};
constexpr std::array<std::string_view, 12> passed_over{"a",       "an",    "the",     "any",     "each",  "every",
                                                       "such",    "grave", "serious", "minor", "armed", "a new"};
constexpr std::array<std::string_view, 4> deadlines{"within", "not later than", "no later than", "at the latest"};

// "after a grave breach": the index of the event's word, or npos.
std::size_t linked_event(const std::vector<Word>& words, std::size_t at) {
  if (std::ranges::find(links, words[at].text) == links.end()) return std::string::npos;
  std::size_t i = at + 1;
  while (i < words.size() && std::ranges::find(passed_over, words[i].text) != passed_over.end()) ++i;
  const bool event = i < words.size() && std::ranges::find(events, words[i].text) != events.end();
  return event && words[i].clause == words[at].clause ? i : std::string::npos;
}

// "within 24 hours" at `at`: the words it takes, 0: none.
std::size_t deadline_words(const std::vector<Word>& words, std::size_t at) {
  for (const std::string_view phrase : deadlines) {
    if (!stands_at(words, at, phrase)) continue;
    const std::size_t n = static_cast<std::size_t>(std::ranges::count(phrase, ' ')) + 1;
    const bool time = at + n + 1 < words.size() && is_number(words[at + n]) && is_time_unit(words[at + n + 1]);
    return time ? n + 2 : 0;
  }
  return 0;
}

// A deadline and an event of one sentence, tied by their place: "within 72 hours after
// the attack", "on an attack the Guarantors consult within 24 hours".
bool is_tied(const std::vector<Word>& words, std::size_t deadline, std::size_t behind) {
  if (behind < words.size() && linked_event(words, behind) != std::string::npos) return true;
  for (std::size_t i = deadline - std::min(deadline, near_words); i < deadline; ++i) {
    const bool opens = i == 0 || words[i - 1].sentence != words[i].sentence || is_number(words[i - 1]);
    const bool condition = words[i].text == "on" || words[i].text == "upon" || words[i].text == "after";
    if (opens && condition && words[i].sentence == words[deadline].sentence &&
        linked_event(words, i) != std::string::npos)
      return true;
  }
  return false;
}

bool tells_start(const std::vector<Word>& words, std::size_t deadline) {
  constexpr std::array<std::string_view, 17> telling{
      "start",       "initial",    "first",    "finding",  "found",         "attribution",
      "established", "determined", "confirmed", "verified", "determination", "notification",
      "notified",    "receipt",    "request",  "reported", "beginning"};
  const std::size_t end = std::min(words.size(), deadline + near_words);
  for (std::size_t i = deadline - std::min(deadline, near_words); i < end; ++i) {
    const bool same = words[i].sentence == words[deadline].sentence;
    if (same && std::ranges::find(telling, words[i].text) != telling.end()) return true;
  }
  return false;
}

}  // namespace

std::vector<text::Diagnostic> clocks_of_prose(const Prose& prose, const FormalNumbers& formal) {
  std::vector<text::Diagnostic> out;
  for (const Passage& passage : prose.passages) {
    const std::vector<Word>& words = passage.words;
    if (formal.contains(passage.provision)) continue;
    for (std::size_t at = 0; at < words.size(); ++at) {
      const std::size_t n = deadline_words(words, at);
      if (n == 0 || !is_tied(words, at, at + n) || tells_start(words, at)) continue;
      const text::Span span = text::join(words[at].span, words[at + n - 1].span);
      if (!out.empty() && passage.span.begin <= out.back().begin) {  // one paragraph, one cure
        out.back().notes.push_back({span.begin, span.end, "here too"});
        continue;
      }
      out.push_back(warning(codes::clock_differs, span,
                            "this time may be counted from the breach, from its finding or from its attribution",
                            "say which: `after the start of the attack`, `after the finding`, `after the attribution`"));
      out.back().label = "from when of it?";
      out.back().provision = passage.provision;
    }
  }
  return out;
}

}  // namespace casus::lint
