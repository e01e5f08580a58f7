#include "casus/cli/arguments.h"

#include <doctest/doctest.h>

namespace casus::cli {
namespace {

std::variant<Arguments, Answered> parsed(std::vector<const char*> words) {
  words.insert(words.begin(), "casus");
  return parse(static_cast<int>(words.size()), words.data());
}

Arguments arguments(const std::vector<const char*>& words) {
  const auto result = parsed(words);
  REQUIRE(std::holds_alternative<Arguments>(result));
  return std::get<Arguments>(result);
}

Answered answered(const std::vector<const char*>& words) {
  const auto result = parsed(words);
  REQUIRE(std::holds_alternative<Answered>(result));
  return std::get<Answered>(result);
}

TEST_CASE("--format and --threads may stand before the verb, after it and at the end") {
  const std::vector<std::vector<const char*>> orders{{"--format", "csv", "--threads", "2", "watch", "a.md", "--feed", "x=y"},
                                                     {"watch", "--format=csv", "a.md", "--threads=2", "--feed", "x=y"},
                                                     {"watch", "a.md", "--feed", "x=y", "--threads", "2", "--format", "csv"}};
  for (const auto& words : orders) {
    const Arguments got = arguments(words);
    CHECK(got.verb == "watch");
    CHECK(got.target == "a.md");
    CHECK(got.format == Format::csv);
    CHECK(got.threads == 2);
    CHECK(got.feeds == std::vector<std::string>{"x=y"});
  }
}

TEST_CASE("--feed may come several times and keeps its order") {
  CHECK(arguments({"watch", "a.md", "--feed", "b=1", "--feed", "a=2", "--feed", "b=3"}).feeds == std::vector<std::string>{"b=1", "a=2", "b=3"});
  CHECK(arguments({"facts", "--as", "ais_nmea", "--feed", "x=-"}).target.empty());
}

TEST_CASE("every format has its name, and another word is refused with the list") {
  for (const char* word : {"human", "json", "ndjson", "csv", "geojson", "html", "sarif"}) CHECK(name(arguments({"check", "a.md", "--format", word}).format) == word);
  const Answered refused = answered({"check", "a.md", "--format", "JSON"});
  CHECK(refused.exit_code == 2);
  CHECK(refused.text == "casus: there is no format `JSON`\n  help: human, json, ndjson, csv, geojson, html, sarif or ics\n");
}

TEST_CASE("a number of threads is a number from 0 to 256") {
  CHECK(arguments({"verify", "d", "--threads", "256"}).threads == 256);
  for (const char* word : {"-1", "257", "two", "1.5"}) CHECK(answered({"verify", "d", "--threads", word}).exit_code == 2);
}

TEST_CASE("a wrong verb or option is named with the nearest right one") {
  CHECK(answered({"--format", "json", "chekc", "a.md"}).text == "casus: there is no verb `chekc`\n  help: did you mean `check`?\n");
  CHECK(answered({"quux"}).text == "casus: there is no verb `quux`\n  help: `casus help` lists them\n");
  CHECK(answered({"watch", "a.md", "--feeds=x=y"}).text == "casus: `casus watch` has no option `--feeds`\n  help: did you mean `--feed`?\n");
  CHECK(answered({"watch", "a.md", "--feed", "x=y", "--from", "2025-01-01Z"}).text.find("has no option `--from`") != std::string::npos);
  CHECK(answered({"watch", "a.md"}).text == "casus: --feed is required\n  help: `casus help watch` shows how\n");
}

TEST_CASE("help and version are answers, no command at all is a mistake") {
  CHECK(answered({"--version"}).text == std::string{"casus "} + CASUS_VERSION + "\n");
  CHECK(answered({"--version"}).exit_code == 0);
  CHECK(answered({"--help"}).exit_code == 0);
  CHECK(answered({"watch", "--help"}).text.find("--summary") != std::string::npos);
  CHECK(answered({}).exit_code == 2);
}

TEST_CASE("what is not said has its default") {
  const Arguments got = arguments({"simulate", "a.md", "--out", "d"});
  CHECK(got.seed == 1);
  CHECK(got.days == 30);
  CHECK(got.format == Format::human);
  CHECK(got.threads == 0);
  CHECK(arguments({"explain", "f-1"}).log == ".");
}

}  // namespace
}  // namespace casus::cli
