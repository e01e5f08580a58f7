// Each proposal is tried on all of the evidence, then on as little of it as will do.
#include "casus/explain/certainty.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/explain/proposal.h"
#include "casus/explain/search.h"
#include "casus/explain/supposed.h"
#include "casus/explain/words.h"

namespace casus::explain {

using fact::Fact;
using finding::Reason;

namespace {

constexpr std::size_t most_evidence = 500;

bool hangs_on_records(const Proposal& proposal) { return proposal.say != nullptr || proposal.add != nullptr; }

Edit applied(const Doubtful& doubtful, const std::vector<const Proposal*>& proposals, const Subset& which) {
  Edit edit = proposals.front()->edit;
  for (const std::size_t i : which) {
    Fact fact = doubtful.evidence[i];
    for (const Proposal* one : proposals)
      if (one->say) fact = one->say(fact);
    edit.instead.insert_or_assign(fact.id(), fact);
    for (const Proposal* one : proposals) {
      if (!one->add) continue;
      for (const Fact& more : one->add(fact)) edit.added.push_back(numbered(more, edit.added.size() + 1));
    }
  }
  return edit;
}

Subset all_of(const Doubtful& doubtful) {
  Subset out(doubtful.evidence.size());
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = i;
  return out;
}

// Only records that it would change are spoken of.
Subset touched(const Doubtful& doubtful, const Proposal& proposal) {
  Subset out = all_of(doubtful);
  if (proposal.add || !proposal.say) return out;
  std::erase_if(out, [&](std::size_t i) { return fact::canonical(proposal.say(doubtful.evidence[i])) == fact::canonical(doubtful.evidence[i]) && proposal.say(doubtful.evidence[i]).received == doubtful.evidence[i].received; });
  return out;
}

std::optional<Change> tried(const Doubtful& doubtful, const Proposal& proposal) {
  const Retrial& retrial = doubtful.retrial;
  const Subset candidates = hangs_on_records(proposal) ? touched(doubtful, proposal) : Subset{};
  if (hangs_on_records(proposal) && candidates.empty()) return std::nullopt;
  const auto edit_of = [&](const Subset& some) {
    Subset which;
    for (const std::size_t i : some) which.push_back(candidates[i]);
    return applied(doubtful, {&proposal}, which);
  };
  const auto does = [&](const Subset& some) { return !retrial.spent() && retrial.fate(edit_of(some)) == proposal.then; };
  Subset all(candidates.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  if (!does(all)) return std::nullopt;
  const Subset which = candidates.empty() ? Subset{} : irreducible(candidates.size(), does);
  if (!retrial.becomes(proposal.then, edit_of(which))) return std::nullopt;
  Change out{.then = proposal.then, .dial = "certainty", .least = true};
  for (const std::size_t i : which) out.records.push_back(doubtful.evidence[candidates[i]].id());
  out.edit = edit_of(which);
  out.words = out.records.empty() ? proposal.words : fmt::format("{} {}", listed(out.records), proposal.words);
  return out;
}

// The first proposal that leads there, by the order of simplicity.
std::optional<Change> first_that_does(const Doubtful& doubtful, const std::vector<Proposal>& all, Fate then) {
  for (const Proposal& one : all) {
    if (one.then != then) continue;
    if (auto change = tried(doubtful, one)) return change;
  }
  return std::nullopt;
}

// One proposal for each reason at once; those that change the text of coverage first.
std::optional<Change> together(const Doubtful& doubtful, const std::vector<std::vector<Proposal>>& by_reason) {
  std::vector<const Proposal*> chosen;
  std::string words;
  for (const auto& all : by_reason) {
    const auto one = std::ranges::find_if(all, [](const Proposal& p) { return p.then == Fate::breach && hangs_on_records(p); });
    if (one == all.end()) continue;
    chosen.push_back(&*one);
    words += (words.empty() ? "" : ", and ") + one->words;
  }
  if (chosen.size() < 2) return std::nullopt;
  const Edit edit = applied(doubtful, chosen, all_of(doubtful));
  if (!doubtful.retrial.becomes(Fate::breach, edit)) return std::nullopt;
  Change out{.then = Fate::breach, .dial = "certainty", .reason = "together", .edit = edit};
  for (const Fact& fact : doubtful.evidence) out.records.push_back(fact.id());
  out.words = fmt::format("{} {}", listed(out.records), words);
  return out;
}

// The doubt may lie in what is no evidence: an event that perhaps came, an act without a
// receipt. Few of them, else it is nobody's.
std::vector<Fact> others(const Retrial& retrial) {
  constexpr std::size_t most = 60;
  const std::vector<std::string>& evidence = retrial.finding().evidence;
  std::vector<Fact> out;
  for (const Fact& fact : retrial.facts())
    if (fact.when && std::ranges::find(evidence, fact.id()) == evidence.end()) out.push_back(fact);
  return out.size() > most ? std::vector<Fact>{} : out;
}

// Of those, only what records say otherwise is tried, not what there would be beside them.
std::vector<Proposal> without_more(std::vector<Proposal> all) {
  std::erase_if(all, [](const Proposal& one) { return one.add != nullptr || one.say == nullptr; });
  return all;
}

}  // namespace

std::vector<Change> certainties(const Retrial& retrial, const watch::Account& account) {
  const finding::Finding& finding = retrial.finding();
  if (finding.verdict != finding::Verdict::unknown || finding.evidence.size() > most_evidence) return {};
  const Doubtful doubtful{retrial, account, evidence_of(retrial)};
  const Doubtful beside{retrial, account, others(retrial)};
  std::vector<Change> out;
  std::vector<std::vector<Proposal>> by_reason;
  bool breach = false;
  for (const Reason reason : finding.reasons) {
    by_reason.push_back(proposals(doubtful, reason));
    for (const Fate then : {Fate::breach, Fate::gone}) {
      auto change = first_that_does(doubtful, by_reason.back(), then);
      if (!change) change = first_that_does(beside, without_more(proposals(beside, reason)), then);
      if (!change) continue;
      change->reason = finding::name(reason);
      breach = breach || then == Fate::breach;
      out.push_back(std::move(*change));
    }
  }
  if (breach) return out;
  if (auto change = together(doubtful, by_reason)) out.push_back(std::move(*change));
  return out;
}

}  // namespace casus::explain
