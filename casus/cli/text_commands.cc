// check and fmt: an accord's text, before any facts.
#include <fmt/format.h>

#include "casus/cli/commands.h"
#include "casus/host/files.h"
#include "casus/host/terminal.h"
#include "casus/seal/json.h"
#include "casus/text/diagnostic.h"
#include "casus/text/format.h"
#include "casus/text/render.h"
#include "casus/verb/accord_file.h"

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

std::string plural(std::int64_t n, std::string_view word) { return fmt::format("{} {}{}", n, word, n == 1 ? "" : "s"); }

void print_for_people(const verb::AccordFile& file, Shell& shell) {
  const auto colour = host::color_allowed(host::Stream::output) ? text::Colour::on : text::Colour::off;
  std::int64_t errors = 0;
  for (const text::Diagnostic& one : file.reading.diagnostics) {
    shell.data(text::render(one, file.path, file.bytes, colour));
    shell.data("\n");
    errors += one.severity == text::Severity::error ? 1 : 0;
  }
  const auto warnings = static_cast<std::int64_t>(file.reading.diagnostics.size()) - errors;
  const accord::Counts& counts = file.reading.counts;
  shell.line(fmt::format("{}: {}, {}, {} in {} with {}: {}, {}", file.path, plural(counts.articles, "article"),
                         plural(counts.provisions, "provision"), plural(counts.spans, "bracketed span"),
                         plural(counts.choices, "choice"), plural(counts.options, "option"), plural(errors, "error"),
                         plural(warnings, "warning")));
}

}  // namespace

int run_check(const Arguments& arguments, Shell& shell) {
  const auto file = verb::open_accord(arguments.target);
  if (!file) return Shell::fault(file.fault());
  if (arguments.format == Format::json || arguments.format == Format::ndjson) shell.line(document(*file));
  else print_for_people(*file, shell);
  return file->reading.accord ? exit_clean : exit_found;
}

int run_fmt(const Arguments& arguments, Shell& shell) {
  const auto bytes = host::read_file(arguments.target);
  if (!bytes) return Shell::fault(bytes.fault());
  const std::string formatted = text::format(*bytes);
  if (!arguments.write) {
    shell.data(formatted);
    return exit_clean;
  }
  if (formatted == *bytes) return exit_clean;
  const auto written = host::write_file(arguments.target, formatted);
  return written ? exit_clean : Shell::fault(written.fault());
}

}  // namespace casus::cli
