// check of pages of positions: one alone, with the accord beside it, or several with the
// accord that was named.
#include <algorithm>

#include <fmt/format.h>

#include "casus/cli/commands.h"
#include "casus/cli/diagnostics_print.h"
#include "casus/cli/page_faults.h"
#include "casus/host/files.h"
#include "casus/seal/json.h"
#include "casus/text/sarif.h"
#include "casus/verb/check_page.h"

namespace casus::cli {

using positions::Page;

namespace {

void put_page(seal::JsonWriter& json, const Page& page) {
  json.key("file").string(page.name).key("counts").begin_object();
  json.key("positions").integer(static_cast<std::int64_t>(page.statements.size()));
  json.key("points").integer(static_cast<std::int64_t>(page.points.size()));
  json.key("floors").integer(static_cast<std::int64_t>(page.floors.size()));
  json.key("blocs").integer(static_cast<std::int64_t>(page.blocs.size())).end();
  json.key("diagnostics").raw(text::to_json(page.diagnostics, page.bytes));
}

void print_page(const Page& page, Detail detail, Shell& shell) {
  print_diagnostics({page.name, page.bytes, page.diagnostics}, detail, shell);
  shell.line(fmt::format("{}: {}, {}, {}: {}", page.name, plural(static_cast<std::int64_t>(page.statements.size()), "position"),
                         page.points.empty() ? "no points" : fmt::format("{} with points", plural(static_cast<std::int64_t>(page.points.size()), "option")),
                         plural(static_cast<std::int64_t>(page.blocs.size()), "bloc"), errors_and_warnings(page.diagnostics)));
}

// Cures in place, as often as new ones follow from the last.
base::Result<Page> fixed(Page page) {
  constexpr int most_rounds = 10;
  for (int round = 0; round < most_rounds; ++round) {
    std::string cured = text::apply_fixes(page.diagnostics, page.bytes);
    if (cured == page.bytes) break;
    CASUS_TRY(written, host::write_file(page.name, cured));
    static_cast<void>(written);
    page = verb::check_unsaved_page(page.name, std::move(cured));
  }
  return page;
}

}  // namespace

int check_page(const Arguments& arguments, std::string bytes, Shell& shell) {
  Page page = verb::check_unsaved_page(arguments.target, std::move(bytes));
  if (arguments.fix) {
    auto cured = fixed(std::move(page));
    if (!cured) return Shell::fault(cured.fault());
    page = std::move(*cured);
  }
  if (arguments.format == Format::sarif) {
    shell.line(text::to_sarif(page.diagnostics, {page.name, page.bytes}, CASUS_VERSION));
  } else if (as_json(arguments)) {
    seal::JsonWriter json;
    json.begin_object().key("schema").string("casus.check/1");
    put_page(json, page);
    json.end();
    shell.line(json.take());
  } else {
    print_page(page, arguments.detail, shell);
  }
  return has_errors(page.diagnostics) ? exit_found : exit_clean;
}

int check_pages(const Arguments& arguments, Shell& shell) {
  if (arguments.fix || arguments.format == Format::sarif)
    return Shell::fault({base::FaultKind::usage, "--fix and --format sarif are for one file", "check each page alone; its accord is the one that it links to", {}});
  const auto agenda = verb::read_agenda(arguments.target);
  if (!agenda) return Shell::fault(agenda.fault());
  const auto pages = verb::read_positions(*agenda, arguments.positions);
  if (!pages) return Shell::fault(pages.fault());
  seal::JsonWriter json;
  json.begin_object().key("schema").string("casus.check/1").key("accord").string(arguments.target).key("pages").begin_array();
  for (const Page& page : *pages) {
    if (!as_json(arguments)) {
      print_page(page, arguments.detail, shell);
      continue;
    }
    json.begin_object();
    put_page(json, page);
    json.end();
  }
  if (as_json(arguments)) shell.line(json.end().end().take());
  return positions::sound(*pages) ? exit_clean : exit_found;
}

}  // namespace casus::cli
