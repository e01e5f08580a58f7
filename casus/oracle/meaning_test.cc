// Meanings that last, and the starts of events.
#include "casus/oracle/sentence_test.h"

using namespace casus::oracle::testing;
using casus::fact::Fact;
using casus::oracle::Start;

namespace {

const std::string fire_norm = "4.1 AAA, BBB must not commit fire in strip: minor from 1 incident; grave from 3 incidents within 24 h. ";

std::vector<Fact> shells(const std::vector<std::string>& instants) {
  std::vector<Fact> log;
  for (const std::string& at : instants) log.push_back(report(std::to_string(log.size() + 1), "shelling", at, {"AAA"}));
  return log;
}

std::string start_line(const Start& start) {
  return told(start.possible) + " " + told(start.reached) + " " + told(start.initial) + " " + told(start.over);
}

// The starts of the meaning `w`.
Lines starts(const std::string& sentences, const std::vector<Fact>& log) {
  const Story story{sentences, log};
  casus::accord::Event event;
  event.sort = casus::accord::Event::Sort::meaning;
  event.meaning = static_cast<std::size_t>(&story.meaning("w") - story.accord.meanings.data());
  Lines lines;
  for (const Start& start : casus::oracle::starts_of(story.world(), event, {})) lines.push_back(start_line(start));
  return lines;
}

}  // namespace

TEST_CASE("a burst is not sustained: what lasts is the shells, not the window's tail") {
  const std::string w = fire_norm + "w means grave breach of 4.1 by AAA, lasting 24 h.";
  CHECK(spans(w, shells({"2025-03-01T12:00Z", "2025-03-01T12:00Z", "2025-03-01T12:01Z"})).empty());
}

TEST_CASE("it lasts from its first to its last shell, is reached D after the first, and ends with the condition") {
  const std::string w = fire_norm + "w means grave breach of 4.1 by AAA, lasting 24 h.";
  const std::vector<Fact> log = shells({"2025-03-01T12:00Z", "2025-03-01T18:00Z", "2025-03-02T00:00Z", "2025-03-02T06:00Z", "2025-03-02T12:00Z"});
  CHECK(spans(w, log) == "yes [03-02T12:00, 03-03T00:00]");
}

TEST_CASE("a pause that is too long begins it anew") {
  const std::string lasting = "w means grave breach of 4.1 by AAA, lasting 10 h with no pause over 6 h.";
  const std::vector<Fact> six = shells({"2025-03-01T12:00Z", "2025-03-01T18:00Z", "2025-03-02T00:00Z"});
  CHECK(spans(fire_norm + lasting, six) == "yes [03-02T00:00, 03-02T12:00]");
  const std::vector<Fact> seven = shells({"2025-03-01T12:00Z", "2025-03-01T19:00Z", "2025-03-02T00:00Z"});
  CHECK(spans(fire_norm + lasting, seven).empty());
}

TEST_CASE("shells of unknown instants may have lasted, and only certainly if they did at the least") {
  const std::string w = fire_norm + "w means grave breach of 4.1 by AAA, lasting 24 h.";
  const std::vector<Fact> days = shells({"2025-03-01Z/2025-03-02Z", "2025-03-01T12:00Z", "2025-03-02Z/2025-03-03Z"});
  const std::string held = spans(w, days);
  CHECK(held.starts_with("unknown"));
  CHECK(held.find("yes") == std::string::npos);
}

TEST_CASE("single reports last where pauses are allowed, though each is but an instant") {
  const std::vector<Fact> log = shells({"2025-03-01T12:00Z", "2025-03-01T14:00Z", "2025-03-01T16:00Z"});
  CHECK(spans("w means fire by AAA, lasting 4 h with no pause over 2 h.", log) == "yes [03-01T16:00, 03-01T18:00]");
}

TEST_CASE("a meaning starts where it becomes true, not where the record begins") {
  CHECK(starts("w means no fire within 2 h.", shells({"2025-03-01T12:00Z", "2025-03-01T20:00Z"})) ==
        Lines{"2025-03-01T14:00Z 2025-03-01T14:00Z 2025-03-01T14:00Z 2025-03-01T20:00Z"});
}

TEST_CASE("what would become true after the record ends has not become so") {
  CHECK(starts("w means no fire within 2 h.", shells({"2025-03-01T12:00Z"})).empty());
}

TEST_CASE("start of is the initial breach, without the lasting") {
  const std::string w = fire_norm + "w means grave breach of 4.1 by AAA, lasting 24 h.";
  const std::vector<Fact> log = shells({"2025-03-01T12:00Z", "2025-03-01T18:00Z", "2025-03-02T00:00Z", "2025-03-02T06:00Z", "2025-03-02T12:00Z", "2025-03-09T00:00Z"});
  CHECK(starts(w, log) == Lines{"2025-03-02T12:00Z 2025-03-02T12:00Z 2025-03-01T12:00Z 2025-03-03T00:00Z"});
}
