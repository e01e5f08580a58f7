// Data goes to standard output through one buffer, words to standard error.
#include "casus/cli/shell.h"

#include <cstdio>

#include "casus/base/visible.h"
#include "casus/host/signal.h"

namespace casus::cli {

void Shell::line(std::string_view text) {
  out_.write(text);
  out_.write("\n");
}

void Shell::show(std::string_view text) { out_.write(base::visible_lines(text)); }

void Shell::say(std::string_view text) {
  const std::string shown = base::visible_lines(text);
  std::fwrite(shown.data(), 1, shown.size(), stderr);
  std::fputc('\n', stderr);
}

int Shell::fault(const base::Fault& fault) {
  base::Fault without_help = fault;
  without_help.help.clear();
  say("casus: " + without_help.text());
  if (!fault.help.empty()) say("  help: " + fault.help);
  return exit_fault;
}

int Shell::finish(int code) {
  const auto done = out_.finish();
  if (!done) return fault(done.fault());
  return host::interrupted() ? exit_interrupted : code;
}

}  // namespace casus::cli
