// choose, and check --rolling: texts that are still open.
#include <fmt/format.h>

#include "casus/cli/commands.h"
#include "casus/host/files.h"
#include "casus/host/terminal.h"
#include "casus/seal/json.h"
#include "casus/text/render.h"
#include "casus/verb/choose.h"
#include "casus/verb/rolling.h"

namespace casus::cli {

namespace {

struct Number {
  std::string_view key;
  std::int64_t text::RollingCounts::*value;
};
constexpr Number numbers[] = {{"words", &text::RollingCounts::words},
                              {"headings", &text::RollingCounts::headings},
                              {"opening", &text::RollingCounts::opening},
                              {"closing", &text::RollingCounts::closing},
                              {"touching", &text::RollingCounts::touching},
                              {"near", &text::RollingCounts::near},
                              {"option_lines", &text::RollingCounts::option_lines},
                              {"option_heads", &text::RollingCounts::option_heads},
                              {"placeholders", &text::RollingCounts::placeholders},
                              {"spans", &text::RollingCounts::spans},
                              {"choices", &text::RollingCounts::choices},
                              {"options", &text::RollingCounts::options}};

std::string document(const verb::RollingFile& file) {
  seal::JsonWriter json;
  json.begin_object().key("schema").string("casus.rolling/1").key("counts").begin_object();
  for (const Number& number : numbers) {
    json.key(number.key).integer(file.reading.counts.*number.value);
  }
  json.end();
  json.key("diagnostics").raw(text::to_json(file.reading.diagnostics, file.bytes)).end();
  return json.take();
}

void print_for_people(const verb::RollingFile& file, Shell& shell) {
  const auto colour = host::color_allowed(host::Stream::output) ? text::Colour::on : text::Colour::off;
  for (const text::Diagnostic& one : file.reading.diagnostics) {
    shell.data(text::render(one, file.path, file.bytes, colour));
    shell.data("\n");
  }
  const text::RollingCounts& n = file.reading.counts;
  shell.line(fmt::format("{}: {} words under {} heading{}", file.path, n.words, n.headings, n.headings == 1 ? "" : "s"));
  shell.line(fmt::format("  brackets       {} `[`, {} `]`; {} touch (`][`), {} with a blank between", n.opening,
                         n.closing, n.touching, n.near));
  shell.line(fmt::format("  read as        {} spans in {} choices with {} options", n.spans, n.choices, n.options));
  shell.line(fmt::format("  option lines   {} lines hold `option `, {} open one", n.option_lines, n.option_heads));
  shell.line(fmt::format("  placeholders   {} `{{`", n.placeholders));
  shell.line(fmt::format("  warnings       {}", file.reading.diagnostics.size()));
}

// What was closed and what is left, for the person who runs it.
void tell(const verb::Chosen& chosen) {
  std::string open = chosen.open.empty() ? "nothing is open" : "still open:";
  for (const std::string& name : chosen.open) open += " " + name;
  Shell::say(fmt::format("casus: {}; {}", chosen.taken.empty() ? "nothing was closed" : "closed: " + chosen.taken, open));
}

}  // namespace

int run_rolling(const Arguments& arguments, Shell& shell) {
  const auto file = verb::check_rolling(arguments.target);
  if (!file) return Shell::fault(file.fault());
  if (arguments.format == Format::json || arguments.format == Format::ndjson) shell.line(document(*file));
  else print_for_people(*file, shell);
  return exit_clean;
}

int run_choose(const Arguments& arguments, Shell& shell) {
  if (arguments.write && !arguments.out.empty()) {
    return Shell::fault({base::FaultKind::usage, "--write and --out contradict each other", "--write changes the accord itself, --out makes another file", {}});
  }
  const auto chosen = verb::choose(arguments.target, arguments.choose);
  if (!chosen) return Shell::fault(chosen.fault());
  const std::string& path = arguments.write ? arguments.target : arguments.out;
  if (path.empty()) {
    shell.data(chosen->bytes);
  } else {
    const auto written = host::write_file(path, chosen->bytes);
    if (!written) return Shell::fault(written.fault());
  }
  tell(*chosen);
  return exit_clean;
}

}  // namespace casus::cli
