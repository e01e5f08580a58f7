// Talks beside Z3 on the same input in the same run: counting packages, the Pareto points
// of additive scores, the smallest correction and one minimal conflict of red lines.
//
//   bench_talks [SECONDS]     (20; how long Z3 may take for each)
//
// Inputs are drawn by random_talk and tense_talk below from the seeds in the table. Where
// Z3 has no such task, it does the same by the means it has: it enumerates models to
// count, and asks its optimiser for one Pareto point after the other; it is stopped after
// SECONDS, and its rate is compared. The results must agree where both end.
#include <fmt/format.h>
#include <z3++.h>

#include <cstdio>
#include <cstdlib>

#include "bench/measure.h"
#include "casus/talks/encoding.h"
#include "casus/talks/stuck.h"
#include "casus/talks/survey.h"
#include "tests/support/talks.h"

using namespace casus;

namespace {

double limit = 20;
base::SerialExecutor serial;

double now() { return bench::processor_seconds(RUSAGE_SELF); }

void row(const std::string& task, double ours, const std::string& theirs, double ratio) {
  fmt::print("| {} | {:.3f} s | {} | {:.0f} |\n", task, ours, theirs, ratio);
  std::fflush(stdout);
}

void must(bool claim, const char* what) {
  if (claim) return;
  fmt::print(stderr, "wrong: {}\n", what);
  std::exit(1);
}

// Exactly `options` options everywhere, points below `points`, floors at `floor` per cent.
talks::Talk even_talk(std::uint64_t seed, std::size_t issues, std::size_t parties, std::size_t floor) {
  testing::Draw draw{seed};
  talks::Talk talk;
  for (std::size_t i = 0; i < issues; ++i) talk.issues.push_back({fmt::format("i{:02}", i), {"a", "b", "c", "d"}});
  for (std::size_t p = 0; p < parties; ++p) {
    talks::Party party{.id = fmt::format("P{}", p)};
    talks::Points best = 0;
    for (std::size_t i = 0; i < issues; ++i) {
      party.points.emplace_back();
      for (int o = 0; o < 4; ++o) party.points.back().push_back(static_cast<talks::Points>(draw.below(40)));
      best += *std::ranges::max_element(party.points.back());
    }
    party.floor = best * static_cast<talks::Points>(floor) / 100;
    talk.parties.push_back(std::move(party));
  }
  return talk;
}

// Half as many issues as lines, of 4 options each, and 6 parties; each red line wants one
// of two to four options, and the last six are least scores at 30 per cent of the best.
talks::Talk tense_talk(std::uint64_t seed, std::size_t lines) {
  talks::Talk talk = even_talk(seed, lines / 2, 6, 30);
  testing::Draw draw{seed + 1000};
  for (std::size_t l = 0; l + 6 < lines; ++l) {
    std::vector<talks::Condition> parts;
    const std::size_t size = 2 + draw.below(3);
    for (std::size_t k = 0; k < size; ++k) parts.push_back(talks::is(draw.below(talk.issues.size()), draw.below(4)));
    talk.lines.push_back({fmt::format("r{:03}", l), l % 6, talks::any_of(std::move(parts)), {}});
  }
  for (std::size_t p = 0; p < 6; ++p) talk.lines.push_back({fmt::format("floor{}", p), p, {}, talk.parties[p].floor});
  return talk;
}

// A talk in Z3: one Boolean an option, sums as linear terms over 0 and 1.
struct Model {
  explicit Model(const talks::Talk& talk) {
    for (std::size_t i = 0; i < talk.issues.size(); ++i) {
      options.emplace_back(context);
      z3::expr_vector& row_ = options.back();
      for (std::size_t o = 0; o < talk.issues[i].options.size(); ++o) row_.push_back(context.bool_const(fmt::format("x{}_{}", i, o).c_str()));
      hard.push_back(z3::atmost(row_, 1));
      hard.push_back(z3::atleast(row_, 1));
    }
    for (const talks::Party& party : talk.parties) {
      z3::expr sum = context.int_val(0);
      for (std::size_t i = 0; i < options.size(); ++i) {
        for (std::size_t o = 0; o < party.points[i].size(); ++o) sum = sum + z3::ite(options[i][static_cast<int>(o)], context.int_val(party.points[i][o]), context.int_val(0));
      }
      score.push_back(sum);
    }
  }
  // A floor as a pseudo-Boolean constraint, which suits Z3 best.
  z3::expr at_least(const talks::Party& party, talks::Points points) {
    z3::expr_vector all{context};
    std::vector<int> weights;
    for (std::size_t i = 0; i < options.size(); ++i) {
      for (std::size_t o = 0; o < party.points[i].size(); ++o) {
        all.push_back(options[i][static_cast<int>(o)]);
        weights.push_back(static_cast<int>(party.points[i][o]));
      }
    }
    return z3::pbge(all, weights.data(), static_cast<int>(points));
  }
  z3::expr holds(const talks::Talk& talk, const talks::Line& line) {
    if (line.at_least) return at_least(talk.parties[line.party], *line.at_least);
    z3::expr_vector any{context};
    for (const talks::Condition& part : line.condition.parts) any.push_back(options[part.issue][static_cast<int>(part.option)]);
    return z3::mk_or(any);
  }
  z3::context context;
  std::vector<z3::expr_vector> options;
  std::vector<z3::expr> hard, score;
};

void count() {
  const talks::Talk talk = even_talk(1, 16, 6, 62);
  std::optional<std::uint64_t> packages;
  const double ours = bench::timed(RUSAGE_SELF, 3, [&] { packages = talks::count_meeting(talk, talks::all_demands(talk), serial); });
  Model model{talk};
  z3::solver solver{model.context};
  for (const z3::expr& each : model.hard) solver.add(each);
  for (const talks::Party& party : talk.parties) solver.add(model.at_least(party, *party.floor));
  std::uint64_t found = 0;
  const double begin = now();
  while (now() - begin < limit && solver.check() == z3::sat) {
    const z3::model m = solver.get_model();
    z3::expr_vector differ{model.context};
    for (const z3::expr_vector& options : model.options) {
      for (int o = 0; o < static_cast<int>(options.size()); ++o) {
        if (m.eval(options[o], true).is_true()) differ.push_back(!options[o]);
      }
    }
    solver.add(z3::mk_or(differ));
    ++found;
  }
  const double rate = static_cast<double>(found) / (now() - begin);
  fmt::print("{} of 4294967296 packages are acceptable: {:.2e} packages/s\n", *packages, 4294967296.0 / ours);
  row("count 16 choices x 4 options, 6 parties, seed 1", ours, fmt::format("{:.0f} of them a second", rate), static_cast<double>(*packages) / rate / ours);
}

void pareto() {
  const talks::Talk talk = even_talk(2, 24, 3, 0);
  std::size_t points = 0;
  const double ours = bench::timed(RUSAGE_SELF, 3, [&] { points = talks::merged_frontier(talk, {})->size(); });
  Model model{talk};
  z3::optimize optimize{model.context};
  z3::params p{model.context};
  p.set("priority", model.context.str_symbol("pareto"));
  p.set("timeout", static_cast<unsigned>(limit * 1000));
  optimize.set(p);
  for (const z3::expr& each : model.hard) optimize.add(each);
  for (const z3::expr& each : model.score) optimize.maximize(each);
  std::size_t found = 0;
  const double begin = now();
  while (now() - begin < limit && optimize.check() == z3::sat) ++found;
  const double took = now() - begin;
  fmt::print("{} Pareto points of 4^24 packages\n", points);
  row("Pareto points, 3 parties x 24 x 4, seed 2", ours, fmt::format("{} of {} points in {:.1f} s", found, points, took),
      took / std::max<double>(static_cast<double>(found), 1) * static_cast<double>(points) / ours);
}

void correction(std::size_t lines, std::uint64_t seed) {
  const talks::Talk talk = tense_talk(seed, lines);
  std::size_t size = 0;
  const double ours = bench::timed(RUSAGE_SELF, 3, [&] {
    solve::Solver solver;
    const talks::Encoding encoding{talk, solver};
    const solve::Listing listing = solve::corrections(solver, encoding.lines(), {.most = 1, .conflicts = 50'000'000});
    must(!listing.sets.empty(), "no correction found");
    size = listing.sets.front().size();
  });
  Model model{talk};
  z3::optimize optimize{model.context};
  z3::params p{model.context};
  p.set("timeout", static_cast<unsigned>(limit * 1000));
  optimize.set(p);
  for (const z3::expr& each : model.hard) optimize.add(each);
  z3::optimize::handle lifted = optimize.add_soft(model.holds(talk, talk.lines[0]), 1);
  for (std::size_t l = 1; l < talk.lines.size(); ++l) lifted = optimize.add_soft(model.holds(talk, talk.lines[l]), 1);
  const double begin = now();
  const z3::check_result result = optimize.check();
  const double took = now() - begin;
  if (result == z3::sat) must(optimize.lower(lifted).get_numeral_int64() == static_cast<std::int64_t>(size), "the sizes of the smallest correction differ");
  row(fmt::format("smallest correction of {} lines ({} lifted), seed {}", lines, size, seed), ours, fmt::format("{:.3f} s{}", took, result == z3::sat ? "" : ", not ended"), took / ours);
}

void conflict(std::size_t lines, std::uint64_t seed) {
  const talks::Talk talk = tense_talk(seed, lines);
  std::size_t size = 0;
  const double ours = bench::timed(RUSAGE_SELF, 3, [&] {
    solve::Solver solver;
    const talks::Encoding encoding{talk, solver};
    solve::Subset all;
    for (std::size_t l = 0; l < talk.lines.size(); ++l) all.push_back(l);
    size = solve::one_conflict(solver, encoding.lines(), all)->size();
  });
  Model model{talk};
  z3::solver solver{model.context};
  z3::params p{model.context};
  p.set("core.minimize", true);
  solver.set(p);
  for (const z3::expr& each : model.hard) solver.add(each);
  const double begin = now();
  z3::expr_vector assumed{model.context};
  for (std::size_t l = 0; l < talk.lines.size(); ++l) {
    assumed.push_back(model.context.bool_const(fmt::format("l{}", l).c_str()));
    solver.add(z3::implies(assumed.back(), model.holds(talk, talk.lines[l])));
  }
  must(solver.check(assumed) == z3::unsat, "Z3 finds no conflict");
  const double took = now() - begin;
  row(fmt::format("one minimal conflict of {} lines ({} in it), seed {}", lines, size, seed), ours, fmt::format("{:.3f} s", took), took / ours);
}

}  // namespace

int main(int words, char** word) {
  if (words > 1) limit = std::strtod(word[1], nullptr);
  fmt::print("| task | Casus | Z3 {} | ratio |\n|---|---|---|---|\n", Z3_get_full_version());
  for (const std::size_t lines : {120U, 200U}) {
    conflict(lines, 1);
    correction(lines, 1);
  }
  pareto();
  count();
  return 0;
}
