#include <doctest/doctest.h>

#include "tests/support/feed_read.h"

using namespace casus;
using testing::read_feed;
using testing::said;

namespace {

const std::string point = R"({"type":"Feature","id":"e1","geometry":{"type":"Point","coordinates":[37.80290001,48.0159]},)"
                          R"("properties":{"kind":"shelling","from":"2026-02-03T04:05Z","deaths":3,"weapon":"2S19","cut":null}})";
const std::string area = R"({"type":"Feature","id":7,"properties":{"kind":"fire","start":"2026-02-03T04:05Z","end":"2026-02-03T06:05+01:00"},)"
                         R"("geometry":{"type":"Polygon","coordinates":[[[37.0,48.0],[37.2,48.0],[37.2,48.1],[37.0,48.0]]]}})";

std::string collection(const std::string& features) { return R"({"type":"FeatureCollection","name":"a \"features\": [ {","features":[)" + features + R"(],"bbox":[1,2,{"a":"]"}]})"; }

testing::FeedRead with(const std::string& old_text, const std::string& new_text) {
  std::string text = point;
  text.replace(text.find(old_text), old_text.size(), new_text);
  return read_feed("geojson", collection(text));
}

}  // namespace

TEST_CASE("a point feature is an incident there, with its properties as attributes") {
  const testing::FeedRead got = read_feed("geojson", collection(point));
  const fact::Fact& fact = got.only();
  CHECK(fact.root == fact::Root::incident);
  CHECK(fact.id() == "x:e1");
  CHECK(fact.what == "shelling");
  CHECK(fact.when->exact());
  CHECK(fact.place->at == earth::Position::make(480'159'000, 378'029'000));
  CHECK(fact.place->radius == measure::millimetres(0));
  CHECK(said(fact, "deaths") == "3");
  CHECK(said(fact, "weapon") == "2S19");
  CHECK(fact.attributes.size() == 2);
}

TEST_CASE("an area is somewhere in a disc that holds all of its corners") {
  const fact::Fact& fact = read_feed("geojson", collection(area)).only();
  CHECK(fact.record == "7");
  CHECK(measure::print(fact.when->to) == "2026-02-03T05:05:00.000Z");
  CHECK(fact.place->at == earth::Position::make(480'500'000, 371'000'000));
  // Half of the diagonal of 11.1 km by 14.9 km.
  CHECK(*fact.place->radius > measure::kilometres(9));
  CHECK(*fact.place->radius < measure::kilometres(10));
}

TEST_CASE("an area that is large or has no geometry is possible anywhere") {
  CHECK(with("[37.80290001,48.0159]", "[[[1,1],[12,1],[1,2],[1,1]]]").only().place->radius == std::nullopt);
  CHECK(with(R"({"type":"Point","coordinates":[37.80290001,48.0159]})", "null").only().place == std::nullopt);
}

TEST_CASE("features may come in a collection, a line each, or behind record separators") {
  CHECK(read_feed("geojson", collection(point + ", " + area)).kept.facts.size() == 2);
  CHECK(read_feed("geojson", point + "\n" + area + "\n").kept.facts.size() == 2);
  CHECK(read_feed("geojson", "\x1E" + point + "\n\x1E" + area + "\n").kept.facts.size() == 2);
  CHECK(read_feed("geojson", collection("")).counts->records == 0);
}

TEST_CASE("each thing that spoils a feature has its reason") {
  CHECK(with(R"("id":"e1",)", "").reason() == "id");
  CHECK(with("shelling", "a b").reason() == "kind");
  CHECK(with(R"("deaths":3)", R"("root":"declaration")").reason() == "root");
  for (const char* wrong : {"2026-02-03T04:05", "2026-02-30T04:05Z", "1826-02-03T04:05Z", "2326-02-03T04:05Z", ""}) CHECK(with("2026-02-03T04:05Z", wrong).reason() == "time");
  CHECK(with(R"("deaths":3)", R"("received":"2026-02-03T03:05Z")").reason() == "future");
  for (const char* wrong : {"[37.8,98]", "[180.1,48]", "[37.8]", "[]", "37.8", "[1e1,48]", "[\"37\",48]", "[[[[[[1,2]]]]]]", "[1,[2]]"}) CHECK(with("[37.80290001,48.0159]", wrong).reason() == "place");
  CHECK(with(R"("deaths":3)", R"("deaths":[3])").reason() == "attribute");
  CHECK(with(R"("deaths":3)", R"("deaths":99999999999999)").reason() == "attribute");
  for (const char* wrong : {"nul", "3x", "tru", "}"}) CHECK(with(R"("deaths":3)", std::string{R"("deaths":)"} + wrong).reason() != "a fact");
  CHECK(with(R"("deaths":3)", R"("a b":3)").reason() == "attribute");
  CHECK(with(R"("deaths":3)", R"("grade":"Z9")").reason() == "grade");
  CHECK(with("\"Feature\"", "\"Topology\"").reason() == "json");
  for (const char* wrong : {"nil", "true", "\"x\"", "1", "[]"}) CHECK(with(R"({"type":"Point","coordinates":[37.80290001,48.0159]})", wrong).reason() != "a fact");
  CHECK(with("2S19", "\xff").reason() == "json");
  CHECK(with(":3,", ":NaN,").reason() != "a fact");
  CHECK(with(R"("deaths":3)", R"("radius_m":-1)").reason() == "place");
  CHECK(with(R"("deaths":3)", R"("radius_m":250)").only().place->radius == measure::metres(250));
}

TEST_CASE("noise, cut features and endless ones are counted, and the next is read") {
  CHECK(read_feed("geojson", "hello").reason() == "json");
  CHECK(read_feed("geojson", collection("1, 2, " + point)).kept.reasons == std::map<std::string, int>{{"json", 1}});
  const testing::FeedRead cut = read_feed("geojson", collection(area).substr(0, 80) + "\n");
  CHECK(cut.reason() == "truncated");
  const std::string large = with("2S19", std::string(2'000'000, 'x')).reason();
  CHECK(large == "too_long");
  CHECK(read_feed("geojson", std::string(100'000, '[') + std::string(100'000, '{')).reason() != "a fact");
  const testing::FeedRead second = read_feed("geojson", point + "\nnoise\n" + area);
  CHECK(second.kept.facts.size() == 2);
  CHECK(second.kept.bads.front().line == 2);
}

namespace {

std::string feature(int n) {
  return R"({"type":"Feature","id":"e)" + std::to_string(n) + R"(","geometry":{"type":"Point","coordinates":[8.1,46.1]},"properties":{"kind":"shot","from":"2026-03-01T10:00Z"}})";
}

// Ten features, the third of them as given, between what stands before, between and behind.
std::string ten(const std::string& third, const std::string& before, const std::string& between, const std::string& behind) {
  std::string out = before;
  for (int i = 0; i < 10; ++i) out += (i == 0 ? "" : between) + (i == 2 ? third : feature(i));
  return out + behind;
}

// What is missing of a feature: its last brace, a quote, its end from within a text, a number or an array on.
std::vector<std::string> unclosed() {
  const std::string whole = feature(2);
  std::string quote = whole;
  quote.erase(quote.find("shot") + 4, 1);
  return {whole.substr(0, whole.size() - 1), whole.substr(0, whole.size() - 2), quote, whole.substr(0, whole.size() - 20), whole.substr(0, whole.find("46.1") + 2),
          whole.substr(0, whole.find("46.1") + 4), whole.substr(0, whole.find("46.1")), whole.substr(0, whole.find("\"id\"") - 1), "{"};
}

}  // namespace

TEST_CASE("a feature that is not closed costs only itself, in lines, in a list, and behind record separators") {
  const std::string list = R"({"type":"FeatureCollection","features":[)";
  for (const std::string& third : unclosed()) {
    CAPTURE(third);
    for (const std::string& text : {ten(third, "", "\n", "\n"), ten(third, list + "\n ", ",\n ", "\n]}"), ten(third, list, "\n,", "]}"), ten(third, "\x1E", "\n\x1E", "\n"), ten(third, "\x1E", "\x1E", "")}) {
      CAPTURE(text);
      const testing::FeedRead got = read_feed("geojson", text);
      CHECK(got.kept.facts.size() == 9);
      CHECK(got.kept.bads.size() == 1);
      CHECK(got.counts->records == 10);
    }
  }
}

TEST_CASE("a feature within which an object begins where none can is not closed, on whatever line") {
  const std::string list = R"({"type":"FeatureCollection","features":[)";
  const std::string whole = feature(2);
  const testing::FeedRead got = read_feed("geojson", ten(whole.substr(0, whole.size() - 1), list, ",", "]}"));
  CHECK(got.kept.facts.size() == 9);
  CHECK(got.kept.reasons == std::map<std::string, int>{{"truncated", 1}});
}

TEST_CASE("the last feature of a list that is not closed costs neither its list nor the next") {
  const std::string list = R"({"type":"FeatureCollection","features":[)";
  const std::string whole = feature(2);
  const testing::FeedRead got = read_feed("geojson", list + feature(1) + "," + whole.substr(0, whole.size() - 1) + "]}\n" + list + feature(3) + "]}");
  CHECK(got.kept.facts.size() == 2);
  CHECK(got.kept.reasons == std::map<std::string, int>{{"truncated", 1}});
}

TEST_CASE("a list that is not closed is told, once, with the place at which it begins, and the next is read") {
  const std::string list = R"({"type":"FeatureCollection","features":[)";
  for (const char* cut : {"", ",", "]", ",\n", ", 7"}) {
    CAPTURE(cut);
    for (const std::string& next : {std::string{}, "\n" + list + feature(3) + "]}", "\x1E" + feature(3)}) {
      const testing::FeedRead got = read_feed("geojson", list + feature(1) + cut + next);
      CHECK(got.kept.facts.size() == (next.empty() ? 1U : 2U));
      CHECK(got.kept.reasons.at("truncated") == 1);
      CHECK(got.kept.bads.back().offset == list.size() - 1);
    }
  }
}

TEST_CASE("objects of a feature may begin on lines of their own, at any margin") {
  const std::string spread = "{\n\"type\":\n\"Feature\",\n\"id\":\"e1\",\n\"geometry\":\n{\n\"type\":\"GeometryCollection\",\n\"geometries\":\n[\n{\n\"a\":1},\n{\n\"b\":[1,{\"c\":2}]}\n,{}]},\n"
                             "\"links\":[{\"a\":1},{\"b\":2}],\n\"properties\":{\"kind\":\"shot\",\"note\":\"a {\\n { b\",\"from\":\"2026-03-01T10:00Z\"}}";
  const testing::FeedRead got = read_feed("geojson", collection(spread + ",\n" + feature(2)));
  CHECK(got.kept.bads.size() == 1);  // the geometry has no coordinates
  CHECK(got.kept.reasons.contains("place"));
  CHECK(got.kept.facts.size() == 1);
  const testing::FeedRead bad_line = read_feed("geojson", collection(R"({"type":"Feature","id":"e1","note":"two)" "\n" R"(lines"},)" + feature(2) + "," + feature(3)));
  CHECK(bad_line.kept.facts.size() == 2);
}

TEST_CASE("an endless feature costs no line behind it that begins one") {
  for (const std::string& endless : {std::string{R"({"type":"Feature","x":)"}, std::string{R"({"x":[{},)"}}) {
    const testing::FeedRead got = read_feed("geojson", endless + std::string(1 << 20, ' ') + "1\n" + feature(1) + "\n" + feature(2));
    CHECK(got.kept.facts.size() == 2);
    CHECK(got.kept.bads.size() == 1);
  }
}

TEST_CASE("a where rule sees the properties of a feature") {
  CHECK(read_feed("geojson", collection(point), testing::one_rule("deaths", 3, "strike")).only().what == "strike");
}
