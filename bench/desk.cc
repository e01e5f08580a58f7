// A desk of duties: one party asks every minute, the other answers half a minute later, but for
// the last 10,000 requests. How long does judging take once, and how long each answer after it?
//
//   bench_desk [ACTS]     (1000000)
//
// An answer is the board as of an instant and its page as JSON; the instants lie evenly over
// the record and the month behind it. How many duties are open at each is known beforehand, and a
// wrong number fails the program. docs/benchmarks.md keeps the last measured table.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "bench/measure.h"
#include "casus/cli/board_print.h"
#include "casus/host/memory.h"
#include "casus/verb/accord_file.h"
#include "casus/verb/duties.h"
#include "tests/support/source_dir.h"

using namespace casus;

namespace {

constexpr std::int64_t open_in_the_end = 10'000;
constexpr std::int64_t answers = 100;

accord::Accord requests() {
  const auto file = verb::open_accord(test::source_dir() + "/bench/requests.accord.md");
  if (file.ok() && file->reading.accord) return *file->reading.accord;
  fmt::print(stderr, "bench/requests.accord.md does not read\n");
  std::exit(2);
}

measure::Instant minute(std::int64_t i) { return *measure::civil(2020, 1, 1) + measure::minutes(i); }

fact::Fact act(const std::string& record, const std::string& what, measure::Instant at) {
  fact::Fact fact;
  fact.root = fact::Root::act;
  fact.what = what;
  fact.when = measure::Interval{at, at};
  fact.received = at;
  fact.source = "register";
  fact.record = record;
  fact.grade = {'A', '1'};
  return fact;
}

std::vector<fact::Fact> acts(std::int64_t all) {
  const std::int64_t asks = (all + open_in_the_end) / 2;
  std::vector<fact::Fact> out;
  for (std::int64_t i = 0; i < asks; ++i) {
    fact::Fact& ask = out.emplace_back(act(fmt::format("q{}", i), "ask", minute(i)));
    ask.actors = {"NOR"};
    if (i >= all - asks) continue;
    fact::Fact& answer = out.emplace_back(act(fmt::format("a{}", i), "answer", minute(i) + measure::milliseconds(30'000)));
    answer.actors = {"SUD"};
    answer.set("to", std::string{"NOR"});
    answer.set("about", fmt::format("register:q{}", i));
  }
  return out;
}

// At the full minute: what was asked before is answered but for the last ones.
std::size_t open_at(std::int64_t minute, std::int64_t all) {
  const std::int64_t asks = (all + open_in_the_end) / 2;
  const std::int64_t answered = all - asks;
  const std::int64_t asked = std::min(minute + 1, asks);
  return static_cast<std::size_t>(asked - std::min(minute, answered));
}

}  // namespace

int main(int argc, char** argv) {
  host::keep_freed_memory();
  const std::int64_t all = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
  const accord::Accord accord = requests();
  std::vector<fact::Fact> facts = acts(all);
  const auto now = [] { return bench::processor_seconds(RUSAGE_SELF); };
  const double begin = now();
  const verb::Desk desk{accord, std::move(facts), 1};
  const double judging = now() - begin;
  std::vector<double> seconds;
  std::size_t most = 0;
  for (std::int64_t i = 0; i < answers; ++i) {
    const std::int64_t at = ((all + open_in_the_end) / 2 + 30 * 1440) * (i + 1) / answers;
    const double asked = now();
    const auto board = desk.at(minute(at), verb::Desk::Rows::open);
    const auto page = board.ok() ? cli::print_board(*board, {cli::Format::json, false}) : board.fault();
    seconds.push_back(now() - asked);
    if (page.ok() && board->rows.size() == open_at(at, all)) {
      most = std::max(most, board->rows.size());
      continue;
    }
    fmt::print("WRONG at minute {}: {} open\n", at, board.ok() ? board->rows.size() : 0);
    return 1;
  }
  fmt::print("{} acts judged in {:.2f} s; {} answers of up to {} open duties: median {:.1f} ms, longest {:.1f} ms\n", all, judging, answers, most,
             bench::median(seconds) * 1e3, *std::ranges::max_element(seconds) * 1e3);
  return 0;
}
