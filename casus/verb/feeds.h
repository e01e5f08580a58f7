// Feeds: `--feed ged=events.csv.gz` becomes facts and a summary.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/base/result.h"
#include "casus/fact/sink.h"

namespace casus::verb {

struct FeedSpec {
  std::string source;
  std::string path;         // "-" is standard input; gzip by content
  std::string release{};    // "2022"; files that share one, or have none, are its parts
};

// "SOURCE=PATH" or "SOURCE@RELEASE=PATH". Faults: usage.
base::Result<FeedSpec> parse_feed(std::string_view text);
// Each of them. The files of a source stand release by release, the oldest first, and all of
// them name theirs or none does: then they are parts of one. Faults: usage (of parse_feed;
// one file twice in a release; a release named for some only, or on both sides of another).
base::Result<std::vector<FeedSpec>> parse_feeds(const std::vector<std::string>& texts);

// What came of one feed. A fault is about the input as a whole (a truncated gzip
// stream, a missing header); the facts before it were handed on, and that the rest is
// missing is counted as a bad record (`broken_off`), so that a record tells of it.
inline constexpr std::string_view broken_off = "broken_off";
struct FeedOutcome {
  fact::FeedSummary summary;
  std::vector<fact::BadRecord> examples;  // the first bad record of each reason
  std::vector<std::string> notes{};       // what is odd about the input and costs no record
  std::optional<base::Fault> fault;
};

using TakeFact = std::function<void(fact::Fact&&)>;

// Reads one feed, whatever its format; facts go to `take` in input order.
FeedOutcome read_feed(const FeedSpec& feed, std::string_view format, const fact::SourceProfile& profile, const TakeFact& take);

// Where facts and glimpses go that are not counted one by one.
class Taker {
 public:
  virtual ~Taker() = default;
  virtual void take(fact::Fact&& fact) = 0;
  virtual void take(const fact::Glimpse& glimpse) = 0;
};
// The same for who needs no fact of most reports (fact/glimpse.h). Records that come twice
// are not counted, for that would take 16 bytes a record: `duplicates` is 0.
FeedOutcome read_feed(const FeedSpec& feed, std::string_view format, const fact::SourceProfile& profile, Taker& taker);

// The feed's source in the accord; a fault names the sources there are.
base::Result<const accord::Source*> source_of(const accord::Accord& accord, const FeedSpec& feed);

// "ged: 1294 facts of 1300 records; 6 bad (date 6)", and a line with place per example.
[[nodiscard]] std::vector<std::string> describe(const FeedOutcome& outcome, const std::string& path);

}  // namespace casus::verb
