#include <doctest/doctest.h>

#include "casus/text/choices.h"

namespace casus::text {
namespace {

using measure::Truth;

const std::string file =
    "5.1 Ukraine [shall]{by=A}[should]{#verb} keep [800,000][600,000]{#cap} men.\n\n"
    "9.1 [It withdraws [within 90 days][in time]{#when}.]{#donbas} [Done.]\n";

ChoiceReading reading() { return read_choices(file, read_document(file)); }

ChoiceTest test(std::string_view choice, ChoiceTest::Is is = ChoiceTest::Is::taken,
                std::int64_t option = 0) {
  ChoiceTest out;
  out.choice.text = choice;
  out.is = is;
  out.option = option;
  return out;
}

ChoiceTest negated(ChoiceTest test) {
  test.negated = true;
  return test;
}

TEST_CASE("a closing says which option is taken; what lies in a dropped one is dropped") {
  const ChoiceReading all = reading();
  const Closing closing{all, {{"verb", 1}, {"cap", 2}, {"donbas", 0}}};
  CHECK(closing.taken("cap") == 2);
  CHECK(closing.taken("donbas") == 0);
  CHECK(closing.taken("when") == 0);
  CHECK_FALSE(closing.taken("@5"));
  CHECK_FALSE(closing.taken("nothing"));
  CHECK(closing.option("cap")->text == "600,000");
  CHECK(closing.option("donbas") == nullptr);
  CHECK(closing.name() == "verb=1,cap=2,donbas=drop");
  const Closing kept{all, {{"donbas", 1}, {"when", 2}, {"@5", 1}}};
  CHECK(kept.taken("when") == 2);
  CHECK(kept.name() == "donbas=keep,when=2,@5=keep");
  CHECK(Closing{}.name().empty());
  CHECK_FALSE(Closing{}.taken("cap"));
}

TEST_CASE("a guard holds by the options taken, open choices leave it unknown") {
  using Is = ChoiceTest::Is;
  const ChoiceReading all = reading();
  const Closing closing{all, {{"cap", 2}, {"donbas", 0}}};
  CHECK(closing.truth(test("cap")) == Truth::yes);
  CHECK(closing.truth(test("cap", Is::option, 2)) == Truth::yes);
  CHECK(closing.truth(test("cap", Is::option, 1)) == Truth::no);
  CHECK(closing.truth(test("donbas")) == Truth::no);
  CHECK(closing.truth(negated(test("donbas"))) == Truth::yes);
  CHECK(closing.truth(test("donbas", Is::drop)) == Truth::yes);
  CHECK(closing.truth(test("when", Is::option, 1)) == Truth::no);
  CHECK(closing.truth(test("verb")) == Truth::unknown);
  CHECK(closing.truth(test("ghost")) == Truth::no);
  CHECK(closing.truth(negated(test("ghost"))) == Truth::no);
  ChoiceTest words = test("cap", Is::text);
  words.text = "600,000";
  CHECK(closing.truth(words) == Truth::yes);
  words.text = "800,000";
  CHECK(closing.truth(words) == Truth::no);
  const Guard open{{{test("cap"), test("verb")}, {test("donbas")}}, {}};
  CHECK(closing.truth(open) == Truth::unknown);
  CHECK_FALSE(closing.holds(open));
  CHECK(closing.holds(Guard{}));
  CHECK(closing.holds(Guard{{{test("verb")}, {test("cap")}}, {}}));
}

TEST_CASE("an assignment is read by number, by words, by keep and drop") {
  const ChoiceReading all = reading();
  const auto some = [&](std::string_view words) {
    return read_assignment(all, words, Completeness::some);
  };
  CHECK(*some("cap=1,donbas=drop") == Assignment{{"cap", 1}, {"donbas", 0}});
  CHECK(*some(" #cap = 600,000 , verb=Should") == Assignment{{"cap", 2}, {"verb", 2}});
  CHECK(*some("cap=800000") == Assignment{{"cap", 1}});
  CHECK(*some("donbas=keep,when=in time,@5=1") ==
        Assignment{{"donbas", 1}, {"when", 2}, {"@5", 1}});
  CHECK(some("")->empty());
  for (const std::string_view wrong :
       {"cap=3", "cap=drop", "cap=keep", "cup=1", "cap", "cap=1,cap=2", "donbas=drop,when=1",
        "verb=", "=1", "@1=1"}) {
    CAPTURE(wrong);
    const auto result = some(wrong);
    REQUIRE_FALSE(result.ok());
    CHECK(result.fault().kind == base::FaultKind::usage);
    CHECK(result.fault().help.size() > 0);
  }
  CHECK(some("cup=1").fault().help ==
        "did you mean `cap`? choices: verb=1..2, cap=1..2, donbas=keep|drop, when=1..2, "
        "@5=keep|drop");
}

TEST_CASE("a variant leaves no choice open, but asks for none that is not alive") {
  const ChoiceReading all = reading();
  const auto every = [&](std::string_view words) {
    return read_assignment(all, words, Completeness::every_choice);
  };
  CHECK(every("verb=1,cap=1,donbas=drop,@5=drop").ok());
  CHECK_FALSE(every("verb=1,cap=1,donbas=keep,@5=drop").ok());
  CHECK(every("verb=1,cap=1,donbas=keep,when=1,@5=drop").ok());
  CHECK(every("verb=1,cap=1,donbas=keep,@5=drop").fault().message ==
        "the choice `when` is left open");
}

}  // namespace
}  // namespace casus::text
