// Zones: where it is. A part made of parts stands in parentheses.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/lint/restate_words.h"

namespace casus::lint {

using namespace text;

namespace {

std::string degrees(std::int64_t e7, std::string_view signs) {
  const std::int64_t size = e7 < 0 ? -e7 : e7;
  return fmt::format("{}{}", base::print_scaled(size, 7), signs[e7 < 0 ? 1 : 0]);
}

std::string point(const Point& one) {
  return fmt::format("{} {}", degrees(one.latitude_e7, "NS"), degrees(one.longitude_e7, "EW"));
}

// "zones.geojson#front": the feature and its file.
std::string in_file(const Name& file) {
  const std::size_t mark = file.text.find('#');
  if (mark == std::string::npos) return fmt::format("of the file \"{}\"", file.text);
  return fmt::format("\"{}\" of the file \"{}\"", file.text.substr(mark + 1), file.text.substr(0, mark));
}

std::string drawn(const Shape& shape) {
  if (shape.file) return in_file(*shape.file);
  std::vector<std::string> points;
  std::ranges::transform(shape.points, std::back_inserter(points), point);
  return fmt::format("{} {}", shape.sort == Shape::Sort::area ? "with the corners" : "through", list(points, Join::both));
}

std::string shape_words(Voice& voice, const Shape& shape) {
  constexpr std::array<std::string_view, 3> sorts{"area", "line", "path"};
  constexpr std::array<std::string_view, 3> edges{"edges straight in longitude and latitude", "edges along geodesics",
                                                  "edges along rhumb lines"};
  std::string out = fmt::format("the {} {}, {}", sorts.at(static_cast<std::size_t>(shape.sort)), drawn(shape),
                                edges.at(static_cast<std::size_t>(shape.edges)));
  if (shape.as_of) out += fmt::format(", as of {}", said(voice, *shape.as_of));
  return out;
}

std::string term_words(Voice& voice, const ZoneTerm& term);

std::string part(Voice& voice, const ZoneTerm& term) {
  const std::string said = term_words(voice, term);
  return term.op == ZoneTerm::Op::name ? said : fmt::format("({})", said);
}

std::string term_words(Voice& voice, const ZoneTerm& term) {
  std::vector<std::string> parts;
  for (const ZoneTerm& one : term.operands) parts.push_back(part(voice, one));
  switch (term.op) {
    case ZoneTerm::Op::name:
      return (term.name.text.starts_with('#') ? "" : "the ") + voice.names.say(term.name.text);
    case ZoneTerm::Op::shape:
      return shape_words(voice, term.shape);
    case ZoneTerm::Op::within:
      return fmt::format("everything within {} of {}", said(voice, term.distance), list(parts, Join::both));
    case ZoneTerm::Op::either:
      return "all that lies in " + joined(parts, Join::either);
    case ZoneTerm::Op::both:
      return "what lies in " + joined(parts, Join::both);
    case ZoneTerm::Op::less:
      break;
  }
  std::string out;
  for (const std::string& one : parts) out += (out.empty() ? "" : " without ") + one;
  return out;
}

}  // namespace

std::string zone_sentence(Voice& voice, const ZoneDeclaration& zone) {
  const std::string name = voice.names.say(zone.name.text);
  if (zone.each_of_file) {
    return fmt::format("The zones {} are the features {}, each judged by itself.", name, in_file(*zone.each_of_file));
  }
  if (!zone.each_of.empty()) {
    std::vector<std::string> all;
    for (const Name& one : zone.each_of) all.push_back("the " + voice.names.say(one.text));
    return fmt::format("The zones {} are {}, each judged by itself.", name, list(all, Join::both));
  }
  const bool line = zone.zone.op == ZoneTerm::Op::shape && zone.zone.shape.sort != Shape::Sort::area;
  return fmt::format("The zone {} is {}.{}", name, term_words(voice, zone.zone), line ? "" : " Its boundary belongs to it.");
}

}  // namespace casus::lint
