// What no single sentence shows. Only a party's own words have to hold together: a claim
// against them is news, and settle shows it as a conflict.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "casus/positions/case.h"
#include "casus/talks/stuck.h"
#include "casus/text/codes_positions.h"

namespace casus::positions {

namespace codes = text::codes;

namespace {

struct Said {
  Page* page = nullptr;
  const Statement* statement = nullptr;
};

text::Diagnostic error(std::string_view code, text::Span span, std::string message, std::string help) {
  return {.code = code, .begin = span.begin, .end = span.end, .message = std::move(message), .label = {}, .help = std::move(help), .provision = {}, .notes = {}};
}

class Together {
 public:
  Together(const Agenda& agenda, std::vector<Page>& pages) : agenda_{agenda}, pages_{pages} {}

  void check() {
    for (const std::string& party : agenda_.parties()) positions(party);
    points();
    floors();
    blocs();
    for (Page& page : pages_) std::ranges::stable_sort(page.diagnostics, {}, &text::Diagnostic::begin);
  }

 private:
  // The party's own lines together; then each thing that it says it can take, beside them.
  void positions(const std::string& party) {
    std::vector<Said> hard, soft;
    for (Page& page : pages_) {
      for (const Statement& one : page.statements) {
        if (one.party != party || !one.basis.claimed_by.empty()) continue;
        const bool refuses = one.stance == Stance::must || one.stance == Stance::cannot || one.stance == Stance::needs;
        if (refuses || one.stance == Stance::accepts || (one.stance == Stance::signs && line_of(agenda_, one, one.basis.of))) hard.push_back({&page, &one});
        if (!refuses && one.stance != Stance::signs) soft.push_back({&page, &one});
      }
    }
    if (hard.empty() || clash(party, hard, nullptr)) return;
    for (const Said& each : soft) clash(party, hard, &each);
  }

  bool clash(const std::string& party, const std::vector<Said>& hard, const Said* soft) {
    std::vector<Said> all = hard;
    talks::Talk talk{.id = "one party", .issues = agenda_.issues(), .parties = {{.id = party, .points = {}, .bonuses = {}, .most = {}, .floor = {}}}, .lines = {}};
    for (const Said& each : hard) talk.lines.push_back({fmt::format("{:06}", talk.lines.size()), 0, *line_of(agenda_, *each.statement, each.statement->basis.of), {}});
    if (soft != nullptr) {
      all.push_back(*soft);
      talk.lines.push_back({fmt::format("{:06}", talk.lines.size()), 0, soft->statement->what, {}});
    }
    talks::StuckLimits limits;
    limits.packages = 100'000;
    limits.solver = {.most = 8, .conflicts = 100'000};
    const auto stuck = talks::stuck(talk, talks::By::whatever_fits, limits);
    if (!stuck || stuck->conflicts.empty()) return false;
    for (const talks::Conflict& conflict : stuck->conflicts) tell(party, conflict.lines, all);
    return true;
  }

  // At the last of them; the others as notes, or named where they stand in another file.
  void tell(const std::string& party, const talks::LineSet& lines, const std::vector<Said>& all) {
    const Said& last = all[lines.back()];
    std::string others;
    std::vector<text::Note> notes;
    for (const std::size_t line : lines) {
      const Said& each = all[line];
      if (each.statement == last.statement) continue;
      others += fmt::format("{}`{}`", others.empty() ? "" : " and ", each.statement->words);
      if (each.page == last.page) notes.push_back({each.statement->span.begin, each.statement->span.end, "said here"});
      else others += fmt::format(" in {}", each.page->name);
    }
    auto told = error(codes::positions_clash, last.statement->span,
                      others.empty() ? fmt::format("{} `{}` leaves no package at all", party, last.statement->words)
                                     : fmt::format("{} `{}` cannot hold together with {}", party, last.statement->words, others),
                      "take one of them out; what others claim for the party is marked `claimed by`");
    told.notes = std::move(notes);
    last.page->diagnostics.push_back(std::move(told));
  }

  void points() {
    std::set<std::tuple<std::string, std::size_t, std::int64_t>> seen;
    for (Page& page : pages_) {
      for (const Points& one : page.points) {
        if (seen.emplace(one.party, one.choice, one.option).second) continue;
        page.diagnostics.push_back(error(codes::bad_points, one.span, fmt::format("{} has given `#{}` {} its points already", one.party, agenda_.name_of(one.choice), agenda_.option_name(one.choice, one.option)), "keep one of the two"));
      }
    }
  }

  [[nodiscard]] bool has_points(const std::string& party) const {
    return std::ranges::any_of(pages_, [&](const Page& page) { return std::ranges::find(page.points, party, &Points::party) != page.points.end(); });
  }

  void floors() {
    std::set<std::string> seen;
    for (Page& page : pages_) {
      for (const Floor& one : page.floors) {
        if (!seen.insert(one.party).second) page.diagnostics.push_back(error(codes::bad_points, one.span, fmt::format("{} has a floor already", one.party), "keep one of the two"));
        else if (!has_points(one.party)) page.diagnostics.push_back(error(codes::bad_points, one.span, fmt::format("{} has a floor and no points", one.party), "say what its options count: `counts #cap 1 as 30, 2 as 10`"));
      }
    }
  }

  [[nodiscard]] std::int64_t seats_of(const Bloc& bloc) const {
    std::int64_t seats = 0;
    for (const Route& route : agenda_.routes()) {
      if (route.party != bloc.party) continue;
      for (const auto& all : route.any_of) {
        for (const Chamber& each : all) seats = each.name == bloc.chamber ? std::max(seats, each.seats) : seats;
      }
    }
    return seats;
  }

  void blocs() {
    std::map<std::pair<std::string, std::string>, std::int64_t> taken;
    std::set<std::tuple<std::string, std::string, std::string>> names;
    for (Page& page : pages_) {
      for (const Bloc& bloc : page.blocs) {
        if (!names.emplace(bloc.party, bloc.chamber, bloc.name).second) {
          page.diagnostics.push_back(error(codes::declared_twice, bloc.span, fmt::format("the bloc \"{}\" of {} is told twice", bloc.name, bloc.chamber), "keep one of the two, or give the second another name: its seats would count twice"));
          continue;
        }
        const std::int64_t seats = seats_of(bloc);
        std::int64_t& sum = taken[{bloc.party, bloc.chamber}];
        if (bloc.seats < 1 || bloc.seats > seats - sum) {
          page.diagnostics.push_back(error(codes::too_many_seats, bloc.span, fmt::format("{} has {} seats, and {} of them are in other blocs", bloc.chamber, seats, sum),
                                           "a bloc has at least one seat; blocs that overlap are one bloc, or two without what they share"));
          continue;
        }
        sum += bloc.seats;
      }
    }
  }

  const Agenda& agenda_;
  std::vector<Page>& pages_;
};

}  // namespace

void check_together(const Agenda& agenda, std::vector<Page>& pages) { Together{agenda, pages}.check(); }

}  // namespace casus::positions
