// The spelling of the screen (positions/words.h), in the units of these pages.
#include "casus/briefing/spelling.h"

#include <fmt/format.h>

#include "casus/positions/steady_words.h"
#include "casus/positions/words.h"

namespace casus::briefing {

using positions::Agenda;
using positions::Outcome;

std::vector<std::string> option_words(const Agenda& agenda, std::size_t choice) {
  std::vector<std::string> out;
  for (const text::Option& option : agenda.choice(choice).options) {
    std::string words;
    bool gap = false;
    for (const char c : option.text) {
      const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!blank && gap && !words.empty()) words += ' ';
      if (!blank) words += c;
      gap = blank;
    }
    out.push_back(std::move(words));
  }
  return out;
}

std::string choice_words(const Agenda& agenda, std::size_t choice) {
  const std::string& provision = agenda.provision(choice);
  return fmt::format("#{}{}", agenda.name_of(choice), provision.empty() ? "" : fmt::format(" ({})", provision));
}

std::string line_words(const Agenda& agenda, const Outcome& outcome, std::size_t line) {
  const talks::Talk& talk = outcome.sorted.talk;
  const std::string& party = talk.parties[talk.lines[line].party].id;
  const positions::Origin& origin = outcome.origin(line);
  if (origin.statement == nullptr) return fmt::format("{} {}", party, positions::floor_words(outcome, line));
  return fmt::format("{} {}", party, positions::said(agenda, *origin.statement));
}

std::string place_words(const positions::Origin& origin) {
  return fmt::format("{}:{}", origin.page->name, text::line_column(origin.page->bytes, origin.statement->span.begin).line);
}

std::string known(const positions::Count& count) { return count ? std::to_string(*count) : "not counted"; }

}  // namespace casus::briefing
