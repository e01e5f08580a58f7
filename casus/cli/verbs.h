// The table of verbs: one row each, for help, completions and the man page alike.
#pragma once

#include <span>
#include <string_view>

namespace casus::cli {

struct VerbRow {
  std::string_view name;
  std::string_view usage;    // what follows the verb
  std::string_view summary;  // one line
  std::string_view example;  // a command that runs
  std::string_view more{};   // what else one has to know
};

[[nodiscard]] std::span<const VerbRow> verbs();
[[nodiscard]] const VerbRow* verb(std::string_view name);

// `casus help`, `casus help VERB`.
[[nodiscard]] std::string_view exit_codes();

}  // namespace casus::cli
