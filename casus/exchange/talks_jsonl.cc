// talks-jsonl: one talk a line, with points, red lines and floors.
#include <simdjson.h>

#include <map>

#include <fmt/format.h>

#include "casus/exchange/exchange.h"
#include "casus/exchange/guard.h"

namespace casus::exchange {

using base::Fault;
using base::FaultKind;
using base::Result;
using simdjson::dom::array;
using simdjson::dom::element;

namespace {

// Where in the object something is wrong: "redlines[3].atoms".
class TalkReader {
 public:
  explicit TalkReader(element root) : root_{root} {}

  std::optional<talks::Talk> read() {
    if (!root_.is_object()) return wrong("the line is no object");
    std::string_view id;
    if (root_["id"].get(id) == simdjson::SUCCESS) talk_.id = id;
    if (!read_issues() || !read_parties() || !read_lines()) return std::nullopt;
    return std::move(talk_);
  }
  [[nodiscard]] const std::string& complaint() const { return complaint_; }

 private:
  std::nullopt_t wrong(std::string message) {
    if (complaint_.empty()) complaint_ = std::move(message);
    return std::nullopt;
  }
  bool no(std::string message) {
    static_cast<void>(wrong(std::move(message)));
    return false;
  }

  std::optional<array> list(element of, const char* key, const std::string& where) {
    array out;
    if (of[key].get(out) != simdjson::SUCCESS) return wrong(fmt::format("{}`{}` is missing or no list", where, key));
    return out;
  }
  std::optional<std::string> text(element of, const char* key, const std::string& where) {
    std::string_view out;
    if (of[key].get(out) != simdjson::SUCCESS) return wrong(fmt::format("{}`{}` is missing or no text", where, key));
    return std::string{out};
  }

  bool read_issues() {
    const auto issues = list(root_, "issues", "");
    if (!issues) return false;
    for (const element each : *issues) {
      const std::string where = fmt::format("issues[{}].", talk_.issues.size());
      const auto id = text(each, "id", where);
      const auto values = list(each, "values", where);
      if (!id || !values) return false;
      talks::Issue issue{*id, {}};
      for (const element value : *values) {
        std::string_view option;
        if (value.get(option) != simdjson::SUCCESS) return no(fmt::format("{}values holds what is no text", where));
        option_[{talk_.issues.size(), std::string{option}}] = issue.options.size();
        issue.options.emplace_back(option);
      }
      issue_[issue.id] = talk_.issues.size();
      talk_.issues.push_back(std::move(issue));
    }
    return true;
  }

  bool read_parties() {
    const auto parties = list(root_, "parties", "");
    if (!parties) return false;
    for (const element each : *parties) {
      const std::string where = fmt::format("parties[{}].", talk_.parties.size());
      const auto id = text(each, "id", where);
      if (!id) return false;
      talks::Party party{.id = *id};
      std::int64_t floor = 0;
      if (each["reservation"].get(floor) == simdjson::SUCCESS) party.floor = floor;
      else if (each["reservation"].error() != simdjson::NO_SUCH_FIELD) return no(fmt::format("{}reservation is no whole number", where));
      if (each["points"].error() != simdjson::NO_SUCH_FIELD && !read_points(each, where, party)) return false;
      party_[party.id] = talk_.parties.size();
      talk_.parties.push_back(std::move(party));
    }
    return true;
  }

  bool read_points(element of, const std::string& where, talks::Party& party) {
    const auto rows = list(of, "points", where);
    if (!rows) return false;
    for (const element row : *rows) {
      array cells;
      if (row.get(cells) != simdjson::SUCCESS) return no(fmt::format("{}points holds what is no list", where));
      party.points.emplace_back();
      for (const element cell : cells) {
        std::int64_t points = 0;
        if (cell.get(points) != simdjson::SUCCESS) return no(fmt::format("{}points holds what is no whole number", where));
        party.points.back().push_back(points);
      }
    }
    return true;
  }

  bool read_lines() {
    if (root_["redlines"].error() == simdjson::NO_SUCH_FIELD) return true;
    const auto lines = list(root_, "redlines", "");
    if (!lines) return false;
    for (const element each : *lines) {
      const std::string where = fmt::format("redlines[{}].", talk_.lines.size());
      const auto id = text(each, "id", where);
      const auto party = text(each, "party", where);
      const auto kind = text(each, "kind", where);
      if (!id || !party || !kind) return false;
      const auto owner = party_.find(*party);
      if (owner == party_.end()) return no(fmt::format("{}party `{}` is none of the parties", where, *party));
      talks::Line line{.id = *id, .party = owner->second};
      if (!read_kind(each, *kind, where, line)) return false;
      talk_.lines.push_back(std::move(line));
    }
    return true;
  }

  bool read_kind(element of, const std::string& kind, const std::string& where, talks::Line& line) {
    if (kind == "at_least") {
      std::int64_t points = 0;
      if (of["points"].get(points) != simdjson::SUCCESS) return no(fmt::format("{}points is missing or no whole number", where));
      line.at_least = points;
      return true;
    }
    const bool any = kind == "any_of", all = kind == "all_of";
    if (!any && !all && kind != "none_of") return no(fmt::format("{}kind `{}` is none of any_of, all_of, none_of, at_least", where, kind));
    const auto atoms = list(of, "atoms", where);
    if (!atoms) return false;
    std::vector<talks::Condition> parts;
    for (const element atom : *atoms) {
      const auto condition = read_atom(atom, where);
      if (!condition) return false;
      parts.push_back(*condition);
    }
    line.condition = any ? talks::any_of(std::move(parts)) : all ? talks::all_of(std::move(parts)) : talks::none_of(std::move(parts));
    return true;
  }

  std::optional<talks::Condition> read_atom(element atom, const std::string& where) {
    array pair;
    std::string_view issue, option;
    if (atom.get(pair) != simdjson::SUCCESS || pair.size() != 2 || pair.at(0).get(issue) != simdjson::SUCCESS || pair.at(1).get(option) != simdjson::SUCCESS)
      return wrong(fmt::format("{}atoms holds what is no pair of issue and value", where));
    const auto number = issue_.find(std::string{issue});
    if (number == issue_.end()) return wrong(fmt::format("{}atoms names issue `{}`, which there is not", where, issue));
    const auto value = option_.find({number->second, std::string{option}});
    if (value == option_.end()) return wrong(fmt::format("{}atoms names value `{}` of `{}`, which there is not", where, option, issue));
    return talks::is(number->second, value->second);
  }

  element root_;
  talks::Talk talk_;
  std::map<std::string, std::size_t> issue_, party_;
  std::map<std::pair<std::size_t, std::string>, std::size_t> option_;
  std::string complaint_;
};

Fault on_line(const base::Line& line, const std::string& file, Fault fault) {
  fault.place.file = file;
  fault.place.line = static_cast<std::uint32_t>(line.number);
  fault.place.column = 0;
  fault.place.offset = line.offset;
  return fault;
}

}  // namespace

Result<Import> read_talk_line(const base::Line& line, const std::string& file) {
  const char* cure = "docs/formats/talks.md shows a good line";
  if (line.too_long) return on_line(line, file, {FaultKind::range, "the line is too long for a talk", "one talk a line", {}});
  const File bytes{file, std::string{line.text}};
  const auto guarded = guard_json(bytes);
  if (!guarded) return on_line(line, file, guarded.fault());
  thread_local simdjson::dom::parser parser;
  element root;
  const auto error = parser.parse(bytes.bytes.data(), bytes.bytes.size()).get(root);
  if (error != simdjson::SUCCESS) return on_line(line, file, {FaultKind::malformed, fmt::format("the line is not JSON: {}", simdjson::error_message(error)), cure, {}});
  TalkReader reader{root};
  std::optional<talks::Talk> talk = reader.read();
  if (!talk) return on_line(line, file, {FaultKind::malformed, reader.complaint(), cure, {}});
  const auto sound = talks::check(*talk);
  if (!sound) return on_line(line, file, sound.fault());
  return Import{std::move(*talk), {}};
}

}  // namespace casus::exchange
