// check and fmt: an accord's text, or a page of positions, before any facts.
#include <fmt/format.h>

#include "casus/cli/commands.h"
#include "casus/cli/diagnostics_print.h"
#include "casus/host/files.h"
#include "casus/positions/format.h"
#include "casus/seal/json.h"
#include "casus/text/diagnostic.h"
#include "casus/text/sarif.h"
#include "casus/verb/check.h"

namespace casus::cli {

namespace {

std::string document(const verb::AccordFile& file) {
  const accord::Counts& counts = file.reading.counts;
  seal::JsonWriter json;
  json.begin_object().key("schema").string("casus.check/1").key("counts").begin_object();
  json.key("articles").integer(counts.articles).key("provisions").integer(counts.provisions);
  json.key("spans").integer(counts.spans).key("choices").integer(counts.choices);
  json.key("options").integer(counts.options).end();
  json.key("diagnostics").raw(text::to_json(file.reading.diagnostics, file.bytes)).end();
  return json.take();
}

void print_for_people(const verb::AccordFile& file, Detail detail, Shell& shell) {
  print_diagnostics({file.path, file.bytes, file.reading.diagnostics}, detail, shell);
  const accord::Counts& counts = file.reading.counts;
  shell.line(fmt::format("{}: {}, {}, {} in {} with {}: {}", file.path, plural(counts.articles, "article"),
                         plural(counts.provisions, "provision"), plural(counts.spans, "bracketed span"),
                         plural(counts.choices, "choice"), plural(counts.options, "option"), errors_and_warnings(file.reading.diagnostics)));
}

}  // namespace

namespace {

// Cures in place, as often as new ones follow from the last; a text that is cured so
// often would be cured for ever.
base::Result<verb::AccordFile> fixed(verb::AccordFile file) {
  constexpr int most_rounds = 10;
  for (int round = 0; round < most_rounds; ++round) {
    std::string cured = text::apply_fixes(file.reading.diagnostics, file.bytes);
    if (cured == file.bytes) break;
    CASUS_TRY(written, host::write_file(file.path, cured));
    static_cast<void>(written);
    file = verb::check_bytes(file.path, std::move(cured), verb::beside(file.path));
  }
  return file;
}

}  // namespace

int run_check(const Arguments& arguments, Shell& shell) {
  if (arguments.rolling) return run_rolling(arguments, shell);
  if (!arguments.positions.empty()) return check_pages(arguments, shell);
  auto bytes = verb::read_accord(arguments.target);
  if (bytes && arguments.choose.empty() && positions::is_page(*bytes)) return check_page(arguments, std::move(*bytes), shell);
  base::Result<verb::AccordFile> file = !bytes                    ? base::Result<verb::AccordFile>{bytes.fault()}
                                        : arguments.choose.empty() ? verb::check_bytes(arguments.target, std::move(*bytes), verb::beside(arguments.target))
                                                                   : verb::check_variant(arguments.target, arguments.choose);
  if (file && arguments.fix) file = fixed(std::move(*file));
  if (!file) return Shell::fault(file.fault());
  if (arguments.format == Format::sarif) {
    shell.line(text::to_sarif(file->reading.diagnostics, {file->path, file->bytes}, CASUS_VERSION));
  } else if (arguments.format == Format::json || arguments.format == Format::ndjson) {
    shell.line(document(*file));
  } else {
    print_for_people(*file, arguments.detail, shell);
  }
  return has_errors(file->reading.diagnostics) ? exit_found : exit_clean;
}

int run_fmt(const Arguments& arguments, Shell& shell) {
  const auto bytes = host::read_file(arguments.target);
  if (!bytes) return Shell::fault(bytes.fault());
  const std::string formatted = positions::format(*bytes);
  if (!arguments.write) {
    shell.data(formatted);
    return exit_clean;
  }
  if (formatted == *bytes) return exit_clean;
  const auto written = host::write_file(arguments.target, formatted);
  return written ? exit_clean : Shell::fault(written.fault());
}

}  // namespace casus::cli
