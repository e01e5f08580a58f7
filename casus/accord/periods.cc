// Instants that come in the wrong order: a period that ends before it begins, a
// deadline that passes before its norm is in force. Only what dates decide is told.
#include <algorithm>

#include <fmt/format.h>

#include "casus/accord/reading.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

struct Force {
  std::optional<measure::Instant> from;
  std::optional<measure::Instant> to;
  text::Span span;
};

class Checker {
 public:
  explicit Checker(Builder& builder) : b_{&builder} {
    std::size_t i = 0;
    b_->each<text::InForce>([&](const text::InForce& tree, const auto&) {
      const InForce& value = b_->accord.in_force[i++];
      const bool dated = value.sort == InForce::Sort::date && tree.date.choice.empty();
      Force force;
      force.span = tree.span;
      if (dated) force.from = value.date;
      const bool open = tree.term && !tree.term->choice.empty();
      const bool ends = value.term && !open && value.renewed_by.empty();
      if (dated && ends) force.to = measure::deadline(value.date, *value.term, b_->accord.offset);
      forces_.emplace(value.article, force);
    });
  }

  void check_all() {
    articles();
    for (std::size_t i = 0; i < b_->accord.norms.size(); ++i) check(i);
  }

 private:
  text::Diagnostic& tell(std::string_view code, text::Span span, std::string message,
                         std::string help) {
    return b_->error(code, span, std::move(message), std::move(help));
  }

  static void note(text::Diagnostic& d, text::Span span, std::string label) {
    d.notes.push_back({span.begin, span.end, std::move(label)});
  }

  // An article that begins when the whole has ended.
  void articles() {
    const auto whole = forces_.find("");
    if (whole == forces_.end() || !whole->second.to) return;
    for (const auto& [article, force] : forces_) {
      if (article.empty() || !force.from || *force.from < *whole->second.to) continue;
      auto& d = tell(codes::deadline_before, force.span,
                     fmt::format("article {} begins when the accord has ended", article),
                     "write an earlier date, or a longer term for the accord");
      note(d, whole->second.span, "the whole accord");
    }
  }

  void check(std::size_t index) {
    const Norm& norm = b_->accord.norms[index];
    const text::Norm& tree = *b_->norm_sources[index].tree;
    if (own_period(norm, tree) || same_anchor(tree)) return;
    const auto due = due_of(norm, tree);
    if (due && due_out_of_period(norm, tree, *due)) return;
    const Force* force = force_of(norm);
    if (force != nullptr) against(*force, norm, tree, due);
  }

  bool own_period(const Norm& norm, const text::Norm& tree) {
    if (!norm.from || !norm.until || *norm.from < *norm.until || !tree.until) return false;
    if (tree.from) {
      tell(codes::empty_period, join(words(*tree.from), words(*tree.until)),
           "this norm is never in force", "write an earlier date after `from` than after `until`");
      return true;
    }
    auto& d = tell(codes::deadline_before, words(*tree.until),
                   "this norm ends before its deadline", "write a later date after `until`");
    note(d, tree.within_span, "the deadline");
    return true;
  }

  // The words of a moment: of a date alone the date, as they have always been told.
  static text::Span words(const text::Moment& moment) {
    return moment.after ? moment.span : moment.anchor.span;
  }

  // `from 14 d after X until 10 d after X`.
  bool same_anchor(const text::Norm& tree) {
    if (!tree.from || !tree.until || tree.from->anchor.sort == text::Anchor::Sort::date) return false;
    if (tree.from->anchor.span.in(b_->bytes) != tree.until->anchor.span.in(b_->bytes)) return false;
    const auto term = [](const text::Moment& moment) {
      return moment.after ? moment.after->value : measure::Term{};
    };
    const measure::Term from = term(*tree.from);
    const measure::Term until = term(*tree.until);
    const bool never = until.exact <= from.exact && until.days <= from.days && until.months <= from.months;
    const bool open = (tree.from->after && !tree.from->after->choice.empty()) ||
                      (tree.until->after && !tree.until->after->choice.empty());
    if (!never || open) return false;
    tell(codes::empty_period, join(tree.from->span, tree.until->span), "this norm is never in force",
         "let `until` come after `from`");
    return true;
  }

  // When a duty falls due, if dates alone decide it.
  [[nodiscard]] std::optional<measure::Instant> due_of(const Norm& norm, const text::Norm& tree) const {
    const bool open = tree.within && !tree.within->choice.empty();
    if (norm.form != NormForm::duty || !norm.anchor || open || norm.trigger) return std::nullopt;
    std::optional<measure::Instant> anchor;
    if (norm.anchor->sort == Anchor::Sort::date && tree.after->date.choice.empty())
      anchor = norm.anchor->date;
    const Force* force = force_of(norm);
    if (norm.anchor->sort == Anchor::Sort::entry_into_force && force != nullptr) anchor = force->from;
    if (!anchor) return std::nullopt;
    return measure::deadline(*anchor, norm.within, b_->accord.offset);
  }

  bool due_out_of_period(const Norm& norm, const text::Norm& tree, measure::Instant due) {
    const bool ended = norm.until && *norm.until < due;
    if (!ended && !(norm.from && *norm.from > due)) return false;
    auto& d = tell(codes::deadline_before, ended ? words(*tree.until) : tree.within_span,
                   ended ? "this norm ends before its deadline"
                         : "this deadline passes before the norm binds",
                   fmt::format("the deadline is {}", measure::print(due)));
    note(d, ended ? tree.within_span : words(*tree.from), ended ? "the deadline" : "it binds from here");
    return true;
  }

  void against(const Force& force, const Norm& norm, const text::Norm& tree,
               std::optional<measure::Instant> due) {
    const bool ends = tree.until && norm.until && force.from && *norm.until <= *force.from;
    const bool begins = tree.from && norm.from && force.to && *norm.from >= *force.to;
    const bool passes = due && force.from && *due <= *force.from;
    if (!ends && !begins && !passes) return;
    const text::Span span = ends ? words(*tree.until) : begins ? words(*tree.from) : tree.within_span;
    auto& d = tell(codes::deadline_before, span,
                   ends     ? "this norm ends before it is in force"
                   : begins ? "this norm begins when it is no longer in force"
                            : "this deadline passes before the norm is in force",
                   "correct one of the two dates");
    note(d, force.span, "in force");
  }

  [[nodiscard]] const Force* force_of(const Norm& norm) const {
    auto found = forces_.find(norm.id.substr(0, norm.id.find('.')));
    if (found == forces_.end()) found = forces_.find("");
    return found == forces_.end() ? nullptr : &found->second;
  }

  Builder* b_;
  ByName<Force> forces_;  // by article; "" is the whole accord
};

}  // namespace

void check_periods(Builder& b) { Checker{b}.check_all(); }

}  // namespace casus::accord
