// The set of facts decides, never their order: what a log holds at other places is found all
// the same. Acts of one instant keep the order of their register, which is a part of what it says.
#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>

#include "casus/oracle/oracle.h"
#include "casus/procedure/procedure.h"
#include "tests/differential/cases.h"
#include "tests/differential/dice.h"
#include "tests/differential/setting.h"

namespace casus::differential {
namespace {

bool asks_for_notice(const accord::Condition& condition) {
  return std::ranges::any_of(condition.any_of, [](const std::vector<accord::Literal>& conjunction) {
    return std::ranges::any_of(conjunction, [](const accord::Literal& literal) {
      return literal.sort == accord::Literal::Sort::notified || std::ranges::any_of(literal.group, asks_for_notice);
    });
  });
}

// Is it of what has to be notified, or of what was?
bool asks_for_notice(const accord::Norm& norm) {
  if (norm.form == accord::NormForm::notice) return true;
  if (norm.form == accord::NormForm::duty || norm.form == accord::NormForm::periodic) return false;
  return std::ranges::any_of(norm.excuses, [](const accord::Excuse& excuse) { return asks_for_notice(excuse.condition); });
}

// In any order; a log's own order is that of its evidence.
template <typename Judgement>
std::vector<std::string> lines(Judgement judgement) {
  std::vector<std::string> all;
  for (finding::Finding& finding : judgement.findings) {
    std::ranges::sort(finding.evidence);
    finding.id.clear();
    all.push_back(finding::to_json(finding));
  }
  std::ranges::sort(all);
  return all;
}

bool keeps_its_place(const fact::Fact& fact) { return fact.root == fact::Root::act && fact.what != "notify"; }

std::vector<fact::Fact> permuted(Dice& dice, const std::vector<fact::Fact>& facts) {
  std::vector<fact::Fact> out = facts;
  for (std::size_t i = out.size(); i > 1; --i) std::swap(out[i - 1], out[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(i)))]);
  std::vector<fact::Fact> kept;
  std::ranges::copy_if(facts, std::back_inserter(kept), keeps_its_place);
  auto next = kept.begin();
  for (fact::Fact& fact : out)
    if (keeps_its_place(fact)) fact = *next++;
  return out;
}

}  // namespace

TEST_CASE("the order of the log decides nothing of stays and their notices") {
  const std::int64_t cases = setting("CASUS_CASES", 2'000);
  const auto first = static_cast<std::uint64_t>(setting("CASUS_SEED", 1));
  Limits limits;
  limits.facts = 20;
  limits.hours = 6;
  limits.ceilings = limits.forms = limits.implausible = true;
  std::int64_t differ = 0;
  std::int64_t asked = 0;
  for (std::uint64_t seed = first; seed < first + static_cast<std::uint64_t>(cases); ++seed) {
    Case one = make_case(seed, limits);
    // Others ask what acts came after what.
    std::erase_if(one.accord.norms, [](const accord::Norm& norm) { return !asks_for_notice(norm); });
    if (one.accord.norms.empty()) continue;
    Dice dice{seed};
    const std::vector<fact::Fact> other = permuted(dice, one.facts);
    base::SerialExecutor serial;
    const auto engine = lines(procedure::judge(one.accord, one.facts, serial));
    if (!engine.empty()) ++asked;
    const bool same = engine == lines(procedure::judge(one.accord, other, serial)) &&
                      lines(oracle::judge(one.accord, one.facts)) == lines(oracle::judge(one.accord, other));
    if (same) continue;
    if (++differ > 2) continue;
    MESSAGE(describe(one));
    std::vector<std::string> only;
    std::ranges::set_symmetric_difference(engine, lines(procedure::judge(one.accord, other, serial)), std::back_inserter(only));
    for (const std::string& line : only) MESSAGE("in one order only: ", line);
  }
  CHECK_MESSAGE(differ == 0, differ, " of ", cases, " cases differ, seeds from ", first);
  CHECK_MESSAGE(asked > cases / 20, asked);
}

}  // namespace casus::differential
