// Every fault of every page; then there is nothing to settle on.
#include "casus/cli/page_faults.h"

#include <fmt/format.h>

#include "casus/cli/diagnostics_print.h"
#include "casus/seal/json.h"

namespace casus::cli {

int tell_page_faults(const std::vector<positions::Page>& pages, const Arguments& arguments, Shell& shell) {
  seal::JsonWriter json;
  json.begin_object().key("schema").string("casus.positions/1").key("faults").begin_array();
  std::size_t errors = 0;
  for (const positions::Page& page : pages) {
    errors += page.diagnostics.size();
    json.begin_object().key("file").string(page.name).key("diagnostics").raw(text::to_json(page.diagnostics, page.bytes)).end();
    if (!as_json(arguments)) print_diagnostics({page.name, page.bytes, page.diagnostics}, Detail::full, shell);
  }
  if (as_json(arguments)) shell.line(json.end().end().take());
  else shell.line(fmt::format("{} in {}; nothing was settled", plural(static_cast<std::int64_t>(errors), "error"), plural(static_cast<std::int64_t>(pages.size()), "page")));
  return exit_found;
}

}  // namespace casus::cli
