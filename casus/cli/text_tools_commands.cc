// restate and lsp: an accord's text for the people who write it.
#include <algorithm>

#include <fmt/format.h>

#include "casus/cli/commands.h"
#include "casus/host/files.h"
#include "casus/host/terminal.h"
#include "casus/lsp/server.h"
#include "casus/positions/format.h"
#include "casus/verb/accord_file.h"
#include "casus/verb/check.h"
#include "casus/verb/check_page.h"
#include "casus/verb/restate.h"

namespace casus::cli {

namespace {

// A page for people is as wide as their terminal, at most as a page; in a pipe the parts
// stand one under the other.
std::size_t columns() {
  if (!host::is_terminal(host::Stream::output)) return verb::stacked_restatement;
  return std::min(host::width(host::Stream::output), verb::widest_restatement);
}

std::string printed(const verb::RestatedAccord& accord, Format format) {
  switch (format) {
    case Format::json:
    case Format::ndjson:
      return verb::restated_json(accord) + "\n";
    case Format::html:
      return verb::restated_html(accord);
    default:
      return verb::restated_text(accord, columns());
  }
}

std::vector<text::Diagnostic> check(const std::string& path, const std::string& bytes) {
  if (positions::is_page(bytes)) return verb::check_unsaved_page(path, bytes).diagnostics;
  return verb::check_unsaved(path, bytes).reading.diagnostics;
}

lsp::Beside beside(const std::string& path, const std::string& page) {
  const auto where = verb::accord_beside(path, page);
  if (!where) return {where.fault(), {}, {}};
  auto bytes = verb::read_accord(*where);
  if (!bytes) return {bytes.fault(), {}, {}};
  return {verb::agenda_of(*where, *bytes), where->substr(where->rfind('/') + 1), std::move(*bytes)};
}

}  // namespace

int run_restate(const Arguments& arguments, Shell& shell) {
  const auto accord = verb::restate(arguments.target);
  if (!accord) return Shell::fault(accord.fault());
  const std::string text = printed(*accord, arguments.format);
  arguments.format == Format::human ? shell.show(text) : shell.data(text);
  shell.flush();
  if (accord->unread == 0) return exit_clean;
  Shell::say(fmt::format("casus: {}: {} could not be read\n  help: `casus check {}` tells why", accord->path,
                         accord->unread == 1 ? "1 sentence" : fmt::format("{} sentences", accord->unread), accord->path));
  return exit_found;
}

int run_lsp(const Arguments&, Shell& shell) {
  const auto in = host::open_source("-");
  if (!in) return Shell::fault(in.fault());
  const lsp::Write write = [&](std::string_view bytes) {
    shell.data(bytes);
    shell.flush();
  };
  return lsp::serve(**in, write, check, beside);
}

}  // namespace casus::cli
