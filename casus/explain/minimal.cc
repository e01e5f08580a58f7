// First the evidence alone, as if there were no other record; else among all the others.
#include "casus/explain/minimal.h"

#include <algorithm>
#include <set>

#include "casus/explain/search.h"

namespace casus::explain {

using fact::Fact;

namespace {

Fate verdict_of(const finding::Finding& finding) { return finding.verdict == finding::Verdict::breach ? Fate::breach : Fate::unknown; }

class Smallest {
 public:
  explicit Smallest(const Retrial& retrial) : retrial_{retrial}, ids_{retrial.finding().evidence} {
    const std::set<std::string> evidence{ids_.begin(), ids_.end()};
    for (const Fact& fact : retrial.facts()) (evidence.contains(fact.id()) ? own_ : other_).push_back(fact);
    all_.resize(ids_.size());
    for (std::size_t i = 0; i < all_.size(); ++i) all_[i] = i;
  }

  std::optional<MinimalEvidence> search() {
    alone_ = gives(all_);
    if (!alone_) {
      among_others_ = true;
      if (gives({})) return std::nullopt;  // it does not rest on them
    }
    const Subset which = smallest();
    MinimalEvidence out{.records = {}, .alone = alone_, .least = !retrial_.spent()};
    for (const std::size_t i : which) out.records.push_back(ids_[i]);
    if (!out.least && out.records.size() == ids_.size()) return std::nullopt;
    return out;
  }

 private:
  // What came last is left out first, so that what is left reached it first; the other way
  // round if that leaves fewer.
  [[nodiscard]] Subset smallest() const {
    const auto gives_some = [&](const Subset& some) { return !retrial_.spent() && gives(some); };
    const auto mirrored = [&](Subset some) {
      for (std::size_t& i : some) i = all_.size() - 1 - i;
      std::ranges::reverse(some);
      return some;
    };
    const Subset first = mirrored(irreducible(all_.size(), [&](const Subset& some) { return gives_some(mirrored(some)); }));
    constexpr std::size_t few = 200;
    if (all_.size() > few || first.size() < 2) return first;
    const Subset last = irreducible(all_.size(), gives_some);
    return last.size() < first.size() ? last : first;
  }
  // Do these records give the verdict?
  [[nodiscard]] bool gives(const Subset& some) const {
    std::set<std::string> kept;
    for (const std::size_t i : some) kept.insert(ids_[i]);
    std::vector<Fact> log;
    for (const Fact& fact : own_)
      if (kept.contains(fact.id())) log.push_back(fact);
    if (among_others_) log.insert(log.end(), other_.begin(), other_.end());
    return retrial_.fate_over(log) == verdict_of(retrial_.finding());
  }

  const Retrial& retrial_;
  const std::vector<std::string>& ids_;
  std::vector<Fact> own_;
  std::vector<Fact> other_;
  Subset all_;
  bool alone_ = false;
  bool among_others_ = false;
};

}  // namespace

std::optional<MinimalEvidence> minimal_evidence(const Retrial& retrial) {
  if (retrial.finding().evidence.empty()) return std::nullopt;
  return Smallest{retrial}.search();
}

}  // namespace casus::explain
