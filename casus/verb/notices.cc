// Each notice counts over the whole log, so that a feed with a misspelt kind gives
// one line and not a thousand.
#include "casus/verb/notices.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/explain/words.h"
#include "casus/procedure/chambers.h"
#include "casus/verb/idle_acts.h"
#include "casus/verb/powers.h"
#include "casus/verb/usable.h"
#include "casus/watch/acts.h"
#include "casus/watch/court.h"
#include "casus/watch/receipt.h"
#include "casus/watch/watermark.h"

namespace casus::verb {

namespace {

std::string unusable(const accord::Accord& accord, const fact::Fact& fact) {
  const Use use = use_of(accord, fact.what, fact.root);
  if (use.can_be_read) return {};
  if (!use.declared) return fmt::format("{}: kind `{}` is not declared by the accord; no norm reads it", fact.source, fact.what);
  return fmt::format("{}: kind `{}` is a kind of {} and came as {}; no norm reads it (column `root`)", fact.source, fact.what,
                     fact::name(*use.declared), fact::name(fact.root));
}

std::string about_nobody(const accord::Accord& accord, const fact::Fact& fact) {
  if (fact.root != fact::Root::coverage) return {};
  const fact::Value* about = fact.find("about");
  const auto* source = about == nullptr ? nullptr : std::get_if<std::string>(about);
  if (source == nullptr || accord.source(*source) != nullptr) return {};
  return fmt::format("{}: {} about `{}`, which is no source of the accord; it has no effect", fact.source, fact.what, *source);
}

void count_unused(const RunOutcome& outcome, std::vector<std::string>& lines) {
  std::map<std::string, std::size_t> counts;
  for (const fact::Fact& fact : outcome.facts) {
    for (const std::string& line : {unusable(outcome.accord, fact), about_nobody(outcome.accord, fact)}) {
      if (!line.empty()) ++counts[line];
    }
  }
  for (const auto& [line, n] : counts) lines.push_back(n == 1 ? line : fmt::format("{} ({} records)", line, n));
}

std::int64_t votes_in(const fact::Fact& act, std::string_view attribute) { return procedure::votes_told(act, attribute).value_or(-1); }

// What decides whether an act can do anything. What it is about counts only as the number of a
// provision: which record or duty it names decides no power.
std::string sort_of(const accord::Accord& accord, const fact::Fact& act) {
  std::string key = fmt::format("{}|{}|{}", act.source, act.what, fmt::join(act.actors, ","));
  for (const std::string_view attribute : {"motion", "kind", "to"}) key += fmt::format("|{}", watch::word_of(act, attribute));
  if (act.what == "ratify") key += fmt::format("|{}|{}|{}|{}", watch::word_of(act, "chamber"), votes_in(act, "yes"), votes_in(act, "no"), votes_in(act, "abstain"));
  const std::string about{watch::word_of(act, "about")};
  return key + "|" + (about.empty() || accord.norm(about) != nullptr ? about : "named");
}

// Acts that can do nothing, each sort once: they are on record, and have no effect.
void count_powerless(const RunOutcome& outcome, std::vector<std::string>& lines) {
  accord::Accord text = outcome.accord;
  text.in_force.insert(text.in_force.end(), outcome.ignored.begin(), outcome.ignored.end());
  std::map<std::string, std::string> sorts;
  std::map<std::string, std::size_t> acts;
  for (const fact::Fact& fact : outcome.facts) {
    if (fact.root != fact::Root::act) continue;
    const auto [sort, fresh] = sorts.try_emplace(sort_of(outcome.accord, fact));
    if (fresh) {
      const Power power = power_of(text, fact);
      const std::string by = fact.actors.empty() ? "nobody known" : fmt::format("{}", fmt::join(fact.actors, "|"));
      if (power.uses.empty()) sort->second = fmt::format("{}: `{}` by {} has no effect: {}", fact.source, fact.what, by, power.why_not);
    }
    if (!sort->second.empty()) ++acts[sort->second];
  }
  for (const auto& [line, n] : acts) lines.push_back(n == 1 ? line : fmt::format("{} ({} acts)", line, n));
}

// Ballots that say something else than the three words that count, by what they say.
void tell_void_ballots(const RunOutcome& outcome, std::vector<std::string>& lines) {
  std::map<std::string, std::set<std::string>> records;
  for (const fact::Fact& fact : outcome.facts) {
    if (fact.root != fact::Root::act || fact.what != "vote") continue;
    const std::string_view word = watch::word_of(fact, "vote");
    const std::string_view motion = watch::word_of(fact, "motion");
    const bool asked = std::ranges::any_of(outcome.accord.norms, [&](const accord::Norm& norm) { return !motion.empty() && norm.action.motion == motion; });
    if (!asked || word == "yes" || word == "no" || word == "abstain") continue;
    records[word.empty() ? fmt::format("a ballot on `{}` that says nothing", motion) : fmt::format("a ballot on `{}` that says `{}`", motion, word)].insert(fact.id());
  }
  for (const auto& [what, ids] : records) lines.push_back(fmt::format("{} counts for nothing, for it is not yes, no or abstain: {}", what, fmt::join(ids, ", ")));
}

// A number, or a date: which of two releases is called the newer?
bool is_called_older(const std::string& one, const std::string& other) {
  const auto number = base::parse_int(one);
  const auto another = base::parse_int(other);
  if (number && another) return *number < *another;
  const auto dated = [](const std::string& name) { return name.find_first_not_of("0123456789-.") == std::string::npos; };
  return dated(one) && dated(other) && one.size() == other.size() && one < other;
}

// Releases that were named the newer first: the order in which they are read is their age.
void tell_order_of_releases(const RunOutcome& outcome, std::vector<std::string>& lines) {
  std::map<std::string, std::string> last;
  for (const FeedSpec& feed : outcome.specs) {
    const auto [before, first] = last.try_emplace(feed.source, feed.release);
    if (!first && is_called_older(feed.release, before->second)) {
      lines.push_back(fmt::format("{}: release {} stands behind {} and is taken for the newer: the order of the feeds is the age of the releases, the oldest first", feed.source, feed.release, before->second));
    }
    before->second = feed.release;
  }
}

// Files without a name of a source whose releases replace each other: none of them replaces another.
void tell_parts(const RunOutcome& outcome, std::vector<std::string>& lines) {
  std::map<std::string, int> parts;
  for (const FeedSpec& feed : outcome.specs) {
    const accord::Source* source = outcome.accord.source(feed.source);
    if (source != nullptr && source->releases_replace && feed.release.empty()) ++parts[feed.source];
  }
  for (const auto& [source, n] : parts) {
    if (n < 2) continue;
    lines.push_back(fmt::format("{0}: its {1} files name no release and are taken for parts of one; where one replaces another, name each: --feed {0}@2020=... --feed {0}@2022=...", source, n));
  }
}

// Does a norm count from what was found, so that what was known before late records is asked?
bool asks_what_was_known(const accord::Accord& accord) {
  return std::ranges::any_of(accord.norms, [](const accord::Norm& norm) {
    return (norm.form == accord::NormForm::duty && norm.trigger) || watch::waits_for_an_event(norm);
  });
}

// Sources whose records mostly come later than they state: that costs a judgement for each.
void tell_late(const RunOutcome& outcome, std::vector<std::string>& lines) {
  constexpr std::size_t many = 200;
  if (!asks_what_was_known(outcome.accord)) return;
  std::map<std::string, std::vector<measure::Duration>> late;
  for (const fact::Fact& fact : outcome.facts) {
    const accord::Source* source = outcome.accord.source(fact.source);
    const bool told = source != nullptr && fact.when && watch::comes_late(*source, fact);
    if (told) late[fact.source].push_back(*watch::learned_at(fact) - fact.when->to);
  }
  for (auto& [source, by] : late) {
    if (by.size() < many) continue;
    std::ranges::sort(by);
    lines.push_back(fmt::format("{}: {} records came later than the `late` that it states, nine in ten of them within {}: what was known before each is judged by itself, "
                                "which takes long; if it always reports so, state it there", source, by.size(), explain::spelled(by[by.size() * 9 / 10])));
  }
}

// "settled to 2025-03-03T14:00:00.000Z: 1.1, 1.2", the earliest first.
void tell_watermarks(const RunOutcome& outcome, std::vector<std::string>& lines) {
  if (!outcome.accord.open) return;
  const watch::Watermarks watermarks{outcome.accord, outcome.facts};
  std::map<measure::Instant, std::vector<std::string>> norms;
  for (const accord::Norm& norm : outcome.accord.norms) {
    if (norm.form == accord::NormForm::permission) continue;
    if (const auto at = watermarks.of(norm)) norms[*at].push_back(norm.id);
  }
  for (const auto& [at, ids] : norms) {
    lines.push_back(fmt::format("settled to {}, later verdicts are pending, for reports may still come: {}", measure::print(at), fmt::join(ids, ", ")));
  }
}

}  // namespace

std::vector<std::string> notices(const RunOutcome& outcome) {
  std::vector<std::string> lines;
  const std::vector<std::string> blind = norms_without_record(outcome);
  if (!blind.empty()) {
    lines.push_back(fmt::format("no feed gave a fact for {}: nothing is known there, which is not compliance", fmt::join(blind, ", ")));
  }
  std::set<std::string> assumed;
  for (const finding::NormHours& hours : outcome.judgement.hours) assumed.insert(hours.assumed.begin(), hours.assumed.end());
  for (const std::string& source : assumed) {
    lines.push_back(fmt::format("{}: taken to have watched everywhere, all the time, for it does not say what it covers", source));
  }
  tell_order_of_releases(outcome, lines);
  tell_parts(outcome, lines);
  count_unused(outcome, lines);
  count_powerless(outcome, lines);
  std::ranges::move(idle_acts(outcome), std::back_inserter(lines));
  tell_void_ballots(outcome, lines);
  tell_late(outcome, lines);
  tell_watermarks(outcome, lines);
  return lines;
}

}  // namespace casus::verb
