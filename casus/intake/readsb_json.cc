// readsb_json, what readsb and its kin know of each aircraft at one moment, as
// aircraft.json has it, or one aircraft a line (docs/formats/readsb_json.md).
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/intake/feature_stream.h"
#include "casus/intake/json_cell.h"
#include "casus/intake/record_id.h"
#include "casus/intake/transponder.h"

namespace casus::intake {

using base::Result;
namespace json = simdjson::ondemand;

namespace {

// Members that are read. `lastPosition` is not: the snapshots before gave it, when it
// was new. Nor are `rr_lat`, `rr_lon`, which are where a receiver stands.
constexpr std::array<std::string_view, 23> wanted{
    "now", "hex",    "seen",      "seen_pos", "lat", "lon", "rc",  "alt_baro", "alt_geom", "gs", "track", "baro_rate",
    "nic", "squawk", "emergency", "flight",   "r",   "t",   "type", "category", "alert",    "spi", "dbFlags"};

struct NumberMember {
  std::string_view name;
  NumberRule rule;
};
constexpr std::array<NumberMember, 5> numbers{{
    {"alt_geom", {"geometric_altitude", altitude_rule.least, altitude_rule.most, std::nullopt}},
    {"gs", ground_speed_rule},
    {"track", track_rule},
    {"baro_rate", vertical_rate_rule},
    {"nic", {"nic", measure::Decimal{}, measure::whole(11), std::nullopt}},
}};
struct TextMember {
  std::string_view name;
  std::string_view attribute;
};
constexpr std::array<TextMember, 5> texts{
    {{"flight", "callsign"}, {"type", "message_type"}, {"category", "category"}, {"r", "registration"}, {"t", "aircraft_type"}}};

std::optional<Complaint> no_json() { return Complaint{"json", "the aircraft is not JSON in UTF-8"}; }

class AircraftReader {
 public:
  explicit AircraftReader(const fact::SourceProfile& profile) : profile_{profile} {}

  // `text` is of a snapshot that was written at `now`, or by itself: then it says so.
  std::optional<Complaint> read(const std::string& text, const std::string* now, fact::Fact& fact);
  // The `now` of what stands before a list of aircraft; empty if it does not say.
  std::string now_of(const std::string& head);

 private:
  std::optional<Complaint> read_members(const std::string& text);
  std::optional<Complaint> read_mover(bool alone, fact::Fact& fact) const;
  std::optional<Complaint> read_times(std::string_view now, fact::Fact& fact) const;
  std::optional<Complaint> read_where(fact::Fact& fact) const;
  std::optional<Complaint> read_altitude(fact::Fact& fact) const;
  std::optional<Complaint> read_flags(fact::Fact& fact) const;
  std::optional<Complaint> read_state(fact::Fact& fact) const;
  std::string record(const fact::Fact& fact);
  [[nodiscard]] std::string_view cell(std::string_view name) const {
    const auto found = cells_.find(name);
    return found == cells_.end() ? std::string_view{} : std::string_view{found->second};
  }
  [[nodiscard]] bool has_place() const { return !cell("lat").empty() || !cell("lon").empty(); }

  const fact::SourceProfile& profile_;
  json::parser parser_;
  JsonCells cells_;
  RecordIds ids_;
};

std::optional<Complaint> AircraftReader::read_members(const std::string& text) {
  cells_.clear();
  const simdjson::padded_string padded{text};
  json::document document;
  json::object aircraft;
  if (parser_.iterate(padded).get(document) != simdjson::SUCCESS || document.get_object().get(aircraft) != simdjson::SUCCESS) return no_json();
  for (auto member : aircraft) {
    std::string_view key;
    json::value one;
    if (member.unescaped_key().get(key) != simdjson::SUCCESS) return no_json();
    const std::string name{key};
    if (member.value().get(one) != simdjson::SUCCESS) return no_json();
    if (std::ranges::find(wanted, name) == wanted.end()) continue;
    auto value = cell_of(one);
    if (!value) return Complaint{"json", fmt::format("`{}` is neither a number nor a text", name)};
    cells_.emplace(name, *std::move(value));
  }
  return std::nullopt;
}

std::string AircraftReader::now_of(const std::string& head) {
  return read_members(head + "]}") ? std::string{} : std::string{cell("now")};
}

// An address behind `~` is given by a ground station or at random: two of them may be
// one aircraft, and one of them two.
std::optional<Complaint> AircraftReader::read_mover(bool alone, fact::Fact& fact) const {
  const std::string_view hex = cell("hex");
  if (alone && hex.empty()) return Complaint{"json", "neither a list `aircraft` nor one aircraft"};
  if (hex.starts_with('~')) return read_icao(hex.substr(1), fact.mover, "non_icao");
  return read_icao(hex, fact.mover);
}

// A place is as old as `seen_pos`, all else as `seen`, before `now`.
std::optional<Complaint> AircraftReader::read_times(std::string_view now, fact::Fact& fact) const {
  constexpr int second_places = 3;
  constexpr std::int64_t oldest = 86'400'000;
  const auto wrong = [](std::string detail) { return std::optional{Complaint{"time", std::move(detail)}}; };
  if (now.empty()) return wrong("nothing before it says when `now` is");
  const auto written = base::parse_scaled(now, second_places);
  if (!written || !measure::in_supported_years(measure::Instant{*written}))
    return wrong(fmt::format("now `{}` is not seconds since 1970, or outside the years 1900 to 2199", now.substr(0, 60)));
  const std::string_view name = has_place() ? "seen_pos" : "seen";
  const auto age = base::parse_scaled(cell(name), second_places);
  if (!age || *age < 0 || *age > oldest)
    return wrong(fmt::format("{} `{}` is not an age of 0 to 86400 seconds", name, cell(name).substr(0, 60)));
  fact.received = measure::Instant{*written};
  const measure::Instant at{*written - *age};
  if (!measure::in_supported_years(at)) return wrong("outside the years 1900 to 2199");
  fact.when = measure::Interval{at, at};
  return std::nullopt;
}

// Zero is how a transponder says that it vouches for no radius.
std::optional<Complaint> AircraftReader::read_where(fact::Fact& fact) const {
  if (!has_place()) return std::nullopt;
  std::string_view radius = cell("rc");
  if (!radius.empty()) {
    const auto metres = base::parse_scaled(radius, 3);
    if (!metres) return Complaint{"place", fmt::format("rc `{}` is not a radius in metres", radius.substr(0, 60))};
    if (*metres == 0) radius = "*";
  }
  return read_place({cell("lat"), cell("lon"), radius}, fact.place);
}

std::optional<Complaint> AircraftReader::read_altitude(fact::Fact& fact) const {
  const std::string_view altitude = cell("alt_baro");
  if (altitude.empty()) return std::nullopt;
  const bool grounded = altitude == "ground";
  fact.set("on_ground", std::int64_t{grounded ? 1 : 0});
  return grounded ? std::nullopt : read_number(altitude, altitude_rule, fact);
}

std::optional<Complaint> AircraftReader::read_flags(fact::Fact& fact) const {
  for (const std::string_view name : {"alert", "spi"}) {
    if (cell(name).empty()) continue;
    if (cell(name) != "0" && cell(name) != "1") return Complaint{"amount", fmt::format("{} `{}` is neither 0 nor 1", name, cell(name).substr(0, 60))};
    fact.set(name, std::int64_t{cell(name) == "1" ? 1 : 0});
  }
  if (const std::string_view emergency = cell("emergency"); !emergency.empty()) {
    if (!is_word(emergency)) return Complaint{"amount", fmt::format("emergency `{}` is not a word", emergency.substr(0, 60))};
    fact.set("emergency", std::int64_t{emergency == "none" ? 0 : 1});
  }
  if (const std::string_view bits = cell("dbFlags"); !bits.empty()) {
    const auto number = base::parse_int(bits);
    if (!number || *number < 0) return Complaint{"amount", fmt::format("dbFlags `{}` is not a set of bits", bits.substr(0, 60))};
    fact.set("military", *number % 2);
  }
  return std::nullopt;
}

std::optional<Complaint> AircraftReader::read_state(fact::Fact& fact) const {
  if (auto complaint = read_altitude(fact)) return complaint;
  for (const NumberMember& number : numbers) {
    if (auto complaint = read_number(cell(number.name), number.rule, fact)) return complaint;
  }
  if (auto complaint = read_squawk(cell("squawk"), fact)) return complaint;
  for (const TextMember& text : texts) {
    if (!cell(text.name).empty()) fact.set(text.attribute, std::string{cell(text.name)});
  }
  return read_flags(fact);
}

// What the next snapshot says again is the same record.
std::string AircraftReader::record(const fact::Fact& fact) {
  std::string content = fmt::format("{}", fact.when->from.ms());
  for (const auto& [name, text] : cells_) {
    if (name != "now" && name != "seen" && name != "seen_pos") content += fmt::format(",{}={}", name, text);
  }
  return ids_.of(content);
}

std::optional<Complaint> AircraftReader::read(const std::string& text, const std::string* now, fact::Fact& fact) {
  if (auto complaint = read_members(text)) return complaint;
  if (auto complaint = read_mover(now == nullptr, fact)) return complaint;
  if (auto complaint = read_times(now == nullptr ? cell("now") : *now, fact)) return complaint;
  if (auto complaint = read_where(fact)) return complaint;
  if (auto complaint = read_state(fact)) return complaint;
  fact.root = fact::Root::sighting;
  fact.what = fact.place ? "aircraft" : "message";
  fact.source = profile_.id;
  fact.grade = profile_.grade;
  fact.record = record(fact);
  const fact::Value mover{fact.mover};
  fact::apply(profile_, [&](std::string_view name) { return name == "icao" ? &mover : fact.find(name); }, fact);
  return std::nullopt;
}

}  // namespace

Result<ReadCounts> read_readsb_json(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink) {
  FeatureStream stream{bytes, "aircraft"};
  AircraftReader reader{profile};
  ReadCounts counts;
  FeatureText aircraft;
  std::string now;
  std::uint64_t list = 0;
  while (stream.next(aircraft)) {
    ++counts.records;
    if (aircraft.list != 0 && aircraft.list != list) now = reader.now_of(stream.head());
    list = aircraft.list;
    fact::Fact fact;
    auto complaint = aircraft.reason.empty() ? reader.read(aircraft.text, list == 0 ? nullptr : &now, fact)
                                             : Complaint{aircraft.reason, aircraft.unclosed_list ? "the list that begins here is not closed" : "no whole aircraft"};
    if (complaint) {
      sink.bad({complaint->reason, aircraft.offset, aircraft.line, complaint->detail});
      continue;
    }
    fact.offset = aircraft.offset;
    sink.fact(std::move(fact));
  }
  if (stream.fault()) return *stream.fault();
  counts.bytes = stream.bytes_read();
  return counts;
}

}  // namespace casus::intake
