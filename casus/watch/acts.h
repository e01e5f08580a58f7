// Acts: which acts on record are what a norm asks for, by whom, when.
//
// Acts are registered: what is not on record was not done. One whose receipt is not on
// record was possibly done, never certainly; one that was received happened then. What only
// the own log of a party tells of others they perhaps did.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/watch/ground.h"
#include "casus/watch/collect.h"
#include "casus/watch/reasons.h"

namespace casus::watch {

struct Act {
  std::uint32_t record = 0;      // index into the log
  measure::Interval when;
  Reasons doubts;                // empty: certainly such an act
  std::vector<std::string> to;   // whom it names as addressees; empty: everybody
  // What it states, or empty; they point into the log.
  std::string_view about;        // the record that it names
  std::string_view kind;         // of what it is of
  [[nodiscard]] bool certain() const { return doubts.empty(); }
};

// What is looked for, and whose act will do. A body's own act has the body as its actor.
struct WantedAct {
  std::string verb;                    // the kind of act; `declare` of an object: declarations
  std::string object;                  // a kind, or empty
  fact::Tests object_tests;
  std::string motion;                  // or empty
  std::vector<std::string> parties;    // empty: anybody's
  std::optional<std::size_t> zone;     // an act without a place was done where it is wanted ...
  bool one_of_several{};         // ... unless it is wanted in each of several zones
  std::optional<fact::Grade> grade{};  // that proves it; nullopt: the accord's
  std::vector<std::string> to{};       // whom it is owed to: one that says it was told is believed
};
// What the norm obliges to.
[[nodiscard]] WantedAct wanted_by(const accord::Norm& norm, const std::vector<std::string>& parties,
                                  std::optional<std::size_t> zone);

// All such acts in order of time, those of one instant in log order.
[[nodiscard]] std::vector<Act> acts_of(const accord::Accord& accord, const Collected& collected,
                                       const Ground& zones, const WantedAct& wanted);

// The word that a record states in this attribute; empty if it states none, or a number.
[[nodiscard]] std::string_view word_of(const fact::Fact& record, std::string_view attribute);

// The words of a list such as "RUS|UKR".
[[nodiscard]] std::vector<std::string> words_in(std::string_view list);

// Does what a record is `about` name this one: by its id, or by the source's own?
[[nodiscard]] bool names(std::string_view about, const fact::Fact& record);

}  // namespace casus::watch
