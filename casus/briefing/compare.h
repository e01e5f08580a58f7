// Compare: what moved between two drafts, or between two sets of pages on one: choices that
// opened, closed or have other options; positions that appeared, fell or rest on another
// basis; conflicts that are new, gone or kept; packages before and after.
//
// Choices are the same if they have the same name. Where a draft gives none, a choice is the
// one with which it shares the most options, in the order of the text. Options are the same
// if their words are. Positions are the same if party, words and claimant are; conflicts, if
// their members are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "casus/positions/outcome.h"

namespace casus::briefing {

// One of the two: everything it points to must outlive the comparison.
struct Side {
  std::string file{};                                    // of the accord
  const positions::Agenda* agenda = nullptr;
  const std::vector<positions::Page>* pages = nullptr;
  const positions::Outcome* outcome = nullptr;           // nullptr: nobody takes a position
  std::size_t left_out = 0;                              // faults of pages that name what this draft does not have
};

struct OptionMove {  // an option that is new, gone or has another number
  std::string words{};
  std::optional<std::int64_t> before{}, after{};
};
struct ChoiceMove {
  std::optional<std::size_t> before{}, after{};  // none: it was not open then
  std::vector<OptionMove> options{};             // of a choice that is open in both
};

struct StatementMove {
  std::optional<positions::Origin> before{}, after{};  // both: on another basis, or renumbered
  bool said_before = false;  // appeared only because the old draft had no such choice or option
  bool renumbered = false;   // the same words, with the number of an option that is another now
};

struct ConflictMove {
  bool appeared = false;             // else it is gone
  std::vector<std::string> members{};  // "UKR cannot #donbas keep (3.2)"
};

struct Comparison {
  std::vector<ChoiceMove> choices{};
  std::size_t choices_kept = 0;
  std::vector<StatementMove> statements{};
  std::size_t statements_kept = 0;
  std::vector<std::string> sentences_new{}, sentences_gone{};  // of points, floors and blocs, in one spelling
  std::vector<ConflictMove> conflicts{};
  std::size_t conflicts_kept = 0;
  bool conflicts_complete = true;    // false: of those that were found
  std::optional<std::size_t> smallest_fix_before{}, smallest_fix_after{};  // lines to lift; 0: none are in the way
};

[[nodiscard]] Comparison compare(const Side& before, const Side& after);

// For people, and as one object of schema casus.compared/1.
[[nodiscard]] std::string compared_screen(const Side& before, const Side& after, const Comparison& moved);
[[nodiscard]] std::string compared_json(const Side& before, const Side& after, const Comparison& moved);

}  // namespace casus::briefing
