#include "casus/rehearse/score.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "casus/rehearse/small_accord_test.h"

using namespace casus;
using namespace casus::rehearse;

namespace {

constexpr measure::Instant noon{1'765'800'000'000};

TrueIncident shell(measure::Duration after_noon, std::int64_t deaths = 0, const char* actor = "AAA") {
  const measure::Decimal number = measure::whole(deaths);
  return {"i", noon + after_noon, *earth::Position::make(462'000'000, 305'000'000), "shelling", actor,
          {{"deaths", measure::AmountRange{number, number}}}};
}

std::vector<TrueBreach> serious_by_aaa(const Truth& truth) {
  std::vector<TrueBreach> out = true_breaches(small_accord(), truth);
  std::erase_if(out, [](const TrueBreach& b) { return b.severity != "serious" || b.subject != "AAA"; });
  return out;
}

finding::Finding finding_like(const TrueBreach& breach, finding::Verdict verdict) {
  finding::Finding out;
  out.norm = breach.norm;
  out.subject = breach.subject;
  out.severity = breach.severity;
  out.measure = breach.measure;
  out.key = breach.key;
  out.from = breach.from;
  out.to = breach.to;
  out.verdict = verdict;
  return out;
}

const ScoreLine& line(const ScoreSheet& sheet, std::string_view severity, std::string_view subject) {
  for (const ScoreLine& one : sheet.lines)
    if (one.severity == severity && one.subject == subject) return one;
  FAIL("no such line");
  return sheet.lines.front();
}

}  // namespace

TEST_CASE("five in exactly the window are a true breach, one millisecond more is none") {
  Truth truth;
  for (int i = 0; i < 4; ++i) truth.incidents.push_back(shell(measure::hours(i)));
  truth.incidents.push_back(shell(measure::hours(24)));
  const auto found = serious_by_aaa(truth);
  REQUIRE(found.size() == 1);
  CHECK(found[0].from == noon + measure::hours(24));
  CHECK(found[0].to == noon + measure::hours(24));
  truth.incidents.back().at = truth.incidents.back().at + measure::milliseconds(1);
  CHECK(serious_by_aaa(truth).empty());
}

TEST_CASE("what happens outside, by others, or of another kind is not counted") {
  Truth truth;
  for (int i = 0; i < 5; ++i) truth.incidents.push_back(shell(measure::hours(i)));
  CHECK(serious_by_aaa(truth).size() == 1);
  Truth by_others = truth;
  by_others.incidents[0].actor = "BBB";
  CHECK(serious_by_aaa(by_others).empty());
  Truth outside = truth;
  outside.incidents[0].place = *earth::Position::make(450'000'000, 305'000'000);
  CHECK(serious_by_aaa(outside).empty());
  Truth other_kind = truth;
  other_kind.incidents[0].kind = "flare";
  CHECK(serious_by_aaa(other_kind).empty());
}

TEST_CASE("both sides together are judged as one subject") {
  Truth truth;
  for (int i = 0; i < 5; ++i) truth.incidents.push_back(shell(measure::hours(i), 0, i % 2 == 0 ? "AAA" : "BBB"));
  std::vector<TrueBreach> all = true_breaches(small_accord(), truth);
  std::erase_if(all, [](const TrueBreach& b) { return b.severity != "serious"; });
  REQUIRE(all.size() == 1);
  CHECK(all[0].subject == "AAA or BBB");
}

TEST_CASE("deaths are summed over the window") {
  Truth truth;
  truth.incidents = {shell(measure::hours(0), 6), shell(measure::hours(3), 4)};
  const auto all = true_breaches(small_accord(), truth);
  const auto grave = std::count_if(all.begin(), all.end(), [](const TrueBreach& b) {
    return b.severity == "grave" && b.measure == "deaths" && b.subject == "AAA";
  });
  CHECK(grave == 1);
}

TEST_CASE("a stay of exactly the dwell is a breach, `more than` it is not") {
  accord::Accord accord = small_accord();
  Truth truth;
  truth.movers.push_back({"mmsi:1", "vessel", {}, {}, {}});
  truth.episodes.push_back({"mmsi:1", "strip", noon, noon + measure::minutes(30)});
  CHECK(true_breaches(accord, truth).size() == 1);
  accord.norms[1].more_than = true;
  CHECK(true_breaches(accord, truth).empty());
}

TEST_CASE("a norm's own dates bound what counts") {
  accord::Accord accord = small_accord();
  Truth truth;
  truth.incidents.push_back(shell(measure::hours(0)));
  accord.norms[0].from = noon;
  CHECK_FALSE(true_breaches(accord, truth).empty());
  accord.norms[0].from = noon + measure::milliseconds(1);
  CHECK(true_breaches(accord, truth).empty());
  accord.norms[0].from.reset();
  accord.norms[0].until = noon;
  CHECK(true_breaches(accord, truth).empty());
}

TEST_CASE("found, only unknown, missed and false are told apart") {
  const accord::Accord accord = small_accord();
  Truth truth;
  for (int i = 0; i < 5; ++i) truth.incidents.push_back(shell(measure::hours(i)));
  const TrueBreach breach = serious_by_aaa(truth).at(0);

  CHECK(line(score(accord, truth, {}), "serious", "AAA").missed == 1);

  std::vector<finding::Finding> findings{finding_like(breach, finding::Verdict::unknown)};
  findings[0].reasons = {finding::Reason::unproven};
  const ScoreSheet unsure = score(accord, truth, findings);
  CHECK(line(unsure, "serious", "AAA").only_unknown == 1);
  CHECK(line(unsure, "serious", "AAA").reasons.at("unproven") == 1);

  findings.push_back(finding_like(breach, finding::Verdict::breach));
  CHECK(line(score(accord, truth, findings), "serious", "AAA").found == 1);

  findings.push_back(finding_like(breach, finding::Verdict::breach));
  findings.back().from = noon - measure::days(3);
  findings.back().to = noon - measure::days(2);
  const ScoreSheet accused = score(accord, truth, findings);
  CHECK(line(accused, "serious", "AAA").false_breaches == 1);
  CHECK(accused.falsely.size() == 1);

  findings.back().verdict = finding::Verdict::withdrawn;
  CHECK(line(score(accord, truth, findings), "serious", "AAA").false_breaches == 0);
}

TEST_CASE("a breach found on another subject is false there and missed here") {
  const accord::Accord accord = small_accord();
  Truth truth;
  for (int i = 0; i < 5; ++i) truth.incidents.push_back(shell(measure::hours(i)));
  finding::Finding wrong = finding_like(serious_by_aaa(truth).at(0), finding::Verdict::breach);
  wrong.subject = "BBB";
  const std::vector<finding::Finding> findings{wrong};
  const ScoreSheet sheet = score(accord, truth, findings);
  CHECK(line(sheet, "serious", "AAA").missed == 1);
  CHECK(line(sheet, "serious", "BBB").false_breaches == 1);
}
