// The sieve changes no byte of a finding and no hour: random accords over random tracks,
// in order and late, with repetitions, from several sources; judged of all facts, and of
// those that came through the sieve.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <string>

#include "casus/accord/plain.h"
#include "casus/fact/vocabulary.h"
#include "casus/procedure/procedure.h"
#include "casus/watch/collect.h"
#include "casus/watch/sieve.h"
#include "casus/watch/watch.h"
#include "casus/watch/zones_of_movers.h"
#include "tests/differential/cases.h"
#include "tests/differential/dice.h"
#include "tests/differential/setting.h"

namespace casus::differential {
namespace {

using measure::Instant;

bool is_track(const accord::Accord& accord, const fact::Fact& fact) {
  return fact::vocabulary(accord.source(fact.source)->format)->tracks;
}

// A position of a box's grid (see cases.cc): rows and columns 0 to 3 may lie in a zone.
fact::Place place_at(std::int64_t row, std::int64_t column) {
  return {*earth::Position::make(500'000'000 + row * 100'000, 300'000'000 + column * 100'000)};
}

// A ship's way over the grid, at most a kilometre or two a report: mostly somewhere off the
// zones, now and then in them. Some fixes are bad.
class Way {
 public:
  fact::Place next(Dice& dice) {
    if (dice.one_in(20)) to_zones_ = !to_zones_;
    row_ = step(dice, row_);
    column_ = step(dice, column_);
    return dice.one_in(400) ? place_at(40, 40) : place_at(row_, column_);
  }

 private:
  [[nodiscard]] std::int64_t step(Dice& dice, std::int64_t from) const {
    const std::int64_t to = to_zones_ ? 1 : 6;
    return from + (dice.one_in(3) ? dice.below(3) - 1 : from < to ? 1 : from > to ? -1 : 0);
  }
  bool to_zones_ = false;
  std::int64_t row_ = 6;
  std::int64_t column_ = 6;
};

// What one source tells of it, a report every few minutes; some reports are said again.
void add_voyage(Dice& dice, const accord::Source& source, const std::string& mover, std::vector<fact::Fact>& out) {
  const std::int64_t reports = 5 + dice.below(90);
  std::int64_t minute = dice.below(300);
  Way way;
  for (std::int64_t i = 0; i < reports; ++i) {
    fact::Fact fact;
    fact.root = fact::Root::sighting;
    fact.what = "vessel";
    fact.mover = mover;
    fact.source = source.name;
    fact.grade = source.profile.grade;
    fact.record = mover + "-" + std::to_string(out.size());
    const Instant at = *measure::civil(2024, 5, 1) + measure::minutes(minute);
    fact.when = measure::Interval{at, at};
    if (dice.one_in(4)) fact.received = at + measure::minutes(dice.below(30));
    fact.place = way.next(dice);
    if (dice.one_in(60)) fact.place->radius = dice.one_in(2) ? std::nullopt : std::optional{measure::kilometres(1)};
    if (dice.one_in(3)) fact.set("number", 1 + dice.below(4));
    if (dice.one_in(12)) {  // not where it is, but who
      fact.place = std::nullopt;
      fact.set("tons", dice.below(3));
      if (dice.one_in(3)) fact.actors = {dice.one_in(2) ? "RUS" : "UKR"};
    }
    if (dice.one_in(400)) fact.when->to = at + measure::minutes(7);
    if (dice.one_in(300)) fact.when = std::nullopt;
    out.push_back(fact);
    if (dice.one_in(15)) out.push_back(out[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(out.size())))]);
    minute += dice.one_in(40) ? 200 : 3 + dice.below(6);
  }
}

// As a feed would have it: by time, but for those that come late, in seconds.
void order(Dice& dice, std::vector<fact::Fact>& facts) {
  const std::int64_t lateness = dice.one_of<std::int64_t>({0, 0, 0, 600, 60'000});
  std::vector<std::pair<std::int64_t, fact::Fact>> keyed;
  for (fact::Fact& fact : facts) {
    const std::int64_t at = fact.when ? fact.when->from.ms() / 1'000 : 0;
    keyed.emplace_back(at + (lateness > 0 && dice.one_in(5) ? dice.below(lateness) : 0), std::move(fact));
  }
  std::ranges::stable_sort(keyed, {}, [](const auto& one) { return one.first; });
  facts.clear();
  for (auto& [at, fact] : keyed) facts.push_back(std::move(fact));
}

Case make_tracks(std::uint64_t seed) {
  Limits limits;
  limits.ceilings = true;
  limits.forms = seed % 2 == 0;
  Case one = make_case(seed, limits);
  Dice dice{seed * 7 + 1};
  std::erase_if(one.accord.norms, [](const accord::Norm& norm) { return norm.form == accord::NormForm::position_report; });
  for (accord::Source& source : one.accord.sources) {
    if (dice.one_in(4)) source.silent = measure::minutes(5 + dice.below(60));
    if (source.gap && dice.one_in(2)) source.gap = measure::minutes(10);
    if (source.format != "ais_nmea") continue;
    std::vector<fact::Fact> feed;
    const std::int64_t movers = 1 + dice.below(4);
    for (std::int64_t m = 0; m < movers; ++m) add_voyage(dice, source, "mmsi:" + std::to_string(dice.one_in(3) ? 1 : 10 + m), feed);
    order(dice, feed);
    std::ranges::move(feed, std::back_inserter(one.facts));
  }
  return one;
}

struct Sifted {
  std::vector<fact::Fact> facts;
  watch::Passed passed;
  std::set<std::string, std::less<>> unsure;
};

Sifted sift(const Case& one, const std::set<std::size_t>& zones, std::set<std::string, std::less<>> whole) {
  Sifted out;
  watch::Sieve sieve{one.accord, zones, std::move(whole), [&](fact::Fact&& fact) { out.facts.push_back(std::move(fact)); }};
  for (fact::Fact fact : one.facts) {
    if (!is_track(one.accord, fact)) {
      out.facts.push_back(std::move(fact));
      continue;
    }
    sieve.source(*one.accord.source(fact.source));
    sieve.take(std::move(fact));
  }
  out.passed = sieve.finish();
  out.unsure = sieve.unsure();
  return out;
}

// As the reading of feeds does it: again with those of whom the sieve was not sure.
Sifted sift(const Case& one, const std::set<std::size_t>& zones) {
  std::set<std::string, std::less<>> whole;
  for (const fact::Fact& fact : one.facts) {
    if (!is_track(one.accord, fact) && fact.root == fact::Root::sighting) whole.insert(watch::mover_of(fact));
  }
  Sifted out = sift(one, zones, whole);
  while (!out.unsure.empty()) {
    whole.merge(out.unsure);
    out = sift(one, zones, whole);
  }
  return out;
}

std::vector<std::string> lines(const watch::Judgement& judgement) {
  std::vector<std::string> all;
  for (const finding::Finding& finding : judgement.findings) all.push_back(finding::to_json(finding));
  for (const finding::NormHours& hours : judgement.hours) all.push_back(finding::to_json(hours));
  return all;
}

// Empty where both say the same.
std::string difference(const Case& one, const Sifted& sifted) {
  base::SerialExecutor serial;
  const auto whole = lines(procedure::judge(one.accord, one.facts, serial));  // as it is judged without a sieve
  const auto through = lines(watch::judge_all(one.accord, sifted.facts, serial, sifted.passed));
  if (whole == through) return {};
  std::string text = describe(one);
  for (const std::string& line : whole) {
    if (std::ranges::find(through, line) == through.end()) text += "all facts: " + line + "\n";
  }
  for (const std::string& line : through) {
    if (std::ranges::find(whole, line) == whole.end()) text += "sieve:     " + line + "\n";
  }
  return text;
}

TEST_CASE("what comes through the sieve is judged as all facts are, to the byte") {
  const std::int64_t cases = setting("CASUS_CASES", 5'000);
  const auto first = static_cast<std::uint64_t>(setting("CASUS_SEED", 1));
  std::int64_t differ = 0;
  std::int64_t sifted_cases = 0;
  std::int64_t again = 0;
  std::size_t facts = 0;
  std::size_t kept = 0;
  std::size_t found = 0;
  for (std::uint64_t seed = first; seed < first + static_cast<std::uint64_t>(cases); ++seed) {
    const Case one = make_tracks(seed);
    if (!accord::is_plain(one.accord)) continue;
    std::set<std::string_view> sources;
    for (const accord::Source& source : one.accord.sources) {
      if (fact::vocabulary(source.format)->tracks) sources.insert(source.name);
    }
    const auto zones = watch::zones_of_movers(one.accord, sources);
    if (sources.empty() || !zones) continue;
    const Sifted sifted = sift(one, *zones);
    ++sifted_cases;
    again += sift(one, *zones, {}).unsure.empty() ? 0 : 1;
    facts += one.facts.size();
    kept += sifted.facts.size();
    base::SerialExecutor serial;
    for (const finding::Finding& one_found : watch::judge(one.accord, one.facts, serial)) {
      if (one_found.measure == "movers" && one_found.evidence.size() > 1) ++found;
    }
    const std::string text = difference(one, sifted);
    if (!text.empty() && ++differ <= setting("CASUS_SHOWN", 3)) std::fprintf(stderr, "%s\n", text.c_str());
  }
  CHECK_MESSAGE(differ == 0, differ, " of ", sifted_cases, " cases differ, seeds from ", first);
  // The cases are worth comparing.
  MESSAGE(sifted_cases, " cases, ", again, " of them not at the first try; ", kept, " of ", facts, " facts kept; ", found, " findings of movers");
  CHECK(sifted_cases > cases / 5);
  CHECK(again > sifted_cases / 50);
  CHECK(kept < facts * 9 / 10);
  CHECK(found > static_cast<std::size_t>(sifted_cases) / 10);
}

}  // namespace
}  // namespace casus::differential
