// What an explanation claims is tried here by other means: the text or the feed is changed
// by hand, all of it is read and judged again, and the finding must be gone; with one
// unit less it must still be there.
#include "casus/verb/explained.h"

#include <doctest/doctest.h>

#include <algorithm>

#include <fmt/format.h>

#include "casus/verb/accord_file.h"
#include "casus/verb/judge.h"
#include "casus/verb/small_record_test.h"

namespace casus::verb {
namespace {

constexpr std::string_view bay = R"(# The bay

```accord
accord "Bay", draft 1, of 2026-03-01Z.
party NOR "North".   party SUD "South".   party EST "East".
body Board "the Board" of NOR, SUD, EST, deciding by majority of members.
zone bay is area 46.00N 8.00E, 46.00N 8.40E, 46.30N 8.40E, 46.30N 8.00E.
zone north_post is area 46.40N 8.00E, 46.40N 8.10E, 46.50N 8.10E, 46.50N 8.00E.
zone south_post is area 45.80N 8.00E, 45.80N 8.10E, 45.90N 8.10E, 45.90N 8.00E.
zone posts is each of north_post, south_post.
kind shot is incident.   kind shell is incident.   kind ship is sighting.   kind tanker is sighting.   kind tank is sighting.
kind soldiers is declaration.   kind exercise is incident.   kind consult is act.
source patrols "patrols", reads incidents_csv, origin board, grade A2, gap 15 min, lost 6 h, covers everything published.
source returns "returns", reads declarations_csv, origin returns, grade B2, covers everything published.
source register "register", reads incidents_csv, origin depositary, grade A1, covers everything published.
proof 1 origin, C3 or better.
1.1 NOR must not commit shot in bay: grave from 3 incidents within 48 h.
1.2 nobody may have ship in bay for 30 min: serious.
1.3 NOR must not have more than 75 tank in bay.
1.4 NOR must not have more than 1000 soldiers.
1.5 NOR, SUD together must not have more than 10 deaths of shell within 7 d.
2.1 Board must inspect in posts every 15 d.
2.2 NOR must notify exercise with troops >= 9000 at least 42 d before.
2.3 NOR must report position of tanker in bay every 1 h.
3.1 on grave breach of 1.1 by NOR, SUD must consult within 24 h.
3.2 on grave breach of 1.1 by NOR, EST, SUD, NOR together must vote invoke, carried by majority of members within 48 h.
```
)";

constexpr std::string_view patrols = R"(id,root,kind,actor,mover,from,lat,lon,deaths,number,troops
f1,incident,shot,NOR,,2026-03-10T12:00:00Z,46.1,8.1,,,
f2,incident,shot,NOR,,2026-03-10T13:00:00Z,46.1,8.1,,,
f3,incident,shot,NOR,,2026-03-10T14:00:00Z,46.1,8.1,,,
f4,incident,shot,NOR,,2026-03-10T15:00:00Z,46.1,8.1,,,
h1,incident,shell,NOR,,2026-03-12T14:00:00Z,46.1,8.1,5,,
h2,incident,shell,SUD,,2026-03-12T16:00:00Z,46.1,8.1,8,,
t1,sighting,tank,NOR,,2026-03-07T10:00:00Z,46.05,8.05,,40,
t2,sighting,tank,NOR,,2026-03-07T10:00:00Z,46.25,8.3,,40,
s0,sighting,ship,,reg:s1,2026-03-06T07:55:00Z,47.1,8.2,,,
s1,sighting,ship,,reg:s1,2026-03-06T08:00:00Z,46.1,8.2,,,
s2,sighting,ship,,reg:s1,2026-03-06T08:15:00Z,46.1,8.2,,,
s3,sighting,ship,,reg:s1,2026-03-06T08:30:00Z,46.1,8.2,,,
s4,sighting,ship,,reg:s1,2026-03-06T08:45:00Z,47.1,8.2,,,
k1,sighting,tanker,NOR,reg:k1,2026-03-12T08:00:00Z,46.1,8.2,,,
k2,sighting,tanker,NOR,reg:k1,2026-03-12T10:30:00Z,46.1,8.2,,,
k3,sighting,tanker,NOR,reg:k1,2026-03-12T10:45:00Z,47.1,8.2,,,
x1,incident,exercise,NOR,,2026-04-05T06:00:00Z,46.8,8.2,,,9500
)";

constexpr std::string_view returns = "id,party,what,at,strength\nr1,NOR,soldiers,2026-03-02T09:00:00Z,980\nr2,NOR,soldiers,2026-03-31T09:00:00Z,1040\n";

constexpr std::string_view acts = R"(id,root,kind,actor,from,received,motion,vote,lat,lon
i1,act,inspect,Board,2026-03-10T10:00:00Z,2026-03-10T10:00:00Z,,,46.45,8.05
i2,act,inspect,Board,2026-03-27T10:00:00Z,2026-03-27T10:00:00Z,,,46.45,8.05
i3,act,inspect,Board,2026-03-12T10:00:00Z,2026-03-12T10:00:00Z,,,45.85,8.05
i4,act,inspect,Board,2026-03-26T10:00:00Z,2026-03-26T10:00:00Z,,,45.85,8.05
n1,act,notify,NOR,2026-03-01T12:00:00Z,2026-03-01T12:00:00Z,,,,
c1,act,consult,SUD,2026-03-11T16:00:00Z,2026-03-11T16:00:00Z,,,,
)";

std::string with(std::string_view text, std::string_view from, std::string_view to) {
  std::string out{text};
  const auto at = out.find(from);
  REQUIRE(at != std::string::npos);
  return out.replace(at, from.size(), to);
}

// The four files, one of them perhaps otherwise.
struct Files {
  std::string accord{bay};
  std::string patrols{verb::patrols};
  std::string returns{verb::returns};
  std::string acts{verb::acts};
};
using File = std::string Files::*;

Docket judged(const Files& files) {
  const testing::Folder home;
  const auto accord = open_accord(home.put("bay.accord.md", files.accord));
  REQUIRE(accord.ok());
  REQUIRE(accord->reading.accord.has_value());
  RunRequest request;
  request.feeds = {{"patrols", home.put("patrols.csv", files.patrols)},
                   {"returns", home.put("returns.csv", files.returns)},
                   {"register", home.put("register.csv", files.acts)}};
  auto outcome = run(*accord->reading.accord, request);
  REQUIRE(outcome.ok());
  return docket_of(std::move(*outcome), 1);
}

const finding::Finding& only(const Docket& docket, std::string_view norm) {
  const auto of_norm = [&](const finding::Finding& f) { return f.norm == norm; };
  REQUIRE(std::ranges::count_if(docket.findings, of_norm) == 1);
  return *std::ranges::find_if(docket.findings, of_norm);
}

bool finds(const Files& files, std::string_view norm) {
  const Docket docket = judged(files);
  return std::ranges::any_of(docket.findings, [&](const finding::Finding& f) { return f.norm == norm; });
}

std::string unbroken(std::string_view said) {
  std::string out;
  for (const char c : said) {
    const bool blank = c == ' ' || c == '\n';
    if (!blank || out.empty() || out.back() != ' ') out += blank ? ' ' : c;
  }
  return out;
}

std::string words_for(const Docket& docket, const std::string& id) {
  const auto words = explained(docket, id);
  REQUIRE(words.ok());
  return unbroken(explain::text(*words));
}

bool holds(const std::string& all, std::string_view part) {
  const bool found = all.find(part) != std::string::npos;
  if (!found) MESSAGE("not said: ", part, "\nin: ", all);
  return found;
}

// What is claimed, and the same done by hand: `gone` in place of `part` of a file, and
// `stays`, which is one unit less.
struct Claim {
  std::string_view norm;
  std::string_view words;
  File file;
  std::string_view part;
  std::string_view gone;
  std::string_view stays;
};

const std::vector<Claim> claims{
    {"1.1", "a threshold of 5 incidents instead of 3 incidents; 4 incidents would not do", &Files::accord, "from 3 incidents", "from 5 incidents", "from 4 incidents"},
    {"1.1", "a window shorter than 2 h instead of 2 d", &Files::accord, "incidents within 48 h", "incidents within 119 min", "incidents within 2 h"},
    {"1.1", "without 2 of the 4 records: patrols:f3 and patrols:f4; no fewer would do", &Files::patrols,
     "f3,incident,shot,NOR,,2026-03-10T14:00:00Z,46.1,8.1,,,\nf4,incident,shot,NOR,,2026-03-10T15:00:00Z,46.1,8.1,,,\n", "",
     "f3,incident,shot,NOR,,2026-03-10T14:00:00Z,46.1,8.1,,,\n"},
    {"1.2", "a limit longer than 50 min instead of 30 min", &Files::accord, "for 30 min", "for 51 min", "for 50 min"},
    {"1.2", "seen outside before 2026-03-06T08:25:00.000Z, and not inside again", &Files::patrols, "2026-03-06T08:30:00Z,46.1", "2026-03-06T08:24:59.999Z,47.1",
     "2026-03-06T08:25:00Z,47.1"},
    {"1.3", "a ceiling of 80 tank instead of 75; 79 tank would not do", &Files::accord, "75 tank", "80 tank", "79 tank"},
    {"1.3", "patrols:t1 with number 35 instead of 40, 5 less; 36 would not do", &Files::patrols, "46.05,8.05,,40,", "46.05,8.05,,35,", "46.05,8.05,,36,"},
    {"1.4", "a ceiling of 1040 soldiers instead of 1000; 1039 soldiers would not do", &Files::accord, "1000 soldiers", "1040 soldiers", "1039 soldiers"},
    {"1.4", "returns:r2 with strength 1000 instead of 1040, 40 less; 1001 would not do", &Files::returns, "1040", "1000", "1001"},
    {"1.5", "a ceiling of 13 deaths instead of 10; 12 deaths would not do", &Files::accord, "10 deaths", "13 deaths", "12 deaths"},
    {"1.5", "a window shorter than 2 h instead of 7 d", &Files::accord, "within 7 d", "within 119 min", "within 2 h"},
    {"1.5", "patrols:h1 with deaths 2 instead of 5, 3 less; 3 would not do", &Files::patrols, "8.1,5,,", "8.1,2,,", "8.1,3,,"},
    {"2.1", "an interval of 17 d or longer instead of 15 d", &Files::accord, "every 15 d", "every 17 d", "every 407 h"},
    {"2.1", "register:i2 received by 2026-03-25T10:00:00.000Z, 2 d sooner than it was", &Files::acts, "2026-03-27T10:00:00Z,2026-03-27T10:00:00Z",
     "2026-03-25T10:00:00Z,2026-03-25T10:00:00Z", "2026-03-25T10:00:00.001Z,2026-03-25T10:00:00.001Z"},
    {"2.2", "a notice of 35 d instead of 42 d; 36 d would not do", &Files::accord, "least 42 d", "least 35 d", "least 36 d"},
    {"2.2", "register:n1 received by 2026-02-23T00:00:00.000Z, 6 d 12 h sooner than it was", &Files::acts, "2026-03-01T12:00:00Z,2026-03-01T12:00:00Z",
     "2026-02-23T00:00:00Z,2026-02-23T00:00:00Z", "2026-02-23T00:00:00.001Z,2026-02-23T00:00:00.001Z"},
    {"2.2", "`troops >=` 9501 instead of 9000; 9500 would not do", &Files::accord, "troops >= 9000", "troops >= 9501", "troops >= 9500"},
    {"2.3", "an interval of 2 h 30 min or longer instead of 1 h", &Files::accord, "every 1 h", "every 150 min", "every 149 min"},
    {"2.3", "2 more reports of its position by 2026-03-12T09:00:00.000Z, the last by 2026-03-12T10:00:00.000Z", &Files::patrols, "k2,",
     "k11,sighting,tanker,NOR,reg:k1,2026-03-12T09:00:00Z,46.1,8.2,,,\nk12,sighting,tanker,NOR,reg:k1,2026-03-12T10:00:00Z,46.1,8.2,,,\nk2,",
     "k11,sighting,tanker,NOR,reg:k1,2026-03-12T09:00:00Z,46.1,8.2,,,\nk2,"},
    {"3.1", "a deadline of 26 h or longer instead of 24 h", &Files::accord, "within 24 h", "within 26 h", "within 1559 min"},
    {"3.1", "register:c1 received by 2026-03-11T14:00:00.000Z, 2 h sooner than it was", &Files::acts, "2026-03-11T16:00:00Z,2026-03-11T16:00:00Z",
     "2026-03-11T14:00:00Z,2026-03-11T14:00:00Z", "2026-03-11T14:00:00.001Z,2026-03-11T14:00:00.001Z"},
    {"3.2", "a vote of yes by EST and SUD, received by 2026-03-12T14:00:00.000Z", &Files::acts, "c1,",
     "v1,act,vote,EST,2026-03-12T13:00:00Z,2026-03-12T13:00:00Z,invoke,yes,,\nv2,act,vote,SUD,2026-03-12T14:00:00Z,2026-03-12T14:00:00Z,invoke,yes,,\nc1,",
     "v1,act,vote,EST,2026-03-12T13:00:00Z,2026-03-12T13:00:00Z,invoke,yes,,\nc1,"},
};

TEST_CASE("every change that is told takes the finding away when it is made by hand, and one unit less leaves it") {
  const Docket docket = judged({});
  for (const Claim& claim : claims) {
    CAPTURE(claim.norm);
    CAPTURE(claim.words);
    CHECK(holds(words_for(docket, only(docket, claim.norm).id), claim.words));
    Files gone;
    gone.*claim.file = with(gone.*claim.file, claim.part, claim.gone);
    CHECK_FALSE(finds(gone, claim.norm));
    Files stays;
    stays.*claim.file = with(stays.*claim.file, claim.part, claim.stays);
    CHECK(finds(stays, claim.norm));
  }
}

const finding::Duty& duty_by(const std::vector<finding::Duty>& duties, std::string_view norm) {
  const auto at = std::ranges::find(duties, norm, &finding::Duty::norm);
  REQUIRE(at != duties.end());
  return *at;
}

std::vector<finding::Duty> duties_of(const Docket& docket) {
  base::SerialExecutor serial;
  return judge(docket.judged, docket.facts, Evaluation::slow, serial).duties;
}

TEST_CASE("a duty tells its clause, what opened it, its clock, how it stands and what would discharge it") {
  const Docket docket = judged({});
  const std::vector<finding::Duty> duties = duties_of(docket);
  const std::string done = words_for(docket, duty_by(duties, "3.1").id);
  CHECK(holds(done, "done: SUD owes by 3.1, due 2026-03-11T14:00:00.000Z"));
  CHECK(holds(done, "the act: `consult`"));
  CHECK(holds(done, fmt::format("{}: breach of 1.1 by NOR, grave, reached 2026-03-10T14:00:00.000Z; it rests on patrols:f1", only(docket, "1.1").id)));
  CHECK(holds(done, "due: 2026-03-10T14:00:00.000Z + 24 h = 2026-03-11T14:00:00.000Z"));
  CHECK(holds(done, "done: 2026-03-11T16:00:00.000Z, 2 h after it was due: late"));
  CHECK(holds(done, "its lapse is the finding " + only(docket, "3.1").id));
  const std::string open = words_for(docket, duty_by(duties, "3.2").id);
  CHECK(holds(open, "in time: `vote invoke` by EST and SUD, received by 2026-03-12T14:00:00.000Z"));
  CHECK(holds(open, "T+23 d 16 h"));
}

TEST_CASE("what is said to discharge a duty does: the act is put on record, and the duty is done") {
  Files files;
  files.acts = with(files.acts, "c1,", "v1,act,vote,EST,2026-03-12T14:00:00Z,2026-03-12T14:00:00Z,invoke,yes,,\nv2,act,vote,SUD,2026-03-12T14:00:00Z,2026-03-12T14:00:00Z,invoke,yes,,\nc1,");
  CHECK(duty_by(duties_of(judged(files)), "3.2").state == finding::DutyState::done);
}

TEST_CASE("an id that is not there is told with what is nearest to it") {
  const Docket docket = judged({});
  std::string id = only(docket, "1.1").id;
  id.back() = id.back() == '0' ? '1' : '0';
  const auto near = explained(docket, id);
  REQUIRE_FALSE(near.ok());
  CHECK(near.fault().kind == base::FaultKind::not_found);
  CHECK(near.fault().help == fmt::format("did you mean `{}`?", only(docket, "1.1").id));
  const auto other = explained(docket, "f-00000000000000000000");
  REQUIRE_FALSE(other.ok());
  CHECK(other.fault().help.find("another accord, draft, variant or log gives other ids") != std::string::npos);
  const auto strange = explained(docket, "patrols:f1");
  REQUIRE_FALSE(strange.ok());
  CHECK(strange.fault().help.find("an id begins with f-") != std::string::npos);
  const auto many = explained(docket, "f-");
  REQUIRE_FALSE(many.ok());
  CHECK(many.fault().kind == base::FaultKind::usage);
}

TEST_CASE("an id that later records have changed is told with the point that knew it, and explained there") {
  Files files;
  files.patrols = "id,kind,from,received,actor,lat,lon\nf1,shot,2026-03-10T12:00:00Z,2026-03-10T12:30:00Z,NOR,46.1,8.1\n"
                  "f2,shot,2026-03-10T13:00:00Z,2026-03-10T13:30:00Z,NOR,46.1,8.1\nf3,shot,2026-03-10T16:00:00Z,2026-03-10T16:30:00Z,NOR,46.1,8.1\n"
                  "f4,shot,2026-03-10T14:00:00Z,2026-03-12T09:00:00Z,NOR,46.1,8.1\n";
  const Docket docket = judged(files);
  Docket then = docket;
  std::erase_if(then.facts, [](const fact::Fact& fact) { return fact.record == "f4"; });
  base::SerialExecutor serial;
  then.findings = judge(then.judged, then.facts, Evaluation::slow, serial).findings;
  const std::string before = only(then, "1.1").id;
  REQUIRE(before != only(docket, "1.1").id);
  const auto lost = explained(docket, before);
  REQUIRE_FALSE(lost.ok());
  CHECK(lost.fault().help == "it was known before later records changed it: --as-of 2026-03-12T08:59:59.999Z");
  const auto known = explained_as_of(docket, before, "2026-03-12T08:59:59.999Z");
  REQUIRE(known.ok());
  REQUIRE(known->size() == 1);
  const std::string said = unbroken(explain::text(known->front()));
  CHECK(holds(said, "reached at 2026-03-10T16:00:00.000Z"));
  CHECK(holds(said, "What has changed since withdrawn " + before));
}

TEST_CASE("a text that is judged by the feeds is explained as the record of it is") {
  const testing::SmallRecord record;
  auto opened = open_record(record.folder());
  REQUIRE(opened.ok());
  const Docket stored = docket_of(std::move(*opened), 1);
  const Docket read = docket_of(record.outcome, 1);
  REQUIRE(stored.findings.size() == read.findings.size());
  for (const finding::Finding& one : stored.findings) CHECK(explain::to_json(*explained(stored, one.id)) == explain::to_json(*explained(read, one.id)));
}

}  // namespace
}  // namespace casus::verb
