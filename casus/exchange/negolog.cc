// NegoLog: two profiles as JSON (docs/formats/talks.md). What else lies beside them is
// not read: the numbers of specs.json are results, and not ours.
#include <simdjson.h>

#include <algorithm>

#include <fmt/format.h>

#include "casus/exchange/decimals.h"
#include "casus/exchange/guard.h"
#include "casus/exchange/profiles.h"

namespace casus::exchange {

using base::FaultKind;
using base::Result;
using simdjson::dom::element;
using simdjson::dom::object;

namespace {

std::optional<double> number(simdjson::simdjson_result<element> of) {
  double value = 0;
  return of.get(value) == simdjson::SUCCESS ? std::optional{value} : std::nullopt;
}

Result<std::vector<talks::Issue>> issues_of(const File& file, object issues) {
  std::vector<talks::Issue> out;
  for (const auto issue : issues) {
    object values;
    if (issue.value.get(values) != simdjson::SUCCESS) return malformed(file, fmt::format("issue `{}` is no table of values", issue.key));
    out.push_back({std::string{issue.key}, {}});
    for (const auto value : values) out.back().options.emplace_back(value.key);
  }
  return out;
}

Result<talks::Party> party_of(const File& file, element root, const std::vector<talks::Issue>& issues) {
  talks::Party party;
  party.id = stem(file.name);
  Decimals decimals;
  decimals.floor = number(root["reservationValue"]).value_or(0);
  for (const talks::Issue& issue : issues) {
    const auto weight = number(root["issueWeights"][issue.id]);
    if (!weight) return malformed(file, fmt::format("no weight for issue `{}`", issue.id));
    decimals.points.emplace_back();
    for (const std::string& option : issue.options) {
      const auto points = number(root["issues"][issue.id][option]);
      if (!points) return malformed(file, fmt::format("no number for `{}` of issue `{}`", option, issue.id));
      decimals.points.back().push_back(*weight * *points);
    }
  }
  if (!put_points(decimals, party)) return malformed(file, "a number is too large");
  return party;
}

}  // namespace

Result<Import> read_negolog(std::span<const File> folder) {
  Import out;
  for (const File& file : folder) {
    const std::string name = stem(file.name);
    if (!name.starts_with("profile")) continue;
    CASUS_TRY(guarded, guard_json(file));
    static_cast<void>(guarded);
    simdjson::dom::parser parser;
    element root;
    const auto error = parser.parse(file.bytes.data(), file.bytes.size()).get(root);
    if (error != simdjson::SUCCESS) return malformed(file, fmt::format("the file is not JSON: {}", simdjson::error_message(error)));
    object issues;
    if (root["issues"].get(issues) != simdjson::SUCCESS) return malformed(file, "the profile has no `issues`");
    if (out.talk.issues.empty()) {
      CASUS_TRY(read, issues_of(file, issues));
      out.talk.issues = std::move(read);
    }
    CASUS_TRY(party, party_of(file, root, out.talk.issues));
    out.talk.parties.push_back(std::move(party));
  }
  const File first{folder.empty() ? "" : folder.front().name, ""};
  if (out.talk.parties.empty()) return malformed(first, "the folder has no profile", "profiles are profileA.json and profileB.json");
  const auto sound = talks::check(out.talk);
  if (!sound) return malformed(first, sound.fault().message, sound.fault().help);
  return out;
}

}  // namespace casus::exchange
