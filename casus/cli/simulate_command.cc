// simulate: a seeded stream in a folder, the truth beside it.
#include <fmt/format.h>

#include "casus/cli/commands.h"
#include "casus/verb/simulate.h"

namespace casus::cli {

int run_simulate(const Arguments& arguments, Shell& shell) {
  const verb::SimulateRequest request{.seed = arguments.seed, .days = arguments.days, .start = arguments.start, .choose = arguments.choose};
  const auto written = verb::simulate_into(arguments.target, request, arguments.out);
  if (!written) return Shell::fault(written.fault());
  std::string feeds = arguments.choose.empty() ? "" : " --choose " + arguments.choose;
  for (const verb::SimulatedFeed& feed : written->feeds) {
    shell.line(fmt::format("{}/{}: {} bytes for source {}", arguments.out, feed.file_name, feed.bytes, feed.source));
    feeds += fmt::format(" --feed {}={}/{}", feed.source, arguments.out, feed.file_name);
  }
  shell.line(fmt::format("{}/truth.ndjson: {} bytes, what really happened", arguments.out, written->truth_bytes));
  shell.line(fmt::format("casus watch {}{}", arguments.target, feeds));
  return exit_clean;
}

}  // namespace casus::cli
