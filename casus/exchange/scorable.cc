// Scorable games: parties in config.txt, each with a file of points and a least score
// (docs/formats/talks.md). The roles say who may veto; every party's floor counts here.
#include <fmt/format.h>

#include <algorithm>

#include "casus/base/text.h"
#include "casus/exchange/guard.h"
#include "casus/exchange/profiles.h"

namespace casus::exchange {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

constexpr std::size_t most_rows = 1'000;

Fault on(const File& file, std::size_t line, std::string message, std::string help = {}) {
  Fault fault = malformed(file, std::move(message), std::move(help));
  fault.place.line = static_cast<std::uint32_t>(line);
  return fault;
}

// One row of whole numbers for each issue, and the least score as the last.
Result<talks::Party> read_scores(const File& file, std::string name) {
  talks::Party party{.id = std::move(name)};
  std::size_t line = 0;
  for (const std::string_view row : base::split(file.bytes, '\n')) {
    ++line;
    if (base::trim(row).empty()) continue;
    if (party.points.size() > most_rows) return on(file, line, "more rows than any game has issues");
    party.points.emplace_back();
    for (const std::string_view cell : base::split(row, ',')) {
      const auto points = base::parse_int(base::trim(cell));
      if (!points) return on(file, line, fmt::format("`{}` is no whole number", base::trim(cell).substr(0, 40)));
      party.points.back().push_back(*points);
    }
  }
  if (party.points.size() < 2 || party.points.back().size() != 1) return on(file, line, "the last row is not one least score", "rows of points, then one number");
  party.floor = party.points.back().front();
  party.points.pop_back();
  return party;
}

// A, B, ..., Z, then I27, I28, ...
std::string letter(std::size_t issue) { return issue < 26 ? std::string(1, static_cast<char>('A' + issue)) : fmt::format("I{}", issue + 1); }

}  // namespace

Result<Import> read_scorable(std::span<const File> folder) {
  const auto config = std::ranges::find(folder, "config", [](const File& file) { return stem(file.name); });
  if (config == folder.end()) return malformed({folder.empty() ? "" : folder.front().name, ""}, "the folder has no config.txt");
  Import out;
  std::size_t line = 0;
  for (const std::string_view row : base::split(config->bytes, '\n')) {
    ++line;
    if (base::trim(row).empty()) continue;
    const auto cells = base::split(row, ',');
    if (cells.size() < 2) return on(*config, line, "a row that names no file", "party, file, role, ...");
    const auto scores = std::ranges::find(folder, base::trim(cells[1]), [](const File& file) { return stem(file.name); });
    if (scores == folder.end()) return on(*config, line, fmt::format("there is no file of scores `{}`", base::trim(cells[1])));
    CASUS_TRY(party, read_scores(*scores, std::string{base::trim(cells[0])}));
    out.talk.parties.push_back(std::move(party));
  }
  if (out.talk.parties.empty()) return on(*config, 1, "config.txt names no party");
  const auto& points = out.talk.parties.front().points;
  for (std::size_t i = 0; i < points.size(); ++i) {
    out.talk.issues.push_back({letter(i), {}});
    for (std::size_t option = 1; option <= points[i].size(); ++option) out.talk.issues.back().options.push_back(letter(i) + std::to_string(option));
  }
  const auto sound = talks::check(out.talk);
  if (!sound) return malformed(*config, sound.fault().message, sound.fault().help);
  return out;
}

}  // namespace casus::exchange
