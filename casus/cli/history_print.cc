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

// All that has changed.
struct Changes {
  std::vector<verb::FindingChange> findings;
  std::vector<verb::DutyChange> duties;
};

// "3 unchanged, 1 new, 2 changed, 0 withdrawn since ged@1"; duties only where there are any.
std::string counts(const Changes& changes, const std::string& since) {
  const std::vector<verb::FindingChange>& all = changes.findings;
  std::string out;
  for (const Change change : {Change::unchanged, Change::fresh, Change::changed, Change::withdrawn}) {
    const auto count = std::ranges::count_if(all, [&](const verb::FindingChange& one) { return one.what.change == change; });
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", count, finding::name(change));
  }
  const std::size_t duties = changes.duties.size();
  if (duties > 0) out += fmt::format("; {} {} withdrawn", duties, duties == 1 ? "duty" : "duties");
  return out + " since " + since;
}

void print(const Arguments& arguments, const Changes& all, Shell& shell) {
  std::string lines;
  const auto print_one = [&](const auto& one) {
    if (arguments.format == Format::human) shell.show(verb::to_text(one, most_records) + "\n");
    else if (arguments.format == Format::ndjson) shell.line(verb::to_json(one));
    else lines += (lines.empty() ? "" : ",") + verb::to_json(one);
  };
  for (const verb::FindingChange& one : all.findings) {
    if (has_changed(one)) print_one(one);
  }
  for (const verb::DutyChange& one : all.duties) print_one(one);
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
  const verb::Knowledge then{before->facts, before->judgement.findings, before->judgement.duties};
  const verb::Knowledge now{run.outcome.facts, run.outcome.judgement.findings, run.outcome.judgement.duties};
  const Changes all{verb::history(then, now), verb::withdrawn_duties(then, now)};
  print(arguments, all, shell);
  return std::ranges::any_of(all.findings, has_changed) || !all.duties.empty() ? exit_found : exit_clean;
}

}  // namespace casus::cli
