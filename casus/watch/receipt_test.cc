// What was known when, of one record at a time.
#include "casus/watch/receipt.h"

#include <doctest/doctest.h>

#include "casus/watch/catalogue.h"
#include "casus/watch/history_test.h"

namespace casus::watch {
namespace {

using fact::Fact;
using measure::Instant;
using measure::Interval;

Instant day(int n) { return *measure::civil(2025, 3, n); }

// A fire of some instant from the 6th to the 30th.
Fact of_march() {
  Fact out;
  out.what = "fire";
  out.source = "patrols";
  out.record = "1";
  out.when = Interval{day(6), day(30)};
  return out;
}

const accord::Source patrols{};

accord::Source going_on() {
  accord::Source out;
  out.spread = true;
  return out;
}

accord::Source of_alerts() {
  accord::Source out;
  out.format = "alerts_csv";
  return out;
}

}  // namespace

TEST_CASE("a record is known from its receipt, else its publication, else from when it had happened") {
  Fact fact = of_march();
  CHECK(known_at(fact) == day(30));
  fact.published = day(9);
  CHECK(known_at(fact) == day(9));
  fact.received = day(11);
  CHECK(known_at(fact) == day(11));
  CHECK_FALSE(known_at(Fact{}));
}

TEST_CASE("without receipt or publication time has passed up to when it had certainly begun") {
  CHECK(passed_by(patrols, of_march()) == day(6));
  Fact exact = of_march();
  exact.when->to = exact.when->from;
  CHECK(passed_by(patrols, exact) == day(6));
}

TEST_CASE("the end of an outage, of an alert and of what goes on is told once it has come") {
  Fact outage = of_march();
  outage.root = fact::Root::coverage;
  CHECK(passed_by(patrols, outage) == day(30));
  CHECK(passed_by(going_on(), of_march()) == day(30));
  CHECK(passed_by(of_alerts(), of_march()) == day(30));
}

TEST_CASE("a declaration is of an instant that has come") {
  Fact fact = of_march();
  fact.root = fact::Root::declaration;
  CHECK(passed_by(patrols, fact) == day(30));
  fact.received = day(8);
  CHECK(passed_by(patrols, fact) == day(8));
  fact.received = day(5);
  CHECK(passed_by(patrols, fact) == day(30));
}

TEST_CASE("behind its receipt no record shows that time has passed") {
  Fact outage = of_march();
  outage.root = fact::Root::coverage;
  outage.received = day(5);
  CHECK(passed_by(patrols, outage) == day(5));
  Fact fact = of_march();
  fact.published = day(7);
  CHECK(passed_by(going_on(), fact) == day(7));
  fact.received = day(31);
  CHECK(passed_by(patrols, fact) == day(31));
}

TEST_CASE("what was learned had happened, if it had begun") {
  Fact fact = of_march();
  fact.received = day(8);
  CHECK(happened_in(fact) == Interval{day(6), day(8)});
  fact.received = day(31);
  CHECK(happened_in(fact) == Interval{day(6), day(30)});
  fact.received = day(5);  // by a clock that is wrong
  CHECK(happened_in(fact) == Interval{day(6), day(30)});
  fact.root = fact::Root::coverage;
  fact.received = day(8);
  CHECK(happened_in(fact) == Interval{day(6), day(30)});
}

TEST_CASE("a catalogue ends what was learned before its end, and leaves the log alone") {
  const accord::Accord accord = testing::accord_of("1.1 nobody may commit fire in strip.\n");
  std::vector<Fact> log{of_march(), of_march()};
  log[1].record = "2";
  log[1].received = day(8);
  const Catalogue catalogue{accord, log};
  CHECK(catalogue.log()[0].when == Interval{day(6), day(30)});
  CHECK(catalogue.log()[1].when == Interval{day(6), day(8)});
  CHECK(log[1].when == Interval{day(6), day(30)});
}

TEST_CASE("what is published later than its source is stated to tell comes late") {
  accord::Source source;
  source.late = measure::days(2);
  Fact fact = of_march();
  fact.published = day(30) + measure::days(2);
  CHECK_FALSE(comes_late(source, fact));
  fact.published = *fact.published + measure::milliseconds(1);
  CHECK(comes_late(source, fact));
  CHECK_FALSE(comes_late(source, of_march()));
}

}  // namespace casus::watch
