// settle --export FORMAT: the talk as a file of another program, to --out or standard output.
#include <fmt/format.h>

#include "casus/cli/commands.h"
#include "casus/cli/heard_positions.h"
#include "casus/cli/page_faults.h"
#include "casus/exchange/write.h"
#include "casus/host/files.h"
#include "casus/positions/case.h"
#include "casus/verb/scenarios.h"

namespace casus::cli {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

int write(const talks::Talk& talk, const Arguments& arguments, Shell& shell) {
  const auto sound = talks::check(talk);
  if (!sound) return Shell::fault(sound.fault());
  const auto written = exchange::write_talk(talk, arguments.export_format);
  if (!written) return Shell::fault(written.fault());
  for (const std::string& note : written->notes) Shell::say(fmt::format("casus: {}", note));
  if (written->files.size() == 1 && arguments.out.empty()) {
    shell.data(written->files.front().bytes);
    return exit_clean;
  }
  if (arguments.out.empty()) return Shell::fault({FaultKind::usage, fmt::format("{} is a folder of files", arguments.export_format), "say where it goes: `--out FOLDER`", {}});
  if (written->files.size() == 1) {
    const auto done = host::write_file(arguments.out, written->files.front().bytes);
    return done ? exit_clean : Shell::fault(done.fault());
  }
  const auto made = host::make_directory(arguments.out);
  if (!made) return Shell::fault(made.fault());
  for (const exchange::File& file : written->files) {
    const auto done = host::write_file(arguments.out + "/" + file.name, file.bytes);
    if (!done) return Shell::fault(done.fault());
  }
  return exit_clean;
}

// The one talk that PATH holds.
Result<talks::Talk> imported(const Arguments& arguments) {
  std::vector<Result<exchange::Import>> found;
  const auto read = verb::read_scenarios({arguments.import_format, arguments.target, arguments.parties}, [&](Result<exchange::Import> each) { found.push_back(std::move(each)); });
  if (!read) return read.fault();
  if (found.size() != 1) return Fault{FaultKind::usage, fmt::format("{} talks are there, and one is written", found.size()), "name the folder or file of one", {}};
  if (!found.front()) return found.front().fault();
  return std::move(found.front()->talk);
}

}  // namespace

int settle_export(const Arguments& arguments, Shell& shell) {
  if (!arguments.import_format.empty()) {
    const auto talk = imported(arguments);
    return talk ? write(*talk, arguments, shell) : Shell::fault(talk.fault());
  }
  const auto heard = heard_positions(arguments);
  if (!heard) return Shell::fault(heard.fault());
  if (!positions::sound(heard->pages)) return tell_page_faults(heard->pages, arguments, shell);
  const positions::Case held = positions::case_of(heard->agenda, heard->pages, heard->day);
  if (interval::has_intervals(held.ranged)) Shell::say("casus: intervals of points are written at their best end, floors at their lowest");
  return write(held.talk, arguments, shell);
}

}  // namespace casus::cli
