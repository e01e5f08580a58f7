// Breach and compliant hold under every resolution of the facts' uncertainties.
//
// A resolution picks, for every fact, one instant, one actor, one point, one
// amount. Where the oracle says breach of the doubtful facts, it must say breach
// of the resolved ones; where it says breach of the resolved ones, it must not
// have called the doubtful ones compliant.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "casus/earth/distance.h"
#include "casus/oracle/oracle.h"
#include "tests/differential/cases.h"

namespace casus::differential {
namespace {

using finding::Finding;
using finding::Verdict;
using fact::Fact;

// Every way to replace one uncertain respect of a fact by a certain one.
using Options = std::vector<Fact>;

Options with_instants(const Fact& fact) {
  if (!fact.when || fact.when->exact()) return {fact};
  Options all;
  const measure::Instant from = fact.when->from;
  for (const measure::Instant at : {from, from + measure::minutes(30), fact.when->to - measure::milliseconds(1)}) {
    all.push_back(fact);
    all.back().when = measure::Interval{at, at};
  }
  return all;
}

Options with_actors(const Fact& fact) {
  std::vector<std::string> candidates = fact.actors;
  if (candidates.empty()) candidates = {"RUS", "UKR", "BLR"};
  Options all;
  for (const std::string& actor : candidates) {
    all.push_back(fact);
    all.back().actors = {actor};
  }
  return all;
}

Options with_places(const Fact& fact) {
  if (fact.place && fact.place->radius && fact.place->radius->raw() == 0) return {fact};
  Options all;
  for (std::int64_t row = -1; row <= 4; ++row) {
    const earth::Position p = *earth::Position::make(500'000'000 + row * 100'000, 300'000'000 + row * 100'000);
    const bool bounded = fact.place && fact.place->radius;
    if (bounded && earth::distance(fact.place->at, p).upper > *fact.place->radius) continue;
    all.push_back(fact);
    all.back().place = fact::Place{p};
  }
  if (all.empty()) all.push_back(fact);
  return all;
}

Options with_amounts(const Fact& fact) {
  Options all;
  for (const bool high : {false, true}) {
    all.push_back(fact);
    const auto pick = [&](const char* name, std::int64_t least, std::int64_t greatest) {
      const fact::Value* value = fact.find(name);
      const measure::AmountRange stated = value == nullptr
                                              ? measure::AmountRange{measure::whole(least), measure::whole(greatest)}
                                              : std::get<measure::AmountRange>(*value);
      const measure::Decimal one = high ? stated.high : stated.low;
      all.back().set(name, measure::AmountRange{one, one});
    };
    pick("deaths", 0, 9);
    if (fact.what == "rocket") pick("calibre", 50, 150);
  }
  return all;
}

Options resolutions(const Fact& fact) {
  Options all{fact};
  for (const auto& step : {with_instants, with_actors, with_places, with_amounts}) {
    Options next;
    for (const Fact& one : all) std::ranges::copy(step(one), std::back_inserter(next));
    all = next;
  }
  return all;
}

bool same_question(const Finding& a, const Finding& b) {
  return a.norm == b.norm && a.subject == b.subject && a.key == b.key && a.severity == b.severity &&
         a.measure == b.measure;
}

// Does a finding of the same question hold at this instant?
bool held(const std::vector<Finding>& findings, const Finding& asked, measure::Instant at, bool breach) {
  return std::ranges::any_of(findings, [&](const Finding& f) {
    const bool counts = !breach || f.verdict == Verdict::breach;
    return counts && same_question(f, asked) && f.from <= at && (!f.to || at <= *f.to);
  });
}

bool has_window(const Case& one, const Finding& finding) {
  for (const accord::Rung& rung : one.accord.norm(finding.norm)->rungs)
    for (const accord::Threshold& threshold : rung.any_of)
      if (rung.severity == finding.severity && threshold.measure == finding.measure)
        return threshold.within.has_value();
  return true;
}

// The instants at which a breach certainly holds whatever the resolution; an
// incident judged by itself happened at one of [from, to), which may be any.
bool breach_holds(const Case& one, const Finding& breach, const std::vector<Finding>& resolved) {
  if (has_window(one, breach))
    return held(resolved, breach, *breach.certain_from, true) && held(resolved, breach, *breach.certain_to, true);
  return std::ranges::any_of(resolved, [&](const Finding& f) {
    return f.verdict == Verdict::breach && same_question(f, breach) && breach.from <= f.from && f.from <= *breach.to;
  });
}

std::string broken_by(const Case& one, const std::vector<Finding>& doubtful, const Case& resolution) {
  const std::vector<Finding> resolved = oracle::judge(resolution.accord, resolution.facts).findings;
  for (const Finding& f : doubtful)
    if (f.verdict == Verdict::breach && !breach_holds(one, f, resolved))
      return "a breach that does not hold: " + finding::to_json(f);
  for (const Finding& f : resolved)
    if (f.verdict == Verdict::breach && !held(doubtful, f, *f.certain_from, false))
      return "compliant, but: " + finding::to_json(f);
  return "";
}

// Tries resolutions in a fixed order, at most `most` of them evenly spread.
std::string try_resolutions(const Case& one, std::uint64_t most, std::uint64_t& tried) {
  std::vector<Options> options;
  std::uint64_t product = 1;
  for (const Fact& fact : one.facts) {
    options.push_back(resolutions(fact));
    product *= options.back().size();
  }
  const std::vector<Finding> doubtful = oracle::judge(one.accord, one.facts).findings;
  const std::uint64_t step = product / most + 1;
  for (std::uint64_t number = 0; number < product; number += step, ++tried) {
    Case resolution = one;
    std::uint64_t rest = number;
    for (std::size_t i = 0; i < options.size(); ++i) {
      resolution.facts[i] = options[i][rest % options[i].size()];
      rest /= options[i].size();
    }
    const std::string broken = broken_by(one, doubtful, resolution);
    if (!broken.empty()) return broken + "\n" + describe(one) + "resolved as\n" + describe(resolution);
  }
  return "";
}

std::uint64_t check_cases(std::uint64_t cases, std::int64_t facts, bool merging) {
  std::uint64_t tried = 0;
  for (std::uint64_t seed = 1; seed <= cases; ++seed) {
    Case one = make_case(seed, {.facts = facts, .hours = 6, .covers = false});
    if (!merging) one.accord.same_incident.reset();
    const std::string broken = try_resolutions(one, 97, tried);
    CHECK_MESSAGE(broken.empty(), broken);
    if (!broken.empty()) break;
  }
  return tried;
}

}  // namespace

TEST_CASE("breach and compliant hold under every resolution of three facts") {
  CHECK(check_cases(150, 3, false) > 3'000);
}

TEST_CASE("breach and compliant hold under every resolution of two reports that may be merged") {
  CHECK(check_cases(150, 2, true) > 2'000);
}

}  // namespace casus::differential
