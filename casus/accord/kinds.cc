// Kinds: the given ones of the sources' formats, then the declared ones, bases
// first, so that each takes its root from below.
//
// A kind without a basis (`kind forces.`) has no root of its own. It takes the one
// that the deeds about it ask for: what is had or withdrawn is seen, what is declared
// is a declaration. Then what names positions of movers is a sighting, and everything
// else an incident.
#include <algorithm>

#include <fmt/format.h>

#include "casus/accord/builder.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

using fact::Root;

constexpr int max_depth = 200;            // kinds upon kinds
constexpr std::size_t max_parts = 4'096;  // kinds in one, each as often as it is met on the way down

using Trees = std::map<std::string, const text::KindDeclaration*, std::less<>>;

// What the deeds of the norms ask of bare kinds.
class Demands {
 public:
  Demands(Builder& builder, const Trees& trees) : b_{&builder}, trees_{&trees} {
    // A ceiling may be over what is seen or what is declared; a `declare` decides it.
    for (const bool ceilings : {false, true}) {
      b_->each<text::Norm>([&](const text::Norm& norm, const auto&) {
        const text::Deed& deed = norm.deed;
        if (!deed.kind || deed.more_than.has_value() != ceilings) return;
        if (const auto root = of(norm)) ask(deed.kind->name, *root);
      });
    }
    b_->each<text::SourceDeclaration>([&](const text::SourceDeclaration& source, const auto&) {
      const fact::Vocabulary* format = fact::vocabulary(source.format.text);
      if (format == nullptr || !format->tracks) return;
      for (const text::SourceOption& option : source.options)
        if (option.sort == text::SourceOption::Sort::where) ask(option.word, Root::sighting);
    });
  }

  [[nodiscard]] std::optional<Root> root(std::string_view kind) const {
    const auto found = roots_.find(kind);
    return found == roots_.end() ? std::nullopt : std::optional{found->second};
  }

 private:
  [[nodiscard]] static std::optional<Root> of(const text::Norm& norm) {
    using Sort = text::Deed::Sort;
    const auto each_declaration = [](const text::Excuse& excuse) {
      return excuse.sort == text::Excuse::Sort::each_declaration;
    };
    switch (norm.deed.sort) {
      case Sort::commit:
        return Root::incident;
      case Sort::have:
        if (std::ranges::any_of(norm.excuses, each_declaration)) return Root::declaration;
        return norm.within ? Root::incident : Root::sighting;
      case Sort::withdraw:
      case Sort::report_position:
        return Root::sighting;
      default:
        break;
    }
    if (norm.deed.verb.text == "declare") return Root::declaration;
    return std::nullopt;
  }

  // Down to the bare kinds below; the first to ask decides.
  void ask(const text::Name& name, Root root) {
    std::vector<const std::string*> open{&name.text};
    while (!open.empty()) {
      const std::string& kind = *open.back();
      open.pop_back();
      const auto tree = trees_->find(kind);
      if (tree == trees_->end() || !asked_.insert({kind, root}).second) continue;
      if (tree->second->bases.empty() && roots_.try_emplace(kind, root).second)
        b_->root_from.emplace(kind, name.span);
      for (const text::KindUse& base : tree->second->bases) open.push_back(&base.name.text);
    }
  }

  Builder* b_;
  const Trees* trees_;
  ByName<Root> roots_;
  std::set<std::pair<std::string, Root>> asked_;
};

class Resolver {
 public:
  Resolver(Builder& builder, const Trees& trees)
      : b_{&builder}, trees_{&trees}, demands_{builder, trees} {}

  void resolve_all() {
    b_->each<text::KindDeclaration>([&](const text::KindDeclaration& tree, const auto&) {
      if (trees_->at(tree.name.text) == &tree) resolve(tree, 0);
    });
  }

 private:
  void resolve(const text::KindDeclaration& tree, int depth) {
    if (b_->kind_index.contains(tree.name.text)) return;
    if (depth > max_depth) {
      b_->error(codes::too_deep, tree.name.span,
                fmt::format("`{}` stands on too many kinds", tree.name.text),
                fmt::format("at most {} kinds upon each other", max_depth));
      return;
    }
    open_.push_back(&tree);
    Kind kind{tree.name.text, tree.title ? tree.title->text : "", Root::incident, {}};
    std::optional<Root> root;
    if (tree.bases.empty()) root = demands_.root(tree.name.text);
    for (const text::KindUse& base : tree.bases) add(kind, root, base, depth);
    kind.root = root.value_or(Root::incident);
    // What it stands on is unknown and has been told; of which root it is nobody can say.
    if (!root && !tree.bases.empty()) b_->rootless.insert(kind.name);
    open_.pop_back();
    count_parts(kind, tree.name);
    b_->kind_index.emplace(kind.name, b_->accord.kinds.size());
    b_->accord.kinds.push_back(std::move(kind));
  }

  void add(Kind& kind, std::optional<Root>& root, const text::KindUse& base, int depth) {
    if (closes_circle(base.name)) return;
    const auto below = trees_->find(base.name.text);
    if (below != trees_->end() && !b_->given_kinds.contains(base.name.text))
      resolve(*below->second, depth + 1);
    const auto base_root = b_->use_kind(base.name);
    fact::Tests tests = b_->tests(base.tests);
    if (!base_root) return;
    if (root && *root != *base_root) {
      b_->error(codes::mixed_roots, base.name.span,
                fmt::format("`{}` is a kind of {}, unlike the kinds before it, which are of {}",
                            base.name.text, fact::name(*base_root), fact::name(*root)),
                "a kind is of one root; make two kinds of it");
    }
    root = root.value_or(*base_root);
    // `kind assist is act` says the root and no more; not every act is assistance.
    const bool root_alone =
        fact::root_named(base.name.text).has_value() && base.tests.any_of.empty();
    if (!root_alone) kind.bases.push_back({base.name.text, std::move(tests)});
  }

  // Asking whether a fact is of a kind goes down every way, and ways double quickly.
  void count_parts(Kind& kind, const text::Name& name) {
    std::size_t& parts = parts_[kind.name];
    parts = 1;
    for (const Basis& basis : kind.bases) {
      const auto below = parts_.find(basis.kind);
      parts += below == parts_.end() ? 1 : below->second;
    }
    if (parts <= max_parts) return;
    b_->error(codes::too_deep, name.span, fmt::format("`{}` is made of too many kinds", kind.name),
              fmt::format("at most {}, each as often as it is met on the way down", max_parts));
    kind.bases.clear();
    parts = 1;
  }

  bool closes_circle(const text::Name& name) {
    const auto same = [&](const text::KindDeclaration* open) {
      return open->name.text == name.text;
    };
    const auto from = std::ranges::find_if(open_, same);
    if (from == open_.end()) return false;
    auto& d = b_->error(codes::cycle, name.span, fmt::format("`{}` stands on itself", name.text),
                        "let one of these kinds stand on kinds outside the circle");
    for (auto it = from; it != open_.end(); ++it) {
      d.notes.push_back({(*it)->name.span.begin, (*it)->name.span.end, "in the circle"});
    }
    return true;
  }

  Builder* b_;
  const Trees* trees_;
  Demands demands_;
  ByName<std::size_t> parts_;
  std::vector<const text::KindDeclaration*> open_;
};

// What the declared formats give: kinds, attributes.
void read_formats(Builder& b) {
  std::set<std::string_view> read;
  b.each<text::SourceDeclaration>([&](const text::SourceDeclaration& tree, const auto&) {
    b.any_source = true;
    const fact::Vocabulary* vocabulary = fact::vocabulary(tree.format.text);
    if (vocabulary == nullptr) {
      b.open_attributes = true;  // told by build_sources(); nothing follows from it
      return;
    }
    if (!read.insert(vocabulary->format).second) return;
    for (const fact::FormatKind& kind : vocabulary->kinds)
      b.given_kinds.emplace(kind.name, kind.root);
    b.attributes.insert(b.attributes.end(), vocabulary->attributes.begin(),
                        vocabulary->attributes.end());
    b.open_attributes = b.open_attributes || vocabulary->open_attributes;
  });
  // A source that could not be read might have given anything.
  b.each<text::Broken>([&](const auto&, const auto&) { b.open_attributes = true; });
}

}  // namespace

void build_kinds(Builder& b) {
  read_formats(b);
  Trees trees;
  b.each<text::KindDeclaration>([&](const text::KindDeclaration& tree, const auto&) {
    trees.try_emplace(tree.name.text, &tree);
    if (!b.given_kinds.contains(tree.name.text)) return;
    b.error(codes::declared_twice, tree.name.span,
            fmt::format("`{}` is already given, by a format or as an act of every accord",
                        tree.name.text),
            "use it as it is, or choose another name");
  });
  Resolver{b, trees}.resolve_all();
}

}  // namespace casus::accord
