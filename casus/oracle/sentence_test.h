// Signals of this room's tests as lines of text.
//
//   spans("w means fire within 2 h.", {report("1", "fire", "2025-03-01T10:00Z")})
//   == "yes [03-01T10:00, 03-01T12:00]"
#pragma once

#include <string>
#include <vector>

#include "casus/oracle/condition.h"
#include "casus/oracle/court.h"
#include "casus/oracle/grounds.h"
#include "casus/oracle/history_test.h"
#include "casus/oracle/records.h"

namespace casus::oracle::testing {

// "03-01T10:00" or, where it is no whole minute, with seconds.
inline std::string short_instant(measure::Instant at) {
  const std::string text = measure::print(at);
  return text.substr(5, text.ends_with(":00.000Z") ? 11 : 18);
}

// What is not `no`, with a bracket where an end is in and a parenthesis where it is not.
inline std::string spans(const Signal& signal) {
  std::string out;
  for (const Piece& piece : signal.pieces()) {
    if (piece.truth == measure::Truth::no) continue;
    out += out.empty() ? "" : " ";
    out += piece.truth == measure::Truth::yes ? "yes " : "unknown ";
    out += piece.from == beginning ? "(.." : (piece.from % 2 == 0 ? "[" : "(") + short_instant(instant_of(piece.from));
    out += ", ";
    out += piece.to == ending ? "..)" : short_instant(instant_of(piece.to)) + (piece.to % 2 == 0 ? ")" : "]");
  }
  return out;
}

// An accord with a log, and what its norms were found to be.
struct Story {
  Story(const std::string& sentences, const std::vector<fact::Fact>& log)
      : accord{read_text(sentences)}, records{current_records(accord, log)}, ground{accord} {
    for (const fact::Fact& fact : records) told.push_back(&fact);
    verdicts = judge_norms({accord, ground, told});
  }
  [[nodiscard]] World world() const { return {accord, ground, told, &verdicts.judged}; }
  [[nodiscard]] const accord::Meaning& meaning(const std::string& name) const {
    for (const accord::Meaning& one : accord.meanings)
      if (one.name == name) return one;
    return accord.meanings.front();
  }

  accord::Accord accord;
  std::vector<fact::Fact> records;
  Ground ground;
  std::vector<const fact::Fact*> told;
  Verdicts verdicts;
};

// When the meaning `w` of the sentences holds.
inline std::string spans(const std::string& sentences, const std::vector<fact::Fact>& log) {
  const Story story{sentences, log};
  return spans(held(story.world(), story.meaning("w"), {}).signal);
}

}  // namespace casus::oracle::testing
