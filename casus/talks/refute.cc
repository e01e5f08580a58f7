// Depth first over the issues that the lines speak of, those with fewest options first.
// A condition is judged on a part of a package as true, false or open; a least score by
// the best that the issues still open can add.
#include "casus/talks/refute.h"

#include <algorithm>
#include <numeric>

#include "casus/talks/demands.h"

namespace casus::talks {

namespace {

constexpr std::uint32_t open_issue = UINT32_MAX;

enum class Judged { no, open, yes };

Judged judge(const Condition& condition, const Package& partial) {
  if (condition.kind == Condition::Kind::is) {
    if (partial[condition.issue] == open_issue) return Judged::open;
    return partial[condition.issue] == condition.option ? Judged::yes : Judged::no;
  }
  const bool all = condition.kind == Condition::Kind::all_of;
  Judged result = all ? Judged::yes : Judged::no;
  for (const Condition& part : condition.parts) {
    const Judged each = judge(part, partial);
    result = all ? std::min(result, each) : std::max(result, each);
  }
  if (condition.kind != Condition::Kind::none_of || result == Judged::open) return result;
  return result == Judged::yes ? Judged::no : Judged::yes;
}

class Search {
 public:
  Search(const Talk& talk, const std::vector<std::size_t>& lines, std::uint64_t steps) : talk_{talk}, lines_{lines}, steps_{steps} {
    order_.resize(talk.issues.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::ranges::stable_sort(order_, {}, [&](std::size_t i) { return std::pair{!speaks_of(i), talk.issues[i].options.size()}; });
    partial_.assign(talk.issues.size(), open_issue);
  }

  Attempt run() {
    Attempt attempt;
    attempt.together = descend(0);
    if (attempt.together == Together::yes) attempt.package = partial_;
    return attempt;
  }

 private:
  [[nodiscard]] bool speaks_of(std::size_t issue) const {
    const auto in = [&](const auto& self, const Condition& condition) -> bool {
      if (condition.kind == Condition::Kind::is) return condition.issue == issue;
      return std::ranges::any_of(condition.parts, [&](const Condition& part) { return self(self, part); });
    };
    return std::ranges::any_of(lines_, [&](std::size_t l) { return in(in, talk_.lines[l].condition); });
  }

  [[nodiscard]] Points best(const Party& party) const {
    Points sum = 0;
    for (std::size_t i = 0; i < partial_.size() && !party.points.empty(); ++i) {
      sum += partial_[i] == open_issue ? *std::ranges::max_element(party.points[i]) : party.points[i][partial_[i]];
    }
    for (const Bonus& bonus : party.bonuses) {
      const Judged judged = judge(bonus.when, partial_);
      if (judged == Judged::yes || (judged == Judged::open && bonus.points > 0)) sum += bonus.points;
    }
    return party.most ? std::min(sum, *party.most) : sum;
  }

  [[nodiscard]] bool possible() const {
    return std::ranges::all_of(lines_, [&](std::size_t l) {
      const Line& line = talk_.lines[l];
      const Party& party = talk_.parties[line.party];
      return line.at_least ? best(party) >= least_score(party, *line.at_least) : judge(line.condition, partial_) != Judged::no;
    });
  }

  Together descend(std::size_t depth) {
    if (steps_ == 0) return Together::not_known;
    --steps_;
    if (!possible()) return Together::no;
    if (depth == order_.size()) return Together::yes;
    const std::size_t issue = order_[depth];
    for (std::uint32_t option = 0; option < talk_.issues[issue].options.size(); ++option) {
      partial_[issue] = option;
      const Together below = descend(depth + 1);
      if (below != Together::no) return below;
    }
    partial_[issue] = open_issue;
    return Together::no;
  }

  const Talk& talk_;
  const std::vector<std::size_t>& lines_;
  std::uint64_t steps_;
  std::vector<std::size_t> order_;
  Package partial_;
};

}  // namespace

Attempt hold_together(const Talk& talk, const std::vector<std::size_t>& lines, std::uint64_t steps) { return Search{talk, lines, steps}.run(); }

}  // namespace casus::talks
