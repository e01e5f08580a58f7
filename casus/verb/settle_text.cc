// A settled talk as a screen: what there is, what is stuck, what would move it, the picks,
// and on what it all rests.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "casus/talks/picks.h"
#include "casus/verb/settle.h"

namespace casus::verb {

namespace {

constexpr std::size_t most_shown = 3;
constexpr std::size_t most_ties = 5;

std::string counted(std::uint64_t n, std::string_view one, std::string_view many) { return fmt::format("{} {}", n, n == 1 ? one : many); }
std::string known(const std::optional<std::uint64_t>& count) { return count ? std::to_string(*count) : "not counted"; }

class Screen {
 public:
  Screen(const Settled& settled, base::Executor& executor) : settled_{settled}, talk_{settled.talk.talk}, executor_{executor} {}

  std::string print() {
    row("TALK", fmt::format("{}: {}, {}", talk_.id, counted(talk_.issues.size(), "issue", "issues"), counted(talk_.parties.size(), "party", "parties")));
    space();
    if (settled_.stuck) {
      conflicts();
      fixes();
    }
    if (!settled_.survey.weighed.empty()) picks();
    basis();
    return std::move(out_);
  }

 private:
  void row(std::string_view head, const std::string& text) { out_ += fmt::format("{:<7}{}\n", head, text); }

  [[nodiscard]] std::string package_text(const talks::Package& package) const {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < package.size(); ++i) parts.push_back(talk_.issues[i].id + "=" + talk_.issues[i].options[package[i]]);
    return fmt::format("{}", fmt::join(parts, "  "));
  }

  [[nodiscard]] std::string lines_text(const talks::LineSet& lines, std::string_view between) const {
    std::vector<std::string> ids;
    for (const std::size_t line : lines) ids.push_back(talk_.lines[line].id);
    return fmt::format("{}", fmt::join(ids, between));
  }

  void space() {
    const talks::Survey& survey = settled_.survey;
    row("SPACE", fmt::format("packages {}; acceptable to all {}", survey.packages.text(), known(survey.acceptable)));
    std::vector<std::string> each;
    for (std::size_t p = 0; p < talk_.parties.size(); ++p) each.push_back(fmt::format("{} {}", talk_.parties[p].id, known(survey.by_party[p])));
    row("", fmt::format("acceptable to {}", fmt::join(each, ", ")));
    if (!survey.frontier) return;
    std::uint64_t packages = 0;
    for (const std::uint64_t n : survey.frontier->packages) packages = talks::saturated_sum(packages, n);
    row("", fmt::format("Pareto {} of {}", counted(survey.frontier->size(), "point", "points"), counted(packages, "package", "packages")));
  }

  [[nodiscard]] static std::string shown(std::size_t listed, bool complete) {
    const std::size_t k = std::min(listed, most_shown);
    if (complete && k == listed) return fmt::format("all {}", listed);
    return fmt::format("{} of {}{}", k, complete ? "" : "at least ", listed);
  }

  void conflicts() {
    const talks::Stuck& stuck = *settled_.stuck;
    if (stuck.conflicts.empty() && stuck.conflicts_complete) {
      row("STUCK", "nothing: all lines can hold together");
      return;
    }
    row("STUCK", fmt::format("smallest conflicts, {}: these cannot hold together, without any one of them the others can", shown(stuck.conflicts.size(), stuck.conflicts_complete)));
    for (std::size_t i = 0; i < std::min(stuck.conflicts.size(), most_shown); ++i) {
      row("", fmt::format("C{}  {}", i + 1, lines_text(stuck.conflicts[i].lines, " x ")));
    }
  }

  void fixes() {
    const talks::Stuck& stuck = *settled_.stuck;
    if (stuck.corrections.empty() && stuck.corrections_complete) return;
    row("FIXES", fmt::format("smallest corrections, {}: lift these, and the rest can hold", shown(stuck.corrections.size(), stuck.corrections_complete)));
    for (std::size_t i = 0; i < std::min(stuck.corrections.size(), most_shown); ++i) {
      const talks::Correction& fix = stuck.corrections[i];
      row("", fmt::format("F{}  {}: opens {}", i + 1, lines_text(fix.lines, " + "), opened(fix)));
      row("", fmt::format("    such as {}", package_text(fix.witness)));
    }
  }

  // The packages that meet every other line.
  [[nodiscard]] std::string opened(const talks::Correction& fix) const {
    std::vector<std::size_t> rest;
    for (std::size_t line = 0; line < talk_.lines.size(); ++line) {
      if (!std::ranges::binary_search(fix.lines, line)) rest.push_back(line);
    }
    const auto count = talks::count_meeting(talk_, talks::demands_of(talk_, rest, talks::Floors::left_out), executor_);
    return count ? counted(*count, "package", "packages") : "packages too many to count";
  }

  void picks() {
    const talks::Survey& survey = settled_.survey;
    if (!survey.acceptable_frontier) {
      row("PICKS", "not known: too many packages for any exact method");
      return;
    }
    if (!survey.nash) {
      row("PICKS", "none: no package is acceptable to all");
      return;
    }
    if (survey.method == talks::Method::bounded) row("", "best of the packages that were found, not proven to be the best of all:");
    pick("PICKS", "Nash, the largest product of gains", *survey.nash);
    pick("", "Kalai-Smorodinsky, the largest least share of the ideal", *survey.kalai_smorodinsky);
    pick("", "leximin, the largest least gain (if points compare)", *survey.egalitarian);
  }

  void pick(std::string_view head, std::string_view what, const talks::Pick& pick) {
    row(head, fmt::format("{}: {:.6g}, {}", what, pick.value, counted(pick.packages, "package", "packages")));
    const talks::Frontier& frontier = *settled_.survey.acceptable_frontier;
    for (std::size_t i = 0; i < std::min(pick.points.size(), most_ties); ++i) {
      std::vector<std::string> scores;
      for (std::size_t p = 0; p < frontier.parties; ++p) {
        const talks::Party& party = talk_.parties[settled_.survey.weighed[p]];
        scores.push_back(fmt::format("{} {:.6g}", party.id, talks::in_units(party, frontier.point(pick.points[i])[p])));
      }
      row("", fmt::format("  {}", fmt::join(scores, ", ")));
      row("", fmt::format("  {}", package_text(frontier.examples[pick.points[i]])));
    }
    if (pick.points.size() > most_ties) row("", fmt::format("  shown {} of {} vectors of scores that tie, by leximin", most_ties, pick.points.size()));
  }

  void basis() {
    const talks::Survey& survey = settled_.survey;
    std::string method = survey.method == talks::Method::walked   ? "every package was looked at"
                         : survey.method == talks::Method::merged ? "frontiers merged issue by issue"
                                                                  : "too many packages for any exact method";
    row("BASIS", fmt::format("{}; {}", method, survey.exact ? "exact" : survey.method == talks::Method::merged ? "points rounded for each option" : "counts are exact where they are given"));
    if (settled_.stuck) row("", fmt::format("conflicts by {}{}", settled_.stuck->way == talks::Way::by_enumeration ? "enumeration" : "the solver", settled_.stuck->conflicts.empty() ? "" : "; their witnesses are in the JSON"));
    for (const std::string& note : settled_.notes) row("", note);
  }

  const Settled& settled_;
  const talks::Talk& talk_;
  base::Executor& executor_;
  std::string out_;
};

}  // namespace

std::string settled_text(const Settled& settled, base::Executor& executor) { return Screen{settled, executor}.print(); }

}  // namespace casus::verb
