// Numbers take their units here: knots and degrees as decimals, metres whole.
// Attributes are set in the order of their names, which is the order they keep.
#include "casus/intake/ais_fact.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/fact/vocabulary.h"
#include "casus/intake/mid.h"

namespace casus::intake {

using fact::Fact;
using fact::Value;

namespace {

Value number(std::int64_t millionths) {
  const measure::Decimal amount{millionths};
  return Value{measure::AmountRange{amount, amount}};
}

void set_whole(Fact& fact, std::string_view name, std::int32_t value) {
  if (value != AisMessage::absent) fact.set(name, std::int64_t{value});
}

void set_tenths(Fact& fact, std::string_view name, std::int32_t value) {
  if (value != AisMessage::absent) fact.set(name, number(std::int64_t{value} * 100'000));
}

void set_text(Fact& fact, std::string_view name, std::string&& value) {
  if (!value.empty()) fact.set(name, Value{std::move(value)});
}

bool has_statics(const AisMessage& message) {
  return message.type == 5 || message.type == 19 || message.type == 21 || message.type == 24;
}

void set_statics(Fact& fact, const PayloadBits& bits, const AisMessage& message) {
  set_whole(fact, "beam", message.beam);
  set_text(fact, "callsign", call_sign(bits, message));
  set_text(fact, "destination", destination(bits, message));
  set_text(fact, "flag", std::string{flag_of(message.mmsi)});
  set_whole(fact, "imo", message.imo);
  set_whole(fact, "length", message.length);
  set_text(fact, "name", ship_name(bits, message));
  set_whole(fact, "ship_type", message.ship_type);
}

// The rules' view of a record: what the fact holds, and what its MMSI tells.
void apply_rules(const fact::SourceProfile& profile, const AisMessage& message, Fact& fact) {
  const Value mmsi = number(std::int64_t{message.mmsi} * measure::decimal_one);
  const Value flag{std::string{flag_of(message.mmsi)}};
  const bool flagged = !std::get<std::string>(flag).empty();
  const auto look_up = [&](std::string_view attribute) -> const Value* {
    if (attribute == "mmsi") return &mmsi;
    if (attribute == "flag") return flagged ? &flag : nullptr;
    return fact.find(attribute);
  };
  fact::apply(profile, look_up, fact);
}

// What a glimpse was of. The text holds the payloads of all parts, each followed by its
// fill bits where they are not 0.
AisRecord record_of(const fact::Glimpse& glimpse) {
  AisRecord record;
  record.time = glimpse.at;
  record.received = glimpse.received;
  record.own = glimpse.raw.front() == 'O';
  record.offset = glimpse.offset;
  record.text = glimpse.raw.substr(1);
  for (std::string_view rest = record.text; !rest.empty();) {
    const std::size_t comma = rest.find(',');
    record.bits.append(rest.substr(0, comma), rest[comma + 1] - '0');
    rest.remove_prefix(std::min(rest.size(), comma + 3));
  }
  return record;
}

Fact make_of(const fact::Glimpse& glimpse) {
  const AisRecord record = record_of(glimpse);
  return AisFacts{*glimpse.profile}.make(record, *decode(record.bits));
}

}  // namespace

std::string_view ais_kind(const AisMessage& message) {
  if (message.position) return "position";
  switch (message.type) {
    case 4: case 11: return "base_station";
    case 5: case 19: case 24: return "static";
    case 21: return "aid";
    default: return "message";
  }
}

Fact AisFacts::make(const AisRecord& record, const AisMessage& message) {
  Fact fact;
  fact.root = fact::Root::sighting;
  fact.what = ais_kind(message);
  if (record.time) fact.when = measure::Interval{*record.time, *record.time};
  fact.received = record.received;
  // What nobody has measured is certain nowhere.
  if (message.position) fact.place = fact::Place{*message.position, message.fixed ? std::optional{measure::millimetres(0)} : std::nullopt};
  fact.mover = fmt::format("mmsi:{}", message.mmsi);
  // As many as the message can have: a log of positions is mostly these.
  fact.attributes.reserve(has_statics(message) ? 14 : 6);
  set_whole(fact, "accuracy", message.accuracy);
  set_tenths(fact, "cog", message.cog);
  set_whole(fact, "heading", message.heading);
  fact.set("message", std::int64_t{message.type});
  set_whole(fact, "nav_status", message.nav_status);
  if (record.own) fact.set("own", Value{std::string{"true"}});
  set_tenths(fact, "sog", message.sog);
  if (has_statics(message)) set_statics(fact, record.bits, message);
  fact.source = profile_.id;
  fact.record = record_id(record);
  fact.grade = profile_.grade;
  fact.offset = record.offset;
  if (!profile_.rules.empty()) apply_rules(profile_, message, fact);
  return fact;
}

// The time is part of the identity: a ship at anchor repeats its payload, and the
// second report is another fact. The station that heard it is not.
std::string AisFacts::record_id(const AisRecord& record) {
  if (record.time) sha256_.add(fmt::format("{},", record.time->ms()));
  else sha256_.add("none,");
  sha256_.add(record.text);
  return seal::hex(sha256_.finish(), 16);
}

AisGlimpses::AisGlimpses(const fact::SourceProfile& profile) : profile_{profile} {
  glimpse_.profile = &profile;
  glimpse_.make = make_of;
  for (std::size_t type = 0; type < of_movers_.size(); ++type) of_movers_[type] = !fact::mover_kind("ais_nmea", static_cast<std::int64_t>(type)).empty();
}

const fact::Glimpse& AisGlimpses::of(const AisRecord& record, const AisMessage& message) {
  const fmt::format_int number{message.mmsi};
  mover_.assign("mmsi:").append(number.data(), number.size());
  raw_.assign(1, record.own ? 'O' : 'M').append(record.text);
  const bool of_mover = of_movers_[message.type & 63U];
  glimpse_.mover = mover_;
  glimpse_.at = *record.time;
  glimpse_.received = record.received;
  glimpse_.where = of_mover ? message.position : std::nullopt;
  glimpse_.offset = record.offset;
  glimpse_.raw = raw_;
  // Of a message that decode() knows no more of, the fact says its type and nothing else.
  glimpse_.says = std::string_view{raw_}.substr(0, of_mover || has_statics(message) ? raw_.size() : 2);
  return glimpse_;
}

}  // namespace casus::intake
