// One feed after the other; releases that replace each other leave the last one.
#include "casus/verb/read_feeds.h"

#include <map>
#include <utility>

namespace casus::verb {

using base::Result;

Result<ReadFeeds> read_feeds(const accord::Accord& accord, const std::vector<FeedSpec>& feeds) {
  for (const FeedSpec& feed : feeds) {  // before anything is read
    CASUS_TRY(known, source_of(accord, feed));
    static_cast<void>(known);
  }
  ReadFeeds out;
  std::map<std::string, std::string> release;  // the last of each source
  for (const FeedSpec& feed : feeds) {
    CASUS_TRY(source, source_of(accord, feed));
    fact::SourceProfile profile = source->profile;
    profile.id = source->name;
    const bool replaces = source->releases_replace && std::exchange(release[source->name], feed.release) != feed.release;
    if (replaces) std::erase_if(out.facts, [&](const fact::Fact& fact) { return fact.source == source->name; });
    out.feeds.push_back(read_feed(feed, source->format, profile,
                                  [&](fact::Fact&& fact) { out.facts.push_back(std::move(fact)); }));
    const FeedOutcome& last = out.feeds.back();
    if (last.fault && last.summary.facts == 0) return *last.fault;
  }
  return out;
}

}  // namespace casus::verb
