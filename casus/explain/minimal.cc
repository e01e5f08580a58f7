// First the evidence alone, as if there were no other record; else among all the others.
#include "casus/explain/minimal.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "casus/explain/evidence_changes.h"
#include "casus/explain/search.h"

namespace casus::explain {

using fact::Fact;

namespace {

Fate verdict_of(const finding::Finding& finding) { return finding.verdict == finding::Verdict::breach ? Fate::breach : Fate::unknown; }

class Smallest {
 public:
  // `ids`: those of the evidence that may be left out; all the rest of it stays.
  Smallest(const Retrial& retrial, std::vector<std::string> ids) : retrial_{retrial}, evidence_{ids.begin(), ids.end()} {
    take(std::move(ids));
    for (const Fact& fact : retrial.facts()) known_.push_back(fact.id());
  }

  // `seed`: those that counted at the instant that decided, if they are known.
  std::optional<MinimalEvidence> search(const std::vector<std::string>& seed) {
    among_others_ = true;
    if (gives({})) return std::nullopt;  // it does not rest on them
    // What ended a lapse is no ground of it, and of an absence nothing is enough alone.
    among_others_ = evidence_.size() != retrial_.finding().evidence.size();
    alone_ = !among_others_ && gives(all_);
    among_others_ = !alone_;
    begin_with(seed);
    if (retrial_.is_hopeless(ids_.size())) return std::nullopt;
    MinimalEvidence out{.records = {}, .alone = alone_};
    const Subset which = smallest(out.least);
    for (const std::size_t i : which) out.records.push_back(ids_[i]);
    if (among_others_ && !holds_in_full(which, out.least)) return std::nullopt;
    if (!out.least && out.records.size() == evidence_.size()) return std::nullopt;
    return out;
  }

 private:
  void take(std::vector<std::string> ids) {
    ids_ = std::move(ids);
    all_.resize(ids_.size());
    for (std::size_t i = 0; i < all_.size(); ++i) all_[i] = i;
  }

  // In log order. If the seed is not enough, all of the evidence is gone through.
  void begin_with(const std::vector<std::string>& seed) {
    const std::set<std::string> wanted{seed.begin(), seed.end()};
    std::vector<std::string> before = ids_;
    std::vector<std::string> fewer;
    std::ranges::copy_if(before, std::back_inserter(fewer), [&](const std::string& id) { return wanted.contains(id); });
    if (fewer.empty() || fewer.size() == before.size()) return;
    take(std::move(fewer));
    if (!gives(all_)) take(std::move(before));
  }

  // What came last is left out first, so that what is left reached it first; the other way
  // round if that leaves fewer.
  [[nodiscard]] Subset smallest(bool& least) const {
    const auto gives_some = [&](const Subset& some) { return !retrial_.spent() && gives(some); };
    const auto mirrored = [&](Subset some) {
      for (std::size_t& i : some) i = all_.size() - 1 - i;
      std::ranges::reverse(some);
      return some;
    };
    const Subset first = mirrored(irreducible(all_.size(), [&](const Subset& some) { return gives_some(mirrored(some)); }));
    least = !retrial_.spent();
    constexpr std::size_t few = 200;
    if (all_.size() > few || first.size() < 2 || retrial_.left() < 2 * all_.size()) return first;
    const Subset last = irreducible(all_.size(), gives_some);
    return !retrial_.spent() && last.size() < first.size() ? last : first;
  }
  // Do these records give the verdict?
  [[nodiscard]] bool gives(const Subset& some) const {
    std::set<std::string> kept;
    for (const std::size_t i : some) kept.insert(ids_[i]);
    std::vector<Fact> log;
    for (std::size_t i = 0; i < known_.size(); ++i)
      if (kept.contains(known_[i]) || (among_others_ && !evidence_.contains(known_[i]))) log.push_back(retrial_.facts()[i]);
    return retrial_.fate_over(log) == verdict_of(retrial_.finding());
  }

  [[nodiscard]] bool gives_in_full(const Subset& some) const {
    Edit edit;
    edit.without = evidence_;
    for (const std::size_t i : some) edit.without.erase(ids_[i]);
    return retrial_.fate_over(edited(retrial_.whole_log(), edit)) == verdict_of(retrial_.finding());
  }
  // Among all the others of the whole log, too, and without any one of them not.
  [[nodiscard]] bool holds_in_full(const Subset& which, bool& least) const {
    if (retrial_.facts().size() == retrial_.whole_log().size()) return true;
    if (!gives_in_full(which)) return false;
    for (std::size_t i = 0; i < which.size() && least; ++i) {
      Subset less = which;
      less.erase(less.begin() + static_cast<std::ptrdiff_t>(i));
      least = !retrial_.spent() && !gives_in_full(less);
    }
    return true;
  }

  const Retrial& retrial_;
  std::set<std::string> evidence_;
  std::vector<std::string> known_;  // the id of each fact of the short log
  std::vector<std::string> ids_;    // what is gone through
  Subset all_;
  bool alone_ = false;
  bool among_others_ = false;
};

// Of a ceiling, reports near the instant: a stay may have thousands.
std::vector<std::string> near(const Retrial& retrial, const watch::CeilingAccount& ceiling) {
  std::set<std::string> counted;
  for (const watch::CountedShare& share : ceiling.shares) counted.insert(share.facts.begin(), share.facts.end());
  measure::Duration gap = measure::hours(1);
  for (const accord::Source& source : retrial.accord().sources) gap = std::max(gap, source.gap.value_or(gap));
  std::vector<std::string> out;
  for (const Fact& fact : retrial.facts()) {
    const bool declared = fact.root == fact::Root::declaration;
    const bool then = fact.when && fact.when->from <= ceiling.at + gap && fact.when->to >= ceiling.at - gap;
    if ((declared || then) && counted.contains(fact.id())) out.push_back(fact.id());
  }
  return out;
}

std::vector<std::string> seed_of(const Retrial& retrial, const watch::Account& account) {
  std::vector<std::string> out;
  if (account.window)
    for (const watch::CountedIncident& one : account.window->incidents) out.insert(out.end(), one.facts.begin(), one.facts.end());
  return account.ceiling ? near(retrial, *account.ceiling) : out;
}

}  // namespace

std::optional<MinimalEvidence> minimal_evidence(const Retrial& retrial, const watch::Account& account) {
  std::vector<std::string> ids = retrial.finding().evidence;
  const std::vector<std::string> ending = ended_by(retrial);
  std::erase_if(ids, [&](const std::string& id) { return std::ranges::find(ending, id) != ending.end(); });
  if (ids.empty()) return std::nullopt;
  return Smallest{retrial, std::move(ids)}.search(seed_of(retrial, account));
}

}  // namespace casus::explain
