// Who may do which act, and why another act does nothing.
#include "casus/verb/powers.h"

#include <doctest/doctest.h>

#include "casus/verb/accord_file.h"
#include "casus/verb/act_phrase.h"

using namespace casus;

namespace {

constexpr const char* text = R"(# Pact

## Article 1. All

1.1 All.

```accord
accord "Pact", draft 1, of 2026-01-01Z.
party NOR "North". party SUD "South". party EST "East".
body Council "Council" of SUD, EST.
kind shelling. kind consult is act. kind ask is act. kind exercise is act. kind prolong is act. kind halt is act. kind permit is act. kind aid is act.
source register "register", reads incidents_csv, origin depositary, grade A1.
1.1 NOR must not commit shelling: grave from 1 deaths within 24 h; proof 1 origin, C3 or better, attributed by Council.
1.2 on grave breach of 1.1, EST must consult to SUD within 24 h.
1.3 on ask by NOR, SUD must consult within 24 h.
1.4 in force on the day after the last of NOR, SUD ratifies, for 24 months, renewed by prolong, suspended while halt by Council.
1.5 NOR ratifies through Diet (100 seats, two thirds of seats), before signature by SUD.
1.6 on ask by NOR, Council must vote help, carried by majority of members within 24 h.
1.8 on ask by NOR, EST must aid to NOR, SUD within 24 h.
1.7 EST must not commit shelling unless permit by SUD within 24 h.
```
)";

std::string power(std::string_view phrase) {
  const verb::AccordFile file = verb::accord_from_bytes("pact.accord.md", text, {"", ""});
  REQUIRE(file.reading.accord.has_value());
  const auto act = verb::parse_act(*file.reading.accord, phrase, *measure::civil(2026, 2, 1));
  REQUIRE(act.ok());
  const verb::Power answer = verb::power_of(*file.reading.accord, *act);
  std::string out;
  for (const std::string& use : answer.uses) out += (out.empty() ? "" : "; ") + use;
  return out.empty() ? "no effect: " + answer.why_not : out;
}

}  // namespace

TEST_CASE("what an act is about and whom it is for decide what it can do") {
  CHECK(power("consult by EST about 1.2") == "discharges a duty of 1.2");
  CHECK(power("consult by EST about 1.3") == "no effect: only SUD may `consult`");
  CHECK(power("consult by EST about d-00") == "discharges a duty of 1.2, if `d-00` names it");
  CHECK(power("consult by EST to NOR") == "no effect: what 1.2 owes is owed to SUD");
  CHECK(power("waive by SUD about 1.2") == "waives a duty of 1.2");
  CHECK(power("waive by SUD about 1.3").starts_with("no effect"));
  CHECK(power("waive by SUD to NOR").starts_with("no effect"));
  CHECK(power("waive by SUD to EST about register:a") == "waives a duty of 1.2, if `register:a` names it; waives a duty of 1.8, if `register:a` names it");
  CHECK(power("vote help yes by SUD about 1.2").starts_with("no effect"));
  CHECK(power("vote other yes by SUD") == "no effect: the accord votes on `help`, not on `other`");
  CHECK(power("aid by EST to SUD") == "discharges a duty of 1.8 towards SUD");
}

TEST_CASE("an act tells what it can do") {
  CHECK(power("consult by EST to SUD") == "discharges a duty of 1.2");
  CHECK(power("consult by SUD") == "discharges a duty of 1.3");
  CHECK(power("ask by NOR") == "starts a duty of 1.3; starts a duty of 1.6; starts a duty of 1.8");
  CHECK(power("attribute by Council to NOR about p1") == "attributes, for 1.1");
  CHECK(power("waive by SUD") == "waives a duty of 1.2; waives a duty of 1.8");
  CHECK(power("ratify by NOR chamber Diet yes 70 no 10") == "ratifies for NOR in Diet");
  CHECK(power("sign by SUD") == "counts for the order of NOR's ratification");
  CHECK(power("prolong by SUD") == "renews the term");
  CHECK(power("permit by SUD") == "counts for 1.7");
  CHECK(power("halt by Council").starts_with("counts for 1.1; counts for 1.2"));
}

TEST_CASE("a ratification that no chamber carries brings nothing") {
  CHECK(power("ratify by SUD") == "ratifies for SUD");
  CHECK(power("ratify by NOR yes 70 no 10") == "ratifies for NOR in Diet");
  CHECK(power("ratify by NOR") == "no effect: it does not say how many of Diet were for and against it (`yes`, `no`)");
  CHECK(power("ratify by NOR chamber Senate yes 70 no 10") == "no effect: NOR ratifies through `Diet`, and not through `Senate`");
  CHECK(power("ratify by NOR chamber Diet yes 95 no 10") == "no effect: Diet has 100 seats, and it tells of 105 votes");
  CHECK(power("ratify by NOR chamber Diet yes 66 no 10") == "no effect: Diet did not carry it: 66 to 10, 67 needed");
}

TEST_CASE("an attribution says what it is about and to whom") {
  CHECK(power("attribute by Council to NOR") == "no effect: it does not say what it is about");
  CHECK(power("attribute by Council about p1") == "no effect: it does not say to whom");
}

TEST_CASE("an act without the power says who has it, or that nothing asks for it") {
  CHECK(power("attribute by NOR to SUD about p1") == "no effect: only Council may `attribute`");
  CHECK(power("waive by EST") == "no effect: only NOR, SUD may `waive`");
  CHECK(power("permit by NOR") == "no effect: only SUD may `permit`");
  CHECK(power("halt by NOR") == "no effect: only Council may `halt`");
  CHECK(power("ask by EST") == "no effect: only NOR may `ask`");
  CHECK(power("ratify by EST") == "no effect: only NOR, SUD may `ratify`");
  CHECK(power("exercise by NOR") == "no effect: nothing in the accord asks for `exercise`");
}
