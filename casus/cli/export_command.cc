// export: an accord and its facts for a monitor that somebody else has written.
#include <fmt/format.h>

#include "casus/cli/commands.h"
#include "casus/cli/sound_accord.h"
#include "casus/verb/export.h"

namespace casus::cli {

int run_export(const Arguments& arguments, Shell& shell) {
  const auto file = sound_accord(arguments);
  if (!file) return Shell::fault(file.fault());
  const auto feeds = feed_specs(arguments);
  if (!feeds) return Shell::fault(feeds.fault());
  const auto names = verb::export_mfotl(*file->reading.accord, *feeds, arguments.mfotl);
  if (!names) return Shell::fault(names.fault());
  for (const std::string& name : *names) shell.line(name);
  return exit_clean;
}

}  // namespace casus::cli
