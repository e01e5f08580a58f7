// Small texts and logs for this room's tests, and verdicts as lines.
//
//   verdicts("4.1 AAA must not commit fire in strip.", {fire("1", "10:00", "AAA")})
//   == Lines{"4.1 AAA breach 10:00 10:00"}
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "casus/accord/from_text.h"
#include "casus/accord/plain.h"
#include "casus/watch/watch.h"

namespace casus::watch::testing {

using Log = std::vector<fact::Fact>;
using Lines = std::vector<std::string>;

// Two parties, a mission, two boxes, and who reports what.
inline const std::string preamble = R"(# Test

```accord
accord "Test", draft 1, of 2025-03-01Z.
party AAA "Aland".  party BBB "Bland".
body Mission "the Mission" of AAA, BBB.
zone strip is area 46.00N 30.00E, 46.50N 30.00E, 46.50N 31.00E, 46.00N 31.00E.
zone hill is area 47.00N 30.00E, 47.50N 30.00E, 47.50N 31.00E, 47.00N 31.00E.
zone places is each of strip, hill.
kind fire is incident.  kind assault is incident.  kind join is act.  kind tank is sighting.
source patrols "patrols", reads incidents_csv, origin mission, grade A2, gap 30 min, covers everything published.
source datasets "datasets", reads incidents_csv, origin institute, grade A2, spread, covers everything published.
source bulletin "Bland's bulletin", reads incidents_csv, origin BBB, grade A2, covers everything published.
proof 1 origin, C3 or better.
)";

inline accord::Accord accord_of(const std::string& sentences) {
  const accord::ReadBeside nothing = [](std::string_view) -> base::Result<std::string> {
    return base::Fault{base::FaultKind::not_found, "no file", "", {}};
  };
  accord::Reading reading = accord::from_text(preamble + sentences + "\n```\n", nothing);
  if (!reading.accord)
    for (const auto& one : reading.diagnostics) FAIL_CHECK(one.message);
  REQUIRE(reading.accord.has_value());
  return *reading.accord;
}

// "10:00" of 1 March 2025, "2 10:00" of the second.
inline measure::Instant clock(const std::string& text) {
  const std::size_t blank = text.find(' ');
  const std::string day = blank == std::string::npos ? "1" : text.substr(0, blank);
  const auto parsed = measure::parse_instant("2025-03-0" + day + "T" + text.substr(blank == std::string::npos ? 0 : blank + 1) + "Z");
  REQUIRE_MESSAGE(parsed.ok(), text);
  return parsed->at;
}
inline std::string clock(const std::optional<measure::Instant>& at) {
  if (!at) return "-";
  const std::string text = measure::print(*at);
  const std::string day = text.substr(8, 2) == "01" ? "" : text.substr(9, 1) + " ";
  return day + text.substr(11, text.ends_with(":00.000Z") ? 5 : 12);
}

// A report in the strip; "10:00/11:00" for an unknown instant between them.
inline fact::Fact report(const std::string& record, const std::string& what, const std::string& when,
                         const std::vector<std::string>& actors = {}) {
  fact::Fact fact;
  fact.what = what;
  const std::size_t slash = when.find('/');
  fact.when = measure::Interval{clock(when.substr(0, slash)), clock(slash == std::string::npos ? when : when.substr(slash + 1))};
  fact.place = fact::Place{*earth::Position::make(462'000'000, 305'000'000)};
  fact.actors = actors;
  fact.source = "patrols";
  fact.record = record;
  fact.grade = {'A', '2'};
  return fact;
}
inline fact::Fact fire(const std::string& record, const std::string& when, const std::string& by) {
  return report(record, "fire", when, {by});
}
inline fact::Fact act(const std::string& record, const std::string& what, const std::string& actor, const std::string& when) {
  fact::Fact fact = report(record, what, when, {actor});
  fact.root = fact::Root::act;
  fact.place = std::nullopt;
  fact.received = clock(when);
  return fact;
}
// A sighting of one tank; on the hill, if not in the strip.
inline fact::Fact tank(const std::string& record, const std::string& when, bool in_strip = true) {
  fact::Fact fact = report(record, "tank", when, {"AAA"});
  fact.root = fact::Root::sighting;
  fact.mover = "tank:1";
  if (!in_strip) fact.place = fact::Place{*earth::Position::make(472'000'000, 305'000'000)};
  return fact;
}
inline fact::Fact with(fact::Fact fact, const std::string& attribute, const std::string& word) {
  fact.set(attribute, word);
  return fact;
}
inline fact::Fact from_source(fact::Fact fact, const std::string& source) {
  fact.source = source;
  return fact;
}

// "4.1 AAA breach 10:00 11:00", with the key where it is not the strip, and the reasons.
inline std::string line(const finding::Finding& finding) {
  std::string out = finding.norm + " " + finding.subject + " " + std::string{finding::name(finding.verdict)};
  if (finding.key != "strip") out += " (" + finding.key + ")";
  out += " " + clock(finding.from) + " " + clock(finding.to);
  for (const finding::Reason reason : finding.reasons) out += " " + std::string{finding::name(reason)};
  return out;
}

inline Lines verdicts(const std::string& sentences, const Log& log) {
  const accord::Accord accord = accord_of(sentences);
  CHECK(accord::is_plain(accord));
  base::SerialExecutor serial;
  Lines out;
  for (const finding::Finding& finding : judge(accord, log, serial)) out.push_back(line(finding));
  return out;
}

}  // namespace casus::watch::testing
