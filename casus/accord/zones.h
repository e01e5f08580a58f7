// Zones while reading: names become expressions, expressions compiled zones, each
// once. Zones that a norm makes for itself (`within 3 km of front`) and those of a
// family (`each of`) are compiled here too.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/accord/builder.h"
#include "casus/earth/zone.h"

namespace casus::accord {

class ZoneResolver {
 public:
  ZoneResolver(Builder& builder, std::string_view lock);

  // Compiles every declared zone and family, in the order of the text.
  void build_all();

  // `within D of NAME` as a zone of its own; of a family one for each member. Empty
  // if something in it was told.
  std::vector<std::size_t> within(const text::Place& place);
  // All zones of a family as one, for conditions.
  std::optional<std::size_t> all_of(const ZoneFamily& family, text::Span span);

 private:
  struct Named {
    const text::ZoneDeclaration* tree = nullptr;
    std::optional<earth::ZoneExpression> expression;
    bool open = false;
    bool done = false;
  };
  // A zone to be compiled: what it is called by people, in the lock, and where it
  // stands in the text.
  struct Label {
    std::string name;
    std::string locked;
    text::Span span;
  };

  const earth::ZoneExpression* resolve(const text::Name& name);
  std::optional<earth::ZoneExpression> expression(const text::ZoneTerm& term);
  std::optional<earth::ZoneExpression> combined(const text::ZoneTerm& term);
  std::optional<earth::Shape> shape_of(const text::Shape& tree);
  std::optional<earth::Shape> from_file(const text::Name& file, const text::Shape& tree);
  const std::string* read(const text::Name& file, const std::string& path);
  [[nodiscard]] bool is_line(const text::ZoneTerm& term, int depth = 0) const;
  [[nodiscard]] static bool is_family(const text::ZoneDeclaration& tree);
  void circle(const text::Name& name);
  void declared(const text::ZoneDeclaration& tree);
  void family(const text::ZoneDeclaration& tree);
  void members_of_file(const text::ZoneDeclaration& tree, ZoneFamily& out);
  std::optional<std::size_t> add(const Label& label, const earth::ZoneExpression* expression);
  std::optional<std::size_t> around(const text::Place& place, const Label& label,
                                    const earth::ZoneExpression* inner);

  Builder* b_;
  bool use_lock_ = false;
  std::map<std::string, earth::CompiledZone, std::less<>> locked_;
  std::vector<std::string> lock_order_;
  ByName<Named> trees_;
  std::vector<const text::ZoneDeclaration*> open_;
  ByName<std::string> files_;                   // read once, by path
  ByName<std::size_t> added_;                   // indices, by the name in the lock
  std::map<std::size_t, earth::ZoneExpression> expressions_;  // by index
};

// Where a norm looks: one zone, or each of several, or the zone of its trigger.
struct Places {
  std::optional<std::size_t> zone;
  std::vector<std::size_t> each;
  bool there = false;
};
[[nodiscard]] Places use_place(Builder& builder, const text::Place& place);

// Where a condition looks; a family is all of its zones together.
[[nodiscard]] Where use_where(Builder& builder, const text::Place& place);

// The indices of an area, or of the zones of a family; empty if the name is unknown,
// a line (told), or broken.
[[nodiscard]] std::vector<std::size_t> use_zone(Builder& builder, const text::Name& name);

}  // namespace casus::accord
