// Feeds read in the order asked for, then judged.
#include "casus/verb/run.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/accord/plain.h"
#include "casus/host/executor.h"
#include "casus/verb/read_feeds.h"
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

Result<RunOutcome> run(const accord::Accord& accord, const RunRequest& request) {
  if (request.from && request.to && *request.to <= *request.from) {
    return Fault{FaultKind::usage, "--to is not after --from", "", {}};
  }
  const Point all;
  const Point& point = request.as_of ? *request.as_of : all;
  CASUS_TRY(feeds, known_feeds(request.feeds, point));
  const Evaluation evaluation = request.oracle ? Evaluation::slow : Evaluation::fast;
  const bool sieve = request.sieve && !request.as_of && !request.oracle && accord::is_plain(accord);
  CASUS_TRY(read, sieve ? read_through_sieve(accord, feeds) : read_feeds(accord, feeds));
  RunOutcome out{.accord = restricted(accord, request.from, request.to), .facts = known_facts(std::move(read.facts), point),
                 .specs = std::move(feeds), .feeds = std::move(read.feeds), .judgement = {}};
  host::ThreadExecutor threads{request.threads};
  out.judgement = sieve ? judge_sifted(out.accord, out.facts, read.passed, threads) : judge(out.accord, out.facts, evaluation, threads);
  return out;
}

}  // namespace casus::verb
