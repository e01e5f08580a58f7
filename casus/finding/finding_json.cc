// casus.finding/1 lines, as written by to_json, become findings again: explain
// reads a record's findings from disk.
#include <simdjson.h>

#include <fmt/format.h>

#include "casus/finding/finding.h"

namespace casus::finding {

using base::Fault;
using base::FaultKind;
using base::Result;
using simdjson::dom::element;

namespace {

// Reads one field after the other and remembers the first that was wrong.
class Fields {
 public:
  explicit Fields(element root) : root_{root} {}

  std::string word(std::string_view key) {
    std::string_view value;
    if (root_[key].get(value) != simdjson::SUCCESS) wrong(key);
    return std::string{value};
  }
  std::int64_t number(std::string_view key) {
    std::int64_t value = 0;
    if (root_[key].get(value) != simdjson::SUCCESS) wrong(key);
    return value;
  }
  std::optional<measure::Instant> instant(std::string_view key) {
    const auto field = root_[key];
    if (field.error() == simdjson::SUCCESS && field.is_null()) return std::nullopt;
    const auto parsed = measure::parse_instant(word(key));
    if (!parsed) {
      wrong(key);
      return std::nullopt;
    }
    return parsed->at;
  }
  std::vector<std::string> words(std::string_view key) {
    std::vector<std::string> out;
    simdjson::dom::array list;
    if (root_[key].get(list) != simdjson::SUCCESS) wrong(key);
    else for (const element item : list) out.emplace_back(item.is_string() ? std::string_view{item} : "");
    return out;
  }
  Peak peak() {
    Peak peak;
    simdjson::dom::array pair;
    if (root_["peak"].get(pair) != simdjson::SUCCESS || pair.size() != 2 || pair.at(0).get(peak.certain) != simdjson::SUCCESS) {
      wrong("peak");
      return peak;
    }
    std::int64_t possible = 0;
    if (pair.at(1).is_null()) peak.possible = std::nullopt;
    else if (pair.at(1).get(possible) != simdjson::SUCCESS) wrong("peak");
    else peak.possible = possible;
    return peak;
  }
  void wrong(std::string_view key) {
    if (first_wrong_.empty()) first_wrong_ = key;
  }
  [[nodiscard]] const std::string& first_wrong() const { return first_wrong_; }

 private:
  element root_;
  std::string first_wrong_;
};

template <typename Enum>
std::optional<Enum> named(std::string_view word, Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (name(static_cast<Enum>(i)) == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

void read_verdict(Fields& in, Finding& f) {
  const auto verdict = named(in.word("verdict"), Verdict::withdrawn);
  if (!verdict) in.wrong("verdict");
  f.verdict = verdict.value_or(Verdict::unknown);
  for (const std::string& word : in.words("reasons")) {
    const auto reason = named(word, Reason::late);
    if (reason) f.reasons.push_back(*reason);
    else in.wrong("reasons");
  }
}

void read_times(Fields& in, Finding& f) {
  const auto needed = [&](std::string_view key) {
    const auto at = in.instant(key);
    if (!at) in.wrong(key);
    return at.value_or(measure::Instant{});
  };
  f.from = needed("from");
  f.to = in.instant("to");
  f.certain_from = in.instant("certain_from");
  f.certain_to = in.instant("certain_to");
  f.reached = in.instant("reached");
  f.facts_from = needed("facts_from");
  f.facts_to = needed("facts_to");
}

}  // namespace

Result<Finding> from_json(std::string_view line) {
  thread_local simdjson::dom::parser parser;
  element root;
  if (parser.parse(line.data(), line.size()).get(root) != simdjson::SUCCESS || !root.is_object()) {
    return Fault{FaultKind::malformed, "not a JSON object", "a casus.finding/1 line", {}};
  }
  Fields in{root};
  if (in.word("schema") != "casus.finding/1") in.wrong("schema");
  Finding f;
  f.id = in.word("id");
  f.version = in.number("version");
  f.variant = in.word("variant");
  f.norm = in.word("norm");
  f.subject = in.word("subject");
  f.key = in.word("key");
  f.severity = in.word("severity");
  f.measure = in.word("measure");
  f.late = in.number("late");
  f.replaces = in.words("replaces");
  f.replaced_by = in.words("replaced_by");
  f.evidence = in.words("evidence");
  f.peak = in.peak();
  read_verdict(in, f);
  read_times(in, f);
  if (!in.first_wrong().empty()) {
    return Fault{FaultKind::malformed, fmt::format("no valid `{}` in a finding", in.first_wrong()), "a casus.finding/1 line", {}};
  }
  return f;
}

}  // namespace casus::finding
