// AIS decoding beside gpsdecode (gpsd) and aisdecode (libais): the same seeded
// file, the same run, processor time of each, and the same answers or the program
// fails. The peers run as the programs that users run.
//
//   bench_ais_decode [POSITIONS]     (100000)
//
// docs/benchmarks.md keeps the last measured table.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "bench/measure.h"
#include "casus/intake/ais_assembly.h"
#include "casus/intake/intake.h"
#include "tests/support/ais_encoder.h"

using namespace casus;

namespace {

constexpr int rounds = 5;

// What every decoder must agree on.
struct Answer {
  std::int64_t messages = 0, positions = 0, latitude = 0, longitude = 0;
  friend bool operator==(const Answer&, const Answer&) = default;
};

struct Work {
  std::string path;  // of the log
  std::string output;
  Answer truth;
};

std::uint64_t next_random(std::uint64_t& state) {  // splitmix64
  std::uint64_t z = state += 0x9E3779B97F4A7C15U;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31);
}

std::int64_t between(std::uint64_t& state, std::int64_t low, std::int64_t high) {
  return low + static_cast<std::int64_t>(next_random(state) % static_cast<std::uint64_t>(high - low + 1));
}

// Units of 1/10,000 minute, rounded by the obvious way, not the decoder's.
std::int64_t e7(std::int64_t raw) {
  const std::int64_t doubled = raw * 100 / 3;  // twice the value, cut
  return (doubled + (doubled < 0 ? -1 : 1)) / 2;
}

// One type 5 in two sentences for every ten positions of types 1 and 3, all with
// trailing unix seconds, which the three decoders read alike.
Work write_log(std::int64_t positions) {
  const auto folder = std::filesystem::temp_directory_path();
  Work work{folder / "casus_bench_ais.nmea", folder / "casus_bench_ais.out", {}};
  std::FILE* file = std::fopen(work.path.c_str(), "wb");
  if (file == nullptr) std::exit(2);
  std::uint64_t seed = 20'240'506;
  for (std::int64_t i = 0; i < positions; ++i) {
    const std::string end = fmt::format(",r003669708,{}\n", 1'714'982'400 + i / 50);
    test::Track t;
    t.mmsi = between(seed, 201'000'000, 775'999'999);
    t.latitude = between(seed, -54'000'000, 54'000'000);
    t.longitude = between(seed, -108'000'000, 108'000'000);
    t.sog = static_cast<int>(between(seed, 0, 300));
    t.cog = static_cast<int>(between(seed, 0, 3'599));
    t.heading = static_cast<int>(between(seed, 0, 359));
    t.nav_status = static_cast<int>(between(seed, 0, 8));
    fmt::print(file, "{}{}", test::vdm(test::class_a(i % 4 == 3 ? 3 : 1, t)), end);
    work.truth.latitude += e7(t.latitude);
    work.truth.longitude += e7(t.longitude);
    if (i % 10 != 9) continue;
    test::Ship ship;
    ship.mmsi = t.mmsi;
    for (const std::string& part : test::vdm_parts(test::voyage(ship), 59, std::to_string(i / 10 % 10)))
      fmt::print(file, "{}{}", part, end);
  }
  std::fclose(file);
  work.truth.positions = positions;
  work.truth.messages = positions + positions / 10;
  return work;
}

class FileSource : public base::ByteSource {
 public:
  explicit FileSource(const std::string& path) : file_{std::fopen(path.c_str(), "rb")} {}
  ~FileSource() override { std::fclose(file_); }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  base::Result<std::size_t> read(std::span<char> room) override {
    return std::fread(room.data(), 1, room.size(), file_);
  }

 private:
  std::FILE* file_;
};

// Row one: to columns of integers, no facts.
Answer decode_to_columns(const Work& work) {
  FileSource bytes{work.path};
  base::LineReader lines{bytes};
  intake::AisAssembly assembly;
  std::vector<std::int64_t> times;
  std::vector<std::uint32_t> movers;
  std::vector<earth::Position> places;
  Answer answer;
  for (base::Line line; lines.next(line);) {
    if (!assembly.take(line.text, line.offset, line.number)) continue;
    const auto message = intake::decode(assembly.record().bits);
    if (!message) continue;
    ++answer.messages;
    if (!message->position) continue;
    times.push_back(assembly.record().time->ms());
    movers.push_back(message->mmsi);
    places.push_back(*message->position);
  }
  answer.positions = static_cast<std::int64_t>(places.size());
  for (const earth::Position& at : places) {
    answer.latitude += at.latitude_e7();
    answer.longitude += at.longitude_e7();
  }
  return answer;
}

// Row two: to casus.fact/1 lines in a file, ids and versions hashed.
struct JsonSink : fact::Sink {
  std::FILE* out;
  Answer answer;
  explicit JsonSink(std::FILE* file) : out{file} {}
  void bad(const fact::BadRecord&) override {}
  void fact(fact::Fact&& one) override {
    fmt::print(out, "{}\n", fact::to_json(one));
    ++answer.messages;
    if (!one.place) return;
    ++answer.positions;
    answer.latitude += one.place->at.latitude_e7();
    answer.longitude += one.place->at.longitude_e7();
  }
};

Answer decode_to_json(const Work& work) {
  FileSource bytes{work.path};
  std::FILE* out = std::fopen(work.output.c_str(), "wb");
  JsonSink sink{out};
  fact::SourceProfile profile;
  profile.id = "x";
  const bool read = intake::read_ais_nmea(bytes, profile, sink).ok();
  std::fclose(out);
  return read ? sink.answer : Answer{};
}

Answer sum_of(const Work& work, const std::function<void(std::string_view, Answer&)>& add) {
  Answer answer;
  FileSource bytes{work.output};
  base::LineReader lines{bytes};
  for (base::Line line; lines.next(line);) add(line.text, answer);
  return answer;
}

void add_raw(std::string_view latitude, std::string_view longitude, Answer& answer) {
  ++answer.positions;
  answer.latitude += e7(std::strtoll(std::string{latitude}.c_str(), nullptr, 10));
  answer.longitude += e7(std::strtoll(std::string{longitude}.c_str(), nullptr, 10));
}

std::string_view after(std::string_view line, std::string_view key) {
  const std::size_t at = line.find(key);
  return at == std::string_view::npos ? std::string_view{} : line.substr(at + key.size(), 24);
}

// gpsdecode -c: type|repeat|mmsi|status|turn|speed|accuracy|lon|lat|...
void add_pipes(std::string_view line, Answer& answer) {
  ++answer.messages;
  if (!line.starts_with("1|") && !line.starts_with("3|")) return;
  for (int i = 0; i < 7; ++i) line.remove_prefix(line.find('|') + 1);
  add_raw(line.substr(line.find('|') + 1, 12), line.substr(0, 12), answer);
}

void add_gpsd_json(std::string_view line, Answer& answer) {
  ++answer.messages;
  const std::string_view latitude = after(line, "\"lat\":");
  if (!latitude.empty()) add_raw(latitude, after(line, "\"lon\":"), answer);
}

// libais prints degrees as doubles; sixty times ten thousand gives the raw back.
void add_libais(std::string_view line, Answer& answer) {
  ++answer.messages;
  const std::string_view latitude = after(line, "\"y\": ");
  if (latitude.empty()) return;
  const auto raw = [](std::string_view degrees) {
    const double scaled = std::strtod(std::string{degrees}.c_str(), nullptr) * 600'000;
    return static_cast<std::int64_t>(scaled + (scaled < 0 ? -0.5 : 0.5));
  };
  ++answer.positions;
  answer.latitude += e7(raw(latitude));
  answer.longitude += e7(raw(after(line, "\"x\": ")));
}

bool agree(const char* who, const Answer& got, const Answer& truth) {
  if (got == truth) return true;
  fmt::print("{} disagrees: {} messages, {} positions, sums {} and {}\n", who, got.messages, got.positions,
             got.latitude, got.longitude);
  return false;
}

struct Peer {
  const char* name;
  const char* program;
  const char* command;
  void (*add)(std::string_view, Answer&);
};

// Seconds, or nothing where the program is not installed.
std::optional<double> time_peer(const Peer& peer, const Work& work, bool& agreed) {
  if (std::system(fmt::format("command -v {} >/dev/null 2>&1", peer.program).c_str()) != 0) {
    fmt::print("{:<34} skipped: {} is not installed\n", peer.name, peer.program);
    return std::nullopt;
  }
  const std::string command = fmt::format("{} < '{}' > '{}' 2>/dev/null", peer.command, work.path, work.output);
  int status = 0;
  const double seconds = bench::timed(RUSAGE_CHILDREN, rounds, [&] { status |= std::system(command.c_str()); });
  agreed = agree(peer.name, sum_of(work, peer.add), work.truth) && status == 0 && agreed;
  return seconds;
}

// Our own seconds, the units of the ratios.
struct Ours {
  double columns = 0;
  double json = 0;
};

void print_row(const char* name, double seconds, const Work& work, const Ours& ours) {
  fmt::print("{:<34} {:>9.3f} {:>12.0f} {:>12.2f} {:>12.2f}\n", name, seconds,
             static_cast<double>(work.truth.messages) / seconds, seconds / ours.columns, seconds / ours.json);
}

}  // namespace

int main(int argc, char** argv) {
  const Work work = write_log(argc > 1 ? std::atoll(argv[1]) : 100'000);
  Answer got;
  Ours ours;
  ours.columns = bench::timed(RUSAGE_SELF, rounds, [&] { got = decode_to_columns(work); });
  bool agreed = agree("casus, columns", got, work.truth);
  ours.json = bench::timed(RUSAGE_SELF, rounds, [&] { got = decode_to_json(work); });
  agreed = agree("casus, facts", got, work.truth) && agreed;
  fmt::print("{} messages, {} of them positions; processor time, the median of {} runs\n{:<34} {:>9} {:>12} {:>12} {:>12}\n",
             work.truth.messages, work.truth.positions, rounds, "", "seconds", "messages/s", "by columns", "by facts");
  print_row("casus, to columns", ours.columns, work, ours);
  print_row("casus, to JSON facts", ours.json, work, ours);
  const Peer peers[] = {{"gpsdecode -c, to pipes", "gpsdecode", "gpsdecode -c", add_pipes},
                        {"gpsdecode -j -u, to JSON", "gpsdecode", "gpsdecode -j -u", add_gpsd_json},
                        {"aisdecode (libais), to JSON", "aisdecode", "aisdecode", add_libais}};
  for (const Peer& peer : peers) {
    const auto seconds = time_peer(peer, work, agreed);
    if (seconds) print_row(peer.name, *seconds, work, ours);
  }
  std::filesystem::remove(work.path);
  std::filesystem::remove(work.output);
  fmt::print("{}\n", agreed ? "all answers agree" : "answers disagree");
  return agreed ? 0 : 1;
}
