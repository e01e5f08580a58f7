// What is settled stays: fed in the order of arrival, every verdict that lies before the
// watermark is the one that is found in the end, and in the end nothing else is found there.
//
// The cases are those of cases.h. No record comes later than its source is stated to be; acts
// come when they happen, and those that attribute are left out, for they may change anything;
// so are records of where nobody watched.
// CASUS_CASES / 20 cases, from CASUS_SEED on, each cut at three instants.
#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

#include "casus/finding/finding.h"
#include "casus/procedure/procedure.h"
#include "casus/verb/knowledge.h"
#include "casus/watch/collect.h"
#include "casus/watch/watermark.h"
#include "tests/differential/cases.h"
#include "tests/differential/dice.h"
#include "tests/differential/setting.h"

namespace casus::differential {
namespace {

using fact::Fact;
using finding::Finding;
using finding::Reason;
using finding::Verdict;
using measure::Instant;

// Each source with a lateness of its own, and each record within it.
Case in_time(Dice& dice, Case one) {
  for (accord::Source& source : one.accord.sources) source.late = measure::minutes(30 * dice.below(8));
  std::erase_if(one.facts, [](const Fact& fact) {
    return !fact.when || fact.what == "attribute" || fact.what == "dispute" || fact.root == fact::Root::coverage;
  });
  for (Fact& fact : one.facts) {
    const accord::Source* source = one.accord.source(fact.source);
    const auto copied = std::ranges::find(one.facts, fact.id(), [](const Fact& other) { return other.id(); });
    if (&*copied != &fact) fact.received = copied->received;
    else if (fact.root == fact::Root::act || source == nullptr) fact.received = fact.when->from;
    else fact.received = fact.when->from + measure::minutes(dice.below(source->late.raw() / 60'000 + 1));
  }
  std::ranges::stable_sort(one.facts, {}, &Fact::received);
  return one;
}

bool is_pending(const std::vector<Reason>& reasons) { return std::ranges::find(reasons, Reason::pending) != reasons.end(); }

// The verdicts that a watermark settles: whole, or where they have begun. Ids are left out, for
// they tell findings apart that are alike otherwise, of which one may come later.
using Settled = std::multiset<std::string>;

std::optional<std::string> settled(Finding finding, const watch::Watermarks& watermarks, const accord::Accord& accord) {
  const accord::Norm& norm = *accord.norm(finding.norm);
  const auto watermark = watermarks.of(norm);
  if (!watermark) return std::nullopt;
  const auto end = watermarks.end_of(norm);
  const bool over = finding.to && *finding.to < *watermark && (!end || *finding.to < *end) && watermarks.heard_since(*finding.to, finding.evidence);
  const bool begun = finding.verdict == Verdict::breach && finding.reached.value_or(finding.from) < *watermark;
  if (!over && !begun) return std::nullopt;
  finding.id.clear();
  if (over) return to_json(finding);
  return "begun: " + finding.norm + " " + finding.severity + " by " + finding.subject + " in " + finding.key + " from " +
         measure::print(finding.from) + ", " + finding.measure;
}

Settled settled_of(const std::vector<Finding>& findings, const watch::Watermarks& watermarks, const accord::Accord& accord) {
  Settled out;
  for (const Finding& finding : findings) {
    if (auto line = settled(finding, watermarks, accord)) out.insert(std::move(*line));
  }
  return out;
}

// The reports of tracks that their neighbours make doubtful.
std::set<std::string> doubted(const accord::Accord& accord, const std::vector<Fact>& facts) {
  std::set<std::string> out;
  const watch::Catalogue catalogue{accord, facts};
  for (const watch::Track& track : watch::collect(catalogue).tracks) {
    for (std::size_t i = 0; i < track.doubtful.size(); ++i) {
      if (track.doubtful[i]) out.insert(facts[track.fact[i]].id());
    }
  }
  return out;
}

// Of a track the next report, which may come later, decides too whether this one is plausible.
bool doubts_change(const Case& whole, const std::vector<Fact>& known) {
  std::set<std::string> in_the_end = doubted(whole.accord, whole.facts);
  std::erase_if(in_the_end, [&](const std::string& id) {
    return std::ranges::none_of(known, [&](const Fact& fact) { return fact.id() == id; });
  });
  return in_the_end != doubted(whole.accord, known);
}

bool is_seen(const Fact& fact) { return fact.root == fact::Root::incident || fact.root == fact::Root::sighting; }

// Nobody waits for a source before its first report, and a table watches from its first sight on.
bool all_are_heard(const Case& whole, const std::vector<Fact>& known) {
  return std::ranges::all_of(whole.facts, [&](const Fact& fact) {
    return fact.root == fact::Root::act || std::ranges::any_of(known, [&](const Fact& other) {
      return other.root != fact::Root::act && other.source == fact.source && is_seen(other) >= is_seen(fact);
    });
  });
}

std::string told(const Case& one, Instant at, const Settled& then, const Settled& now) {
  std::string text = "seed " + std::to_string(one.seed) + " as of " + measure::print(at) + "\n" + describe(one);
  Settled only;
  std::ranges::set_difference(then, now, std::inserter(only, only.end()));
  for (const std::string& line : only) text += "then: " + line + "\n";
  only.clear();
  std::ranges::set_difference(now, then, std::inserter(only, only.end()));
  for (const std::string& line : only) text += "in the end: " + line + "\n";
  return text;
}

// How long a mover stayed that fell silent, what it is and what it weighs, its next report
// tells, however late. So doubts about movers may come up and go.
bool is_doubt_about_movers(const accord::Accord& accord, const Finding& finding) {
  const accord::NormForm form = accord.norm(finding.norm)->form;
  return finding.verdict == Verdict::unknown && (form == accord::NormForm::presence || form == accord::NormForm::ceiling);
}

bool movers_tell_more(const Case& whole, const std::vector<Fact>& known, const Finding& finding) {
  std::set<std::string> movers;
  for (const Fact& fact : known) {
    if (std::ranges::find(finding.evidence, fact.id()) != finding.evidence.end()) movers.insert(watch::mover_of(fact));
  }
  return std::ranges::any_of(whole.facts, [&](const Fact& fact) {
    const bool is_new = std::ranges::none_of(known, [&](const Fact& old) { return old.id() == fact.id(); });
    return is_new && movers.contains(watch::mover_of(fact));
  });
}

bool binds_by_procedure(const accord::Norm& norm) {
  using enum accord::NormForm;
  return norm.form == duty || norm.form == periodic || norm.form == notice || norm.form == position_report;
}

}  // namespace

TEST_CASE("what the watermark has settled is what is found in the end, and all that is found there") {
  const std::int64_t cases = std::max<std::int64_t>(1, setting("CASUS_CASES", 5'000) / 20);
  const auto first = static_cast<std::uint64_t>(setting("CASUS_SEED", 1));
  std::int64_t kept = 0;
  std::int64_t pending = 0;
  for (std::uint64_t seed = first; seed < first + static_cast<std::uint64_t>(cases); ++seed) {
    Dice dice{seed};
    Case whole = in_time(dice, make_case(seed, {.facts = 20, .ceilings = true, .forms = true}));
    std::erase_if(whole.accord.norms, binds_by_procedure);
    base::SerialExecutor serial;
    const auto in_the_end = procedure::judge(whole.accord, whole.facts, serial);
    for (const std::int64_t hour : {dice.below(10), 8 + dice.below(8), 16 + dice.below(10)}) {
      verb::Point point;
      point.received = whole.accord.of + measure::hours(hour);
      accord::Accord open = whole.accord;
      open.open = accord::OpenLog{point.received};
      const std::vector<Fact> known = verb::known_facts(whole.facts, point);
      if (!all_are_heard(whole, known) || doubts_change(whole, known)) continue;
      auto then = procedure::judge(open, known, serial);
      const watch::Watermarks watermarks{open, known};
      watch::mark_pending(watermarks, open, then.findings, then.duties);
      const auto waits = std::erase_if(then.findings, [](const Finding& finding) { return is_pending(finding.reasons); });
      pending += static_cast<std::int64_t>(waits);
      std::erase_if(then.findings, [&](const Finding& finding) { return is_doubt_about_movers(open, finding) && movers_tell_more(whole, known, finding); });
      const Settled before = settled_of(then.findings, watermarks, open);
      std::vector<Finding> ended = in_the_end.findings;
      std::erase_if(ended, [&](const Finding& finding) {
        const auto line = settled(finding, watermarks, open);
        return line && is_doubt_about_movers(open, finding) && !before.contains(*line);
      });
      const Settled after = settled_of(ended, watermarks, open);
      CHECK_MESSAGE(before == after, told(whole, *point.received, before, after));
      kept += std::ssize(before);
    }
  }
  // The cases are worth something: verdicts are settled early, and others wait.
  CHECK(kept > cases / 8);
  CHECK(pending > cases / 8);
}

}  // namespace casus::differential
