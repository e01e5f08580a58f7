// Zones: `less` binds last, then `or`, then `and`; `within D of` takes one term.
#include "casus/text/codes.h"
#include "casus/text/rules.h"

namespace casus::text {

namespace {

constexpr int max_depth = 32;  // of `within D of within D of ...`

Shape shape(Cursor& cursor, Shape::Sort sort) {
  Shape out;
  out.sort = sort;
  if (cursor.at(TokenKind::string)) {
    out.file = cursor.string("a file");
  } else {
    out.points.push_back(cursor.point());
    while (cursor.at(",") && cursor.at(TokenKind::coordinate, 1)) {
      cursor.take();
      out.points.push_back(cursor.point());
    }
  }
  if (cursor.accept({",", "geodesic"}))
    out.edges = Shape::Edges::geodesic;
  else if (cursor.accept({",", "rhumb"}))
    out.edges = Shape::Edges::rhumb;
  if (cursor.accept({",", "as"})) {
    cursor.expect("of");
    out.as_of = cursor.date();
  }
  return out;
}

ZoneTerm term(Cursor& cursor, int depth) {
  const std::size_t first = cursor.index();
  ZoneTerm out;
  if (depth > max_depth) {
    cursor.fail(codes::too_deep, cursor.peek().span, "`within` inside `within` goes too deep",
                "name the inner zone and use its name");
    return out;
  }
  out.op = ZoneTerm::Op::shape;
  if (cursor.accept("within")) {
    out.op = ZoneTerm::Op::within;
    out.distance = cursor.length();
    cursor.expect("of");
    out.operands.push_back(term(cursor, depth + 1));
  } else if (cursor.accept("area")) {
    out.shape = shape(cursor, Shape::Sort::area);
  } else if (cursor.accept("line")) {
    out.shape = shape(cursor, Shape::Sort::line);
  } else if (cursor.accept("path")) {
    out.shape = shape(cursor, Shape::Sort::path);
  } else if (cursor.at_name() || cursor.at(TokenKind::choice)) {
    out.op = ZoneTerm::Op::name;
    out.name = cursor.name_or_choice("a zone");
  } else {
    cursor.fail_expected("`area`, `line`, `path`, `within` or the name of a zone");
  }
  out.span = cursor.span_from(first);
  return out;
}

ZoneTerm combined(ZoneTerm::Op op, std::vector<ZoneTerm> operands) {
  if (operands.size() == 1) return std::move(operands.front());
  ZoneTerm out;
  out.op = op;
  out.span = join(operands.front().span, operands.back().span);
  out.operands = std::move(operands);
  return out;
}

ZoneTerm intersection(Cursor& cursor) {
  std::vector<ZoneTerm> operands;
  do operands.push_back(term(cursor, 0));
  while (cursor.accept("and"));
  return combined(ZoneTerm::Op::both, std::move(operands));
}

ZoneTerm alternatives(Cursor& cursor) {
  std::vector<ZoneTerm> operands;
  do operands.push_back(intersection(cursor));
  while (cursor.accept("or"));
  return combined(ZoneTerm::Op::either, std::move(operands));
}

}  // namespace

ZoneDeclaration zone_rule(Cursor& cursor) {
  cursor.reading("a zone", "zone buffer is within 15 km of front.");
  ZoneDeclaration out;
  out.name = cursor.name("a zone's name");
  cursor.expect("is");
  if (cursor.accept({"each", "of"})) {
    if (cursor.at(TokenKind::string))
      out.each_of_file = cursor.string("a file");
    else
      out.each_of = cursor.names("a zone, or a file in quotation marks");
    return out;
  }
  // One operation with all that is taken away: `a, less b, less c` grows by width.
  std::vector<ZoneTerm> operands;
  do operands.push_back(alternatives(cursor));
  while (cursor.accept({",", "less"}));
  out.zone = combined(ZoneTerm::Op::less, std::move(operands));
  return out;
}

}  // namespace casus::text
