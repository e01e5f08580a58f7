// An accord and its feeds, read as the program reads them, and both ways to judge.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "casus/host/executor.h"
#include "casus/oracle/oracle.h"
#include "casus/verb/accord_file.h"
#include "casus/verb/feeds.h"
#include "casus/watch/watch.h"
#include "tests/support/source_dir.h"

namespace casus::test {

struct Loaded {
  accord::Accord accord;
  std::vector<fact::Fact> facts;  // in log order
};

// Fails the test if the accord has errors or a feed breaks off.
inline Loaded load(const std::filesystem::path& accord, const std::vector<verb::FeedSpec>& feeds) {
  const auto file = verb::open_accord(accord.string());
  REQUIRE(file.ok());
  REQUIRE(file->reading.accord.has_value());
  Loaded out{*file->reading.accord, {}};
  for (const verb::FeedSpec& feed : feeds) {
    const auto source = verb::source_of(out.accord, feed);
    REQUIRE(source.ok());
    fact::SourceProfile profile = (*source)->profile;
    profile.id = (*source)->name;
    const verb::FeedOutcome read =
        verb::read_feed(feed, (*source)->format, profile, [&](fact::Fact&& fact) { out.facts.push_back(std::move(fact)); });
    REQUIRE_FALSE(read.fault.has_value());
  }
  return out;
}

using Judge = std::vector<finding::Finding> (*)(const accord::Accord&, const std::vector<fact::Fact>&);

inline std::vector<finding::Finding> by_engine(const accord::Accord& accord, const std::vector<fact::Fact>& facts) {
  host::ThreadExecutor two{2};
  return watch::judge(accord, facts, two);
}

inline std::vector<finding::Finding> by_oracle(const accord::Accord& accord, const std::vector<fact::Fact>& facts) {
  return oracle::judge(accord, facts).findings;
}

// The folder of our own twins.
inline std::filesystem::path own_examples() {
  return std::filesystem::path{casus::test::source_dir()} / "tests" / "data" / "examples";
}

}  // namespace casus::test
