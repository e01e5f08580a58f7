#include "casus/accord/guards.h"

#include <doctest/doctest.h>

#include <string>

#include "casus/text/parser.h"

namespace casus::accord {
namespace {

const std::string prose =
    "[a1][a2]{#a} [b1][b2][b3]{#b} [lone]{#lone} [outer [in1][in2]{#in} words]{#out}\n";

struct Guards {
  explicit Guards(std::string_view first, std::string_view second = {})
      : bytes{prose + "\n```accord\nif " + std::string(first) + ": party X \"x\".\n" +
              (second.empty() ? "" : "if " + std::string(second) + ": party Y \"y\".\n") + "```\n"},
        file{text::parse(bytes)},
        choices{text::read_choices(bytes, file.document)} {}

  [[nodiscard]] const text::Guard* guard(std::size_t i) const {
    return &*file.blocks[0].sentences[i].guard;
  }
  std::string bytes;
  text::File file;
  text::ChoiceReading choices;
};

bool together(std::string_view first, std::string_view second, Wanted wanted = Wanted::holds) {
  const Guards two{first, second};
  REQUIRE(two.file.diagnostics.empty());
  return GuardSolver{two.choices}
      .solve({{two.guard(0), Wanted::holds}, {two.guard(1), wanted}})
      .has_value();
}

TEST_CASE("guards exclude each other exactly if no way to take the choices meets both") {
  CHECK_FALSE(together("#a is 1", "#a is 2"));
  CHECK_FALSE(together("#a is 1", "not #a is 1"));
  CHECK_FALSE(together("#lone", "#lone is drop"));
  CHECK_FALSE(together("#lone", "not #lone"));
  CHECK(together("#a is 1", "#b is 2"));
  CHECK(together("#a is 1 or #b is 1", "#a is 2"));
  CHECK_FALSE(together("#a is 1 or #b is 1", "#a is 2 and not #b is 1"));
  CHECK(together("#a is \"a1\"", "#a is 1"));
  CHECK_FALSE(together("#a is \"a1\"", "#a is 2"));
}

TEST_CASE("a choice inside an option that is not taken is false") {
  CHECK_FALSE(together("#in is 1", "#out is drop"));
  CHECK_FALSE(together("#in", "not #out"));
  CHECK(together("#in is drop", "not #out"));
  CHECK_FALSE(together("#in is drop", "#out"));
  CHECK(together("not #in is 1", "not #out"));
  // Where the outer one is kept, one inner option is taken; so these cover everything.
  CHECK_FALSE(together("#out and not #in is 1", "#in is 2", Wanted::fails));
}

TEST_CASE("one option of adjacent ones is always taken, a choice that does not exist never") {
  const Guards all{"#a is 1 or #a is 2", "#ghost"};
  GuardSolver solver{all.choices};
  CHECK_FALSE(solver.solve({{all.guard(0), Wanted::fails}}));
  CHECK_FALSE(solver.solve({{all.guard(1), Wanted::holds}}));
  CHECK(solver.solve({{all.guard(1), Wanted::fails}}));
  CHECK(solver.solve({{nullptr, Wanted::holds}})->empty());
  CHECK_FALSE(solver.solve({{nullptr, Wanted::fails}}));
}

TEST_CASE("the way that is found meets what was asked") {
  const Guards one{"#in is 2 and #b is 3"};
  const auto way = GuardSolver{one.choices}.solve({{one.guard(0), Wanted::holds}});
  REQUIRE(way);
  CHECK(name(*way, one.choices) == "b=3,out=keep,in=2");
}

}  // namespace
}  // namespace casus::accord
