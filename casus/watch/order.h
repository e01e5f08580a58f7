// Order: which norms ask about breaches of which, through conditions and meanings, so that
// those that are asked about are judged first.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "casus/accord/accord.h"

namespace casus::watch {

// Indices of all norms, each after those whose breaches decide about it, else as written.
[[nodiscard]] std::vector<std::uint32_t> order_of_dependence(const accord::Accord& accord);

// The ids of the norms that this one asks about: whose breaches its conditions, its clocks
// and moments name, and which call the votes that they name.
[[nodiscard]] std::set<std::string> asked_by(const accord::Accord& accord, const accord::Norm& norm);
// These, and all that they ask about in turn.
[[nodiscard]] std::set<std::string> with_what_they_ask(const accord::Accord& accord, const std::set<std::string>& ids);

// The kinds of facts that decide about the norm: its own, those of its conditions and clocks,
// and those of the norms that it asks about.
struct ReadKind {
  std::string kind;
  fact::Root root = fact::Root::incident;
  std::vector<std::string> by{};  // by one of these; empty: by whomever
  friend auto operator<=>(const ReadKind&, const ReadKind&) = default;
};
[[nodiscard]] std::set<ReadKind> kinds_read_by(const accord::Accord& accord, const accord::Norm& norm);

// The ids of the norms whose breaches anything asks about.
struct AskedAbout {
  std::set<std::string> norms;
  std::set<std::string> by_anyone;  // whoever did it
};
[[nodiscard]] AskedAbout asked_about(const accord::Accord& accord);

}  // namespace casus::watch
