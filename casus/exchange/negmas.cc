// NegMAS: a domain and its utility functions as YAML (docs/formats/talks.md). Discounts
// are read over: a score is what a package is worth at the start.
#include <yaml-cpp/yaml.h>

#include <algorithm>

#include <fmt/format.h>

#include "casus/exchange/decimals.h"
#include "casus/exchange/guard.h"
#include "casus/exchange/profiles.h"

namespace casus::exchange {

using base::Fault;
using base::FaultKind;
using base::Result;
using YAML::Node;

namespace {

constexpr double most_values = 20'000;

Fault at(const File& file, const Node& node, std::string message, std::string help = {}) {
  Fault fault = malformed(file, std::move(message), std::move(help));
  if (node.IsDefined() && node.Mark().line >= 0) {
    fault.place.line = static_cast<std::uint32_t>(node.Mark().line + 1);
    fault.place.column = static_cast<std::uint32_t>(node.Mark().column + 1);
  }
  return fault;
}

// A child that may not be there, without making it.
Node child(const Node& node, const char* key) {
  if (!node.IsDefined() || !node.IsMap()) return Node{YAML::NodeType::Undefined};
  return node[key];
}
bool is_text(const Node& node) { return node.IsDefined() && node.IsScalar(); }
bool is_list(const Node& node) { return node.IsDefined() && node.IsSequence(); }
std::optional<double> number(const Node& node) { return is_text(node) ? parse_number(node.Scalar()) : std::nullopt; }

// "TableFun" of "negmas.preferences.value_fun.TableFun".
std::string type_of(const Node& node) {
  const Node type = child(node, "type");
  if (!is_text(type)) return "";
  const std::string& whole = type.Scalar();
  const std::size_t dot = whole.rfind('.');
  return dot == std::string::npos ? whole : whole.substr(dot + 1);
}

Result<std::vector<std::string>> read_values(const File& file, const Node& issue) {
  const Node values = child(issue, "values");
  std::vector<std::string> out;
  const bool range = type_of(issue).starts_with("Contiguous") && is_list(values) && values.size() == 2;
  const auto whole = number(values);
  if (range || whole) {
    const double low = range ? number(values[0]).value_or(1) : 0, high = range ? number(values[1]).value_or(0) : *whole - 1;
    if (!(low <= high) || !(high - low < most_values) || low < -1e15 || high > 1e15) return at(file, issue, "the values are no range of whole numbers", "at most 20,000 of them");
    for (double value = low; value <= high; ++value) out.push_back(fmt::format("{}", value));
    return out;
  }
  if (!is_list(values)) return at(file, issue, "an issue without a list of values");
  for (const Node& value : values) {
    if (!is_text(value)) return at(file, value, "a value that is no text or number");
    out.push_back(value.Scalar());
  }
  return out;
}

Result<std::vector<talks::Issue>> read_issues(const File& file, const Node& domain) {
  std::vector<talks::Issue> issues;
  for (const Node& issue : child(domain, "issues")) {
    const Node name = child(issue, "name");
    if (!is_text(name)) return at(file, issue, "an issue without a name");
    CASUS_TRY(values, read_values(file, issue));
    issues.push_back({name.Scalar(), std::move(values)});
  }
  return issues;
}

class UfunReader {
 public:
  UfunReader(const File& file, const std::vector<talks::Issue>& issues) : file_{file}, issues_{issues} {}

  Result<talks::Party> read(const Node& root) {
    talks::Party party;
    party.id = stem(file_.name);
    const Node inner = child(root, "ufun").IsDefined() ? child(root, "ufun") : root;
    const std::string type = type_of(inner);
    if (type.find("Additive") == std::string::npos && type != "LinearUtilityAggregationFunction")
      return at(file_, inner, fmt::format("a utility function of type `{}`", type), "read are LinearAdditiveUtilityFunction and what discounts one");
    CASUS_TRY(done, read_floor(child(inner, "reserved_value").IsDefined() ? inner : root));
    static_cast<void>(done);
    const Node values = child(inner, "values");
    if (!values.IsDefined() || values.size() != issues_.size()) return at(file_, inner, fmt::format("values for {} issues of {}", values.IsDefined() ? values.size() : 0, issues_.size()));
    for (std::size_t i = 0; i < issues_.size(); ++i) {
      const Node of = values.IsMap() ? child(values, issues_[i].id.c_str()) : values[i];
      CASUS_TRY(row, read_function(of, i));
      CASUS_TRY(weight, read_weight(child(inner, "weights"), i));
      for (double& points : row) points *= weight;
      decimals_.points.push_back(std::move(row));
    }
    // What every package brings is added to the options of the first issue.
    const double bias = number(child(inner, "bias")).value_or(0);
    for (double& points : decimals_.points.front()) points += bias;
    if (!put_points(decimals_, party)) return malformed(file_, "a number is too large");
    return party;
  }

 private:
  Result<base::Done> read_floor(const Node& of) {
    const Node reserved = child(of, "reserved_value");
    if (!reserved.IsDefined() || reserved.IsNull()) return base::Done{};
    const auto value = number(reserved);
    if (value) decimals_.floor = *value;
    else if (!is_text(reserved) || (reserved.Scalar() != "-.inf" && reserved.Scalar() != "-inf")) return at(file_, reserved, "reserved_value is no number");
    return base::Done{};
  }

  Result<double> read_weight(const Node& weights, std::size_t issue) {
    if (!weights.IsDefined() || weights.IsNull()) return 1.0;
    const Node of = weights.IsMap() ? child(weights, issues_[issue].id.c_str()) : issue < weights.size() ? weights[issue] : Node{YAML::NodeType::Undefined};
    const auto value = number(of);
    if (!value) return at(file_, weights, fmt::format("no weight for `{}`", issues_[issue].id));
    return *value;
  }

  // One issue's options by a table or by a line over numbers.
  Result<std::vector<double>> read_function(const Node& function, std::size_t issue) {
    const std::string type = type_of(function);
    if (type == "TableFun") return read_table(child(function, "mapping"), issue);
    const bool affine = type == "AffineFun", linear = type == "LinearFun", identity = type == "IdentityFun", constant = type == "ConstFun";
    if (!affine && !linear && !identity && !constant) return at(file_, function, fmt::format("a value function of type `{}`", type), "read are TableFun, AffineFun, LinearFun, IdentityFun, ConstFun");
    const auto slope = constant ? 0.0 : identity ? 1.0 : number(child(function, "slope"));
    const auto bias = number(child(function, "bias"));
    if (!slope || (affine && !bias)) return at(file_, function, "slope or bias is missing or no number");
    std::vector<double> row;
    for (const std::string& option : issues_[issue].options) {
      const auto value = constant ? std::optional{0.0} : parse_number(option);
      if (!value) return at(file_, function, fmt::format("`{}` of `{}` is no number, as its function needs", option, issues_[issue].id));
      row.push_back(*value * *slope + bias.value_or(0));
    }
    return row;
  }

  Result<std::vector<double>> read_table(const Node& mapping, std::size_t issue) {
    std::map<std::string, double> table;
    if (!mapping.IsDefined() || !mapping.IsMap()) return at(file_, mapping, "a TableFun without mapping");
    for (const auto& row : mapping) {
      const auto value = number(row.second);
      if (!is_text(row.first) || !value) return at(file_, row.first, "a row of a mapping is no value with its number");
      table[row.first.Scalar()] = *value;
    }
    std::vector<double> out;
    for (const std::string& option : issues_[issue].options) {
      const auto value = table.find(option);
      if (value == table.end()) return at(file_, mapping, fmt::format("`{}` of `{}` is not in the mapping", option, issues_[issue].id));
      out.push_back(value->second);
    }
    return out;
  }

  const File& file_;
  const std::vector<talks::Issue>& issues_;
  Decimals decimals_;
};

Result<Import> read_folder(std::span<const File> folder, const Profiles& profiles) {
  std::vector<Node> roots;
  std::vector<const File*> found;
  const File* domain_file = nullptr;
  Node domain;
  for (const File& file : folder) {
    CASUS_TRY(guarded, guard_yaml(file));
    static_cast<void>(guarded);
    Node root;
    try {
      root.reset(YAML::Load(file.bytes));
    } catch (const YAML::Exception& error) {
      Fault fault = malformed(file, fmt::format("the YAML cannot be read: {}", error.msg), "a scenario is plain YAML");
      fault.place.line = static_cast<std::uint32_t>(std::max(error.mark.line, -1) + 1);
      fault.place.column = static_cast<std::uint32_t>(std::max(error.mark.column, -1) + 1);
      return fault;
    }
    if (child(root, "constraints").IsDefined()) return at(file, child(root, "constraints"), "constraints on outcomes", "they are not read; take them out, or give the talk as talks-jsonl with red lines");
    if (is_list(child(root, "issues"))) {
      domain.reset(root);
      domain_file = &file;
    } else if (child(root, "type").IsDefined()) {
      roots.push_back(root);
      found.push_back(&file);
    }
  }
  if (domain_file == nullptr) return malformed({folder.empty() ? "" : folder.front().name, ""}, "no file of the folder is a domain", "one file has a list `issues`");
  if (found.empty()) return malformed(*domain_file, "there is no utility function beside the domain");
  Import out;
  CASUS_TRY(issues, read_issues(*domain_file, domain));
  if (issues.empty()) return malformed(*domain_file, "the domain has no issue");
  out.talk.issues = std::move(issues);
  const std::vector<const File*> read = chosen(found, profiles, out.notes);
  for (std::size_t i = 0; i < read.size(); ++i) {
    UfunReader reader{*read[i], out.talk.issues};
    CASUS_TRY(party, reader.read(roots[i]));
    out.talk.parties.push_back(std::move(party));
  }
  const auto sound = talks::check(out.talk);
  if (!sound) return malformed(*domain_file, sound.fault().message, sound.fault().help);
  return out;
}

}  // namespace

// The library throws on what its types do not allow; the checks above should leave it no
// reason to.
Result<Import> read_negmas(std::span<const File> folder, const Profiles& profiles) {
  try {
    return read_folder(folder, profiles);
  } catch (const YAML::Exception& error) {
    return malformed({folder.empty() ? "" : folder.front().name, ""}, fmt::format("the YAML has an unexpected shape: {}", error.msg));
  }
}

}  // namespace casus::exchange
