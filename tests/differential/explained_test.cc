// What an explanation claims holds before another judge: each change is made in the whole
// text and the whole log, and the oracle, which the explanation did not ask, finds no
// more what is said to be gone, and still finds it with one unit less.
//
// CASUS_CASES / 10 cases, from CASUS_SEED on.
#include <doctest/doctest.h>

#include <algorithm>

#include "casus/explain/explain.h"
#include "casus/oracle/oracle.h"
#include "casus/procedure/procedure.h"
#include "tests/differential/cases.h"
#include "tests/differential/setting.h"

namespace casus::differential {
namespace {

using explain::Change;
using explain::Fate;
using finding::Finding;

// As verb/ judges.
explain::Verdicts judged(const accord::Accord& accord, const std::vector<fact::Fact>& facts) {
  base::SerialExecutor serial;
  watch::Judgement judgement = procedure::judge(accord, facts, serial);
  return {std::move(judgement.findings), std::move(judgement.duties), facts.size()};
}

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& id) { return std::ranges::find(b, id) != b.end(); });
}

// Duties may rest on nothing; what was never done and what was done late is one lapse, if it
// was due at one instant.
bool on_the_same(const Finding& asked, const Finding& one) {
  if (asked.evidence.empty() && one.evidence.empty()) return asked.measure != "duties" || asked.from == one.from;
  if (asked.measure == "duties" && (asked.evidence.empty() || one.evidence.empty())) return asked.from == one.from;
  return share(asked.evidence, one.evidence);
}

// The same matter at the same time, on some of the same evidence or on none.
std::optional<finding::Verdict> verdict_on(const Finding& asked, const std::vector<Finding>& all) {
  std::optional<finding::Verdict> out;
  for (const Finding& one : all) {
    const bool same = one.norm == asked.norm && one.subject == asked.subject && one.key == asked.key && one.severity == asked.severity && one.measure == asked.measure;
    const bool momentary = one.to == one.from || asked.to == asked.from;
    const auto before = [&](measure::Instant from, const std::optional<measure::Instant>& to) { return !to || from < *to || (momentary && from == *to); };
    const bool then = before(asked.from, one.to) && before(one.from, asked.to);
    if (!same || !then || !on_the_same(asked, one)) continue;
    if (!out || one.verdict == finding::Verdict::breach) out = one.verdict;
  }
  return out;
}

// Was as much found before, of all the time that the one shares with what is asked about?
bool was_known(const Finding& asked, const Finding& one, const std::vector<Finding>& before) {
  const auto end = [](const Finding& finding) { return finding.to.value_or(measure::Instant{INT64_MAX}); };
  return std::ranges::any_of(before, [&](Finding known) {
    if (known.id == asked.id || (known.verdict != one.verdict && known.verdict != finding::Verdict::breach)) return false;
    const bool covers = known.from <= std::max(one.from, asked.from) && end(known) >= std::min(end(one), end(asked));
    known.evidence = asked.evidence;
    return covers && verdict_on(asked, {known}).has_value();
  });
}

// What is left with the edit. Not to have been watched where it was before is no compliance, and
// what is found instead, on whatever evidence, is none either.
std::optional<finding::Verdict> with(const Case& one, const explain::Edit& edit, const Finding& asked) {
  accord::Accord text = one.accord;
  if (edit.text) edit.text(text);
  const std::vector<Finding> all = oracle::judge(text, explain::edited(one.facts, edit)).findings;
  const auto verdict = verdict_on(asked, all);
  if (verdict && !asked.evidence.empty()) return verdict;
  const std::vector<Finding> before = oracle::judge(one.accord, one.facts).findings;
  if (asked.evidence.empty()) {  // a hole, which any evidence fills
    std::optional<finding::Verdict> out = verdict;
    for (Finding other : all) {
      other.evidence = {};
      const auto instead = was_known(asked, other, before) ? std::nullopt : verdict_on(asked, {other});
      if (instead && (!out || instead == finding::Verdict::breach)) out = instead;
    }
    return out;
  }
  const bool instead = std::ranges::any_of(all, [&](Finding other) {
    other.evidence = asked.evidence;
    return verdict_on(asked, {other}).has_value() && !was_known(asked, other, before);
  });
  return instead ? std::optional{finding::Verdict::unknown} : std::nullopt;
}

std::size_t check_changes(const Case& one, const Finding& asked, const std::vector<Change>& changes) {
  for (const Change& change : changes) {
    CAPTURE(change.words);
    const auto then = with(one, change.edit, asked);
    if (change.then == Fate::gone) CHECK_FALSE(then.has_value());
    else CHECK(then == finding::Verdict::breach);
    if (change.less) CHECK(with(one, *change.less, asked).has_value());
  }
  return changes.size();
}

// The records alone, or with all that are no evidence; and without any one of them.
std::optional<finding::Verdict> by_records(const Case& one, const Finding& asked, const std::vector<std::string>& records, bool alone) {
  std::vector<fact::Fact> log;
  for (const fact::Fact& fact : one.facts) {
    const bool own = std::ranges::find(records, fact.id()) != records.end();
    const bool evidence = std::ranges::find(asked.evidence, fact.id()) != asked.evidence.end();
    if (own || (!alone && !evidence)) log.push_back(fact);
  }
  return verdict_on(asked, oracle::judge(one.accord, log).findings);
}

void check_minimal(const Case& one, const Finding& asked, const explain::MinimalEvidence& minimal) {
  CAPTURE(minimal.alone);
  CHECK(by_records(one, asked, minimal.records, minimal.alone) == asked.verdict);
  for (std::size_t i = 0; minimal.least && i < minimal.records.size(); ++i) {
    std::vector<std::string> less = minimal.records;
    less.erase(less.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK(by_records(one, asked, less, minimal.alone) != asked.verdict);
  }
}

TEST_CASE("what an explanation claims holds before the oracle, and one unit less is not enough") {
  const auto first = static_cast<std::uint64_t>(setting("CASUS_SEED", 1));
  const std::int64_t cases = std::max<std::int64_t>(setting("CASUS_CASES", 3'000) / 10, 1);
  std::size_t findings = 0;
  std::size_t changes = 0;
  for (std::uint64_t seed = first; seed < first + static_cast<std::uint64_t>(cases); ++seed) {
    const Case one = make_case(seed, {.facts = 10, .ceilings = seed % 2 == 0, .forms = seed % 3 == 0});
    CAPTURE(seed);
    const explain::Court court = judged;
    for (const Finding& asked : judged(one.accord, one.facts).findings) {
      CAPTURE(finding::to_json(asked));
      const explain::Explanation said = explain::explain({one.accord, one.facts, court}, asked);
      CHECK(said.sections.front().title != "Not explained");
      CHECK_FALSE(said.broke_off);
      changes += check_changes(one, asked, said.changes);
      if (said.minimal) check_minimal(one, asked, *said.minimal);
      ++findings;
    }
  }
  MESSAGE(findings, " findings, ", changes, " changes");
  CHECK(changes > findings);
}

}  // namespace
}  // namespace casus::differential
