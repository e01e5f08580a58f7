// Names: what the formal text declares, for the prose; and what it declares in vain.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "casus/lint/structure.h"
#include "casus/lint/words.h"
#include "casus/text/codes.h"

namespace casus::lint {

namespace codes = text::codes;

namespace {

std::string plain(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    out += c == '_' || c == '-' ? ' ' : upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

// "zones.geojson#contact-line" speaks of a contact line.
void add_shapes(const text::ZoneTerm& term, std::vector<std::string>& out) {
  if (term.shape.file) {
    const std::string& path = term.shape.file->text;
    out.push_back(plain(path.substr(path.find('#') == std::string::npos ? 0 : path.find('#') + 1)));
  }
  for (const text::ZoneTerm& operand : term.operands) add_shapes(operand, out);
}

// A rung that counts says what a serious breach is.
void add_rungs(const text::Norm& norm, std::vector<std::string>& out) {
  for (const text::Rung& rung : norm.ladder) {
    if (rung.any_of.empty()) continue;
    for (const std::string_view noun : {"breach", "breaches", "violation", "violations"})
      out.push_back(fmt::format("{} {}", plain(rung.severity.text), noun));
  }
}

// The severities that a numbered sentence speaks of: the rungs of its ladder, and the
// breaches that it waits for.
void add_severities(const text::Sentence& sentence, DeclaredNames& out) {
  const auto add = [&](const text::Name& severity) {
    out.severities.emplace_back(sentence.number->text, plain(severity.text));
  };
  const VisitEvent asked = [&](const text::Event& event, const text::Literal*) {
    if (event.severity) add(*event.severity);
  };
  if (const auto* meaning = std::get_if<text::Meaning>(&sentence.form)) each_event(meaning->condition, asked);
  const auto* norm = std::get_if<text::Norm>(&sentence.form);
  if (norm == nullptr) return;
  for (const text::Rung& rung : norm->ladder) add(rung.severity);
  each_event(*norm, asked);
}

struct Gather {
  DeclaredNames& out;
  void thing(const text::Name& name) const { out.things.push_back(plain(name.text)); }
  void operator()(const text::KindDeclaration& d) const {
    thing(d.name);
    if (d.title) thing(*d.title);
  }
  void operator()(const text::PartyDeclaration& d) const {
    thing(d.name);
    thing(d.title);
  }
  void operator()(const text::GroupDeclaration& d) const {
    thing(d.name);
    if (d.title) thing(*d.title);
  }
  void operator()(const text::BodyDeclaration& d) const {
    thing(d.name);
    thing(d.title);
  }
  void operator()(const text::Meaning& d) const { thing(d.name); }
  void operator()(const text::Norm& d) const { add_rungs(d, out.things); }
  void operator()(const text::ZoneDeclaration& d) const {
    out.zones.push_back(plain(d.name.text));
    add_shapes(d.zone, out.zones);
  }
  void operator()(const auto&) const {}
};

}  // namespace

DeclaredNames declared_names(const text::File& file) {
  DeclaredNames out;
  for (const text::Block& block : file.blocks) {
    for (const text::Sentence& sentence : block.sentences) {
      std::visit(Gather{out}, sentence.form);
      if (sentence.number) add_severities(sentence, out);
      // Of a broken sentence the name is known, and that is enough to define it.
      if (!sentence.declares.text.empty()) out.things.push_back(plain(sentence.declares.text));
    }
  }
  return out;
}

namespace {

// Every name that some sentence uses, in whatever place.
class Uses {
 public:
  explicit Uses(const View& view) {
    for (const auto& said : view.zones) zone(*said.form);
    for (const auto& said : view.kinds) {
      for (const text::KindUse& base : said.form->bases) add(base.name);
    }
    for (const auto& said : view.sources) source(*said.form);
    for (const auto& said : view.meanings) condition(said.form->condition);
    for (const auto& said : view.norms) norm(*said.form);
    for (const auto& said : view.in_force) entry(*said.form);
    if (!view.routes.empty()) kinds_.insert("ratify");
  }

  [[nodiscard]] bool has(std::string_view name) const { return names_.contains(name); }
  // The kinds that some norm or condition asks for.
  [[nodiscard]] const std::set<std::string, std::less<>>& kinds() const { return kinds_; }

 private:
  void add(const text::Name& name) { names_.insert(name.text); }
  void kind(const text::KindUse& use) {
    if (use.name.text.empty()) return;
    add(use.name);
    kinds_.insert(use.name.text);
  }
  void term(const text::ZoneTerm& one) {
    add(one.name);
    for (const text::ZoneTerm& operand : one.operands) term(operand);
  }
  void zone(const text::ZoneDeclaration& declaration) {
    term(declaration.zone);
    for (const text::Name& each : declaration.each_of) add(each);
  }
  // `covers` alone is no use of a zone: it tells where somebody looks.
  void source(const text::SourceDeclaration& declaration) {
    for (const text::SourceOption& one : declaration.options) {
      if (one.sort == text::SourceOption::Sort::where) add(one.word);
    }
  }
  void event(const text::Event& one) {
    kind(one.kind);
    if (one.place) add(one.place->zone);
  }
  void condition(const text::Condition& one) {
    each_event(one, [&](const text::Event& e, const text::Literal*) { event(e); });
  }
  void entry(const text::InForce& one) {
    event(one.event);
    if (one.suspended) condition(*one.suspended);
    if (!one.renewed_by) return;
    add(*one.renewed_by);
    kinds_.insert(one.renewed_by->text);
  }
  void norm(const text::Norm& one) {
    using Sort = text::Deed::Sort;
    const Sort sort = one.deed.sort;
    add(one.deed.verb);
    if (sort == Sort::act || sort == Sort::report || sort == Sort::vote)
      kinds_.insert(one.deed.verb.text);
    if (one.deed.kind) kind(*one.deed.kind);
    if (one.deed.place) add(one.deed.place->zone);
    each_event(one, [&](const text::Event& e, const text::Literal*) { event(e); });
  }

  std::set<std::string, std::less<>> names_;
  std::set<std::string, std::less<>> kinds_;
};

// Names that open choices may put there count as used.
bool chosen_somewhere(const View& view, std::string_view name) {
  return std::ranges::any_of(view.choices.choices, [&](const text::Choice& choice) {
    return std::ranges::any_of(choice.options, [&](const text::Option& one) { return one.value == name; });
  });
}

struct Idle {
  const View& view;
  Uses uses;
  std::vector<text::Diagnostic> out;

  void look(const text::Name& name, std::string_view what, std::string_view help) {
    if (uses.has(name.text) || chosen_somewhere(view, name.text)) return;
    text::Diagnostic d = warning(codes::unused_name, name.span,
                                 fmt::format("the {} `{}` is declared and never used", what, name.text),
                                 std::string{help});
    d.label = "no sentence asks for it";
    out.push_back(std::move(d));
  }

  void look(const text::SourceDeclaration& source) {
    const auto asked = [&](const std::string& kind) { return view.gives(source, kind); };
    if (std::ranges::any_of(uses.kinds(), asked)) return;
    text::Diagnostic d =
        warning(codes::unused_name, source.name.span,
                fmt::format("the source `{}` gives nothing that a sentence asks for", source.name.text),
                "write the norm that it should watch, a `where ... is ...`, or strike the source");
    out.push_back(std::move(d));
  }
};

}  // namespace

// A text without norms is only begun, and a broken sentence may use anything.
std::vector<text::Diagnostic> unused_names(const View& view) {
  if (view.norms.empty() || view.broken) return {};
  Idle idle{view, Uses{view}, {}};
  for (const auto& said : view.zones)
    idle.look(said.form->name, "zone", "write the norm that holds there, or strike it");
  for (const auto& said : view.kinds)
    idle.look(said.form->name, "kind", "write the norm that is about it, or strike it");
  for (const auto& said : view.meanings)
    idle.look(said.form->name, "meaning", "let a norm turn on it: `if ...`, `on ...`, or strike it");
  for (const auto& said : view.sources) idle.look(*said.form);
  return std::move(idle.out);
}

}  // namespace casus::lint
