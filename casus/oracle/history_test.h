// Texts and histories for this room's tests.
//
//   const auto accord = read_text(R"(... 2.1 on call by AAA, BBB must answer within 24 h. ...)");
//   const Judgement j = judge(accord, {act("1", "call", "AAA", "2025-03-01T10:00Z")});
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "casus/accord/from_text.h"
#include "casus/oracle/oracle.h"

namespace casus::oracle::testing {

// Three States, one body, a strip half a degree high, and who reports what.
inline const std::string heading = R"(# Test

```accord
accord "Test", draft 1, of 2025-01-01Z.
party AAA "Aland".  party BBB "Bland".  party CCC "Cland".
group All "all" is AAA, BBB, CCC.
body Board "the Board" of AAA, BBB, CCC, deciding by majority of members.
zone strip is area 46.00N 30.00E, 46.50N 30.00E, 46.50N 31.00E, 46.00N 31.00E.
zone hill is area 47.00N 30.00E, 47.50N 30.00E, 47.50N 31.00E, 47.00N 31.00E.
kind fire is shelling.  kind shelling is incident.  kind exercise is incident.
kind call is act.  kind answer is act.  kind consult is act.  kind assist is act.
source patrols "patrols", reads incidents_csv, origin commission, grade A2, covers everything published.
source agency "an agency", reads incidents_csv, origin agency, grade A2, covers everything published.
source blog "Bland's log", reads incidents_csv, origin BBB, grade A2, covers everything published.
source register "the register", reads incidents_csv, origin registry, grade A1, covers everything published.
source returns "returns", reads declarations_csv, origin registry, grade A1, covers everything published.
source radar "radar", reads incidents_csv, origin radar, grade A2, gap 10 min, covers everything published.
)";

inline accord::Accord read_text(const std::string& sentences) {
  const std::string text = heading + sentences + "\n```\n";
  const accord::ReadBeside nothing = [](std::string_view) -> base::Result<std::string> {
    return base::Fault{base::FaultKind::not_found, "no file", "", {}};
  };
  accord::Reading reading = accord::from_text(text, nothing);
  for (const auto& one : reading.diagnostics)
    if (!reading.accord) FAIL_CHECK(one.message);
  REQUIRE(reading.accord.has_value());
  return *reading.accord;
}

inline measure::Instant when(const std::string& text) {
  const auto parsed = measure::parse_instant(text);
  REQUIRE_MESSAGE(parsed.ok(), text);
  return parsed->at;
}

// The place of everything that has one: in the strip.
inline fact::Place in_strip() { return {*earth::Position::make(462'000'000, 305'000'000)}; }

// "2025-03-01T10:00Z", or "2025-03-01Z/2025-03-02Z" for an unknown instant.
inline fact::Fact report(const std::string& record, const std::string& what, const std::string& at,
                         const std::vector<std::string>& actors = {}) {
  fact::Fact fact;
  fact.root = fact::Root::incident;
  fact.what = what;
  const std::size_t slash = at.find('/');
  fact.when = measure::Interval{when(at.substr(0, slash)), when(slash == std::string::npos ? at : at.substr(slash + 1))};
  fact.place = in_strip();
  fact.actors = actors;
  fact.source = "patrols";
  fact.record = record;
  fact.grade = {'A', '2'};
  return fact;
}

inline fact::Fact received(fact::Fact fact, const std::string& at) {
  fact.received = when(at);
  return fact;
}
inline fact::Fact from_source(fact::Fact fact, const std::string& source) {
  fact.source = source;
  return fact;
}
inline fact::Fact with(fact::Fact fact, const std::string& attribute, const std::string& word) {
  fact.set(attribute, word);
  return fact;
}
inline fact::Fact with(fact::Fact fact, const std::string& attribute, std::int64_t number) {
  fact.set(attribute, number);
  return fact;
}

inline fact::Fact act(const std::string& record, const std::string& what, const std::string& actor, const std::string& at) {
  fact::Fact fact = received(report(record, what, at, {actor}), at);
  fact.root = fact::Root::act;
  fact.place = std::nullopt;
  fact.source = "register";
  return fact;
}

inline fact::Fact declaration(const std::string& record, const std::string& what, const std::string& actor,
                              const std::string& at) {
  fact::Fact fact = act(record, what, actor, at);
  fact.root = fact::Root::declaration;
  fact.source = "returns";
  return fact;
}

inline fact::Fact vote(const std::string& record, const std::string& member, const std::string& how, const std::string& at) {
  return with(with(act(record, "vote", member, at), "motion", "invoke"), "vote", how);
}

// "2025-03-01T10:00Z", or "-".
inline std::string told(const std::optional<measure::Instant>& at) {
  if (!at) return "-";
  const std::string text = measure::print(*at);
  const bool whole = text.ends_with(":00.000Z");
  return whole ? text.substr(0, 16) + "Z" : text;
}

// One line a duty: "2.1 BBB since .. due .. state reasons".
inline std::string line(const finding::Duty& duty) {
  std::string out = duty.norm + " " + duty.owed_by + " " + told(duty.since) + " " + told(duty.due) + " " +
                    std::string{finding::name(duty.state)};
  for (const finding::Reason reason : duty.reasons) out += " " + std::string{finding::name(reason)};
  return out;
}
inline std::string line(const finding::Finding& finding) {
  std::string out = finding.norm + " " + finding.subject + " " + std::string{finding::name(finding.verdict)} + " " +
                    told(finding.from) + " " + told(finding.to);
  for (const finding::Reason reason : finding.reasons) out += " " + std::string{finding::name(reason)};
  return out;
}

using Lines = std::vector<std::string>;
inline Lines duties(const accord::Accord& accord, const std::vector<fact::Fact>& log, const std::string& norm = "") {
  Lines out;
  for (const finding::Duty& duty : judge(accord, log).duties)
    if (norm.empty() || duty.norm == norm) out.push_back(line(duty));
  return out;
}
inline Lines findings(const accord::Accord& accord, const std::vector<fact::Fact>& log, const std::string& norm) {
  Lines out;
  for (const finding::Finding& finding : judge(accord, log).findings)
    if (finding.norm == norm) out.push_back(line(finding));
  return out;
}

}  // namespace casus::oracle::testing
