// The engine and the oracle agree on what was known at an instant, where records come
// late, in several versions, and in no order.
//
// The cases are those of cases.h; here every record gets a receipt, and some get later
// versions that borrow what they say from other records, so that it stays on the grid.
// CASUS_CASES / 20 cases are compared, from CASUS_SEED on.
#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

#include "casus/finding/finding.h"
#include "casus/oracle/oracle.h"
#include "casus/verb/knowledge.h"
#include "casus/procedure/procedure.h"
#include "tests/differential/cases.h"
#include "tests/differential/dice.h"
#include "tests/differential/setting.h"

namespace casus::differential {
namespace {

using fact::Fact;
using Lines = std::vector<std::string>;

const Fact& any_of(Dice& dice, const std::vector<Fact>& facts) {
  return facts[static_cast<std::size_t>(dice.below(std::ssize(facts)))];
}

// One respect in which a later version of a record says something else, or none.
void change(Dice& dice, const std::vector<Fact>& others, Fact& fact) {
  const Fact& other = any_of(dice, others);
  switch (dice.below(5)) {
    case 0: fact.when = other.when; break;
    case 1: fact.place = other.place; break;
    case 2: fact.actors = other.actors; break;
    case 3: {
      const measure::Decimal amount = measure::whole(dice.below(6));
      fact.set(fact.root == fact::Root::incident ? "deaths" : "number", measure::AmountRange{amount, amount});
      break;
    }
    default: break;
  }
}

// Published and received are set apart: a version may be published early and come late.
void set_times(Dice& dice, measure::Instant start, Fact& fact) {
  if (!dice.one_in(4)) fact.received = start + measure::hours(dice.below(24));
  if (dice.one_in(2)) fact.published = start + measure::hours(dice.below(24));
}

// A report of a track is named after its content, so it never has a second version, and
// copies of it are equal.
bool can_be_revised(const Case& one, const Fact& fact) {
  return one.accord.source(fact.source)->format != "ais_nmea";
}

Case with_late_versions(Dice& dice, Case one) {
  const std::vector<Fact> first = one.facts;
  for (Fact& fact : one.facts) {
    const auto copied = std::ranges::find(one.facts, fact.record, &Fact::record);
    if (&*copied != &fact && !can_be_revised(one, fact)) fact = *copied;
    else set_times(dice, one.accord.of, fact);
  }
  for (const Fact& fact : first) {
    if (!can_be_revised(one, fact) || !dice.one_in(3)) continue;
    for (std::int64_t more = 1 + dice.below(3); more > 0; --more) {
      Fact later = fact;
      change(dice, first, later);
      set_times(dice, one.accord.of, later);
      one.facts.push_back(later);
    }
  }
  for (std::size_t i = one.facts.size(); i > 1; --i)
    std::swap(one.facts[i - 1], one.facts[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(i)))]);
  return one;
}

template <typename Judgement>
Lines lines(const Judgement& judgement) {
  Lines all;
  for (const finding::Finding& finding : judgement.findings) all.push_back(finding::to_json(finding));
  for (const finding::Duty& duty : judgement.duties) all.push_back(finding::to_json(duty));
  return all;
}

// What both say of the case; a difference fails, with the way to see it again.
Lines agreed(const Case& one) {
  base::SerialExecutor serial;
  const Lines engine = lines(procedure::judge(one.accord, one.facts, serial));
  const Lines oracle = lines(oracle::judge(one.accord, one.facts));
  std::string text;
  if (engine != oracle) {
    text = "again: CASUS_CASES=20 CASUS_SEED=" + std::to_string(one.seed) + " test_differential -tc='*known at*'\n" + describe(one);
    for (const std::string& line : engine) text += "engine: " + line + "\n";
    for (const std::string& line : oracle) text += "oracle: " + line + "\n";
  }
  CHECK_MESSAGE(engine == oracle, text);
  return oracle;
}

}  // namespace

TEST_CASE("the engine and the oracle agree on what was known at an instant of late and revised records") {
  const std::int64_t cases = std::max<std::int64_t>(1, setting("CASUS_CASES", 5'000) / 20);
  const auto first = static_cast<std::uint64_t>(setting("CASUS_SEED", 1));
  std::int64_t revised = 0;  // cases in which versions change what is found
  std::int64_t unknown_yet = 0;  // instants at which less, or something else, was found than in the end
  for (std::uint64_t seed = first; seed < first + static_cast<std::uint64_t>(cases); ++seed) {
    Dice dice{seed};
    const Case before = make_case(seed, {.facts = 20, .ceilings = true, .forms = true, .implausible = true});
    const Case whole = with_late_versions(dice, before);
    const Lines in_the_end = agreed(whole);
    revised += in_the_end != lines(oracle::judge(before.accord, before.facts)) ? 1 : 0;
    for (const std::int64_t hour : {dice.below(12), 12 + dice.below(12)}) {
      verb::Point point;
      point.received = whole.accord.of + measure::hours(hour);
      Case known = whole;
      known.facts = verb::known_facts(whole.facts, point);
      if (dice.one_in(2)) known.accord.open = accord::OpenLog{point.received};
      unknown_yet += agreed(known) != in_the_end ? 1 : 0;
    }
  }
  // The cases are worth comparing; a few of them alone need not be.
  if (cases < 100) return;
  CHECK(revised > cases / 10);
  CHECK(unknown_yet > cases / 4);
}

TEST_CASE("a later version that gives no time replaces the version before it for the engine and the oracle") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Case one = make_case(seed, {.facts = 20, .ceilings = true, .forms = true, .implausible = true});
    for (const Fact& fact : std::vector<Fact>{one.facts}) {
      if (!can_be_revised(one, fact)) continue;
      Fact later = fact;
      later.when.reset();
      later.published = one.accord.of + measure::hours(24);
      one.facts.push_back(later);
    }
    agreed(one);
  }
}

}  // namespace casus::differential
