// Two days of a satellite in their order of arrival: what is settled while it arrives is what is found
// when all is known.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "casus/procedure/procedure.h"
#include "casus/verb/knowledge.h"
#include "casus/watch/collect.h"
#include "casus/watch/watermark.h"
#include "tests/acceptance/example.h"
#include "tests/support/shared_data.h"

using namespace casus;

namespace {

constexpr std::int64_t cuts = 12;

std::string without_id(finding::Finding finding) {
  finding.id.clear();
  return to_json(finding);
}

// How long after it was made a report arrived, at most.
measure::Duration slowest(const std::vector<fact::Fact>& facts) {
  measure::Duration most;
  for (const fact::Fact& fact : facts) most = std::max(most, *fact.received - fact.when->from);
  return most;
}

std::vector<finding::Finding> judged(const accord::Accord& accord, const std::vector<fact::Fact>& facts) {
  host::ThreadExecutor two{2};
  watch::Judgement judgement = procedure::judge(accord, facts, two);
  if (accord.open) watch::mark_pending({accord, facts}, accord, judgement.findings, judgement.duties);
  return std::move(judgement.findings);
}

std::map<std::string, measure::Instant> last_reports(const std::vector<fact::Fact>& facts) {
  std::map<std::string, measure::Instant> out;
  for (const fact::Fact& fact : facts) {
    measure::Instant& last = out.try_emplace(watch::mover_of(fact), fact.when->from).first->second;
    last = std::max(last, fact.when->from);
  }
  return out;
}

}  // namespace

TEST_CASE("two days of a satellite in their order of arrival end in the findings that were settled on the way") {
  const auto shared = test::shared_data("two days of a satellite in their order of arrival");
  if (!shared) return;
  const auto folder = *shared / "data" / "ais-nmea";
  test::Loaded loaded = test::load(test::own_examples() / "sea.accord.md", {{"ais", (folder / "amsa-sat-2012-01-31.nmea.gz").string()}, {"ais", (folder / "amsa-sat-2012-02-01.nmea.gz").string()}});
  std::erase_if(loaded.facts, [](const fact::Fact& fact) { return !fact.when || !fact.received; });
  std::ranges::stable_sort(loaded.facts, {}, &fact::Fact::received);
  // Short stays, so that many end within the hour and a half that the satellite saw.
  loaded.accord.sources.front().late = slowest(loaded.facts);
  loaded.accord.sources.front().lost = measure::minutes(5);
  for (accord::Norm& norm : loaded.accord.norms) norm.dwell = measure::minutes(1);
  const std::vector<finding::Finding> in_the_end = judged(loaded.accord, loaded.facts);
  std::set<std::string> wanted;
  for (const finding::Finding& finding : in_the_end) wanted.insert(without_id(finding));
  const auto last_in_the_end = last_reports(loaded.facts);
  std::int64_t settled = 0;
  std::int64_t pending = 0;
  for (std::int64_t cut = 1; cut <= cuts; ++cut) {
    const std::size_t known = loaded.facts.size() * static_cast<std::size_t>(cut) / (cuts + 1);
    const std::vector<fact::Fact> facts{loaded.facts.begin(), loaded.facts.begin() + static_cast<std::ptrdiff_t>(known)};
    accord::Accord open = loaded.accord;
    open.open = accord::OpenLog{facts.back().received};
    const auto last_then = last_reports(facts);
    for (const finding::Finding& finding : judged(open, facts)) {
      if (std::ranges::find(finding.reasons, finding::Reason::pending) != finding.reasons.end()) {
        ++pending;
        continue;
      }
      ++settled;
      // A breach that goes on grows; a doubt about a ship is told by its next report.
      const bool goes_on = !finding.to || finding.verdict == finding::Verdict::breach;
      const auto last = last_then.find(finding.key);
      const bool tells_more = last != last_then.end() && last_in_the_end.at(finding.key) > last->second;
      const bool the_same = wanted.contains(without_id(finding));
      const bool has_begun = goes_on && std::ranges::any_of(in_the_end, [&](const finding::Finding& one) {
        return one.norm == finding.norm && one.key == finding.key && one.verdict == finding.verdict && one.from == finding.from;
      });
      CHECK_MESSAGE((the_same || has_begun || (tells_more && !goes_on)), "cut ", cut, ": ", to_json(finding));
    }
  }
  MESSAGE("verdicts settled on the way: ", settled, ", pending: ", pending);
  CHECK(settled > 100);
  CHECK(pending > 100);
}
