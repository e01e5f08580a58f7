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
Mode mode_of(std::string_view name) { return name == "backtest" ? Mode::backtest : Mode::watch; }

accord::Accord as_asked(accord::Accord accord, const Asked& asked) {
  if (asked.mode == Mode::backtest) {
    accord.in_force.clear();
    if (asked.from) accord.in_force.push_back({.article = {}, .sort = accord::InForce::Sort::date, .date = *asked.from, .last_of = {}, .event = {}, .term = {}, .renewed_by = {}});
  }
  for (accord::Norm& norm : accord.norms) {
    if (asked.from) norm.from = norm.from ? std::max(*norm.from, *asked.from) : *asked.from;
    if (asked.to) norm.until = norm.until ? std::min(*norm.until, *asked.to) : *asked.to;
  }
  // A release is whole; a log that was cut at an instant or a position goes on.
  if (asked.as_of) accord.open = std::nullopt;
  if (asked.as_of && asked.as_of->source.empty()) accord.open = accord::OpenLog{asked.as_of->received};
  return accord;
}

std::vector<finding::NormHours> hours_of(const RunOutcome& outcome, std::size_t threads) {
  if (!outcome.accord.open) return outcome.judgement.hours;
  host::ThreadExecutor executor{threads};
  return settled_hours(outcome.accord, outcome.facts, executor);
}

namespace {

// What the log does not hold of acts did not happen: that is known.
bool is_of_acts(const accord::Accord& accord, const std::string& id) {
  const accord::Norm* norm = accord.norm(id);
  using enum accord::NormForm;
  const bool reads = norm != nullptr && (norm->form == commit || norm->form == ceiling || norm->form == notice);
  return reads && norm->root == fact::Root::act;
}

}  // namespace

std::vector<std::string> norms_without_record(const RunOutcome& outcome) {
  std::vector<std::string> out;
  for (const finding::NormHours& hours : outcome.judgement.hours) {
    if (!hours.recorded && !is_of_acts(outcome.accord, hours.norm) && (out.empty() || out.back() != hours.norm)) out.push_back(hours.norm);
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
  RunOutcome out{.accord = as_asked(accord, {request.mode, request.from, request.to, request.as_of}), .facts = known_facts(std::move(read.facts), point),
                 .specs = std::move(feeds), .feeds = std::move(read.feeds), .judgement = {}};
  host::ThreadExecutor threads{request.threads};
  out.sifted = read.sifted;
  if (request.mode == Mode::backtest) out.ignored = accord.in_force;
  out.judgement = sieve ? judge_sifted(out.accord, out.facts, read.passed, threads) : judge(out.accord, out.facts, evaluation, threads);
  // Whoever judges, what is said beside the findings is the same.
  if (request.oracle) out.judgement.hours = judge(out.accord, out.facts, Evaluation::fast, threads).hours;
  return out;
}

}  // namespace casus::verb
