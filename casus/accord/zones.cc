// Zones: names are replaced by what they stand for, then each zone is compiled.
//
// A zone that is only a line (a contact line) is no area: it serves inside
// `within D of` and is not compiled by itself.
#include "casus/accord/zones.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;
using earth::ZoneExpression;

namespace {

constexpr int max_depth = 200;            // zones upon zones
constexpr std::size_t max_leaves = 4096;  // shapes in one zone, after names are replaced

std::size_t leaves(const ZoneExpression& expression) {
  std::size_t n = expression.operands.empty() ? 1 : 0;
  for (const ZoneExpression& operand : expression.operands) n += leaves(operand);
  return n;
}

static_assert(static_cast<int>(earth::ShapeKind::path) ==
              static_cast<int>(text::Shape::Sort::path));
static_assert(static_cast<int>(earth::EdgeKind::rhumb) ==
              static_cast<int>(text::Shape::Edges::rhumb));

}  // namespace

// The builder owns a resolver of zones, which only this file knows whole.
Builder::Builder(std::string_view all_bytes, const text::File& parsed, const ReadBeside& read)
    : bytes{all_bytes}, file{parsed}, beside{read}, names{diagnostics} {
  for (const text::Provision& provision : file.document.provisions)
    provisions.emplace(provision.id, &provision);
}

Builder::~Builder() = default;

ZoneResolver::ZoneResolver(Builder& builder, std::string_view lock)
    : b_{&builder}, use_lock_{!lock.empty()} {
  b_->each<text::ZoneDeclaration>([&](const text::ZoneDeclaration& tree, const auto&) {
    trees_.try_emplace(tree.name.text, Named{&tree, {}, false, false});
  });
  if (!use_lock_) return;
  auto zones = earth::zones_from_lock(lock);
  if (!zones) {
    b_->error(codes::bad_zone, {0, 0}, zones.fault().message, zones.fault().help);
    return;
  }
  for (earth::CompiledZone& zone : *zones) {
    lock_order_.push_back(zone.name);
    std::string name = zone.name;
    locked_.emplace(std::move(name), std::move(zone));
  }
}

// The expression of a declared zone, or nullptr if something in it was told.
const ZoneExpression* ZoneResolver::resolve(const text::Name& name) {
  const auto found = trees_.find(name.text);
  if (found == trees_.end()) {
    b_->names.use(name, {Sort::zone});
    return nullptr;
  }
  Named& zone = found->second;
  if (zone.open) {
    circle(name);
    return nullptr;
  }
  if (zone.done) return zone.expression ? &*zone.expression : nullptr;
  if (open_.size() > max_depth) {
    b_->error(codes::too_deep, name.span, fmt::format("`{}` stands on too many zones", name.text),
              fmt::format("at most {} zones upon each other", max_depth));
    return nullptr;
  }
  zone.open = true;
  open_.push_back(zone.tree);
  zone.expression = expression(zone.tree->zone);
  open_.pop_back();
  zone.open = false;
  zone.done = true;
  if (zone.expression && leaves(*zone.expression) > max_leaves) {
    b_->error(codes::too_deep, name.span, fmt::format("`{}` is made of too many shapes", name.text),
              fmt::format("at most {} shapes in one zone", max_leaves));
    zone.expression.reset();
  }
  return zone.expression ? &*zone.expression : nullptr;
}

// Is the zone only lines? Read from the words alone, so that a lock needs no file.
bool ZoneResolver::is_line(const text::ZoneTerm& term, int depth) const {
  using Op = text::ZoneTerm::Op;
  if (term.op == Op::shape) return term.shape.sort != text::Shape::Sort::area;
  if (term.op == Op::name) {
    const auto named = trees_.find(term.name.text);
    return named != trees_.end() && !is_family(*named->second.tree) && depth < max_depth &&
           is_line(named->second.tree->zone, depth + 1);
  }
  const auto line = [&](const text::ZoneTerm& operand) { return is_line(operand, depth + 1); };
  return term.op == Op::either && std::ranges::all_of(term.operands, line);
}

bool ZoneResolver::is_family(const text::ZoneDeclaration& tree) {
  return !tree.each_of.empty() || tree.each_of_file.has_value();
}

void ZoneResolver::circle(const text::Name& name) {
  auto& d = b_->error(codes::cycle, name.span, fmt::format("`{}` stands on itself", name.text),
                      "let one of these zones stand on zones outside the circle");
  const auto same = [&](const text::ZoneDeclaration* open) { return open->name.text == name.text; };
  for (auto it = std::ranges::find_if(open_, same); it != open_.end(); ++it) {
    d.notes.push_back({(*it)->name.span.begin, (*it)->name.span.end, "in the circle"});
  }
}

std::optional<ZoneExpression> ZoneResolver::expression(const text::ZoneTerm& term) {
  using Op = text::ZoneTerm::Op;
  if (term.op == Op::name) {
    const auto family = trees_.find(term.name.text);
    if (family != trees_.end() && is_family(*family->second.tree)) {
      b_->error(codes::wrong_sort, term.name.span,
                fmt::format("`{}` is a family of zones, and one zone is needed here", term.name.text),
                "name its zones, joined by `or`");
      return std::nullopt;
    }
    const ZoneExpression* named = resolve(term.name);
    return named == nullptr ? std::nullopt : std::optional{*named};
  }
  if (term.op != Op::shape) return combined(term);
  auto shape = shape_of(term.shape);
  if (!shape) return std::nullopt;
  ZoneExpression out;
  out.shape = std::move(*shape);
  return out;
}

std::optional<ZoneExpression> ZoneResolver::combined(const text::ZoneTerm& term) {
  using Op = text::ZoneTerm::Op;
  ZoneExpression out;
  out.op = term.op == Op::within   ? ZoneExpression::Op::buffer
           : term.op == Op::either ? ZoneExpression::Op::either
           : term.op == Op::both   ? ZoneExpression::Op::both
                                   : ZoneExpression::Op::less;
  out.distance = term.distance.value;
  bool sound = term.op != Op::within || term.distance.choice.empty();
  std::size_t size = 0;
  for (const text::ZoneTerm& operand : term.operands) {
    auto part = expression(operand);
    if (!part) {
      sound = false;
      continue;
    }
    size += leaves(*part);
    // Copies of copies double with each name; past the limit nothing is kept.
    if (size <= 2 * max_leaves) out.operands.push_back(std::move(*part));
  }
  return sound ? std::optional{std::move(out)} : std::nullopt;
}

std::optional<earth::Shape> ZoneResolver::shape_of(const text::Shape& tree) {
  if (tree.file) return from_file(*tree.file, tree);
  earth::Shape out;
  out.kind = static_cast<earth::ShapeKind>(tree.sort);
  out.edges = static_cast<earth::EdgeKind>(tree.edges);
  out.rings.emplace_back();
  for (const text::Point& point : tree.points) {
    const auto at = earth::Position::make(point.latitude_e7, point.longitude_e7);
    if (!at) return std::nullopt;
    out.rings.back().push_back(*at);
  }
  return out;
}

// The text of a file beside the accord, read once; nullptr if it cannot be (told).
const std::string* ZoneResolver::read(const text::Name& file, const std::string& path) {
  if (const auto known = files_.find(path); known != files_.end()) return &known->second;
  if (!b_->beside) {
    b_->error(codes::missing_file, file.span, fmt::format("`{}` cannot be read here", path), "");
    return nullptr;
  }
  auto text = b_->beside(path);
  if (!text) {
    const std::string& help = text.fault().help;
    b_->error(codes::missing_file, file.span, text.fault().message,
              help.empty() ? "the file is looked for beside the accord" : help);
    return nullptr;
  }
  return &files_.emplace(path, std::move(*text)).first->second;
}

std::optional<earth::Shape> ZoneResolver::from_file(const text::Name& file,
                                                    const text::Shape& tree) {
  const std::size_t mark = file.text.find('#');
  const std::string fragment = mark == std::string::npos ? "" : file.text.substr(mark + 1);
  const std::string* text = read(file, file.text.substr(0, mark));
  if (text == nullptr) return std::nullopt;
  auto shape = earth::shape_from_geojson(*text, fragment, static_cast<earth::ShapeKind>(tree.sort),
                                         static_cast<earth::EdgeKind>(tree.edges));
  if (shape) return std::move(*shape);
  b_->error(codes::bad_zone, file.span, shape.fault().message, shape.fault().help);
  return std::nullopt;
}

// Compiles the expression, or takes the zone from the lock; nullopt if either fails
// (told) or there is no expression.
std::optional<std::size_t> ZoneResolver::add(const Label& label, const ZoneExpression* expression) {
  if (const auto known = added_.find(label.locked); known != added_.end()) return known->second;
  earth::CompiledZone zone;
  if (use_lock_) {
    const auto found = locked_.find(label.locked);
    if (found == locked_.end()) {
      b_->error(codes::bad_zone, label.span,
                fmt::format("the zone lock does not hold `{}`", label.locked),
                "compile the zones anew");
      return std::nullopt;
    }
    zone = found->second;
  } else {
    if (expression == nullptr) return std::nullopt;
    auto compiled = earth::compile(label.locked, *expression);
    if (!compiled) {
      const bool empty = compiled.fault().kind == base::FaultKind::conflict;
      b_->error(empty ? codes::empty_zone : codes::bad_zone, label.span, compiled.fault().message,
                compiled.fault().help);
      return std::nullopt;
    }
    zone = std::move(*compiled);
  }
  const std::size_t index = b_->accord.zones.size();
  b_->accord.zones.push_back({label.name, std::move(zone)});
  added_.emplace(label.locked, index);
  if (expression != nullptr) expressions_.emplace(index, *expression);
  return index;
}

void ZoneResolver::declared(const text::ZoneDeclaration& tree) {
  const std::string& name = tree.name.text;
  if (trees_.at(name).tree != &tree || is_family(tree)) return;
  const bool line = is_line(tree.zone);
  if (line) b_->lines.emplace(name, tree.name.span);
  const ZoneExpression* expression = use_lock_ ? nullptr : resolve(tree.name);
  if (line) return;
  if (const auto zone = add({name, name, tree.zone.span}, expression))
    b_->zone_index.emplace(name, *zone);
}

void ZoneResolver::build_all() {
  b_->each<text::ZoneDeclaration>(
      [&](const text::ZoneDeclaration& tree, const auto&) { declared(tree); });
  b_->each<text::ZoneDeclaration>(
      [&](const text::ZoneDeclaration& tree, const auto&) { family(tree); });
}

void build_zones(Builder& b, std::string_view lock) {
  b.zones = std::make_unique<ZoneResolver>(b, lock);
  b.zones->build_all();
}

}  // namespace casus::accord
