// Zones that have no sentence of their own: the members of a family, the surroundings
// of a zone that a norm draws, all zones of a family as one.
#include <algorithm>

#include <fmt/format.h>

#include "casus/accord/zones.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;
using earth::ZoneExpression;

// The members of a family from a file are in the lock as "sites#alpha".
void ZoneResolver::members_of_file(const text::ZoneDeclaration& tree, ZoneFamily& out) {
  const std::string prefix = tree.name.text + "#";
  const auto add_member = [&](const std::string& key, const ZoneExpression* expression) {
    const auto zone = add({key, prefix + key, tree.each_of_file->span}, expression);
    if (zone) out.zones.push_back(*zone);
  };
  if (use_lock_) {
    for (const std::string& name : lock_order_) {
      if (name.starts_with(prefix)) add_member(name.substr(prefix.size()), nullptr);
    }
    return;
  }
  const std::string* text = read(*tree.each_of_file, tree.each_of_file->text);
  if (text == nullptr) return;
  auto shapes = earth::areas_from_geojson(*text, earth::EdgeKind::straight);
  if (!shapes) {
    b_->error(codes::bad_zone, tree.each_of_file->span, shapes.fault().message,
              shapes.fault().help);
    return;
  }
  for (earth::NamedShape& one : *shapes) {
    ZoneExpression expression;
    expression.shape = std::move(one.shape);
    add_member(one.name, &expression);
  }
}

void ZoneResolver::family(const text::ZoneDeclaration& tree) {
  const std::string& name = tree.name.text;
  if (trees_.at(name).tree != &tree || !is_family(tree)) return;
  ZoneFamily out{name, {}};
  if (tree.each_of_file) members_of_file(tree, out);
  for (const text::Name& member : tree.each_of) {
    const auto inner = trees_.find(member.text);
    if (inner != trees_.end() && is_family(*inner->second.tree)) {
      b_->error(codes::wrong_sort, member.span,
                fmt::format("`{}` is itself a family of zones", member.text),
                "name the zones themselves");
      continue;
    }
    for (const std::size_t zone : use_zone(*b_, member)) {
      if (std::ranges::find(out.zones, zone) == out.zones.end()) out.zones.push_back(zone);
    }
  }
  b_->family_index.emplace(name, b_->accord.families.size());
  b_->accord.families.push_back(std::move(out));
}

std::optional<std::size_t> ZoneResolver::around(const text::Place& place, const Label& label,
                                                const ZoneExpression* inner) {
  if (use_lock_) return add(label, nullptr);
  if (inner == nullptr) return std::nullopt;
  ZoneExpression buffer;
  buffer.op = ZoneExpression::Op::buffer;
  buffer.distance = place.distance.value;
  buffer.operands.push_back(*inner);
  return add(label, &buffer);
}

std::vector<std::size_t> ZoneResolver::within(const text::Place& place) {
  const text::Name& name = place.zone;
  if (!place.distance.choice.empty() || !b_->names.use(name, {Sort::zone})) return {};
  const std::string distance = measure::print(place.distance.value);
  const auto label = [&](std::string_view of) {
    const std::string words = fmt::format("within {} of {}", distance, of);
    return Label{words, words, place.span};
  };
  std::vector<std::size_t> out;
  const auto family = b_->family_index.find(name.text);
  if (family == b_->family_index.end()) {
    const auto zone = around(place, label(name.text), use_lock_ ? nullptr : resolve(name));
    if (zone) out.push_back(*zone);
    return out;
  }
  const ZoneFamily members = b_->accord.families[family->second];
  for (const std::size_t member : members.zones) {
    const auto inner = expressions_.find(member);
    const auto zone = around(place, label(b_->accord.zones[member].name),
                             inner == expressions_.end() ? nullptr : &inner->second);
    if (zone) out.push_back(*zone);
  }
  return out;
}

std::optional<std::size_t> ZoneResolver::all_of(const ZoneFamily& family, text::Span span) {
  if (family.zones.size() == 1) return family.zones.front();
  if (family.zones.empty()) return std::nullopt;
  ZoneExpression either;
  either.op = ZoneExpression::Op::either;
  for (const std::size_t zone : family.zones) {
    const auto part = expressions_.find(zone);
    if (part != expressions_.end()) either.operands.push_back(part->second);
  }
  const bool whole = either.operands.size() == family.zones.size();
  const std::string name = fmt::format("any of {}", family.name);
  return add({name, name, span}, use_lock_ || !whole ? nullptr : &either);
}

std::vector<std::size_t> use_zone(Builder& b, const text::Name& name) {
  if (!b.names.use(name, {Sort::zone})) return {};
  if (const auto line = b.lines.find(name.text); line != b.lines.end()) {
    auto& d =
        b.error(codes::bad_zone, name.span,
                fmt::format("`{}` is a line, and nothing is inside a line", name.text),
                fmt::format("declare an area around it: `zone near_{} is within 15 km of {}.`",
                            name.text, name.text));
    d.notes.push_back({line->second.begin, line->second.end, "declared here"});
    return {};
  }
  if (const auto family = b.family_index.find(name.text); family != b.family_index.end())
    return b.accord.families[family->second].zones;
  const auto zone = b.zone_index.find(name.text);
  if (zone == b.zone_index.end()) return {};
  return {zone->second};
}

Places use_place(Builder& b, const text::Place& place) {
  Places out;
  out.there = place.sort == text::Place::Sort::there;
  if (out.there) return out;
  const bool within = place.sort == text::Place::Sort::within;
  std::vector<std::size_t> zones = within ? b.zones->within(place) : use_zone(b, place.zone);
  if (b.family_index.contains(place.zone.text))
    out.each = std::move(zones);
  else if (!zones.empty())
    out.zone = zones.front();
  return out;
}

namespace {

// The zones around each of several, or those of a family, as one.
std::optional<std::size_t> as_one(Builder& b, const text::Place& place) {
  if (place.sort == text::Place::Sort::within) {
    std::vector<std::size_t> around = b.zones->within(place);
    const std::string name =
        fmt::format("{} around {}", measure::print(place.distance.value), place.zone.text);
    return b.zones->all_of({name, std::move(around)}, place.span);
  }
  const std::vector<std::size_t> zones = use_zone(b, place.zone);
  return b.zones->all_of({place.zone.text, zones}, place.span);
}

}  // namespace

Where use_where(Builder& b, const text::Place& place) {
  if (place.sort == text::Place::Sort::there) return {Where::Sort::there, 0};
  const auto zone = as_one(b, place);
  return zone ? Where{Where::Sort::zone, *zone} : Where{};
}

}  // namespace casus::accord
