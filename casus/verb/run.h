// Run: an accord over its feeds, for `watch` and `backtest`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/base/result.h"
#include "casus/fact/fact.h"
#include "casus/measure/time.h"
#include "casus/verb/feeds.h"
#include "casus/verb/judge.h"
#include "casus/verb/knowledge.h"

namespace casus::verb {

enum class Mode { watch, backtest };
[[nodiscard]] std::string_view name(Mode mode);

struct RunRequest {
  Mode mode = Mode::watch;
  std::vector<FeedSpec> feeds;
  std::optional<measure::Instant> from;  // backtest: judged as if in force from here
  std::optional<measure::Instant> to;
  std::optional<Point> as_of{};          // nothing later is known
  std::size_t threads = 1;
  bool oracle = false;  // judge by the slow, obvious evaluation
  bool sieve = false;   // facts that change no finding may be left out (sieved_feeds.h)
};

struct RunOutcome {
  accord::Accord accord;              // as judged: with the request's from and to
  std::vector<fact::Fact> facts;      // in log order; through a sieve, those that matter
  std::vector<FeedSpec> specs{};      // the feeds that were read, in the order asked for
  std::vector<FeedOutcome> feeds;     // what came of each
  Judgement judgement;
};

// A feed that breaks off is a fault in its FeedOutcome, and what came before it is
// judged. Faults: usage (an unknown source or release, from after to); those
// of a feed that gave nothing at all.
base::Result<RunOutcome> run(const accord::Accord& accord, const RunRequest& request);

// Norms of which the record holds no fact at all: nothing is known of them, which is
// not compliance.
[[nodiscard]] std::vector<std::string> norms_without_record(const RunOutcome& outcome);

// Every norm judged from `from` to `to` at most.
[[nodiscard]] accord::Accord restricted(accord::Accord accord, std::optional<measure::Instant> from,
                                        std::optional<measure::Instant> to);

}  // namespace casus::verb
