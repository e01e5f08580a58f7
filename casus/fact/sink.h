// Sink: where a feed reader puts what it reads. Nothing is lost: a record comes
// out as a fact, or is counted as bad with its reason and place.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "casus/fact/fact.h"
#include "casus/fact/glimpse.h"

namespace casus::fact {

struct BadRecord {
  std::string_view reason;    // a short constant word: checksum, truncated, short, ...
  std::uint64_t offset = 0;   // byte of the record's start
  std::uint64_t line = 0;     // from 1; 0 for binary feeds
  std::string detail;         // what was wrong, for people
};

class Sink {
 public:
  virtual ~Sink() = default;
  virtual void fact(Fact&& fact) = 0;
  // A sink that looks before it takes is given glimpses in place of facts by readers that can
  // tell what a report is about without making it.
  [[nodiscard]] virtual bool looks() const { return false; }
  virtual void glimpse(const Glimpse& glimpse) { fact(glimpse.fact()); }
  virtual void bad(const BadRecord& record) = 0;
};

// What was read of one feed: schema casus.summary/1.
struct FeedSummary {
  std::string source;
  std::uint64_t bytes = 0;
  std::uint64_t records = 0;     // records seen, bad ones included
  std::uint64_t facts = 0;
  std::map<std::string, std::uint64_t, std::less<>> bad;  // reason -> count
  std::uint64_t duplicates = 0;  // facts whose record id was seen before in this feed, where they are counted
  std::uint64_t no_time = 0;     // facts without an event time: printed, never used by norms
};
[[nodiscard]] std::string to_json(const FeedSummary& summary);

}  // namespace casus::fact
