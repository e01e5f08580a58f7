// Scenarios: negotiation files of other programs found on disk and read, one talk after
// the other.
//
// PATH is a file (talks-jsonl, csv) or a folder (the others). A folder that holds no
// scenario itself is searched below, in the order of names; the id of a talk is then its
// folder from PATH on.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "casus/base/result.h"
#include "casus/exchange/exchange.h"

namespace casus::verb {

struct ScenarioSource {
  std::string format;        // genius, negmas, negolog, scorable, talks-jsonl, csv
  std::string path;
  std::size_t parties = 0;   // exchange::Profiles
};

using OnTalk = std::function<void(base::Result<exchange::Import>)>;

// Calls `use` for every talk and for every one that cannot be read. Faults: usage (no such
// format), and those of the path itself.
base::Result<base::Done> read_scenarios(const ScenarioSource& source, const OnTalk& use);

[[nodiscard]] std::string_view scenario_formats();  // for help

}  // namespace casus::verb
