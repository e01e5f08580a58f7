// settle: an accord and the positions on it; or talks of other programs, settled one after
// the other.
#include <fmt/format.h>

#include "casus/cli/commands.h"
#include "casus/cli/sound_accord.h"
#include "casus/exchange/exchange.h"
#include "casus/host/executor.h"
#include "casus/host/terminal.h"
#include "casus/positions/outcome.h"
#include "casus/seal/json.h"
#include "casus/text/render.h"
#include "casus/verb/check_page.h"
#include "casus/verb/scenarios.h"
#include "casus/verb/settle.h"

namespace casus::cli {

namespace {

// Prints talks as they come; a fault is told, and the next talk goes on.
class TalkPrinter {
 public:
  TalkPrinter(const Arguments& arguments, Shell& shell) : format_{arguments.format}, shell_{shell}, executor_{arguments.threads} {
    if (format_ == Format::json) shell_.data(R"({"schema":"casus.talks/1","talks":[)");
  }

  void take(base::Result<exchange::Import> import) {
    if (!import) {
      Shell::fault(import.fault());
      ++faults_;
      return;
    }
    if (format_ == Format::csv) return matrix(import->talk);
    verb::Settled settled = verb::settle(import->talk, executor_);
    settled.notes.insert(settled.notes.begin(), import->notes.begin(), import->notes.end());
    print(settled);
    ++talks_;
  }

  int finish() {
    if (format_ == Format::json) shell_.line("]}");
    shell_.flush();
    if (faults_ > 0) Shell::say(fmt::format("casus: {} read, {} not", talks_ == 1 ? "1 talk" : fmt::format("{} talks", talks_), faults_));
    return faults_ == 0 ? exit_clean : talks_ == 0 ? exit_fault : exit_found;
  }

 private:
  void matrix(const talks::Talk& talk) {
    const auto csv = exchange::write_issue_csv(talk);
    if (csv) {
      shell_.data(*csv);
      ++talks_;
      return;
    }
    Shell::fault(csv.fault());
    ++faults_;
  }

  void print(const verb::Settled& settled) {
    if (format_ == Format::human) {
      shell_.data(fmt::format("{}{}", talks_ == 0 ? "" : "\n", verb::settled_text(settled, executor_)));
      return;
    }
    for (const std::string& note : settled.notes) Shell::say(fmt::format("casus: {}: {}", settled.talk.talk.id, note));
    if (format_ == Format::json) shell_.data(talks_ == 0 ? "" : ",");
    shell_.data(verb::settled_json(settled));
    if (format_ == Format::ndjson) shell_.line("");
  }

  Format format_;
  Shell& shell_;
  host::ThreadExecutor executor_;
  std::size_t talks_ = 0, faults_ = 0;
};

bool as_json(const Arguments& arguments) { return arguments.format == Format::json || arguments.format == Format::ndjson; }

// Every fault of every page; then there is nothing to settle on.
int tell_faults(const std::vector<positions::Page>& pages, const Arguments& arguments, Shell& shell) {
  const auto colour = host::color_allowed(host::Stream::output) ? text::Colour::on : text::Colour::off;
  seal::JsonWriter json;
  json.begin_object().key("schema").string("casus.positions/1").key("faults").begin_array();
  std::size_t errors = 0;
  for (const positions::Page& page : pages) {
    const text::Quoted quoted{page.name, page.bytes};
    errors += page.diagnostics.size();
    json.begin_object().key("file").string(page.name).key("diagnostics").raw(text::to_json(page.diagnostics, page.bytes)).end();
    if (as_json(arguments)) continue;
    for (const text::Diagnostic& one : page.diagnostics) shell.data(text::render(one, quoted, colour) + "\n");
  }
  if (as_json(arguments)) shell.line(json.end().end().take());
  else shell.line(fmt::format("{} in {}; nothing was settled", errors == 1 ? "1 error" : fmt::format("{} errors", errors), pages.size() == 1 ? "1 page" : fmt::format("{} pages", pages.size())));
  return exit_found;
}

int settle_positions(const Arguments& arguments, Shell& shell) {
  if (arguments.format != Format::human && !as_json(arguments))
    return Shell::fault({base::FaultKind::usage, fmt::format("positions are not settled as {}", name(arguments.format)), "use --format human or --format json", {}});
  const auto as_of = instant_option("--as-of", arguments.as_of);
  if (!as_of) return Shell::fault(as_of.fault());
  const auto agenda = verb::read_agenda(arguments.target);
  if (!agenda) return Shell::fault(agenda.fault());
  auto pages = verb::read_positions(*agenda, arguments.positions);
  if (!pages) return Shell::fault(pages.fault());
  const measure::Instant day = as_of->value_or(positions::latest(*pages));
  for (const std::string& sentence : arguments.what_if) positions::suppose(*agenda, *pages, sentence, day);
  if (!positions::sound(*pages)) return tell_faults(*pages, arguments, shell);
  host::ThreadExecutor executor{arguments.threads};
  const auto outcome = positions::settle(*agenda, *pages, *as_of, executor);
  if (!outcome) return Shell::fault(outcome.fault());
  if (as_json(arguments)) shell.line(positions::json(*agenda, *pages, *outcome));
  else shell.data(positions::screen(*agenda, *pages, *outcome));
  return exit_clean;
}

}  // namespace

int run_settle(const Arguments& arguments, Shell& shell) {
  if (arguments.import_format.empty()) return settle_positions(arguments, shell);
  TalkPrinter printer{arguments, shell};
  const verb::ScenarioSource source{arguments.import_format, arguments.target, arguments.parties};
  const auto read = verb::read_scenarios(source, [&](base::Result<exchange::Import> import) { printer.take(std::move(import)); });
  const int code = printer.finish();
  return read ? code : Shell::fault(read.fault());
}

}  // namespace casus::cli
