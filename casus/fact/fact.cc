// Facts as values, their canonical bytes and their document form.
//
// The canonical bytes hold the content only; the document adds version, receipt,
// publication and offset. Both come from the same writer, so that a reader of
// the document can recompute the version.
#include "casus/fact/fact.h"

#include <algorithm>
#include <array>

#include "casus/seal/json.h"
#include "casus/seal/sha256.h"

namespace casus::fact {

using seal::JsonWriter;

namespace {

constexpr std::array<std::string_view, 5> root_names{"sighting", "incident", "declaration", "coverage", "act"};
constexpr std::array<std::string_view, 3> visibility_names{"public", "parties", "mission"};

template <typename Enum, std::size_t N>
std::optional<Enum> named(const std::array<std::string_view, N>& names, std::string_view word) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

void write_instant(JsonWriter& json, std::string_view key, const std::optional<measure::Instant>& at) {
  json.key(key);
  if (at) json.string(measure::print(*at));
  else json.null();
}

void write_actor(JsonWriter& json, const std::vector<std::string>& actors) {
  json.key("actor");
  if (actors.empty()) json.string("unknown");
  else if (actors.size() == 1) json.string(actors.front());
  else {
    json.begin_array();
    for (const std::string& actor : actors) json.string(actor);
    json.end();
  }
}

// A whole number prints as an integer, a fraction as a string, bounds as a pair.
void write_decimal(JsonWriter& json, measure::Decimal value) {
  if (value.raw() % measure::decimal_one == 0) json.integer(value.raw() / measure::decimal_one);
  else json.raw(measure::print(value));
}

void write_value(JsonWriter& json, const Value& value) {
  if (const auto* word = std::get_if<std::string>(&value)) {
    json.string(*word);
    return;
  }
  const auto& range = std::get<measure::AmountRange>(value);
  if (range.exact()) {
    write_decimal(json, range.low);
    return;
  }
  json.begin_array();
  write_decimal(json, range.low);
  write_decimal(json, range.high);
  json.end();
}

void write_place(JsonWriter& json, const std::optional<Place>& place) {
  json.key("lat");
  if (place) json.integer(place->at.latitude_e7());
  else json.null();
  json.key("lon");
  if (place) json.integer(place->at.longitude_e7());
  else json.null();
  json.key("radius_mm");
  if (place && place->radius) json.integer(place->radius->raw());
  else json.null();
}

enum class Form { canonical, document };

std::string write(const Fact& fact, Form form, std::string_view version) {
  const bool full = form == Form::document;
  JsonWriter json;
  json.begin_object().key("schema").string("casus.fact/1");
  if (full) json.key("id").string(fact.id());
  json.key("kind").string(name(fact.root)).key("what").string(fact.what);
  write_instant(json, "from", fact.when ? std::optional{fact.when->from} : std::nullopt);
  write_instant(json, "to", fact.when ? std::optional{fact.when->to} : std::nullopt);
  if (full) {
    write_instant(json, "received", fact.received);
    write_instant(json, "published", fact.published);
  }
  write_place(json, fact.place);
  write_actor(json, fact.actors);
  json.key("mover");
  if (fact.mover.empty()) json.null();
  else json.string(fact.mover);
  json.key("attributes").begin_object();
  for (const Attribute& attribute : fact.attributes) {
    json.key(attribute.name);
    write_value(json, attribute.value);
  }
  json.end();
  json.key("source").string(fact.source).key("record").string(fact.record);
  if (full) json.key("version").string(version);
  json.key("grade").string(print(fact.grade)).key("visibility").string(name(fact.visibility));
  if (full) json.key("offset").integer(static_cast<std::int64_t>(fact.offset));
  json.end();
  return json.take();
}

}  // namespace

std::string_view name(Root root) { return root_names[static_cast<std::size_t>(root)]; }
std::optional<Root> root_named(std::string_view word) { return named<Root>(root_names, word); }
std::string_view name(Visibility visibility) {
  return visibility_names[static_cast<std::size_t>(visibility)];
}
std::optional<Visibility> visibility_named(std::string_view word) {
  return named<Visibility>(visibility_names, word);
}

std::optional<Grade> parse_grade(std::string_view text) {
  if (text.size() != 2 || text[0] < 'A' || text[0] > 'F' || text[1] < '1' || text[1] > '6')
    return std::nullopt;
  return Grade{text[0], text[1]};
}

std::string print(Grade grade) { return {grade.reliability, grade.credibility}; }

void Fact::set(std::string_view attribute, Value value) {
  // Readers mostly set in the order of names, so the place is mostly the end.
  if (attributes.empty() || attributes.back().name < attribute) {
    attributes.push_back(Attribute{std::string{attribute}, std::move(value)});
    return;
  }
  const auto at = std::lower_bound(
      attributes.begin(), attributes.end(), attribute,
      [](const Attribute& a, std::string_view wanted) { return std::string_view{a.name} < wanted; });
  if (at != attributes.end() && at->name == attribute) at->value = std::move(value);
  else attributes.insert(at, Attribute{std::string{attribute}, std::move(value)});
}

void Fact::set(std::string_view attribute, std::int64_t value) {
  set(attribute, Value{measure::AmountRange{measure::whole(value), measure::whole(value)}});
}

const Value* Fact::find(std::string_view attribute) const {
  for (const Attribute& a : attributes) {
    if (a.name == attribute) return &a.value;
  }
  return nullptr;
}

std::string Fact::id() const {
  std::string out;
  out.reserve(source.size() + 1 + record.size());
  out += source;
  out += ':';
  out += record;
  return out;
}

std::string canonical(const Fact& fact) { return write(fact, Form::canonical, {}); }
std::string version(const Fact& fact) { return seal::hex(seal::sha256(canonical(fact))); }
std::string to_json(const Fact& fact) { return write(fact, Form::document, version(fact)); }

}  // namespace casus::fact
