// demo: the founding case from draft to guarantee, in a folder of its own. Each screen
// is one command, printed as a reader would type it, and runs the function that the
// command runs; nothing is prepared but the files of examples/berlin-2025.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/cli/commands.h"
#include "casus/cli/embedded.h"
#include "casus/cli/findings_print.h"
#include "casus/cli/table.h"
#include "casus/explain/explain.h"
#include "casus/host/files.h"
#include "casus/host/temporary.h"
#include "casus/verb/choose.h"
#include "casus/verb/duties.h"
#include "casus/verb/explained.h"
#include "casus/verb/record.h"

namespace casus::cli {

using base::Result;

namespace {

// The feeds of the example, one for each source of the accord.
constexpr std::array<std::string_view, 10> sources{"patrols", "observers", "sensors",    "rus_log",  "ukr_log",
                                                   "radar",   "returns",   "inspectors", "register", "ais"};
constexpr std::size_t most_findings = 14;
constexpr std::string_view desk_time = "2026-02-22T12:00Z";

int weight(const finding::Finding& f) {
  const bool breach = f.verdict == finding::Verdict::breach;
  return (breach ? 0 : 10) - (f.severity == "grave" ? 2 : f.severity == "serious" ? 1 : 0);
}

class Demo {
 public:
  Demo(std::string folder, std::size_t threads, Shell& shell) : folder_{std::move(folder)}, threads_{threads}, shell_{shell} {}

  Result<base::Done> run() {
    CASUS_TRY(unpacked, unpack());
    check();
    settle();
    CASUS_TRY(chosen, choose());
    CASUS_TRY(watched, watch());
    CASUS_TRY(owed, duties());
    CASUS_TRY(explained, explain());
    CASUS_TRY(verified, verify());
    for (const base::Done done : {unpacked, chosen, watched, owed, explained, verified}) static_cast<void>(done);
    title("Where to look next");
    shell_.line(fmt::format("The files are in {0}. In {0}/closed.accord.md write `30` for `20` in front of `incidents within\n"
                            "24 h` (and in the prose of 4.1): the grave breach is gone, and with it the guarantee's duties.\n  casus watch {0}/closed.accord.md{1}",
                            folder_, feed_arguments_));
    return base::Done{};
  }

 private:
  [[nodiscard]] std::string path(std::string_view name) const { return fmt::format("{}/{}", folder_, name); }

  void title(std::string_view text) { shell_.line(fmt::format("\n== {} ==\n", text)); }

  Result<base::Done> unpack() {
    CASUS_TRY(made, host::make_directory(path("feeds")));
    static_cast<void>(made);
    for (const EmbeddedFile& file : embedded_files()) {
      CASUS_TRY(written, host::write_file(path(file.name), file.bytes));
      static_cast<void>(written);
    }
    for (const std::string_view source : sources)
      feed_arguments_ += fmt::format(" --feed {}={}", source, feed_path(source));
    return base::Done{};
  }

  [[nodiscard]] std::string feed_path(std::string_view source) const {
    return path(fmt::format("feeds/{}.{}", source, source == "ais" ? "nmea" : "csv"));
  }

  void check() {
    title("check: the offer as it was first told, and with every doubt as a bracket");
    for (const std::string_view draft : {"draft-1.accord.md", "berlin.accord.md"}) {
      const Arguments arguments{.verb = "check", .target = path(draft), .detail = Detail::brief};
      shell_.line(fmt::format("$ casus check --brief {}\n", arguments.target));
      run_check(arguments, shell_);
      shell_.data("\n");
    }
  }

  void settle() {
    title("settle: what is agreed, what is stuck, what would move it, by what each side is reported to want");
    Arguments arguments{.verb = "settle", .target = path("berlin.accord.md"), .threads = threads_};
    for (const EmbeddedFile& file : embedded_files()) {
      if (file.name.ends_with(".positions.md")) arguments.positions.push_back(path(file.name));
    }
    shell_.line(fmt::format("$ casus settle {} {}\n", arguments.target, path("*.positions.md")));
    run_settle(arguments, shell_);
  }

  Result<base::Done> choose() {
    title("choose: one variant, prose and code alike");
    CASUS_TRY(variant, host::read_file(path("variant.txt")));
    CASUS_TRY(closed, verb::choose(path("berlin.accord.md"), variant));
    shell_.line(fmt::format("$ casus choose {} $(cat {}) --out {}\n", path("berlin.accord.md"), path("variant.txt"), path("closed.accord.md")));
    shell_.line(fmt::format("taken: {}", closed.taken));
    return host::write_file(path("closed.accord.md"), closed.bytes);
  }

  Result<base::Done> watch() {
    title("watch: February 2026, land, air and sea, returns and the register of acts");
    CASUS_TRY(file, verb::open_accord(path("closed.accord.md")));
    verb::RunRequest request{.mode = verb::Mode::watch, .feeds = {}, .from = {}, .to = {}, .threads = threads_};
    for (const std::string_view source : sources) request.feeds.push_back({std::string{source}, feed_path(source)});
    shell_.line(fmt::format("$ casus watch {} --feed SOURCE={}/SOURCE.csv ... --out {}\n", file.path, path("feeds"), path("record")));
    CASUS_TRY(outcome, verb::run(*file.reading.accord, request));
    for (std::size_t i = 0; i < outcome.feeds.size(); ++i) {
      shell_.line(verb::describe(outcome.feeds[i], request.feeds[i].path).front());
    }
    shell_.data("\n");
    shell_.data(shortened(outcome.judgement.findings));
    CASUS_TRY(written, verb::write_record(path("record"), file, request, outcome));
    static_cast<void>(written);
    return base::Done{};
  }

  // One screen: of each norm its gravest breaches, then what is unknown.
  static std::string shortened(std::vector<finding::Finding> findings) {
    std::ranges::stable_sort(findings, {}, [](const finding::Finding& f) { return weight(f); });
    const std::size_t all = findings.size();
    const auto breaches = std::ranges::count(findings, finding::Verdict::breach, &finding::Finding::verdict);
    std::vector<finding::Finding> shown;
    for (const finding::Finding& f : findings) {
      const auto alike = std::ranges::count_if(shown, [&](const finding::Finding& g) { return g.norm == f.norm && g.verdict == f.verdict; });
      if (alike < 1 && shown.size() < most_findings) shown.push_back(f);
    }
    finding::sort(shown);
    std::string table = findings_table(shown);
    table.resize(table.rfind("\n\n") + 2);
    return table + fmt::format("... {} of {} findings, one a norm: {} breaches, {} unknown\n", shown.size(), all, breaches,
                               all - static_cast<std::size_t>(breaches));
  }

  // Three days after the attack: what is overdue and what comes next.
  Result<base::Done> duties() {
    title("duties: the desk of the guarantors, three days after the attack of 18 February");
    const Arguments arguments{.verb = "duties", .log = path("record"), .at = std::string{desk_time}, .threads = threads_};
    shell_.line(fmt::format("$ casus duties --log {} --at {}\n", arguments.log, desk_time));
    run_duties(arguments, shell_);
    return clocks();
  }

  // The same events under both readings of "within 72 hours".
  Result<base::Done> clocks() {
    title("two readings of one clock: 72 hours after the start of the attack, or after its finding");
    CASUS_TRY(variant, host::read_file(path("variant.txt")));
    CASUS_TRY(record, verb::open_record(path("record")));
    CASUS_TRY(at, measure::parse_instant(desk_time));
    std::string taken{base::trim(variant)};
    const std::size_t clock = taken.find("clock=");
    for (const char choice : {'1', '2'}) {
      if (clock != std::string::npos) taken[clock + 6] = choice;
      CASUS_TRY(file, verb::open_variant(path("berlin.accord.md"), taken));
      CASUS_TRY(board, verb::board_of(*file.reading.accord, record.facts, {.at = at.at, .threads = threads_}));
      for (const verb::DutyRow& row : board.rows) {
        if (row.duty.norm != "2.4") continue;
        const bool late = row.duty.done && row.duty.due && *row.duty.done > *row.duty.due;
        shell_.line(fmt::format("clock={}  {} owes {} since {}, due {}: {}{}", choice, row.duty.owed_by, row.act, row.duty.since ? short_time(*row.duty.since) : "?",
                                row.duty.due ? short_time(*row.duty.due) : "?", finding::name(row.duty.state), late ? " late" : ""));
      }
    }
    return base::Done{};
  }

  Result<base::Done> explain() {
    CASUS_TRY(record, verb::open_record(path("record")));
    const verb::Docket docket = verb::docket_of(std::move(record), threads_);
    const auto best = std::ranges::min_element(docket.findings, {}, weight);
    if (best == docket.findings.end()) return base::Done{};
    CASUS_TRY(words, verb::explained(docket, best->id));
    title("explain: why the guarantee was triggered");
    shell_.line(fmt::format("$ casus explain {} --log {}\n", best->id, path("record")));
    shell_.data(explain::text(words));
    return base::Done{};
  }

  Result<base::Done> verify() {
    title("verify: recompute, then flip one byte");
    const Arguments arguments{.verb = "verify", .target = path("record"), .threads = threads_};
    shell_.line(fmt::format("$ casus verify {}", arguments.target));
    run_verify(arguments, shell_);
    const std::string findings = path("record/findings.ndjson");
    CASUS_TRY(before, host::read_file(findings));
    std::string after = before;
    if (!after.empty()) after[after.size() / 2] = static_cast<char>(after[after.size() / 2] ^ 1);
    CASUS_TRY(flipped, host::write_file(findings, after));
    shell_.line(fmt::format("\n$ casus verify {}   # one byte of findings.ndjson flipped", arguments.target));
    run_verify(arguments, shell_);
    CASUS_TRY(restored, host::write_file(findings, before));
    for (const base::Done done : {flipped, restored}) static_cast<void>(done);
    return base::Done{};
  }

  std::string folder_;
  std::size_t threads_;
  Shell& shell_;
  std::string feed_arguments_;
};

}  // namespace

int run_demo(const Arguments& arguments, Shell& shell) {
  std::string folder = arguments.out;
  if (folder.empty()) {
    const auto made = host::make_temporary_directory();
    if (!made) return Shell::fault(made.fault());
    folder = *made;
  } else {
    const auto made = host::make_directory(folder);
    if (!made) return Shell::fault(made.fault());
  }
  const auto done = Demo{folder, arguments.threads, shell}.run();
  return done ? exit_clean : Shell::fault(done.fault());
}

}  // namespace casus::cli
