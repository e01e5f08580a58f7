// facts_ndjson: what Casus prints of facts, read again: a record's facts.ndjson, or acts that
// another program writes (docs/formats/facts_ndjson.md).
#include <algorithm>

#include <fmt/format.h>

#include "casus/base/byte_source.h"
#include "casus/base/text.h"
#include "casus/fact/mapping.h"
#include "casus/intake/fields.h"
#include "casus/intake/intake.h"

namespace casus::intake {

using base::Result;
using fact::Fact;
using fact::Root;

namespace {

class FactReader {
 public:
  FactReader(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink) : lines_{bytes}, profile_{profile}, sink_{sink} {}

  Result<ReadCounts> read() {
    base::Line line;
    while (lines_.next(line)) {
      if (!line.too_long && base::trim(line.text).empty()) continue;
      Fact fact;
      const auto complaint = line.too_long ? Complaint{"too_long", "a line beyond 1 MiB"} : take(line.text, fact);
      if (complaint && complaint->reason == other_source) continue;
      ++counts_.records;
      if (complaint) {
        sink_.bad({complaint->reason, line.offset, line.number, complaint->detail});
        continue;
      }
      fact.offset = line.offset;
      sink_.fact(std::move(fact));
    }
    if (lines_.fault()) return *lines_.fault();
    counts_.bytes = lines_.bytes_read();
    return counts_;
  }

 private:
  static constexpr std::string_view other_source = "source";

  // A line of another source is no record of this one.
  std::optional<Complaint> take(std::string_view text, Fact& fact) {
    auto parsed = fact::from_json(base::trim(text));
    if (!parsed) return Complaint{"json", parsed.fault().message};
    fact = std::move(*parsed);
    if (fact.source != profile_.id) return Complaint{other_source, {}};
    if (auto complaint = check_parts(fact)) return complaint;
    if (fact.root == Root::act) return as_act(fact);
    if (auto complaint = check_not_future(fact)) return complaint;
    fact::apply(profile_, [&](std::string_view name) { return fact.find(name); }, fact);
    return check_actors(fact);
  }

  // What our own tables refuse, cell by cell.
  static std::optional<Complaint> check_parts(Fact& fact) {
    if (auto complaint = read_id(fact.record, fact.record)) return complaint;
    if (!is_word(fact.what)) return Complaint{"kind", fmt::format("`{}` is not a kind", fact.what.substr(0, 60))};
    if (auto complaint = check_times(fact)) return complaint;
    if (auto complaint = check_mover(fact.mover)) return complaint;
    for (const auto& [name, value] : fact.attributes) {
      const auto* range = std::get_if<measure::AmountRange>(&value);
      if (range != nullptr && range->high < range->low) return Complaint{"attribute", fmt::format("the bounds of `{}` are in the wrong order", name.substr(0, 60))};
    }
    return fact.root == Root::coverage ? check_coverage(fact) : std::nullopt;
  }

  static std::optional<Complaint> check_times(const Fact& fact) {
    std::vector<measure::Instant> all;
    if (fact.when) all = {fact.when->from, std::max(fact.when->from, fact.when->to - measure::milliseconds(1))};
    if (fact.received) all.push_back(*fact.received);
    if (fact.published) all.push_back(*fact.published);
    for (const measure::Instant at : all) {
      if (!measure::in_supported_years(at)) return Complaint{"time", fmt::format("`{}` is outside the years 1900 to 2199", measure::print(at))};
    }
    return std::nullopt;
  }

  // The line is sealed by its version, so that it is not read in another spelling than its own.
  static std::optional<Complaint> check_mover(const std::string& mover) {
    std::string spelled;
    if (auto complaint = read_mover(mover, spelled)) return complaint;
    if (spelled == mover) return std::nullopt;
    return Complaint{"mover", fmt::format("`{}` is spelled `{}`: write it so, with the version of that content", mover, spelled)};
  }

  // As in our table of acts: it happens when it is received, and nothing has checked a signature.
  std::optional<Complaint> as_act(Fact& fact) const {
    if (fact.received && fact.when) {
      if (fact.when->from != *fact.received) fact.set("claimed", measure::print(fact.when->from));
      fact.when = measure::Interval{*fact.received, *fact.received};
    }
    fact.set("signature", std::string{"unsigned"});
    return check_actors(fact);
  }

  [[nodiscard]] std::optional<Complaint> check_actors(Fact& fact) const {
    std::string cell;
    for (const std::string& actor : fact.actors) cell += (cell.empty() ? "" : "|") + actor;
    fact.actors.clear();
    return read_actors(cell, profile_, fact.actors);
  }

  base::LineReader lines_;
  const fact::SourceProfile& profile_;
  fact::Sink& sink_;
  ReadCounts counts_;
};

}  // namespace

Result<ReadCounts> read_facts_ndjson(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink) {
  return FactReader{bytes, profile, sink}.read();
}

}  // namespace casus::intake
