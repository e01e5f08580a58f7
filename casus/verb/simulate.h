// Simulate: the feeds of a rehearsal (rehearse/simulate.h) written to a folder.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "casus/base/result.h"

namespace casus::verb {

struct SimulateRequest {
  std::uint64_t seed = 1;
  std::int64_t days = 30;
  std::string start{};   // ISO 8601 with offset; empty: the accord's date
  std::string choose{};  // the variant of an open text, "cap=1,donbas=drop"
};

struct SimulatedFeed {
  std::string source;
  std::string file_name;
  std::size_t bytes = 0;
};

struct Simulated {
  std::vector<SimulatedFeed> feeds;
  std::size_t truth_bytes = 0;
};

// Faults: those of open_variant, malformed (an accord with errors), range, outside.
base::Result<Simulated> simulate_into(const std::string& accord_path, const SimulateRequest& request, const std::string& folder);

}  // namespace casus::verb
