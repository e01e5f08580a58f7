// SBS-1 BaseStation lines, what receivers of aircraft pass on at port 30003: one
// line is one transmission of one aircraft (docs/formats/sbs.md).
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/intake/record_id.h"
#include "casus/intake/transponder.h"

namespace casus::intake {

using base::Result;

namespace {

using Cells = std::vector<std::string_view>;

// Where the cells stand. The columns between are numbers of the receiver's own
// database and say nothing of the aircraft.
constexpr std::size_t kind_at = 0, transmission_at = 1, icao_at = 4, generated_at = 6, logged_at = 8, callsign_at = 10,
                      latitude_at = 14, longitude_at = 15, squawk_at = 17, column_count = 22;

struct NumberCell {
  std::size_t at;
  NumberRule rule;
};
constexpr std::array<NumberCell, 4> numbers{{{11, altitude_rule}, {12, ground_speed_rule}, {13, track_rule}, {16, vertical_rate_rule}}};
struct FlagCell {
  std::size_t at;
  std::string_view attribute;
};
constexpr std::array<FlagCell, 4> flags{{{18, "alert"}, {19, "emergency"}, {20, "spi"}, {21, "on_ground"}}};

bool is_text(std::string_view line) { return line.find('\0') == std::string_view::npos && base::is_utf8(line); }

// What BaseStation tells of itself: selections, new rows in its database, clicks.
bool is_own_affair(std::string_view kind) {
  return kind == "SEL" || kind == "ID" || kind == "AIR" || kind == "STA" || kind == "CLK";
}

// "2018/04/03" and "19:02:28.136"; nothing in both says nothing.
std::optional<Complaint> read_moment(std::string_view date, std::string_view time, std::optional<measure::Instant>& at) {
  if (date.empty() && time.empty()) return std::nullopt;
  std::string text{date.substr(0, 20)};
  std::ranges::replace(text, '/', '-');
  return read_utc(fmt::format("{} {}", text, time.substr(0, 20)), at);
}

// Writers say 0 and 1, or 0 and -1.
std::optional<Complaint> read_flags(const Cells& cells, fact::Fact& fact) {
  for (const FlagCell& flag : flags) {
    const std::string_view cell = base::trim(cells[flag.at]);
    if (cell.empty()) continue;
    if (cell != "0" && cell != "1" && cell != "-1")
      return Complaint{"amount", fmt::format("{} `{}` is none of 0, 1, -1", flag.attribute, cell.substr(0, 60))};
    fact.set(flag.attribute, std::int64_t{cell == "0" ? 0 : 1});
  }
  return std::nullopt;
}

class SbsReader {
 public:
  SbsReader(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink)
      : lines_{bytes}, profile_{profile}, sink_{sink} {}

  Result<ReadCounts> run();

 private:
  std::optional<Complaint> read(const Cells& cells, fact::Fact& fact);
  std::optional<Complaint> read_times(const Cells& cells, fact::Fact& fact) const;
  std::optional<Complaint> read_state(const Cells& cells, fact::Fact& fact) const;
  void take(const base::Line& line);
  std::string record(const Cells& cells, const fact::Fact& fact);

  base::LineReader lines_;
  const fact::SourceProfile& profile_;
  fact::Sink& sink_;
  RecordIds ids_;
  ReadCounts counts_;
};

// The event is when the line says that it was generated. When it was logged is at
// most when we learned it: a log that is played back a week later says so there.
std::optional<Complaint> SbsReader::read_times(const Cells& cells, fact::Fact& fact) const {
  const auto cell = [&](std::size_t at) { return base::trim(cells[at]); };
  std::optional<measure::Instant> generated;
  if (auto complaint = read_moment(cell(generated_at), cell(generated_at + 1), generated)) return complaint;
  if (auto complaint = read_moment(cell(logged_at), cell(logged_at + 1), fact.received)) return complaint;
  if (generated) fact.when = measure::Interval{*generated, *generated};
  return check_not_future(fact);
}

std::optional<Complaint> SbsReader::read_state(const Cells& cells, fact::Fact& fact) const {
  const auto cell = [&](std::size_t at) { return base::trim(cells[at]); };
  if (auto complaint = read_place({cell(latitude_at), cell(longitude_at), {}}, fact.place)) return complaint;
  for (const NumberCell& number : numbers) {
    if (auto complaint = read_number(cell(number.at), number.rule, fact)) return complaint;
  }
  if (auto complaint = read_squawk(cell(squawk_at), fact)) return complaint;
  if (!cell(callsign_at).empty()) fact.set("callsign", std::string{cell(callsign_at)});
  return read_flags(cells, fact);
}

std::optional<Complaint> SbsReader::read(const Cells& cells, fact::Fact& fact) {
  const std::string_view type = base::trim(cells[transmission_at]);
  if (base::trim(cells[kind_at]) != "MSG" || type.size() != 1 || type < "1" || type > "8")
    return Complaint{"kind", fmt::format("`{},{}` is not MSG with a type from 1 to 8", cells[kind_at].substr(0, 20), type.substr(0, 20))};
  if (cells.size() != column_count)
    return Complaint{"columns", fmt::format("{} cells, not {}", cells.size(), column_count)};
  if (auto complaint = read_icao(base::trim(cells[icao_at]), fact.mover)) return complaint;
  if (auto complaint = read_times(cells, fact)) return complaint;
  if (auto complaint = read_state(cells, fact)) return complaint;
  fact.root = fact::Root::sighting;
  fact.what = fact.place ? "aircraft" : "message";
  fact.set("transmission", std::int64_t{type.front() - '0'});
  fact.source = profile_.id;
  fact.grade = profile_.grade;
  fact.record = record(cells, fact);
  const fact::Value icao{fact.mover};
  fact::apply(profile_, [&](std::string_view name) { return name == "icao" ? &icao : fact.find(name); }, fact);
  return std::nullopt;
}

// One transmission that is logged twice is one record.
std::string SbsReader::record(const Cells& cells, const fact::Fact& fact) {
  std::string content = fact.when ? fmt::format("{},", fact.when->from.ms()) : "none,";
  content += fmt::format("{},{}", fact.mover, base::trim(cells[transmission_at]));
  for (std::size_t i = callsign_at; i < column_count; ++i) content += fmt::format(",{}", base::trim(cells[i]));
  return ids_.of(content);
}

void SbsReader::take(const base::Line& line) {
  const auto reject = [&](std::string_view reason, std::string detail) {
    ++counts_.records;
    sink_.bad({reason, line.offset, line.number, std::move(detail)});
  };
  if (line.too_long) return reject("too_long", "a line beyond 1 MiB");
  if (base::trim(line.text).empty()) return;
  if (!is_text(line.text)) return reject("utf8", "not UTF-8 text, or a NUL byte");
  const Cells cells = base::split(line.text, ',');
  if (is_own_affair(base::trim(cells.front()))) return;
  if (cells.size() < 2) return reject("kind", fmt::format("`{}` is no line of SBS", line.text.substr(0, 40)));
  fact::Fact fact;
  if (const auto complaint = read(cells, fact)) return reject(complaint->reason, complaint->detail);
  ++counts_.records;
  fact.offset = line.offset;
  sink_.fact(std::move(fact));
}

Result<ReadCounts> SbsReader::run() {
  base::Line line;
  while (lines_.next(line)) take(line);
  if (lines_.fault()) return *lines_.fault();
  counts_.bytes = lines_.bytes_read();
  return counts_;
}

}  // namespace

Result<ReadCounts> read_sbs(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink) {
  return SbsReader{bytes, profile, sink}.run();
}

}  // namespace casus::intake
