// Feeds read in the order asked for, then judged.
#include "casus/verb/run.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/host/executor.h"
#include "casus/verb/sieved_feeds.h"

namespace casus::verb {

using base::Fault;
using base::FaultKind;
using base::Result;

std::string_view name(Mode mode) { return mode == Mode::watch ? "watch" : "backtest"; }

accord::Accord restricted(accord::Accord accord, std::optional<measure::Instant> from, std::optional<measure::Instant> to) {
  for (accord::Norm& norm : accord.norms) {
    if (from) norm.from = norm.from ? std::max(*norm.from, *from) : *from;
    if (to) norm.until = norm.until ? std::min(*norm.until, *to) : *to;
  }
  return accord;
}

std::vector<std::string> norms_without_record(const RunOutcome& outcome) {
  std::vector<std::string> out;
  for (const finding::NormHours& hours : outcome.judgement.hours) {
    if (!hours.recorded && (out.empty() || out.back() != hours.norm)) out.push_back(hours.norm);
  }
  return out;
}

Result<ReadFeeds> read_feeds(const accord::Accord& accord, const std::vector<FeedSpec>& feeds) {
  for (const FeedSpec& feed : feeds) {  // before anything is read
    CASUS_TRY(known, source_of(accord, feed));
    static_cast<void>(known);
  }
  ReadFeeds out;
  for (const FeedSpec& feed : feeds) {
    CASUS_TRY(source, source_of(accord, feed));
    fact::SourceProfile profile = source->profile;
    profile.id = source->name;
    if (source->releases_replace) std::erase_if(out.facts, [&](const fact::Fact& fact) { return fact.source == source->name; });
    out.feeds.push_back(read_feed(feed, source->format, profile,
                                  [&](fact::Fact&& fact) { out.facts.push_back(std::move(fact)); }));
    const FeedOutcome& last = out.feeds.back();
    if (last.fault && last.summary.facts == 0) return *last.fault;
  }
  return out;
}

Result<RunOutcome> run(const accord::Accord& accord, const RunRequest& request) {
  if (request.from && request.to && *request.to <= *request.from) {
    return Fault{FaultKind::usage, "--to is not after --from", "", {}};
  }
  const Point all;
  const Point& point = request.as_of ? *request.as_of : all;
  CASUS_TRY(feeds, known_feeds(request.feeds, point));
  const Evaluation evaluation = request.oracle ? Evaluation::slow : evaluation_of(accord);
  const bool sieve = request.sieve && !request.as_of && evaluation == Evaluation::fast;
  CASUS_TRY(read, sieve ? read_through_sieve(accord, feeds) : read_feeds(accord, feeds));
  RunOutcome out{.accord = restricted(accord, request.from, request.to), .facts = known_facts(std::move(read.facts), point),
                 .specs = std::move(feeds), .feeds = std::move(read.feeds), .judgement = {}};
  host::ThreadExecutor threads{request.threads};
  out.judgement = sieve ? judge_sifted(out.accord, out.facts, read.passed, threads) : judge(out.accord, out.facts, evaluation, threads);
  return out;
}

}  // namespace casus::verb
