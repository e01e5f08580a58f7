// What a name is called, so that no two names are called alike.
#include "casus/lint/restate_names.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <variant>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/text/scanner.h"
#include "casus/text/utf8.h"

namespace casus::lint {

namespace {

using namespace text;

// Words that restatements use and the language does not reserve.
constexpr auto sentence_words = std::to_array<std::string_view>({
    "a", "above", "abstained", "acts", "adding", "against", "all", "along", "also", "an", "any",
    "anything", "apart", "are", "arrive", "be", "behind", "belongs", "below", "between", "both",
    "boundary", "but", "call", "called", "carrying", "consists", "corners", "day", "days",
    "deadline", "decides", "defined", "did", "different", "does", "dropped", "edges", "eight",
    "either", "else", "equal", "exactly", "fact", "facts", "features", "file", "first", "five",
    "four", "geodesics", "graver", "happened", "has", "have", "held", "hold", "holds", "hour",
    "hours", "independent", "instances", "is", "it", "its", "itself", "judged", "kept", "latitude",
    "leave", "lie", "lies", "lines", "local", "longer", "longitude", "member", "mile", "miles",
    "millisecond", "milliseconds", "minute", "minutes", "month", "months", "most", "motion",
    "mover", "movers", "nautical", "newer", "nine", "norm", "nothing", "objects", "older", "once",
    "one", "ones", "only", "open", "option", "other", "otherwise", "own", "passage", "prevails",
    "proved", "provided", "ratified", "record", "release", "renews", "replaces", "rule", "says",
    "second", "seconds", "seven", "several", "silence", "six", "so", "somebody", "sources", "speak",
    "spoken", "straight", "taken", "ten", "that", "them", "then", "there", "these", "they", "three",
    "total", "two", "up", "voted", "was", "watches", "were", "what", "whatever", "which", "who",
    "without", "year", "years", "zones"});

std::string lower(std::string_view text) {
  std::string out{text};
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool is_small(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// Letters, digits, hyphens and apostrophes, not beginning with a digit.
bool is_simple(std::string_view word) {
  const auto odd = [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    return !letter && !(c >= '0' && c <= '9') && c != '-' && c != '\'';
  };
  return !word.empty() && !(word.front() >= '0' && word.front() <= '9') && std::ranges::none_of(word, odd);
}

enum class From : std::uint8_t { name, title };

// May the words stand in a sentence without quotation marks? A capital inside a title is
// no word of a sentence; "of" and "the" may stand between capitals: "United States of
// America".
bool may_stand_bare(std::string_view said, From from) {
  const std::vector<std::string_view> words = base::split(said, ' ');
  const auto linking = [](std::string_view word) { return word == "of" || word == "the"; };
  const auto capital = [&](std::string_view word) { return !word.empty() && !is_small(word.front()); };
  const bool ends = capital(words.back()) && (capital(words.front()) || words.front() == "the");
  const auto either = [&](std::string_view word) { return linking(word) || capital(word); };
  const bool proper = from == From::title && ends && std::ranges::all_of(words, either);
  const bool article = from == From::title && words.size() > 1 && words.front() == "the";
  for (std::size_t i = 0; i < words.size(); ++i) {
    if ((proper && linking(words[i])) || (article && i == 0)) continue;
    const bool inside = proper && i > 0;
    if (!is_simple(words[i]) || (!inside && is_sentence_word(lower(words[i])))) return false;
  }
  return true;
}

std::string spoken(std::string_view words, From from) {
  std::string said{words};
  if (from == From::name) std::ranges::replace(said, '_', ' ');
  return may_stand_bare(said, from) ? said : fmt::format("\"{}\"", said);
}

// The title that a declaration gives, or empty.
struct TitleOf {
  std::string operator()(const PartyDeclaration& d) const { return d.title.text; }
  std::string operator()(const BodyDeclaration& d) const { return d.title.text; }
  std::string operator()(const GroupDeclaration& d) const { return d.title ? d.title->text : ""; }
  std::string operator()(const KindDeclaration& d) const { return d.title ? d.title->text : ""; }
  template <typename Other>
  std::string operator()(const Other&) const {
    return {};
  }
};

// "+01:00" as a duration; nothing for another spelling.
measure::Duration offset_of(std::string_view words) {
  if (words.size() != 6 || words[3] != ':') return {};
  const auto hours = base::parse_int(words.substr(1, 2));
  const auto minutes = base::parse_int(words.substr(4, 2));
  if (!hours || !minutes) return {};
  const std::int64_t sign = words.front() == '-' ? -1 : 1;
  return measure::minutes(sign * (*hours * 60 + *minutes));
}

}  // namespace

bool is_sentence_word(std::string_view word) {
  return is_reserved(word) || std::ranges::find(sentence_words, word) != sentence_words.end();
}

std::string quoted(std::string_view words) {
  constexpr std::size_t longest = 60;
  std::string line;
  for (const char c : words) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) line += c == '"' ? '\'' : c;
    else if (!line.empty() && line.back() != ' ') line += ' ';
  }
  std::size_t at = 0;
  for (std::size_t n = 0; at < line.size() && n < longest; ++n) {
    at += std::max<std::size_t>(utf8_length(std::string_view{line}.substr(at)), 1);
  }
  if (at >= line.size()) return fmt::format("\"{}\"", base::trim(line));
  const std::size_t blank = line.rfind(' ', at);
  const std::size_t end = blank == std::string::npos || blank == 0 ? at : blank;
  return fmt::format("\"{} ...\"", std::string_view{line}.substr(0, end));
}

Names::Names(std::string_view bytes, const File& file) : choices_{read_choices(bytes, file.document)} {
  for (const Block& block : file.blocks) {
    for (const Sentence& sentence : block.sentences) read(sentence, bytes);
  }
  for (const auto& [name, sentences] : sentences_) {
    const auto title = titles_.find(name);
    ++sounds_[lower(title == titles_.end() ? spoken(name, From::name) : title->second)];
  }
}

void Names::read(const Sentence& sentence, std::string_view bytes) {
  if (const auto* accord = std::get_if<AccordDeclaration>(&sentence.form)) read_offset(*accord, bytes);
  if (const auto* severity = std::get_if<SeverityDeclaration>(&sentence.form)) {
    if (!severity->names.empty()) gravest_ = severity->names.back().text;
  }
  if (sentence.declares.text.empty()) return;
  sentences_[sentence.declares.text].push_back(&sentence);
  const std::string title = std::visit(TitleOf{}, sentence.form);
  if (!title.empty()) titles_.try_emplace(sentence.declares.text, spoken(title, From::title));
}

void Names::read_offset(const AccordDeclaration& accord, std::string_view bytes) {
  if (accord.offset) {
    offset_ = offset_of(accord.offset->text);
    return;
  }
  const std::string_view date = accord.of.span.end <= bytes.size() ? accord.of.span.in(bytes) : std::string_view{};
  if (date.size() > 6) offset_ = offset_of(date.substr(date.size() - 6));
}

std::string Names::say(std::string_view name) const {
  if (name.starts_with('#')) return choice(name.substr(1));
  const auto title = titles_.find(name);
  const std::string said = title == titles_.end() ? spoken(name, From::name) : title->second;
  const auto sound = sounds_.find(lower(said));
  const int others = (sound == sounds_.end() ? 0 : sound->second) - (sentences_.contains(name) ? 1 : 0);
  return others > 0 ? fmt::format("{} ({})", said, name) : said;
}

std::string Names::choice(std::string_view id) const {
  const Choice* found = find_choice(id);
  if (found == nullptr || found->options.empty()) return fmt::format("an open value (open: #{})", id);
  const auto words = [&](const Option& option) {
    const std::string& text = option.value.empty() ? option.text : option.value;
    if (sentences_.contains(text)) return say(text);
    return option_value(option) ? std::string{base::trim(text)} : quoted(text);
  };
  std::string list = words(found->options.front());
  for (std::size_t i = 1; i < found->options.size(); ++i) {
    list += (i + 1 == found->options.size() ? " or " : ", ") + words(found->options[i]);
  }
  constexpr std::array<std::string_view, 3> openings{"", "", "either "};
  const std::size_t options = found->options.size();
  return fmt::format("{}{} (open: #{})", options < openings.size() ? openings.at(options) : "one of ", list, id);
}

bool Names::is_meaning(std::string_view name) const {
  const auto found = sentences_.find(name);
  if (found == sentences_.end()) return false;
  return std::ranges::any_of(found->second, [](const Sentence* one) { return std::holds_alternative<Meaning>(one->form); });
}

const Sentence* Names::declaration(std::string_view name) const {
  const auto found = sentences_.find(name);
  return found == sentences_.end() || found->second.size() != 1 ? nullptr : found->second.front();
}

}  // namespace casus::lint
