// Mapping: what an accord's `where ... is ... by ...` says about a source's
// records, compiled to a value that intake can apply without knowing accords.
//
//   where type_of_violence = 1 and where_prec = 1 is clash by unknown
//
// Rules are tried in order; the first whose tests all hold names the kind (and
// the actor). A record that fits no rule keeps the kind its format gives it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/fact/fact.h"
#include "casus/measure/truth.h"

namespace casus::fact {

enum class Comparison { equal, less, at_most, greater, at_least };

// `attribute op operand`; the operand is a number or a word.
struct Test {
  std::string attribute;
  Comparison comparison = Comparison::equal;
  Value operand;
  friend bool operator==(const Test&, const Test&) = default;
};

// A disjunction of conjunctions: `a and b or c` (`and` binds first).
struct Tests {
  std::vector<std::vector<Test>> any_of;  // empty = always true
  friend bool operator==(const Tests&, const Tests&) = default;
};

// Three-valued: a missing attribute is unknown, bounds that straddle the operand
// are unknown, a word never equals a number. A word equals a text in which `_` stands for
// every ASCII character that a name cannot hold: Kyiv_City equals "Kyiv City".
[[nodiscard]] measure::Truth holds(const Test& test, const Value* value);
// `look_up` gives the value of an attribute, or nullptr.
using LookUp = std::function<const Value*(std::string_view attribute)>;
[[nodiscard]] measure::Truth holds(const Tests& tests, const LookUp& look_up);

struct MappingRule {
  Tests tests;
  std::string kind;
  std::optional<Root> root;          // of `kind`, as the accord declares it
  std::optional<std::string> actor;  // "unknown", a party, or nullopt: as the record says
};

// Everything intake needs to know about one source of an accord.
struct SourceProfile {
  std::string id;                       // "ged"
  Grade grade;                          // for records that carry none
  std::vector<MappingRule> rules;
  std::vector<std::string> parties;     // known actor names, for formats that name actors
};

// Applies the first rule that certainly holds; `raw` looks up a raw column.
// A rule that holds only possibly is passed over.
void apply(const SourceProfile& profile, const LookUp& raw, Fact& fact);

}  // namespace casus::fact
