// Permissions: `X may ... if C, notwithstanding N` becomes an excuse of norm N that
// covers only what X does, of this kind, in this place. A norm that prevails over
// another `notwithstanding` it excuses in the same way what it regulates itself.
#include <algorithm>

#include <fmt/format.h>

#include "casus/accord/reading.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

bool is_permission(const Norm& norm) { return norm.form == NormForm::permission; }

bool forbids(const Norm& norm) {
  return norm.form == NormForm::commit || norm.form == NormForm::presence ||
         norm.form == NormForm::ceiling;
}

Literal grouped(const Excuse& excuse) {
  Literal out;
  out.sort = Literal::Sort::group;
  out.quantity = excuse.only_if ? Literal::Quantity::some : Literal::Quantity::none;
  out.group.push_back(excuse.condition);
  return out;
}

// While it applies: every `if` holds and no `unless` does.
Condition applies(const std::vector<Excuse>& own) {
  if (own.empty()) return {};
  if (own.size() == 1 && own.front().only_if) return own.front().condition;
  Condition out;
  out.any_of.emplace_back();
  for (const Excuse& excuse : own) out.any_of.back().push_back(grouped(excuse));
  return out;
}

// What a duty commands is free while it is to be done: from its event on, within its deadline.
void add_time_of(const Norm& duty, Condition& condition) {
  const Event* event = duty.trigger ? &*duty.trigger : duty.anchor && duty.anchor->sort == Anchor::Sort::event ? &duty.anchor->event : nullptr;
  if (duty.form != NormForm::duty || event == nullptr || duty.within == measure::Term{}) return;
  Literal came;
  came.event = *event;
  came.within = duty.within.exact + measure::days(duty.within.days > 0 ? duty.within.days + 1 : 31 * duty.within.months);
  if (condition.any_of.empty()) condition.any_of.emplace_back();
  for (std::vector<Literal>& conjunction : condition.any_of) conjunction.push_back(came);
}

// `from EVENT`, `until EVENT` of a permission as conditions: whether the event came may be
// unknown, and then so is what rests on it. A clock that counts later than the event itself does
// not go into a condition.
bool is_condition(const std::optional<Moment>& moment) {
  using Sort = Event::Sort;
  if (!moment || moment->after || moment->anchor.sort != Anchor::Sort::event || moment->anchor.clock != Anchor::Clock::reached) return false;
  return moment->anchor.event.sort == Sort::facts || moment->anchor.event.sort == Sort::breach;
}

void add_event(const Moment& moment, Literal::Quantity quantity, Condition& condition) {
  Literal came;
  came.quantity = quantity;
  came.event = moment.anchor.event;
  came.within = measure::days(36'500);  // ever, as far as any record goes
  if (condition.any_of.empty()) condition.any_of.emplace_back();
  for (std::vector<Literal>& conjunction : condition.any_of) conjunction.push_back(came);
}

// One excuse for each place that the permission names.
std::vector<Excuse> excuses_of(const Norm& norm, const std::vector<Excuse>& own) {
  Excuse out;
  out.condition = applies(own);
  add_time_of(norm, out.condition);
  if (is_permission(norm) && is_condition(norm.from_moment)) add_event(*norm.from_moment, Literal::Quantity::some, out.condition);
  if (is_permission(norm) && is_condition(norm.until_moment)) add_event(*norm.until_moment, Literal::Quantity::none, out.condition);
  out.permission = norm.id;
  if (!norm.subjects.anyone) out.parties = norm.subjects.parties;
  const bool act = norm.kind.empty() || norm.form == NormForm::notice;
  out.kind = act ? norm.action.verb : norm.kind;
  if (!act) out.tests = norm.tests;
  if (norm.zone) out.where = {Where::Sort::zone, *norm.zone};
  if (norm.there) out.where = {Where::Sort::there, 0};
  if (norm.each.empty()) return {out};
  std::vector<Excuse> all;
  for (const std::size_t zone : norm.each) {
    out.where = {Where::Sort::zone, zone};
    all.push_back(out);
  }
  return all;
}

// A permission to commit lifts no prohibition to have, and the other way round.
bool fits(const text::Norm& permission, const Norm& norm) {
  const bool commits = permission.deed.sort == text::Deed::Sort::commit;
  return forbids(norm) && commits == (norm.form == NormForm::commit);
}

class Granter {
 public:
  explicit Granter(Builder& builder) : b_{&builder} {
    // Taken before anything is granted, so that no excuse is passed on.
    for (const Norm& norm : b_->accord.norms) own_.push_back(norm.excuses);
  }

  void grant_all() {
    for (std::size_t i = 0; i < own_.size(); ++i) {
      for (const std::string& number : b_->accord.norms[i].notwithstanding) grant(i, number);
    }
    for (Norm& norm : b_->accord.norms) {
      for (std::optional<Moment>* moment : {&norm.from_moment, &norm.until_moment}) {
        if (is_permission(norm) && is_condition(*moment)) moment->reset();  // it is asked by the excuses now
      }
    }
  }

 private:
  void grant(std::size_t from, const std::string& number) {
    const auto entry = b_->numbers.find(number);
    if (entry == b_->numbers.end()) return;
    for (const std::size_t to : entry->second.norms) {
      Norm& norm = b_->accord.norms[to];
      if (!forbids(norm) || !same_matter(from, norm)) {
        misfit(from, number, norm);
        continue;
      }
      for (Excuse& excuse : excuses_of(b_->accord.norms[from], own_[from]))
        norm.excuses.push_back(std::move(excuse));
    }
  }

  [[nodiscard]] bool same_matter(std::size_t from, const Norm& norm) const {
    const Norm& prevailing = b_->accord.norms[from];
    if (prevailing.form == NormForm::permission) return fits(*b_->norm_sources[from].tree, norm);
    if (!forbids(prevailing)) return norm.form == NormForm::commit;
    return (prevailing.form == NormForm::commit) == (norm.form == NormForm::commit);
  }

  void misfit(std::size_t from, const std::string& number, const Norm& norm) {
    const Norm& permission = b_->accord.norms[from];
    const text::Norm& tree = *b_->norm_sources[from].tree;
    if (forbids(permission) && !forbids(norm) && norm.form != NormForm::permission) {
      auto& d = b_->error(codes::form_mismatch, place(tree, number), fmt::format("norm {} is no prohibition, so nothing can be excepted from it here", number),
                          fmt::format("say in norm {} itself when it is not owed: `unless ...`, `until ...`", number));
      d.notes.push_back({norm.span.begin, norm.span.end, "what it obliges to"});
    }
    if (permission.form != NormForm::permission) return;
    using DeedSort = text::Deed::Sort;
    if (tree.deed.sort != DeedSort::commit && tree.deed.sort != DeedSort::have) return;  // told of its deed
    auto& d = b_->error(codes::form_mismatch, place(tree, number),
                        fmt::format("norm {} does not forbid to `{}`", number, tree.deed.verb.text),
                        fmt::format("it is {}; name the norm that forbids this", name(norm.form)));
    d.notes.push_back({norm.span.begin, norm.span.end, "the norm"});
  }

  // Where the permission names the norm.
  static text::Span place(const text::Norm& tree, const std::string& number) {
    for (const text::Excuse& excuse : tree.excuses) {
      for (const text::Name& norm : excuse.norms) {
        if (norm.text == number) return norm.span;
      }
    }
    return tree.deed.span;
  }

  Builder* b_;
  std::vector<std::vector<Excuse>> own_;
};

}  // namespace

void grant_permissions(Builder& b) { Granter{b}.grant_all(); }

}  // namespace casus::accord
