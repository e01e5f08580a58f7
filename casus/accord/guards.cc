// Backtracking in the order of the text, so that a choice comes after the one it lies
// in. Each test is first turned into the set of options under which it is true; a
// demand that can no longer be met cuts the branch.
#include "casus/accord/guards.h"

#include <algorithm>
#include <set>

#include "casus/measure/truth.h"

namespace casus::accord {

using measure::Truth;
using text::Choice;
using text::ChoiceReading;
using text::ChoiceTest;
using text::Guard;

namespace {

constexpr std::int64_t undecided = -1;
constexpr std::int64_t most_steps = 200'000;

struct LocalTest {
  std::size_t place = 0;         // in the order of the search
  std::vector<bool> true_under;  // by option; empty: the choice does not exist
};
struct LocalDemand {
  std::vector<std::vector<LocalTest>> any_of;
  Wanted wanted = Wanted::holds;
};
struct LocalChoice {
  std::size_t index = 0;
  std::vector<std::int64_t> options;  // that can be taken where it is alive
  std::optional<std::size_t> parent;  // place of the choice it lies in
  std::int64_t parent_option = 0;
};

class Search {
 public:
  Search(const ChoiceReading& reading, const std::vector<Demand>& demands) : reading_{reading} {
    gather(demands);
    for (const Demand& demand : demands) {
      if (demand.guard == nullptr || demand.guard->any_of.empty()) {
        possible_ = possible_ && demand.wanted == Wanted::holds;
        continue;
      }
      add(demand);
    }
  }

  std::optional<Taken> run() {
    taken_.assign(choices_.size(), undecided);
    if (!possible_ || !place(0)) return std::nullopt;
    Taken out;
    for (std::size_t i = 0; i < choices_.size(); ++i)
      out.emplace_back(choices_[i].index, taken_[i]);
    return out;
  }

  [[nodiscard]] bool exhausted() const { return steps_ > most_steps; }

 private:
  void gather(const std::vector<Demand>& demands) {
    std::set<std::size_t> mentioned;
    const auto add = [&](std::size_t index) {
      for (const Choice* choice = &reading_.choices[index];; choice = &reading_.choices[index]) {
        mentioned.insert(index);
        if (!choice->parent) return;
        index = choice->parent->choice;
      }
    };
    for (const Demand& demand : demands) {
      if (demand.guard == nullptr) continue;
      for (const auto& tests : demand.guard->any_of) {
        for (const ChoiceTest& test : tests) {
          if (const Choice* choice = reading_.find(test.choice.text)) add(index_of(choice));
        }
      }
    }
    for (const std::size_t index : mentioned) add_choice(index);
  }

  void add_choice(std::size_t index) {
    const Choice& choice = reading_.choices[index];
    LocalChoice local;
    local.index = index;
    for (std::size_t i = 1; i <= choice.options.size(); ++i) {
      local.options.push_back(static_cast<std::int64_t>(i));
    }
    if (choice.keep_or_drop) local.options.push_back(0);
    if (choice.parent) {
      local.parent = place_of(choice.parent->choice);
      local.parent_option = choice.parent->option;
    }
    choices_.push_back(std::move(local));
  }

  void add(const Demand& demand) {
    LocalDemand local;
    local.wanted = demand.wanted;
    for (const auto& tests : demand.guard->any_of) {
      local.any_of.emplace_back();
      for (const ChoiceTest& test : tests) local.any_of.back().push_back(local_test(test));
    }
    demands_.push_back(std::move(local));
  }

  [[nodiscard]] LocalTest local_test(const ChoiceTest& test) const {
    const Choice* choice = reading_.find(test.choice.text);
    if (choice == nullptr) return {};
    LocalTest out{place_of(index_of(choice)), {}};
    for (std::int64_t option = 0; option <= static_cast<std::int64_t>(choice->options.size());
         ++option) {
      out.true_under.push_back(text::met(test, *choice, option));
    }
    return out;
  }

  bool place(std::size_t at) {
    if (++steps_ > most_steps) return false;
    if (!still_possible()) return false;
    if (at == choices_.size()) return true;
    const LocalChoice& choice = choices_[at];
    const bool alive = !choice.parent || taken_[*choice.parent] == choice.parent_option;
    static const std::vector<std::int64_t> dead{0};
    for (const std::int64_t option : alive ? choice.options : dead) {
      taken_[at] = option;
      if (place(at + 1)) return true;
    }
    taken_[at] = undecided;
    return false;
  }

  [[nodiscard]] bool still_possible() const {
    return std::ranges::all_of(demands_, [&](const LocalDemand& demand) {
      const Truth now = truth(demand);
      return now == Truth::unknown || (now == Truth::yes) == (demand.wanted == Wanted::holds);
    });
  }

  [[nodiscard]] Truth truth(const LocalDemand& demand) const {
    Truth any = Truth::no;
    for (const auto& tests : demand.any_of) {
      Truth all = Truth::yes;
      for (const LocalTest& test : tests) all = measure::both(all, truth(test));
      any = measure::either(any, all);
    }
    return any;
  }
  [[nodiscard]] Truth truth(const LocalTest& test) const {
    if (test.true_under.empty()) return Truth::no;
    const std::int64_t option = taken_[test.place];
    if (option == undecided) return Truth::unknown;
    return measure::truth(test.true_under[static_cast<std::size_t>(option)]);
  }

  [[nodiscard]] std::size_t index_of(const Choice* choice) const {
    return static_cast<std::size_t>(choice - reading_.choices.data());
  }
  [[nodiscard]] std::size_t place_of(std::size_t index) const {
    const auto found = std::ranges::find(choices_, index, &LocalChoice::index);
    return static_cast<std::size_t>(found - choices_.begin());
  }

  const ChoiceReading& reading_;
  std::vector<LocalChoice> choices_;
  std::vector<LocalDemand> demands_;
  std::vector<std::int64_t> taken_;
  std::int64_t steps_ = 0;
  bool possible_ = true;
};

}  // namespace

std::optional<Taken> GuardSolver::solve(const std::vector<Demand>& demands) {
  Search search{*reading_, demands};
  auto out = search.run();
  exhausted_ = exhausted_ || search.exhausted();
  return out;
}

Guard GuardSolver::is(std::size_t choice, std::int64_t option) const {
  ChoiceTest test;
  test.choice.text = reading_->name_of(choice);
  test.is = option == 0 ? ChoiceTest::Is::drop : ChoiceTest::Is::option;
  test.option = option;
  return {{{test}}, {}};
}

std::string name(const Taken& taken, const ChoiceReading& reading) {
  text::Assignment assignment;
  for (const auto& [choice, option] : taken) assignment.emplace(reading.name_of(choice), option);
  return text::Closing{reading, std::move(assignment)}.name();
}

}  // namespace casus::accord
