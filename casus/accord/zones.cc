// Zones: names are replaced by what they stand for, then each zone is compiled.
//
// A zone that is only a line (a contact line) is no area: it serves inside
// `within D of` and is not compiled by itself.
#include <algorithm>

#include <fmt/format.h>

#include "casus/accord/builder.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;
using earth::ZoneExpression;

namespace {

constexpr int max_depth = 200;            // zones upon zones
constexpr std::size_t max_leaves = 4096;  // shapes in one zone, after names are replaced

class Resolver {
 public:
  explicit Resolver(Builder& builder) : b_{&builder} {
    b_->each<text::ZoneDeclaration>([&](const text::ZoneDeclaration& tree, const auto&) {
      trees_.try_emplace(tree.name.text, Named{&tree, {}, false, false});
    });
  }

  // The expression of a declared zone, or nullptr if something in it was told.
  const ZoneExpression* resolve(const text::Name& name) {
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
                "");
      return nullptr;
    }
    zone.open = true;
    open_.push_back(zone.tree);
    zone.expression = expression(zone.tree->zone);
    open_.pop_back();
    zone.open = false;
    zone.done = true;
    if (zone.expression && leaves(*zone.expression) > max_leaves) {
      b_->error(codes::too_deep, name.span,
                fmt::format("`{}` is made of too many shapes", name.text),
                fmt::format("at most {} shapes in one zone", max_leaves));
      zone.expression.reset();
    }
    return zone.expression ? &*zone.expression : nullptr;
  }

  // Is the zone only lines? Read from the words alone, so that a lock needs no file.
  [[nodiscard]] bool is_line(const text::ZoneTerm& term, int depth = 0) const {
    using Op = text::ZoneTerm::Op;
    if (term.op == Op::shape) return term.shape.sort != text::Shape::Sort::area;
    if (term.op == Op::name) {
      const auto named = trees_.find(term.name.text);
      return named != trees_.end() && depth < max_depth &&
             is_line(named->second.tree->zone, depth + 1);
    }
    const auto line = [&](const text::ZoneTerm& operand) { return is_line(operand, depth + 1); };
    return term.op == Op::either && std::ranges::all_of(term.operands, line);
  }

 private:
  struct Named {
    const text::ZoneDeclaration* tree;
    std::optional<ZoneExpression> expression;
    bool open;
    bool done;
  };

  static std::size_t leaves(const ZoneExpression& expression) {
    std::size_t n = expression.operands.empty() ? 1 : 0;
    for (const ZoneExpression& operand : expression.operands) n += leaves(operand);
    return n;
  }

  void circle(const text::Name& name) {
    auto& d = b_->error(codes::cycle, name.span, fmt::format("`{}` stands on itself", name.text),
                        "let one of these zones stand on zones outside the circle");
    const auto same = [&](const text::ZoneDeclaration* open) {
      return open->name.text == name.text;
    };
    for (auto it = std::ranges::find_if(open_, same); it != open_.end(); ++it) {
      d.notes.push_back({(*it)->name.span.begin, (*it)->name.span.end, "in the circle"});
    }
  }

  std::optional<ZoneExpression> expression(const text::ZoneTerm& term) {
    using Op = text::ZoneTerm::Op;
    if (term.op == Op::name) {
      const ZoneExpression* named = resolve(term.name);
      return named == nullptr ? std::nullopt : std::optional{*named};
    }
    ZoneExpression out;
    if (term.op == Op::shape) {
      auto shape = shape_of(term.shape);
      if (!shape) return std::nullopt;
      out.shape = std::move(*shape);
      return out;
    }
    out.op = term.op == Op::within   ? ZoneExpression::Op::buffer
             : term.op == Op::either ? ZoneExpression::Op::either
             : term.op == Op::both   ? ZoneExpression::Op::both
                                     : ZoneExpression::Op::less;
    out.distance = term.distance.value;
    bool sound = true;
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

  std::optional<earth::Shape> shape_of(const text::Shape& tree) {
    const auto kind = static_cast<earth::ShapeKind>(tree.sort);
    const auto edges = static_cast<earth::EdgeKind>(tree.edges);
    if (tree.file) return from_file(*tree.file, kind, edges);
    earth::Shape out;
    out.kind = kind;
    out.edges = edges;
    out.rings.emplace_back();
    for (const text::Point& point : tree.points) {
      const auto at = earth::Position::make(point.latitude_e7, point.longitude_e7);
      if (!at) return std::nullopt;
      out.rings.back().push_back(*at);
    }
    return out;
  }

  std::optional<earth::Shape> from_file(const text::Name& file, earth::ShapeKind kind,
                                        earth::EdgeKind edges) {
    const std::size_t mark = file.text.find('#');
    const std::string path = file.text.substr(0, mark);
    const std::string fragment = mark == std::string::npos ? "" : file.text.substr(mark + 1);
    if (!b_->beside) {
      b_->error(codes::missing_file, file.span, fmt::format("`{}` cannot be read here", path), "");
      return std::nullopt;
    }
    const auto text = b_->beside(path);
    if (!text) {
      const std::string& help = text.fault().help;
      b_->error(codes::missing_file, file.span, text.fault().message,
                help.empty() ? "the file is looked for beside the accord" : help);
      return std::nullopt;
    }
    auto shape = earth::shape_from_geojson(*text, fragment, kind, edges);
    if (!shape) {
      b_->error(codes::bad_zone, file.span, shape.fault().message, shape.fault().help);
      return std::nullopt;
    }
    return std::move(*shape);
  }

  Builder* b_;
  std::map<std::string, Named, std::less<>> trees_;
  std::vector<const text::ZoneDeclaration*> open_;
};

static_assert(static_cast<int>(earth::ShapeKind::path) ==
              static_cast<int>(text::Shape::Sort::path));
static_assert(static_cast<int>(earth::EdgeKind::rhumb) ==
              static_cast<int>(text::Shape::Edges::rhumb));

std::optional<earth::CompiledZone> compiled(Builder& b, const text::ZoneDeclaration& tree,
                                            const ZoneExpression& expression) {
  auto zone = earth::compile(tree.name.text, expression);
  if (zone) return std::move(*zone);
  b.error(codes::bad_zone, tree.zone.span, zone.fault().message, zone.fault().help);
  return std::nullopt;
}

std::optional<earth::CompiledZone> from_lock(Builder& b,
                                             const std::vector<earth::CompiledZone>& locked,
                                             const text::ZoneDeclaration& tree) {
  const auto found = std::ranges::find(locked, tree.name.text, &earth::CompiledZone::name);
  if (found != locked.end()) return *found;
  b.error(codes::bad_zone, tree.name.span,
          fmt::format("the zone lock does not hold `{}`", tree.name.text),
          "compile the zones anew");
  return std::nullopt;
}

}  // namespace

void build_zones(Builder& b, std::string_view lock) {
  std::vector<earth::CompiledZone> locked;
  if (!lock.empty()) {
    auto zones = earth::zones_from_lock(lock);
    if (!zones)
      b.error(codes::bad_zone, {0, 0}, zones.fault().message, zones.fault().help);
    else
      locked = std::move(*zones);
  }
  Resolver resolver{b};
  b.each<text::ZoneDeclaration>([&](const text::ZoneDeclaration& tree, const auto&) {
    if (b.zone_index.contains(tree.name.text) || b.lines.contains(tree.name.text)) return;
    const bool line = resolver.is_line(tree.zone);
    if (line) b.lines.emplace(tree.name.text, tree.name.span);
    std::optional<earth::CompiledZone> zone;
    if (!lock.empty()) {
      if (!line) zone = from_lock(b, locked, tree);
    } else if (const ZoneExpression* expression = resolver.resolve(tree.name)) {
      if (!line) zone = compiled(b, tree, *expression);
    }
    if (!zone) return;
    b.zone_index.emplace(tree.name.text, b.accord.zones.size());
    b.accord.zones.push_back({tree.name.text, std::move(*zone)});
  });
}

}  // namespace casus::accord
