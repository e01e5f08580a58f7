// What has to be known before anything is judged: when the accord, an article and a
// permission begin. An event that sets this must not stand on findings, for there are
// none yet; without this check it would never come, in silence.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "casus/accord/reading.h"
#include "casus/accord/visit.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

class Beginnings {
 public:
  explicit Beginnings(Builder& builder) : b_{&builder} {}

  void check_all() {
    b_->each<text::InForce>([&](const text::InForce& tree, const auto&) {
      if (tree.sort == text::InForce::Sort::event) check(tree.event, "an entry into force");
    });
    for (std::size_t i = 0; i < b_->accord.norms.size(); ++i) {
      if (b_->accord.norms[i].form != NormForm::permission) continue;
      const text::Norm& tree = *b_->norm_sources[i].tree;
      for (const auto* moment : {&tree.from, &tree.until})
        if (*moment && (*moment)->anchor.sort == text::Anchor::Sort::event) check_moment((*moment)->anchor);
    }
  }

 private:
  void check_moment(const text::Anchor& anchor) {
    const bool known = anchor.clock == text::Anchor::Clock::finding || anchor.clock == text::Anchor::Clock::attribution;
    if (known) return tell(anchor.span, "a permission");
    check(anchor.event, "a permission");
  }

  void check(const text::Event& event, std::string_view what) {
    seen_.clear();
    if (stands_on_findings(event)) tell(event.span, what);
  }

  void tell(text::Span span, std::string_view what) {
    b_->error(codes::form_mismatch, span,
              fmt::format("`{}` is known only when norms have been judged, and {} begins before", span.in(b_->bytes), what),
              "name the facts themselves: `fire by RUS in buffer` in place of `breach of 4.1 by RUS`");
  }

  [[nodiscard]] bool stands_on_findings(const text::Event& event) {
    if (event.sort == text::Event::Sort::breach) return true;
    bool stands = false;
    const auto visit = [&](const text::Event& inner) { stands = stands || stands_on_findings(inner); };
    const auto meaning = b_->meaning_index.find(event.kind.name.text);
    const bool means = event.sort == text::Event::Sort::kind && meaning != b_->meaning_index.end();
    if (means && seen_.insert(meaning->first).second) each_event(b_->meaning_trees[meaning->second]->condition, visit);
    if (event.sort != text::Event::Sort::carried || !seen_.insert("vote " + event.motion.text).second) return stands;
    for (const auto& source : b_->norm_sources)
      if (source.tree->deed.motion.text == event.motion.text) each_event(*source.tree, visit);
    return stands;
  }

  Builder* b_;
  std::set<std::string, std::less<>> seen_;  // meanings and votes on the way
};

}  // namespace

// In a circle the same words would be told twice, and the cure is the same.
void check_beginnings(Builder& b) {
  const bool circle = std::ranges::any_of(b.diagnostics, [](const text::Diagnostic& d) { return d.code == codes::finding_cycle; });
  if (!circle) Beginnings{b}.check_all();
}

}  // namespace casus::accord
