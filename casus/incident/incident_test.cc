#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <set>

#include "casus/incident/merge.h"
#include "casus/incident/weigh.h"

using namespace casus;
using incident::Doubt;
using incident::Incident;
using incident::SameRule;
using measure::Instant;
using measure::Interval;
using measure::Truth;

namespace {

const SameRule rule{measure::kilometres(2), measure::minutes(30)};

fact::Fact report(std::string source, std::string record, std::int64_t minute, std::int32_t lat_e7 = 480'000'000) {
  fact::Fact f;
  f.what = "shelling";
  f.when = Interval{Instant{minute * 60'000}, Instant{minute * 60'000}};
  f.place = fact::Place{*earth::Position::make(lat_e7, 375'000'000)};
  f.source = std::move(source);
  f.record = std::move(record);
  return f;
}

using Names = std::set<std::set<std::string>>;

Names merged(const std::vector<fact::Fact>& facts, const std::optional<SameRule>& r = rule) {
  std::vector<const fact::Fact*> pointers;
  for (const fact::Fact& f : facts) pointers.push_back(&f);
  Names out;
  for (const Incident& i : incident::merge(pointers, r)) {
    std::set<std::string> names;
    for (const std::uint32_t k : i.reports) names.insert(facts[k].id());
    out.insert(names);
  }
  return out;
}

// splitmix64: small, seeded, the same everywhere.
struct Dice {
  std::uint64_t state;
  std::uint64_t next() {
    state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  std::int64_t below(std::int64_t n) { return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(n)); }
};

std::vector<fact::Fact> random_reports(Dice& dice) {
  std::vector<fact::Fact> facts;
  const std::int64_t n = 1 + dice.below(9);
  for (std::int64_t i = 0; i < n; ++i) {
    fact::Fact f = report(std::string(1, static_cast<char>('a' + dice.below(3))), std::to_string(i), dice.below(12) * 10,
                          static_cast<std::int32_t>(480'000'000 + dice.below(4) * 90'000));
    if (dice.below(4) == 0) f.when->to = f.when->from + measure::minutes(dice.below(3) * 10);
    if (dice.below(6) == 0) f.what = "rocket";
    facts.push_back(f);
  }
  return facts;
}

}  // namespace

TEST_CASE("two patrols that hear one explosion count it once") {
  CHECK(merged({report("a", "1", 0), report("b", "1", 20)}) == Names{{"a:1", "b:1"}});
}

TEST_CASE("two reports of one source are two incidents, however near") {
  CHECK(merged({report("a", "1", 0), report("a", "2", 5)}).size() == 2);
}

TEST_CASE("a shot every twenty minutes under a rule of thirty does not chain into one") {
  const Names names = merged({report("a", "1", 0), report("b", "1", 20), report("c", "1", 40)});
  CHECK(names == Names{{"a:1", "b:1"}, {"c:1"}});
}

TEST_CASE("without a rule each report is an incident") {
  CHECK(merged({report("a", "1", 0), report("b", "1", 0)}, std::nullopt).size() == 2);
}

TEST_CASE("a match that holds only possibly is marked") {
  fact::Fact day = report("b", "1", 0);
  day.when->to = Instant{86'400'000};
  const std::vector<fact::Fact> facts{report("a", "1", 0), day};
  const std::vector<const fact::Fact*> pointers{&facts[0], &facts[1]};
  const auto incidents = incident::merge(pointers, rule);
  REQUIRE(incidents.size() == 1);
  CHECK_FALSE(incidents.front().certainly_one());
  CHECK(incidents.front().match_in_place);
}

TEST_CASE("thirty minutes apart exactly is within thirty minutes") {
  CHECK(merged({report("a", "1", 0), report("b", "1", 30)}).size() == 1);
  CHECK(merged({report("a", "1", 0), report("b", "1", 31)}).size() == 2);
}

TEST_CASE("the unknown instant before an excluded end never reaches the limit") {
  const Interval hour{Instant{0}, Instant{3'600'000}};
  const Interval later{Instant{7'200'000}, Instant{7'200'000}};
  CHECK(incident::within(hour, later, measure::hours(1)) == Truth::no);
  CHECK(incident::within(hour, later, measure::milliseconds(3'600'001)) == Truth::unknown);
  CHECK(incident::within(hour, later, measure::hours(2)) == Truth::yes);
}

TEST_CASE("incidents are a function of the set of reports: 20,000 random sets") {
  Dice dice{2026};
  for (int round = 0; round < 20'000; ++round) {
    std::vector<fact::Fact> facts = random_reports(dice);
    const Names before = merged(facts);
    // Order-invariance.
    for (std::size_t i = facts.size(); i > 1; --i)
      std::swap(facts[i - 1], facts[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(i)))]);
    REQUIRE_MESSAGE(merged(facts) == before, "round ", round);
    // Locality: reports far away in time change nothing here.
    std::vector<fact::Fact> more = facts;
    more.push_back(report("a", "far", 100'000));
    Names with_far = before;
    with_far.insert({"a:far"});
    REQUIRE_MESSAGE(merged(more) == with_far, "round ", round);
    // Monotonicity in merge order: a last report joins one incident or opens one.
    std::vector<fact::Fact> appended = facts;
    appended.push_back(report("d", "last", 125));
    const Names after = merged(appended);
    REQUIRE_MESSAGE(after.size() >= before.size(), "round ", round);
    REQUIRE_MESSAGE(after.size() <= before.size() + 1, "round ", round);
    std::size_t changed = 0;
    for (const auto& group : before) changed += after.contains(group) ? 0U : 1U;
    REQUIRE_MESSAGE(changed <= 1, "round ", round);
  }
}

namespace {

const std::vector<std::string> rus{"RUS"};
const std::vector<std::string> ukr{"UKR"};
const std::vector<std::string> pair{"RUS", "UKR"};
const std::vector<std::string> nobody{};

incident::ReportView view(std::string_view origin, const std::vector<std::string>& actors, bool party = false) {
  return {.origin = {origin, party ? incident::Origin::Sort::party : incident::Origin::Sort::other}, .grade = {'B', '2'}, .actors = actors};
}

incident::Weighed weigh(const std::vector<incident::ReportView>& reports, const std::vector<std::string>& members,
                        std::int64_t origins = 2, incident::Unity unity = incident::Unity::one) {
  return incident::weigh(reports, {members}, {origins, {'C', '3'}, {}}, unity);
}

}  // namespace

TEST_CASE("two origins that name a party prove it, one does not") {
  CHECK(weigh({view("a", rus), view("b", rus)}, rus).counts == Truth::yes);
  const auto one = weigh({view("a", rus), view("b", nobody)}, rus);
  CHECK(one.counts == Truth::unknown);
  CHECK(has(one.doubts, Doubt::unproven));
}

TEST_CASE("two reports of one origin are one origin") {
  CHECK(weigh({view("a", rus), view("a", rus)}, rus).counts == Truth::unknown);
}

TEST_CASE("origins that disagree leave both parties possible and the group certain") {
  const std::vector<incident::ReportView> reports{view("a", rus), view("b", ukr)};
  CHECK(has(weigh(reports, rus, 1).doubts, Doubt::conflicting));
  CHECK(weigh(reports, ukr, 1).counts == Truth::unknown);
  CHECK(weigh(reports, pair, 2).counts == Truth::yes);
}

TEST_CASE("fire by nobody known is possible for each party, proven for nobody-may") {
  const auto for_rus = weigh({view("a", nobody), view("b", nobody)}, rus);
  CHECK(for_rus.counts == Truth::unknown);
  CHECK(has(for_rus.doubts, Doubt::unattributed));
  CHECK(weigh({view("a", nobody), view("b", nobody)}, nobody).counts == Truth::yes);
}

TEST_CASE("a party's own log proves nothing against another party, and against itself it does") {
  CHECK(weigh({view("UKR", rus, true), view("a", rus)}, rus).counts == Truth::unknown);
  CHECK(weigh({view("UKR", ukr, true), view("a", ukr)}, ukr).counts == Truth::yes);
}

TEST_CASE("an interested denial does not undo what others prove") {
  CHECK(weigh({view("a", rus), view("b", rus), view("RUS", ukr, true)}, rus).counts == Truth::yes);
}

TEST_CASE("a report below the grade makes possible, never certain") {
  incident::ReportView rumour = view("a", rus);
  rumour.grade = {'E', '5'};
  const auto weighed = weigh({rumour}, rus, 1);
  CHECK(weighed.counts == Truth::unknown);
  CHECK(has(weighed.doubts, Doubt::unproven));
}

TEST_CASE("an uncertain match proves no second origin") {
  CHECK(weigh({view("a", rus), view("b", rus)}, rus, 2, incident::Unity::perhaps_several).counts == Truth::unknown);
  CHECK(weigh({view("a", rus), view("b", rus)}, rus, 1, incident::Unity::perhaps_several).counts == Truth::yes);
}

TEST_CASE("a report that is certainly elsewhere does not count") {
  incident::ReportView elsewhere = view("a", rus);
  elsewhere.place = Truth::no;
  CHECK(weigh({elsewhere}, rus, 1).counts == Truth::no);
}

TEST_CASE("what the body has found prevails over all reports; what it may have found is a doubt") {
  const auto found = [](const incident::Attribution& attribution, const std::vector<std::string>& members) {
    const std::vector<incident::ReportView> reports{view("a", rus), view("b", rus)};
    return incident::weigh(reports, {members}, {2, {'C', '3'}, attribution}, incident::Unity::one);
  };
  CHECK(found({{"UKR"}, {}}, ukr).counts == Truth::yes);
  CHECK(found({{"UKR"}, {}}, rus).counts == Truth::no);
  CHECK(has(found({{}, {{"UKR"}}}, ukr).doubts, Doubt::unproven));
  CHECK(has(found({{}, {{"UKR"}}}, rus).doubts, Doubt::unproven));
  CHECK(found({{}, {{"RUS"}}}, rus).counts == Truth::yes);
  // It was perhaps taken back: then the reports count, which name RUS.
  CHECK(has(found({{"UKR"}, {{}}}, rus).doubts, Doubt::unproven));
  CHECK(has(found({{"UKR"}, {{}}}, ukr).doubts, Doubt::unproven));
}

TEST_CASE("a body that finds one of two proves the two as one and neither alone") {
  const std::vector<incident::ReportView> reports{view("a", rus)};
  const auto found = [&](const std::vector<std::string>& members) {
    return incident::weigh(reports, {members}, {1, {'C', '3'}, {{"RUS", "UKR"}, {}}}, incident::Unity::one);
  };
  CHECK(found(rus).doubts == Doubt::unattributed);
  CHECK(found(ukr).doubts == Doubt::unattributed);
  CHECK(found({"RUS", "UKR"}).counts == Truth::yes);
  CHECK(found({"EST"}).counts == Truth::no);
}

TEST_CASE("a victim who is not named and an act without receipt leave it possible") {
  incident::ReportView report = view("a", rus);
  report.victim = Truth::unknown;
  CHECK(weigh({report}, rus, 1).doubts == Doubt::kind);
  report.victim = Truth::no;
  CHECK(weigh({report}, rus, 1).counts == Truth::no);
  report.victim = Truth::yes;
  report.receipt = Truth::unknown;
  CHECK(weigh({report}, rus, 1).doubts == Doubt::time);
}

TEST_CASE("what the judged tell of an incident that others tell of is no excuse, and no proof beside theirs") {
  incident::ReportView excuse = view("RUS", rus, true);
  excuse.place = Truth::no;
  CHECK(weigh({view("a", rus), excuse}, rus, 1).counts == Truth::yes);
  CHECK(weigh({view("a", rus), excuse}, nobody, 1).counts == Truth::yes);  // whoever it was, RUS may be meant
  CHECK(weigh({view("a", rus), excuse}, rus, 2).counts == Truth::unknown);
  CHECK(weigh({view("a", rus), excuse}, pair, 1).counts == Truth::yes);
  // Of others it is a witness as good as any, and contradicts.
  excuse.actors = ukr;
  CHECK(weigh({view("a", ukr), excuse}, ukr, 1).doubts == Doubt::place);
  CHECK(weigh({view("a", ukr), excuse}, nobody, 1).doubts == Doubt::place);
  // Nobody else tells of it, or nobody who meets the grade.
  excuse.actors = rus;
  CHECK(weigh({excuse}, rus, 1).counts == Truth::no);
  incident::ReportView rumour = view("a", rus);
  rumour.grade = {'E', '5'};
  CHECK(weigh({rumour, excuse}, rus, 1).counts == Truth::unknown);
}

TEST_CASE("what the judged tell against themselves is a further origin, and tells nothing beside what others prove") {
  const auto weighed = weigh({view("a", rus), view("RUS", rus, true)}, rus);
  CHECK(weighed.counts == Truth::yes);
  CHECK(weighed.good.size() == 1);
  incident::ReportView elsewhere = view("a", rus);
  elsewhere.place = Truth::no;
  CHECK(weigh({elsewhere, view("RUS", rus, true)}, rus, 1).doubts == Doubt::place);
}

// One report is weighed by a way of its own. Said twice by one origin it tells nothing more.
TEST_CASE("a report alone weighs as much as when it is told twice: every report, rule and finding of a body") {
  const std::vector<std::string> lists[] = {nobody, rus, ukr, pair};
  const Truth answers[] = {Truth::no, Truth::unknown, Truth::yes};
  const incident::Attribution found[] = {{}, {rus, {}}, {pair, {}}, {{}, {rus}}, {{}, {nobody}}, {rus, {pair, nobody}}, {ukr, {rus}}};
  std::int64_t asked = 0;
  const auto ask = [&](const incident::ReportView& one) {
    for (const auto& members : lists) {
      for (const incident::Attribution& attribution : found) {
        for (const std::int64_t origins : {1, 2}) {
          for (const auto unity : {incident::Unity::one, incident::Unity::perhaps_several}) {
            const incident::ProofRule rule{origins, {'C', '3'}, attribution};
            const auto alone = incident::weigh(std::vector{one}, {members}, rule, unity);
            const auto twice = incident::weigh(std::vector{one, one}, {members}, rule, unity);
            ++asked;
            REQUIRE(alone.counts == twice.counts);
            REQUIRE(alone.doubts == twice.doubts);
            REQUIRE(2 * alone.good.size() == twice.good.size());
          }
        }
      }
    }
  };
  for (const bool party : {false, true}) {
    for (const auto& actors : lists) {
      for (const char grade : {'B', 'E'}) {
        for (const Truth pattern : answers) {
          incident::ReportView one = view("RUS", actors, party);
          one.grade.reliability = grade;
          ask(one);
          for (Truth incident::ReportView::*respect : {&incident::ReportView::kind, &incident::ReportView::place, &incident::ReportView::force,
                                                       &incident::ReportView::victim, &incident::ReportView::receipt}) {
            incident::ReportView other = one;
            other.*respect = pattern;
            ask(other);
          }
        }
      }
    }
  }
  CHECK(asked == std::int64_t{2 * 4 * 2 * 3} * 6 * 4 * 7 * 2 * 2);
}
