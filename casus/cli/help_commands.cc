// help and completions, both from the table of verbs.
#include <fmt/format.h>

#include "casus/cli/commands.h"
#include "casus/cli/verbs.h"

namespace casus::cli {

namespace {

std::string words() {
  std::string out;
  for (const VerbRow& row : verbs()) out += (out.empty() ? "" : " ") + std::string{row.name};
  return out;
}

}  // namespace

int run_help(const Arguments& arguments, Shell& shell) {
  if (arguments.target.empty()) {
    shell.line("casus VERB ...: peace agreements that can be checked, watched and recomputed\n");
    for (const VerbRow& row : verbs()) shell.line(fmt::format("  {:<12} {}", row.name, row.summary));
    shell.data(fmt::format("\n{}", exit_codes()));
    return exit_clean;
  }
  const VerbRow* row = verb(arguments.target);
  if (row == nullptr) {
    return Shell::fault({base::FaultKind::usage, fmt::format("there is no verb `{}`", arguments.target), "`casus help` lists them", {}});
  }
  const std::string more = row->more.empty() ? std::string{} : fmt::format("\n\n  {}", row->more);
  shell.line(fmt::format("casus {} {}\n  {}{}\n\nexample\n  {}", row->name, row->usage, row->summary, more, row->example));
  return exit_clean;
}

int run_completions(const Arguments& arguments, Shell& shell) {
  const std::string list = words();
  if (arguments.target == "bash") {
    shell.line(fmt::format("complete -o default -W \"{} --format --feed --out --threads\" casus", list));
  } else if (arguments.target == "zsh") {
    shell.line(fmt::format("#compdef casus\n_arguments '1:verb:({})' '*:file:_files'", list));
  } else if (arguments.target == "fish") {
    for (const VerbRow& row : verbs()) {
      shell.line(fmt::format("complete -c casus -n __fish_use_subcommand -a {} -d \"{}\"", row.name, row.summary));
    }
  } else {
    return Shell::fault({base::FaultKind::usage, fmt::format("no completions for `{}`", arguments.target), "bash, zsh or fish", {}});
  }
  return exit_clean;
}

}  // namespace casus::cli
