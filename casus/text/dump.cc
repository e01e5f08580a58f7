// The tree as S-expressions, for tests: what differs in meaning differs here,
// what differs only in spelling does not.
#include <fmt/format.h>

#include "casus/text/parser.h"

namespace casus::text {

namespace {

template <typename List>
std::string each(const List& list, auto&& print) {
  std::string out;
  for (const auto& one : list) out += " " + print(one);
  return out;
}

std::string plain(const Name& name) { return name.text; }
std::string quoted(const Name& name) { return fmt::format("\"{}\"", name.text); }
std::string when(const Date& date) { return measure::print(date.value); }

std::string tests(const Tests& tree) {
  constexpr std::string_view signs[] = {"=", "<", "<=", ">", ">="};
  const auto test = [&](const Test& t) {
    const auto* word = std::get_if<std::string>(&t.operand.value);
    const std::string value =
        word != nullptr ? *word : measure::print(std::get<measure::Decimal>(t.operand.value));
    return fmt::format("({} {} {}{}{})", signs[static_cast<std::size_t>(t.comparison)],
                       t.attribute.text, value, t.operand.unit.empty() ? "" : " ", t.operand.unit);
  };
  const auto conjunction = [&](const std::vector<Test>& all) {
    return fmt::format("(and{})", each(all, test));
  };
  return tree.any_of.empty() ? "" : fmt::format(" (with{})", each(tree.any_of, conjunction));
}

std::string kind(const KindUse& use) {
  return use.tests.any_of.empty() ? use.name.text
                                  : fmt::format("({}{})", use.name.text, tests(use.tests));
}

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
      term.op == ZoneTerm::Op::within ? " " + measure::print(term.distance.value) : std::string{};
  return fmt::format("({}{}{})", words[static_cast<std::size_t>(term.op)], distance,
                     each(term.operands, zone));
}

std::string option(const SourceOption& o) {
  constexpr std::string_view words[] = {"origin", "grade",    "gap",     "lost",   "late", "silent",
                                        "covers", "releases", "records", "spread", "where"};
  std::string out{words[static_cast<std::size_t>(o.sort)]};
  if (!o.word.text.empty()) out += " " + o.word.text;
  if (o.time.span.begin != o.time.span.end) out += " " + measure::print(o.time.value);
  if (o.from) out += " " + when(*o.from);
  if (o.to) out += " " + when(*o.to);
  out += tests(o.tests);
  if (o.by) out += " by " + o.by->text;
  return fmt::format("({})", out);
}

std::string proof(const Proof& p) {
  return fmt::format("(proof {} {}{})", p.origins.value, p.grade.text,
                     p.attributed_by ? " by " + p.attributed_by->text : "");
}

std::string count(const Count& c) {
  return fmt::format("({} {}{})", c.amount.value, c.measure.text,
                     c.within ? " within " + measure::print(c.within->value) : "");
}

std::string rung(const Rung& r) {
  return fmt::format("({}{})", r.severity.text, each(r.any_of, count));
}

struct Print {
  std::string operator()(const Broken&) const { return "(broken)"; }
  std::string operator()(const NotYet&) const { return "(not-yet)"; }
  std::string operator()(const AccordDeclaration& d) const {
    return fmt::format("(accord {} {} {}{})", quoted(d.title), d.draft.value, when(d.of),
                       d.offset ? " " + d.offset->text : "");
  }
  std::string operator()(const PartyDeclaration& d) const {
    return fmt::format("(party {} {})", d.name.text, quoted(d.title));
  }
  std::string operator()(const GroupDeclaration& d) const {
    return fmt::format("(group {}{}{}{})", d.name.text, d.title ? " " + quoted(*d.title) : "",
                       d.everyone_except ? " except" : "", each(d.members, plain));
  }
  std::string operator()(const BodyDeclaration& d) const {
    std::string out =
        fmt::format("(body {} {} (of{})", d.name.text, quoted(d.title), each(d.members, plain));
    if (d.deciding) out += fmt::format(" (deciding {})", d.deciding->text);
    if (!d.led_by.empty()) out += fmt::format(" (led{})", each(d.led_by, plain));
    if (!d.backed_by.empty()) out += fmt::format(" (backed{})", each(d.backed_by, plain));
    return out + ")";
  }
  std::string operator()(const ZoneDeclaration& d) const {
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
  std::string operator()(const Norm& n) const {
    std::string out = n.nobody      ? "(nobody"
                      : n.any_party ? "(any"
                                    : fmt::format("(({})", each(n.subjects, plain).substr(1));
    out += n.deed == Norm::Deed::commit ? " commit " : " have ";
    out += kind(n.kind);
    if (n.place) out += " (in " + n.place->text + ")";
    if (n.dwell)
      out += fmt::format(" (for{} {})", n.more_than ? " more-than" : "",
                         measure::print(n.dwell->value));
    if (n.from) out += " (from " + when(*n.from) + ")";
    if (n.until) out += " (until " + when(*n.until) + ")";
    out += each(n.ladder, rung);
    if (n.proof) out += " " + proof(*n.proof);
    return out + ")";
  }
};

}  // namespace

std::string dump(const File& file) {
  std::string out;
  for (const Block& block : file.blocks) {
    for (const Sentence& sentence : block.sentences) {
      if (sentence.number) out += sentence.number->text + " ";
      out += std::visit(Print{}, sentence.form) + "\n";
    }
  }
  return out;
}

}  // namespace casus::text
