// Each part of the outcome is a question to talks about the case, or about another case
// beside it: a later day, a claim denied, two conditions more.
#include "casus/positions/outcome.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::positions {

using talks::Condition;

namespace {

constexpr std::size_t most_claims = 64;

void collect(const Condition& condition, std::vector<std::size_t>& issues) {
  if (condition.kind == Condition::Kind::is && std::ranges::find(issues, condition.issue) == issues.end()) issues.push_back(condition.issue);
  for (const Condition& part : condition.parts) collect(part, issues);
}

class Settling {
 public:
  Settling(const Agenda& agenda, const std::vector<Page>& pages, base::Executor& executor) : agenda_{agenda}, pages_{pages}, executor_{executor} {}

  base::Result<Outcome> settle(const Asked& asked) {
    CASUS_TRY(drafted, agenda_.drafted(asked.drafted));
    const measure::Instant day = asked.as_of.value_or(latest(agenda_, pages_));
    Case held = case_of(agenda_, pages_, day);
    if (held.talk.parties.empty()) return base::Fault{base::FaultKind::usage, "nobody takes a position", "name a page with positions: `NAME.positions.md`", {}};
    CASUS_TRY(sound, talks::check(held.talk));
    static_cast<void>(sound);
    talks::Sorted sorted = talks::sorted(held.talk);
    out_ = Outcome{.held = std::move(held), .sorted = std::move(sorted), .survey = {}, .stuck = {}, .opened = {}, .choices = {}, .ratifications = {}, .ratifiable_sure = {},
                   .ratifiable_possible = {}, .trades = {}, .clock = {}, .pivots = {}, .notes = {}};
    out_.survey = talks::survey(out_.sorted.talk, executor_);
    conflicts();
    out_.doubt = doubt_of(out_.held, out_.sorted, asked.draws, executor_);
    choices();
    ratification(day);
    order(day);
    trades();
    out_.from_text = from_text(agenda_, out_.held, std::move(drafted), executor_);
    clock(day);
    pivots(day);
    return std::move(out_);
  }

 private:
  void conflicts() {
    const talks::Talk& talk = out_.sorted.talk;
    if (talk.lines.empty()) return;
    auto stuck = talks::stuck(talk);
    if (!stuck) {
      out_.notes.push_back(fmt::format("conflicts are not known: {}", stuck.fault().message));
      return;
    }
    out_.stuck = std::move(*stuck);
    if (!out_.survey.acceptable && !out_.stuck->corrections.empty()) out_.survey.acceptable = 0;
    for (std::size_t i = 0; i < std::min(most_shown, out_.stuck->corrections.size()); ++i) {
      std::vector<std::size_t> rest;
      for (std::size_t line = 0; line < talk.lines.size(); ++line) {
        if (!std::ranges::binary_search(out_.stuck->corrections[i].lines, line)) rest.push_back(line);
      }
      out_.opened.push_back(talks::count_meeting(talk, talks::demands_of(talk, rest, talks::Floors::left_out), executor_));
    }
  }

  // A line of one issue is tried on each of its options; a choice has an option left if it
  // stands in one that meets them all.
  void choices() {
    const talks::Talk& talk = out_.held.talk;
    std::vector<std::vector<bool>> fits;
    for (const talks::Issue& issue : talk.issues) fits.emplace_back(issue.options.size(), true);
    talks::Package package(talk.issues.size(), 0);
    for (const talks::Line& line : talk.lines) {
      std::vector<std::size_t> issues;
      collect(line.condition, issues);
      if (line.at_least || issues.size() != 1) continue;
      for (std::size_t o = 0; o < fits[issues[0]].size(); ++o) {
        package[issues[0]] = static_cast<std::uint32_t>(o);
        if (!talks::holds(line.condition, package)) fits[issues[0]][o] = false;
      }
      package[issues[0]] = 0;
    }
    std::vector<bool> with_an_option;
    for (std::size_t c = 0; c < agenda_.choices(); ++c) {
      std::int64_t left = 0;
      for (const std::int64_t option : agenda_.options_of(c)) left += fits_somewhere(fits[agenda_.issue_of(c)], c, option) ? 1 : 0;
      out_.choices.options += left;
      out_.choices.with_an_option += left > 0 ? 1 : 0;
      with_an_option.push_back(left > 0);
    }
    weights(with_an_option);
  }

  // An option to which a party gives no points counts 0, an interval its high end.
  void weights(const std::vector<bool>& with_an_option) {
    for (const talks::Party& party : out_.held.talk.parties) {
      std::vector<std::int64_t> most(agenda_.choices(), 0);
      for (const Page& page : pages_) {
        for (const Points& one : page.points) {
          if (one.party == party.id) most[one.choice] = std::max(most[one.choice], one.points.high);
        }
      }
      ChoiceShare::Weight weight{party.id, 0, 0};
      for (std::size_t c = 0; c < most.size(); ++c) {
        weight.all += most[c];
        if (with_an_option[c]) weight.left += most[c];
      }
      if (weight.all > 0) out_.choices.weights.push_back(std::move(weight));
    }
  }

  [[nodiscard]] bool fits_somewhere(const std::vector<bool>& fits, std::size_t c, std::int64_t option) const {
    for (std::size_t o = 0; o < fits.size(); ++o) {
      if (fits[o] && agenda_.option_in(c, o) == option) return true;
    }
    return false;
  }

  // How many packages meet everything that the parties of a case demand, and these too. If
  // they are too many to count, none is still told from some.
  Count count(talks::Talk talk, const std::vector<const Condition*>& more = {}) {
    for (const Condition* each : more) talk.lines.push_back({fmt::format("more.{}", talk.lines.size()), 0, *each, {}});
    const Count counted = talks::count_meeting(talk, talks::all_demands(talk), executor_);
    return counted || some(talk) != std::optional{false} ? counted : Count{0};
  }

  // Does any package meet every line? nullopt: not known.
  static std::optional<bool> some(const talks::Talk& talk) {
    if (talk.lines.empty()) return true;
    const auto stuck = talks::stuck(talk, talks::By::whatever_fits, {.solver = {.most = 1, .conflicts = 200'000}});
    if (!stuck) return std::nullopt;
    if (!stuck->corrections.empty()) return false;
    return stuck->corrections_complete ? std::optional{true} : std::nullopt;
  }

  void ratification(measure::Instant day) {
    out_.ratifications = ratifications(agenda_, pages_, day);
    std::vector<const Condition*> sure, possible;
    for (const Ratification& one : out_.ratifications) {
      if (!one.sure) return;
      sure.push_back(&*one.sure);
      possible.push_back(&*one.possible);
    }
    if (sure.empty()) return;
    const auto order = in_order(agenda_, signings_of(pages_, day));
    if (order) sure.push_back(&*order);
    if (order) possible.push_back(&*order);
    out_.ratifiable_sure = count(interval::at_end(out_.held.ranged, interval::End::worst), sure);
    out_.ratifiable_possible = count(out_.held.talk, possible);
    routes();
  }

  void routes() {
    const talks::Talk worst = interval::at_end(out_.held.ranged, interval::End::worst);
    for (const Ratification& one : out_.ratifications) {
      if (one.routes.size() < 2) continue;
      for (const RouteOutlook& route : one.routes) {
        const Condition sure = talks::any_of(route.sure), possible = talks::any_of(route.possible);
        out_.routes.push_back({one.party, route.words, count(worst, {&sure}), count(out_.held.talk, {&possible})});
      }
    }
  }

  void order(measure::Instant day) {
    talks::Talk unasked = out_.held.talk;  // as if nobody had any line
    unasked.lines.clear();
    for (talks::Party& party : unasked.parties) party.floor.reset();
    for (Ordering& each : orderings(agenda_, signings_of(pages_, day))) {
      const Count all = count(unasked, {&each.where}), acceptable = count(out_.held.talk, {&each.where});
      out_.orderings.push_back({std::move(each), all, acceptable});
    }
  }

  // Does every way of meeting `a` meet `b` too? Asked of options of one issue only.
  [[nodiscard]] bool within(const Condition& a, const Condition& b) const {
    std::vector<std::size_t> issues;
    collect(a, issues);
    collect(b, issues);
    if (issues.size() != 1) return a == b;
    talks::Package package(agenda_.issues().size(), 0);
    bool some = false;
    for (std::size_t o = 0; o < agenda_.issues()[issues[0]].options.size(); ++o) {
      package[issues[0]] = static_cast<std::uint32_t>(o);
      if (!talks::holds(a, package)) continue;
      if (!talks::holds(b, package)) return false;
      some = true;
    }
    return some;
  }

  // The talk as if only this party asked for anything.
  [[nodiscard]] talks::Talk of_party(std::size_t p) const {
    talks::Talk out = out_.held.talk;
    std::erase_if(out.lines, [&](const talks::Line& line) { return line.party != p; });
    for (std::size_t other = 0; other < out.parties.size(); ++other) {
      if (other != p) out.parties[other].floor.reset();
    }
    return out;
  }

  void trades() {
    for (const Origin& each : out_.held.heard) {
      const Statement& giver = *each.statement;
      const bool gives = giver.stance == Stance::accepts || (giver.stance == Stance::offers && giver.when);
      if (!gives || lapsed(giver, out_.held.as_of)) continue;
      Trade trade{each, {}, {}, {}};
      for (const Origin& other : out_.held.heard) {
        const Statement& wish = *other.statement;
        const bool wants = wish.stance == Stance::must || wish.stance == Stance::prefers || (wish.stance == Stance::needs && !wish.when);
        const bool named = std::ranges::find(trade.wanted_by, wish.party) != trade.wanted_by.end();
        if (wants && !named && wish.party != giver.party && within(giver.what, wish.what)) trade.wanted_by.push_back(wish.party);
      }
      const std::vector<const Condition*> both{&giver.what, &*giver.when};
      for (std::size_t p = 0; p < out_.held.talk.parties.size(); ++p) {
        if (count(of_party(p), both) == Count{0}) trade.refused_by.push_back(out_.held.talk.parties[p].id);
      }
      trade.packages = count(out_.held.talk, both);
      out_.trades.push_back(std::move(trade));
    }
  }

  // Without the lines of the first correction; the floors stay where they are lines that stay.
  [[nodiscard]] std::optional<talks::Talk> corrected() const {
    if (out_.survey.acceptable != Count{0} || !out_.stuck || out_.stuck->corrections.empty()) return std::nullopt;
    talks::Talk out = out_.held.talk;
    std::vector<talks::Line> kept;
    for (std::size_t line = 0; line < out_.sorted.line.size(); ++line) {
      const talks::Line& one = out.lines[out_.sorted.line[line]];
      if (!std::ranges::binary_search(out_.stuck->corrections[0].lines, line)) kept.push_back(one);
      else if (one.at_least) out.parties[one.party].floor.reset();
    }
    out.lines = std::move(kept);
    return out;
  }

  // The day after an offer's last one, as if nothing else were said until then.
  void clock(measure::Instant day) {
    std::vector<measure::Instant> days;
    for (const Origin& each : out_.held.heard) {
      if (each.statement->until && !lapsed(*each.statement, day)) days.push_back(*each.statement->until);
    }
    std::ranges::sort(days);
    days.erase(std::ranges::unique(days).begin(), days.end());
    const auto fixed = corrected();
    Count before = out_.survey.acceptable, fixed_before = fixed ? count(*fixed) : Count{};
    for (const measure::Instant until : days) {
      Tick tick{until, {}, before, {}, fixed_before, {}};
      for (const Origin& each : out_.held.heard) {
        if (each.statement->until == until && !lapsed(*each.statement, day)) tick.lapse.push_back(each);
      }
      tick.after = before = count(without_offers(out_.held.talk, until));
      if (fixed) tick.fixed_after = fixed_before = count(without_offers(*fixed, until));
      out_.clock.push_back(std::move(tick));
    }
  }

  // What a talk comes to when every offer up to that day has lapsed.
  [[nodiscard]] talks::Talk without_offers(talks::Talk talk, measure::Instant until) const {
    for (const Origin& each : out_.held.heard) {
      const Statement& offer = *each.statement;
      if (!offer.until || *offer.until > until || lapsed(offer, out_.held.as_of)) continue;
      const auto party = static_cast<std::size_t>(std::ranges::find(talk.parties, offer.party, &talks::Party::id) - talk.parties.begin());
      talk.lines.push_back({fmt::format("lapsed.{}", talk.lines.size()), party, talks::none_of({offer.what}), {}});
    }
    return talk;
  }

  void pivots(measure::Instant day) {
    const auto now = out_.survey.acceptable ? std::optional{*out_.survey.acceptable > 0} : some(out_.held.talk);
    for (const Origin& each : out_.held.heard) {
      if (each.statement->basis.claimed_by.empty()) continue;
      if (++out_.claims > most_claims) continue;
      const Case other = case_of(agenda_, pages_, day, {each.statement});
      const Count otherwise = count(other.talk);
      const auto then = otherwise ? std::optional{*otherwise > 0} : some(other.talk);
      if (!now || !then) out_.pivots_known = false;
      else if (*then != *now) out_.pivots.push_back({each, otherwise});
    }
    if (out_.claims > most_claims) out_.notes.push_back(fmt::format("only the first {} claims were asked whether they decide the result", most_claims));
  }

  const Agenda& agenda_;
  const std::vector<Page>& pages_;
  base::Executor& executor_;
  Outcome out_{};
};

}  // namespace

base::Result<Outcome> settle(const Agenda& agenda, const std::vector<Page>& pages, const Asked& asked, base::Executor& executor) {
  return Settling{agenda, pages, executor}.settle(asked);
}

}  // namespace casus::positions
