#include "casus/verb/history.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "casus/verb/knowledge.h"
#include "casus/verb/small_record_test.h"

namespace casus::verb {
namespace {

using testing::Folder;

constexpr std::string_view text = R"(# The strip

## Article 1. Fire

1.1 Nobody shall shell the strip.

```accord
accord "The strip", draft 1, of 2025-01-01Z.
zone strip is area 48.00N 37.00E, 48.50N 37.00E, 48.50N 38.00E, 48.00N 38.00E.
kind shelling.
source patrols "patrols", reads incidents_csv, origin commission, grade B2, covers strip, releases replace.
1.1 nobody may commit shelling in strip: minor from 2 incidents within 24 h; proof 1 origin, C3 or better.
```
)";
constexpr std::string_view head = "id,kind,from,lat,lon\n";

RunOutcome judged(const Folder& folder, const std::vector<std::string>& releases) {
  const auto file = open_accord(folder.put("strip.accord.md", text));
  REQUIRE(file.ok());
  REQUIRE(file->reading.accord.has_value());
  RunRequest request;
  for (std::size_t i = 0; i < releases.size(); ++i) {
    const std::string name = "r" + std::to_string(i + 1);
    request.feeds.push_back({"patrols", folder.put(name + ".csv", std::string{head} + releases[i]), name});
  }
  const auto outcome = run(*file->reading.accord, request);
  REQUIRE(outcome.ok());
  return *outcome;
}

std::vector<FindingChange> changed(const Folder& folder, const std::string& first, const std::string& second) {
  const RunOutcome before = judged(folder, {first});
  const RunOutcome after = judged(folder, {first, second});
  return history({before.facts, before.judgement.findings}, {after.facts, after.judgement.findings});
}

const std::string two = "a,shelling,2025-03-01T10:00:00Z,48.2,37.5\nb,shelling,2025-03-01T12:00:00Z,48.2,37.5\n";

TEST_CASE("a release that says the same changes nothing") {
  const Folder folder;
  const auto all = changed(folder, two, two);
  REQUIRE(all.size() == 1);
  CHECK(all[0].what.change == finding::Change::unchanged);
  CHECK(all[0].records.empty());
}

TEST_CASE("what a newer release leaves out is withdrawn, and so is the finding that rested on it") {
  const Folder folder;
  const auto all = changed(folder, two, "a,shelling,2025-03-01T10:00:00Z,48.2,37.5\n");
  REQUIRE(all.size() == 1);
  CHECK(all[0].what.change == finding::Change::withdrawn);
  REQUIRE(all[0].records.size() == 1);
  CHECK(all[0].records[0].fact == "patrols:b");
  CHECK(all[0].records[0].sort == RecordChange::Sort::withdrawn);
  CHECK(to_text(all[0], 5).find("record patrols:b withdrawn") != std::string::npos);
}

TEST_CASE("a record that was moved in time is named as revised, and the new finding names the old") {
  const Folder folder;
  const auto all = changed(folder, two, "a,shelling,2025-03-01T10:00:00Z,48.2,37.5\nb,shelling,2025-03-01T11:00:00Z,48.2,37.5\n");
  REQUIRE(all.size() == 2);
  const auto fresh = std::ranges::find_if(all, [](const FindingChange& one) { return one.what.change == finding::Change::fresh; });
  REQUIRE(fresh != all.end());
  CHECK(fresh->what.finding.replaces.size() == 1);
  REQUIRE(fresh->records.size() == 1);
  CHECK(fresh->records[0].sort == RecordChange::Sort::revised);
}

TEST_CASE("a record that was added is named, one that lies elsewhere in time is not") {
  const Folder folder;
  const auto all = changed(folder, two, two + "c,shelling,2025-03-01T13:00:00Z,48.2,37.5\nz,shelling,2025-05-01T13:00:00Z,48.2,37.5\n");
  REQUIRE(all.size() == 1);
  CHECK(all[0].what.change == finding::Change::changed);
  REQUIRE(all[0].records.size() == 1);
  CHECK(all[0].records[0].fact == "patrols:c");
  CHECK(to_json(all[0]).starts_with(R"({"schema":"casus.change/1","change":"changed","finding":{"schema":"casus.finding/1")"));
}

finding::Duty duty_of(const std::string& id, finding::DutyState state, std::vector<std::string> acts) {
  finding::Duty duty;
  duty.id = id;
  duty.norm = "2.1";
  duty.owed_by = "AAA";
  duty.because = "patrols:" + id;
  duty.state = state;
  duty.evidence = std::move(acts);
  return duty;
}

TEST_CASE("a duty that is gone is void, and done where nothing else takes its act") {
  using enum finding::DutyState;
  const std::vector<finding::Duty> before{duty_of("a", done, {"reg:1"}), duty_of("b", done, {"reg:2"}), duty_of("c", overdue, {}), duty_of("d", waived, {"reg:3"}),
                                          duty_of("e", unknown, {}), duty_of("f", voided, {}), duty_of("g", pending, {})};
  const std::vector<finding::Duty> after{duty_of("g", done, {"reg:2"})};
  const auto all = withdrawn_duties({{}, {}, before}, {{}, {}, after});
  REQUIRE(all.size() == 4);
  CHECK(all[0].duty.state == done);
  CHECK(all[1].duty.state == voided);
  CHECK(all[1].was == done);
  CHECK(all[2].duty.state == voided);
  CHECK(all[3].duty.state == waived);
}

TEST_CASE("a duty of the same ground with another clock takes its place") {
  finding::Duty then = duty_of("a", finding::DutyState::overdue, {});
  finding::Duty now = then;
  now.id = "b";
  const auto all = withdrawn_duties({{}, {}, std::span{&then, 1}}, {{}, {}, std::span{&now, 1}});
  REQUIRE(all.size() == 1);
  CHECK(all[0].replaced_by == std::vector<std::string>{"b"});
  CHECK(to_text(all[0], 5).find("now: void; it was overdue\n  replaced by b\n") != std::string::npos);
}

}  // namespace
}  // namespace casus::verb
