// Every norm, every subject, in turn.
#include "casus/oracle/oracle.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "casus/oracle/coverage.h"
#include "casus/oracle/events.h"
#include "casus/oracle/presence.h"

namespace casus::oracle {

namespace {

// Of several versions of one record the latest counts: by publication, then by
// receipt, then by content, so that the order of reading decides nothing.
bool later(const fact::Fact& a, const fact::Fact& b) {
  return std::tuple(a.published, a.received, fact::version(a)) >
         std::tuple(b.published, b.received, fact::version(b));
}

std::vector<const fact::Fact*> current(const accord::Accord& accord, const std::vector<fact::Fact>& facts) {
  std::map<std::string, const fact::Fact*> latest;
  for (const fact::Fact& fact : facts) {
    if (accord.source(fact.source) == nullptr) continue;
    const fact::Fact*& held = latest[fact.id()];
    if (held == nullptr || later(fact, *held)) held = &fact;
  }
  std::vector<const fact::Fact*> all;
  for (const fact::Fact& fact : facts)
    if (fact.when && latest.contains(fact.id()) && latest[fact.id()] == &fact) all.push_back(&fact);
  return all;
}

}  // namespace

std::vector<finding::Finding> judge(const accord::Accord& accord, const std::vector<fact::Fact>& facts) {
  std::vector<earth::CompiledZone> zones;
  for (const accord::Zone& zone : accord.zones) zones.push_back(zone.compiled);
  const earth::ZoneIndex index{std::move(zones)};
  const World world{accord, index, current(accord, facts)};
  const std::vector<Incident> merged = incidents(accord, world.facts);
  std::vector<finding::Finding> all;
  for (std::uint32_t n = 0; n < accord.norms.size(); ++n) {
    for (const Subject& subject : subjects_of(accord.norms[n])) {
      const bool events = accord.norms[n].form == accord::NormForm::commit;
      std::vector<finding::Finding> some =
          events ? judge_events(world, n, subject, merged) : judge_presence(world, n, subject);
      std::ranges::move(some, std::back_inserter(all));
      std::ranges::move(no_coverage(world, n, subject), std::back_inserter(all));
    }
  }
  for (finding::Finding& finding : all) finding::identify(finding, accord.identity());
  finding::sort(all);
  return all;
}

}  // namespace casus::oracle
