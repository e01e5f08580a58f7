// Condition: when a condition holds, and when an event comes about. One evaluation for
// excuses, meanings and the clocks of duties alike.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casus/oracle/judged.h"
#include "casus/oracle/occurrence.h"
#include "casus/oracle/signal.h"

namespace casus::oracle {

// Where a condition is used: it tells what `another party`, `the same party` and
// `there` mean, and by which proof facts count.
struct Use {
  const accord::Norm* norm = nullptr;  // nullptr: a meaning by itself, the accord's proof
  const Subject* subject = nullptr;    // nullptr: nobody is judged
  std::optional<std::size_t> zone;     // what `there` is
  const fact::Fact* fact = nullptr;    // an excuse: the fact that is tested, if it is one
  bool excuse = false;                 // who excuses himself proves it: what is unproven does not count
  std::optional<measure::Duration> pause{};  // of the meaning that lasts with pauses, if it asks
};

[[nodiscard]] Signal signal_of(const World& world, const accord::Condition& condition, const Use& use);
[[nodiscard]] Signal signal_of(const World& world, const accord::Event& event, const Use& use);

// Why a condition that is unknown somewhere in [from, to) is so.
[[nodiscard]] Reasons doubts_of(const World& world, const accord::Condition& condition, const Use& use, Piece when);

// The same, but for what rests on grounds: why `no ...` is, or `... since ...`.
[[nodiscard]] Reasons doubts_without_grounds(const World& world, const accord::Condition& condition, const Use& use, Piece when);

// One coming about of an event: a fact, an act, a finding, a vote carried, or the rising
// edge of a meaning. What starts clocks.
struct Start {
  measure::Instant possible;                 // possibly so from here
  std::optional<measure::Instant> reached;   // certainly so from here; nullopt: never certain
  std::optional<measure::Instant> initial;   // `start of`: without the lasting
  std::optional<measure::Instant> over;      // a meaning: when it certainly held no more
  std::vector<std::string> actors;           // who did it, as far as known
  std::optional<std::size_t> zone;           // of a breach or an act, if it has one
  std::string because;                       // a finding's id, a fact's id, or a meaning's name
  std::set<const fact::Fact*> evidence;
  Reasons doubts;
};
// In order of `possible`.
[[nodiscard]] std::vector<Start> starts_of(const World& world, const accord::Event& event, const Use& use);

}  // namespace casus::oracle
