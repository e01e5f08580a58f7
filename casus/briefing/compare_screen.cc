// The comparison as a screen: + appeared or opened, - fell or closed, ~ moved.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "casus/briefing/compare.h"
#include "casus/briefing/spelling.h"
#include "casus/positions/words.h"

namespace casus::briefing {

using positions::Count;
using positions::Origin;
using positions::Outcome;

namespace {

std::string move(std::int64_t before, std::int64_t after) { return fmt::format("{} -> {}", before, after); }
std::string counted(std::size_t n, std::string_view one, std::string_view many) { return fmt::format("{} {}", n, n == 1 ? one : many); }

class Screen {
 public:
  Screen(const Side& before, const Side& after, const Comparison& moved) : before_{before}, after_{after}, moved_{moved} {}

  std::string print() {
    row("BEFORE", title(before_));
    row("AFTER", title(after_));
    text();
    choices();
    statements();
    sentences();
    space();
    conflicts();
    basis();
    return std::move(out_);
  }

 private:
  void row(std::string_view head, const std::string& text) { out_ += fmt::format("{:<8}{}\n", head, text); }

  static std::string title(const Side& side) {
    return fmt::format("{}, {}{}", side.agenda->title(), side.file, side.outcome == nullptr ? "; nobody takes a position" : fmt::format(", as of {}", positions::day(side.outcome->held.as_of)));
  }

  void text() {
    const positions::Shares &b = before_.agenda->shares(), &a = after_.agenda->shares();
    row("TEXT", fmt::format("bracketed spans {}, choices {}, options {}", move(b.spans, a.spans), move(b.choices, a.choices), move(b.options, a.options)));
    row("", fmt::format("provisions without a bracket: {} of {} -> {} of {}", b.closed, b.provisions, a.closed, a.provisions));
  }

  [[nodiscard]] static std::string listed(const positions::Agenda& agenda, std::size_t c) {
    const std::vector<std::string> words = option_words(agenda, c);
    if (agenda.choice(c).keep_or_drop) return fmt::format("keep or drop \"{}\"", words.front());
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) out += fmt::format("{}{} \"{}\"", i == 0 ? "" : " | ", i + 1, words[i]);
    return out;
  }

  void choices() {
    std::size_t opened = 0, closed = 0;
    for (const ChoiceMove& each : moved_.choices) {
      opened += each.before ? 0U : 1U;
      closed += each.after ? 0U : 1U;
    }
    row("CHOICES", fmt::format("{} opened, {} no longer open, {} with other options, {} as before", opened, closed, moved_.choices.size() - opened - closed, moved_.choices_kept));
    for (const ChoiceMove& each : moved_.choices) {
      if (!each.before) row("", fmt::format("+ {}: {}", choice_words(*after_.agenda, *each.after), listed(*after_.agenda, *each.after)));
      else if (!each.after) row("", fmt::format("- {}: {}", choice_words(*before_.agenda, *each.before), listed(*before_.agenda, *each.before)));
      else options(each);
    }
  }

  void options(const ChoiceMove& each) {
    const std::string was = choice_words(*before_.agenda, *each.before), is = choice_words(*after_.agenda, *each.after);
    row("", fmt::format("~ {}", was == is ? is : fmt::format("{} -> {}", was, is)));
    for (const OptionMove& option : each.options) {
      if (!option.before) row("", fmt::format("    + {} \"{}\"", *option.after, option.words));
      else if (!option.after) row("", fmt::format("    - {} \"{}\"", *option.before, option.words));
      else row("", fmt::format("    ~ {} \"{}\"", move(*option.before, *option.after), option.words));
    }
  }

  static std::string said(const Side& side, const Origin& origin) { return fmt::format("{} {}", origin.statement->party, positions::said(*side.agenda, *origin.statement)); }
  static std::string stands(const Origin& origin) { return fmt::format("{}; {}", positions::basis_words(origin.statement->basis), place_words(origin)); }

  void statements() {
    std::size_t appeared = 0, fell = 0;
    for (const StatementMove& each : moved_.statements) {
      appeared += each.before ? 0U : 1U;
      fell += each.after ? 0U : 1U;
    }
    row("LINES", fmt::format("{} appeared, {} fell, {} moved, {} as before", appeared, fell, moved_.statements.size() - appeared - fell, moved_.statements_kept));
    for (const StatementMove& each : moved_.statements) {
      if (each.before && each.after) {
        row("", fmt::format("~ {}{}", said(after_, *each.after), each.renumbered ? "; the number is that of another option now" : ""));
        row("", fmt::format("    was: {}", stands(*each.before)));
        row("", fmt::format("    now: {}", stands(*each.after)));
        continue;
      }
      const Side& side = each.after ? after_ : before_;
      const Origin& origin = each.after ? *each.after : *each.before;
      row("", fmt::format("{} {}", each.after ? '+' : '-', said(side, origin)));
      row("", fmt::format("    {}{}", stands(origin), each.said_before ? "; the old draft has not what it names" : ""));
    }
  }

  void sentences() {
    if (moved_.sentences_new.empty() && moved_.sentences_gone.empty()) return;
    row("POINTS", "sentences on points, floors and blocs");
    for (const std::string& each : moved_.sentences_new) row("", "+ " + each);
    for (const std::string& each : moved_.sentences_gone) row("", "- " + each);
  }

  static std::string packages(const Side& side) {
    if (side.outcome != nullptr) return side.outcome->survey.packages.text();
    talks::Natural out{1};
    for (const talks::Issue& issue : side.agenda->issues()) out.times(issue.options.size());
    return out.text();
  }
  static Count acceptable(const Side& side) { return side.outcome == nullptr ? Count{} : side.outcome->survey.acceptable; }
  static std::string sure(const Side& side) {
    if (side.outcome == nullptr || side.outcome->ratifications.empty()) return "not judged";
    return fmt::format("surely {}, possibly {}", known(side.outcome->ratifiable_sure), known(side.outcome->ratifiable_possible));
  }

  // A party that takes no position refuses nothing.
  static std::string acceptable_to(const Side& side, const std::string& party) {
    if (side.outcome == nullptr) return "silent";
    const talks::Talk& talk = side.outcome->sorted.talk;
    const auto found = std::ranges::find(talk.parties, party, &talks::Party::id);
    return found == talk.parties.end() ? "silent" : known(side.outcome->survey.by_party[static_cast<std::size_t>(found - talk.parties.begin())]);
  }

  void space() {
    row("SPACE", fmt::format("packages {} -> {}; acceptable to all {} -> {}", packages(before_), packages(after_), known(acceptable(before_)), known(acceptable(after_))));
    std::vector<std::string> parties = after_.agenda->parties();
    for (const std::string& each : before_.agenda->parties()) {
      if (std::ranges::find(parties, each) == parties.end()) parties.push_back(each);
    }
    std::vector<std::string> each;
    for (const std::string& party : parties) {
      const std::string was = acceptable_to(before_, party), is = acceptable_to(after_, party);
      if (was != "silent" || is != "silent") each.push_back(fmt::format("{} {} -> {}", party, was, is));
    }
    if (!each.empty()) row("", fmt::format("acceptable to {}", fmt::join(each, ", ")));
    if (sure(before_) != "not judged" || sure(after_) != "not judged") row("", fmt::format("and ratified: {} -> {}", sure(before_), sure(after_)));
  }

  void conflicts() {
    const auto appeared = static_cast<std::size_t>(std::ranges::count(moved_.conflicts, true, &ConflictMove::appeared));
    row("STUCK", fmt::format("conflicts: {} new, {} gone, {} kept{}", appeared, moved_.conflicts.size() - appeared, moved_.conflicts_kept, moved_.conflicts_complete ? "" : ", of those that were found"));
    for (const bool new_ones : {true, false}) {
      std::size_t shown = 0;
      for (const ConflictMove& each : moved_.conflicts) {
        if (each.appeared != new_ones) continue;
        if (++shown <= positions::most_shown) row("", fmt::format("{} {}", new_ones ? '+' : '-', fmt::join(each.members, " x ")));
      }
      if (shown > positions::most_shown) row("", fmt::format("{} ... and {} more", new_ones ? '+' : '-', shown - positions::most_shown));
    }
    const auto fix = [](const std::optional<std::size_t>& lines) { return !lines ? std::string{"not known"} : *lines == 0 ? "nothing to lift" : counted(*lines, "line", "lines"); };
    row("", fmt::format("smallest fix: {} -> {}", fix(moved_.smallest_fix_before), fix(moved_.smallest_fix_after)));
  }

  void basis() {
    row("BASIS", "choices are matched by name, else by the words of their options; positions by party, words and claimant");
    if (before_.left_out > 0) row("", fmt::format("{} of the pages could not be read on the old draft and {} left out there", counted(before_.left_out, "sentence", "sentences"), before_.left_out == 1 ? "is" : "are"));
  }

  const Side& before_;
  const Side& after_;
  const Comparison& moved_;
  std::string out_;
};

}  // namespace

std::string compared_screen(const Side& before, const Side& after, const Comparison& moved) { return Screen{before, after, moved}.print(); }

}  // namespace casus::briefing
