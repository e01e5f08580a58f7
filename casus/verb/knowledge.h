// Knowledge: what was known at a point of the log. `--as-of` and `--since` name it.
//
//   2026-02-20T12:00Z   all that had been received by then; of a fact without a receipt, what
//                       had been published; without either, what had happened
//   @250                the first 250 facts in the order of the feeds
//   ged@2020            of source `ged` its releases up to that one, all of the others
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/fact/fact.h"
#include "casus/measure/time.h"
#include "casus/verb/feeds.h"

namespace casus::verb {

struct Point {
  std::optional<measure::Instant> received;
  std::optional<std::size_t> facts;
  std::string source;
  std::string release;
};

// Faults: usage.
base::Result<Point> parse_point(std::string_view text);

// As parse_point() reads it, in one spelling.
[[nodiscard]] std::string print(const Point& point);

// The feeds that the point knows. Faults: usage (no feed of that source is that release).
base::Result<std::vector<FeedSpec>> known_feeds(const std::vector<FeedSpec>& feeds, const Point& point);

// The facts that it knows, in their order.
[[nodiscard]] std::vector<fact::Fact> known_facts(std::vector<fact::Fact> facts, const Point& point);

}  // namespace casus::verb
