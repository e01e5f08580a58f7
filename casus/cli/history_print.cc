// Judges the earlier state by the same call as the later one, and prints the difference.
#include "casus/cli/history_print.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>


namespace casus::cli {

using base::Fault;
using base::FaultKind;
using base::Result;
using finding::Change;

namespace {

constexpr std::size_t most_records = 12;

bool has_changed(const verb::FindingChange& one) { return one.what.change != Change::unchanged; }

// "3 unchanged, 1 new, 2 changed, 0 withdrawn since ged@1"
std::string counts(const std::vector<verb::FindingChange>& all, const std::string& since) {
  std::string out;
  for (const Change change : {Change::unchanged, Change::fresh, Change::changed, Change::withdrawn}) {
    const auto count = std::ranges::count_if(all, [&](const verb::FindingChange& one) { return one.what.change == change; });
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", count, finding::name(change));
  }
  return out + " since " + since;
}

void print(const Arguments& arguments, const std::vector<verb::FindingChange>& all, Shell& shell) {
  std::string lines;
  for (const verb::FindingChange& one : all) {
    if (!has_changed(one)) continue;
    if (arguments.format == Format::human) shell.data(verb::to_text(one, most_records) + "\n");
    else if (arguments.format == Format::ndjson) shell.line(verb::to_json(one));
    else lines += (lines.empty() ? "" : ",") + verb::to_json(one);
  }
  if (arguments.format == Format::human) shell.line(counts(all, arguments.since));
  if (arguments.format == Format::json) shell.line(R"({"schema":"casus.changes/1","changes":[)" + lines + "]}");
}

}  // namespace

Result<std::optional<verb::Point>> point_option(const std::string& text) {
  if (text.empty()) return std::optional<verb::Point>{};
  CASUS_TRY(point, verb::parse_point(text));
  return std::optional{std::move(point)};
}

int print_history(const Arguments& arguments, const FinishedRun& run, Shell& shell) {
  constexpr std::array known{Format::human, Format::json, Format::ndjson};
  if (std::ranges::find(known, arguments.format) == known.end())
    return Shell::fault({FaultKind::usage, "--since prints human, json or ndjson", "a change has no row of its own in other formats", {}});
  const auto since = point_option(arguments.since);
  if (!since) return Shell::fault(since.fault());
  verb::RunRequest earlier = run.request;
  earlier.as_of = *since;
  const auto before = verb::run(run.accord, earlier);
  if (!before) return Shell::fault(before.fault());
  const auto all = verb::history({before->facts, before->judgement.findings}, {run.outcome.facts, run.outcome.judgement.findings});
  print(arguments, all, shell);
  return std::ranges::any_of(all, has_changed) ? exit_found : exit_clean;
}

}  // namespace casus::cli
