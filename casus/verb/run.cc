// Feeds read in the order asked for, then judged.
#include "casus/verb/run.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "casus/host/executor.h"

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

namespace {

// The sources of the feeds, each once.
Result<std::vector<const accord::Source*>> sources_of(const accord::Accord& accord, const std::vector<FeedSpec>& feeds) {
  std::vector<const accord::Source*> out;
  std::set<std::string_view> seen;
  for (const FeedSpec& feed : feeds) {
    CASUS_TRY(source, source_of(accord, feed));
    if (!seen.insert(feed.source).second) {
      return Fault{FaultKind::usage, fmt::format("source `{}` has two feeds", feed.source),
                   "join the files, or declare a second source", {}};
    }
    out.push_back(source);
  }
  return out;
}

}  // namespace

Result<ReadFeeds> read_feeds(const accord::Accord& accord, const std::vector<FeedSpec>& feeds) {
  CASUS_TRY(sources, sources_of(accord, feeds));
  ReadFeeds out;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    fact::SourceProfile profile = sources[i]->profile;
    profile.id = sources[i]->name;
    out.feeds.push_back(read_feed(feeds[i], sources[i]->format, profile,
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
  CASUS_TRY(read, read_feeds(accord, request.feeds));
  RunOutcome out{.accord = restricted(accord, request.from, request.to), .facts = std::move(read.facts),
                 .feeds = std::move(read.feeds), .judgement = {}};
  host::ThreadExecutor threads{request.threads};
  const Evaluation evaluation = request.oracle ? Evaluation::slow : evaluation_of(out.accord);
  out.judgement = judge(out.accord, out.facts, evaluation, threads);
  return out;
}

}  // namespace casus::verb
