// A Fact is one thing that a source says was observed or done. It is never a
// verdict: a report of shelling is a fact even if there was no shelling.
//
// Identity is source + record id; the version is the SHA-256 of the canonical
// bytes (canonical(), below), so the same content is the same version wherever
// and whenever it is read. Offset, receipt and publication say when and where we
// learned the content; they are not part of it.
//
// Document form: schema casus.fact/1, docs/formats/fact.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "casus/base/result.h"
#include "casus/earth/position.h"
#include "casus/fact/grade.h"
#include "casus/measure/decimal.h"
#include "casus/measure/length.h"
#include "casus/measure/time.h"

namespace casus::fact {

// The roots of the taxonomy of kinds.
enum class Root : std::uint8_t { sighting, incident, declaration, coverage, act };
[[nodiscard]] std::string_view name(Root root);
[[nodiscard]] std::optional<Root> root_named(std::string_view word);

enum class Visibility : std::uint8_t { everybody, parties, mission };
[[nodiscard]] std::string_view name(Visibility visibility);  // "public", "parties", "mission"
[[nodiscard]] std::optional<Visibility> visibility_named(std::string_view word);

// Where: a disc around a point. radius 0 = exactly there; nullopt = possible
// anywhere (the source names only a district or a country), certain nowhere.
struct Place {
  earth::Position at;
  std::optional<measure::Length> radius = measure::millimetres(0);
  friend bool operator==(const Place&, const Place&) = default;
};

// A number (or bounds of one), or a word.
using Value = std::variant<measure::AmountRange, std::string>;
struct Attribute {
  std::string name;
  Value value;
  friend bool operator==(const Attribute&, const Attribute&) = default;
};

struct Fact {
  // What norms ask of every record lies side by side.
  Root root = Root::incident;
  Grade grade;
  Visibility visibility = Visibility::everybody;
  std::optional<measure::Interval> when;     // nullopt: the record states no time
  std::optional<measure::Instant> received;  // when we learned it
  std::optional<Place> place;                // nullopt: no place stated, possible anywhere
  std::vector<std::string> actors;           // candidates; empty = unknown; one = named
  std::vector<Attribute> attributes;         // sorted by name, each name once
  std::string what;                          // the kind: position, shelling, strength, ...
  std::string mover;                         // "mmsi:538004030", "icao:71be34", or empty
  std::string source;                        // the accord's name of the source
  std::string record;                        // the source's own id of the record
  std::optional<measure::Instant> published; // when the source published this version
  std::uint64_t offset = 0;                  // byte offset of the record in its input

  // Sets or replaces; keeps the order by name.
  void set(std::string_view attribute, Value value);
  void set(std::string_view attribute, std::int64_t value);
  [[nodiscard]] const Value* find(std::string_view attribute) const;

  // "source:record".
  [[nodiscard]] std::string id() const;
};

// The canonical bytes: one JSON object of the content, keys in schema order.
[[nodiscard]] std::string canonical(const Fact& fact);
// SHA-256 of canonical(), in hexadecimal.
[[nodiscard]] std::string version(const Fact& fact);
// The casus.fact/1 document, one line without its end.
[[nodiscard]] std::string to_json(const Fact& fact);
// Reads what to_json prints. Faults: malformed (version mismatch included).
base::Result<Fact> from_json(std::string_view line);

}  // namespace casus::fact
