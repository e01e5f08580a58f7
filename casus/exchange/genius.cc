// GENIUS: a domain and its profiles as XML (docs/formats/talks.md).
//
// A score is the sum over issues of weight * evaluation, where discrete evaluations are
// divided by the largest of their issue (the greatest loss, where all are losses) and linear ones are kept within 0 and 1. Profiles
// that are not linear have points for boxes of integer issues instead.
#include <algorithm>
#include <cmath>
#include <map>
#include <pugixml.hpp>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/exchange/decimals.h"
#include "casus/exchange/guard.h"
#include "casus/exchange/profiles.h"

namespace casus::exchange {

using base::Fault;
using base::FaultKind;
using base::Result;
using pugi::xml_node;

namespace {

constexpr std::int64_t most_values = 20'000;
constexpr std::int64_t real_steps = 10;

// An issue of the domain. Integer and real ones have the values low, low + step, ...
struct Domain {
  struct Ladder {
    double low = 0, step = 0;
  };
  std::vector<talks::Issue> issues;
  std::vector<std::int64_t> index;                  // as the file numbers them
  std::vector<std::optional<Ladder>> ladders;
};

using Document = pugi::xml_document;

Fault at(const File& file, xml_node node, std::string message, std::string help = {}) {
  return fault_at(file, static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0)), {FaultKind::malformed, std::move(message), std::move(help), {}});
}

Result<base::Done> parse(const File& file, Document& document) {
  CASUS_TRY(guarded, guard_xml(file));
  const pugi::xml_parse_result parsed = document.load_buffer(file.bytes.data(), file.bytes.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!parsed)
    return fault_at(file, static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0)),
                    {FaultKind::malformed, fmt::format("the XML cannot be read: {}", parsed.description()), "a scenario is well-formed XML", {}});
  return guarded;
}

std::optional<double> number(xml_node node, const char* attribute) {
  const pugi::xml_attribute found = node.attribute(attribute);
  return found ? parse_number(found.value()) : std::nullopt;
}

std::string_view kind_of(xml_node issue) {
  for (const char* attribute : {"type", "etype", "vtype"}) {
    if (issue.attribute(attribute)) return issue.attribute(attribute).value();
  }
  return "discrete";
}

// All issues below, in the order of the file.
void collect(xml_node node, const char* name, std::vector<xml_node>& out) {
  for (const xml_node child : node.children()) {
    if (std::string_view{child.name()} == name) out.push_back(child);
    collect(child, name, out);
  }
}

std::vector<xml_node> all_of(xml_node node, const char* name) {
  std::vector<xml_node> out;
  collect(node, name, out);
  return out;
}

// The bounds of an integer or real issue, on itself or in a child.
struct Bounds {
  double low, high;
};
std::optional<Bounds> bounds_of(xml_node issue) {
  for (const xml_node node : {issue, issue.child("range")}) {
    const auto low = number(node, "lowerbound"), high = number(node, "upperbound");
    if (low && high) return Bounds{*low, *high};
  }
  return std::nullopt;
}

class DomainReader {
 public:
  explicit DomainReader(const File& file) : file_{file} {}

  Result<Domain> read(const Document& document, std::vector<std::string>& notes) {
    for (const xml_node issue : all_of(document, "issue")) {
      const auto index = number(issue, "index");
      if (!index || !issue.attribute("name")) return at(file_, issue, "an issue without index or name");
      domain_.issues.push_back({issue.attribute("name").value(), {}});
      domain_.index.push_back(static_cast<std::int64_t>(*index));
      domain_.ladders.emplace_back();
      CASUS_TRY(done, kind_of(issue) == "discrete" ? read_items(issue) : read_ladder(issue, notes));
      static_cast<void>(done);
    }
    if (domain_.issues.empty()) return malformed(file_, "the domain has no issue");
    return std::move(domain_);
  }

 private:
  Result<base::Done> read_items(xml_node issue) {
    for (const xml_node item : issue.children("item")) domain_.issues.back().options.emplace_back(item.attribute("value").value());
    if (domain_.issues.back().options.empty()) return at(file_, issue, fmt::format("issue `{}` has no item", domain_.issues.back().id));
    return base::Done{};
  }

  Result<base::Done> read_ladder(xml_node issue, std::vector<std::string>& notes) {
    talks::Issue& out = domain_.issues.back();
    const auto bounds = bounds_of(issue);
    if (!bounds || bounds->high < bounds->low) return at(file_, issue, fmt::format("issue `{}` has no bounds", out.id), "lowerbound and upperbound are numbers, in this order");
    const bool real = kind_of(issue) == "real";
    const double steps = real ? static_cast<double>(real_steps) : bounds->high - bounds->low;
    if (!(steps <= static_cast<double>(most_values))) return at(file_, issue, fmt::format("issue `{}` has more than {} values", out.id, most_values));
    const Domain::Ladder ladder{bounds->low, real ? (bounds->high - bounds->low) / steps : 1.0};
    for (std::int64_t i = 0; i <= static_cast<std::int64_t>(steps); ++i) out.options.push_back(fmt::format("{}", ladder.low + ladder.step * static_cast<double>(i)));
    if (real && bounds->high == bounds->low) out.options.resize(1);
    if (real) notes.push_back(fmt::format("real issue `{}` is read at {} values from {} to {}", out.id, out.options.size(), bounds->low, bounds->high));
    domain_.ladders.back() = ladder;
    return base::Done{};
  }

  const File& file_;
  Domain domain_;
};

class ProfileReader {
 public:
  ProfileReader(const File& file, const Domain& domain) : file_{file}, domain_{domain} { party_.id = stem(file.name); }

  Result<talks::Party> read(const Document& document) {
    const xml_node root = document.document_element();
    const std::vector<xml_node> reservation = all_of(root, "reservation");
    double floor = 0;
    if (!reservation.empty()) {
      const auto value = number(reservation.front(), "value");
      if (!value) return at(file_, reservation.front(), "the reservation is no number");
      floor = *value;
    }
    if (root.child("objective").child("utility")) return read_boxes(root.child("objective").child("utility"), floor);
    decimals_.floor = floor;
    CASUS_TRY(done, read_issues(root));
    static_cast<void>(done);
    if (!put_points(decimals_, party_)) return malformed(file_, "a number is too large");
    return std::move(party_);
  }

 private:
  Result<base::Done> read_issues(xml_node root) {
    std::map<std::int64_t, double> weights;
    for (const xml_node weight : all_of(root, "weight")) {
      const auto index = number(weight, "index"), value = number(weight, "value");
      if (!index || !value) return at(file_, weight, "a weight without index or value");
      weights[static_cast<std::int64_t>(*index)] = *value;
    }
    std::map<std::int64_t, xml_node> issues;
    for (const xml_node issue : all_of(root, "issue")) {
      if (const auto index = number(issue, "index")) issues[static_cast<std::int64_t>(*index)] = issue;
    }
    for (std::size_t i = 0; i < domain_.issues.size(); ++i) {
      const auto issue = issues.find(domain_.index[i]);
      if (issue == issues.end()) return malformed(file_, fmt::format("nothing on issue `{}`", domain_.issues[i].id), "a profile evaluates every issue of its domain");
      const auto weight = weights.find(domain_.index[i]);
      decimals_.points.emplace_back();
      CASUS_TRY(done, domain_.ladders[i] ? read_linear(issue->second, i) : read_discrete(issue->second, i));
      static_cast<void>(done);
      for (double& points : decimals_.points.back()) points *= weight == weights.end() ? 1.0 : weight->second;
    }
    return base::Done{};
  }

  Result<base::Done> read_discrete(xml_node issue, std::size_t number_) {
    std::map<std::string_view, double> evaluations;
    double largest = 0;  // of those above zero
    double least = 0;    // of those below
    for (const xml_node item : issue.children("item")) {
      const auto evaluation = number(item, "evaluation");
      if (!evaluation) return at(file_, item, fmt::format("value `{}` of `{}` has no evaluation", item.attribute("value").value(), domain_.issues[number_].id));
      evaluations[item.attribute("value").value()] = *evaluation;
      largest = std::max(largest, *evaluation);
      least = std::min(least, *evaluation);
    }
    // Where every value is a loss, the greatest of them is -1.
    const double whole = largest > 0 ? largest : -least;
    for (const std::string& option : domain_.issues[number_].options) {
      const auto evaluation = evaluations.find(option);
      if (evaluation == evaluations.end()) return at(file_, issue, fmt::format("value `{}` of `{}` is not evaluated", option, domain_.issues[number_].id));
      decimals_.points.back().push_back(whole == 0 ? 0.0 : evaluation->second / whole);
    }
    return base::Done{};
  }

  Result<base::Done> read_linear(xml_node issue, std::size_t number_) {
    const xml_node evaluator = issue.child("evaluator");
    const bool newer = static_cast<bool>(evaluator.attribute("slope"));
    const auto offset = number(evaluator, newer ? "offset" : "parameter0"), slope = number(evaluator, newer ? "slope" : "parameter1");
    if (!offset || !slope) return at(file_, issue, fmt::format("`{}` has no linear evaluator", domain_.issues[number_].id), "with offset and slope, or parameter0 and parameter1");
    const double step = domain_.ladders[number_]->step;
    for (std::size_t i = 0; i < domain_.issues[number_].options.size(); ++i) {
      decimals_.points.back().push_back(std::clamp(*offset + *slope * step * static_cast<double>(i), 0.0, 1.0));
    }
    return base::Done{};
  }

  // Boxes have points, a score is at most `maxutility`, and that much is 1.
  Result<talks::Party> read_boxes(xml_node utility, double floor) {
    const auto whole = number(utility, "maxutility");
    if (!whole || *whole <= 0 || *whole > 1e12 || std::round(*whole) != *whole) return at(file_, utility, "maxutility is no whole number above zero");
    for (const xml_node ufun : utility.children("ufun")) {
      const double weight = number(ufun, "weight").value_or(1.0);
      if (std::string_view{ufun.attribute("aggregation").as_string("sum")} != "sum") return at(file_, ufun, "an aggregation other than sum");
      for (const xml_node box : ufun.children("hyperRectangle")) {
        const auto points = number(box, "utility");
        if (!points) return at(file_, box, "a hyperRectangle without utility");
        CASUS_TRY(when, read_box(box));
        party_.bonuses.push_back({std::move(when), 0});
        decimals_.bonuses.push_back(*points * weight);
      }
    }
    decimals_.floor = floor * *whole;
    decimals_.most = *whole;
    for (const talks::Issue& issue : domain_.issues) decimals_.points.emplace_back(issue.options.size(), 0.0);
    if (!put_points(decimals_, party_)) return malformed(file_, "a number is too large");
    party_.unit *= static_cast<talks::Points>(*whole);
    return std::move(party_);
  }

  Result<talks::Condition> read_box(xml_node box) {
    std::vector<talks::Condition> sides;
    for (const xml_node side : box.children()) {
      const std::string_view name = side.name();
      if (name != "INCLUDES" && name != "EXCLUDES") continue;
      const auto index = number(side, "index"), low = number(side, "min"), high = number(side, "max");
      const auto found = std::ranges::find(domain_.index, index ? static_cast<std::int64_t>(*index) : -1);
      if (!low || !high || found == domain_.index.end()) return at(file_, side, "a side of a box without an issue of the domain, min and max");
      const auto issue = static_cast<std::size_t>(found - domain_.index.begin());
      std::vector<talks::Condition> options;
      for (std::size_t i = 0; i < domain_.issues[issue].options.size(); ++i) {
        const auto value = parse_number(domain_.issues[issue].options[i]);
        if (value && *value >= *low && *value <= *high) options.push_back(talks::is(issue, i));
      }
      sides.push_back(name == "INCLUDES" ? talks::any_of(std::move(options)) : talks::none_of(std::move(options)));
    }
    return talks::all_of(std::move(sides));
  }

  const File& file_;
  const Domain& domain_;
  Decimals decimals_;
  talks::Party party_;
};

}  // namespace

Result<Import> read_genius(std::span<const File> folder, const Profiles& profiles) {
  const File* domain_file = nullptr;
  std::vector<const File*> found;
  for (const File& file : folder) {
    // Published frontiers lie beside the profiles under a name that ends in .xml.
    if (!base::trim(file.bytes).starts_with('<')) continue;
    Document document;
    CASUS_TRY(parsed, parse(file, document));
    static_cast<void>(parsed);
    const std::string_view root = document.document_element().name();
    if (root == "negotiation_template") domain_file = domain_file == nullptr ? &file : domain_file;
    else if (root == "utility_space") found.push_back(&file);
  }
  if (domain_file == nullptr) return malformed({folder.empty() ? "" : folder.front().name, ""}, "no file of the folder is a domain", "one file has the root `negotiation_template`");
  if (found.empty()) return malformed(*domain_file, "there is no profile beside the domain", "a profile has the root `utility_space`");
  Import out;
  Document document;
  CASUS_TRY(parsed, parse(*domain_file, document));
  static_cast<void>(parsed);
  CASUS_TRY(domain, DomainReader{*domain_file}.read(document, out.notes));
  out.talk.issues = domain.issues;
  for (const File* file : chosen(found, profiles, out.notes)) {
    Document profile;
    CASUS_TRY(again, parse(*file, profile));
    static_cast<void>(again);
    ProfileReader reader{*file, domain};
    CASUS_TRY(party, reader.read(profile));
    out.talk.parties.push_back(std::move(party));
  }
  const auto sound = talks::check(out.talk);
  if (!sound) return malformed(*domain_file, sound.fault().message, sound.fault().help);
  return out;
}

}  // namespace casus::exchange
