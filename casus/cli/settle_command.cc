// settle: an accord and the positions on it; or talks of other programs, settled one after
// the other.
#include <optional>

#include <fmt/format.h>

#include "casus/briefing/html.h"
#include "casus/cli/commands.h"
#include "casus/cli/heard_positions.h"
#include "casus/cli/page_faults.h"
#include "casus/exchange/exchange.h"
#include "casus/host/executor.h"
#include "casus/positions/outcome.h"
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
      shell_.show(fmt::format("{}{}", talks_ == 0 ? "" : "\n", verb::settled_text(settled, executor_)));
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

int settle_positions(const Arguments& arguments, Shell& shell) {
  const bool as_html = arguments.format == Format::html;
  if (arguments.format != Format::human && !as_html && !as_json(arguments))
    return Shell::fault({base::FaultKind::usage, fmt::format("positions are not settled as {}", name(arguments.format)), "use --format human, json or html", {}});
  const auto heard = heard_positions(arguments);
  if (!heard) return Shell::fault(heard.fault());
  const auto& [accord, agenda, pages, as_of, day] = *heard;
  if (!positions::sound(pages)) return tell_page_faults(pages, arguments, shell);
  host::ThreadExecutor executor{arguments.threads};
  positions::Asked asked{as_of};
  asked.draws = {arguments.seed, arguments.completions};
  asked.drafted = arguments.drafted;
  const auto outcome = positions::settle(agenda, pages, asked, executor);
  if (!outcome) return Shell::fault(outcome.fault());
  if (as_json(arguments)) shell.line(positions::json(agenda, pages, *outcome));
  else if (as_html) shell.data(briefing::html({arguments.target, accord, &agenda, &pages, &*outcome}));
  else shell.show(positions::screen(agenda, pages, *outcome));
  return exit_clean;
}

// What is asked for, where it is not the screen of positions.
std::string_view way_of(const Arguments& arguments) {
  if (!arguments.import_format.empty()) return "--import";
  if (!arguments.mask.empty()) return "--mask";
  if (!arguments.masks.empty()) return "--masks";
  if (!arguments.compare.empty()) return "--compare";
  return arguments.export_format.empty() ? "" : "--export";
}

// An option that would be passed over in silence.
std::optional<base::Fault> passed_over(const Arguments& arguments) {
  const std::string_view way = way_of(arguments);
  struct Given {
    std::string_view option;
    bool given, heeded;
  };
  const bool said = way.empty() || way == "--export";  // as it was said, or supposed
  const Given all[] = {{"--as-of", !arguments.as_of.empty(), way != "--import" && way != "--masks"},
                       {"--what-if", !arguments.what_if.empty(), said},
                       {"--drafted", !arguments.drafted.empty(), way.empty()},
                       {"--completions", arguments.completions.has_value(), way.empty()},
                       {"--parties", arguments.parties != 0, way == "--import"},
                       {"--out", !arguments.out.empty(), way == "--mask" || !arguments.export_format.empty()},
                       {"POSITIONS", !arguments.positions.empty(), way != "--import"}};
  for (const Given& each : all) {
    if (each.given && !each.heeded) return base::Fault{base::FaultKind::usage, fmt::format("`{}` does nothing {}{}", each.option, way.empty() ? "here" : "beside ", way), "leave it out; `casus help settle` says what it is for", {}};
  }
  return std::nullopt;
}

}  // namespace

int run_settle(const Arguments& arguments, Shell& shell) {
  const int kinds = (arguments.compare.empty() ? 0 : 1) + (arguments.mask.empty() ? 0 : 1) + (arguments.masks.empty() ? 0 : 1) + (arguments.import_format.empty() ? 0 : 1);
  if (kinds > 1) return Shell::fault({base::FaultKind::usage, "--compare, --mask, --masks and --import stand alone", "ask for one of them", {}});
  if (const auto fault = passed_over(arguments)) return Shell::fault(*fault);
  const bool with_masks = !arguments.mask.empty() || !arguments.masks.empty();
  if (with_masks && arguments.format != Format::human && !as_json(arguments))
    return Shell::fault({base::FaultKind::usage, "masks are a file, a screen or JSON", "use --format human or --format json", {}});
  if (!arguments.export_format.empty()) {
    if (kinds > (arguments.import_format.empty() ? 0 : 1)) return Shell::fault({base::FaultKind::usage, "--export writes the talk itself", "leave --compare, --mask and --masks out", {}});
    return settle_export(arguments, shell);
  }
  if (!arguments.mask.empty()) return settle_mask(arguments, shell);
  if (!arguments.masks.empty()) return settle_masks(arguments, shell);
  if (!arguments.compare.empty()) return settle_compared(arguments, shell);
  if (arguments.import_format.empty()) return settle_positions(arguments, shell);
  if (arguments.format == Format::html) return Shell::fault({base::FaultKind::usage, "talks of other programs are not printed as html", "use --format human, json, ndjson or csv", {}});
  TalkPrinter printer{arguments, shell};
  const verb::ScenarioSource source{arguments.import_format, arguments.target, arguments.parties};
  const auto read = verb::read_scenarios(source, [&](base::Result<exchange::Import> import) { printer.take(std::move(import)); });
  const int code = printer.finish();
  return read ? code : Shell::fault(read.fault());
}

}  // namespace casus::cli
