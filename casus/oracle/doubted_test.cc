// Norms that wait for an event of which nobody knows whether it came.
#include "casus/oracle/sentence_test.h"

using namespace casus::oracle::testing;
using casus::fact::Fact;

namespace {

Fact fire(const std::string& record, const std::string& at, const std::vector<std::string>& by) {
  return report(record, "shelling", at, by);
}
Fact exercise(const std::string& record, const std::string& at) { return report(record, "exercise", at, {"AAA"}); }

Fact signature(const std::string& at, bool received) {
  Fact act = report("s", "sign", at, {"BBB"});
  act.root = casus::fact::Root::act;
  if (received) act.received = act.when->from;
  return act;
}

const std::string from_fire =
    "3.1 AAA must not commit exercise in strip from 1 h after fire by BBB: minor from 1 incident; serious from 2 incidents within 1 d.";
const std::string until_signed = "3.1 AAA must not commit exercise in strip until sign by BBB: serious from 2 incidents within 2 d.";

}  // namespace

TEST_CASE("an event that perhaps came leaves what would break the norm unknown, for the event's reasons") {
  const auto accord = read_text(from_fire + " 4.1 BBB must not commit fire in strip: minor from 1 incident.");
  const Lines got = findings(accord, {fire("1", "2025-03-01T10:00Z", {}), exercise("2", "2025-03-01T12:00Z")}, "3.1");
  REQUIRE(got.size() == 1);
  CHECK(got[0] == "3.1 AAA unknown 2025-03-01T12:00Z 2025-03-01T12:00Z unattributed");
  CHECK(findings(accord, {exercise("2", "2025-03-01T12:00Z")}, "3.1").empty());
  CHECK(findings(accord, {fire("1", "2025-03-01T10:00Z", {"AAA"}), exercise("2", "2025-03-01T12:00Z")}, "3.1").empty());
}

TEST_CASE("between an event that perhaps came and one that did the norm is in doubt, and after it no more") {
  const auto accord = read_text(from_fire);
  const std::vector<Fact> log{fire("1", "2025-03-01T10:00Z", {}), exercise("2", "2025-03-01T12:00Z"),
                              fire("3", "2025-03-02T10:00Z", {"BBB"}), exercise("4", "2025-03-02T11:30Z")};
  const Lines got = findings(accord, log, "3.1");
  REQUIRE(got.size() == 3);
  CHECK(got[0].find("unknown 2025-03-01T12:00Z") != std::string::npos);
  CHECK(got[1].find("breach 2025-03-02T11:30Z") != std::string::npos);
  CHECK(got[2].find("unknown 2025-03-02T11:30Z") != std::string::npos);  // two within a day, if the first counts
}

TEST_CASE("an end that perhaps came takes the certainty of what only later facts reach") {
  const auto accord = read_text(until_signed);
  const std::vector<Fact> two{exercise("1", "2025-03-01T10:00Z"), exercise("2", "2025-03-02T10:00Z")};
  const auto with = [&](const Fact& act) {
    std::vector<Fact> log = two;
    log.push_back(act);
    return findings(accord, log, "3.1");
  };
  CHECK(findings(accord, two, "3.1").front().find("breach") != std::string::npos);
  CHECK(with(signature("2025-03-01T12:00Z", true)).empty());
  REQUIRE(with(signature("2025-03-01T12:00Z", false)).size() == 1);
  CHECK(with(signature("2025-03-01T12:00Z", false)).front().find("unknown") != std::string::npos);
  CHECK(with(signature("2025-03-05T12:00Z", false)).front().find("breach") != std::string::npos);
}

TEST_CASE("a period that perhaps began is not certainly overdue") {
  const std::string duty = "3.1 AAA must report to BBB every 1 d from fire by BBB.";
  const auto states = [&](const std::vector<std::string>& by) {
    std::vector<Fact> log{fire("1", "2025-03-01T10:00Z", by), fire("9", "2025-03-05T10:00Z", {"AAA"})};
    std::string out;
    for (const auto& one : casus::oracle::judge(read_text(duty), log).duties) out += std::string{name(one.state)} + " ";
    return out;
  };
  CHECK(states({"BBB"}).find("overdue") != std::string::npos);
  CHECK(states({}).find("overdue") == std::string::npos);
  CHECK(states({}).find("unknown") != std::string::npos);
  CHECK(states({"AAA"}).empty());
}
