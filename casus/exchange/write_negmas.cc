// NegMAS: a domain of categorical issues and linear additive utility functions, as read_negmas
// reads them. Names are quoted, so that `yes` and `1` stay words.
#include <algorithm>

#include <fmt/format.h>

#include "casus/exchange/write.h"

namespace casus::exchange {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

// A double-quoted YAML scalar.
std::string quoted(std::string_view words) {
  std::string out = "\"";
  for (const char c : words) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    else out += c;
  }
  return out + "\"";
}

bool is_file_name(std::string_view id) {
  return !id.empty() && id != "domain" && std::ranges::all_of(id, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; });
}

std::string decimal(talks::Points points, talks::Points unit) {
  return unit == 1 ? fmt::format("{}.0", points) : fmt::format("{:.17g}", static_cast<double>(points) / static_cast<double>(unit));
}

std::string domain_of(const talks::Talk& talk) {
  std::string out = "name: domain\ntype: DiscreteCartesianOutcomeSpace\nissues:\n";
  for (const talks::Issue& issue : talk.issues) {
    out += fmt::format("- name: {}\n  type: CategoricalIssue\n  values:\n", quoted(issue.id));
    for (const std::string& option : issue.options) out += fmt::format("  - {}\n", quoted(option));
  }
  return out;
}

std::string ufun_of(const talks::Talk& talk, const talks::Party& party) {
  std::string out = fmt::format("type: LinearAdditiveUtilityFunction\nname: {}\n", quoted(party.id));
  out += fmt::format("reserved_value: {}\nweights:\n", party.floor ? decimal(*party.floor, party.unit) : "-.inf");
  for (std::size_t i = 0; i < talk.issues.size(); ++i) out += "- 1.0\n";
  out += "values:\n";
  for (std::size_t i = 0; i < talk.issues.size(); ++i) {
    out += "- type: TableFun\n  mapping:\n";
    for (std::size_t o = 0; o < talk.issues[i].options.size(); ++o) out += fmt::format("    {}: {}\n", quoted(talk.issues[i].options[o]), decimal(party.points[i][o], party.unit));
  }
  return out;
}

}  // namespace

Result<Written> write_negmas(const talks::Talk& talk) {
  Written out;
  out.files.push_back({"domain.yml", domain_of(talk)});
  std::size_t number = 0;
  for (const talks::Party& party : talk.parties) {
    ++number;
    if (!party.bonuses.empty() || party.most) return Fault{FaultKind::conflict, fmt::format("`{}` has points for combinations", party.id), "a NegMAS file of this kind has points for options alone", {}};
    if (party.points.empty()) {
      out.notes.push_back(fmt::format("`{}` names no points and is left out", party.id));
      continue;
    }
    out.files.push_back({fmt::format("{}.yml", is_file_name(party.id) ? party.id : fmt::format("party-{}", number)), ufun_of(talk, party)});
  }
  if (out.files.size() < 3) return Fault{FaultKind::conflict, "fewer than two parties name points", "NegMAS weighs points: `counts #cap 1 as 30`; red lines alone can be written as opb or wcnf", {}};
  const auto lines = std::ranges::count_if(talk.lines, [](const talks::Line& line) { return !line.at_least; });
  if (lines > 0) out.notes.push_back(fmt::format("{} red lines are left out: such a file has no place for them", lines));
  return out;
}

}  // namespace casus::exchange
