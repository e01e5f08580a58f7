// The way back: casus.fact/1 lines, as written by to_json, become facts again.
// A line whose content does not give its own version is refused, so a changed
// byte cannot pass as evidence.
#include <simdjson.h>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/fact/fact.h"

namespace casus::fact {

using base::Fault;
using base::FaultKind;
using base::Result;
using simdjson::dom::element;

namespace {

Fault malformed(std::string message) {
  return Fault{FaultKind::malformed, std::move(message), "a casus.fact/1 line as `casus facts` prints it", {}};
}

Result<std::string> word(element object, std::string_view key) {
  std::string_view value;
  if (object[key].get(value) != simdjson::SUCCESS) return malformed(fmt::format("no text in `{}`", key));
  return std::string{value};
}

Result<std::optional<std::int64_t>> number(element object, std::string_view key) {
  const auto field = object[key];
  if (field.error() != simdjson::SUCCESS) return malformed(fmt::format("no `{}`", key));
  if (field.is_null()) return std::optional<std::int64_t>{};
  std::int64_t value = 0;
  if (field.get(value) != simdjson::SUCCESS) return malformed(fmt::format("no integer in `{}`", key));
  return std::optional{value};
}

Result<std::optional<measure::Instant>> instant(element object, std::string_view key) {
  const auto field = object[key];
  if (field.error() != simdjson::SUCCESS) return malformed(fmt::format("no `{}`", key));
  if (field.is_null()) return std::optional<measure::Instant>{};
  CASUS_TRY(text, word(object, key));
  CASUS_TRY(parsed, measure::parse_instant(text));
  return std::optional{parsed.at};
}

Result<measure::Decimal> decimal(element value) {
  std::int64_t whole = 0;
  if (value.get(whole) == simdjson::SUCCESS) {
    constexpr std::int64_t most = 9'000'000'000'000;
    if (whole > most || whole < -most) return malformed("a number beyond 9e12");
    return measure::whole(whole);
  }
  // Fractions come back through their text: simdjson prints the shortest decimal
  // that reads as the same double, and six places of at most 9e12 fit in it.
  double fraction = 0;
  if (value.get(fraction) != simdjson::SUCCESS) return malformed("an attribute is neither text nor number");
  return measure::parse_decimal(fmt::format("{:.6f}", fraction));
}

Result<Value> attribute_value(element value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return Value{std::string{text}};
  simdjson::dom::array pair;
  if (value.get(pair) == simdjson::SUCCESS) {
    if (pair.size() != 2) return malformed("bounds need two numbers");
    CASUS_TRY(low, decimal(pair.at(0).value_unsafe()));
    CASUS_TRY(high, decimal(pair.at(1).value_unsafe()));
    return Value{measure::AmountRange{low, high}};
  }
  CASUS_TRY(amount, decimal(value));
  return Value{measure::AmountRange{amount, amount}};
}

Result<base::Done> read_names(element root, Fact& fact) {
  CASUS_TRY(kind, word(root, "kind"));
  const auto known = root_named(kind);
  if (!known) return malformed(fmt::format("`{}` is no root of kinds", kind));
  fact.root = *known;
  CASUS_TRY(what, word(root, "what"));
  CASUS_TRY(source, word(root, "source"));
  CASUS_TRY(record, word(root, "record"));
  CASUS_TRY(grade, word(root, "grade"));
  CASUS_TRY(visibility, word(root, "visibility"));
  const auto grade_value = parse_grade(grade);
  const auto visibility_value = visibility_named(visibility);
  if (!grade_value || !visibility_value) return malformed("no such grade or visibility");
  fact.what = what;
  fact.source = source;
  fact.record = record;
  fact.grade = *grade_value;
  fact.visibility = *visibility_value;
  return base::Done{};
}

Result<base::Done> read_times(element root, Fact& fact) {
  CASUS_TRY(from, instant(root, "from"));
  CASUS_TRY(to, instant(root, "to"));
  if (from.has_value() != to.has_value() || (from && *to < *from)) return malformed("`from` and `to` do not belong together");
  if (from) fact.when = measure::Interval{*from, *to};
  CASUS_TRY(received, instant(root, "received"));
  CASUS_TRY(published, instant(root, "published"));
  fact.received = received;
  fact.published = published;
  return base::Done{};
}

Result<base::Done> read_place(element root, Fact& fact) {
  CASUS_TRY(lat, number(root, "lat"));
  CASUS_TRY(lon, number(root, "lon"));
  CASUS_TRY(radius, number(root, "radius_mm"));
  CASUS_TRY(offset, number(root, "offset"));
  fact.offset = static_cast<std::uint64_t>(offset.value_or(0));
  if (lat.has_value() != lon.has_value()) return malformed("`lat` and `lon` do not belong together");
  if (!lat) return base::Done{};
  const auto at = earth::Position::make(*lat, *lon);
  if (!at || (radius && *radius < 0)) return malformed("a place off the earth");
  fact.place = Place{*at, radius ? std::optional{measure::Length{*radius}} : std::nullopt};
  return base::Done{};
}

Result<base::Done> read_actor_and_mover(element root, Fact& fact) {
  simdjson::dom::array candidates;
  if (root["actor"].get(candidates) == simdjson::SUCCESS) {
    for (const element candidate : candidates) {
      std::string_view actor;
      if (candidate.get(actor) != simdjson::SUCCESS) return malformed("an actor is no text");
      fact.actors.emplace_back(actor);
    }
  } else {
    CASUS_TRY(actor, word(root, "actor"));
    if (actor != "unknown") fact.actors.push_back(actor);
  }
  const auto mover = root["mover"];
  if (mover.error() != simdjson::SUCCESS) return malformed("no `mover`");
  if (mover.is_null()) return base::Done{};
  CASUS_TRY(mover_name, word(root, "mover"));
  fact.mover = mover_name;
  return base::Done{};
}

Result<base::Done> read_attributes(element root, Fact& fact) {
  simdjson::dom::object attributes;
  if (root["attributes"].get(attributes) != simdjson::SUCCESS) return malformed("no `attributes`");
  for (const auto [key, value] : attributes) {
    CASUS_TRY(parsed, attribute_value(value));
    fact.set(key, std::move(parsed));
  }
  return base::Done{};
}

}  // namespace

Result<Fact> from_json(std::string_view line) {
  thread_local simdjson::dom::parser parser;
  element root;
  if (parser.parse(line.data(), line.size()).get(root) != simdjson::SUCCESS || !root.is_object()) {
    return malformed("not a JSON object");
  }
  std::string_view schema;
  if (root["schema"].get(schema) != simdjson::SUCCESS || schema != "casus.fact/1") {
    return malformed("the schema is not casus.fact/1");
  }
  Fact fact;
  for (const auto part : {read_names, read_times, read_place, read_actor_and_mover, read_attributes}) {
    CASUS_TRY(done, part(root, fact));
    static_cast<void>(done);
  }
  CASUS_TRY(stated, word(root, "version"));
  if (stated != version(fact)) {
    return Fault{FaultKind::tampered, fmt::format("fact `{}` does not have the content of its version", fact.id()),
                 "the line was changed after it was written", {}};
  }
  return fact;
}

}  // namespace casus::fact
