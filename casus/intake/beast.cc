// The beast reader: frames to Mode S messages to facts (docs/formats/beast.md).
#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/intake/beast_frames.h"
#include "casus/intake/beast_sky.h"
#include "casus/intake/fields.h"
#include "casus/intake/mode_s.h"
#include "casus/intake/record_id.h"

namespace casus::intake {

using base::Result;
using fact::Fact;

namespace {

constexpr std::size_t mode_ac = 2;  // bytes of a reply that names nobody

std::string_view detail_of(std::string_view reason) {
  if (reason == "parity") return "the parity does not fit the message";
  if (reason == "address") return "the parity names an aircraft that nothing in this feed has proven";
  return "a downlink format that names no aircraft, or of another length";
}

class BeastReader {
 public:
  BeastReader(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink)
      : frames_{bytes}, profile_{profile}, sink_{sink} {}

  Result<ReadCounts> run();

 private:
  void take_clock(const BeastFrame& frame);
  void take_frame(const BeastFrame& frame);
  Fact make(const BeastFrame& frame, const ModeSMessage& message);
  std::string record(const BeastFrame& frame, const Fact& fact);
  void reject(const BeastFrame& frame, std::string_view reason, std::string detail) {
    ++counts_.records;
    sink_.bad({reason, frame.offset, 0, std::move(detail)});
  }

  BeastFrames frames_;
  const fact::SourceProfile& profile_;
  fact::Sink& sink_;
  BeastSky sky_;
  RecordIds ids_;
  ReadCounts counts_;
};

// One that is no instant ends what an earlier one stated, rather than letting it
// stand for a recording that it does not belong to.
void BeastReader::take_clock(const BeastFrame& frame) {
  std::optional<measure::Instant> at;
  const auto complaint = read_utc(base::trim(frame.text), at);
  sky_.clock.set(at);
  sky_.forget_positions();
  if (complaint) reject(frame, complaint->reason, base::is_utf8(complaint->detail) ? complaint->detail : "not a time");
}

void BeastReader::take_frame(const BeastFrame& frame) {
  if (frame.size == mode_ac) {
    sky_.clock.note(frame.counter, false);
    return;
  }
  const ModeSDecoded decoded = decode_mode_s(std::span{frame.payload}.first(frame.size));
  const bool proven = decoded.message && decoded.message->proven;
  if (!sky_.clock.note(frame.counter, proven)) sky_.forget_positions();
  if (proven) sky_.hear(decoded.message->address);
  if (!decoded.message) return reject(frame, decoded.reason, std::string{detail_of(decoded.reason)});
  if (!sky_.knows(decoded.message->address)) return reject(frame, "address", std::string{detail_of("address")});
  ++counts_.records;
  sink_.fact(make(frame, *decoded.message));
}

void set_state(const ModeSMessage& message, Fact& fact) {
  const auto set = [&](std::string_view name, const std::optional<std::int64_t>& value) {
    if (value) fact.set(name, *value);
  };
  set("altitude", message.altitude);
  set("squawk", message.squawk);
  set("track", message.track);
  set("vertical_rate", message.vertical_rate);
  if (message.on_ground) fact.set("on_ground", std::int64_t{*message.on_ground ? 1 : 0});
  if (message.emergency) fact.set("emergency", std::int64_t{*message.emergency ? 1 : 0});
  if (!message.callsign.empty()) fact.set("callsign", std::string{message.callsign});
  if (!message.ground_speed) return;
  const measure::Decimal knots{*message.ground_speed};
  fact.set("ground_speed", measure::AmountRange{knots, knots});
}

Fact BeastReader::make(const BeastFrame& frame, const ModeSMessage& message) {
  Fact fact;
  fact.root = fact::Root::sighting;
  if (const auto at = sky_.clock.at(frame.counter)) fact.when = measure::Interval{*at, *at};
  if (message.position) {
    const auto place = sky_.locate(message.address, *message.position, frame.counter);
    if (place) fact.place = fact::Place{*place, containment_of(message.type_code)};
  }
  fact.what = fact.place ? "aircraft" : "message";
  fact.mover = fmt::format("icao:{:06x}", message.address);
  fact.set("downlink", std::int64_t{message.downlink});
  if (message.downlink == 17 || message.downlink == 18) fact.set("type_code", std::int64_t{message.type_code});
  set_state(message, fact);
  fact.source = profile_.id;
  fact.grade = profile_.grade;
  fact.record = record(frame, fact);
  fact.offset = frame.offset;
  const fact::Value icao{fact.mover};
  fact::apply(profile_, [&](std::string_view name) { return name == "icao" ? &icao : fact.find(name); }, fact);
  return fact;
}

std::string BeastReader::record(const BeastFrame& frame, const Fact& fact) {
  std::string content = fact.when ? fmt::format("{},", fact.when->from.ms()) : "none,";
  for (std::size_t i = 0; i < frame.size; ++i) content += fmt::format("{:02x}", frame.payload[i]);
  return ids_.of(content);
}

Result<ReadCounts> BeastReader::run() {
  BeastFrame frame;
  while (frames_.next(frame)) {
    switch (frame.kind) {
      case BeastKind::frame: take_frame(frame); break;
      case BeastKind::clock: take_clock(frame); break;
      case BeastKind::bad: reject(frame, frame.reason, frame.text); break;
    }
  }
  if (frames_.fault()) return *frames_.fault();
  counts_.bytes = frames_.bytes_read();
  return counts_;
}

}  // namespace

Result<ReadCounts> read_beast(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink) {
  return BeastReader{bytes, profile, sink}.run();
}

}  // namespace casus::intake
