// Conflicts and corrections, by whichever way fits, with their witnesses.
#include "casus/talks/stuck.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_set>

#include "casus/talks/encoding.h"
#include "casus/talks/hitting.h"
#include "casus/talks/refute.h"
#include "casus/talks/space.h"

namespace casus::talks {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

LineSet all_lines(const Talk& talk) {
  LineSet all(talk.lines.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

LineSet without(const LineSet& set, const LineSet& less) {
  LineSet rest;
  std::ranges::set_difference(set, less, std::back_inserter(rest));
  return rest;
}

// --- by enumeration ---------------------------------------------------------------

// Which lines each package meets, as bits; of each pattern the first package.
class Patterns {
 public:
  explicit Patterns(const Talk& talk) : space_{talk} {
    for (std::size_t l = 0; l < talk.lines.size(); ++l) demands_.push_back(demands_of(talk, {l}, Floors::left_out));
    for (const Demands& each : demands_) sieves_.emplace_back(space_, each);
    for (std::uint64_t b = 0; b < space_.blocks(); ++b) add_block(b);
  }
  // The patterns that no other holds whole, with a package each.
  [[nodiscard]] std::map<LineBits, Package> largest() const {
    std::vector<LineBits> patterns;
    for (const auto& [bits, where] : found_) patterns.push_back(bits);
    std::map<LineBits, Package> out;
    for (const LineBits bits : maximal(std::move(patterns))) {
      const auto [block, inside] = found_.at(bits);
      out.emplace(bits, space_.package(block, inside));
    }
    return out;
  }

 private:
  void add_block(std::uint64_t block) {
    std::vector<LineBits> bits(space_.width(), 0);
    for (std::size_t l = 0; l < sieves_.size(); ++l) {
      const Mask* mask = sieves_[l].mask(block);
      for (std::size_t i = 0; mask != nullptr && i < bits.size(); ++i) bits[i] |= static_cast<LineBits>((*mask)[i] != 0 ? 1 : 0) << l;
    }
    for (std::size_t i = 0; i < bits.size(); ++i) found_.emplace(bits[i], std::pair{block, i});
  }

  Space space_;
  std::vector<Demands> demands_;
  std::vector<Sieve> sieves_;
  std::map<LineBits, std::pair<std::uint64_t, std::size_t>> found_;
};

LineSet lines_of(LineBits bits) {
  LineSet lines;
  for (std::size_t l = 0; l < 64; ++l) {
    if ((bits >> l & 1U) != 0) lines.push_back(l);
  }
  return lines;
}

template <typename Set>
void smallest_first(std::vector<Set>& sets) {
  std::ranges::sort(sets, [](const Set& a, const Set& b) { return solve::before(a.lines, b.lines); });
}

// A package that meets all lines of the conflict but one: any largest pattern that does.
Conflict shown(LineBits conflict, const std::map<LineBits, Package>& largest) {
  Conflict out{lines_of(conflict), {}};
  for (const std::size_t line : out.lines) {
    const LineBits rest = conflict & ~(LineBits{1} << line);
    const auto shows = std::ranges::find_if(largest, [&](const auto& each) { return (each.first & rest) == rest; });
    CASUS_CHECK(shows != largest.end());
    out.witnesses.push_back(shows->second);
  }
  return out;
}

Stuck enumerated(const Talk& talk, const StuckLimits& limits) {
  const std::map<LineBits, Package> largest = Patterns{talk}.largest();
  const LineBits all = talk.lines.size() == 64 ? ~LineBits{0} : (LineBits{1} << talk.lines.size()) - 1;
  Stuck out;
  out.way = Way::by_enumeration;
  out.conflicts_complete = out.corrections_complete = true;
  if (largest.size() == 1 && largest.begin()->first == all) return out;
  std::vector<LineBits> lifted;
  for (const auto& [bits, package] : largest) {
    lifted.push_back(all & ~bits);
    out.corrections.push_back({lines_of(lifted.back()), package});
  }
  smallest_first(out.corrections);
  const std::optional<std::vector<LineBits>> conflicts = hitting_sets(lifted, limits.enumerated_sets);
  if (!conflicts) {
    out.conflicts_complete = false;
    return out;
  }
  for (const LineBits conflict : *conflicts) out.conflicts.push_back(shown(conflict, largest));
  smallest_first(out.conflicts);
  return out;
}

// --- by the solver ----------------------------------------------------------------

struct Solved {
  explicit Solved(const Talk& talk) : encoding{talk, solver} {}
  solve::Solver solver{};
  Encoding encoding;
};

// A package where these lines hold; the caller knows that there is one, but the budget
// may be spent.
std::optional<Package> package_with(Solved& solved, const LineSet& lines) {
  std::vector<solve::Literal> assumed;
  for (const std::size_t l : lines) assumed.push_back(solved.encoding.lines()[l]);
  if (solved.solver.solve(assumed) != solve::Answer::yes) return std::nullopt;
  return solved.encoding.package(solved.solver);
}

void put_conflicts(Solved& witness, const solve::Listing& listing, Stuck& out) {
  out.conflicts_complete = listing.complete;
  for (const LineSet& lines : listing.sets) {
    Conflict conflict{lines, {}};
    for (const std::size_t line : lines) {
      const std::optional<Package> package = package_with(witness, without(lines, {line}));
      if (package) conflict.witnesses.push_back(*package);
    }
    // What cannot be shown is not printed.
    if (conflict.witnesses.size() == lines.size()) out.conflicts.push_back(std::move(conflict));
    else out.conflicts_complete = false;
  }
}

void put_corrections(const Talk& talk, Solved& witness, const solve::Listing& listing, Stuck& out) {
  out.corrections_complete = listing.complete;
  for (const LineSet& lines : listing.sets) {
    const std::optional<Package> package = package_with(witness, without(all_lines(talk), lines));
    if (package) out.corrections.push_back({lines, *package});
    else out.corrections_complete = false;
  }
}

Stuck solved(const Talk& talk, const StuckLimits& limits) {
  Stuck out;
  out.way = Way::by_solver;
  Solved first{talk}, second{talk}, witness{talk};
  const solve::Listing corrected = solve::corrections(first.solver, first.encoding.lines(), limits.solver);
  if (corrected.complete && corrected.sets.empty()) {
    out.conflicts_complete = out.corrections_complete = true;
    return out;
  }
  witness.solver.allow(limits.solver.conflicts);
  put_corrections(talk, witness, corrected, out);
  put_conflicts(witness, solve::conflicts(second.solver, second.encoding.lines(), corrected.sets, limits.solver), out);
  return out;
}

}  // namespace

std::string_view name(Way way) { return way == Way::by_enumeration ? "enumeration" : "solver"; }

Result<Stuck> stuck(const Talk& talk, By by, const StuckLimits& limits) {
  if (talk.lines.empty()) return Stuck{.way = Way::by_enumeration, .conflicts_complete = true, .corrections_complete = true};
  const bool fits = talk.lines.size() <= limits.enumerated_lines && packages_of(talk).or_largest() <= limits.packages;
  if (by == By::enumeration && !fits) return Fault{FaultKind::range, "there are too many packages or lines to enumerate", "", {}};
  if (by == By::solver || !fits) return solved(talk, limits);
  Stuck out = enumerated(talk, limits);
  if (!out.conflicts_complete && by == By::whatever_fits) return solved(talk, limits);
  return out;
}

Checked check(const Talk& talk, const Conflict& conflict) {
  if (conflict.witnesses.size() != conflict.lines.size()) return Checked::wrong;
  for (std::size_t i = 0; i < conflict.lines.size(); ++i) {
    for (const std::size_t line : conflict.lines) {
      if (line != conflict.lines[i] && !holds(talk, talk.lines[line], conflict.witnesses[i])) return Checked::wrong;
    }
  }
  const Together together = hold_together(talk, conflict.lines).together;
  if (together == Together::not_known) return Checked::too_large;
  return together == Together::no ? Checked::right : Checked::wrong;
}

Checked check(const Talk& talk, const Correction& correction) {
  const LineSet kept = without(all_lines(talk), correction.lines);
  if (!std::ranges::all_of(kept, [&](std::size_t line) { return holds(talk, talk.lines[line], correction.witness); })) return Checked::wrong;
  for (const std::size_t line : correction.lines) {
    LineSet more = kept;
    more.insert(std::ranges::lower_bound(more, line), line);
    const Together together = hold_together(talk, more).together;
    if (together == Together::yes) return Checked::wrong;
    if (together == Together::not_known) return Checked::too_large;
  }
  return Checked::right;
}

}  // namespace casus::talks
