// The six files of a record, as write_record() makes them and verify() makes them
// again. Shared by record.cc and verify.cc only.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"
#include "casus/fact/sink.h"

namespace casus::verb {

// Those that the manifest lists, in its order.
inline constexpr std::array<std::string_view, 5> record_files{"accord.md", "zones.lock.json", "facts.ndjson", "findings.ndjson",
                                                              "duties.ndjson"};
inline constexpr std::uint64_t largest_record_file = std::uint64_t{8} << 30;

// The bytes of each by its name.
using Contents = std::map<std::string, std::string, std::less<>>;

inline std::string path_of(const std::string& folder, std::string_view file) { return fmt::format("{}/{}", folder, file); }

// Counts in the summary of each feed the facts that are in the record.
void count_again(std::vector<fact::FeedSummary>& feeds, const std::vector<fact::Fact>& facts);

[[nodiscard]] std::string lock_of(const accord::Accord& accord);

// One document a line.
template <typename Items>
std::string lines_of(const Items& items) {
  std::string out;
  for (const auto& item : items) {
    out += to_json(item);
    out += '\n';
  }
  return out;
}

}  // namespace casus::verb
