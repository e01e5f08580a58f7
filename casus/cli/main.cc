// casus: the command line. Reads the arguments and hands over to one command.
#include <array>
#include <cstdio>
#include <string_view>
#include <variant>

#include "casus/cli/arguments.h"
#include "casus/cli/commands.h"
#include "casus/cli/shell.h"
#include "casus/host/signal.h"

namespace {

using casus::cli::Arguments;
using casus::cli::Shell;

struct Command {
  std::string_view verb;
  int (*run)(const Arguments&, Shell&);
};

constexpr std::array<Command, 11> commands{{{"check", casus::cli::run_check},
                                            {"fmt", casus::cli::run_fmt},
                                            {"facts", casus::cli::run_facts},
                                            {"watch", casus::cli::run_watch},
                                            {"backtest", casus::cli::run_watch},
                                            {"explain", casus::cli::run_explain},
                                            {"verify", casus::cli::run_verify},
                                            {"simulate", casus::cli::run_simulate},
                                            {"demo", casus::cli::run_demo},
                                            {"completions", casus::cli::run_completions},
                                            {"help", casus::cli::run_help}}};

}  // namespace

int main(int argc, char** argv) {
  casus::host::catch_signals();
  const auto parsed = casus::cli::parse(argc, argv);
  if (const auto* answered = std::get_if<casus::cli::Answered>(&parsed)) {
    std::fputs(answered->text.c_str(), answered->exit_code == 0 ? stdout : stderr);
    return answered->exit_code;
  }
  const Arguments& arguments = std::get<Arguments>(parsed);
  Shell shell;
  for (const Command& command : commands) {
    if (command.verb == arguments.verb) return shell.finish(command.run(arguments, shell));
  }
  return casus::cli::exit_fault;
}
