// From the line of a feed to the finding, end to end: ship positions against five
// zones, and incident reports against a ladder. Both feeds are made here from a
// seed, so the verdicts are known beforehand, and a wrong one fails the program.
//
//   bench_watch [MESSAGES [REPORTS]]     (1000000 200000)
//
// Each run is a process of its own, so its processor time and its largest memory
// are its own too. docs/benchmarks.md keeps the last measured table.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "bench/measure.h"
#include "casus/accord/from_text.h"
#include "casus/base/text.h"
#include "casus/verb/accord_file.h"
#include "casus/verb/run.h"
#include "tests/support/ais_encoder.h"

using namespace casus;

namespace {

constexpr std::int64_t start_s = 1'767'225'600;  // 2026-01-01Z
constexpr int rounds = 5;

// splitmix64, from -most to most.
std::int64_t jitter(std::uint64_t& state, std::int64_t most) {
  std::uint64_t z = state += 0x9E3779B97F4A7C15U;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
  return static_cast<std::int64_t>((z ^ (z >> 31)) % static_cast<std::uint64_t>(2 * most + 1)) - most;
}

// A workload: its text, its feeds, and what must come out.
struct Work {
  const char* name;
  std::string accord;
  std::vector<verb::FeedSpec> feeds;
  std::size_t records = 0;
  std::size_t minor = 0, serious = 0;  // breaches expected; unknowns: none
};

// Box `z` is a fifth of a degree around (10 + z) N 20 E.
std::string box(int z) {
  return fmt::format("zone box{0} is area {1}.9N 19.9E, {1}.9N 20.1E, {2}.1N 20.1E, {2}.1N 19.9E.\n", z, 9 + z, 10 + z);
}

std::string text_of(const std::string& declarations, const std::function<std::string(int)>& norm) {
  std::string prose;
  std::string formal = "accord \"Bench\", draft 1, of 2026-01-01Z.\n" + declarations;
  for (int z = 0; z < 5; ++z) {
    prose += fmt::format("1.{} A rule for box {}.\n\n", z + 1, z);
    formal += box(z) + fmt::format("1.{} {}\n", z + 1, norm(z));
  }
  return "# Bench\n\n## Article 1. Boxes\n\n" + prose + "```accord\n" + formal + "```\n";
}

// Two thousand reports a ship, thirty seconds apart. Of ten ships one lies in its
// box for two hours, which is too long, and one for twenty minutes, which is not. They
// come and go at 42 knots or so.
Work ships(std::size_t messages) {
  constexpr std::int64_t reports = 2'000;
  const auto count = static_cast<std::int64_t>(messages) / reports;
  Work work{.name = "ship positions", .accord = {}, .feeds = {{"ais", std::filesystem::temp_directory_path() / "casus_bench_watch.nmea"}}};
  work.accord = text_of("source ais \"AIS\", reads ais_nmea, origin coast, grade B2, gap 10 min, lost 1 h.\nproof 1 origin, C3 or better.\n",
                        [](int z) { return fmt::format("nobody may have vessel in box{} for 1 h: minor from 1 mover.", z); });
  std::FILE* file = std::fopen(work.feeds[0].path.c_str(), "wb");
  if (file == nullptr) std::exit(2);
  std::uint64_t seed = 7;
  for (std::int64_t k = 0; k < reports; ++k) {
    for (std::int64_t ship = 0; ship < count; ++ship) {
      const std::int64_t last = ship % 10 == 0 ? 739 : 539;
      const bool comes = ship % 5 == 0;
      const std::int64_t away = comes ? std::clamp<std::int64_t>(std::max(500 - k, k - last), 0, 150) : 150;  // steps of 0.006 degree
      test::Track t;
      t.mmsi = 211'000'000 + ship;
      t.latitude = (10 + ship / 10 % 5) * 600'000 + jitter(seed, 300);
      t.longitude = 20 * 600'000 + 54'000 + away * 3'600 + jitter(seed, 300);
      t.sog = 5;
      fmt::print(file, "{},r1,{}\n", test::vdm(test::class_a(1, t)), start_s + 30 * k + ship % 30);
      ++work.records;
    }
  }
  std::fclose(file);
  work.minor = static_cast<std::size_t>((count + 9) / 10);
  return work;
}

// One event a minute, told by two sources. Of ten thousand events the first 120 lie
// in one box, which is serious, and every thousandth in some box; the rest at sea.
Work reports(std::size_t rows) {
  const std::filesystem::path folder = std::filesystem::temp_directory_path();
  Work work{.name = "incident reports", .accord = {}, .feeds = {{"red", folder / "casus_bench_red.csv"}, {"blue", folder / "casus_bench_blue.csv"}}};
  work.accord = text_of(
      "source red \"red\", reads incidents_csv, origin red, grade B2.\nsource blue \"blue\", reads incidents_csv, origin blue, grade B2.\n"
      "kind fire is incident.\nsame incident is same kind, within 1 km, within 30 s.\nproof 2 origins, C3 or better.\n",
      [](int z) { return fmt::format("nobody may commit fire in box{}: minor from 1 incident; serious from 100 incidents within 1 d.", z); });
  std::FILE* files[] = {std::fopen(work.feeds[0].path.c_str(), "wb"), std::fopen(work.feeds[1].path.c_str(), "wb")};
  if (files[0] == nullptr || files[1] == nullptr) std::exit(2);
  for (std::FILE* file : files) fmt::print(file, "id,kind,from,lat,lon,radius_m,actor,deaths\n");
  std::uint64_t seed = 8;
  for (std::int64_t i = 0; i < static_cast<std::int64_t>(rows / 2); ++i) {
    const bool burst = i % 10'000 < 120;
    const bool inside = burst || i % 1'000 == 999;
    if (inside) ++work.minor;
    if (i % 10'000 == 119) ++work.serious;
    const std::int64_t latitude = (10 + (burst ? i / 10'000 : i / 1'000) % 5) * 10'000'000 + jitter(seed, 500'000);
    const std::int64_t longitude = (inside ? 20 : 22) * 10'000'000 + jitter(seed, 500'000);
    const std::string when = measure::print(measure::Instant{(start_s + 60 * i) * 1'000});
    for (int k = 0; k < 2; ++k) {
      fmt::print(files[k], "{}-{},fire,{},{},{},100,unknown,1\n", k == 0 ? "r" : "b", i, when,
                 base::print_scaled(latitude + k * 1'000, 7), base::print_scaled(longitude, 7));
      ++work.records;
    }
  }
  for (std::FILE* file : files) std::fclose(file);
  return work;
}

// Reads the feeds and drops the facts: what reading alone costs.
bool read_only(const accord::Accord& accord, const Work& work) {
  std::size_t facts = 0;
  for (const verb::FeedSpec& feed : work.feeds) {
    const accord::Source* source = accord.source(feed.source);
    if (verb::read_feed(feed, source->format, source->profile, [&](fact::Fact&&) { ++facts; }).fault) return false;
  }
  return facts == work.records;
}

// Everything that `casus watch` does, up to the findings.
bool watched(const accord::Accord& accord, const Work& work) {
  const auto outcome = verb::run(accord, {.mode = verb::Mode::watch, .feeds = work.feeds, .from = {}, .to = {}, .threads = 1});
  if (!outcome || outcome->facts.size() != work.records) return false;
  std::size_t minor = 0;
  std::size_t serious = 0;
  for (const finding::Finding& finding : outcome->judgement.findings) {
    if (finding.verdict != finding::Verdict::breach) return false;
    ++(finding.severity == "minor" ? minor : serious);
  }
  return minor == work.minor && serious == work.serious;
}

struct Cost {
  double seconds = 0;
  double megabytes = 0;  // the largest resident set
};

// Runs in a child; nothing if its answer was wrong.
std::optional<Cost> cost_of(const std::function<bool()>& run) {
  const pid_t child = fork();
  if (child == 0) _exit(run() ? 0 : 1);
  int status = 0;
  rusage used{};
  if (child < 0 || wait4(child, &status, 0, &used) != child || status != 0) return std::nullopt;
  return Cost{bench::seconds_of(used), static_cast<double>(used.ru_maxrss) / 1024};
}

bool print_row(const char* step, const Work& work, const std::function<bool()>& run) {
  std::vector<double> seconds;
  double megabytes = 0;
  for (int i = 0; i < rounds; ++i) {
    const auto cost = cost_of(run);
    if (!cost) return false;
    seconds.push_back(cost->seconds);
    megabytes = std::max(megabytes, cost->megabytes);
  }
  const double middle = bench::median(seconds);
  fmt::print("{:<18} {:<8} {:>9.3f} {:>12.0f} {:>10.0f}\n", work.name, step, middle, static_cast<double>(work.records) / middle, megabytes);
  std::fflush(stdout);
  return true;
}

bool measure_work(const Work& work) {
  const verb::AccordFile file = verb::accord_from_bytes("bench.accord.md", work.accord, {});
  bool right = file.reading.accord.has_value();
  if (!right) fmt::print("the text of {} has errors\n", work.name);
  if (right) {
    const accord::Accord& accord = *file.reading.accord;
    right = print_row("read", work, [&] { return read_only(accord, work); }) &&
            print_row("watched", work, [&] { return watched(accord, work); });
    fmt::print("{}: {} minor and {} serious breaches, {}\n", work.name, work.minor, work.serious, right ? "all found, no other finding" : "NOT what came out");
  }
  for (const verb::FeedSpec& feed : work.feeds) std::filesystem::remove(feed.path);
  return right;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t messages = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000'000;
  const std::size_t rows = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 200'000;
  fmt::print("one core; the median processor time of {} runs, the largest memory of all\n", rounds);
  fmt::print("{:<18} {:<8} {:>9} {:>12} {:>10}\n", "", "step", "seconds", "records/s", "max MB");
  std::fflush(stdout);
  const bool right = measure_work(ships(messages));
  return measure_work(reports(rows)) && right ? 0 : 1;
}
