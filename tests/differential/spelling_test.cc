// Random accords, spelled and read back, mean the same.
#include <doctest/doctest.h>

#include <map>

#include "casus/finding/finding.h"
#include "casus/procedure/procedure.h"
#include "tests/differential/cases.h"
#include "tests/differential/sayable.h"
#include "tests/differential/setting.h"
#include "tests/differential/spell.h"

namespace casus::differential {
namespace {

std::vector<std::string> lines(const accord::Accord& accord, const std::vector<fact::Fact>& facts) {
  base::SerialExecutor serial;
  const watch::Judgement judgement = procedure::judge(accord, facts, serial);
  std::vector<std::string> out;
  for (const finding::Finding& finding : judgement.findings) out.push_back(finding::to_json(finding));
  for (const finding::Duty& duty : judgement.duties) out.push_back(finding::to_json(duty));
  return out;
}

}  // namespace

TEST_CASE("an accord that is spelled and read back gives the same findings") {
  const std::int64_t cases = setting("CASUS_CASES", 3'000);
  const auto first = static_cast<std::uint64_t>(setting("CASUS_SEED", 1));
  Limits limits;
  limits.facts = 20;
  limits.ceilings = limits.forms = limits.revisions = true;
  std::map<std::string, std::int64_t> unsaid;
  std::int64_t same = 0;
  std::int64_t differ = 0;
  for (std::uint64_t seed = first; seed < first + static_cast<std::uint64_t>(cases); ++seed) {
    Case one = make_case(seed, limits);
    make_sayable(one.accord);
    Spelling spelling = spell(one.accord);
    const auto read = read_back(one.accord, spelling);
    if (!read) {
      ++unsaid[spelling.why];
      continue;
    }
    const auto meant = lines(one.accord, one.facts);
    const auto found = lines(*read, one.facts);
    if (meant == found) { ++same; continue; }
    if (++differ > 3) continue;
    std::string text = describe(one) + spelling.text;
    for (const std::string& line : meant) if (std::ranges::find(found, line) == found.end()) text += "meant: " + line + "\n";
    for (const std::string& line : found) if (std::ranges::find(meant, line) == meant.end()) text += "read:  " + line + "\n";
    MESSAGE(text);
  }
  if (setting("CASUS_SHOWN", 0) != 0) for (const auto& [why, times] : unsaid) MESSAGE(times, " ", why);
  CHECK_MESSAGE(differ == 0, differ, " of ", cases, " cases differ, seeds from ", first);
  CHECK_MESSAGE(same > cases / 3, same, " of ", cases, " cases can be said");
}

}  // namespace casus::differential
