// The zone lock: canonical JSON out, strictly checked JSON in. The grammar is
// docs/formats/zones-lock.md.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cstdlib>

#include "casus/earth/program.h"
#include "casus/earth/ring.h"
#include "casus/earth/zone.h"
#include "casus/seal/json.h"

namespace casus::earth {
namespace {

using base::Fault;
using base::FaultKind;
using base::Result;
using simdjson::dom::array;
using simdjson::dom::element;
using Op = CompiledZone::Step::Op;

constexpr std::string_view schema = "casus.zones/1";
constexpr std::size_t deepest = 16;

std::string_view name_of(Op op) {
  switch (op) {
    case Op::either:
      return "either";
    case Op::both:
      return "both";
    case Op::less:
      return "less";
    case Op::part:
      break;
  }
  return "part";
}

void write_zone(seal::JsonWriter& json, const CompiledZone& zone) {
  json.begin_object().key("name").string(zone.name).key("parts").begin_array();
  for (const Rings& part : zone.parts) {
    json.begin_array();
    for (const auto& ring : part.rings) {
      json.begin_array();
      for (const Position p : ring) json.integer(p.latitude_e7()).integer(p.longitude_e7());
      json.end();
    }
    json.end();
  }
  json.end().key("program").begin_array();
  for (const CompiledZone::Step& step : zone.program) {
    if (step.op == Op::part)
      json.integer(step.part);
    else
      json.string(name_of(step.op));
  }
  json.end().end();
}

Fault bad(std::string message) {
  return {FaultKind::malformed,
          "zone lock: " + std::move(message),
          "the lock is written by `casus watch --out`; do not edit it",
          {}};
}

Result<std::vector<Position>> read_ring(const array& numbers) {
  std::vector<Position> ring;
  std::optional<std::int64_t> latitude;
  for (const element item : numbers) {
    std::int64_t value = 0;
    if (item.get(value) != simdjson::SUCCESS) return bad("a coordinate is not an integer");
    if (!latitude) {
      latitude = value;
      continue;
    }
    const std::optional<Position> p = Position::make(*latitude, value);
    if (!p) return bad(fmt::format("{}, {} is no place on the earth", *latitude, value));
    ring.push_back(*p);
    latitude.reset();
  }
  if (latitude) return bad("a ring has a latitude without a longitude");
  if (ring.size() < 3) return bad("a ring has fewer than 3 corners");
  for (const Edge& e : edges_of(ring)) {
    if (std::abs(std::int64_t{e.bx} - e.ax) > longest_span_e7 ||
        std::abs(std::int64_t{e.by} - e.ay) > longest_span_e7)
      return bad("an edge spans more than 90 degrees");
  }
  return ring;
}

Result<Rings> read_part(const element& part) {
  array rings;
  if (part.get(rings) != simdjson::SUCCESS) return bad("a part is not an array of rings");
  Rings out;
  for (const element item : rings) {
    array numbers;
    if (item.get(numbers) != simdjson::SUCCESS) return bad("a ring is not an array");
    CASUS_TRY(ring, read_ring(numbers));
    out.rings.push_back(std::move(ring));
  }
  return out;
}

Result<CompiledZone::Step> read_step(const element& item) {
  std::int64_t part = 0;
  if (item.get(part) == simdjson::SUCCESS) {
    if (part < 0 || part > std::int64_t{UINT32_MAX}) return bad("a step names no part");
    return CompiledZone::Step{Op::part, static_cast<std::uint32_t>(part)};
  }
  std::string_view word;
  if (item.get(word) != simdjson::SUCCESS) return bad("a step is neither a number nor a word");
  for (const Op op : {Op::either, Op::both, Op::less})
    if (word == name_of(op)) return CompiledZone::Step{op, 0};
  return bad(fmt::format("unknown step `{}`", word));
}

// The members of an object must be exactly these, in this order.
template <std::size_t N>
Result<std::array<element, N>> members(const element& value,
                                       const std::array<std::string_view, N>& names) {
  simdjson::dom::object object;
  if (value.get(object) != simdjson::SUCCESS || object.size() != N)
    return bad(fmt::format("expected an object with {} members", N));
  std::array<element, N> found;
  std::size_t i = 0;
  for (const auto field : object) {
    if (field.key != names[i]) return bad(fmt::format("expected member `{}`", names[i]));
    found[i++] = field.value;
  }
  return found;
}

Result<CompiledZone> read_zone(const element& item) {
  CASUS_TRY(fields, (members<3>(item, {"name", "parts", "program"})));
  CompiledZone zone;
  std::string_view name;
  array parts;
  array program;
  if (fields[0].get(name) != simdjson::SUCCESS) return bad("a zone's name is not a string");
  if (fields[1].get(parts) != simdjson::SUCCESS) return bad("a zone's parts are not an array");
  if (fields[2].get(program) != simdjson::SUCCESS) return bad("a zone's program is not an array");
  zone.name = name;
  for (const element part : parts) {
    CASUS_TRY(rings, read_part(part));
    zone.parts.push_back(std::move(rings));
  }
  for (const element step : program) {
    CASUS_TRY(read, read_step(step));
    zone.program.push_back(read);
  }
  if (const auto error = program_error(zone.program, zone.parts.size()))
    return bad(fmt::format("zone `{}`: {}", zone.name, *error));
  return zone;
}

}  // namespace

std::string lock_json(std::span<const CompiledZone> zones) {
  seal::JsonWriter json;
  json.begin_object().key("schema").string(schema).key("zones").begin_array();
  for (const CompiledZone& zone : zones) write_zone(json, zone);
  json.end().end();
  return json.take();
}

base::Result<std::vector<CompiledZone>> zones_from_lock(std::string_view text) {
  simdjson::dom::parser parser;
  if (parser.allocate(std::max<std::size_t>(text.size(), 1), deepest) != simdjson::SUCCESS)
    return bad("too large");
  element root;
  if (const auto error = parser.parse(simdjson::padded_string(text)).get(root))
    return bad(simdjson::error_message(error));
  CASUS_TRY(fields, (members<2>(root, {"schema", "zones"})));
  std::string_view stated;
  if (fields[0].get(stated) != simdjson::SUCCESS || stated != schema)
    return bad(fmt::format("expected schema `{}`", schema));
  array list;
  if (fields[1].get(list) != simdjson::SUCCESS) return bad("`zones` is not an array");
  std::vector<CompiledZone> zones;
  for (const element item : list) {
    CASUS_TRY(zone, read_zone(item));
    zones.push_back(std::move(zone));
  }
  return zones;
}

}  // namespace casus::earth
