#include "casus/text/sarif.h"

#include <doctest/doctest.h>

#include <string>

#include "casus/text/codes.h"
#include "casus/text/render.h"

namespace casus::text {
namespace {

Diagnostic missing_stop() {
  Diagnostic d{.code = codes::missing_stop,
               .begin = 9,
               .end = 14,
               .message = "no full stop after `clash`",
               .label = {},
               .help = "a sentence ends with a full stop",
               .provision = "4.1",
               .notes = {{0, 4, "here"}}};
  d.fixes.push_back({14, 14, "."});
  return d;
}

constexpr std::string_view file = "kind\n\u00E9\n clash\nkind fight.\n";

std::string written(const std::vector<Diagnostic>& all) {
  return to_sarif(all, {"a b/\u00E9.accord.md", file}, "1.2.3");
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST_CASE("a result has its rule, its level, its place and its message") {
  const std::string json = written({missing_stop()});
  CHECK(json.starts_with(R"({"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":)"));
  CHECK(has(json, R"("driver":{"name":"casus","semanticVersion":"1.2.3","rules":[{"id":"CAS-E0202",)"));
  CHECK(has(json, R"("ruleId":"CAS-E0202","ruleIndex":0,"level":"error","message":{"text":"no full stop after)"));
  CHECK(has(json, R"("region":{"startLine":3,"startColumn":2,"endLine":3,"endColumn":7})"));
  CHECK(has(json, R"("logicalLocations":[{"name":"4.1","kind":"provision"}])"));
}

TEST_CASE("notes are related locations and fixes are replacements") {
  const std::string json = written({missing_stop()});
  CHECK(has(json, R"("relatedLocations":[{"physicalLocation":{"artifactLocation":)"));
  CHECK(has(json, R"("replacements":[{"deletedRegion":{"startLine":3,"startColumn":7,"endLine":3,"endColumn":7},"insertedContent":{"text":"."}}])"));
}

TEST_CASE("a path becomes a URI") {
  CHECK(has(written({missing_stop()}), R"("uri":"a%20b/%C3%A9.accord.md")"));
}

TEST_CASE("a text without diagnostics is a run without results") {
  const std::string json = written({});
  CHECK(has(json, R"("rules":[])"));
  CHECK(json.ends_with(R"("results":[]}]})"));
}

TEST_CASE("a rule stands once however often it is broken, and warnings are warnings") {
  Diagnostic doubt = missing_stop();
  doubt.code = codes::degree_word;
  doubt.severity = Severity::warning;
  const std::string json = written({doubt, missing_stop(), missing_stop()});
  std::size_t rules = 0;
  for (std::size_t at = json.find("{\"id\":"); at != std::string::npos; at = json.find("{\"id\":", at + 1)) ++rules;
  CHECK(rules == 2);
  CHECK(has(json, R"("ruleId":"CAS-W0611","ruleIndex":1,"level":"warning")"));
}

TEST_CASE("fixes are applied from the end, and of two that touch the first is taken") {
  Diagnostic first = missing_stop();
  Diagnostic second = missing_stop();
  second.fixes = {{0, 4, "sort"}, {14, 15, "!"}};
  Diagnostic third = missing_stop();
  third.fixes = {{0, 4, "name"}};
  const std::vector<Diagnostic> all{first, second, third};
  CHECK(apply_fixes(all, file) == "name\n\u00E9\n clash.\nkind fight.\n");
  CHECK(apply_fixes({}, file) == file);
}

TEST_CASE("json tells the fix, and the page shows it where the help does not") {
  Diagnostic d = missing_stop();
  CHECK(has(to_json({&d, 1}, file), R"("fix":[{"begin":14,"end":14,"replacement":"."}])"));
  CHECK(has(render(d, "a", file, Colour::off), "= help: write `clash.`\n"));
  d.help = "did you mean `.`?";
  CHECK_FALSE(has(render(d, "a", file, Colour::off), "write `"));
  d.fixes.clear();
  CHECK_FALSE(has(to_json({&d, 1}, file), "fix"));
}

}  // namespace
}  // namespace casus::text
