// Kinds: the given ones of the sources' formats, then the declared ones, bases
// first, so that each takes its root from below.
#include <algorithm>

#include <fmt/format.h>

#include "casus/accord/builder.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

constexpr int max_depth = 200;  // kinds upon kinds

class Resolver {
 public:
  explicit Resolver(Builder& builder) : b_{&builder} {
    b_->each<text::KindDeclaration>([&](const text::KindDeclaration& tree, const auto&) {
      trees_.try_emplace(tree.name.text, &tree);
    });
  }

  void resolve_all() {
    b_->each<text::KindDeclaration>([&](const text::KindDeclaration& tree, const auto&) {
      if (trees_.at(tree.name.text) == &tree) resolve(tree, 0);
    });
  }

 private:
  void resolve(const text::KindDeclaration& tree, int depth) {
    if (b_->accord.kind(tree.name.text) != nullptr) return;
    if (depth > max_depth) {
      b_->error(codes::too_deep, tree.name.span,
                fmt::format("`{}` stands on too many kinds", tree.name.text),
                fmt::format("at most {} kinds upon each other", max_depth));
      return;
    }
    open_.push_back(&tree);
    Kind kind{tree.name.text, tree.title ? tree.title->text : "", fact::Root::incident, {}};
    std::optional<fact::Root> root;
    for (const text::KindUse& base : tree.bases) add(kind, root, base, depth);
    kind.root = root.value_or(fact::Root::incident);
    open_.pop_back();
    b_->accord.kinds.push_back(std::move(kind));
  }

  void add(Kind& kind, std::optional<fact::Root>& root, const text::KindUse& base, int depth) {
    if (closes_circle(base.name)) return;
    const auto below = trees_.find(base.name.text);
    if (below != trees_.end() && !b_->given_kinds.contains(base.name.text))
      resolve(*below->second, depth + 1);
    const auto base_root = b_->use_kind(base.name);
    fact::Tests tests =
        b_->tests(base.tests, b_->attributes, b_->open_attributes || !b_->any_source);
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
  std::map<std::string, const text::KindDeclaration*, std::less<>> trees_;
  std::vector<const text::KindDeclaration*> open_;
};

// What the declared formats give: kinds, attributes.
void read_formats(Builder& b) {
  b.each<text::SourceDeclaration>([&](const text::SourceDeclaration& tree, const auto&) {
    b.any_source = true;
    const fact::Vocabulary* vocabulary = fact::vocabulary(tree.format.text);
    if (vocabulary == nullptr) {
      b.open_attributes = true;  // told by build_sources(); nothing follows from it
      return;
    }
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
  b.each<text::KindDeclaration>([&](const text::KindDeclaration& tree, const auto&) {
    if (!b.given_kinds.contains(tree.name.text)) return;
    b.error(codes::declared_twice, tree.name.span,
            fmt::format("`{}` is already given, by a format or as an act of every accord",
                        tree.name.text),
            "use it as it is, or choose another name");
  });
  Resolver{b}.resolve_all();
}

}  // namespace casus::accord
