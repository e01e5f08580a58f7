// Findings are facts for later norms, so norms and meanings must not stand on each
// other in a circle. An arrow leads from what is judged to what it needs judged
// before; the search goes down each arrow once.
#include <fmt/format.h>

#include "casus/accord/reading.h"
#include "casus/accord/visit.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

struct Arrow {
  std::size_t to = 0;
  text::Span span;  // the words that name it
};

// Nodes: the norms, then the meanings, then the entries into force.
class Arrows {
 public:
  explicit Arrows(const Builder& builder)
      : b_{&builder},
        meanings_{builder.accord.norms.size()},
        entries_{meanings_ + builder.accord.meanings.size()},
        from_(entries_ + builder.accord.in_force.size()) {
    for (std::size_t i = 0; i < meanings_; ++i) {
      const text::Norm& tree = *b_->norm_sources[i].tree;
      if (tree.deed.sort == text::Deed::Sort::vote) votes_[tree.deed.motion.text].push_back(i);
    }
    for (std::size_t i = 0; i < meanings_; ++i) norm(i);
    for (std::size_t i = 0; i < b_->meaning_trees.size(); ++i)
      each_event(b_->meaning_trees[i]->condition, [&](const text::Event& e) { event(meanings_ + i, e); });
    in_force();
  }

  [[nodiscard]] const std::vector<std::vector<Arrow>>& all() const { return from_; }

  [[nodiscard]] std::string name(std::size_t node) const {
    if (node < meanings_) return fmt::format("norm {}", b_->accord.norms[node].id);
    if (node < entries_) return fmt::format("`{}`", b_->accord.meanings[node - meanings_].name);
    return "the entry into force";
  }

 private:
  void norm(std::size_t i) {
    const text::Norm& tree = *b_->norm_sources[i].tree;
    each_event(tree, [&](const text::Event& e) { event(i, e); });
    for (const text::Excuse& excuse : tree.excuses) {
      for (const text::Name& number : excuse.norms) yields_to(number, i);
    }
  }

  // What a permission names yields to it.
  void yields_to(const text::Name& number, std::size_t permission) {
    for (const std::size_t yields : norms(number.text)) {
      if (yields != permission) from_[yields].push_back({permission, number.span});
    }
  }

  void event(std::size_t from, const text::Event& tree) {
    for (const text::Name& number : tree.norms) {
      for (const std::size_t to : norms(number.text)) from_[from].push_back({to, number.span});
    }
    if (tree.sort == text::Event::Sort::carried) {
      const auto votes = votes_.find(tree.motion.text);
      if (votes == votes_.end()) return;
      for (const std::size_t to : votes->second) from_[from].push_back({to, tree.motion.span});
    } else if (tree.sort == text::Event::Sort::kind) {
      const auto meaning = b_->meaning_index.find(tree.kind.name.text);
      if (meaning != b_->meaning_index.end())
        from_[from].push_back({meanings_ + meaning->second, tree.kind.name.span});
    }
  }

  // A norm is judged from the entry into force of its article, or of the whole.
  void in_force() {
    std::map<std::string, std::size_t, std::less<>> by_article;
    std::size_t node = entries_;
    b_->each<text::InForce>([&](const text::InForce& tree, const auto&) {
      by_article.emplace(b_->accord.in_force[node - entries_].article, node);
      if (tree.sort == text::InForce::Sort::event) event(node, tree.event);
      if (tree.suspended) each_event(*tree.suspended, [&](const text::Event& e) { event(node, e); });
      ++node;
    });
    for (std::size_t i = 0; i < meanings_; ++i) {
      const std::string& id = b_->accord.norms[i].id;
      auto entry = by_article.find(id.substr(0, id.find('.')));
      if (entry == by_article.end()) entry = by_article.find("");
      if (entry != by_article.end()) from_[i].push_back({entry->second, about(*b_->norm_sources[i].tree)});
    }
  }

  [[nodiscard]] const std::vector<std::size_t>& norms(const std::string& number) const {
    static const std::vector<std::size_t> none;
    const auto entry = b_->numbers.find(number);
    return entry == b_->numbers.end() ? none : entry->second.norms;
  }

  const Builder* b_;
  std::size_t meanings_;
  std::size_t entries_;
  std::vector<std::vector<Arrow>> from_;
  ByName<std::vector<std::size_t>> votes_;
};

class Search {
 public:
  Search(Builder& builder, const Arrows& arrows)
      : b_{&builder}, arrows_{&arrows}, state_(arrows.all().size(), State::fresh),
        told_(arrows.all().size(), false) {}

  void run() {
    for (std::size_t i = 0; i < state_.size(); ++i) {
      if (state_[i] == State::fresh) descend(i);
    }
  }

 private:
  enum class State : std::uint8_t { fresh, open, done };
  struct Step {
    std::size_t node = 0;
    std::size_t next = 0;  // the arrow to follow next
    text::Span by;         // the words that led here
  };

  void descend(std::size_t root) {
    path_ = {{root, 0, {}}};
    state_[root] = State::open;
    while (!path_.empty()) {
      Step& step = path_.back();
      const auto& arrows = arrows_->all()[step.node];
      if (step.next == arrows.size()) {
        state_[step.node] = State::done;
        path_.pop_back();
        continue;
      }
      const Arrow arrow = arrows[step.next++];
      if (state_[arrow.to] == State::open) circle(arrow);
      if (state_[arrow.to] != State::fresh) continue;
      state_[arrow.to] = State::open;
      path_.push_back({arrow.to, 0, arrow.span});
    }
  }

  // Circles that share a member are one mistake, told once.
  void circle(const Arrow& closing) {
    std::size_t first = path_.size() - 1;
    while (path_[first].node != closing.to) --first;
    bool known = false;
    for (std::size_t i = first; i < path_.size(); ++i) {
      known = known || told_[path_[i].node];
      told_[path_[i].node] = true;
    }
    if (known) return;
    auto& d = b_->error(
        codes::finding_cycle, closing.span,
        fmt::format("{} stands on its own findings", arrows_->name(closing.to)),
        "name facts in place of findings, for time orders them: `fire by RUS within 24 h` in "
        "place of `breach of 4.1 by RUS`");
    d.label = "and so the circle closes";
    for (std::size_t i = first + 1; i < path_.size(); ++i) {
      d.notes.push_back({path_[i].by.begin, path_[i].by.end,
                         fmt::format("{} needs this first", arrows_->name(path_[i - 1].node))});
    }
  }

  Builder* b_;
  const Arrows* arrows_;
  std::vector<State> state_;
  std::vector<bool> told_;
  std::vector<Step> path_;
};

}  // namespace

void find_circles(Builder& b) {
  const Arrows arrows{b};
  Search{b, arrows}.run();
}

}  // namespace casus::accord
