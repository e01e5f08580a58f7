// Conflicts by deletion with core refinement; corrections and conflicts smallest first by
// two instances of Fewest, one over what the members mean and one over which sets of
// them have been tried.
#include "casus/solve/subsets.h"

#include <algorithm>

namespace casus::solve {

namespace {

std::vector<Literal> literals_of(const std::vector<Literal>& members, const Subset& of) {
  std::vector<Literal> out;
  out.reserve(of.size());
  for (const std::size_t i : of) out.push_back(members[i]);
  return out;
}

// The part of `assumed` that the solver needed for its no.
Subset failed_part(const Solver& solver, const std::vector<Literal>& members, const Subset& assumed) {
  Subset part;
  std::ranges::copy_if(assumed, std::back_inserter(part), [&](std::size_t i) { return solver.failed(members[i]); });
  return part;
}

Subset without(const Subset& set, std::size_t member) {
  Subset rest = set;
  std::erase(rest, member);
  return rest;
}

}  // namespace

bool before(const Subset& a, const Subset& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; }

std::optional<Subset> one_conflict(Solver& solver, const std::vector<Literal>& members, const Subset& within) {
  if (solver.solve(literals_of(members, within)) != Answer::no) return std::nullopt;
  Subset conflict = failed_part(solver, members, within);
  Subset needed;
  while (needed.size() < conflict.size()) {
    const auto untried = std::ranges::find_if(conflict, [&](std::size_t i) { return !std::ranges::binary_search(needed, i); });
    const std::size_t member = *untried;
    const Subset rest = without(conflict, member);
    const Answer answer = solver.solve(literals_of(members, rest));
    if (answer == Answer::stopped) return conflict;
    if (answer == Answer::no) conflict = failed_part(solver, members, rest);
    else needed.insert(std::ranges::lower_bound(needed, member), member);
  }
  return conflict;
}

Subset grown_correction(Solver& solver, const std::vector<Literal>& members) {
  std::vector<Literal> holding;
  Subset open;
  const auto take = [&] {
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (solver.holds(members[i])) holding.push_back(members[i]);
      else open.push_back(i);
    }
  };
  take();
  Subset left_over;
  while (!open.empty()) {
    const std::size_t member = open.front();
    open.erase(open.begin());
    holding.push_back(members[member]);
    if (solver.solve(holding) != Answer::yes) {
      holding.pop_back();
      left_over.push_back(member);
      continue;
    }
    std::erase_if(open, [&](std::size_t i) {
      if (!solver.holds(members[i])) return false;
      holding.push_back(members[i]);
      return true;
    });
  }
  std::ranges::sort(left_over);
  return left_over;
}

Listing corrections(Solver& solver, const std::vector<Literal>& members, const Limits& limits) {
  Listing listing;
  solver.allow(limits.conflicts);
  Fewest fewest{solver, members};
  while (listing.sets.size() < limits.most) {
    const Answer answer = fewest.next();
    if (answer == Answer::no) listing.complete = true;
    if (answer != Answer::yes) break;
    listing.sets.push_back(fewest.given_up());
    if (fewest.given_up().empty()) {
      // Everything can hold together: there is nothing to correct.
      listing.sets.clear();
      listing.complete = true;
      break;
    }
    solver.clause(literals_of(members, fewest.given_up()));
  }
  listing.next_size = fewest.at_least();
  std::ranges::sort(listing.sets, before);
  return listing;
}

namespace {

// Which sets of members may still be a conflict: one variable for each member, true if
// it is in the set; asked for sets with as few members as possible.
class Map {
 public:
  explicit Map(std::size_t members) {
    for (std::size_t i = 0; i < members; ++i) in_.push_back(solver_.fresh());
    std::vector<Literal> out;
    for (const Literal each : in_) out.push_back(-each);
    fewest_.emplace(solver_, std::move(out));
  }
  void allow(std::int64_t conflicts) { solver_.allow(conflicts); }
  // A conflict hits every correction.
  void hit(const Subset& correction) { solver_.clause(literals_of(in_, correction)); }
  void not_again(const Subset& conflict) {
    std::vector<Literal> clause = literals_of(in_, conflict);
    for (Literal& each : clause) each = -each;
    solver_.clause(clause);
  }
  Answer next() { return fewest_->next(); }
  [[nodiscard]] const Subset& candidate() const { return fewest_->given_up(); }
  [[nodiscard]] std::size_t at_least() const { return fewest_->at_least(); }

 private:
  Solver solver_;
  std::vector<Literal> in_;
  std::optional<Fewest> fewest_;
};

}  // namespace

Listing conflicts(Solver& solver, const std::vector<Literal>& members, const std::vector<Subset>& known, const Limits& limits) {
  Listing listing;
  solver.allow(limits.conflicts);
  Map map{members.size()};
  map.allow(limits.conflicts);
  for (const Subset& correction : known) map.hit(correction);
  while (listing.sets.size() < limits.most) {
    const Answer answer = map.next();
    if (answer == Answer::no) listing.complete = true;
    if (answer != Answer::yes) break;
    const Answer holds = solver.solve(literals_of(members, map.candidate()));
    if (holds == Answer::stopped) break;
    if (holds == Answer::no) {
      listing.sets.push_back(map.candidate());
      map.not_again(map.candidate());
      continue;
    }
    const Subset correction = grown_correction(solver, members);
    if (solver.budget() <= 0) break;
    if (correction.empty()) {
      listing.complete = true;
      break;
    }
    map.hit(correction);
  }
  listing.next_size = map.at_least();
  std::ranges::sort(listing.sets, before);
  return listing;
}

}  // namespace casus::solve
