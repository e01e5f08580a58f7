// What is written is read back: NegMAS and CSV by our readers, OPB and WCNF by a small one here
// that knows nothing of talks and decides by propagation.
#include "casus/exchange/write.h"

#include <doctest/doctest.h>

#include <map>
#include <sstream>

#include <fmt/format.h>

#include "casus/talks/stuck.h"
#include "tests/support/talks.h"

using namespace casus;
using exchange::Written;

namespace {

struct Sum {
  std::vector<std::pair<std::int64_t, int>> terms;  // factor, variable
  std::int64_t least = 0;
  bool equal = false;
};

// The constraints of an OPB or WCNF file, and how many variables its objective has.
struct Problem {
  std::vector<Sum> sums;
  std::vector<int> soft;  // variables that should be false

  // With these values, and whatever fits for the others.
  [[nodiscard]] bool fits(std::map<int, bool> values) const {
    for (bool more = true; more;) {
      more = false;
      for (const Sum& sum : sums) {
        std::int64_t best = 0;
        for (const auto& [factor, variable] : sum.terms) best += values.contains(variable) ? (values[variable] ? factor : 0) : std::max<std::int64_t>(factor, 0);
        if (best < sum.least) return false;
        for (const auto& [factor, variable] : sum.terms) {
          if (values.contains(variable) || best - std::abs(factor) >= sum.least) continue;
          values[variable] = factor > 0;
          more = true;
        }
      }
    }
    return std::ranges::all_of(sums, [&](const Sum& sum) {
      std::int64_t got = 0;
      for (const auto& [factor, variable] : sum.terms) got += values.contains(variable) && values[variable] ? factor : 0;
      return sum.equal ? got == sum.least : got >= sum.least;
    });
  }
};

Problem read_opb(const std::string& bytes) {
  Problem out;
  std::istringstream in{bytes};
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("*")) continue;
    std::istringstream words{line.starts_with("min:") ? line.substr(4) : line};
    Sum sum;
    for (std::string word; words >> word && word != ";";) {
      if (word == ">=" || word == "=") {
        sum.equal = word == "=";
        words >> sum.least;
        continue;
      }
      std::string variable;
      words >> variable;
      sum.terms.emplace_back(std::stoll(word), std::stoi(variable.substr(1)));
    }
    if (!line.starts_with("min:")) out.sums.push_back(sum);
    else for (const auto& [factor, variable] : sum.terms) out.soft.push_back(variable);
  }
  return out;
}

Problem read_wcnf(const std::string& bytes) {
  Problem out;
  std::istringstream in{bytes};
  std::string top;
  for (std::string line; std::getline(in, line);) {
    std::istringstream words{line};
    std::string weight;
    words >> weight;
    if (weight == "c") continue;
    if (weight == "p") {
      std::string rest;
      words >> rest >> rest >> rest >> top;
      continue;
    }
    Sum sum{{}, 1, false};
    for (int literal = 0; words >> literal && literal != 0;) {
      sum.terms.emplace_back(literal > 0 ? 1 : -1, std::abs(literal));
      sum.least -= literal > 0 ? 0 : 1;
    }
    if (weight == top) out.sums.push_back(sum);
    else out.soft.push_back(sum.terms.front().second);
  }
  return out;
}

// The package as values of the option variables, which come first.
std::map<int, bool> values_of(const talks::Talk& talk, const talks::Package& package) {
  std::map<int, bool> out;
  int variable = 0;
  for (std::size_t i = 0; i < talk.issues.size(); ++i) {
    for (std::size_t o = 0; o < talk.issues[i].options.size(); ++o) out[++variable] = package[i] == o;
  }
  return out;
}

void check_problem(const talks::Talk& talk, const Problem& problem) {
  REQUIRE(problem.soft.size() == talk.lines.size());
  std::size_t fewest = talk.lines.size();
  testing::for_each_package(talk, [&](const talks::Package& package) {
    std::map<int, bool> values = values_of(talk, package);
    std::size_t broken = 0;
    for (std::size_t l = 0; l < talk.lines.size(); ++l) {
      values[problem.soft[l]] = !talks::holds(talk, talk.lines[l], package);
      broken += values[problem.soft[l]] ? 1U : 0U;
    }
    fewest = std::min(fewest, broken);
    CHECK(problem.fits(values));
    for (std::size_t l = 0; l < talk.lines.size(); ++l) {
      if (!values[problem.soft[l]]) continue;
      values[problem.soft[l]] = false;
      CHECK_FALSE(problem.fits(values));
      values[problem.soft[l]] = true;
    }
  });
  const auto stuck = talks::stuck(talk);
  REQUIRE(stuck.ok());
  CHECK((stuck->corrections.empty() ? 0 : stuck->corrections.front().lines.size()) == fewest);
}

}  // namespace

TEST_CASE("in OPB and WCNF a package breaks exactly the lines that it breaks, and the optimum is the smallest correction") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const talks::Talk talk = testing::random_talk(seed, {.issues = 4, .options = 3, .parties = 3, .lines = 4, .points = 12, .floor = 60});
    if (talk.lines.empty()) continue;
    CAPTURE(seed);
    const auto opb = exchange::write_opb(talk);
    REQUIRE(opb.ok());
    check_problem(talk, read_opb(*opb));
    const auto wcnf = exchange::write_wcnf(talk);
    REQUIRE(wcnf.ok());
    check_problem(talk, read_wcnf(*wcnf));
  }
}

TEST_CASE("a package has exactly one option of every issue in both") {
  const talks::Talk talk = testing::random_talk(3, {.issues = 3, .options = 3, .lines = 3});
  for (const Problem& problem : {read_opb(*exchange::write_opb(talk)), read_wcnf(*exchange::write_wcnf(talk))}) {
    auto values = values_of(talk, talks::Package(3, 0));
    for (const int soft : problem.soft) values[soft] = true;
    CHECK(problem.fits(values));
    values[1] = false;
    CHECK_FALSE(problem.fits(values));
    values[1] = values[2] = true;
    CHECK_FALSE(problem.fits(values));
  }
}

TEST_CASE("the head of each file counts its variables and constraints, and names them") {
  talks::Talk talk{.id = "t", .issues = {{"water", {"ten", "twenty"}}}, .parties = {{.id = "UP"}}, .lines = {{"UP.r", 0, talks::is(0, 0), {}}}};
  CHECK(*exchange::write_opb(talk) == "* #variable= 3 #constraint= 2\n* x1: water=ten\n* x2: water=twenty\n* x3: UP.r is lifted\nmin: +1 x3 ;\n+1 x1 +1 x2 = 1 ;\n+1 x1 +1 x3 >= 1 ;\n");
  CHECK(*exchange::write_wcnf(talk) == "c x1: water=ten\nc x2: water=twenty\nc x3: UP.r is lifted\np wcnf 3 4 2\n2 -1 -2 0\n2 1 2 0\n2 1 3 0\n1 -3 0\n");
  talk.issues[0].id = "wa\nter";
  CHECK(exchange::write_opb(talk)->find("* x1: wa ter=ten\n") != std::string::npos);
}

TEST_CASE("what clauses or sums cannot say is refused with a cure") {
  talks::Talk talk = testing::random_talk(5, {.bonuses = true});
  talk.lines.push_back({"P0.least", 0, {}, 10});
  CHECK(exchange::write_opb(talk).fault().kind == base::FaultKind::conflict);
  CHECK(exchange::write_wcnf(talk).fault().kind == base::FaultKind::conflict);
  CHECK(exchange::write_negmas(talk).fault().kind == base::FaultKind::conflict);
  talks::Talk fine{.id = "t", .issues = {}, .parties = {{.id = "UP"}}, .lines = {}};
  talks::Points power = 1;
  for (int i = 0; i < 20; ++i, power *= 2) {
    fine.issues.push_back({fmt::format("i{}", i), {"a", "b"}});
    fine.parties[0].points.push_back({0, power});
  }
  fine.lines.push_back({"UP.floor", 0, {}, power / 3});
  const auto refused = exchange::write_wcnf(fine);
  CHECK((refused.ok() || refused.fault().kind == base::FaultKind::range));
  CHECK(exchange::write_opb(fine).ok());
  CHECK(exchange::write_talk(fine, "pdf").fault().kind == base::FaultKind::usage);
}

TEST_CASE("NegMAS files are read back to the same scores and floors, whatever the names are") {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    talks::Talk talk = testing::random_talk(seed);
    talk.issues[0].id = "yes: \"#1\"";
    talk.issues[0].options[0] = "- no\t\\";
    const auto written = exchange::write_negmas(talk);
    REQUIRE(written.ok());
    const auto back = exchange::read_negmas(written->files, {.parties = talk.parties.size(), .of_2015 = false});
    REQUIRE(back.ok());
    CHECK(back->talk.issues[0].options[0] == "- no\t\\");
    REQUIRE(back->talk.parties.size() == talk.parties.size());
    testing::for_each_package(talk, [&](const talks::Package& package) {
      for (std::size_t p = 0; p < talk.parties.size(); ++p)
        CHECK(talks::score(back->talk.parties[p], package) * talk.parties[p].unit == talks::score(talk.parties[p], package) * back->talk.parties[p].unit);
    });
    for (std::size_t p = 0; p < talk.parties.size(); ++p) CHECK(*back->talk.parties[p].floor / back->talk.parties[p].unit == *talk.parties[p].floor);
  }
}

TEST_CASE("a party without points is left out of NegMAS files, red lines are, and both are told") {
  talks::Talk talk = testing::random_talk(2);
  talk.parties.push_back({.id = "SILENT"});
  talk.lines.push_back({"SILENT.r", 3, talks::is(0, 0), {}});
  const auto written = exchange::write_negmas(talk);
  REQUIRE(written.ok());
  CHECK(written->files.size() == 4);
  CHECK(written->notes.size() == 2);
  for (talks::Party& party : talk.parties) party.points.clear();
  CHECK(exchange::write_negmas(talk).fault().kind == base::FaultKind::conflict);
}
