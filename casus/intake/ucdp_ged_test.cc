#include <doctest/doctest.h>

#include "casus/intake/intake.h"
#include "tests/support/collector.h"

using namespace casus;

namespace {

// The columns that the reader needs, in an order of our own.
const std::string header =
    "date_start,id,type_of_violence,date_end,where_prec,longitude,latitude,best,low,high,date_prec,"
    "source_article,country\n";

struct Read {
  testing::Collector kept;
  std::optional<intake::ReadCounts> counts;
  std::optional<base::Fault> fault;
};

Read read(const std::string& text, const fact::SourceProfile& profile = {.id = "ged", .grade = {'B', '2'}, .rules = {}, .parties = {}}) {
  Read out;
  base::MemorySource source{text};
  const auto counts = intake::read_ucdp_ged(source, profile, out.kept);
  if (counts) out.counts = *counts;
  else out.fault = counts.fault();
  return out;
}

Read row(const std::string& cells) { return read(header + cells + "\n"); }

std::string first_reason(const Read& read) {
  return read.kept.bads.empty() ? "" : read.kept.bads.front().reason;
}

std::int64_t number(const fact::Fact& fact, std::string_view name) {
  const fact::Value* value = fact.find(name);
  REQUIRE(value != nullptr);
  const auto& range = std::get<measure::AmountRange>(*value);
  REQUIRE(range.exact());
  return range.low.raw() / measure::decimal_one;
}

const std::string good = "2014-07-14,77,1,2014-07-15,1,37.805278,48.0,5,2,9,2,\"Some paper, 15 July\",Ukraine";

}  // namespace

TEST_CASE("a row becomes an incident of its days, place and numbers") {
  const Read got = row(good);
  REQUIRE(got.kept.facts.size() == 1);
  const fact::Fact& fact = got.kept.facts.front();
  CHECK(fact.root == fact::Root::incident);
  CHECK(fact.what == "state_based");
  CHECK(fact.id() == "ged:77");
  CHECK(fact.grade == fact::Grade{'B', '2'});
  CHECK(measure::print(fact.when->from) == "2014-07-14T00:00:00.000Z");
  CHECK(measure::print(fact.when->to) == "2014-07-16T00:00:00.000Z");
  CHECK(fact.place->at == earth::Position::make(480'000'000, 378'052'780));
  CHECK(fact.place->radius == measure::millimetres(0));
  CHECK(fact.actors.empty());
  CHECK(fact.offset == header.size());
  for (const auto& [name, value] : {std::pair{"deaths", 5}, {"best", 5}, {"low", 2}, {"high", 9}, {"date_prec", 2},
                                    {"where_prec", 1}, {"type_of_violence", 1}})
    CHECK(number(fact, name) == value);
  CHECK(std::get<std::string>(*fact.find("country")) == "Ukraine");
  CHECK(got.counts->records == 1);
}

TEST_CASE("titles of news reports do not get into a fact") {
  const fact::Fact fact = row(good).kept.facts.front();
  CHECK(fact::to_json(fact).find("paper") == std::string::npos);
}

TEST_CASE("all three spellings of a day mean the same day") {
  for (const std::string day : {"2014-07-14", "2014-07-14 00:00:00.000", "2014-07-14T00:00:00"}) {
    const Read got = row(day + ",77,1," + day + ",1,37.8,48.0,5,2,9,1,,");
    REQUIRE(got.kept.facts.size() == 1);
    CHECK(measure::print(got.kept.facts.front().when->to) == "2014-07-15T00:00:00.000Z");
  }
}

TEST_CASE("a time that is no day, or a day outside the supported years, is a bad record") {
  for (const std::string day : {"2205-07-14", "2014-02-30", "2014-07-14T12:00:00", "2014-07-14T00:00:00+02:00",
                                "2014-07-14Z", "2014-07-14 00:00:00x", "14.7.2014", "", "1814-01-01"}) {
    CAPTURE(day);
    CHECK(first_reason(row(day + ",77,1," + day + ",1,37.8,48.0,5,2,9,1,,")) == "time");
  }
  CHECK(first_reason(row("2014-07-15,77,1,2014-07-14,1,37.8,48.0,5,2,9,1,,")) == "time");
}

TEST_CASE("precision becomes a radius: exact, 25 km, or possible anywhere") {
  const auto place = [](const std::string& precision) {
    const Read got = row("2014-07-14,77,1,2014-07-14," + precision + ",37.8,48.0,5,2,9,1,,");
    REQUIRE(got.kept.facts.size() == 1);
    return got.kept.facts.front().place->radius;
  };
  CHECK(place("1") == measure::millimetres(0));
  CHECK(place("2") == measure::kilometres(25));
  for (const char* wide : {"3", "4", "5", "6", "7"}) CHECK(place(wide) == std::nullopt);
  for (const char* wrong : {"0", "8", "1.5", "", "x"})
    CHECK(first_reason(row(std::string{"2014-07-14,77,1,2014-07-14,"} + wrong + ",37.8,48.0,5,2,9,1,,")) != "");
}

TEST_CASE("deaths are the best estimate, even where it lies outside low and high") {
  const fact::Fact fact = row("2014-07-14,77,1,2014-07-14,1,37.8,48.0,12,2,9,1,,").kept.facts.front();
  CHECK(number(fact, "deaths") == 12);
  CHECK(number(fact, "high") == 9);
}

TEST_CASE("a row without an estimate has no deaths rather than none") {
  const Read got = row("2014-07-14,77,1,2014-07-14,1,37.8,48.0,,,,1,,");
  REQUIRE(got.kept.facts.size() == 1);
  CHECK(got.kept.facts.front().find("deaths") == nullptr);
}

TEST_CASE("each type of violence has its kind, any other number is bad") {
  const auto of_type = [](const std::string& type) { return row("2014-07-14,77," + type + ",2014-07-14,1,37.8,48.0,5,,,1,,"); };
  CHECK(of_type("2").kept.facts.front().what == "non_state");
  CHECK(of_type("3").kept.facts.front().what == "one_sided");
  CHECK(first_reason(of_type("4")) == "kind");
  CHECK(first_reason(of_type("")) == "kind");
}

TEST_CASE("bad numbers and places are counted by reason") {
  CHECK(first_reason(row("2014-07-14,77,1,2014-07-14,1,37.8,48.0,-5,,,1,,")) == "amount");
  CHECK(first_reason(row("2014-07-14,77,1,2014-07-14,1,37.8,48.0,many,,,1,,")) == "amount");
  CHECK(first_reason(row("2014-07-14,77,1,2014-07-14,1,37.8,98.0,5,,,1,,")) == "place");
  CHECK(first_reason(row("2014-07-14,77,1,2014-07-14,1,,48.0,5,,,1,,")) == "place");
  CHECK(first_reason(row("2014-07-14,,1,2014-07-14,1,37.8,48.0,5,,,1,,")) == "id");
  CHECK(first_reason(row("2014-07-14,77")) == "columns");
  CHECK(first_reason(row("2014-07-14,77,1,2014-07-14,1,37.8,48.0,5,,,1,\xFF,")) == "utf8");
}

TEST_CASE("the row of hashtags is no record, a row without an id is a bad one") {
  const Read got = read(header + "#date+start,,,#date+end,,#geo+lon,#geo+lat,,,#affected+killed,,,#country+name\n" +
                        good + "\n2014-07-14,,,,,,,,,,,,\n");
  CHECK(got.kept.facts.size() == 1);
  CHECK(got.counts->records == 2);
  CHECK(first_reason(got) == "id");
}

TEST_CASE("a where rule sees the columns of the row and renames the kind") {
  const auto one = [](std::int64_t n) { return fact::Value{measure::AmountRange{measure::whole(n), measure::whole(n)}}; };
  fact::SourceProfile profile{.id = "ged", .grade = {'B', '2'}, .rules = {}, .parties = {}};
  profile.rules.push_back({{{{{"type_of_violence", fact::Comparison::equal, one(1)},
                              {"where_prec", fact::Comparison::equal, one(1)},
                              {"country", fact::Comparison::equal, fact::Value{std::string{"Ukraine"}}},
                              {"deaths", fact::Comparison::at_least, one(5)}}}},
                           "clash", std::nullopt, "RUS"});
  const Read got = read(header + good + "\n2014-07-14,78,2,2014-07-14,1,37.8,48.0,5,,,1,,Ukraine\n", profile);
  REQUIRE(got.kept.facts.size() == 2);
  CHECK(got.kept.facts[0].what == "clash");
  CHECK(got.kept.facts[0].actors == std::vector<std::string>{"RUS"});
  CHECK(got.kept.facts[1].what == "non_state");
}

TEST_CASE("a header that lacks a column, repeats one or is not there is a fault that says so") {
  CHECK(read("").fault->message == "the input is empty");
  CHECK(read("id,year\n1,2014\n").fault->message.find("`type_of_violence`") != std::string::npos);
  CHECK(read("id," + header).fault->message.find("`id` occurs twice") != std::string::npos);
  CHECK(read("\"id,year\n1,2014\n").fault->kind == base::FaultKind::malformed);
  CHECK(read(std::string{"i\0d\n", 4}).fault->kind == base::FaultKind::malformed);
}

TEST_CASE("rows before the break of a stream are facts, and the break is told") {
  testing::Collector kept;
  testing::BrokenSource source{header + good + "\n2014-07-14,78", 100};
  const auto counts = intake::read_ucdp_ged(source, {.id = "ged", .grade = {}, .rules = {}, .parties = {}}, kept);
  REQUIRE_FALSE(counts.ok());
  CHECK(counts.fault().message == "the stream ends early");
  CHECK(kept.facts.size() == 1);
  CHECK(kept.reasons == std::map<std::string, int>{{"truncated", 1}});
}
