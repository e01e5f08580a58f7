// Feeds in the order asked for become one log.
#pragma once

#include <vector>

#include "casus/accord/accord.h"
#include "casus/base/result.h"
#include "casus/fact/fact.h"
#include "casus/verb/feeds.h"
#include "casus/watch/passed.h"

namespace casus::verb {

// The facts of all feeds, in the order asked for, with what was read of each. A source
// may have several: of one whose `releases replace` only what the files of the last release
// hold is a fact; of any other the next goes on where the last one ended. Faults:
// usage (an unknown source); those of a feed that gave nothing at all.
struct ReadFeeds {
  std::vector<fact::Fact> facts;
  std::vector<FeedOutcome> feeds;
  watch::Passed passed{};  // what is known of facts that were left out
  bool sifted = false;     // some may have been
};
base::Result<ReadFeeds> read_feeds(const accord::Accord& accord, const std::vector<FeedSpec>& feeds);

}  // namespace casus::verb
