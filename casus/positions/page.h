// Page: what a positions file says, every name looked up in the agenda.
//
//   bytes --read_document--> `positions` blocks --scan--> sentences --> statements, points, blocs
//
// The grammar and the meaning are in docs/positions.md. Every fault is told, with its
// place; a sentence with a fault says nothing further.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/interval/ranged.h"
#include "casus/measure/time.h"
#include "casus/positions/agenda.h"
#include "casus/text/diagnostic.h"

namespace casus::positions {

enum class Stance : std::uint8_t { must, cannot, prefers, can_live_with, accepts, needs, offers, signs };

// Who says so. `claimed_by` is empty where it is the party's own word.
struct Basis {
  std::string source;
  std::string grade;  // "B3"
  std::string claimed_by;
  measure::Instant of;
};

inline constexpr std::string_view supposed_page = "what if";  // the name of what suppose() makes
inline constexpr std::size_t no_choice = SIZE_MAX;

struct Statement {
  std::string party;
  Stance stance = Stance::must;
  std::size_t choice = 0;           // the first it names; signs: none, no_choice
  talks::Condition what;            // the options it speaks of, any of them; or the whole condition
  std::optional<talks::Condition> when;      // `if ...`
  std::optional<measure::Instant> until{};   // an offer's last day
  bool before = false;                       // signs before, or after, ratification by these
  std::vector<std::string> ratifiers{};
  Basis basis;
  std::string words;                // "cannot #donbas keep", as written
  text::Span span;                  // of the sentence
};

// A party's points for one option, or its floor; both may be told as an interval.
struct Points {
  std::string party;
  std::size_t choice = 0;
  std::int64_t option = 0;
  interval::Range points;
  text::Span span;
};
struct Floor {
  std::string party;
  interval::Range points;
  text::Span span;
};

enum class Leaning : std::uint8_t { sure, leaning, against };
struct Bloc {
  struct Vote {
    Leaning leaning = Leaning::sure;
    talks::Condition when;
  };
  std::string party, name, chamber;
  std::int64_t seats = 0;
  std::vector<Vote> votes;  // the first whose condition holds counts; none: unknown
  Basis basis;
  text::Span span;
};

// `USA does not ask Senate if #form 1`: it is not brought to a vote there.
struct Withheld {
  std::string party, chamber;
  std::optional<talks::Condition> when;  // none: whatever is agreed
  Basis basis;
  std::string words;                     // "does not ask Senate if #form 1"
};

struct Page {
  std::string name, bytes;
  std::vector<Statement> statements;
  std::vector<Points> points;
  std::vector<Floor> floors;
  std::vector<Bloc> blocs;
  std::vector<Withheld> withheld;
  std::vector<text::Diagnostic> diagnostics;  // by position
};

// The page holds numbers of the agenda, and no view of it.
[[nodiscard]] Page read_page(const Agenda& agenda, std::string name, std::string bytes);

// What no single sentence shows: positions of one party that cannot hold together, points
// given twice, blocs with more seats than their chamber. Adds diagnostics to the pages.
void check_together(const Agenda& agenda, std::vector<Page>& pages);

// Supposes a sentence, without basis (`UKR can live with #donbas keep`): a page of its own named
// `what if`, and what its parties have said of the choices that it names first is set aside; or
// the bloc of that name, the points of those options, the floor. The supposed is nobody's word:
// it is marked as a claim, of `day`.
void suppose(const Agenda& agenda, std::vector<Page>& pages, std::string_view sentence, measure::Instant day);

[[nodiscard]] bool sound(const std::vector<Page>& pages);  // no error in any

}  // namespace casus::positions
