// Agenda: what there is to take a position on: the choices of an open accord as issues of
// a talk, its parties, and the chambers that ratify it.
//
// A choice inside an option of another is alive only where that option is taken, so a
// choice and all that lies inside it are one issue, whose options are the ways to close
// them: `trigger=1`, `trigger=2 lasting=1`, ... No package closes what is not there.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/measure/time.h"
#include "casus/tally/rule.h"
#include "casus/talks/talk.h"
#include "casus/text/choices.h"
#include "casus/text/parser.h"

namespace casus::positions {

struct Chamber {
  std::string name;
  std::int64_t seats = 0;
  tally::Rule rule;
};

// One of the ways in which a party ratifies, where its condition holds.
struct Route {
  std::string party;
  talks::Condition when;
  std::vector<std::vector<Chamber>> any_of;  // `and` binds before `or`
  text::Route::Order order = text::Route::Order::any;  // beside the signatures of
  std::vector<std::string> signatories{};
  std::string provision{};                   // of its sentence; "" where it has no number
};

struct Shares {              // of the text, as it stands
  std::int64_t provisions = 0, closed = 0;  // numbered paragraphs; those without a bracket
  std::int64_t spans = 0, choices = 0, options = 0;
};

class Agenda {
 public:
  // Faults: malformed, where the accord's choices or sentences have an error; range, where
  // choices lie in one another so often that their ways to close are more than 4,096.
  static base::Result<Agenda> of(std::string_view accord);

  [[nodiscard]] const std::vector<talks::Issue>& issues() const { return issues_; }
  [[nodiscard]] const std::vector<std::string>& parties() const { return parties_; }
  // "Ukraine" of UKR; "" of what is no party.
  [[nodiscard]] std::string party_title(std::string_view party) const;
  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }
  [[nodiscard]] const Shares& shares() const { return shares_; }
  [[nodiscard]] const std::string& title() const { return title_; }
  [[nodiscard]] measure::Instant day() const { return day_; }  // that the accord says it is of
  [[nodiscard]] const std::string& hash() const { return hash_; }  // SHA-256 of the accord's bytes, in hexadecimal

  [[nodiscard]] std::size_t choices() const { return reading_.choices.size(); }
  [[nodiscard]] const text::Choice& choice(std::size_t c) const { return reading_.choices[c]; }
  // "" of what is no choice, such as that of a sentence about signatures.
  [[nodiscard]] std::string name_of(std::size_t c) const { return c < choices() ? reading_.name_of(c) : std::string{}; }
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
  // "3.2", the provision around the first place of the choice; "" where there is none.
  [[nodiscard]] std::string provision(std::size_t c) const { return c < provisions_.size() ? provisions_[c] : std::string{}; }
  // Its options by number: 1, 2, ...; a lone span has 1 and 0 (drop).
  [[nodiscard]] std::vector<std::int64_t> options_of(std::size_t c) const;
  // "2", "keep", "drop".
  [[nodiscard]] std::string option_name(std::size_t c, std::int64_t option) const;

  // Is that option of the choice taken? 0: it is dropped, or not alive.
  [[nodiscard]] talks::Condition taken(std::size_t c, std::int64_t option) const;
  [[nodiscard]] talks::Condition holds(const text::Guard& guard) const;
  // Of one choice, the option that an option of its issue takes; 0 where it is not alive.
  [[nodiscard]] std::size_t issue_of(std::size_t c) const { return issue_of_[c]; }
  [[nodiscard]] std::int64_t option_in(std::size_t c, std::size_t option) const;
  [[nodiscard]] bool alive(std::size_t c, std::size_t option) const { return ways_[issue_of_[c]][option].contains(c); }
  // The text as it is drafted: of each choice the option that stands first, of a lone bracket
  // its words; but what `words` names otherwise ("cap=2,donbas=drop"). Faults: usage, as
  // text::read_assignment; a choice named inside an option that is not taken.
  [[nodiscard]] base::Result<talks::Package> drafted(std::string_view words = {}) const;

 private:
  using Way = std::map<std::size_t, std::int64_t>;  // option by choice
  std::optional<base::Fault> put_issues();
  [[nodiscard]] std::vector<Way> ways(std::size_t c) const;
  static std::vector<Way> joined(const std::vector<Way>& some, const std::vector<Way>& others);
  void put_provisions(const text::Document& document);
  void put_sentences(const text::File& file);
  void put_route(const text::Sentence& sentence, const text::Route& route);

  text::ChoiceReading reading_;
  std::vector<talks::Issue> issues_;
  std::vector<std::vector<Way>> ways_;  // by issue and option
  std::vector<std::size_t> issue_of_;
  std::vector<std::string> provisions_;
  std::vector<std::string> parties_, party_titles_;
  std::vector<Route> routes_;
  Shares shares_;
  std::string title_, hash_;
  measure::Instant day_{};
};

}  // namespace casus::positions
