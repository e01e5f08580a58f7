// Values, conditions and norms as S-expressions.
#include "casus/text/dump_parts.h"

namespace casus::text::dump_parts {

std::string plain(const Name& name) { return name.text; }
std::string quoted(const Name& name) { return fmt::format("\"{}\"", name.text); }

std::string when(const Date& date) { return value(date); }

std::string operand(const Operand& one) {
  if (!one.choice.empty()) return "#" + one.choice;
  if (const auto* word = std::get_if<std::string>(&one.value)) return *word;
  if (const auto* day = std::get_if<measure::Instant>(&one.value)) return measure::print(*day);
  return measure::print(std::get<measure::Decimal>(one.value));
}

std::string tests(const Tests& tree) {
  constexpr std::string_view signs[] = {"=", "<", "<=", ">", ">="};
  const auto test = [&](const Test& t) {
    return fmt::format("({} {} {}{}{})", signs[static_cast<std::size_t>(t.comparison)],
                       t.attribute.text, operand(t.operand), t.operand.unit.empty() ? "" : " ", t.operand.unit);
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

std::string proof(const Proof& p) {
  return fmt::format("(proof {} {}{})", p.origins.value, p.grade.text,
                     p.attributed_by ? " by " + p.attributed_by->text : "");
}

namespace {

std::string share(const Share& s) {
  constexpr std::string_view sorts[] = {"consensus", "majority", "two-thirds", "", "unanimity", "silent-consensus"};
  constexpr std::string_view bases[] = {"", " of-members", " of-seats", " of-those-voting", " of-votes"};
  const std::string_view sort = sorts[static_cast<std::size_t>(s.sort)];
  return fmt::format("{}{}", sort.empty() ? std::to_string(s.number) : std::string(sort),
                     bases[static_cast<std::size_t>(s.base)]);
}

}  // namespace

std::string carried_by(const CarriedBy& rule) {
  std::string out = share(rule.share);
  for (const Share& also : rule.also) out += " and " + share(also);
  return out + (rule.quorum ? fmt::format(" (quorum {})", share(*rule.quorum)) : "");
}

std::string votes(const std::optional<Votes>& each) {
  if (!each) return "";
  std::string out = " (votes";
  for (const Integer& one : each->of_each) out += " " + std::to_string(one.value);
  return out + ")";
}

namespace {

std::string who(const Who& w) {
  switch (w.sort) {
    case Who::Sort::anyone:
      return "anyone";
    case Who::Sort::another_party:
      return "another";
    case Who::Sort::same_party:
      return "same";
    case Who::Sort::named:
      break;
  }
  return "(" + (w.names.empty() ? "" : each(w.names, plain).substr(1)) + ")";
}

std::string place(const Place& p) {
  if (p.sort == Place::Sort::there) return " (there)";
  if (p.sort == Place::Sort::within) return fmt::format(" (in (within {} {}))", value(p.distance), p.zone.text);
  return fmt::format(" (in {})", p.zone.text);
}

std::string amount(const Amount& a) {
  return fmt::format("{}{}{}", value(a.value), a.unit.empty() ? "" : " " + a.unit,
                     a.attribute ? " of " + a.attribute->text : "");
}

std::string event(const Event& e) {
  std::string out;
  if (e.sort == Event::Sort::carried) return fmt::format("(carried {})", e.motion.text);
  if (e.sort == Event::Sort::breach) {
    out = fmt::format("breach{}{}", e.severity ? " " + e.severity->text : "", each(e.norms, plain));
  } else {
    out = kind(e.kind);
  }
  if (e.by) out += " by " + who(*e.by);
  if (e.on) out += " on " + who(*e.on);
  if (e.place) out += place(*e.place);
  return fmt::format("({})", out);
}

std::string condition(const Condition& c);

std::string literal(const Literal& l) {
  constexpr std::string_view quantities[] = {"", "no ", ">= ", "> "};
  if (l.sort == Literal::Sort::group) return condition(l.group.front());
  if (l.sort == Literal::Sort::notified) {
    const std::string to = l.notified_to.empty() ? "" : " to" + each(l.notified_to, plain);
    return fmt::format("(notified{} {})", to, value(l.notice));
  }
  std::string out{quantities[static_cast<std::size_t>(l.quantity)]};
  if (!l.amount.span.empty()) out += amount(l.amount) + " ";
  out += event(l.event);
  if (l.within) out += " within " + value(*l.within);
  if (l.since) out += " since " + event(*l.since);
  return fmt::format("({})", out);
}

std::string condition(const Condition& c) {
  const auto conjunction = [&](const std::vector<Literal>& all) {
    return all.size() == 1 ? literal(all.front()) : fmt::format("(and{})", each(all, literal));
  };
  if (c.any_of.size() == 1) return conjunction(c.any_of.front());
  return fmt::format("(or{})", each(c.any_of, conjunction));
}

std::string anchor(const Anchor& a) {
  constexpr std::string_view clocks[] = {"", "start ", "finding ", "attribution "};
  if (a.sort == Anchor::Sort::entry_into_force) return "entry";
  if (a.sort == Anchor::Sort::date) return value(a.date);
  return std::string(clocks[static_cast<std::size_t>(a.clock)]) + event(a.event);
}

std::string moment(const Moment& m) {
  return (m.after ? value(*m.after) + " after " : std::string{}) + anchor(m.anchor);
}

std::string rung(const Rung& r) {
  const auto count = [](const Count& c) {
    return fmt::format("({} {}{})", value(c.amount), c.measure.text,
                       c.within ? " within " + value(*c.within) : "");
  };
  return fmt::format("({}{})", r.severity.text, each(r.any_of, count));
}

std::string excuse(const Excuse& e) {
  switch (e.sort) {
    case Excuse::Sort::only_if:
      return fmt::format("(if {})", condition(e.condition));
    case Excuse::Sort::unless:
      return fmt::format("(unless {})", condition(e.condition));
    case Excuse::Sort::notwithstanding:
      return fmt::format("(notwithstanding{})", each(e.norms, plain));
    case Excuse::Sort::each_declaration:
      break;
  }
  return "(counted)";
}

std::string deed(const Deed& d) {
  std::string out = d.verb.text;
  if (d.sort == Deed::Sort::report_position) out += " position";
  if (d.more_than) out += fmt::format(" (more-than {})", amount(*d.more_than));
  if (d.kind) out += " " + kind(*d.kind);
  if (!d.motion.text.empty()) out += " " + d.motion.text;
  if (d.carried_by) out += fmt::format(" (carried-by {})", carried_by(*d.carried_by));
  if (d.on) out += " (on " + who(*d.on) + ")";
  if (d.place) out += place(*d.place);
  if (d.to) out += " (to " + who(*d.to) + ")";
  if (d.dwell) out += fmt::format(" (for{} {})", d.longer_than ? " more-than" : "", value(*d.dwell));
  return out;
}

std::string whens(const Norm& n) {
  std::string out;
  if (n.from) out += fmt::format(" (from {})", moment(*n.from));
  if (n.until) out += fmt::format(" (until {})", moment(*n.until));
  if (n.within) {
    out += fmt::format(" (within {}{})", value(*n.within), n.after ? " after " + anchor(*n.after) : "");
  }
  if (n.before) out += fmt::format(" (before {})", value(*n.before));
  if (n.every) out += fmt::format(" (every {})", value(*n.every));
  for (const Yearly& day : n.yearly) out += fmt::format(" (yearly {}-{})", day.month, day.day);
  return out;
}

std::string test(const ChoiceTest& t) {
  std::string out = (t.negated ? "not #" : "#") + t.choice.text;
  if (t.is == ChoiceTest::Is::option) out += fmt::format(" is {}", t.option);
  if (t.is == ChoiceTest::Is::text) out += fmt::format(" is \"{}\"", t.text);
  if (t.is == ChoiceTest::Is::drop) out += " is drop";
  return fmt::format("({})", out);
}

std::string chamber(const Chamber& c) {
  return fmt::format("({} {} {})", c.name.text, value(c.seats), carried_by(c.carried_by));
}

}  // namespace

std::string guard(const Guard& g) {
  const auto conjunction = [](const std::vector<ChoiceTest>& all) {
    return fmt::format("(and{})", each(all, test));
  };
  return fmt::format("(if{})", each(g.any_of, conjunction));
}

std::string meaning(const Meaning& m) {
  return fmt::format("({} means {}{}{})", m.name.text, condition(m.condition),
                     m.lasting ? " lasting " + value(*m.lasting) : "",
                     m.pause ? " pause " + value(*m.pause) : "");
}

std::string norm(const Norm& n) {
  std::string out = n.on ? fmt::format("(on {}) ", event(*n.on)) : "";
  out += n.nobody ? "nobody" : n.any_party ? "any" : who(*n.who);
  if (n.together) out += " together";
  if (n.modal == Norm::Modal::must) out += " must";
  if (n.modal == Norm::Modal::may) out += " may";
  out += " " + deed(n.deed) + whens(n) + each(n.excuses, excuse) + each(n.ladder, rung);
  if (n.proof) out += " " + proof(*n.proof);
  return fmt::format("({})", out);
}

std::string in_force(const InForce& f) {
  std::string out = "in-force";
  if (f.article) out += " article " + value(*f.article);
  if (f.sort == InForce::Sort::date) out += " " + value(f.date);
  if (f.sort == InForce::Sort::ratified) out += fmt::format(" (last{})", each(f.last_of, plain));
  if (f.sort == InForce::Sort::event) out += " after " + event(f.event);
  if (f.term) out += " for " + value(*f.term);
  if (f.renewed_by) out += " renewed " + f.renewed_by->text;
  if (f.suspended) out += " suspended " + condition(*f.suspended);
  return fmt::format("({})", out);
}

std::string route(const Route& r) {
  constexpr std::string_view orders[] = {"", " before", " after"};
  const auto conjunction = [](const std::vector<Chamber>& all) {
    return fmt::format("(and{})", each(all, chamber));
  };
  return fmt::format("({} ratifies{}{}{})", r.party.text, each(r.any_of, conjunction),
                     orders[static_cast<std::size_t>(r.order)], each(r.signatories, plain));
}

}  // namespace casus::text::dump_parts
