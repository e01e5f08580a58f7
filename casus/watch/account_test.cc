// The arithmetic of findings whose norms have exceptions.
#include "casus/watch/account.h"
#include "casus/watch/history_test.h"

using namespace casus::watch;
using namespace casus::watch::testing;

namespace {

// How many incidents the arithmetic of the last finding counts; -1: there is none.
std::int64_t counted(const std::string& sentences, const Log& log) {
  const casus::accord::Accord accord = accord_of(sentences);
  casus::base::SerialExecutor serial;
  const auto findings = judge(accord, log, serial);
  REQUIRE_FALSE(findings.empty());
  const auto account = account_for(accord, log, findings.back());
  return account && account->window ? account->window->certain.raw() / casus::measure::decimal_one : -1;
}

}  // namespace

TEST_CASE("what a breach of another norm excuses is not told as counted") {
  const std::string norms =
      "4.1 AAA must not commit assault in strip. "
      "4.2 BBB must not commit fire in strip unless breach of 4.1 within 1 h: grave from 2 incidents within 24 h. ";
  const Log log{report("a", "assault", "10:00", {"AAA"}), fire("1", "10:30", "BBB"), fire("2", "12:00", "BBB"), fire("3", "13:00", "BBB")};
  CHECK(counted(norms, log) == 2);
}

TEST_CASE("an exception that the engine does not know is left out, and nothing fails") {
  const casus::accord::Accord accord = accord_of("group All \"both\" is AAA, BBB. "
      "4.2 on assault, All together must vote help, carried by consensus within 48 h. "
      "4.1 AAA must not commit fire in strip unless help carried. ");
  CHECK_FALSE(casus::accord::is_plain(accord));
  casus::finding::Finding finding;
  finding.norm = "4.1";
  finding.subject = "AAA";
  finding.key = "strip";
  finding.severity = "breach";
  finding.measure = "incidents";
  finding.from = clock("10:00");
  finding.to = finding.from;
  finding.evidence = {"patrols:1"};
  const auto account = account_for(accord, Log{fire("1", "10:00", "AAA")}, finding);
  REQUIRE(account.has_value());
  REQUIRE(account->window.has_value());
  CHECK(account->window->incidents.size() == 1);
}
