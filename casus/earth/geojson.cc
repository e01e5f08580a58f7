// GeoJSON (RFC 7946) to a Shape. Several polygons are a union, but a Shape is
// even-odd, so polygons that overlap are united in the plane first.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "casus/base/text.h"
#include "casus/earth/plane.h"
#include "casus/earth/ring.h"
#include "casus/earth/split.h"
#include "casus/earth/zone.h"

namespace casus::earth {
namespace {

using base::Done;
using base::Fault;
using base::FaultKind;
using base::Result;
using simdjson::dom::array;
using simdjson::dom::element;

constexpr std::size_t largest = std::size_t{64} << 20;
constexpr std::size_t deepest = 32;
constexpr std::size_t most_names_shown = 12;

using Line = std::vector<Position>;
using Polygon = std::vector<Line>;

Fault bad(std::string message, std::string help = "see RFC 7946 for the form of GeoJSON") {
  return {FaultKind::malformed, "GeoJSON: " + std::move(message), std::move(help), {}};
}

std::string_view text_member(const element& object, std::string_view key) {
  std::string_view value;
  if (object[key].get(value) != simdjson::SUCCESS) return {};
  return value;
}

Result<array> array_member(const element& object, std::string_view key) {
  array value;
  if (object[key].get(value) != simdjson::SUCCESS)
    return bad(fmt::format("`{}` is missing or not an array", key));
  return value;
}

Result<Position> read_position(const element& item) {
  array numbers;
  if (item.get(numbers) != simdjson::SUCCESS) return bad("a position is not an array");
  std::vector<double> values;
  for (const element number : numbers) {
    double value = 0;
    if (number.get(value) != simdjson::SUCCESS) return bad("a coordinate is not a number");
    values.push_back(value);
  }
  if (values.size() == 3)
    return bad("a position has an altitude", "leave out the third number: a zone has no height");
  if (values.size() != 2)
    return bad(fmt::format("a position has {} numbers, not 2", values.size()));
  if (std::abs(values[0]) > 180 || std::abs(values[1]) > 90)
    return Fault{FaultKind::range,
                 fmt::format("GeoJSON: longitude {}, latitude {} is no place on the earth",
                             values[0], values[1]),
                 "positions are [longitude, latitude] in degrees",
                 {}};
  return *Position::make(std::llround(values[1] * 1e7), std::llround(values[0] * 1e7));
}

Result<Line> read_line(const element& item) {
  array positions;
  if (item.get(positions) != simdjson::SUCCESS) return bad("a line of coordinates is not an array");
  Line line;
  for (const element position : positions) {
    CASUS_TRY(p, read_position(position));
    line.push_back(p);
  }
  return line;
}

Result<Line> read_open(const element& item) {
  CASUS_TRY(line, read_line(item));
  if (line.size() < 2) return bad("a LineString has fewer than 2 positions");
  return line;
}

Result<Polygon> read_polygon(const element& item) {
  array rings;
  if (item.get(rings) != simdjson::SUCCESS)
    return bad("a Polygon's coordinates are not an array of rings");
  Polygon polygon;
  for (const element ring : rings) {
    CASUS_TRY(line, read_line(ring));
    if (line.size() < 4) return bad("a ring has fewer than 4 positions");
    if (line.front() != line.back())
      return bad("a ring is not closed", "its last position must repeat its first");
    line.pop_back();
    polygon.push_back(std::move(line));
  }
  if (polygon.empty()) return bad("a Polygon has no ring");
  return polygon;
}

// What was gathered so far, by the kind of shape that is wanted.
class Gatherer {
 public:
  explicit Gatherer(ShapeKind kind) : kind_{kind} {}

  std::vector<Polygon> polygons;
  std::vector<Line> lines;

  Result<Done> add_geometry(const element& geometry) {
    const std::string_view type = text_member(geometry, "type");
    const bool areal = type == "Polygon" || type == "MultiPolygon";
    const bool linear = type == "LineString" || type == "MultiLineString";
    if (!areal && !linear)
      return bad(fmt::format("geometry type `{}` is not read", type),
                 "Polygon, MultiPolygon, LineString and MultiLineString are");
    if (areal != (kind_ == ShapeKind::area))
      return bad(fmt::format("a {} where {} is wanted", type, areal ? "a line" : "an area"),
                 areal ? "write `area` for polygons"
                       : "write `line` for lines, with `within D of` before it");
    const auto value = geometry["coordinates"];
    element coordinates;
    if (value.get(coordinates) != simdjson::SUCCESS) return bad("a geometry has no `coordinates`");
    if (type == "Polygon" || type == "LineString") return add_one(coordinates);
    CASUS_TRY(members, array_member(geometry, "coordinates"));
    for (const element member : members)
      if (const auto added = add_one(member); !added) return added.fault();
    return Done{};
  }

  Result<Done> add_feature(const element& feature) {
    element geometry;
    if (feature["geometry"].get(geometry) != simdjson::SUCCESS || geometry.is_null())
      return bad(fmt::format("feature {} has no geometry", label(feature)));
    return add_geometry(geometry);
  }

  static std::string label(const element& feature) {
    const std::vector<std::string> names = names_of(feature);
    return names.empty() ? "without a name" : "`" + names.back() + "`";
  }

  // The feature's id and its name, as far as it has them.
  static std::vector<std::string> names_of(const element& feature) {
    std::vector<std::string> names;
    std::int64_t number = 0;
    if (const std::string_view id = text_member(feature, "id"); !id.empty()) names.emplace_back(id);
    if (feature["id"].get(number) == simdjson::SUCCESS) names.push_back(fmt::format("{}", number));
    element properties;
    if (feature["properties"].get(properties) != simdjson::SUCCESS) return names;
    if (const std::string_view name = text_member(properties, "name"); !name.empty())
      names.emplace_back(name);
    return names;
  }

 private:
  Result<Done> add_one(const element& coordinates) {
    if (kind_ == ShapeKind::area) {
      CASUS_TRY(polygon, read_polygon(coordinates));
      polygons.push_back(std::move(polygon));
    } else {
      CASUS_TRY(line, read_open(coordinates));
      lines.push_back(std::move(line));
    }
    return Done{};
  }

  ShapeKind kind_;
};

Fault no_such_feature(std::string_view fragment, std::span<const std::string> names) {
  std::string help = names.empty() ? "no feature has an `id` or a `name`" : "features:";
  for (std::size_t i = 0; i < names.size() && i < most_names_shown; ++i)
    help += (i == 0 ? " `" : ", `") + names[i] + "`";
  if (names.size() > most_names_shown)
    help += fmt::format(" and {} more", names.size() - most_names_shown);
  if (const auto near = base::did_you_mean(fragment, names))
    help = "did you mean `" + *near + "`? " + help;
  return {
      FaultKind::not_found, fmt::format("GeoJSON: no feature `{}`", fragment), std::move(help), {}};
}

Result<Done> gather(const element& root, std::string_view fragment, Gatherer& out) {
  const std::string_view type = text_member(root, "type");
  if (type != "Feature" && type != "FeatureCollection") {
    if (type.empty()) return bad("the document has no `type`");
    if (!fragment.empty()) return no_such_feature(fragment, {});
    return out.add_geometry(root);
  }
  std::vector<element> features;
  if (type == "Feature") {
    features.push_back(root);
  } else {
    CASUS_TRY(list, array_member(root, "features"));
    features.assign(list.begin(), list.end());
  }
  std::vector<std::string> seen;
  std::vector<element> chosen;
  for (const element& feature : features) {
    const std::vector<std::string> names = Gatherer::names_of(feature);
    if (fragment.empty() || std::ranges::find(names, fragment) != names.end())
      chosen.push_back(feature);
    seen.insert(seen.end(), names.begin(), names.end());
  }
  if (chosen.empty() && fragment.empty()) return bad("a FeatureCollection without features");
  if (chosen.empty()) return no_such_feature(fragment, seen);
  if (!fragment.empty() && chosen.size() > 1)
    return Fault{FaultKind::conflict,
                 fmt::format("GeoJSON: {} features are called `{}`", chosen.size(), fragment),
                 "choose one by its `id`",
                 {}};
  for (const element& feature : chosen)
    if (const auto added = out.add_feature(feature); !added) return added.fault();
  return Done{};
}

// The union of polygons whose edges are straight; nullopt if they do not overlap.
Result<std::optional<Rings>> union_of(const std::vector<Polygon>& polygons) {
  ClipperLib::Paths pieces;
  double sum = 0;
  for (const Polygon& polygon : polygons) {
    CASUS_TRY(rings, split_area(polygon));
    CASUS_TRY(region, region_of(plane_paths(rings)));
    sum += area_of(region);
    pieces.insert(pieces.end(), region.begin(), region.end());
  }
  CASUS_TRY(united, combine(ClipperLib::ctUnion, pieces, {}));
  // Shared borders may shift by the rounding of crossings, which is no overlap.
  if (sum - area_of(united) <= sum * 1e-9) return std::optional<Rings>{};
  return std::optional{rings_of(united)};
}

Result<Shape> shape_of(Gatherer& gathered, ShapeKind kind, EdgeKind edges) {
  Shape shape{kind, edges, std::move(gathered.lines)};
  if (kind != ShapeKind::area) {
    if (shape.rings.empty()) return bad("no line");
    return shape;
  }
  if (gathered.polygons.empty()) return bad("no polygon");
  if (gathered.polygons.size() > 1) {
    CASUS_TRY(united, union_of(gathered.polygons));
    if (united && edges != EdgeKind::straight)
      return bad("polygons overlap and their edges are not straight",
                 "name one feature by `#name`, or leave out `geodesic` and `rhumb`");
    if (united) {
      shape.rings = std::move(united->rings);
      return shape;
    }
  }
  for (Polygon& polygon : gathered.polygons)
    for (Line& ring : polygon) shape.rings.push_back(std::move(ring));
  return shape;
}

Result<element> parsed(simdjson::dom::parser& parser, std::string_view text) {
  if (text.size() > largest)
    return Fault{
        FaultKind::range, "GeoJSON: larger than 64 MiB", "cut out the features that are used", {}};
  if (parser.allocate(std::max<std::size_t>(text.size(), 1), deepest) != simdjson::SUCCESS)
    return bad("no memory to read it");
  element root;
  if (const auto error = parser.parse(simdjson::padded_string(text)).get(root))
    return bad(simdjson::error_message(error));
  if (!root.is_object()) return bad("the document is not an object");
  return root;
}

}  // namespace

base::Result<Shape> shape_from_geojson(std::string_view text, std::string_view fragment,
                                       ShapeKind kind, EdgeKind edges) {
  simdjson::dom::parser parser;
  CASUS_TRY(root, parsed(parser, text));
  Gatherer gathered{kind};
  if (const auto done = gather(root, fragment, gathered); !done) return done.fault();
  return shape_of(gathered, kind, edges);
}

base::Result<std::vector<NamedShape>> areas_from_geojson(std::string_view text, EdgeKind edges) {
  simdjson::dom::parser parser;
  CASUS_TRY(root, parsed(parser, text));
  if (text_member(root, "type") != "FeatureCollection")
    return bad("it is no FeatureCollection", "each feature of it would be one zone");
  CASUS_TRY(features, array_member(root, "features"));
  std::vector<NamedShape> out;
  std::set<std::string> seen;
  for (const element feature : features) {
    const std::vector<std::string> names = Gatherer::names_of(feature);
    if (names.empty())
      return bad("a feature has neither an `id` nor a `name`", "findings call a zone by its name");
    if (!seen.insert(names.back()).second)
      return Fault{FaultKind::conflict,
                   fmt::format("GeoJSON: two features are called `{}`", names.back()),
                   "give each feature a `name` of its own", {}};
    Gatherer gathered{ShapeKind::area};
    if (const auto added = gathered.add_feature(feature); !added) return added.fault();
    CASUS_TRY(shape, shape_of(gathered, ShapeKind::area, edges));
    out.push_back({names.back(), std::move(shape)});
  }
  if (out.empty()) return bad("a FeatureCollection without features");
  return out;
}

}  // namespace casus::earth
