// A simulated month: thirty rehearsed days of an accord, watched, and the findings
// counted against the truth. Not a matter of speed: how much is missed, how much
// is claimed in vain, and for what reasons the rest is unknown.
//
//   bench_simulated_month [ACCORD [SEED...]]   the Berlin example, seeds 1 to 3
#include <chrono>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "casus/accord/from_text.h"
#include "casus/base/byte_source.h"
#include "casus/base/executor.h"
#include "casus/base/text.h"
#include "casus/fact/sink.h"
#include "casus/intake/intake.h"
#include "casus/rehearse/score.h"
#include "casus/rehearse/simulate.h"
#include "casus/verb/accord_file.h"
#include "casus/watch/watch.h"
#include "tests/support/source_dir.h"

using namespace casus;

namespace {

struct Log : fact::Sink {
  void fact(fact::Fact&& fact) override { facts.push_back(std::move(fact)); }
  void bad(const fact::BadRecord& record) override { ++reasons[std::string{record.reason}]; }
  std::vector<fact::Fact> facts;
  std::map<std::string, int> reasons;
};

bool read_feeds(const accord::Accord& accord, const rehearse::Simulation& simulation, Log& log) {
  for (const rehearse::Feed& feed : simulation.feeds) {
    const accord::Source* source = accord.source(feed.source);
    base::MemorySource bytes{feed.bytes};
    const auto counts = intake::read(source->format, bytes, source->profile, log);
    if (!counts) {
      std::fprintf(stderr, "%s: %s\n", feed.file_name.c_str(), counts.fault().text().c_str());
      return false;
    }
    std::printf("  %-14s %8zu bytes %6llu records\n", feed.file_name.c_str(), feed.bytes.size(),
                static_cast<unsigned long long>(counts->records));
  }
  return true;
}

// Plays, watches and prints one month; false if it could not be played.
bool month(const accord::Accord& accord, std::uint64_t seed) {
  const auto simulation = rehearse::simulate(accord, {.seed = seed, .days = 30, .start = accord.of});
  if (!simulation) {
    std::fprintf(stderr, "%s\n", simulation.fault().text().c_str());
    return false;
  }
  std::printf("seed %llu: %zu true incidents, %zu ships, %zu stays in zones\n", static_cast<unsigned long long>(seed),
              simulation->truth.incidents.size(), simulation->truth.movers.size(), simulation->truth.episodes.size());
  Log log;
  if (!read_feeds(accord, *simulation, log)) return false;
  for (const auto& [reason, count] : log.reasons) std::printf("  bad: %s %d\n", reason.c_str(), count);
  const auto before = std::chrono::steady_clock::now();
  base::SerialExecutor executor;
  const auto findings = watch::judge(accord, log.facts, executor);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - before;
  std::printf("  %zu facts, %zu findings, watched in %.3f s\n\n", log.facts.size(), findings.size(), took.count());
  const rehearse::ScoreSheet sheet = rehearse::score(accord, simulation->truth, findings);
  std::printf("%s\n", rehearse::to_text(sheet).c_str());
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string path = argc > 1 ? argv[1] : casus::test::source_dir() + "/bench/ceasefire/ceasefire.accord.md";
  std::vector<std::uint64_t> seeds;
  for (int i = 2; i < argc; ++i) seeds.push_back(static_cast<std::uint64_t>(base::parse_int(argv[i]).value_or(1)));
  if (seeds.empty()) seeds = {1, 2, 3};
  const auto file = verb::open_accord(path);
  if (!file || !file->reading.accord) {
    std::fprintf(stderr, "%s cannot be read: run `casus check` on it\n", path.c_str());
    return 2;
  }
  for (const std::uint64_t seed : seeds)
    if (!month(*file->reading.accord, seed)) return 2;
  return 0;
}
