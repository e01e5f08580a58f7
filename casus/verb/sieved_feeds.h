// Feeds through the sieve of the engine (watch/sieve.h): what comes out of them is what
// may change a finding, and not one fact a position.
//
//   feeds of incidents, acts, ...  --all of them, first-->  facts, and the movers they name
//   feeds of tracks                --through the sieve-->   facts that matter, and Passed
//
// A mover that any other feed tells of as well is kept whole. So is one of whom the sieve
// finds out too late that something mattered: then the tracks are read a second time.
// Findings are the same bytes either way.
#pragma once

#include <vector>

#include "casus/accord/accord.h"
#include "casus/base/result.h"
#include "casus/verb/feeds.h"
#include "casus/verb/read_feeds.h"

namespace casus::verb {

// As read_feeds, for a plain accord (accord/plain.h); where no feed can be sifted, the same
// as read_feeds. Sifted are tracks in files, which can be read again; not those of a source
// whose releases replace each other, nor of kinds that need a notice for each fact.
base::Result<ReadFeeds> read_through_sieve(const accord::Accord& accord, const std::vector<FeedSpec>& feeds);

}  // namespace casus::verb
