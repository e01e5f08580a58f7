// Streaming: NMEA lines to findings over fifty zones of five hundred corners, while the
// memory stays with the movers. The feed is made here from a seed, so the verdicts are known
// beforehand, and a wrong one fails the program.
//
//   bench_stream [MESSAGES [SHIPS [ROW]]]     (2000000 1000, all rows)
//   bench_stream by_zones                     what a message costs among 10 and 10,000 zones
//
// Rows: what lines, messages, zones and the sieve cost one on top of the other, and the whole
// watch with and without the sieve. Each is a process of its own, with its own largest memory.
// docs/benchmarks.md keeps the last measured table.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/measure.h"
#include "casus/base/byte_source.h"
#include "casus/earth/zone.h"
#include "casus/host/memory.h"
#include "casus/intake/ais_assembly.h"
#include "casus/intake/ais_payload.h"
#include "casus/verb/accord_file.h"
#include "casus/verb/run.h"
#include "tests/support/ais_encoder.h"

using namespace casus;

namespace {

constexpr std::int64_t start_s = 1'767'225'600;  // 2026-01-01Z
// How many zones of how many corners, and in how many columns of a lattice they lie.
struct Layout {
  int zones = 50;
  int corners = 500;
  int columns = 10;
  bool one_norm = false;  // for each of the zones, in place of a norm a zone
};

std::uint64_t next_random(std::uint64_t& state) {  // splitmix64
  std::uint64_t z = state += 0x9E3779B97F4A7C15U;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31);
}

// From -most to most.
std::int64_t jitter(std::uint64_t& state, std::int64_t most) {
  return static_cast<std::int64_t>(next_random(state) % static_cast<std::uint64_t>(2 * most + 1)) - most;
}

struct Work {
  Layout layout{};
  std::string path = std::filesystem::temp_directory_path() / "casus_bench_stream.nmea";
  std::string accord;
  std::size_t messages = 0;
  std::size_t breaches = 0;
};

// The middle of a zone; rows lie half a degree apart where there are many.
double latitude_of(const Layout& layout, int z) { return layout.columns > 10 ? 10 + 0.5 * (z / layout.columns) : 30 + z / layout.columns; }
double longitude_of(const Layout& layout, int z) { return 10 + z % layout.columns; }

// A star with a ragged rim, 0.16 to 0.2 degrees around its middle.
std::string star(const Layout& layout, int z, std::uint64_t& seed) {
  std::string out = fmt::format("zone star{} is area ", z);
  for (int i = 0; i < layout.corners; ++i) {
    const double angle = 2 * M_PI * i / layout.corners;
    const double reach = 0.18 + static_cast<double>(jitter(seed, 2'000)) / 100'000;
    out += fmt::format("{}{:.5f}N {:.5f}E", i == 0 ? "" : ", ", latitude_of(layout, z) + reach * std::sin(angle), longitude_of(layout, z) + reach * std::cos(angle));
  }
  return out + ".\n";
}

std::string text(const Layout& layout) {
  std::uint64_t seed = 11;
  std::string prose;
  std::string formal = "accord \"Bench\", draft 1, of 2026-01-01Z.\n"
                       "source ais \"AIS\", reads ais_nmea, origin coast, grade B2, gap 10 min, lost 1 h.\nproof 1 origin, C3 or better.\n";
  std::string all;
  for (int z = 0; z < layout.zones; ++z) {
    formal += star(layout, z, seed);
    all += fmt::format("{}star{}", z == 0 ? "" : ", ", z);
    if (layout.one_norm) continue;
    prose += fmt::format("1.{} A rule for star {}.\n\n", z + 1, z);
    formal += fmt::format("1.{} nobody may have vessel in star{} for 1 h: minor from 1 mover.\n", z + 1, z);
  }
  if (layout.one_norm) {
    prose = "1.1 A rule for each star.\n\n";
    formal += fmt::format("zone stars is each of {}.\n1.1 nobody may have vessel in stars for 1 h: minor from 1 mover.\n", all);
  }
  return "# Bench\n\n## Article 1. Stars\n\n" + prose + "```accord\n" + formal + "```\n";
}

// How far east of the middle of its star a ship is, in 1/10,000 minute, so many reports
// after it set out: it waits outside the rim at a quarter of a degree, comes in at 25 knots
// to a tenth, stays for so many reports, and goes out again.
std::int64_t from_middle(std::int64_t reports, std::int64_t stay) {
  constexpr std::int64_t outside = 150'000;
  constexpr std::int64_t inside = 60'000;
  constexpr std::int64_t step = 2'400;
  constexpr std::int64_t way = (outside - inside) / step;
  if (reports <= 0 || reports >= 2 * way + stay) return outside;
  return std::max(inside, outside - step * std::min(reports, 2 * way + stay - reports));
}
// So many reports after it set out the long stay has lasted an hour.
constexpr std::int64_t too_long = 200;

// Every ship reports every thirty seconds, near a star, and of twenty ships one stays in it
// for more than two hours, which is too long, and one for half an hour, which is not. One
// message in twenty is a ship's static report.
Work make_work(std::size_t messages, std::int64_t ships, const Layout& layout) {
  Work work;
  work.layout = layout;
  work.accord = text(layout);
  std::FILE* file = std::fopen(work.path.c_str(), "wb");
  if (file == nullptr) std::exit(2);
  std::uint64_t seed = 7;
  const std::int64_t reports = static_cast<std::int64_t>(messages) / ships;
  for (std::int64_t k = 0; k < reports; ++k) {
    for (std::int64_t ship = 0; ship < ships; ++ship) {
      const std::int64_t at = start_s + 30 * k + ship * 30 / ships;
      const std::int64_t under_way = k - 20 - ship % 7;
      const std::int64_t stay = ship % 20 == 0 ? 240 : ship % 20 == 10 ? 10 : -1;
      if (ship % 20 == 0 && under_way == too_long) ++work.breaches;
      const int z = static_cast<int>(ship * 7919 % layout.zones);  // neighbours in time are none in place
      test::Track t;
      t.mmsi = 211'000'000 + ship;
      t.sog = 5;
      if (k % 20 == 19) {
        test::Ship statics;
        statics.mmsi = t.mmsi;
        for (const std::string& part : test::vdm_parts(test::voyage(statics), 59, std::to_string(ship % 10))) fmt::print(file, "{},r1,{}\n", part, at);
      } else {
        t.latitude = std::llround(latitude_of(layout, z) * 600'000) + jitter(seed, 100);
        t.longitude = std::llround(longitude_of(layout, z) * 600'000) + from_middle(stay < 0 ? 0 : under_way, stay) + jitter(seed, 100);
        fmt::print(file, "{},r1,{}\n", test::vdm(test::class_a(1, t)), at);
      }
      ++work.messages;
    }
  }
  std::fclose(file);
  return work;
}

class FileSource : public base::ByteSource {
 public:
  explicit FileSource(const std::string& path) : file_{std::fopen(path.c_str(), "rb")} {}
  ~FileSource() override { std::fclose(file_); }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  base::Result<std::size_t> read(std::span<char> room) override { return std::fread(room.data(), 1, room.size(), file_); }

 private:
  std::FILE* file_;
};

// Lines to messages, and if there is an index, which zones contain their positions.
bool decoded(const Work& work, const earth::ZoneIndex* index) {
  FileSource bytes{work.path};
  base::LineReader lines{bytes};
  intake::AisAssembly assembly;
  std::vector<std::uint32_t> found;
  std::size_t messages = 0;
  std::size_t inside = 0;
  for (base::Line line; lines.next(line);) {
    if (!assembly.take(line.text, line.offset, line.number)) continue;
    const auto message = intake::decode(assembly.record().bits);
    if (!message) continue;
    ++messages;
    if (index == nullptr || !message->position) continue;
    index->zones_at(*message->position, found);
    inside += found.size();
  }
  return messages == work.messages && (index == nullptr || inside > 0);
}

enum class Way : std::uint8_t { sieve, all_facts };
bool watched(const accord::Accord& accord, const Work& work, Way way) {
  const auto outcome = verb::run(accord, {.mode = verb::Mode::watch, .feeds = {{"ais", work.path}}, .from = {}, .to = {},
                                          .threads = 1, .sieve = way == Way::sieve});
  if (!outcome || outcome->feeds.front().summary.facts != work.messages) return false;
  for (const finding::Finding& finding : outcome->judgement.findings) {
    if (finding.verdict != finding::Verdict::breach) return false;
  }
  return outcome->judgement.findings.size() == work.breaches;
}

struct Cost {
  double seconds = 0;  // of processor time, the median
  double least = 0;    // ... and the least: a difference of two of these bears the neighbours best
  double megabytes = 0;
};

// nullopt: a run was wrong.
std::optional<Cost> cost_of(int rounds, const std::function<bool()>& run) {
  std::vector<double> seconds;
  Cost out;
  for (int i = 0; i < rounds; ++i) {
    const pid_t child = fork();
    if (child == 0) _exit(run() ? 0 : 1);
    int status = 0;
    rusage used{};
    if (child < 0 || wait4(child, &status, 0, &used) != child || status != 0) return std::nullopt;
    seconds.push_back(bench::seconds_of(used));
    out.megabytes = std::max(out.megabytes, static_cast<double>(used.ru_maxrss) / 1024);
  }
  out.seconds = bench::median(seconds);
  out.least = *std::ranges::min_element(seconds);
  return out;
}

bool print_row(const char* step, const Work& work, int rounds, const std::function<bool()>& run) {
  const std::optional<Cost> cost = cost_of(rounds, run);
  if (!cost) {
    fmt::print("{}: WRONG\n", step);
    return false;
  }
  fmt::print("{:<28} {:>9.3f} {:>12.0f} {:>10.0f}\n", step, cost->seconds, static_cast<double>(work.messages) / cost->seconds, cost->megabytes);
  std::fflush(stdout);
  return true;
}

accord::Accord accord_of(const Work& work) {
  const verb::AccordFile file = verb::accord_from_bytes("bench.accord.md", work.accord, {});
  if (file.reading.accord) return *file.reading.accord;
  for (const auto& one : file.reading.diagnostics) fmt::print(stderr, "{}\n", one.message);
  std::exit(2);
}

// What a message costs among so many zones, in nanoseconds: once the zones are laid and every ship
// is known, so from the feed to twice the feed. nullopt: a wrong finding.
std::optional<double> further_message(std::int64_t ships, int zones) {
  double seconds[2] = {0, 0};
  const std::int64_t reports = 5'000'000 / ships;
  for (const int times : {1, 2}) {
    const Work work = make_work(static_cast<std::size_t>(times * reports * ships), ships, {.zones = zones, .corners = 100, .columns = 100, .one_norm = true});
    const accord::Accord accord = accord_of(work);
    const std::optional<Cost> cost = cost_of(3, [&] { return watched(accord, work, Way::sieve); });
    std::filesystem::remove(work.path);
    if (!cost) return std::nullopt;
    fmt::print("{} messages of {} ships among {} zones: {:.3f} s, {:.0f} MB\n", work.messages, ships, zones, cost->least, cost->megabytes);
    std::fflush(stdout);
    seconds[times - 1] = cost->least;
  }
  return (seconds[1] - seconds[0]) * 1e9 / static_cast<double>(reports * ships);
}

bool by_zones() {
  for (const std::int64_t ships : {1'000, 10'000}) {
    const std::optional<double> few = further_message(ships, 10);
    const std::optional<double> many = further_message(ships, 10'000);
    if (!few || !many) {
      fmt::print("WRONG\n");
      return false;
    }
    fmt::print("{} ships: a further message costs {:.0f} ns among 10 zones, {:.0f} ns among 10,000: {:.2f} times\n", ships, *few, *many, *many / *few);
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  host::keep_freed_memory();
  const std::string_view first = argc > 1 ? argv[1] : "";
  if (first == "by_zones") return by_zones() ? 0 : 1;
  const std::size_t messages = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 2'000'000;
  const std::int64_t ships = argc > 2 ? std::strtol(argv[2], nullptr, 10) : 1'000;
  const Work work = make_work(messages, ships, {});
  const accord::Accord accord = accord_of(work);
  const bool large = messages > 10'000'000;
  const int rounds = large ? 1 : 5;
  fmt::print("{} messages of {} ships over {} zones of {} corners; one core; the median processor time of {} runs, the largest memory of all\n", work.messages,
             ships, work.layout.zones, work.layout.corners, rounds);
  fmt::print("{:<28} {:>9} {:>12} {:>10}\n", "", "seconds", "messages/s", "max MB");
  std::vector<earth::CompiledZone> compiled;
  for (const accord::Zone& zone : accord.zones) compiled.push_back(zone.compiled);
  const earth::ZoneIndex index{std::move(compiled)};
  const std::string only = argc > 3 ? argv[3] : "";
  bool right = true;
  const auto row = [&](const char* step, const std::function<bool()>& run) {
    if (only.empty() || only == step) right = print_row(step, work, rounds, run) && right;
  };
  row("lines to messages", [&] { return decoded(work, nullptr); });
  row("... and zones", [&] { return decoded(work, &index); });
  row("lines to findings", [&] { return watched(accord, work, Way::sieve); });
  if (!large) row("... keeping every fact", [&] { return watched(accord, work, Way::all_facts); });
  fmt::print("{} breaches, {}\n", work.breaches, right ? "all found, no other finding" : "NOT what came out");
  std::filesystem::remove(work.path);
  return right ? 0 : 1;
}
