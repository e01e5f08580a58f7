// The command line, read with CLI11; `--format` and `--threads` may stand anywhere.
#include "casus/cli/arguments.h"

#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/cli/verbs.h"

namespace casus::cli {

namespace {

const std::map<std::string, Format> formats{{"human", Format::human}, {"json", Format::json}, {"ndjson", Format::ndjson},
                                            {"csv", Format::csv}, {"geojson", Format::geojson}};

CLI::App* add_verb(CLI::App& app, Arguments& out, std::string_view name) {
  const VerbRow* row = verb(name);
  CLI::App* sub = app.add_subcommand(std::string{name}, std::string{row->summary});
  sub->footer(fmt::format("example: {}", row->example));
  sub->fallthrough();
  sub->callback([&out, name] { out.verb = name; });
  return sub;
}

void add_target(CLI::App* sub, Arguments& out, const char* what, bool required) {
  auto* option = sub->add_option(what, out.target);
  if (required) option->required();
}

void add_run(CLI::App* sub, Arguments& out) {
  add_target(sub, out, "ACCORD", true);
  sub->add_option("--feed", out.feeds, "SOURCE=PATH, `-` for standard input; gzip is recognised")->required()->expected(1)->take_all();
  sub->add_option("--out", out.out, "write a record that `casus verify` recomputes");
  sub->add_flag("--summary", out.summary, "hours of breach, unknown, compliant and not covered per norm");
}

void add_verbs(CLI::App& app, Arguments& out) {
  add_target(add_verb(app, out, "check"), out, "ACCORD", true);
  CLI::App* fmt = add_verb(app, out, "fmt");
  add_target(fmt, out, "ACCORD", true);
  fmt->add_flag("--write", out.write, "change the file in place");
  CLI::App* facts = add_verb(app, out, "facts");
  add_target(facts, out, "ACCORD", false);
  facts->add_option("--as", out.as, "a feed format, instead of an accord");
  facts->add_option("--feed", out.feeds, "SOURCE=PATH")->required()->expected(1)->take_all();
  add_run(add_verb(app, out, "watch"), out);
  CLI::App* backtest = add_verb(app, out, "backtest");
  add_run(backtest, out);
  backtest->add_option("--from", out.from, "judge from this instant");
  backtest->add_option("--to", out.to, "judge up to this instant");
  CLI::App* explain = add_verb(app, out, "explain");
  add_target(explain, out, "FINDING|CODE", true);
  explain->add_option("--log", out.log, "the record that holds the finding (default: this folder)");
  add_target(add_verb(app, out, "verify"), out, "DIR", true);
  CLI::App* simulate = add_verb(app, out, "simulate");
  add_target(simulate, out, "ACCORD", true);
  simulate->add_option("--seed", out.seed);
  simulate->add_option("--days", out.days);
  simulate->add_option("--start", out.start, "default: the accord's date");
  simulate->add_option("--out", out.out, "folder for the feeds and truth.ndjson")->required();
  add_verb(app, out, "demo")->add_option("--out", out.out, "keep the demo's files here");
  add_target(add_verb(app, out, "completions"), out, "bash|zsh|fish", true);
  add_target(add_verb(app, out, "help"), out, "VERB", false);
}

// A verb that does not exist gets the nearest one.
std::string cure(const CLI::ParseError& error, int argc, const char* const* argv) {
  if (dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr || argc < 2) return {};
  std::vector<std::string> names;
  for (const VerbRow& row : verbs()) names.emplace_back(row.name);
  if (verb(argv[1]) != nullptr) return {};
  const auto near = base::did_you_mean(argv[1], names);
  return near ? fmt::format("did you mean `casus {}`?\n", *near) : std::string{};
}

}  // namespace

std::variant<Arguments, Answered> parse(int argc, const char* const* argv) {
  Arguments out;
  CLI::App app{"Casus: peace agreements that can be checked, watched and recomputed.", "casus"};
  app.set_version_flag("--version", std::string{"casus "} + CASUS_VERSION);
  app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  app.add_option("--format", out.format, "human, json, ndjson, csv or geojson")->transform(CLI::CheckedTransformer(formats).description(""));
  app.add_option("--threads", out.threads, "0: one per processor; never changes a byte");
  app.footer(std::string{exit_codes()});
  app.require_subcommand(0, 1);
  add_verbs(app, out);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return Answered{app.help("", app.get_subcommands().empty() ? CLI::AppFormatMode::Normal : CLI::AppFormatMode::Sub), 0};
  } catch (const CLI::CallForVersion&) {
    return Answered{std::string{"casus "} + CASUS_VERSION + "\n", 0};
  } catch (const CLI::ParseError& error) {
    return Answered{fmt::format("casus: {}\n{}run `casus help` for the verbs\n", error.what(), cure(error, argc, argv)), 2};
  }
  if (out.verb.empty()) return Answered{app.help(), 2};
  return out;
}

}  // namespace casus::cli
