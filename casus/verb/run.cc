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

Result<RunOutcome> run(const accord::Accord& accord, const RunRequest& request) {
  if (request.from && request.to && *request.to <= *request.from) {
    return Fault{FaultKind::usage, "--to is not after --from", "", {}};
  }
  std::vector<const accord::Source*> sources;
  std::set<std::string_view> seen;
  for (const FeedSpec& feed : request.feeds) {
    CASUS_TRY(source, source_of(accord, feed));
    if (!seen.insert(feed.source).second) {
      return Fault{FaultKind::usage, fmt::format("source `{}` has two feeds", feed.source),
                   "join the files, or declare a second source", {}};
    }
    sources.push_back(source);
  }
  RunOutcome out{.accord = restricted(accord, request.from, request.to), .facts = {}, .feeds = {}, .judgement = {}};
  for (std::size_t i = 0; i < sources.size(); ++i) {
    fact::SourceProfile profile = sources[i]->profile;
    profile.id = sources[i]->name;
    out.feeds.push_back(read_feed(request.feeds[i], sources[i]->format, profile,
                                  [&](fact::Fact&& fact) { out.facts.push_back(std::move(fact)); }));
    const FeedOutcome& last = out.feeds.back();
    if (last.fault && last.summary.facts == 0) return *last.fault;
  }
  host::ThreadExecutor threads{request.threads};
  out.judgement = watch::judge_all(out.accord, out.facts, threads);
  return out;
}

}  // namespace casus::verb
