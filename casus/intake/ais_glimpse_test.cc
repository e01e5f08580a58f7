// A glimpse stands for the fact: made of it later, the fact is the same to the byte.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "casus/fact/vocabulary.h"
#include "casus/intake/intake.h"
#include "tests/support/ais_encoder.h"
#include "tests/support/collector.h"

using namespace casus;
using casus::testing::Collector;

namespace {

struct Seen {
  std::string mover;
  bool position = false;
  std::string says;
  std::string fact;
};

// Looks at everything, and makes facts only when the whole feed has been read.
class Looker : public Collector {
 public:
  [[nodiscard]] bool looks() const override { return true; }
  void glimpse(const fact::Glimpse& glimpse) override {
    seen.push_back({std::string{glimpse.mover}, glimpse.where.has_value(), std::string{glimpse.says}, {}});
    raws.emplace_back(glimpse.raw);
    glimpses.push_back(glimpse);
  }
  void make() {
    for (std::size_t i = 0; i < glimpses.size(); ++i) {
      fact::Glimpse later{};
      later.at = glimpses[i].at;
      later.received = glimpses[i].received;
      later.offset = glimpses[i].offset;
      later.raw = raws[i];
      later.profile = glimpses[i].profile;
      later.make = glimpses[i].make;
      seen[i].fact = fact::to_json(later.fact());
    }
  }

  std::vector<Seen> seen;
  std::vector<std::string> raws;
  std::vector<fact::Glimpse> glimpses;
};

fact::SourceProfile profile() {
  fact::SourceProfile out;
  out.id = "ais";
  out.grade = {'B', '2'};
  return out;
}

template <typename Sink>
Sink read(const std::string& feed, const fact::SourceProfile& profile) {
  Sink sink;
  base::MemorySource bytes{feed};
  REQUIRE(intake::read_ais_nmea(bytes, profile, sink).ok());
  return sink;
}

// A sentence with its checksum and a time.
std::string line(const std::string& body) { return test::sentence("!AIVDM,1,1,,A," + body) + ",r1,1714982400\n"; }

std::string a_bit_of_everything() {
  std::string feed;
  for (const int type : {1, 2, 3}) feed += test::vdm(test::class_a(type, {})) + ",r1,1714982400\n";
  test::Track nowhere;
  nowhere.latitude = 91 * 600'000;
  feed += test::vdm(test::class_a(1, nowhere)) + ",r1,1714982401\n";
  feed += test::vdm(test::class_b(18, {})) + ",r1,1714982402,1714982402500\n";
  feed += test::vdm(test::class_b(19, {})) + ",r1,1714982403\n";
  feed += test::vdm(test::class_a(1, {}), "!AIVDO,1,1,,A,") + ",r1,1714982404\n";
  for (const std::string& part : test::vdm_parts(test::voyage({}), 59, "1")) feed += part + ",r1,1714982405\n";
  // The first part ends in the middle of a character.
  for (const std::string& part : test::vdm_parts(test::voyage({}), 20, "2")) feed += part + ",r1,1714982406\n";
  feed += line("4>O7m7Iu@<9qUfbtm`vSnwvH20S8,0");  // a base station
  feed += line("E>lt;MIas0h3V:@;4a::h0b7W005J`6Oq;tp000003v010,4");  // an aid to navigation
  feed += line("H42O55i18tMET00000000000000,2");  // a ship of class B, part A
  return feed;
}

}  // namespace

TEST_CASE("a fact that is made of a glimpse is the fact, to the byte") {
  const fact::SourceProfile source = profile();
  const std::string feed = a_bit_of_everything();
  const auto facts = read<Collector>(feed, source);
  auto looker = read<Looker>(feed, source);
  looker.make();
  REQUIRE(facts.facts.size() == looker.seen.size());
  CHECK(looker.facts.empty());
  CHECK(facts.facts.size() >= 12);
  for (std::size_t i = 0; i < facts.facts.size(); ++i) {
    CHECK(looker.seen[i].fact == fact::to_json(facts.facts[i]));
    CHECK(looker.seen[i].mover == facts.facts[i].mover);
    const fact::Value* message = facts.facts[i].find("message");
    const auto type = std::get<measure::AmountRange>(*message).low.raw() / measure::decimal_one;
    CHECK(looker.seen[i].position == (facts.facts[i].place && !fact::mover_kind("ais_nmea", type).empty()));
  }
}

TEST_CASE("statements of a mover that read alike say alike, attribute for attribute") {
  const fact::SourceProfile source = profile();
  const std::string feed = a_bit_of_everything();
  const auto facts = read<Collector>(feed + feed, source);
  const auto looker = read<Looker>(feed + feed, source);
  for (std::size_t i = 0; i < looker.seen.size(); ++i) {
    for (std::size_t k = 0; k < looker.seen.size(); ++k) {
      if (looker.seen[i].position || looker.seen[k].position || looker.seen[i].says != looker.seen[k].says) continue;
      CHECK(facts.facts[i].attributes == facts.facts[k].attributes);
      CHECK(facts.facts[i].actors == facts.facts[k].actors);
    }
  }
}

TEST_CASE("a place that nobody has measured is possible anywhere, and no glimpse tells of it") {
  test::Track reckoned;
  reckoned.second = 62;
  const auto looker = read<Looker>(test::vdm(test::class_a(1, reckoned)) + ",r1,1714982400\n", profile());
  REQUIRE(looker.facts.size() == 1);
  CHECK(looker.facts.front().what == "position");
  CHECK_FALSE(looker.facts.front().place->radius);
}

TEST_CASE("what has no time, or is of a source with rules, is made at once") {
  const std::string feed = test::vdm(test::class_a(1, {})) + "\n";
  const fact::SourceProfile plain = profile();
  CHECK(read<Looker>(feed, plain).facts.size() == 1);
  fact::SourceProfile ruled = profile();
  ruled.rules.push_back({{}, "patrol", fact::Root::sighting, std::nullopt});
  const auto looker = read<Looker>(test::vdm(test::class_a(1, {})) + ",r1,1714982400\n", ruled);
  REQUIRE(looker.facts.size() == 1);
  CHECK(looker.facts.front().what == "patrol");
}
