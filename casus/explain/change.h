// Change: a nearest one, of the evidence or of the text, with which a finding would not
// exist, or would be certain. It was judged again before it is told: with it the verdict
// is `then`, and with one unit less it is not (`least`). `stays` is what is found all the
// same, against the same subject, in the time that the finding covered.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "casus/explain/retrial.h"

namespace casus::explain {

struct Change {
  enum class Side : std::uint8_t { evidence, text };
  Side side = Side::evidence;
  Fate then = Fate::gone;            // gone or breach
  std::string dial{};                  // what is turned: "threshold", "window", "records", ...
  std::string now{};                   // "10 deaths"; empty where there is no number to turn
  std::string needed{};                // "12 deaths"
  std::string leaves{};                // the last value that changes nothing: "11 deaths"
  std::vector<std::string> records{};  // that would be otherwise
  bool least = false;                // no smaller change of this sort does
  std::vector<finding::Finding> stays{};  // empty: with it nothing is wrong in that time
  std::string reason{};                // the doubt that it settles; empty: the finding as a whole
  Edit edit{};                       // what was tried ...
  std::optional<Edit> less{};        // ... and what was not enough; nullopt where nothing is turned
  std::string words{};                 // all of it, for people
};
[[nodiscard]] std::string_view name(Change::Side side);

}  // namespace casus::explain
