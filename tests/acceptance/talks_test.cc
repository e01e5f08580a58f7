// Real negotiation scenarios against an independent brute force: every number of every
// row of reference.csv, and every conflict and correction of the red-line talks.
#include <doctest/doctest.h>
#include <simdjson.h>

#include <cmath>
#include <cstdio>
#include <map>
#include <set>

#include <fmt/format.h>

#include "casus/base/executor.h"
#include "casus/base/text.h"
#include "casus/verb/scenarios.h"
#include "casus/verb/settle.h"
#include "tests/support/shared_data.h"

using namespace casus;
using simdjson::dom::array;
using simdjson::dom::element;

namespace {

base::SerialExecutor serial;

// The JSON of each talk at a path.
std::vector<std::string> settled(const std::string& format, const std::string& path, std::size_t& faults) {
  std::vector<std::string> out;
  const auto read = verb::read_scenarios({format, path, 0}, [&](base::Result<exchange::Import> import) {
    if (!import) {
      ++faults;
      std::printf("%s\n", import.fault().text().c_str());
      return;
    }
    out.push_back(verb::settled_json(verb::settle(import->talk, serial)));
  });
  if (!read) ++faults;
  return out;
}

// The reference has nine digits; equal to 10^-9 as far as those go.
bool agrees(double ours, const std::string& reference) {
  const double theirs = std::strtod(reference.c_str(), nullptr);
  return std::abs(ours - theirs) <= 1e-9 * std::max(1.0, std::abs(theirs)) || fmt::format("{:.9g}", ours) == fmt::format("{:.9g}", theirs);
}

std::vector<double> numbers(element of) {
  array list;
  std::vector<double> out;
  if (of.get(list) == simdjson::SUCCESS) {
    for (const element each : list) out.push_back(double(each));
  } else {
    out.push_back(double(of));
  }
  return out;
}

std::vector<std::string> words(std::string_view text, char separator) {
  std::vector<std::string> out;
  for (const std::string_view each : base::split(text, separator)) out.emplace_back(each);
  return out;
}

// Of one row, the columns on which we differ.
std::string differences(const std::string& json, const std::vector<std::string>& names, const std::vector<std::string>& cells) {
  simdjson::dom::parser parser;
  const element ours = parser.parse(json);
  std::string out;
  for (std::size_t i = 2; i < names.size(); ++i) {
    const std::vector<double> found = numbers(ours[names[i]]);
    const std::vector<std::string> wanted = words(cells[i], ' ');
    bool same = found.size() == wanted.size();
    for (std::size_t k = 0; same && k < found.size(); ++k) same = agrees(found[k], wanted[k]);
    if (!same) out += " " + names[i];
  }
  return out;
}

// The sets of a list, as sets.
std::set<std::set<std::string>> sets(element list) {
  std::set<std::set<std::string>> out;
  for (const element set : array(list)) {
    std::set<std::string> ids;
    for (const element id : array(set)) ids.insert(std::string{std::string_view(id)});
    out.insert(std::move(ids));
  }
  return out;
}

}  // namespace

TEST_CASE("352 real scenarios of four formats give every number of the reference") {
  const auto shared = test::shared_data("negotiation scenarios");
  if (!shared) return;
  const std::filesystem::path folder = *shared / "data" / "negotiation";
  const std::map<std::string, std::pair<std::string, std::string>> sources{{"genius-xml", {"genius", "genius-xml"}},
                                                                           {"negmas-yaml", {"negmas", "negmas-yaml"}},
                                                                           {"negolog-json", {"negolog", "negolog-json"}},
                                                                           {"scorable", {"scorable", "scorable-games"}}};
  const std::vector<std::string> lines = words(test::slurp(folder / "reference.csv"), '\n');
  const std::vector<std::string> names = words(lines.front(), ',');
  std::size_t rows = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::vector<std::string> cells = words(lines[i], ',');
    if (cells.size() != names.size()) continue;
    CAPTURE(lines[i]);
    const auto& [format, below] = sources.at(cells[0]);
    std::size_t faults = 0;
    const std::vector<std::string> ours = settled(format, (folder / below / cells[1]).string(), faults);
    CHECK(faults == 0);
    REQUIRE(ours.size() == 1);
    CHECK(differences(ours.front(), names, cells) == "");
    ++rows;
  }
  CHECK(rows >= 352);
}

TEST_CASE("thirty red-line talks give exactly the conflicts and corrections of the reference, by both ways") {
  const auto shared = test::shared_data("red-line talks");
  if (!shared) return;
  const std::string path = (*shared / "data" / "negotiation" / "redlines-dev.jsonl").string();
  std::vector<talks::Talk> read;
  const auto done = verb::read_scenarios({"talks-jsonl", path, 0}, [&](base::Result<exchange::Import> import) {
    REQUIRE(import);
    read.push_back(import->talk);
  });
  REQUIRE(done);
  CHECK(read.size() == 30);
  const std::vector<std::string> lines = words(test::slurp(path), '\n');
  for (std::size_t i = 0; i < read.size(); ++i) {
    CAPTURE(read[i].id);
    simdjson::dom::parser theirs_parser, ours_parser;
    const element theirs = theirs_parser.parse(lines[i])["reference"];
    const element ours = ours_parser.parse(verb::settled_json(verb::settle(read[i], serial)));
    for (const char* key : {"packages", "acceptable", "n_mus", "n_mcs", "smallest_mus", "smallest_mcs"}) {
      CAPTURE(key);
      CHECK(std::int64_t(ours[key]) == std::int64_t(theirs[key]));
    }
    for (const char* key : {"mus", "mcs"}) {
      CAPTURE(key);
      REQUIRE(ours[key].is_null() == theirs[key].is_null());
      if (!ours[key].is_null()) CHECK(sets(ours[key]) == sets(theirs[key]));
    }
    CHECK(ours["max_nash_product"].is_null() == theirs["max_nash_product"].is_null());
    if (!ours["max_nash_product"].is_null()) CHECK(std::int64_t(ours["max_nash_product"]) == std::int64_t(theirs["max_nash_product"]));
    CHECK(std::int64_t(ours["nash_ties"]) == std::int64_t(theirs["nash_gain_ties"]));
    const auto by_solver = talks::stuck(talks::sorted(read[i]).talk, talks::By::solver);
    REQUIRE(by_solver);
    CHECK(std::int64_t(by_solver->conflicts.size()) == std::int64_t(theirs["n_mus"]));
    CHECK(std::int64_t(by_solver->corrections.size()) == std::int64_t(theirs["n_mcs"]));
  }
}
