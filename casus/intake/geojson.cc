// geojson, event features: a point or an area, with the columns of incidents_csv as
// properties (docs/formats/geojson.md).
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/earth/distance.h"
#include "casus/intake/feature_stream.h"
#include "casus/intake/fields.h"
#include "casus/intake/json_cell.h"

namespace casus::intake {

using base::Result;
using earth::Position;
namespace json = simdjson::ondemand;

namespace {

// Properties that are no attributes; time has the names that programs give it.
constexpr std::array<std::string_view, 15> own{"id",    "root",   "kind",     "from",      "time",       "start", "to",   "end",
                                               "actor", "mover", "grade", "received", "published", "visibility", "radius_m"};

// The box around all positions of a geometry, in 1e-7 degree.
struct Box {
  std::int64_t south = 900'000'000, north = -900'000'000, west = 1'800'000'000, east = -1'800'000'000;
  bool empty = true;
  void add(Position p) {
    south = std::min<std::int64_t>(south, p.latitude_e7());
    north = std::max<std::int64_t>(north, p.latitude_e7());
    west = std::min<std::int64_t>(west, p.longitude_e7());
    east = std::max<std::int64_t>(east, p.longitude_e7());
    empty = false;
  }
};

// Somewhere in the box: a disc about its middle that reaches its corners, which are
// its farthest points as long as it is small. A large one, or one across the
// antimeridian, stands for no place that can be told.
fact::Place disc_about(const Box& box) {
  constexpr std::int64_t largest = 100'000'000;  // 10 degrees
  const Position middle = *Position::make((box.south + box.north) / 2, (box.west + box.east) / 2);
  if (box.north - box.south > largest || box.east - box.west > largest) return {middle, std::nullopt};
  measure::Length reach = measure::millimetres(0);
  for (const std::int64_t latitude : {box.south, box.north}) {
    for (const std::int64_t longitude : {box.west, box.east}) reach = std::max(reach, earth::distance(middle, *Position::make(latitude, longitude)).upper);
  }
  return {middle, reach};
}

std::optional<Complaint> bad_place(std::string detail) { return Complaint{"place", std::move(detail)}; }

// Positions lie up to four arrays deep (MultiPolygon); a position is [lon, lat, ...].
bool add_positions(json::value value, Box& box, int depth) {
  json::array items;
  if (depth > 4 || value.get_array().get(items) != simdjson::SUCCESS) return false;
  std::vector<std::string> numbers;
  for (auto item : items) {
    json::value one;
    json::json_type type{};
    if (item.get(one) != simdjson::SUCCESS || one.type().get(type) != simdjson::SUCCESS) return false;
    if (type == json::json_type::number) numbers.emplace_back(base::trim(one.raw_json_token()));
    else if (!numbers.empty() || !add_positions(one, box, depth + 1)) return false;
  }
  if (numbers.empty()) return true;
  if (numbers.size() < 2) return false;
  std::optional<fact::Place> place;
  if (read_place({numbers[1], numbers[0], {}}, place)) return false;
  box.add(place->at);
  return true;
}

class FeatureReader {
 public:
  explicit FeatureReader(const fact::SourceProfile& profile) : profile_{profile} {}
  std::optional<Complaint> read(const std::string& text, fact::Fact& fact);

 private:
  std::optional<Complaint> read_json(const std::string& text);
  std::optional<Complaint> read_properties(json::value value);
  std::optional<Complaint> read_geometry(json::value value);
  std::optional<Complaint> read_kind(fact::Fact& fact) const;
  std::optional<Complaint> read_times(fact::Fact& fact) const;
  std::optional<Complaint> read_where(fact::Fact& fact) const;
  std::optional<Complaint> read_rest(fact::Fact& fact) const;
  [[nodiscard]] std::string_view cell(std::string_view name) const {
    const auto found = cells_.find(name);
    return found == cells_.end() ? std::string_view{} : std::string_view{found->second};
  }
  [[nodiscard]] std::string_view first_of(std::initializer_list<std::string_view> names) const;

  const fact::SourceProfile& profile_;
  json::parser parser_;
  JsonCells cells_;
  Box box_;
  bool point_ = false;
};

std::string_view FeatureReader::first_of(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    if (!cell(name).empty()) return cell(name);
  }
  return {};
}

std::optional<Complaint> FeatureReader::read_properties(json::value value) {
  json::object properties;
  if (is_null(value)) return std::nullopt;
  if (value.get_object().get(properties) != simdjson::SUCCESS) return Complaint{"json", "`properties` is no object"};
  for (auto field : properties) {
    std::string_view key;
    json::value one;
    if (field.unescaped_key().get(key) != simdjson::SUCCESS) return Complaint{"json", "the feature is not JSON"};
    const std::string name{key};
    if (field.value().get(one) != simdjson::SUCCESS) return Complaint{"json", "the feature is not JSON"};
    auto text = cell_of(one);
    if (!text) return Complaint{"attribute", fmt::format("`{}` is neither a number nor a text", name.substr(0, 60))};
    cells_.emplace(name, *std::move(text));
  }
  return std::nullopt;
}

std::optional<Complaint> FeatureReader::read_geometry(json::value value) {
  json::object geometry;
  if (is_null(value)) return std::nullopt;
  if (value.get_object().get(geometry) != simdjson::SUCCESS) return bad_place("`geometry` is no object");
  bool seen = false;
  for (auto field : geometry) {
    std::string_view key;
    json::value one;
    if (field.unescaped_key().get(key) != simdjson::SUCCESS || field.value().get(one) != simdjson::SUCCESS) return Complaint{"json", "the feature is not JSON"};
    if (key == "type") point_ = cell_of(one) == "Point";
    if (key != "coordinates") continue;
    seen = true;
    if (!add_positions(one, box_, 1)) return bad_place("the coordinates are no positions on the earth");
  }
  return seen && !box_.empty ? std::nullopt : bad_place("the geometry has no coordinates");
}

std::optional<Complaint> FeatureReader::read_json(const std::string& text) {
  const simdjson::padded_string padded{text};
  json::document document;
  json::object feature;
  if (parser_.iterate(padded).get(document) != simdjson::SUCCESS || document.get_object().get(feature) != simdjson::SUCCESS)
    return Complaint{"json", "the feature is not JSON in UTF-8"};
  std::string type;
  for (auto field : feature) {
    std::string_view key;
    json::value one;
    if (field.unescaped_key().get(key) != simdjson::SUCCESS || field.value().get(one) != simdjson::SUCCESS) return Complaint{"json", "the feature is not JSON"};
    std::optional<Complaint> complaint;
    if (key == "type") type = cell_of(one).value_or("");
    else if (key == "id") cells_["id"] = cell_of(one).value_or("");
    else if (key == "properties") complaint = read_properties(one);
    else if (key == "geometry") complaint = read_geometry(one);
    if (complaint) return complaint;
  }
  return type == "Feature" ? std::nullopt : std::optional{Complaint{"json", fmt::format("a `{}`, not a Feature", type.substr(0, 40))}};
}

std::optional<Complaint> FeatureReader::read_kind(fact::Fact& fact) const {
  const auto root = cell("root").empty() ? fact::Root::incident : fact::root_named(cell("root"));
  if (root != fact::Root::incident && root != fact::Root::sighting)
    return Complaint{"root", fmt::format("`{}` is neither incident nor sighting", cell("root").substr(0, 60))};
  fact.root = *root;
  if (!is_word(cell("kind"))) return Complaint{"kind", fmt::format("`{}` is not a kind", cell("kind").substr(0, 60))};
  fact.what = cell("kind");
  return std::nullopt;
}

std::optional<Complaint> FeatureReader::read_times(fact::Fact& fact) const {
  if (auto complaint = read_instant(cell("received"), fact.received)) return complaint;
  if (auto complaint = read_instant(cell("published"), fact.published)) return complaint;
  if (auto complaint = read_interval(first_of({"from", "start", "time"}), first_of({"to", "end"}), fact.when)) return complaint;
  return check_not_future(fact);
}

std::optional<Complaint> FeatureReader::read_where(fact::Fact& fact) const {
  const std::string_view radius = cell("radius_m");
  if (box_.empty) return radius.empty() || radius == "*" ? std::nullopt : bad_place("a radius without a point");
  fact.place = disc_about(box_);
  if (radius.empty()) return std::nullopt;
  if (!point_) return bad_place("an area has no radius of its own");
  return read_place({base::print_scaled(box_.south, 7), base::print_scaled(box_.west, 7), radius}, fact.place);
}

std::optional<Complaint> FeatureReader::read_rest(fact::Fact& fact) const {
  if (auto complaint = read_actors(cell("actor"), profile_, fact.actors)) return complaint;
  if (auto complaint = read_grade(cell("grade"), fact.grade)) return complaint;
  if (auto complaint = read_visibility(cell("visibility"), fact.visibility)) return complaint;
  if (auto complaint = read_mover(cell("mover"), fact.mover)) return complaint;
  for (const auto& [name, text] : cells_) {
    if (std::ranges::find(own, name) != own.end() || text.empty()) continue;
    if (!is_word(name)) return Complaint{"attribute", fmt::format("`{}` cannot be the name of an attribute", name.substr(0, 60))};
    TypedCell value = typed(text);
    if (value.complaint) return value.complaint;
    fact.set(name, *std::move(value.value));
  }
  return std::nullopt;
}

std::optional<Complaint> FeatureReader::read(const std::string& text, fact::Fact& fact) {
  cells_.clear();
  box_ = {};
  point_ = false;
  fact.source = profile_.id;
  fact.grade = profile_.grade;
  if (auto complaint = read_json(text)) return complaint;
  if (auto complaint = read_id(cell("id"), fact.record)) return complaint;
  if (auto complaint = read_kind(fact)) return complaint;
  if (auto complaint = read_times(fact)) return complaint;
  if (auto complaint = read_where(fact)) return complaint;
  if (auto complaint = read_rest(fact)) return complaint;
  fact::apply(profile_, [&](std::string_view name) { return fact.find(name); }, fact);
  return std::nullopt;
}

}  // namespace

Result<ReadCounts> read_geojson(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink) {
  FeatureStream features{bytes};
  FeatureReader reader{profile};
  ReadCounts counts;
  FeatureText feature;
  while (features.next(feature)) {
    ++counts.records;
    fact::Fact fact;
    auto complaint = feature.reason.empty() ? reader.read(feature.text, fact) : Complaint{feature.reason, feature.unclosed_list ? "the list that begins here is not closed" : "no whole feature"};
    if (complaint) {
      sink.bad({complaint->reason, feature.offset, feature.line, complaint->detail});
      continue;
    }
    fact.offset = feature.offset;
    sink.fact(std::move(fact));
  }
  if (features.fault()) return *features.fault();
  counts.bytes = features.bytes_read();
  return counts;
}

}  // namespace casus::intake
