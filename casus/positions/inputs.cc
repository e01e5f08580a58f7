// Anybody can hash the files again and compare.
#include "casus/positions/inputs.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "casus/seal/sha256.h"

namespace casus::positions {

namespace {

struct Input {
  std::string name, hash;
};

std::vector<Input> inputs(const Agenda& agenda, const std::vector<Page>& pages) {
  std::vector<Input> out{{"the accord", agenda.hash()}};
  for (const Page& page : pages) {
    if (page.name != supposed_page) out.push_back({page.name, seal::hex(seal::sha256(page.bytes))});
  }
  return out;
}

}  // namespace

PointsGiven points_given(const Agenda& agenda, const std::vector<Page>& pages) {
  PointsGiven out;
  std::set<std::string> parties;
  std::size_t given = 0;
  const auto put = [&](const interval::Range& range) { ++(range.exact() ? out.numbers : out.intervals); };
  for (const Page& page : pages) {
    for (const Points& one : page.points) {
      parties.insert(one.party);
      put(one.points);
      ++given;
    }
    for (const Floor& one : page.floors) put(one.points);
  }
  std::size_t options = 0;
  for (std::size_t c = 0; c < agenda.choices(); ++c) options += agenda.options_of(c).size();
  out.tables = parties.size();
  out.defaults = options * out.tables - given;
  return out;
}

std::vector<std::string> input_rows(const Agenda& agenda, const std::vector<Page>& pages) {
  std::vector<std::string> out;
  const PointsGiven given = points_given(agenda, pages);
  if (given.tables > 0)
    out.push_back(fmt::format("points of {} {}: {} exact, {} as intervals, floors among them; {} options to which they give none count 0", given.tables, given.tables == 1 ? "party" : "parties", given.numbers,
                              given.intervals, given.defaults));
  for (const Input& each : inputs(agenda, pages)) out.push_back(fmt::format("sha256 {} {}", each.hash, each.name));
  return out;
}

void put_inputs(seal::JsonWriter& json, const Agenda& agenda, const std::vector<Page>& pages) {
  const PointsGiven given = points_given(agenda, pages);
  const auto number = [&](std::string_view key, std::size_t value) { json.key(key).integer(static_cast<std::int64_t>(value)); };
  json.key("points").begin_object();
  number("tables", given.tables);
  number("exact", given.numbers);
  number("intervals", given.intervals);
  number("defaults", given.defaults);
  json.end().key("inputs").begin_array();
  for (const Input& each : inputs(agenda, pages)) json.begin_object().key("name").string(each.name).key("sha256").string(each.hash).end();
  json.end();
}

}  // namespace casus::positions
