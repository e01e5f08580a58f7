// The engine and the oracle agree on every field of every finding.
//
// A failing case is shrunk (facts, norms, thresholds and what sources say are
// dropped while the two still differ) and printed with its seed, where the language can tell
// it as a story page for tests/stories (`./dev golden --update` fills in what both say).
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>
#include <set>

#include "casus/finding/finding.h"
#include "casus/oracle/oracle.h"
#include "casus/procedure/procedure.h"
#include "tests/differential/cases.h"
#include "tests/differential/setting.h"
#include "tests/differential/spell.h"

namespace casus::differential {
namespace {

// What was found and what is owed, in printing order. CASUS_REASONS=0 looks past the
// reasons, to see other differences first.
template <typename Judgement>
std::vector<std::string> lines(Judgement judgement) {
  std::vector<std::string> all;
  const bool reasons = setting("CASUS_REASONS", 1) != 0;
  for (finding::Finding& finding : judgement.findings) {
    if (!reasons) finding.reasons.clear();
    all.push_back(finding::to_json(finding));
  }
  for (finding::Duty& duty : judgement.duties) {
    if (!reasons) duty.reasons.clear();
    all.push_back(finding::to_json(duty));
  }
  return all;
}

std::string form_of(const accord::Accord& accord, const finding::Finding& finding) {
  const accord::Norm& norm = *accord.norm(finding.norm);
  if (norm.form == accord::NormForm::presence) return "presence";
  if (norm.form == accord::NormForm::commit) return norm.root == fact::Root::act ? "acts" : "incidents";
  if (norm.form == accord::NormForm::position_report) return "reports of position";
  if (norm.form == accord::NormForm::notice) return "prior notice";
  if (norm.form != accord::NormForm::ceiling) return "a duty";
  if (norm.window) return "ceiling, in a window";
  return norm.root == fact::Root::declaration ? "ceiling, declared" : "ceiling, seen";
}

// Of what sort are the events that the norms' conditions ask about?
using Sorts = std::set<std::string>;

void add_sorts(const accord::Accord& accord, const accord::Condition& condition, Sorts& out) {
  using Sort = accord::Event::Sort;
  for (const std::vector<accord::Literal>& conjunction : condition.any_of) {
    for (const accord::Literal& literal : conjunction) {
      for (const accord::Condition& group : literal.group) add_sorts(accord, group, out);
      if (literal.sort == accord::Literal::Sort::group) continue;
      out.insert(literal.sort == accord::Literal::Sort::notified ? "notified" : literal.since ? "since" : literal.event.sort == Sort::facts ? "facts" : literal.event.sort == Sort::breach ? "breach" : "meaning");
      if (literal.sort != accord::Literal::Sort::event || literal.event.sort != Sort::meaning) continue;
      const accord::Meaning& meaning = accord.meanings[literal.event.meaning];
      if (meaning.lasting) out.insert(meaning.pause ? "lasting with pauses" : "lasting");
    }
  }
}

// Those of the conditions that decide something: without excuses the case would be another.
Sorts deciding(const Case& one) {
  Sorts sorts;
  Case bare = one;
  for (accord::Norm& norm : bare.accord.norms) {
    for (const accord::Excuse& excuse : norm.excuses) add_sorts(one.accord, excuse.condition, sorts);
    norm.excuses.clear();
  }
  if (sorts.empty()) return sorts;
  const auto with = lines(oracle::judge(one.accord, one.facts));
  return with == lines(oracle::judge(bare.accord, one.facts)) ? Sorts{} : sorts;
}

struct Difference {
  std::vector<std::string> only_engine;
  std::vector<std::string> only_oracle;
  [[nodiscard]] bool any() const { return !only_engine.empty() || !only_oracle.empty(); }
};

Difference compare(const Case& one) {
  base::SerialExecutor serial;
  auto engine = lines(procedure::judge(one.accord, one.facts, serial));
  auto oracle = lines(oracle::judge(one.accord, one.facts));
  Difference difference;
  const bool same = engine == oracle;
  std::ranges::sort(engine);
  std::ranges::sort(oracle);
  if (!same && engine == oracle) difference.only_engine = {"the same in another order"};
  std::ranges::set_difference(engine, oracle, std::back_inserter(difference.only_engine));
  std::ranges::set_difference(oracle, engine, std::back_inserter(difference.only_oracle));
  return difference;
}

// A case is shrunk while it still fails.
using Fails = std::function<bool(const Case&)>;

// Tries to do without each element of a list; keeps what must stay.
template <typename T>
bool shrink_list(Case& one, const Fails& fails, const std::function<std::vector<T>&(Case&)>& list) {
  bool smaller = false;
  for (std::size_t i = list(one).size(); i-- > 0;) {
    Case less = one;
    list(less).erase(list(less).begin() + static_cast<std::ptrdiff_t>(i));
    if (!fails(less)) continue;
    one = less;
    smaller = true;
  }
  return smaller;
}

bool try_change(Case& one, const Fails& fails, const std::function<void(Case&)>& change) {
  Case less = one;
  change(less);
  if (describe(less) == describe(one) || !fails(less)) return false;
  one = less;
  return true;
}

bool shrink_norm(Case& one, const Fails& fails, std::size_t n) {
  bool smaller = false;
  for (std::size_t r = one.accord.norms[n].rungs.size(); r-- > 0;) {
    smaller |= try_change(one, fails, [&](Case& c) {
      auto& rungs = c.accord.norms[n].rungs;
      if (rungs.size() > 1) rungs.erase(rungs.begin() + static_cast<std::ptrdiff_t>(r));
    });
  }
  for (std::size_t r = 0; r < one.accord.norms[n].rungs.size(); ++r)
    smaller |= try_change(one, fails, [&](Case& c) { c.accord.norms[n].rungs[r].any_of.resize(1); });
  smaller |= try_change(one, fails, [&](Case& c) { c.accord.norms[n].from.reset(); });
  smaller |= try_change(one, fails, [&](Case& c) { c.accord.norms[n].until.reset(); });
  smaller |= try_change(one, fails, [&](Case& c) { if (c.accord.norms[n].form == accord::NormForm::commit) c.accord.norms[n].zone.reset(); });
  smaller |= try_change(one, fails, [&](Case& c) { c.accord.norms[n].subjects.parties.resize(1, "RUS"); });
  smaller |= try_change(one, fails, [&](Case& c) { c.accord.norms[n].proof.origins = 1; });
  smaller |= try_change(one, fails, [&](Case& c) { c.accord.norms[n].proof.attributed_by.clear(); });
  smaller |= try_change(one, fails, [&](Case& c) { c.accord.norms[n].subjects.together = false; });
  smaller |= shrink_list<accord::Excuse>(one, fails, [n](Case& c) -> auto& { return c.accord.norms[n].excuses; });
  for (std::size_t e = 0; e < one.accord.norms[n].excuses.size(); ++e) {
    for (std::size_t a = 0; a < one.accord.norms[n].excuses[e].condition.any_of.size(); ++a)
      smaller |= shrink_list<accord::Literal>(one, fails, [n, e, a](Case& c) -> auto& { return c.accord.norms[n].excuses[e].condition.any_of[a]; });
    smaller |= try_change(one, fails, [n, e](Case& c) { c.accord.norms[n].excuses[e].condition.any_of.resize(1); });
  }
  smaller |= try_change(one, fails, [&](Case& c) { c.accord.norms[n].each.clear(); });
  smaller |= try_change(one, fails, [&](Case& c) { c.accord.norms[n].trigger.reset(); });
  smaller |= try_change(one, fails, [&](Case& c) { c.accord.norms[n].anchor.reset(); });
  smaller |= try_change(one, fails, [&](Case& c) { c.accord.norms[n].action.to = {}; });
  smaller |= try_change(one, fails, [&](Case& c) { c.accord.norms[n].on = {}; });
  smaller |= try_change(one, fails, [&](Case& c) { c.accord.norms[n].from_moment.reset(); });
  smaller |= try_change(one, fails, [&](Case& c) { c.accord.norms[n].until_moment.reset(); });
  return smaller;
}

void shrink(Case& one, const Fails& fails) {
  for (bool smaller = true; smaller;) {
    smaller = shrink_list<fact::Fact>(one, fails, [](Case& c) -> auto& { return c.facts; });
    smaller |= shrink_list<accord::Norm>(one, fails, [](Case& c) -> auto& { return c.accord.norms; });
    for (std::size_t n = 0; n < one.accord.norms.size(); ++n) smaller |= shrink_norm(one, fails, n);
    for (std::size_t s = 0; s < one.accord.sources.size(); ++s)
      smaller |= shrink_list<accord::Cover>(one, fails, [s](Case& c) -> auto& { return c.accord.sources[s].covers; });
    smaller |= try_change(one, fails, [](Case& c) { c.accord.same_incident.reset(); });
    smaller |= try_change(one, fails, [](Case& c) { c.accord.in_force.clear(); });
    for (std::size_t s = 0; s < one.accord.sources.size(); ++s)
      smaller |= try_change(one, fails, [s](Case& c) { c.accord.sources[s].spread = false; });
    for (std::size_t f = 0; f < one.facts.size(); ++f)
      smaller |= try_change(one, fails, [f](Case& c) { if (c.facts[f].root != fact::Root::act) c.facts[f].received.reset(); });
  }
}

// A case for people, and where the language can tell it, as a page that they can run.
std::string told(const Case& one, const Fails& fails) {
  const std::optional<std::string> page = story(one, fails);
  return describe(one) + (page ? "As a story:\n\n" + *page : "No story: the language cannot tell this case.\n");
}

void report(Case one) {
  const Fails differ = [](const Case& smaller) { return compare(smaller).any(); };
  shrink(one, differ);
  const Difference difference = compare(one);
  std::string text = told(one, differ);
  for (const std::string& line : difference.only_engine) text += "engine only: " + line + "\n";
  for (const std::string& line : difference.only_oracle) text += "oracle only: " + line + "\n";
  std::fprintf(stderr, "%s\n", text.c_str());
}

}  // namespace

TEST_CASE("later versions of records change what is found") {
  Limits limits;
  limits.facts = 20;
  std::int64_t changed = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    limits.revisions = false;
    const Case before = make_case(seed, limits);
    limits.revisions = true;
    const Case after = make_case(seed, limits);
    if (lines(oracle::judge(before.accord, before.facts)) != lines(oracle::judge(after.accord, after.facts))) ++changed;
  }
  CHECK_MESSAGE(changed >= 10, changed);
}

TEST_CASE("tracks that contradict themselves change what is found") {
  Limits limits;
  limits.facts = 20;
  limits.implausible = true;
  std::int64_t doubted = 0;
  std::int64_t breaches = 0;  // of movers, beside such doubts
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    const Case one = make_case(seed, limits);
    for (const finding::Finding& finding : oracle::judge(one.accord, one.facts).findings) {
      if (std::ranges::find(finding.reasons, finding::Reason::implausible_track) != finding.reasons.end()) ++doubted;
      if (finding.verdict == finding::Verdict::breach && finding.measure == "movers") ++breaches;
    }
  }
  CHECK_MESSAGE(doubted >= 30, doubted);
  CHECK_MESSAGE(breaches >= 10, breaches);
}

TEST_CASE("a case that a wrong judge fails shrinks to what he does not see") {
  // He is blind to clashes.
  const Fails fails = [](const Case& one) {
    Case seen = one;
    std::erase_if(seen.facts, [](const fact::Fact& fact) { return fact.what == "clash"; });
    base::SerialExecutor serial;
    return lines(procedure::judge(one.accord, one.facts, serial)) != lines(procedure::judge(seen.accord, seen.facts, serial));
  };
  Limits limits;
  limits.facts = 20;
  std::int64_t shrunk = 0;
  std::int64_t stories = 0;
  for (std::uint64_t seed = 1; shrunk < 20; ++seed) {
    Case one = make_case(seed, limits);
    if (one.facts.size() < 10 || !fails(one)) continue;
    ++shrunk;
    shrink(one, fails);
    CHECK(fails(one));
    CHECK_MESSAGE(one.facts.size() <= 3, describe(one));
    CHECK_MESSAGE(one.accord.norms.size() == 1, describe(one));
    CHECK(std::ranges::any_of(one.facts, [](const fact::Fact& fact) { return fact.what == "clash"; }));
    if (!story(one, fails)) continue;
    ++stories;
    if (setting("CASUS_SHOWN", 0) != 0) std::printf("%s\n", told(one, fails).c_str());
  }
  CHECK_MESSAGE(stories >= 15, stories);
}

TEST_CASE("the engine and the oracle agree on every field of every finding") {
  const std::int64_t cases = setting("CASUS_CASES", 5'000);
  const auto first = static_cast<std::uint64_t>(setting("CASUS_SEED", 1));
  const std::int64_t shown = setting("CASUS_SHOWN", 3);
  Limits limits;
  limits.presence = setting("CASUS_PRESENCE", 1) != 0;
  limits.covers = setting("CASUS_COVERS", 1) != 0;
  limits.ceilings = setting("CASUS_CEILINGS", 1) != 0;
  limits.forms = setting("CASUS_FORMS", 1) != 0;
  limits.revisions = setting("CASUS_REVISIONS", 1) != 0;
  limits.implausible = setting("CASUS_IMPLAUSIBLE", 1) != 0;
  limits.facts = setting("CASUS_FACTS", 20);
  std::int64_t differ = 0;
  std::map<std::string, std::int64_t> findings;  // by the form that gave them
  std::map<std::string, std::int64_t> duties;  // by their state
  std::map<std::string, std::int64_t> conditions;  // cases that they decide, by what they ask about
  std::map<std::string, std::int64_t> implausible; // findings with this doubt, by the form that gave them
  for (std::uint64_t seed = first; seed < first + static_cast<std::uint64_t>(cases); ++seed) {
    const Case one = make_case(seed, limits);
    const oracle::Judgement judged = oracle::judge(one.accord, one.facts);
    for (const finding::Finding& finding : judged.findings) ++findings[form_of(one.accord, finding)];
    for (const finding::Duty& duty : judged.duties) ++duties[std::string{finding::name(duty.state)}];
    for (const finding::Finding& finding : judged.findings) {
      const bool doubted = std::ranges::find(finding.reasons, finding::Reason::implausible_track) != finding.reasons.end();
      if (doubted) ++implausible[form_of(one.accord, finding)];
    }
    for (const std::string& sort : deciding(one)) ++conditions[sort];
    if (!compare(one).any()) continue;
    if (++differ <= shown) report(one);
  }
  CHECK_MESSAGE(differ == 0, differ, " of ", cases, " cases differ, seeds from ", first);
  // The cases are worth comparing.
  for (const char* form : {"incidents", "presence"}) CHECK_MESSAGE(findings[form] > cases / 3, std::string{form});
  for (const char* form : {"acts", "ceiling, seen", "ceiling, declared", "ceiling, in a window", "reports of position", "prior notice", "a duty"})
    CHECK_MESSAGE(findings[form] > cases / 100, std::string{form});
  for (const char* form : {"presence", "ceiling, seen", "reports of position"})
    CHECK_MESSAGE(implausible[form] > cases / 200, std::string{form}, " ", implausible[form]);
  for (const char* state : {"pending", "done", "overdue", "waived", "void", "unknown"})
    CHECK_MESSAGE(duties[state] > cases / 200, std::string{state}, " ", duties[state]);
  for (const char* sort : {"facts", "breach", "meaning", "since", "lasting", "lasting with pauses", "notified"})
    CHECK_MESSAGE(conditions[sort] > cases / 200, std::string{sort}, " ", conditions[sort]);
}

}  // namespace casus::differential
