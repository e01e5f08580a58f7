// Statements become lines; a party without a line is still at the table.
#include "casus/positions/case.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/positions/order.h"

namespace casus::positions {

using talks::Condition;

namespace {

class Builder {
 public:
  Builder(const Agenda& agenda, const std::vector<Page>& pages, const std::set<const Statement*>& denied) : agenda_{agenda}, pages_{pages}, denied_{denied} {}

  Case build(measure::Instant as_of) {
    out_.as_of = as_of;
    out_.talk.id = agenda_.title();
    out_.talk.issues = agenda_.issues();
    for (const std::string& party : agenda_.parties()) {
      if (speaks(party)) out_.talk.parties.push_back({.id = party, .points = {}, .bonuses = {}, .most = {}, .floor = {}});
    }
    for (const Page& page : pages_) {
      for (const Statement& statement : page.statements) put(page, statement);
    }
    out_.ranged.floors.resize(out_.talk.parties.size());
    for (std::size_t p = 0; p < out_.talk.parties.size(); ++p) put_points(p);
    out_.ranged.talk = std::move(out_.talk);
    out_.talk = interval::at_end(out_.ranged, interval::End::best);
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool speaks(const std::string& party) const {
    return std::ranges::any_of(pages_, [&](const Page& page) {
      return std::ranges::find(page.statements, party, &Statement::party) != page.statements.end() || std::ranges::find(page.points, party, &Points::party) != page.points.end();
    });
  }

  [[nodiscard]] std::size_t number_of(const std::string& party) const {
    return static_cast<std::size_t>(std::ranges::find(out_.talk.parties, party, &talks::Party::id) - out_.talk.parties.begin());
  }

  void put(const Page& page, const Statement& statement) {
    if (statement.basis.of > out_.as_of) {
      ++out_.later;
      return;
    }
    out_.heard.push_back({&page, &statement});
    std::optional<Condition> line = line_of(agenda_, statement, out_.as_of);
    if (denied_.contains(&statement)) {
      if (statement.stance == Stance::signs) return;
      const bool soft = !line || statement.stance == Stance::accepts;
      line = soft ? std::optional{talks::none_of({statement.what})} : std::nullopt;
    }
    if (!line) return;
    out_.talk.lines.push_back({free_id(statement), number_of(statement.party), std::move(*line), {}});
    out_.origins.push_back({&page, &statement});
  }

  [[nodiscard]] std::string free_id(const Statement& statement) const {
    const std::string id = fmt::format("{}.{}", statement.party, statement.choice == no_choice ? "signs" : agenda_.name_of(statement.choice));
    std::string out = id;
    for (std::size_t n = 2; std::ranges::find(out_.talk.lines, out, &talks::Line::id) != out_.talk.lines.end(); ++n) out = fmt::format("{}.{}", id, n);
    return out;
  }

  // Of an issue's option: the points of all that it takes, the choices inside included.
  void put_points(std::size_t p) {
    talks::Party& party = out_.talk.parties[p];
    for (const Page& page : pages_) {
      for (const Points& one : page.points) {
        if (one.party == party.id) add(p, one);
      }
      for (const Floor& floor : page.floors) {
        if (floor.party != party.id) continue;
        party.floor = floor.points.low;
        if (!floor.points.exact()) out_.ranged.floors[p] = floor.points;
      }
    }
    if (!party.floor) return;
    out_.talk.lines.push_back({party.id + ".floor", p, {}, party.floor});
    out_.origins.emplace_back();
  }

  // An exact number stands in the talk; an interval beside it, and counts 0 there.
  void add(std::size_t p, const Points& one) {
    talks::Party& party = out_.talk.parties[p];
    if (party.points.empty()) {
      for (const talks::Issue& issue : out_.talk.issues) party.points.emplace_back(issue.options.size(), 0);
    }
    interval::Term term{p, agenda_.issue_of(one.choice), {}, one.points};
    auto& row = party.points[term.issue];
    for (std::uint32_t o = 0; o < row.size(); ++o) {
      if (agenda_.option_in(one.choice, o) == one.option) term.options.push_back(o);
    }
    if (!one.points.exact()) return out_.ranged.terms.push_back(std::move(term));
    for (const std::uint32_t o : term.options) row[o] += one.points.low;
  }

  const Agenda& agenda_;
  const std::vector<Page>& pages_;
  const std::set<const Statement*>& denied_;
  Case out_;
};

}  // namespace

bool lapsed(const Statement& statement, measure::Instant as_of) { return statement.until && *statement.until < as_of; }

std::optional<Condition> line_of(const Agenda& agenda, const Statement& statement, measure::Instant as_of) {
  switch (statement.stance) {
    case Stance::signs: return in_order(agenda, {&statement});
    case Stance::must: return statement.what;
    case Stance::cannot: return talks::none_of({statement.what});
    case Stance::prefers:
    case Stance::can_live_with: return std::nullopt;
    case Stance::accepts: return talks::if_then(statement.what, *statement.when);
    case Stance::needs: return statement.when ? talks::if_then(*statement.when, statement.what) : statement.what;
    case Stance::offers: break;
  }
  if (lapsed(statement, as_of)) return talks::none_of({statement.what});
  if (statement.when) return talks::if_then(statement.what, *statement.when);
  return std::nullopt;
}

measure::Instant latest(const Agenda& agenda, const std::vector<Page>& pages) {
  std::optional<measure::Instant> out;
  const auto heard = [&](measure::Instant of) { out = out ? std::max(*out, of) : of; };
  for (const Page& page : pages) {
    for (const Statement& statement : page.statements) heard(statement.basis.of);
    for (const Bloc& bloc : page.blocs) heard(bloc.basis.of);
    for (const Withheld& each : page.withheld) heard(each.basis.of);
  }
  return out.value_or(agenda.day());
}

Case case_of(const Agenda& agenda, const std::vector<Page>& pages, measure::Instant as_of, const std::set<const Statement*>& denied) {
  return Builder{agenda, pages, denied}.build(as_of);
}

}  // namespace casus::positions
