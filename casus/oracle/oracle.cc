// Every norm, every subject, in turn.
#include "casus/oracle/oracle.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "casus/fact/vocabulary.h"
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

bool is_position(const accord::Accord& accord, const fact::Fact& fact) {
  const fact::Value* message = fact.find("message");
  if (message == nullptr || !fact.place) return fact.place.has_value();
  const auto* type = std::get_if<measure::AmountRange>(message);
  return type != nullptr &&
         !fact::mover_kind(accord.source(fact.source)->format, type->low.raw() / measure::decimal_one).empty();
}

// A ship says its type in other messages than its place. What a position leaves
// out is taken from the mover's other messages, where they agree.
void complete(const accord::Accord& accord, fact::Fact& position, const std::vector<const fact::Fact*>& facts) {
  std::map<std::string, std::optional<fact::Value>> said;
  std::vector<std::string> actors;
  for (const fact::Fact* other : facts) {
    if (other->mover != position.mover || is_position(accord, *other)) continue;
    for (const fact::Attribute& one : other->attributes) {
      const auto [held, first] = said.try_emplace(one.name, one.value);
      if (!first && held->second && *held->second != one.value) held->second = std::nullopt;
    }
    for (const std::string& actor : other->actors)
      if (std::ranges::find(actors, actor) == actors.end()) actors.push_back(actor);
  }
  for (const auto& [name, value] : said)
    if (value && position.find(name) == nullptr) position.set(name, *value);
  if (position.actors.empty()) position.actors = actors;
}

// The facts with every track position completed, in the same order.
std::vector<fact::Fact> completed(const accord::Accord& accord, const std::vector<const fact::Fact*>& facts) {
  std::vector<fact::Fact> all;
  for (const fact::Fact* fact : facts) {
    all.push_back(*fact);
    const fact::Vocabulary* format = fact::vocabulary(accord.source(fact->source)->format);
    if (format != nullptr && format->tracks && is_position(accord, *fact)) complete(accord, all.back(), facts);
  }
  return all;
}

}  // namespace

std::vector<finding::Finding> judge(const accord::Accord& accord, const std::vector<fact::Fact>& facts) {
  std::vector<earth::CompiledZone> zones;
  for (const accord::Zone& zone : accord.zones) zones.push_back(zone.compiled);
  const earth::ZoneIndex index{std::move(zones)};
  const std::vector<fact::Fact> whole = completed(accord, current(accord, facts));
  std::vector<const fact::Fact*> told;
  for (const fact::Fact& fact : whole) told.push_back(&fact);
  const World world{accord, index, told};
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
  finding::identify_all(all, accord.identity());
  finding::sort(all);
  return all;
}

}  // namespace casus::oracle
