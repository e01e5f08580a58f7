// From facts in memory to findings, by the form of the norm: a threshold in a window, a prior
// notice, a ceiling on what is declared. The verdicts are known beforehand, and a wrong
// number of them fails the program.
//
//   bench_norms [FACTS [FORM]]     (200000, all of them; FORM begins the name of one)
//
// docs/benchmarks.md keeps the last measured table.
#include <fmt/format.h>

#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/measure.h"
#include "casus/accord/from_text.h"
#include "casus/host/memory.h"
#include "casus/procedure/procedure.h"

using namespace casus;

namespace {

constexpr int rounds = 5;

struct Work {
  const char* name;
  std::string norm;
  std::function<fact::Fact(std::int64_t)> fact;
  std::function<std::size_t(std::int64_t)> breaches;  // of so many facts
};

const std::string heading = R"(# Bench

```accord
accord "Bench", draft 1, of 2026-01-01Z.
party AAA "Aland".  party BBB "Bland".
zone strip is area 46.00N 30.00E, 46.50N 30.00E, 46.50N 31.00E, 46.00N 31.00E.
kind fire is incident.  kind exercise is incident.  kind personnel is declaration.
source reports "reports", reads incidents_csv, origin mission, grade B2, covers everything published.
source returns "returns", reads declarations_csv, origin registry, grade B2, covers everything published.
proof 1 origin, C3 or better.
)";

accord::Accord accord_of(const std::string& norm) {
  const accord::ReadBeside nothing = [](std::string_view) -> base::Result<std::string> {
    return base::Fault{base::FaultKind::not_found, "no file", "", {}};
  };
  accord::Reading reading = accord::from_text(heading + norm + "\n```\n", nothing);
  if (reading.accord) return *reading.accord;
  for (const auto& one : reading.diagnostics) fmt::print(stderr, "{}\n", one.message);
  std::exit(2);
}

fact::Fact report(std::int64_t i, const std::string& what, std::int64_t minute) {
  fact::Fact fact;
  fact.what = what;
  const measure::Instant at = *measure::civil(2026, 1, 1) + measure::minutes(minute);
  fact.when = measure::Interval{at, at};
  fact.received = at;
  fact.place = fact::Place{*earth::Position::make(462'000'000, 305'000'000)};
  fact.actors = {"AAA"};
  fact.source = "reports";
  fact.record = std::to_string(i);
  fact.grade = {'B', '2'};
  return fact;
}

// Of a hundred minutes the first ten have a fire each: ten in an hour are one too many.
fact::Fact fire(std::int64_t i) { return report(i, "fire", i / 10 * 100 + i % 10); }

// An exercise every two days, and before nine of ten a notice three days before it.
fact::Fact notified(std::int64_t i) {
  const std::int64_t day = 1'440;
  const std::int64_t begin = (i / 2 * 2 + 4) * day + 720;
  if (i % 2 == 1) return report(i, "exercise", begin);
  fact::Fact notice = report(i, "notify", begin - (i / 2 % 10 == 0 ? 1 : 3) * day);
  notice.root = fact::Root::act;
  notice.place = std::nullopt;
  notice.set("about", std::to_string(i + 1));
  return notice;
}

// A return an hour; every tenth says a thousand more than is allowed.
fact::Fact declared(std::int64_t i) {
  fact::Fact fact = report(i, "personnel", i * 60);
  fact.root = fact::Root::declaration;
  fact.source = "returns";
  fact.place = std::nullopt;
  fact.set("personnel", i % 10 == 9 ? 601'000 : 500'000);
  return fact;
}

}  // namespace

int main(int count, char** words) {
  host::keep_freed_memory();
  const std::int64_t facts = count > 1 ? std::atoll(words[1]) : 200'000;
  const Work works[] = {
      {"threshold in a window", "1.1 AAA must not commit fire in strip: serious from 10 incidents within 1 h.", fire,
       [](std::int64_t n) { return static_cast<std::size_t>(n / 10); }},
      {"prior notice", "1.1 AAA must notify exercise in strip at least 2 d before.", notified,
       [](std::int64_t n) { return static_cast<std::size_t>((n / 2 + 9) / 10); }},
      {"ceiling on what is declared", "1.1 AAA must not have more than 600 000 personnel.", declared,
       [](std::int64_t n) { return static_cast<std::size_t>(n / 10); }},
  };
  base::SerialExecutor serial;
  const std::string_view only = count > 2 ? words[2] : "";
  for (const Work& work : works) {
    if (!std::string_view{work.name}.starts_with(only)) continue;
    const accord::Accord accord = accord_of(work.norm);
    std::vector<fact::Fact> log;
    for (std::int64_t i = 0; i < facts; ++i) log.push_back(work.fact(i));
    std::size_t breaches = 0;
    std::size_t others = 0;
    const double took = bench::timed(RUSAGE_SELF, rounds, [&] {
      breaches = others = 0;
      for (const finding::Finding& one : procedure::judge(accord, log, serial).findings)
        ++(one.verdict == finding::Verdict::breach ? breaches : others);
    });
    fmt::print("{:<30} {:>12} facts/s\n", work.name, static_cast<std::int64_t>(static_cast<double>(facts) / took));
    if (breaches == work.breaches(facts) && others == 0) continue;
    fmt::print(stderr, "{}: {} breaches and {} others, {} were to come\n", work.name, breaches, others, work.breaches(facts));
    return 1;
  }
  return 0;
}
