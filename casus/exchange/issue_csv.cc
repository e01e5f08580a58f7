// The issue matrix: a row for each option, a column for each party, as mediators keep it
// in a spreadsheet (docs/formats/talks.md). In, and out again.
#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "casus/base/csv.h"
#include "casus/base/text.h"
#include "casus/exchange/decimals.h"
#include "casus/exchange/guard.h"
#include "casus/intake/csv.h"

namespace casus::exchange {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

constexpr std::string_view floor_row = "(floor)";
constexpr double largest_points = 1e15;

// Where the cell with that number begins, in bytes from the begin of its record.
std::size_t begin_of_cell(std::string_view record, std::size_t cell) {
  bool quoted = false;
  std::size_t at = 0;
  for (; cell > 0 && at < record.size(); ++at) {
    if (record[at] == '"') quoted = !quoted;
    if (record[at] == ',' && !quoted) --cell;
  }
  return at;
}

class MatrixReader {
 public:
  explicit MatrixReader(const File& file) : file_{file}, source_{file.bytes}, rows_{source_} {}

  Result<Import> read() {
    CASUS_TRY(header, read_header());
    static_cast<void>(header);
    while (rows_.next()) {
      CASUS_TRY(row, read_row());
      static_cast<void>(row);
    }
    for (std::size_t p = 0; p < talk_.parties.size(); ++p) {
      Decimals& decimals = decimals_[p];
      const bool weighs = decimals.floor || std::ranges::any_of(decimals.points, [](const auto& row) { return std::ranges::any_of(row, [](double each) { return each != 0; }); });
      // A column of words alone names no points.
      if (!weighs) continue;
      talks::Party& party = talk_.parties[p];
      if (!put_points(decimals, party)) return in_header(p + 2, fmt::format("the points of `{}` are too large together", party.id), "use smaller numbers; only their proportions matter");
      // A floor is a line too: it can be what a conflict is about.
      if (party.floor) talk_.lines.push_back({party.id + ".floor", p, {}, party.floor});
    }
    const auto sound = talks::check(talk_);
    if (!sound) return in_header(0, sound.fault().message, sound.fault().help);
    return Import{std::move(talk_), {}};
  }

 private:
  // At a cell of the record that was read last, or of the header.
  [[nodiscard]] Fault here(std::size_t cell, std::string message, std::string help = {}) const { return at(rows_.offset(), cell, std::move(message), std::move(help)); }
  [[nodiscard]] Fault in_header(std::size_t cell, std::string message, std::string help = {}) const { return at(header_, cell, std::move(message), std::move(help)); }
  [[nodiscard]] Fault at(std::uint64_t record, std::size_t cell, std::string message, std::string help) const {
    const std::size_t begin = std::min<std::size_t>(record, file_.bytes.size());
    return fault_at(file_, begin + begin_of_cell(std::string_view{file_.bytes}.substr(begin), cell), {FaultKind::malformed, std::move(message), std::move(help), {}});
  }

  Result<base::Done> read_header() {
    const bool any = rows_.next();
    if (!any || !rows_.problem().empty() || rows_.cells().size() < 3 || rows_.cells()[0] != "issue" || rows_.cells()[1] != "option")
      return here(0, "the header is not issue,option and a party or more", "issue,option,UKR,RUS");
    header_ = rows_.offset();
    for (std::size_t i = 2; i < rows_.cells().size(); ++i) {
      const std::string id{base::trim(rows_.cells()[i])};
      if (id.empty()) return here(i, "a party without a name");
      if (std::ranges::find(talk_.parties, id, &talks::Party::id) != talk_.parties.end()) return here(i, fmt::format("a second column for `{}`", id), "one column for each party");
      talk_.parties.push_back({.id = id});
    }
    decimals_.resize(talk_.parties.size());
    return base::Done{};
  }

  Result<base::Done> read_row() {
    if (!rows_.problem().empty()) return here(0, fmt::format("the row cannot be read: {}", rows_.detail()));
    const auto& cells = rows_.cells();
    const std::size_t wanted = talk_.parties.size() + 2;
    if (cells.size() != wanted) return here(std::min(cells.size() - 1, wanted), fmt::format("{} cells; the header has {}", cells.size(), wanted));
    if (base::trim(cells[0]) == floor_row) return read_floors();
    CASUS_TRY(named, name_option(std::string{base::trim(cells[0])}, std::string{base::trim(cells[1])}));
    static_cast<void>(named);
    for (std::size_t p = 0; p < talk_.parties.size(); ++p) {
      CASUS_TRY(done, read_cell(base::trim(cells[p + 2]), p));
      static_cast<void>(done);
    }
    return base::Done{};
  }

  Result<base::Done> name_option(const std::string& issue, const std::string& option) {
    if (issue.empty() || option.empty()) return here(issue.empty() ? 0 : 1, issue.empty() ? "a row without an issue" : "an issue's option without a name");
    if (talk_.issues.empty() || talk_.issues.back().id != issue) {
      if (std::ranges::find(talk_.issues, issue, &talks::Issue::id) != talk_.issues.end()) return here(0, fmt::format("`{}` comes again after another issue", issue), "the rows of one issue stand together");
      talk_.issues.push_back({issue, {}});
      for (Decimals& each : decimals_) each.points.emplace_back();
    }
    std::vector<std::string>& options = talk_.issues.back().options;
    if (std::ranges::find(options, option) != options.end()) return here(1, fmt::format("a second row for `{}` of `{}`", option, issue), "one row for each option");
    options.push_back(option);
    return base::Done{};
  }

  Result<base::Done> read_cell(std::string_view cell, std::size_t party) {
    const std::size_t issue = talk_.issues.size() - 1, option = talk_.issues.back().options.size() - 1;
    std::vector<double>& row = decimals_[party].points.back();
    row.push_back(0);
    if (cell.empty()) return base::Done{};
    if (cell == "must" || cell == "cannot") {
      std::vector<talks::Condition> parts{talks::is(issue, option)};
      const std::string id = fmt::format("{}.{}.{}.{}", talk_.parties[party].id, cell, talk_.issues.back().id, talk_.issues.back().options.back());
      talk_.lines.push_back({id, party, cell == "must" ? talks::any_of(std::move(parts)) : talks::none_of(std::move(parts)), {}});
      return base::Done{};
    }
    const auto points = parse_number(cell);
    if (!points) return here(party + 2, fmt::format("`{}` is neither points nor must or cannot", cell.substr(0, 40)));
    if (std::abs(*points) > largest_points) return here(party + 2, fmt::format("`{}` is too large", cell.substr(0, 40)), "use smaller numbers; only their proportions matter");
    row.back() = *points;
    return base::Done{};
  }

  Result<base::Done> read_floors() {
    for (std::size_t p = 0; p < talk_.parties.size(); ++p) {
      const std::string_view cell = base::trim(rows_.cells()[p + 2]);
      if (cell.empty()) continue;
      const auto floor = parse_number(cell);
      if (!floor || std::abs(*floor) > largest_points) return here(p + 2, fmt::format("`{}` is no floor", cell.substr(0, 40)), "a number");
      decimals_[p].floor = *floor;
    }
    return base::Done{};
  }

  const File& file_;
  base::MemorySource source_;
  intake::CsvReader rows_;
  talks::Talk talk_;
  std::vector<Decimals> decimals_;
  std::uint64_t header_ = 0;  // its first byte
};

// A line that a cell can say: of one option, must or cannot.
struct Word {
  std::size_t issue = 0, option = 0;
  const char* word = "";
};
std::optional<Word> word_of(const talks::Line& line) {
  using Kind = talks::Condition::Kind;
  const talks::Condition& whole = line.condition;
  if (line.at_least || (whole.kind != Kind::is && whole.parts.size() != 1)) return std::nullopt;
  const talks::Condition& part = whole.kind == Kind::is ? whole : whole.parts.front();
  if (part.kind != Kind::is) return std::nullopt;
  return Word{part.issue, part.option, whole.kind == Kind::none_of ? "cannot" : "must"};
}

// Whole numbers of a unit that is a power of ten, as decimals.
std::optional<std::string> points_of(const talks::Party& party, talks::Points points) {
  int places = 0;
  for (talks::Points unit = party.unit; unit > 1; unit /= 10, ++places) {
    if (unit % 10 != 0) return std::nullopt;
  }
  return base::print_scaled(points, places);
}

Fault cannot_say(std::string message) { return {FaultKind::conflict, std::move(message), "an issue matrix has points, must, cannot and floors", {}}; }

class MatrixWriter {
 public:
  explicit MatrixWriter(const talks::Talk& talk) : talk_{talk} {}

  Result<std::string> write() {
    for (const talks::Line& line : talk_.lines) {
      const auto word = word_of(line);
      const bool floor = line.at_least && talk_.parties[line.party].floor == line.at_least;
      if (!word && !floor) return cannot_say(fmt::format("line `{}` is more than must or cannot of one option", line.id));
      if (!word) continue;
      std::string& cell = words_[{word->issue, word->option, line.party}];
      if (!cell.empty()) return cannot_say(fmt::format("line `{}` is the second of its option", line.id));
      cell = word->word;
    }
    std::string out = "issue,option";
    for (const talks::Party& party : talk_.parties) out += "," + base::csv_cell(party.id);
    out += "\n";
    for (std::size_t i = 0; i < talk_.issues.size(); ++i) {
      for (std::size_t option = 0; option < talk_.issues[i].options.size(); ++option) {
        CASUS_TRY(row, row_of(i, option));
        out += row;
      }
    }
    CASUS_TRY(floors, floors_of());
    return out + floors;
  }

 private:
  Result<std::string> row_of(std::size_t issue, std::size_t option) {
    std::string out = base::csv_cell(talk_.issues[issue].id) + "," + base::csv_cell(talk_.issues[issue].options[option]);
    for (std::size_t p = 0; p < talk_.parties.size(); ++p) {
      const talks::Party& party = talk_.parties[p];
      if (!party.bonuses.empty() || party.most) return cannot_say(fmt::format("`{}` has points for combinations", party.id));
      const auto word = words_.find({issue, option, p});
      const auto points = party.points.empty() ? std::optional<std::string>{""} : points_of(party, party.points[issue][option]);
      if (!points) return cannot_say(fmt::format("the points of `{}` are no decimals", party.id));
      const bool weighs = !party.points.empty() && party.points[issue][option] != 0;
      if (word != words_.end() && weighs) return cannot_say(fmt::format("`{}` has points and a word for one option", party.id));
      out += "," + (word != words_.end() ? word->second : *points);
    }
    return out + "\n";
  }

  Result<std::string> floors_of() {
    if (std::ranges::none_of(talk_.parties, [](const talks::Party& party) { return party.floor.has_value(); })) return std::string{};
    std::string out = std::string{floor_row} + ",";
    for (const talks::Party& party : talk_.parties) {
      const auto floor = party.floor ? points_of(party, *party.floor) : std::optional<std::string>{""};
      if (!floor) return cannot_say(fmt::format("the floor of `{}` is no decimal", party.id));
      out += "," + *floor;
    }
    return out + "\n";
  }

  const talks::Talk& talk_;
  std::map<std::tuple<std::size_t, std::size_t, std::size_t>, std::string> words_;
};

}  // namespace

Result<Import> read_issue_csv(const File& file) { return MatrixReader{file}.read(); }

Result<std::string> write_issue_csv(const talks::Talk& talk) { return MatrixWriter{talk}.write(); }

}  // namespace casus::exchange
