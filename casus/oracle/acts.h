// Acts: which acts on record are what a norm asks for, by whom, when.
//
// Acts are registered: what is not on record was not done. An act whose receipt is not
// on record was possibly done, never certainly; nor was one of which a party tells that
// did not do it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casus/oracle/occurrence.h"

namespace casus::oracle {

struct Act {
  const fact::Fact* fact = nullptr;
  measure::Interval when;         // exact if received: then it happened
  Reasons doubts;                 // empty: certainly such an act
  std::vector<std::string> to;    // whom it names as addressees; empty: everybody
  std::string about;              // what it names by id, or empty
  [[nodiscard]] bool certain() const { return doubts.empty(); }
};

// What is looked for. A body's own act has the body as its actor; `parties` are whose
// act will do.
struct Wanted {
  std::string verb;                  // the kind of act; `declare` of an object: declarations
  std::string object;                // a kind, or empty
  fact::Tests object_tests;
  std::string motion;                // or empty
  std::vector<std::string> parties;
  std::optional<std::size_t> zone;   // an act without a place was done where it is wanted ...
  bool in_each{};              // ... unless it is wanted in each of several zones
  std::optional<fact::Grade> grade{};  // that proves it; nullopt: the accord's
  std::vector<std::string> owed_to{};  // whose own word proves that it was done for them
  bool whoever_tells{};          // who may tell of it is asked elsewhere
};
[[nodiscard]] Wanted wanted_by(const accord::Norm& norm, const Subject& debtor, std::optional<std::size_t> zone);

// All such acts, in order of time, those of one instant in log order.
[[nodiscard]] std::vector<Act> acts_of(const World& world, const Wanted& wanted);

// The word that an act states in this attribute; empty if it states none, or a number.
[[nodiscard]] std::string word_of(const fact::Fact& act, std::string_view attribute);
// The words of a list such as "RUS|UKR".
[[nodiscard]] std::vector<std::string> words_in(std::string_view list);

// Up to when a record shows that time has passed: until it became known; without receipt or
// publication until what it tells of had certainly begun, or to an end that is told once it has come.
[[nodiscard]] measure::Instant shows_passed(const World& world, const fact::Fact& fact);
// The last instant of them all.
[[nodiscard]] measure::Instant end_of_record(const World& world);
[[nodiscard]] measure::Instant start_of_record(const World& world);

}  // namespace casus::oracle
