// The screen: TEXT, SPACE, STUCK, FIXES, TRADES, PICKS, CLOCK, PIVOT, BASIS, each as far as
// the positions have something to say of it.
#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "casus/positions/from_text_words.h"
#include "casus/positions/inputs.h"
#include "casus/positions/outcome.h"
#include "casus/positions/steady_words.h"
#include "casus/positions/words.h"
#include "casus/talks/picks.h"

namespace casus::positions {

namespace {


std::string known(const Count& count) { return count ? std::to_string(*count) : "not counted"; }
std::string counted(std::uint64_t n, std::string_view one, std::string_view many) { return fmt::format("{} {}", n, n == 1 ? one : many); }

// "21 of 22 (95 %)", rounded down, so that 100 % means all of them.
std::string share(std::int64_t part, std::int64_t whole) { return fmt::format("{} of {} ({} %)", part, whole, whole == 0 ? 100 : part * 100 / whole); }

class Screen {
 public:
  Screen(const Agenda& agenda, const std::vector<Page>& pages, const Outcome& outcome) : agenda_{agenda}, pages_{pages}, outcome_{outcome}, talk_{outcome.sorted.talk} {}

  std::string print() {
    supposed();
    text();
    space();
    ratification();
    order();
    if (outcome_.stuck) {
      conflicts();
      fixes();
    }
    trades();
    swaps();
    if (!outcome_.survey.weighed.empty()) picks();
    nearest();
    clock();
    pivots();
    basis();
    return std::move(out_);
  }

 private:
  void row(std::string_view head, const std::string& text) { out_ += fmt::format("{:<7}{}\n", head, text); }

  // Above everything, so that nobody takes it for what was said.
  void supposed() {
    for (const Page& page : pages_) {
      if (page.name != supposed_page) continue;
      for (const Statement& each : page.statements) row("IF", fmt::format("{} {}: supposed, in place of what was said of it", each.party, said(agenda_, each)));
      for (const Bloc& each : page.blocs) row("IF", fmt::format("{} bloc \"{}\" of {} in {}: supposed", each.party, each.name, each.seats, each.chamber));
      for (const Points& each : page.points) row("IF", fmt::format("{} counts #{} {} as {}: supposed, in place of its points", each.party, agenda_.name_of(each.choice), agenda_.option_name(each.choice, each.option), range_words(each.points)));
      for (const Floor& each : page.floors) row("IF", fmt::format("{} floor {}: supposed, in place of its own", each.party, range_words(each.points)));
      for (const Withheld& each : page.withheld) row("IF", fmt::format("{} {}: supposed", each.party, each.words));
    }
  }

  void text() {
    const Shares& s = agenda_.shares();
    row("TEXT", fmt::format("{}, as of {}: {}, {}, {}", agenda_.title(), day(outcome_.held.as_of), counted(static_cast<std::uint64_t>(s.spans), "bracketed span", "bracketed spans"),
                            counted(static_cast<std::uint64_t>(s.choices), "choice", "choices"), counted(static_cast<std::uint64_t>(s.options), "option", "options")));
    row("", fmt::format("provisions without a bracket: {}", share(s.closed, s.provisions)));
    row("", fmt::format("choices to which red lines, one choice at a time, leave an option: {}", share(outcome_.choices.with_an_option, s.choices)));
    std::vector<std::string> weights;
    for (const ChoiceShare::Weight& each : outcome_.choices.weights) weights.push_back(fmt::format("{} {}", each.party, share(each.left, each.all)));
    if (!weights.empty()) row("", fmt::format("these weighed by the most that each can bring a party by its own points: {}", fmt::join(weights, ", ")));
    row("", fmt::format("options that they leave: {}", share(outcome_.choices.options, s.options)));
  }

  void space() {
    const talks::Survey& survey = outcome_.survey;
    row("SPACE", fmt::format("packages {}; acceptable to all {}", survey.packages.text(), sure_and_possible(outcome_.doubt ? outcome_.doubt->acceptable_surely : survey.acceptable, survey.acceptable)));
    std::vector<std::string> each;
    for (std::size_t p = 0; p < outcome_.held.talk.parties.size(); ++p) {
      const std::size_t number = static_cast<std::size_t>(std::ranges::find(outcome_.sorted.party, p) - outcome_.sorted.party.begin());
      const Count& possibly = survey.by_party[number];
      each.push_back(fmt::format("{} {}", outcome_.held.talk.parties[p].id, sure_and_possible(outcome_.doubt ? outcome_.doubt->surely_to[number] : possibly, possibly)));
    }
    row("", fmt::format("acceptable to {}", fmt::join(each, outcome_.doubt ? "; " : ", ")));
    if (outcome_.doubt) row("", "points are intervals: what follows is at their best end, points high and floors low; what is stuck there is stuck whatever they are");
  }

  void ratification() {
    if (outcome_.ratifications.empty()) return;
    std::vector<std::string> parties;
    for (const Ratification& one : outcome_.ratifications) parties.push_back(one.party);
    row("", fmt::format("acceptable to all and ratified by {}: surely {}, possibly {}", fmt::join(parties, ", "), known(outcome_.ratifiable_sure), known(outcome_.ratifiable_possible)));
    for (const Page& page : pages_) {
      for (const Withheld& each : page.withheld) {
        if (each.basis.of <= outcome_.held.as_of) row("", fmt::format("{} {}: {}", each.party, each.words, basis_words(each.basis)));
      }
    }
    for (const RoutePackages& each : outcome_.routes) row("", fmt::format("{} through {}: of those acceptable to all {}", each.party, each.words, sure_and_possible(each.sure, each.possible)));
    for (const Ratification& one : outcome_.ratifications) {
      for (const ChamberOutlook& chamber : one.chambers) {
        row("", fmt::format("{} {}, {} of {} seats, at best: {} sure, {} leaning, {} against, {} unknown; {}", one.party, chamber.name, rule_words(chamber.rule), chamber.seats, chamber.sure,
                            chamber.leaning, chamber.against, chamber.seats - chamber.sure - chamber.leaning - chamber.against, verdict(chamber)));
        if (!chamber.issues.empty()) row("", fmt::format("  such as {}", package_words(agenda_, chamber.package, chamber.issues)));
      }
    }
  }

  void order() {
    constexpr std::size_t most_orders = 6;
    for (std::size_t i = 0; i < std::min(most_orders, outcome_.orderings.size()); ++i) {
      const OrderedPackages& each = outcome_.orderings[i];
      const std::string words = each.ordering.words.empty() ? "nothing has to come first" : fmt::format("{}", fmt::join(each.ordering.words, "; "));
      row("", fmt::format("order: {}{}: packages {}, of them acceptable to all {}", each.ordering.possible ? "" : "none is possible, for ", words, known(each.all), known(each.acceptable)));
    }
    if (outcome_.orderings.size() > most_orders) row("", fmt::format("order: {} more", outcome_.orderings.size() - most_orders));
  }

  [[nodiscard]] static std::string verdict(const ChamberOutlook& chamber) {
    if (!chamber.asked) return "not brought to a vote";
    if (chamber.outlook.sure) return "surely carried";
    if (!chamber.outlook.missing) return "lost";
    if (*chamber.outlook.missing == 0) return chamber.outlook.possible ? "carried as it stands, not surely" : "lost";
    const bool open = chamber.rule.share.base == tally::Share::Base::those_voting;
    return fmt::format("{} missing{}", *chamber.outlook.missing, !chamber.outlook.possible ? ", which are not there" : open ? " as it stands, more with each vote against" : "");
  }

  [[nodiscard]] static std::string shown(std::size_t listed, bool complete) {
    const std::size_t k = std::min(listed, most_shown);
    if (complete && k == listed) return fmt::format("all {}", listed);
    return fmt::format("{} of {}{}", k, complete ? "" : "at least ", listed);
  }

  void conflicts() {
    const talks::Stuck& stuck = *outcome_.stuck;
    if (stuck.conflicts.empty() && stuck.conflicts_complete) return row("STUCK", "nothing: all red lines can hold together");
    row("STUCK", fmt::format("smallest conflicts, {}: these cannot hold together, without any one of them the others can", shown(stuck.conflicts.size(), stuck.conflicts_complete)));
    for (std::size_t i = 0; i < std::min(stuck.conflicts.size(), most_shown); ++i) {
      std::string head = fmt::format("C{}", i + 1);
      for (const std::size_t line : stuck.conflicts[i].lines) {
        member(head, line);
        head.clear();
      }
    }
  }

  void member(std::string_view head, std::size_t line) {
    const Origin& origin = outcome_.origin(line);
    const std::string words = origin.statement == nullptr ? floor_words(outcome_, line) : said(agenda_, *origin.statement);
    row("", fmt::format("{:<4}{} {}", head, talk_.parties[talk_.lines[line].party].id, words));
    if (origin.statement != nullptr) row("", fmt::format("      {}", basis_words(origin.statement->basis)));
  }

  void fixes() {
    const talks::Stuck& stuck = *outcome_.stuck;
    if (stuck.corrections.empty() && stuck.corrections_complete) return;
    row("FIXES", fmt::format("smallest corrections, {}: lift these, and the rest can hold", shown(stuck.corrections.size(), stuck.corrections_complete)));
    for (std::size_t i = 0; i < outcome_.opened.size(); ++i) {
      std::vector<std::string> lifted;
      for (const std::size_t line : stuck.corrections[i].lines) {
        const Origin& origin = outcome_.origin(line);
        lifted.push_back(fmt::format("{} {}", talk_.parties[talk_.lines[line].party].id, origin.statement == nullptr ? "floor" : origin.statement->words));
      }
      row("", fmt::format("F{}  {}: opens {}", i + 1, fmt::join(lifted, " + "), outcome_.opened[i] ? counted(*outcome_.opened[i], "package", "packages") : "packages too many to count"));
    }
  }

  void trades() {
    std::string_view head = "TRADES";
    for (const Trade& trade : outcome_.trades) {
      const Statement& giver = *trade.giver.statement;
      row(std::exchange(head, ""), fmt::format("{} {}", giver.party, said(agenda_, giver)));
      const std::string wanted = trade.wanted_by.empty() ? "nobody is known to want what it gives" : fmt::format("wanted by {}", fmt::join(trade.wanted_by, ", "));
      const std::string refused = trade.refused_by.empty() ? "refused by nobody" : fmt::format("refused by {}", fmt::join(trade.refused_by, ", "));
      row("", fmt::format("  {}; both together {}; acceptable to all with both {}", wanted, refused, known(trade.packages)));
    }
  }

  void swaps() {
    std::string_view head = outcome_.trades.empty() ? "TRADES" : "";
    for (const std::string& each : swap_rows(agenda_, outcome_)) row(std::exchange(head, ""), each);
  }

  void nearest() {
    std::string_view head = outcome_.survey.weighed.empty() ? "PICKS" : "";
    for (const std::string& each : nearest_rows(agenda_, outcome_)) row(std::exchange(head, ""), each);
  }

  void picks() {
    const talks::Survey& survey = outcome_.survey;
    if (survey.acceptable == Count{0}) return row("PICKS", "none: no package is acceptable to all");
    if (outcome_.doubt) {
      std::string_view head = "PICKS";
      for (const std::string& each : steady_rows(agenda_, outcome_)) row(std::exchange(head, ""), each);
      return;
    }
    if (!survey.acceptable_frontier) return row("PICKS", "not known: too many packages for any exact method");
    if (!survey.nash) return row("PICKS", "none: no package is acceptable to all");
    const bool proven = survey.method != talks::Method::bounded;
    if (!proven) row("PICKS", "best of the packages that were found, not proven to be the best of all:");
    pick(proven ? "PICKS" : "", "Nash, the largest product of gains (score - floor)", *survey.nash);
    pick("", "Kalai-Smorodinsky, the largest least gain / (ideal - floor)", *survey.kalai_smorodinsky);
    pick("", "leximin, the largest least gain (means something only if points compare)", *survey.egalitarian);
  }

  void pick(std::string_view head, std::string_view what, const talks::Pick& pick) {
    const bool proven = outcome_.survey.method != talks::Method::bounded;
    row(head, fmt::format("{}: {:.6g}{}", what, pick.value, proven ? ", " + counted(pick.packages, "package", "packages") : ""));
    const talks::Frontier& frontier = *outcome_.survey.acceptable_frontier;
    for (std::size_t i = 0; i < std::min(pick.points.size(), most_shown); ++i) {
      std::vector<std::string> scores;
      for (std::size_t p = 0; p < frontier.parties; ++p) scores.push_back(fmt::format("{} {}", talk_.parties[outcome_.survey.weighed[p]].id, frontier.point(pick.points[i])[p]));
      row("", fmt::format("  {}: {}", fmt::join(scores, ", "), package_words(agenda_, talks::original(outcome_.sorted, frontier.examples[pick.points[i]]))));
    }
    if (pick.points.size() > most_shown) row("", fmt::format("  shown {} of {} vectors of scores that tie, by leximin", most_shown, pick.points.size()));
  }

  void clock() {
    std::string_view head = "CLOCK";
    for (const Tick& tick : outcome_.clock) {
      row(std::exchange(head, ""), fmt::format("after {}: acceptable to all {} -> {}{}", day(tick.until), known(tick.before), known(tick.after),
                                                 tick.fixed_before ? fmt::format("; with F1 lifted {} -> {}", known(tick.fixed_before), known(tick.fixed_after)) : ""));
      for (const Origin& each : tick.lapse) row("", fmt::format("  lapses: {} {}", each.statement->party, each.statement->words));
    }
  }

  void pivots() {
    if (outcome_.claims == 0) return;
    std::string_view head = "PIVOT";
    for (const Pivot& pivot : outcome_.pivots) {
      const Statement& claim = *pivot.claim.statement;
      row(std::exchange(head, ""), fmt::format("if this one claim is false, acceptable to all {} -> {}", known(outcome_.survey.acceptable), known(pivot.otherwise)));
      row("", fmt::format("  {} {}", claim.party, said(agenda_, claim)));
      row("", fmt::format("  {}", basis_words(claim.basis)));
    }
    if (!outcome_.pivots_known) row(std::exchange(head, ""), "not of every claim is it known whether it decides the result");
    else if (outcome_.pivots.empty()) row(head, fmt::format("none of {} alone decides whether there is a package for all", counted(outcome_.claims, "claim", "claims")));
  }

  static std::string_view method_words(const talks::Survey& survey) {
    if (survey.method == talks::Method::walked) return "enumeration";
    if (survey.method == talks::Method::bounded) return "the best of those that a search found, not proven";
    return survey.exact ? "frontiers merged issue by issue, exact" : "frontiers merged issue by issue, points rounded for each option";
  }

  void basis() {
    std::map<std::string, std::size_t> grades;
    for (const Origin& each : outcome_.held.heard) ++grades[each.statement->basis.grade];
    std::vector<std::string> by_grade;
    for (const auto& [grade, n] : grades) by_grade.push_back(fmt::format("{} {}", n, grade));
    row("BASIS", fmt::format("{} on {}, by grade {}; {} claimed by others; {} later ones left out", counted(outcome_.held.heard.size(), "position", "positions"),
                             counted(pages_.size(), "page", "pages"), by_grade.empty() ? "none" : fmt::format("{}", fmt::join(by_grade, ", ")), outcome_.claims, outcome_.held.later));
    const talks::Survey& survey = outcome_.survey;
    row("", fmt::format("{}; what nobody speaks of counts as free; nothing is weighed that is not said", counted_all(survey) ? "packages counted exactly, by enumeration" : "too many packages to count; none is told from some by the solver"));
    if (!survey.weighed.empty() && !outcome_.doubt && survey.acceptable != Count{0}) row("", fmt::format("picks by {}", method_words(survey)));
    if (outcome_.stuck) row("", fmt::format("conflicts by {}{}", outcome_.stuck->way == talks::Way::by_enumeration ? "enumeration" : "the solver", outcome_.stuck->conflicts.empty() ? "" : "; their witnesses are in the JSON"));
    for (const std::string& each : input_rows(agenda_, pages_)) row("", each);
    for (const std::string& note : outcome_.notes) row("", note);
  }

  const Agenda& agenda_;
  const std::vector<Page>& pages_;
  const Outcome& outcome_;
  const talks::Talk& talk_;
  std::string out_;
};

}  // namespace

std::string screen(const Agenda& agenda, const std::vector<Page>& pages, const Outcome& outcome) { return Screen{agenda, pages, outcome}.print(); }

}  // namespace casus::positions
