#include "casus/briefing/compare.h"

#include <doctest/doctest.h>

#include <memory>

#include <fmt/format.h>

#include "casus/base/executor.h"

using namespace casus;
using briefing::Comparison;
using briefing::Side;
using positions::Agenda;

namespace {

std::string accord(std::string_view prose) {
  return fmt::format("# R\n\n1.1 {}\n\n```accord\naccord \"River\", draft 1, of 2026-01-01Z.\nparty UP \"upper\".\nparty DOWN \"lower\".\n```\n", prose);
}

// A draft with its pages, settled; the side points into it.
struct Draft {
  Draft(std::string_view prose, const std::vector<std::string>& sentences) : agenda{std::move(*Agenda::of(accord(prose)))} {
    for (const std::string& each : sentences)
      pages.push_back(positions::read_page(agenda, "p", "```positions\nsource l \"letter\", grade A1, of 2026-01-10Z.\n" + each + "\n```\n"));
    base::SerialExecutor serial;
    auto settled = positions::settle(agenda, pages, {}, serial);
    if (settled) outcome = std::move(*settled);
  }
  [[nodiscard]] Side side() const { return {"r.accord.md", &agenda, &pages, outcome ? &*outcome : nullptr, 0}; }
  Agenda agenda;
  std::vector<positions::Page> pages;
  std::optional<positions::Outcome> outcome;
};

Comparison compared(const Draft& before, const Draft& after) { return briefing::compare(before.side(), after.side()); }

}  // namespace

TEST_CASE("a draft compared with itself has moved nothing") {
  const Draft one{"[ten][twenty]{#water} [Paid.]{#fee}", {"UP must #water 1, source l.", "DOWN cannot #water 1, source l."}};
  const Comparison moved = compared(one, one);
  CHECK(moved.choices.empty());
  CHECK(moved.choices_kept == 2);
  CHECK(moved.statements.empty());
  CHECK(moved.statements_kept == 2);
  CHECK(moved.conflicts.empty());
  CHECK(moved.conflicts_kept == 1);
}

TEST_CASE("an option keeps its identity by its words, and a new number is told") {
  const Draft before{"[ten][twenty]{#water}", {}}, after{"[five][ten][thirty\n  days]{#water}", {}};
  const Comparison moved = compared(before, after);
  REQUIRE(moved.choices.size() == 1);
  const auto& options = moved.choices[0].options;
  REQUIRE(options.size() == 4);
  CHECK((options[0].words == "ten" && options[0].before == 1 && options[0].after == 2));
  CHECK((options[1].words == "twenty" && options[1].before == 2 && !options[1].after));
  CHECK((options[2].words == "five" && !options[2].before && options[2].after == 1));
  CHECK((options[3].words == "thirty days" && !options[3].before && options[3].after == 3));
}

TEST_CASE("a choice without a name is the one with which it shares the most options; a name is never given up") {
  const Draft before{"[a][b] and [c][d] and [e][f]{#named}", {}}, after{"[c][d][x]{#two} and [a][b]{#one} and [e][f]{#other}", {}};
  const Comparison moved = compared(before, after);
  CHECK(moved.choices_kept == 1);  // [a][b]
  REQUIRE(moved.choices.size() == 3);
  CHECK((moved.choices[0].before == 1 && moved.choices[0].after == 0));
  CHECK((moved.choices[1].before == 2 && !moved.choices[1].after));
  CHECK((!moved.choices[2].before && moved.choices[2].after == 2));
}

TEST_CASE("a position that is said again on another basis is neither new nor gone") {
  const std::string_view prose = "[ten][twenty]{#water} [Paid.]{#fee}";
  const Draft before{prose, {"UP must #water 1, source l.\nUP prefers #fee keep, source l."}};
  const Draft after{prose, {"UP must #water 1, source \"note\", grade B2, of 2026-02-10Z.\nDOWN prefers #fee keep, source l."}};
  const Comparison moved = compared(before, after);
  REQUIRE(moved.statements.size() == 3);
  CHECK((moved.statements[0].before && moved.statements[0].after));
  CHECK((!moved.statements[1].before && moved.statements[1].after->statement->party == "DOWN"));
  CHECK((moved.statements[2].before->statement->party == "UP" && !moved.statements[2].after));
  CHECK_FALSE(moved.statements[1].said_before);
}

TEST_CASE("the same words with a number that is another option now are no kept position") {
  const Draft before{"[ten][twenty]{#water}", {"UP must #water 2, source l.\nDOWN must #water 1, source l.\nUP cannot #water \"ten\", source l."}};
  const Draft after{"[ten][five][twenty]{#water}", {"UP must #water 2, source l.\nDOWN must #water 1, source l.\nUP cannot #water \"ten\", source l."}};
  const Comparison moved = compared(before, after);
  CHECK(moved.statements_kept == 2);
  REQUIRE(moved.statements.size() == 1);
  CHECK((moved.statements[0].renumbered && moved.statements[0].after->statement->words == "must #water 2"));
}

TEST_CASE("what the old draft could not be asked is told from what is newly said") {
  const std::string said = "UP prefers #fee keep, source l.";
  const Draft before{"[ten][twenty]{#water}", {said}}, after{"[ten][twenty]{#water} [Paid.]{#fee}", {said}};
  const Comparison moved = compared(before, after);
  REQUIRE(moved.statements.size() == 1);
  CHECK(moved.statements[0].said_before);
}

TEST_CASE("conflicts are new, gone or kept by their members, and the smallest fix says how far it is") {
  const std::string_view prose = "[ten][twenty]{#water} [Paid.]{#fee}";
  const Draft before{prose, {"UP must #water 1, source l.\nDOWN must #water 2, source l."}};
  const Draft after{prose, {"UP must #water 1, source l.\nUP must #fee keep, source l.\nDOWN cannot #fee keep, source l."}};
  const Comparison moved = compared(before, after);
  REQUIRE(moved.conflicts.size() == 2);
  CHECK((moved.conflicts[0].appeared && moved.conflicts[0].members == std::vector<std::string>{"DOWN cannot #fee keep (1.1)", "UP must #fee keep (1.1)"}));
  CHECK_FALSE(moved.conflicts[1].appeared);
  CHECK((moved.smallest_fix_before == 1U && moved.smallest_fix_after == 1U));
  const Draft agreed{prose, {"UP must #water 1, source l."}};
  CHECK(compared(before, agreed).smallest_fix_after == 0U);
}

TEST_CASE("points, floors and blocs are compared as sentences, whatever their blanks") {
  const std::string_view prose = "[ten][twenty]{#water}";
  const Draft before{prose, {"UP counts #water 1 as 10.\nUP floor 5."}}, after{prose, {"UP  counts  #water 1 as 12.\nUP   floor 5."}};
  const Comparison moved = compared(before, after);
  CHECK(moved.sentences_new == std::vector<std::string>{"UP counts #water 1 as 12."});
  CHECK(moved.sentences_gone == std::vector<std::string>{"UP counts #water 1 as 10."});
}

TEST_CASE("a floor that is an interval stands in a conflict with both its ends") {
  const std::string_view prose = "[ten][twenty]{#water}";
  const Draft before{prose, {"UP cannot #water 2, source l.\nUP counts #water 2 as 60.\nDOWN floor 10..20.\nDOWN counts #water 2 as 30."}}, after{prose, {"UP cannot #water 2, source l.\nDOWN counts #water 2 as 30."}};
  const Comparison moved = compared(before, after);
  REQUIRE(moved.conflicts.size() == 1);
  CHECK(moved.conflicts[0].members == std::vector<std::string>{"DOWN floor 10..20", "UP cannot #water 2 (1.1)"});
  CHECK(briefing::compared_screen(before.side(), after.side(), moved).find("DOWN floor 10..20") != std::string::npos);
}

TEST_CASE("a draft on which nobody takes a position is compared by its text") {
  const Draft before{"[ten][twenty]{#water}", {}}, after{"[ten][twenty]{#water} [Paid.]{#fee}", {"UP must #water 1, source l."}};
  const std::string screen = briefing::compared_screen(before.side(), after.side(), compared(before, after));
  CHECK(screen.find("packages 2 -> 4; acceptable to all not counted -> 2") != std::string::npos);
  CHECK(screen.find("UP silent -> 2") != std::string::npos);
}
