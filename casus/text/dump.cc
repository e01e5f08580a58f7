// The tree as S-expressions, for tests: what differs in meaning differs here,
// what differs only in spelling does not.
#include <fmt/format.h>

#include "casus/text/dump_parts.h"
#include "casus/text/parser.h"

namespace casus::text {

using namespace dump_parts;

namespace {

std::string shape(const Shape& tree) {
  constexpr std::string_view sorts[] = {"area", "line", "path"};
  constexpr std::string_view edges[] = {"", " geodesic", " rhumb"};
  const auto point = [](const Point& p) {
    return fmt::format("{}/{}", p.latitude_e7, p.longitude_e7);
  };
  return fmt::format("({}{}{}{}{})", sorts[static_cast<std::size_t>(tree.sort)],
                     tree.file ? " " + quoted(*tree.file) : "", each(tree.points, point),
                     edges[static_cast<std::size_t>(tree.edges)],
                     tree.as_of ? " as-of " + when(*tree.as_of) : "");
}

std::string zone(const ZoneTerm& term) {
  constexpr std::string_view words[] = {"", "", "within", "or", "and", "less"};
  if (term.op == ZoneTerm::Op::name) return term.name.text;
  if (term.op == ZoneTerm::Op::shape) return shape(term.shape);
  const std::string distance =
      term.op == ZoneTerm::Op::within ? " " + value(term.distance) : std::string{};
  return fmt::format("({}{}{})", words[static_cast<std::size_t>(term.op)], distance,
                     each(term.operands, zone));
}

std::string option(const SourceOption& o) {
  constexpr std::string_view words[] = {"origin", "grade",    "gap",     "lost",   "late", "silent",
                                        "covers", "releases", "records", "spread", "where"};
  std::string out{words[static_cast<std::size_t>(o.sort)]};
  if (!o.word.text.empty()) out += " " + o.word.text;
  if (!o.time.span.empty()) out += " " + value(o.time);
  if (o.from) out += " " + when(*o.from);
  if (o.to) out += " " + when(*o.to);
  out += tests(o.tests);
  if (o.by) out += " by " + o.by->text;
  return fmt::format("({})", out);
}

struct Print {
  std::string operator()(const Broken&) const { return "(broken)"; }
  std::string operator()(const AccordDeclaration& d) const {
    return fmt::format("(accord {} {} {}{})", quoted(d.title), d.draft.value, when(d.of),
                       d.offset ? " " + d.offset->text : "");
  }
  std::string operator()(const PartyDeclaration& d) const {
    return fmt::format("(party {} {})", d.name.text, quoted(d.title));
  }
  std::string operator()(const GroupDeclaration& d) const {
    return fmt::format("(group {}{}{}{}{})", d.name.text, d.title ? " " + quoted(*d.title) : "",
                       d.everyone_except ? " except" : "", each(d.members, plain), votes(d.votes));
  }
  std::string operator()(const BodyDeclaration& d) const {
    std::string out =
        fmt::format("(body {} {} (of{}){}", d.name.text, quoted(d.title), each(d.members, plain), votes(d.votes));
    if (d.deciding) out += fmt::format(" (deciding {})", carried_by(*d.deciding));
    if (!d.led_by.empty()) out += fmt::format(" (led{})", each(d.led_by, plain));
    if (!d.backed_by.empty()) out += fmt::format(" (backed{})", each(d.backed_by, plain));
    return out + ")";
  }
  std::string operator()(const ZoneDeclaration& d) const {
    if (d.each_of_file) return fmt::format("(zone {} (each {}))", d.name.text, quoted(*d.each_of_file));
    if (!d.each_of.empty()) return fmt::format("(zone {} (each{}))", d.name.text, each(d.each_of, plain));
    return fmt::format("(zone {} {})", d.name.text, zone(d.zone));
  }
  std::string operator()(const KindDeclaration& d) const {
    return fmt::format("(kind {}{}{})", d.name.text, d.title ? " " + quoted(*d.title) : "",
                       each(d.bases, kind));
  }
  std::string operator()(const SourceDeclaration& d) const {
    return fmt::format("(source {} {} {}{})", d.name.text, quoted(d.title), d.format.text,
                       each(d.options, option));
  }
  std::string operator()(const SeverityDeclaration& d) const {
    return fmt::format("(severity{})", each(d.names, plain));
  }
  std::string operator()(const SameIncidentDeclaration& d) const {
    return fmt::format("(same {} {})", measure::print(d.distance.value),
                       measure::print(d.time.value));
  }
  std::string operator()(const Proof& p) const { return proof(p); }
  std::string operator()(const Meaning& m) const { return dump_parts::meaning(m); }
  std::string operator()(const Norm& n) const { return dump_parts::norm(n); }
  std::string operator()(const InForce& f) const { return dump_parts::in_force(f); }
  std::string operator()(const Route& r) const { return dump_parts::route(r); }
};

}  // namespace

std::string dump(const File& file) {
  std::string out;
  for (const Block& block : file.blocks) {
    for (const Sentence& sentence : block.sentences) {
      if (sentence.number) out += sentence.number->text + " ";
      if (sentence.guard) out += guard(*sentence.guard) + " ";
      out += std::visit(Print{}, sentence.form) + "\n";
    }
  }
  return out;
}

}  // namespace casus::text
