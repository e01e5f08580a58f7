// demo: the founding case in a folder of its own, with the same functions that
// the other verbs call; nothing in it is prepared but the accord and a seed.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "casus/cli/commands.h"
#include "casus/cli/embedded.h"
#include "casus/cli/findings_print.h"
#include "casus/explain/explain.h"
#include "casus/host/files.h"
#include "casus/host/temporary.h"
#include "casus/verb/record.h"
#include "casus/verb/simulate.h"

namespace casus::cli {

using base::Result;

namespace {

constexpr std::uint64_t demo_seed = 2025;
constexpr std::int64_t demo_days = 30;

class Demo {
 public:
  Demo(std::string folder, std::size_t threads, Shell& shell) : folder_{std::move(folder)}, threads_{threads}, shell_{shell} {}

  Result<base::Done> run() {
    CASUS_TRY(unpacked, unpack());
    CASUS_TRY(checked, check());
    CASUS_TRY(watched, watch());
    CASUS_TRY(explained, explain());
    CASUS_TRY(verified, verify());
    for (const base::Done done : {unpacked, checked, watched, explained, verified}) static_cast<void>(done);
    title("Where to look next");
    shell_.line(fmt::format("The files are in {}. Change `15 km` to `3 km` in berlin.accord.md, run\n  casus watch {}{}\nand see findings vanish.",
                            folder_, accord_path(), feed_arguments_));
    return base::Done{};
  }

 private:
  [[nodiscard]] std::string accord_path() const { return folder_ + "/berlin.accord.md"; }
  [[nodiscard]] std::string record_path() const { return folder_ + "/record"; }

  void title(std::string_view text) { shell_.line(fmt::format("\n== {} ==\n", text)); }

  Result<base::Done> unpack() {
    for (const EmbeddedFile& file : embedded_files()) {
      CASUS_TRY(written, host::write_file(fmt::format("{}/{}", folder_, file.name), file.bytes));
      static_cast<void>(written);
    }
    return base::Done{};
  }

  Result<base::Done> check() {
    title("check: the founding draft");
    const Arguments arguments{.verb = "check", .target = accord_path()};
    shell_.line(fmt::format("$ casus check {}\n", accord_path()));
    run_check(arguments, shell_);
    return base::Done{};
  }

  Result<base::Done> watch() {
    title("watch: thirty simulated days");
    CASUS_TRY(stream, verb::simulate_into(accord_path(), {.seed = demo_seed, .days = demo_days, .start = {}}, folder_ + "/stream"));
    CASUS_TRY(file, verb::open_accord(accord_path()));
    verb::RunRequest request{.mode = verb::Mode::watch, .feeds = {}, .from = {}, .to = {}, .threads = threads_};
    for (const verb::SimulatedFeed& feed : stream.feeds) {
      request.feeds.push_back({feed.source, fmt::format("{}/stream/{}", folder_, feed.file_name)});
      feed_arguments_ += fmt::format(" --feed {}={}/stream/{}", feed.source, folder_, feed.file_name);
    }
    shell_.line(fmt::format("$ casus simulate {} --seed {} --days {} --out {}/stream", accord_path(), demo_seed, demo_days, folder_));
    shell_.line(fmt::format("$ casus watch {} --feed SOURCE=FILE ... --out {}\n", accord_path(), record_path()));
    CASUS_TRY(outcome, verb::run(*file.reading.accord, request));
    for (std::size_t i = 0; i < outcome.feeds.size(); ++i) {
      shell_.line(verb::describe(outcome.feeds[i], request.feeds[i].path).front());
    }
    shell_.data("\n");
    shell_.data(shortened(outcome.judgement.findings));
    shell_.data("\n");
    shell_.data(print_hours(outcome.judgement.hours, Format::human));
    CASUS_TRY(written, verb::write_record(record_path(), file, request, outcome));
    static_cast<void>(written);
    pick(outcome.judgement.findings);
    return base::Done{};
  }

  // One screen: the breaches of the gravest kind first, then the first others.
  static std::string shortened(std::vector<finding::Finding> findings) {
    constexpr std::size_t most = 16;
    std::ranges::stable_sort(findings, {}, [](const finding::Finding& f) { return weight(f); });
    const std::size_t all = findings.size();
    if (all > most) findings.resize(most);
    std::string table = findings_table(findings);
    if (all <= most) return table;
    table.resize(table.rfind("\n\n") + 2);
    return table + fmt::format("... the first {} of {} findings\n", most, all);
  }

  static int weight(const finding::Finding& f) {
    const bool breach = f.verdict == finding::Verdict::breach;
    return (breach ? 0 : 10) - (f.severity == "grave" ? 2 : f.severity == "serious" ? 1 : 0);
  }

  void pick(const std::vector<finding::Finding>& findings) {
    const auto best = std::ranges::min_element(findings, {}, [](const finding::Finding& f) { return weight(f); });
    if (best != findings.end()) picked_ = best->id;
  }

  Result<base::Done> explain() {
    if (picked_.empty()) return base::Done{};
    title("explain: why");
    shell_.line(fmt::format("$ casus explain {} --log {}\n", picked_, record_path()));
    CASUS_TRY(record, verb::open_record(record_path()));
    const auto finding = std::ranges::find(record.findings, picked_, &finding::Finding::id);
    shell_.data(explain::text(explain::explain(record.judged, record.facts, *finding)));
    return base::Done{};
  }

  Result<base::Done> verify() {
    title("verify: recompute, then flip one byte");
    const Arguments arguments{.verb = "verify", .target = record_path(), .threads = threads_};
    shell_.line(fmt::format("$ casus verify {}", record_path()));
    run_verify(arguments, shell_);
    const std::string path = record_path() + "/findings.ndjson";
    CASUS_TRY(before, host::read_file(path));
    std::string after = before;
    if (!after.empty()) after[after.size() / 2] = static_cast<char>(after[after.size() / 2] ^ 1);
    CASUS_TRY(flipped, host::write_file(path, after));
    shell_.line(fmt::format("\n$ casus verify {}   # one byte of findings.ndjson flipped", record_path()));
    run_verify(arguments, shell_);
    CASUS_TRY(restored, host::write_file(path, before));
    for (const base::Done done : {flipped, restored}) static_cast<void>(done);
    return base::Done{};
  }

  std::string folder_;
  std::size_t threads_;
  Shell& shell_;
  std::string feed_arguments_;
  std::string picked_;
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
