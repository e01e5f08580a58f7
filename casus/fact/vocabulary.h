// Vocabulary: which kinds a feed format defines, of which root, and which raw
// columns an accord may test. The accord checks names against it; the readers in
// intake/ produce it. Nothing else is built in.
#pragma once

#include <span>
#include <string_view>

#include "casus/fact/fact.h"

namespace casus::fact {

struct FormatKind {
  std::string_view name;
  Root root;
};

struct Vocabulary {
  std::string_view format;               // "ais_nmea"
  std::span<const FormatKind> kinds;     // kinds its records have without a `where`
  std::span<const std::string_view> attributes;  // columns that tests may name
  bool open_kinds = false;               // records name their kind themselves (our own CSVs)
  bool open_attributes = false;          // further columns are attributes
  bool tracks = false;                   // reports of movers: one origin per mover
};

// nullptr for a format that does not exist.
[[nodiscard]] const Vocabulary* vocabulary(std::string_view format);
[[nodiscard]] std::span<const Vocabulary> vocabularies();

// The kinds of movers that a fact of a track format is ("vessel" for AIS message
// types 1, 2, 3, 18, 19, 27; "aircraft" for type 9), by its `message` attribute;
// empty for anything that is not a position of a mover.
[[nodiscard]] std::string_view mover_kind(std::string_view format, std::int64_t message);

}  // namespace casus::fact
