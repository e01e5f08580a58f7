// Less of what happened: records left out, numbers made smaller.
#include <algorithm>

#include <fmt/format.h>

#include "casus/explain/evidence_changes.h"
#include "casus/explain/supposed.h"
#include "casus/explain/words.h"

namespace casus::explain {

using fact::Fact;
using measure::AmountRange;
using measure::Decimal;

namespace {

constexpr std::size_t most_sets = 300;  // so many sets of one size are tried, no more
constexpr std::size_t part_of_sets = 2;  // and that may take half of what is allowed

Edit without(const std::vector<Fact>& evidence, const Subset& which) {
  Edit edit;
  for (const std::size_t i : which) edit.without.insert(evidence[i].id());
  return edit;
}

// The number of sets of k out of n, cut at `most_sets` + 1.
std::size_t sets(std::size_t n, std::size_t k) {
  std::size_t out = 1;
  for (std::size_t i = 0; i < k; ++i) {
    out = out * (n - i) / (i + 1);
    if (out > most_sets) return most_sets + 1;
  }
  return out;
}

// The next set of the same size in order of its members; false after the last.
bool next(Subset& set, std::size_t n) {
  for (std::size_t i = set.size(); i-- > 0;) {
    if (set[i] + set.size() - i >= n) continue;
    ++set[i];
    for (std::size_t k = i + 1; k < set.size(); ++k) set[k] = set[k - 1] + 1;
    return true;
  }
  return false;
}

class Fewest {
 public:
  Fewest(const Retrial& retrial, const std::vector<Fact>& evidence) : retrial_{retrial}, evidence_{evidence} {}

  // Records come back from the first on, so that what came last is what is too much.
  Subset search() {
    const auto gone = [&](const Subset& which) { return is_gone(which); };
    Subset best = irreducible(evidence_.size(), gone);
    while (best.size() > 1 && sets(evidence_.size(), best.size() - 1) <= std::min(most_sets, retrial_.left() / part_of_sets)) {
      const auto smaller = any_of_size(best.size() - 1);
      if (!smaller) return proven(best);
      best = *smaller;
    }
    return best.size() == 1 ? proven(best) : best;
  }
  [[nodiscard]] bool least() const { return least_; }

 private:
  [[nodiscard]] bool is_gone(const Subset& which) const {
    return !retrial_.spent() && !which.empty() && retrial_.fate(without(evidence_, which)) == Fate::gone;
  }
  Subset proven(const Subset& best) {
    least_ = !retrial_.spent();
    return best;
  }
  [[nodiscard]] std::optional<Subset> any_of_size(std::size_t k) const {
    Subset set(k);
    for (std::size_t i = 0; i < k; ++i) set[i] = i;
    do {
      if (is_gone(set)) return set;
    } while (next(set, evidence_.size()));
    return std::nullopt;
  }

  const Retrial& retrial_;
  const std::vector<Fact>& evidence_;
  bool least_ = false;
};

// The attribute of the record that the norm counts, if it is a number.
std::string counted_in(const Retrial& retrial, const Fact& fact) {
  const accord::Norm& norm = retrial.norm();
  const std::string names[] = {norm.measure, retrial.finding().measure, norm.kind, fact.what, "strength", "number", "amount"};
  for (const std::string& name : names) {
    const fact::Value* value = name.empty() ? nullptr : fact.find(name);
    if (value != nullptr && std::holds_alternative<AmountRange>(*value)) return name;
    if (name == norm.measure && !norm.measure.empty()) return {};
  }
  return {};
}

// By how much the largest possible count is too large; nullopt: nothing bounds it.
std::optional<Decimal> excess(const Retrial& retrial) {
  const finding::Finding& finding = retrial.finding();
  if (!finding.peak.possible) return std::nullopt;
  const accord::Norm& norm = retrial.norm();
  if (norm.ceiling) return measure::whole(*finding.peak.possible) - *norm.ceiling;
  const accord::Threshold* threshold = threshold_of(retrial);
  if (threshold == nullptr) return std::nullopt;
  return measure::whole(*finding.peak.possible - threshold->count + 1);
}

Edit saying(const Fact& fact, const std::string& attribute, Decimal amount) {
  Fact other = fact;
  const auto& range = std::get<AmountRange>(*fact.find(attribute));
  other.set(attribute, AmountRange{std::min(range.low, amount), amount});
  Edit edit;
  edit.instead[fact.id()] = std::move(other);
  return edit;
}

std::optional<Change> smaller(const Retrial& retrial, const Fact& fact, Decimal too_much) {
  const std::string attribute = counted_in(retrial, fact);
  if (attribute.empty()) return std::nullopt;
  const std::int64_t grain = grain_of(retrial, summed_in(retrial)).raw();
  const auto amount = [&](std::int64_t n) { return Decimal{n * grain}; };
  const auto stated = [&](std::int64_t n) { return fmt::format("{} {}", attribute, measure::print(amount(n))); };
  const auto edit = [&](std::int64_t n) { return saying(fact, attribute, amount(n)); };
  const std::int64_t high = std::get<AmountRange>(*fact.find(attribute)).high.raw();
  const std::int64_t now = high / grain + (high % grain != 0 ? 1 : 0);
  if (now <= 0) return std::nullopt;
  const auto gone = [&](std::int64_t n) { return !retrial.spent() && retrial.fate(edit(n)) == Fate::gone; };
  const auto turn = find_turn({now, std::clamp<std::int64_t>(now - too_much.raw() / grain, 0, now - 1), 0}, gone);
  if (!turn || !retrial.becomes(Fate::gone, edit(turn->turns))) return std::nullopt;
  // Even the number that it has: a record of several versions would be one of a single one.
  if (retrial.fate_in_full(edit(turn->stays)) == Fate::gone) return std::nullopt;
  Change out{.dial = "number", .now = stated(now), .needed = stated(turn->turns), .leaves = stated(turn->stays), .records = {fact.id()}, .least = true};
  out.edit = edit(turn->turns);
  out.less = edit(turn->stays);
  out.words = fmt::format("{} with {} instead of {}, {} less; {} would not do", fact.id(), out.needed, measure::print(amount(now)),
                          measure::print(amount(now - turn->turns)), measure::print(amount(turn->stays)));
  return out;
}

}  // namespace

std::optional<Change> fewer_records(const Retrial& retrial) {
  const std::vector<Fact> evidence = evidence_of(retrial);
  Edit all;
  for (const Fact& fact : evidence) all.without.insert(fact.id());
  if (evidence.empty() || retrial.fate(all) != Fate::gone) return std::nullopt;
  if (retrial.is_hopeless(evidence.size())) return std::nullopt;
  Fewest fewest{retrial, evidence};
  const Subset which = fewest.search();
  if (retrial.spent() || !retrial.becomes(Fate::gone, without(evidence, which))) return std::nullopt;
  Change out{.dial = "records", .now = counted(static_cast<std::int64_t>(evidence.size()), "records"),
             .needed = counted(static_cast<std::int64_t>(evidence.size() - which.size()), "records"),
             .leaves = counted(static_cast<std::int64_t>(evidence.size() - which.size() + 1), "records"), .least = fewest.least()};
  for (const std::size_t i : which) out.records.push_back(evidence[i].id());
  out.edit = without(evidence, which);
  out.less = without(evidence, {which.begin(), which.end() - 1});
  const bool one = which.size() == 1;
  const std::string many = which.size() == evidence.size() ? std::string{one ? "the one record" : "all of the records"}
                                                           : fmt::format("{} of the {} records", which.size(), evidence.size());
  out.words = fmt::format("without {}: {}", many, listed(out.records));
  if (!one) out.words += out.least ? "; no fewer would do" : "; none of them can stay";
  return out;
}

std::optional<Change> smaller_number(const Retrial& retrial) {
  const auto too_much = excess(retrial);
  if (!too_much || retrial.finding().measure == "incidents") return std::nullopt;
  constexpr std::size_t most_tried = 8;
  std::optional<Change> best;
  std::size_t tried = 0;
  for (const Fact& fact : evidence_of(retrial)) {
    if (best || tried == most_tried) break;
    if (counted_in(retrial, fact).empty()) continue;
    ++tried;
    best = smaller(retrial, fact, *too_much);
  }
  return best;
}

}  // namespace casus::explain
