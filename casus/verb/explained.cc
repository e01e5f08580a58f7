// Ids are looked up in what is known now, then in what was known before.
#include "casus/verb/explained.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "casus/accord/plain.h"
#include "casus/base/text.h"
#include "casus/host/executor.h"
#include "casus/verb/history.h"
#include "casus/verb/judge.h"
#include "casus/watch/receipt.h"

namespace casus::verb {

using base::Fault;
using base::FaultKind;
using base::Result;
using explain::Explanation;
using finding::Duty;
using finding::Finding;

namespace {

constexpr std::size_t few_facts = 20'000;  // which threads would only delay
constexpr std::size_t most_points = 24;    // so many earlier points are looked at for an id
constexpr std::size_t most_records = 12;

// In facts of one judgement: the norms that clocks ask about are judged again for each record
// that came late.
std::uint64_t cost_of(const accord::Accord& accord, const std::vector<fact::Fact>& facts) {
  std::uint64_t judgements = 1;
  if (accord::is_plain(accord)) return facts.size() + 100;
  for (const fact::Fact& fact : facts) {
    const accord::Source* source = accord.source(fact.source);
    if (source != nullptr && fact.when && watch::comes_late(*source, fact)) ++judgements;
  }
  return (facts.size() + 100) * judgements;
}

explain::Court court_of(std::size_t threads, watch::GroundStore& grounds) {
  return [threads, &grounds](const accord::Accord& accord, const std::vector<fact::Fact>& facts) {
    base::SerialExecutor serial;
    host::ThreadExecutor many{threads};
    base::Executor& executor = facts.size() < few_facts ? static_cast<base::Executor&>(serial) : many;
    Judgement judgement = judge_on(grounds.of(accord), accord, facts, executor);
    return explain::Verdicts{std::move(judgement.findings), std::move(judgement.duties), cost_of(accord, facts)};
  };
}

bool is_duty_id(const std::string& id) { return id.starts_with("d-"); }

template <typename Items>
std::vector<std::string> ids_of(const Items& items) {
  std::vector<std::string> out;
  for (const auto& item : items) out.push_back(item.id);
  return out;
}

// When what had been found before was changed: by something late, or a revision.
std::vector<measure::Instant> points_before_changes(const std::vector<fact::Fact>& facts) {
  std::map<std::string, std::size_t> versions;
  for (const fact::Fact& fact : facts) ++versions[fact.id()];
  std::vector<measure::Instant> out;
  for (const fact::Fact& fact : facts) {
    const auto learned = watch::learned_at(fact);
    if (!learned || !fact.when) continue;
    const bool late = *learned > fact.when->to + measure::hours(1);
    if (late || versions[fact.id()] > 1) out.push_back(*learned - measure::milliseconds(1));
  }
  std::ranges::sort(out, std::greater{});
  out.erase(std::ranges::unique(out).begin(), out.end());
  if (out.size() > most_points) out.resize(most_points);
  return out;
}

// Where an id is no longer found, but was.
std::optional<measure::Instant> point_that_knew(const Docket& docket, const std::string& id) {
  constexpr std::size_t most_facts = 200'000;
  if (id.size() < 6 || docket.facts.size() > most_facts) return std::nullopt;
  watch::GroundStore grounds;
  const explain::Court court = court_of(docket.threads, grounds);
  for (const measure::Instant at : points_before_changes(docket.facts)) {
    const explain::Verdicts then = court(docket.judged, known_facts(docket.facts, Point{.received = at, .facts = {}, .source = {}, .release = {}}));
    const auto fits = [&](const auto& one) { return one.id.starts_with(id); };
    if (std::ranges::any_of(then.findings, fits) || std::ranges::any_of(then.duties, fits)) return at;
  }
  return std::nullopt;
}

Fault unknown_id(const Docket& docket, const std::string& id, const std::vector<std::string>& known) {
  const std::string_view sort = is_duty_id(id) ? "duty" : "finding";
  Fault fault{FaultKind::not_found, fmt::format("{} {} no {} `{}`", docket.where, docket.where.ends_with('s') ? "hold" : "holds", sort, id), {}, {}};
  if (!id.starts_with("f-") && !is_duty_id(id)) {
    fault.help = "an id begins with f- (a finding), d- (a duty) or CAS- (a diagnostic)";
  } else if (const auto near = base::did_you_mean(id, known)) {
    fault.help = fmt::format("did you mean `{}`?", *near);
  } else if (const auto at = point_that_knew(docket, id)) {
    fault.help = fmt::format("it was known before later records changed it: --as-of {}", measure::print(*at));
  } else if (known.empty()) {
    fault.help = is_duty_id(id) ? "nothing is owed there" : "nothing is found there";
  } else {
    fault.help = fmt::format("there are {}, `{}` the first; another accord, draft, variant or log gives other ids", known.size(), known.front());
  }
  return fault;
}

// The one that the beginning fits.
template <typename Item>
Result<const Item*> pick(const Docket& docket, const std::vector<Item>& items, const std::string& id) {
  std::vector<const Item*> hits;
  for (const Item& item : items)
    if (item.id.starts_with(id)) hits.push_back(&item);
  if (hits.size() == 1) return hits.front();
  if (hits.empty()) return unknown_id(docket, id, ids_of(items));
  return Fault{FaultKind::usage, fmt::format("`{}` fits {} {}", id, hits.size(), is_duty_id(id) ? "duties" : "findings"),
               fmt::format("give more of the id: `{}`, `{}`, ...", hits[0]->id, hits[1]->id), {}};
}

}  // namespace

Docket docket_of(OpenRecord record, std::size_t threads) {
  return {.judged = std::move(record.judged), .facts = std::move(record.facts), .findings = std::move(record.findings), .where = "the record", .threads = threads};
}

Docket docket_of(RunOutcome outcome, std::size_t threads) {
  return {.judged = std::move(outcome.accord), .facts = std::move(outcome.facts), .findings = std::move(outcome.judgement.findings), .where = "the feeds",
          .threads = threads};
}

Result<Explanation> explained(const Docket& docket, const std::string& id) {
  watch::GroundStore grounds;
  const explain::Court court = court_of(docket.threads, grounds);
  const explain::Brief brief{docket.judged, docket.facts, court};
  if (!is_duty_id(id)) {
    CASUS_TRY(finding, pick(docket, docket.findings, id));
    return explain::explain(brief, *finding);
  }
  const explain::Verdicts verdicts = court(docket.judged, docket.facts);
  CASUS_TRY(duty, pick(docket, verdicts.duties, id));
  return explain::explain(brief, *duty, verdicts);
}

namespace {

explain::Section since(const FindingChange& change) {
  explain::Section section{"What has changed since", {}};
  const std::string text = change.what.change == finding::Change::unchanged ? "nothing" : to_text(change, most_records);
  for (const std::string_view line : base::split(text, '\n'))
    if (!line.empty()) section.lines.emplace_back(base::trim(line));
  return section;
}

// What was known at the point, and the accord as it was judged then.
struct Earlier {
  std::vector<fact::Fact> facts;
  accord::Accord judged;
};
Result<Earlier> earlier_of(const Docket& docket, const std::string& named) {
  CASUS_TRY(point, parse_point(named));
  return Earlier{known_facts(docket.facts, point), as_asked(docket.judged, {.as_of = point})};
}

// The change that tells of the id, be it known now or only then.
Result<FindingChange> change_of(const Docket& docket, const std::vector<FindingChange>& all, const std::string& id) {
  std::vector<Finding> findings;
  for (const FindingChange& one : all) findings.push_back(one.what.finding);
  CASUS_TRY(finding, pick(docket, findings, id));
  return *std::ranges::find_if(all, [&](const FindingChange& one) { return one.what.finding.id == finding->id; });
}

std::string state_of(const Duty& duty) {
  const std::string due = duty.due ? fmt::format(", due {}", measure::print(*duty.due)) : "";
  return fmt::format("{}{}", finding::name(duty.state), due);
}

// A duty keeps its id while it is owed by the same norm since the same instant.
Result<std::vector<Explanation>> duty_as_of(const Docket& docket, const std::string& id, const std::string& named) {
  CASUS_TRY(earlier, earlier_of(docket, named));
  watch::GroundStore grounds;
  const explain::Court court = court_of(docket.threads, grounds);
  const explain::Verdicts then = court(earlier.judged, earlier.facts);
  const explain::Verdicts now = court(docket.judged, docket.facts);
  std::vector<Duty> either = now.duties;
  for (const Duty& duty : then.duties)
    if (std::ranges::find(now.duties, duty.id, &Duty::id) == now.duties.end()) either.push_back(duty);
  CASUS_TRY(duty, pick(docket, either, id));
  const auto before = std::ranges::find(then.duties, duty->id, &Duty::id);
  const auto after = std::ranges::find(now.duties, duty->id, &Duty::id);
  std::vector<Explanation> out;
  if (before != then.duties.end()) out.push_back(explain::explain({earlier.judged, earlier.facts, court}, *before, then));
  else out.push_back({.subject = Explanation::Subject::duty, .id = duty->id, .document = finding::to_json(*duty), .headline = fmt::format("{} was not known at {}", duty->id, named)});
  const std::string today = after == now.duties.end() ? "it is owed no more: its ground is another now" : "now: " + state_of(*after);
  const bool same = before != then.duties.end() && after != now.duties.end() && state_of(*before) == state_of(*after);
  out.back().sections.push_back({"What has changed since", {same ? "nothing" : today}});
  return out;
}

}  // namespace

Result<std::vector<Explanation>> explained_as_of(const Docket& docket, const std::string& id, const std::string& named) {
  if (is_duty_id(id)) return duty_as_of(docket, id, named);
  CASUS_TRY(earlier, earlier_of(docket, named));
  watch::GroundStore grounds;
  const explain::Court court = court_of(docket.threads, grounds);
  const explain::Verdicts before = court(earlier.judged, earlier.facts);
  const explain::Verdicts now = court(docket.judged, docket.facts);
  CASUS_TRY(change, change_of(docket, history({earlier.facts, before.findings}, {docket.facts, now.findings}), id));
  // What it was then: itself, or those whose place it has taken.
  std::vector<std::string> before_it = change.what.finding.replaces;
  before_it.push_back(change.what.finding.id);
  std::vector<Explanation> out;
  for (const Finding& one : before.findings)
    if (std::ranges::find(before_it, one.id) != before_it.end()) out.push_back(explain::explain({earlier.judged, earlier.facts, court}, one));
  if (out.empty())
    out.push_back({.id = change.what.finding.id, .document = finding::to_json(change.what.finding), .headline = fmt::format("{} was not known at {}", change.what.finding.id, named)});
  out.back().sections.push_back(since(change));
  return out;
}

}  // namespace casus::verb
