// Sources: what is read, and what it is worth. One sentence for each option.
#include <fmt/format.h>

#include "casus/lint/restate_words.h"

namespace casus::lint {

using namespace text;

namespace {

std::string covers(Voice& voice, const SourceOption& option) {
  const std::string where = option.word.text.empty() ? "everything published" : "the " + voice.names.say(option.word.text);
  std::string out = "It covers " + where;
  if (option.from) out += fmt::format(" from {}", said(voice, *option.from));
  if (option.to) out += fmt::format(" to {}", said(voice, *option.to));
  return out + ".";
}

std::string mapped(Voice& voice, const SourceOption& option) {
  const std::string by = option.by ? " by " + voice.names.say(option.by->text) : std::string{};
  return fmt::format("A record with {} is {}{}.", tests(voice, option.tests), voice.names.say(option.word.text), by);
}

std::string option_words(Voice& voice, const SourceOption& option) {
  switch (option.sort) {
    case SourceOption::Sort::origin:
      return fmt::format("Its origin is {}.", voice.names.say(option.word.text));
    case SourceOption::Sort::grade:
      return fmt::format("Its grade is {}.", option.word.text);
    case SourceOption::Sort::gap:
      return fmt::format("Reports of one mover up to {} apart leave no gap.", said(voice, option.time));
    case SourceOption::Sort::lost:
      return fmt::format("A mover is lost after {} without a report.", said(voice, option.time));
    case SourceOption::Sort::late:
      return fmt::format("Its records may arrive {} late.", said(voice, option.time));
    case SourceOption::Sort::silent:
      return fmt::format("After {} without a record it no longer watches.", said(voice, option.time));
    case SourceOption::Sort::covers:
      return covers(voice, option);
    case SourceOption::Sort::releases_replace:
      return "A newer release replaces the older ones.";
    case SourceOption::Sort::records_add:
      return "New records add to the older ones.";
    case SourceOption::Sort::spread:
      return "A record of several days is spread over all of them.";
    case SourceOption::Sort::where:
      break;
  }
  return mapped(voice, option);
}

}  // namespace

std::string source_sentence(Voice& voice, const SourceDeclaration& source) {
  std::string out = fmt::format("The source {} (\"{}\") reads {}.", source.name.text, source.title.text, source.format.text);
  for (const SourceOption& option : source.options) out += " " + option_words(voice, option);
  return out;
}

}  // namespace casus::lint
