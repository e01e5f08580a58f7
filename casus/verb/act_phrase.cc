// Words to a fact, and a fact to a row of our own table.
#include "casus/verb/act_phrase.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "casus/base/csv.h"
#include "casus/base/text.h"
#include "casus/intake/fields.h"
#include "casus/measure/decimal.h"
#include "casus/seal/sha256.h"

namespace casus::verb {

using base::Fault;
using base::FaultKind;
using base::Result;
using fact::Fact;

namespace {

constexpr std::array<std::string_view, 10> keywords{"by", "to", "about", "chamber", "yes", "no", "at", "claimed", "place", "with"};
constexpr std::string_view new_header = "id,root,kind,from,received,actor,to_whom,object,about,motion,vote,chamber,yes,no,lat,lon";
constexpr std::string_view cure = "casus help act shows how an act is written";

// What the table has columns of its own for.
bool is_column(std::string_view name) {
  constexpr std::array<std::string_view, 12> others{"to", "radius_m", "mover", "grade", "published", "visibility", "claimed", "signature", "about", "chamber", "yes", "no"};
  const std::vector<std::string_view> own = base::split(new_header, ',');
  return std::ranges::find(own, name) != own.end() || std::ranges::find(others, name) != others.end();
}

bool is_keyword(std::string_view word) { return std::ranges::find(keywords, word) != keywords.end(); }

Fault wrong(std::string message, std::string_view help = cure) { return {FaultKind::malformed, std::move(message), std::string{help}, {}}; }

std::vector<std::string> words_of(std::string_view phrase) {
  std::vector<std::string> out;
  for (const std::string_view word : base::split(phrase, ' '))
    if (!base::trim(word).empty()) out.emplace_back(base::trim(word));
  return out;
}

class Reader {
 public:
  Reader(const accord::Accord& accord, std::string_view phrase) : accord_{accord}, words_{words_of(phrase)} {}

  Result<Fact> read(std::optional<measure::Instant> received) {
    act_.root = fact::Root::act;
    act_.received = received;
    CASUS_TRY(head, read_head());
    static_cast<void>(head);
    while (next_ < words_.size()) {
      CASUS_TRY(one, read_pair());
      static_cast<void>(one);
    }
    if (act_.actors.empty()) return wrong("nobody does it", "say who: `by PARTY`");
    if (!act_.received) return wrong("it is not said when it is received", "say when: `at 2026-03-12T10:00Z`");
    act_.when = measure::Interval{*act_.received, *act_.received};
    act_.record = "act-" + seal::hex(seal::sha256(print_act(act_)), 6);
    return std::move(act_);
  }

 private:
  Result<base::Done> read_head() {
    if (words_.empty()) return wrong("the act is empty", "such as: `consult by USA`");
    const std::string& verb = words_[next_++];
    if (verb == "declare") return wrong("`declare` is a declaration and no act", "write it to a table of declarations (docs/formats/declarations_csv.md)");
    const std::vector<std::string> acts = known_acts();
    if (std::ranges::find(acts, verb) == acts.end()) return unknown(verb, "act that the accord knows", acts);
    act_.what = verb;
    if (verb == "vote") return read_vote();
    // One objects to a motion; other acts have a kind as their object.
    if (next_ < words_.size() && !is_keyword(words_[next_])) act_.set(verb == "object" ? "motion" : "kind", words_[next_++]);
    return base::Done{};
  }

  [[nodiscard]] std::vector<std::string> known_acts() const {
    std::vector<std::string> acts{accord::given_acts().begin(), accord::given_acts().end()};
    for (const accord::Kind& kind : accord_.kinds)
      if (kind.root == fact::Root::act) acts.push_back(kind.name);
    return acts;
  }

  static Fault unknown(std::string_view word, std::string_view what, const std::vector<std::string>& known) {
    const auto near = base::did_you_mean(word, known);
    return {FaultKind::not_found, fmt::format("`{}` is no {}", word, what),
            near ? fmt::format("did you mean `{}`?", *near) : fmt::format("there are: {}", fmt::join(known, ", ")), {}};
  }

  Result<base::Done> read_vote() {
    constexpr std::array<std::string_view, 3> ballots{"yes", "no", "abstain"};
    if (next_ + 1 >= words_.size() || std::ranges::find(ballots, words_[next_ + 1]) == ballots.end())
      return wrong("a vote names its motion and says yes, no or abstain", "such as: `vote invoke yes by FRA`");
    act_.set("motion", words_[next_++]);
    act_.set("vote", words_[next_++]);
    return base::Done{};
  }

  Result<base::Done> read_pair() {
    const std::string keyword = words_[next_++];
    if (!is_keyword(keyword)) return wrong(fmt::format("`{}` is not expected here", keyword));
    if (next_ == words_.size()) return wrong(fmt::format("nothing follows `{}`", keyword));
    const std::string value = words_[next_++];
    if (keyword == "by") return read_parties(value, act_.actors);
    if (keyword == "to") return read_addressees(value);
    if (keyword == "at" || keyword == "claimed") return read_instant(keyword, value);
    if (keyword == "place") return read_place(value);
    if (keyword == "with") return read_attribute(value);
    return set_attribute(keyword, value);
  }

  // A body acts as one, under its own name.
  Result<base::Done> read_parties(const std::string& value, std::vector<std::string>& out) const {
    std::vector<std::string> known;
    for (const accord::Party& party : accord_.parties) known.push_back(party.name);
    for (const accord::Group& group : accord_.groups)
      if (group.body) known.push_back(group.name);
    for (const std::string_view name : base::split(value, '|')) {
      if (std::ranges::find(known, name) == known.end()) return unknown(name, "party and no body of the accord", known);
      out.emplace_back(name);
    }
    return base::Done{};
  }

  Result<base::Done> read_addressees(const std::string& value) {
    std::vector<std::string> parties;
    CASUS_TRY(read, read_parties(value, parties));
    static_cast<void>(read);
    act_.set("to", value);
    return base::Done{};
  }

  Result<base::Done> read_instant(const std::string& keyword, const std::string& value) {
    CASUS_TRY(parsed, measure::parse_instant(value));
    if (keyword == "at") act_.received = parsed.at;
    else act_.set("claimed", measure::print(parsed.at));
    return base::Done{};
  }

  Result<base::Done> read_place(const std::string& value) {
    const std::size_t comma = value.find(',');
    const auto degrees = [&](std::string_view text) { return base::parse_scaled(text, 7); };
    if (comma == std::string::npos) return wrong(fmt::format("`{}` is no place", value), "latitude and longitude in degrees: `place 48.2,37.5`");
    const auto latitude = degrees(std::string_view{value}.substr(0, comma));
    const auto longitude = degrees(std::string_view{value}.substr(comma + 1));
    const auto at = latitude && longitude ? earth::Position::make(*latitude, *longitude) : std::nullopt;
    if (!at) return wrong(fmt::format("`{}` is no place", value), "latitude and longitude in degrees: `place 48.2,37.5`");
    act_.place = fact::Place{*at};
    return base::Done{};
  }

  Result<base::Done> read_attribute(const std::string& value) {
    const std::size_t sign = value.find('=');
    const std::string name = value.substr(0, sign);
    if (sign == std::string::npos || !intake::is_word(name)) return wrong(fmt::format("`{}` is no attribute", value), "a word and its value, such as `with troops=12000`");
    if (is_column(name)) return wrong(fmt::format("`{}` is said otherwise than with `with`", name));
    return set_attribute(name, value.substr(sign + 1));
  }

  Result<base::Done> set_attribute(const std::string& name, const std::string& value) {
    // What it is about may be the number of a provision, which is no amount.
    if (name == "about" || name == "chamber") {
      act_.set(name, value);
      return base::Done{};
    }
    const auto number = measure::parse_decimal(value);
    if (number) act_.set(name, measure::AmountRange{*number, *number});
    else if (name == "yes" || name == "no") return wrong(fmt::format("`{}` is no number of votes", value));
    else act_.set(name, value);
    return base::Done{};
  }

  const accord::Accord& accord_;
  std::vector<std::string> words_;
  std::size_t next_ = 0;
  Fact act_;
};

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, "|")); }

std::string spelled(const fact::Value& value) {
  const auto* amount = std::get_if<measure::AmountRange>(&value);
  if (amount == nullptr) return std::get<std::string>(value);
  return amount->exact() ? measure::print(amount->low) : measure::print(amount->low) + ".." + measure::print(amount->high);
}

std::string degrees(std::int64_t e7) { return base::print_scaled(e7, 7); }

bool is_of_the_phrase(std::string_view attribute) {
  constexpr std::array<std::string_view, 4> own{"kind", "motion", "vote", "claimed"};
  return std::ranges::find(own, attribute) != own.end();
}

// The cells of a row by column, those that the act fills.
std::map<std::string, std::string> cells_of(const Fact& act) {
  std::map<std::string, std::string> cells{{"id", act.record}, {"root", "act"}, {"kind", act.what}, {"received", measure::print(*act.received)},
                                           {"from", measure::print(*act.received)}, {"actor", joined(act.actors)}};
  for (const fact::Attribute& one : act.attributes) {
    const std::string column = one.name == "to" ? "to_whom" : one.name == "kind" ? "object" : one.name == "claimed" ? "from" : one.name;
    cells[column] = spelled(one.value);
  }
  if (act.place) {
    cells["lat"] = degrees(act.place->at.latitude_e7());
    cells["lon"] = degrees(act.place->at.longitude_e7());
  }
  return cells;
}

}  // namespace

Result<Fact> parse_act(const accord::Accord& accord, std::string_view phrase, std::optional<measure::Instant> received) {
  return Reader{accord, phrase}.read(received);
}

std::string print_act(const Fact& act) {
  const auto word = [&](std::string_view name) {
    const fact::Value* value = act.find(name);
    return value == nullptr ? std::string{} : " " + spelled(*value);
  };
  std::string out = act.what + word("motion") + word("vote") + word("kind") + " by " + joined(act.actors);
  for (const fact::Attribute& one : act.attributes) {
    if (is_of_the_phrase(one.name)) continue;
    out += is_keyword(one.name) ? fmt::format(" {} {}", one.name, spelled(one.value)) : fmt::format(" with {}={}", one.name, spelled(one.value));
  }
  if (act.place) out += fmt::format(" place {},{}", degrees(act.place->at.latitude_e7()), degrees(act.place->at.longitude_e7()));
  if (act.find("claimed") != nullptr) out += " claimed" + word("claimed");
  return act.received ? out + " at " + measure::print(*act.received) : out;
}

Result<TableRow> act_row(const Fact& act, std::string_view header) {
  std::map<std::string, std::string> cells = cells_of(act);
  std::vector<std::string> columns;
  for (const std::string_view column : base::split(header.empty() ? new_header : header, ',')) columns.emplace_back(base::trim(column));
  // A new file has room for whatever the act says.
  for (const auto& [column, cell] : cells)
    if (header.empty() && std::ranges::find(columns, column) == columns.end()) columns.push_back(column);
  std::vector<std::string> row;
  for (const std::string& column : columns) {
    row.push_back(cells[column]);
    cells.erase(column);
  }
  if (!cells.empty()) {
    return Fault{FaultKind::conflict, fmt::format("the table has no column `{}`", cells.begin()->first),
                 fmt::format("add `{}` to its first line, or write to a new file", cells.begin()->first), {}};
  }
  return TableRow{header.empty() ? base::csv_row(columns) : std::string{header}, base::csv_row(row)};
}

}  // namespace casus::verb
