// Starts: each coming about of an event: facts, a breach, the rising edge of a meaning, a
// vote that is carried. What starts clocks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/measure/time.h"
#include "casus/watch/reasons.h"

namespace casus::procedure {

struct World;

struct Start {
  measure::Instant possible;                 // possibly so from here
  std::optional<measure::Instant> reached{};   // certainly so from here; nullopt: never certain
  std::optional<measure::Instant> initial{};   // `start of`: without the lasting
  std::optional<measure::Instant> over{};      // a meaning: when it certainly held no more
  std::vector<std::string> actors{};           // who did it, as far as known
  std::optional<std::size_t> zone{};           // of a breach or an act, if it has one
  std::string because{};                       // a finding's id, a fact's id, a meaning's name, or "no_coverage"
  std::vector<std::uint32_t> evidence{};       // log indices, ascending, each once
  watch::Reasons doubts{};
};

// Whom `the same party` means and where `there` is.
struct Viewpoint {
  const accord::Proof* proof = nullptr;  // of the norm that asks; nullptr: the accord's
  std::vector<std::string> judged{};
  std::optional<std::size_t> zone{};
};

// In order of `possible`.
[[nodiscard]] std::vector<Start> starts_of(const World& world, const accord::Event& event, const Viewpoint& from);

// The coming about of a motion's being carried, one for each vote that was called. votes.cc
[[nodiscard]] std::vector<Start> votes_carried(const World& world, const std::string& motion);

// Do the two ascending lists have an element in common?
[[nodiscard]] bool share(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

}  // namespace casus::procedure
