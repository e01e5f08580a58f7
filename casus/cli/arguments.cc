// The command line, read with CLI11; `--format` and `--threads` may stand anywhere.
#include "casus/cli/arguments.h"

#include <algorithm>
#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/cli/verbs.h"

namespace casus::cli {

namespace {

const std::map<std::string, Format> formats{{"human", Format::human}, {"json", Format::json}, {"ndjson", Format::ndjson},
                                            {"csv", Format::csv}, {"geojson", Format::geojson}, {"html", Format::html},
                                            {"sarif", Format::sarif}, {"ics", Format::ics}};
constexpr std::int64_t most_threads = 256;

// What is said of a mistake: "message\n  help: cure", without the final line end.
std::string mistake(std::string_view message, std::string_view cure) { return fmt::format("{}\n  help: {}", message, cure); }

std::string near_or(std::string_view word, const std::vector<std::string>& names, std::string_view otherwise) {
  const auto near = base::did_you_mean(word, names);
  return near ? fmt::format("did you mean `{}`?", *near) : std::string{otherwise};
}

void set_format(Arguments& out, const std::string& word) {
  const auto found = formats.find(word);
  if (found == formats.end()) throw CLI::ValidationError{mistake(fmt::format("there is no format `{}`", word), "human, json, ndjson, csv, geojson, html, sarif or ics")};
  out.format = found->second;
}

void set_threads(Arguments& out, const std::string& word) {
  const auto number = base::parse_int(word);
  if (!number || *number < 0 || *number > most_threads)
    throw CLI::ValidationError{mistake(fmt::format("`{}` is not a number of threads", word), "a number from 0 to 256; 0 is one per processor")};
  out.threads = static_cast<std::size_t>(*number);
}

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

// An instant or a point. An empty one, such as a shell variable that is not set, would be
// taken for no option at all.
void add_point(CLI::App* sub, const char* name, std::string& out, const char* what) {
  sub->add_option(name, out, what)->each([](const std::string& text) {
    if (text.empty()) throw CLI::ValidationError{mistake("it is empty", "leave it out, or give it a value; is a variable of the shell not set?")};
  });
}

void add_run(CLI::App* sub, Arguments& out) {
  add_target(sub, out, "ACCORD", true);
  sub->add_option("--feed", out.feeds, "SOURCE=PATH, `-` for standard input; gzip is recognised; releases are SOURCE@RELEASE=PATH, the oldest first")->required()->expected(1)->take_all();
  sub->add_option("--out", out.out, "write a record that `casus verify` recomputes");
  sub->add_option("--choose", out.choose, "the variant of an open text: cap=1,donbas=drop");
  add_point(sub, "--as-of", out.as_of, "what was known at an instant, after @N facts, or with SOURCE@RELEASE");
  add_point(sub, "--since", out.since, "only what has changed since such a point, with the records that changed it");
  sub->add_flag("--oracle", out.oracle, "judge by the slow, obvious evaluation");
  sub->add_flag("--summary", out.summary, "hours of breach, unknown, compliant and not covered per norm");
}

// What is owed, and what is done about it.
void add_desk(CLI::App& app, Arguments& out) {
  CLI::App* duties = add_verb(app, out, "duties");
  add_target(duties, out, "ACCORD", false);
  duties->add_option("--log", out.log, "the record that they are owed on (default: this folder)");
  duties->add_option("--feed", out.feeds, "in place of a record, feeds: SOURCE=PATH")->expected(1)->take_all();
  duties->add_option("--choose", out.choose, "the variant of an open text: cap=1,donbas=drop");
  add_point(duties, "--at", out.at, "as of this instant; `-`: of each that a line of standard input names, what is open; default: the end of the record");
  duties->add_option("--what-if", out.what_if, "an exercise: as if this act had been received, `consult by USA`; may be given again")->expected(1)->take_all();
  duties->add_flag("--all", out.all, "those that are done, waived and void, too");
  CLI::App* act = add_verb(app, out, "act");
  add_target(act, out, "ACCORD", true);
  act->add_option("WORDS", out.words, "consult by USA; vote invoke yes by FRA; ratify by USA chamber Senate yes 70 no 28; at INSTANT")->required();
  act->add_option("--choose", out.choose, "the variant of an open text: cap=1,donbas=drop");
  act->add_option("--out", out.out, "add it to this table (incidents_csv), which is made if there is none");
}

void add_settle(CLI::App& app, Arguments& out) {
  CLI::App* settle = add_verb(app, out, "settle");
  add_target(settle, out, "ACCORD|PATH", true);
  settle->add_option("POSITIONS", out.positions, "pages of positions, one or more for each delegation");
  add_point(settle, "--as-of", out.as_of, "what was said up to this day; default: the latest day in the pages");
  settle->add_option("--what-if", out.what_if, "supposed in place of what a party has said: `UKR can live with #donbas keep`; may be given again")->expected(1)->take_all();
  settle->add_option("--compare", out.compare, "with an older draft, its pages of positions, or both")->expected(1, 1000)->take_all();
  settle->add_option("--drafted", out.drafted, "what the text is taken to say where it has brackets, such as cap=2,donbas=drop; default: the first option of each choice");
  settle->add_option("--seed", out.seed, "of the draws where points are intervals; default 1");
  settle->add_option("--completions", out.completions, "how many to draw where points are intervals; default 1000, fewer where the packages are many")->check(CLI::Range(1, 1'000'000));
  settle->add_option("--mask", out.mask, "write which packages this party accepts by its own pages to --out FILE");
  settle->add_option("--masks", out.masks, "in place of pages, the masks of the parties")->expected(1, 1000)->take_all();
  settle->add_option("--export", out.export_format, "write the talk for another program: csv, negmas, opb or wcnf");
  settle->add_option("--out", out.out, "of --mask and --export: the file, or the folder of negmas");
  settle->add_option("--import", out.import_format, "instead, a talk of another program: genius, negmas, negolog, scorable, talks-jsonl or csv");
  settle->add_option("--parties", out.parties, "of a folder with more than three profiles, how many to read")->check(CLI::Range(1, 64));
}

void add_verbs(CLI::App& app, Arguments& out) {
  CLI::App* check = add_verb(app, out, "check");
  add_target(check, out, "ACCORD|PAGE", true);
  check->add_option("PAGES", out.positions, "of positions on the accord that was named");
  CLI::Option* fix = check->add_flag("--fix", out.fix, "apply every cure that is certain, in place");
  check->add_flag("--rolling", out.rolling, "a raw negotiating text: counts and warnings, no code needed")->excludes(fix);
  check->add_option("--choose", out.choose, "one variant alone: cap=1,donbas=drop")->excludes(fix);
  check->add_flag_callback("--brief", [&] { out.detail = Detail::brief; }, "one line each: FILE:LINE:COLUMN: warning[CODE]: ...");
  CLI::App* fmt = add_verb(app, out, "fmt");
  add_target(fmt, out, "ACCORD|PAGE", true);
  fmt->add_flag("--write", out.write, "change the file in place");
  CLI::App* choose = add_verb(app, out, "choose");
  add_target(choose, out, "ACCORD", true);
  choose->add_option("CHOICES", out.choose, "cap=1,donbas=drop: by number, by words, keep or drop")->required();
  choose->add_flag("--write", out.write, "change the file in place");
  choose->add_option("--out", out.out, "write another file");
  add_target(add_verb(app, out, "restate"), out, "ACCORD", true);
  CLI::App* facts = add_verb(app, out, "facts");
  add_target(facts, out, "ACCORD", false);
  facts->add_option("--as", out.as, "a feed format, instead of an accord");
  facts->add_option("--feed", out.feeds, "SOURCE=PATH")->required()->expected(1)->take_all();
  add_run(add_verb(app, out, "watch"), out);
  CLI::App* backtest = add_verb(app, out, "backtest");
  add_run(backtest, out);
  add_point(backtest, "--from", out.from, "judge from this instant");
  add_point(backtest, "--to", out.to, "judge up to this instant");
  add_settle(app, out);
  CLI::App* exported = add_verb(app, out, "export");
  add_target(exported, out, "ACCORD", true);
  exported->add_option("--choose", out.choose, "the variant of an open text: cap=1,donbas=drop");
  exported->add_option("--mfotl", out.mfotl, "folder for signature, formulas and log of each norm")->required();
  exported->add_option("--feed", out.feeds, "SOURCE=PATH")->required()->expected(1)->take_all();
  add_desk(app, out);
  CLI::App* explain = add_verb(app, out, "explain");
  add_target(explain, out, "FINDING|DUTY|CODE", true);
  add_point(explain, "--as-of", out.as_of, "the finding as it was known at such a point, and what has changed it since");
  explain->add_option("--log", out.log, "the record that holds it (default: this folder)");
  explain->add_option("--accord", out.accord, "instead of a record, an accord ...");
  explain->add_option("--feed", out.feeds, "... with its feeds, SOURCE=PATH")->expected(1)->take_all();
  explain->add_option("--choose", out.choose, "the variant of an open text: cap=1,donbas=drop");
  add_point(explain, "--from", out.from, "of a backtest: judged from this instant");
  add_point(explain, "--to", out.to, "of a backtest: judged up to this instant");
  add_target(add_verb(app, out, "verify"), out, "DIR", true);
  CLI::App* simulate = add_verb(app, out, "simulate");
  add_target(simulate, out, "ACCORD", true);
  simulate->add_option("--seed", out.seed);
  simulate->add_option("--days", out.days);
  simulate->add_option("--start", out.start, "default: the accord's date");
  simulate->add_option("--choose", out.choose, "the variant of an open text: cap=1,donbas=drop");
  simulate->add_option("--out", out.out, "folder for the feeds and truth.ndjson")->required();
  add_verb(app, out, "demo")->add_option("--out", out.out, "keep the demo's files here");
  add_verb(app, out, "lsp");
  add_target(add_verb(app, out, "completions"), out, "bash|zsh|fish", true);
  add_target(add_verb(app, out, "help"), out, "VERB", false);
}

// The first word that is no option and no value of one that may come before a verb.
std::string_view first_word(int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word{argv[i]};
    if (word == "--format" || word == "--threads") ++i;
    else if (!word.starts_with('-')) return word;
  }
  return {};
}

// An option that neither the program nor the verb has.
std::string unknown_option(const CLI::App& app, const CLI::App& sub, int argc, const char* const* argv) {
  std::vector<std::string> names{"--help"};
  for (const CLI::App* each : {&app, &sub}) {
    for (const CLI::Option* option : each->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  for (int i = 1; i < argc; ++i) {
    std::string word{argv[i]};
    word.resize(std::min(word.find('='), word.size()));
    if (!word.starts_with("--") || word.size() == 2 || std::ranges::find(names, word) != names.end()) continue;
    return mistake(fmt::format("`casus {}` has no option `{}`", sub.get_name(), word), near_or(word, names, fmt::format("`casus help {}` shows its options", sub.get_name())));
  }
  return {};
}

// What CLI11 complains of, in the words that help most.
std::string complaint(const CLI::App& app, const CLI::ParseError& error, int argc, const char* const* argv) {
  const std::string_view word = first_word(argc, argv);
  if (verb(word) == nullptr) {
    std::vector<std::string> names;
    for (const VerbRow& row : verbs()) names.emplace_back(row.name);
    if (!word.empty()) return mistake(fmt::format("there is no verb `{}`", word), near_or(word, names, "`casus help` lists them"));
    return mistake(error.what(), "`casus help` lists the verbs");
  }
  const std::string option = unknown_option(app, *app.get_subcommand(std::string{word}), argc, argv);
  if (!option.empty()) return option;
  const std::string said = error.what();
  return said.find("help: ") != std::string::npos ? said : mistake(said, fmt::format("`casus help {}` shows how", word));
}

}  // namespace

std::string_view name(Format format) {
  return std::ranges::find(formats, format, [](const auto& row) { return row.second; })->first;
}

std::variant<Arguments, Answered> parse(int argc, const char* const* argv) {
  Arguments out;
  CLI::App app{"Casus: peace agreements that can be checked, watched and recomputed.", "casus"};
  app.set_version_flag("--version", std::string{"casus "} + CASUS_VERSION);
  app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  app.add_option_function<std::string>("--format", [&](const std::string& word) { set_format(out, word); }, "human, json, ndjson, csv, geojson, html, sarif or ics");
  app.add_option_function<std::string>("--threads", [&](const std::string& word) { set_threads(out, word); }, "0: one per processor; never changes a byte");
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
    return Answered{fmt::format("casus: {}\n", complaint(app, error, argc, argv)), 2};
  }
  if (out.verb.empty()) return Answered{app.help(), 2};
  return out;
}

}  // namespace casus::cli
