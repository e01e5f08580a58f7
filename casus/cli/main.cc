// casus: the command line. Reads the arguments and hands over to one command.
#include <array>
#include <cstdio>
#include <string_view>
#include <variant>

#include <fmt/format.h>

#include "casus/cli/arguments.h"
#include "casus/cli/commands.h"
#include "casus/cli/shell.h"
#include "casus/host/memory.h"
#include "casus/host/signal.h"

namespace {

using casus::cli::Arguments;
using casus::cli::Shell;

struct Command {
  std::string_view verb;
  int (*run)(const Arguments&, Shell&);
  std::string_view formats = "human";
};

constexpr std::string_view documents = "human, json, ndjson";
constexpr std::string_view tables = "human, json, ndjson, csv, geojson";

constexpr std::array<Command, 18> commands{{{"check", casus::cli::run_check, "human, json, ndjson, sarif"},
                                            {"fmt", casus::cli::run_fmt},
                                            {"choose", casus::cli::run_choose},
                                            {"restate", casus::cli::run_restate, "human, json, ndjson, html"},
                                            {"facts", casus::cli::run_facts, documents},
                                            {"watch", casus::cli::run_watch, tables},
                                            {"backtest", casus::cli::run_watch, tables},
                                            {"settle", casus::cli::run_settle, "human, json, ndjson, csv, html"},
                                            {"export", casus::cli::run_export},
                                            {"duties", casus::cli::run_duties, "human, json, ndjson, csv, ics"},
                                            {"act", casus::cli::run_act},
                                            {"explain", casus::cli::run_explain, "human, json, ndjson, html"},
                                            {"verify", casus::cli::run_verify, documents},
                                            {"simulate", casus::cli::run_simulate},
                                            {"demo", casus::cli::run_demo},
                                            {"lsp", casus::cli::run_lsp},
                                            {"completions", casus::cli::run_completions},
                                            {"help", casus::cli::run_help}}};

// A format that the verb does not print is a mistake, not a wish.
int run(const Command& command, const Arguments& arguments, Shell& shell) {
  const std::string_view format = casus::cli::name(arguments.format);
  if (command.formats.find(format) != std::string_view::npos) return command.run(arguments, shell);
  return Shell::fault({casus::base::FaultKind::usage, fmt::format("`casus {}` does not print {}", command.verb, format),
                       fmt::format("it prints {}", command.formats), {}});
}

}  // namespace

int main(int argc, char** argv) {
  casus::host::catch_signals();
  casus::host::keep_freed_memory();
  const auto parsed = casus::cli::parse(argc, argv);
  if (const auto* answered = std::get_if<casus::cli::Answered>(&parsed)) {
    std::fputs(answered->text.c_str(), answered->exit_code == 0 ? stdout : stderr);
    return answered->exit_code;
  }
  const Arguments& arguments = std::get<Arguments>(parsed);
  Shell shell;
  for (const Command& command : commands) {
    if (command.verb == arguments.verb) return shell.finish(run(command, arguments, shell));
  }
  return casus::cli::exit_fault;
}
