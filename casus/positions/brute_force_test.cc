// Random positions, settled, against a count of every package by hand: nothing of talks/ or
// solve/ is asked, and conditions are evaluated as they were thrown.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>

#include "casus/base/executor.h"
#include "casus/positions/outcome.h"

using namespace casus;
using positions::Agenda;

namespace {

constexpr std::string_view accord =
    "# River\n\n1.1 [ten][twenty [gauged][guessed]{#how}]{#water} units. [Paid.]{#fee} [North][South][Both]{#gate} [low][high]{#tax}\n\n```accord\n"
    "accord \"River\", draft 1, of 2026-01-01Z.\nparty UP \"upper\".\nparty DOWN \"lower\".\nparty MID \"middle\".\n```\n";

struct Package {
  int water, how, fee, gate, tax;  // the option taken; how 0: not alive, fee 0: dropped
};

std::vector<Package> every_package() {
  std::vector<Package> out;
  for (const int fee : {0, 1})
    for (const int gate : {1, 2, 3})
      for (const int tax : {1, 2})
        for (const auto& [water, how] : {std::pair{1, 0}, std::pair{2, 1}, std::pair{2, 2}}) out.push_back({water, how, fee, gate, tax});
  return out;
}

struct Choice {
  const char* name;
  int Package::* taken;
  int options;  // 0: a lone bracket
};
constexpr Choice choices[] = {{"water", &Package::water, 2}, {"how", &Package::how, 2}, {"fee", &Package::fee, 0}, {"gate", &Package::gate, 3}, {"tax", &Package::tax, 2}};

// The splitmix64 sequence.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_{seed} {}
  int below(int n) {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return static_cast<int>((z ^ (z >> 31U)) % static_cast<std::uint64_t>(n));
  }

 private:
  std::uint64_t state_;
};

// A condition in words, and what it is of a package.
struct Said {
  std::string words;
  std::function<bool(const Package&)> holds;
};

Said some_option(Dice& dice) {
  const Choice& choice = choices[dice.below(5)];
  const int option = choice.options == 0 ? dice.below(2) : 1 + dice.below(choice.options);
  const std::string word = choice.options > 0 ? std::to_string(option) : option == 1 ? "keep" : "drop";
  return {std::string{"#"} + choice.name + " " + word, [choice, option](const Package& p) { return p.*choice.taken == option; }};
}

Said some_condition(Dice& dice, int depth) {
  if (depth == 0 || dice.below(2) == 0) return some_option(dice);
  const Said a = some_condition(dice, depth - 1);
  if (dice.below(4) == 0) return {"not (" + a.words + ")", [a](const Package& p) { return !a.holds(p); }};
  const Said b = some_condition(dice, depth - 1);
  if (dice.below(2) == 0) return {"(" + a.words + ") and (" + b.words + ")", [a, b](const Package& p) { return a.holds(p) && b.holds(p); }};
  return {"(" + a.words + ") or (" + b.words + ")", [a, b](const Package& p) { return a.holds(p) || b.holds(p); }};
}

Said some_line(Dice& dice) {
  const Said a = some_condition(dice, 2);
  const Said b = some_condition(dice, 1);
  switch (dice.below(4)) {
    case 0: return {"needs " + a.words, a.holds};
    case 1: return {"needs " + a.words + " if " + b.words, [a, b](const Package& p) { return !b.holds(p) || a.holds(p); }};
    case 2: return {"accepts " + a.words + " if " + b.words, [a, b](const Package& p) { return !a.holds(p) || b.holds(p); }};
    default: {
      const Said one = some_option(dice);
      return {"cannot " + one.words, [one](const Package& p) { return !one.holds(p); }};
    }
  }
}

// Points for the options of two choices, and a floor.
Said some_points(Dice& dice) {
  const int ten = dice.below(9), twenty = dice.below(9), guessed = dice.below(9), floor = dice.below(12);
  const auto number = [](int n) { return std::to_string(n); };
  return {"counts #water 1 as " + number(ten) + ", 2 as " + number(twenty) + ".\nP counts #how 2 as " + number(guessed) + ".\nP floor " + number(floor) + ".",
          [=](const Package& p) { return (p.water == 1 ? ten : twenty) + (p.how == 2 ? guessed : 0) >= floor; }};
}

std::string with_party(std::string sentence, const std::string& party) {
  for (std::size_t at = sentence.find("\nP "); at != std::string::npos; at = sentence.find("\nP ")) sentence.replace(at, 3, "\n" + party + " ");
  return party + " " + sentence;
}

}  // namespace

TEST_CASE("random positions leave as many packages as are left when every one of them is tried") {
  const auto agenda = Agenda::of(accord);
  REQUIRE(agenda.ok());
  const std::vector<Package> all = every_package();
  std::size_t settled = 0, stuck = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    Dice dice{seed};
    std::string text = "# P\n\n```positions\nsource l \"letter\", grade A1, of 2026-01-10Z.\n";
    std::map<std::string, std::vector<Said>> lines;
    for (const char* party : {"UP", "DOWN", "MID"}) {
      for (int n = 1 + dice.below(2); n > 0; --n) {
        lines[party].push_back(some_line(dice));
        text += with_party(lines[party].back().words, party) + ", claimed by \"a paper\", source l.\n";
      }
      if (dice.below(4) != 0) continue;
      lines[party].push_back(some_points(dice));
      text += with_party(lines[party].back().words, party) + "\n";
    }
    text += "```\n";
    std::vector<positions::Page> pages{positions::read_page(*agenda, "p", text)};
    positions::check_together(*agenda, pages);
    CAPTURE(seed);
    CAPTURE(text);
    if (!pages.front().diagnostics.empty()) continue;  // a floor that no package reaches
    base::SerialExecutor serial;
    const auto outcome = positions::settle(*agenda, pages, {}, serial);
    REQUIRE(outcome.ok());
    const auto meets = [&](const std::string& party, const Package& p) { return std::ranges::all_of(lines[party], [&](const Said& said) { return said.holds(p); }); };
    const auto count = [&](auto&& fits) { return static_cast<std::uint64_t>(std::ranges::count_if(all, fits)); };
    std::vector<positions::Count> wanted;
    for (const char* party : {"UP", "DOWN", "MID"}) wanted.emplace_back(count([&](const Package& p) { return meets(party, p); }));
    std::vector<positions::Count> got{outcome->survey.by_party.begin(), outcome->survey.by_party.end()};
    std::ranges::sort(wanted);
    std::ranges::sort(got);
    CHECK(got == wanted);
    const std::uint64_t by_all = count([&](const Package& p) { return meets("UP", p) && meets("DOWN", p) && meets("MID", p); });
    CHECK(outcome->survey.acceptable == positions::Count{by_all});
    CHECK((outcome->stuck && !outcome->stuck->conflicts.empty()) == (by_all == 0));
    ++(by_all == 0 ? stuck : settled);
  }
  // The cases are worth something: both ends occur often.
  CHECK(settled > 100);
  CHECK(stuck > 100);
}
