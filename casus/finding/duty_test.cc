#include <doctest/doctest.h>

#include "casus/finding/duty.h"

using namespace casus::finding;
using casus::measure::Instant;

namespace {

Duty example() {
  Duty duty;
  duty.norm = "2.2";
  duty.owed_by = "USA";
  duty.owed_to = "UKR";
  duty.since = Instant{0};
  duty.due = Instant{86'400'000};
  duty.because = "f-1";
  return duty;
}

}  // namespace

TEST_CASE("a duty is one line, with null for what is not known") {
  Duty duty = example();
  duty.id = "d-1";
  duty.due = std::nullopt;
  duty.state = DutyState::voided;
  duty.reasons = {Reason::late};
  CHECK(to_json(duty) ==
        R"({"schema":"casus.duty/1","id":"d-1","norm":"2.2","owed_by":"USA","owed_to":"UKR",)"
        R"("since":"1970-01-01T00:00:00.000Z","due":null,"state":"void","reasons":["late"],"because":"f-1",)"
        R"("variant":"","key":"","done":null,"evidence":[]})");
}

TEST_CASE("identity rests on the clock's start, not on how the duty stands or what began it") {
  Duty a = example();
  Duty b = example();
  b.state = DutyState::done;
  b.because = "f-2";
  identify(a, "Berlin/1/2025");
  identify(b, "Berlin/1/2025");
  CHECK(a.id == b.id);
  b.since = Instant{1};
  identify(b, "Berlin/1/2025");
  CHECK(a.id != b.id);
}

TEST_CASE("two duties of one instant have two ids, and a third keeps its own") {
  std::vector<Duty> all{example(), example(), example()};
  all[1].because = "f-2";
  all[2].since = Instant{5};
  identify_all(all, "Berlin/1/2025");
  CHECK(all[0].id != all[1].id);
  Duty alone = all[2];
  identify(alone, "Berlin/1/2025");
  CHECK(alone.id == all[2].id);
}

TEST_CASE("duties are printed by norm, start, debtor; an unknown start comes first") {
  std::vector<Duty> all{example(), example(), example()};
  all[0].norm_order = 1;
  all[1].owed_by = "FRA";
  all[2].since = std::nullopt;
  sort(all);
  CHECK_FALSE(all[0].since.has_value());
  CHECK(all[1].owed_by == "FRA");
  CHECK(all[2].norm_order == 1);
}
