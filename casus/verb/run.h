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
[[nodiscard]] Mode mode_of(std::string_view name);

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
  std::vector<accord::InForce> ignored{};  // what a backtest leaves out of the text: the acts for it are no mistake
  bool sifted = false;                     // `facts` may lack some that change no finding
};

// A feed that breaks off is a fault in its FeedOutcome, and what came before it is
// judged. Faults: usage (an unknown source or release, from after to); those
// of a feed that gave nothing at all.
base::Result<RunOutcome> run(const accord::Accord& accord, const RunRequest& request);

// Norms of which the record holds no fact at all: nothing is known of them, which is
// not compliance. Never norms that forbid acts: an act that is on no record was not done.
[[nodiscard]] std::vector<std::string> norms_without_record(const RunOutcome& outcome);

// Hours per norm; of a log that goes on, of each norm up to its watermark only.
[[nodiscard]] std::vector<finding::NormHours> hours_of(const RunOutcome& outcome, std::size_t threads);

// What a run is asked about: every norm from `from` to `to` at most, as known at a point. Before
// it is signed a text is judged as if it were in force, from `from` on or over the whole record.
struct Asked {
  Mode mode = Mode::watch;
  std::optional<measure::Instant> from{};
  std::optional<measure::Instant> to{};
  std::optional<Point> as_of{};
};
// The accord as it is judged then.
[[nodiscard]] accord::Accord as_asked(accord::Accord accord, const Asked& asked);

}  // namespace casus::verb
