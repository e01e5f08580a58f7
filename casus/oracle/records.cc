// Current versions, and what movers say of themselves in other messages.
#include "casus/oracle/records.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "casus/fact/lasting.h"
#include "casus/fact/vocabulary.h"
#include "casus/oracle/memory.h"

namespace casus::oracle {

namespace {

// Of several versions of one record the latest counts: by publication, then by
// receipt, then by its place in the file, then by content, so that the order of reading
// decides nothing.
bool later(const fact::Fact& a, const fact::Fact& b) {
  return std::tuple(a.published, a.received, a.offset, fact::version(a)) >
         std::tuple(b.published, b.received, b.offset, fact::version(b));
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

bool of_track(const accord::Accord& accord, const fact::Fact& fact) {
  const fact::Vocabulary* format = fact::vocabulary(accord.source(fact.source)->format);
  return format != nullptr && format->tracks && fact.root == fact::Root::sighting;
}

bool is_position(const accord::Accord& accord, const fact::Fact& fact) {
  const fact::Value* message = fact.find("message");
  if (message == nullptr || !fact.place) return fact.place.has_value();
  const auto* type = std::get_if<measure::AmountRange>(message);
  return type != nullptr &&
         !fact::mover_kind(accord.source(fact.source)->format, type->low.raw() / measure::decimal_one).empty();
}

// A ship says its type in other messages than its place. What a position leaves
// out and what lasts is taken from the mover's own other messages, where they agree.
void complete(const accord::Accord& accord, fact::Fact& position, const std::vector<const fact::Fact*>& facts) {
  std::map<std::string, std::optional<fact::Value>> said;
  std::vector<std::string> actors;
  for (const fact::Fact* other : facts) {
    if (other->mover != position.mover || !of_track(accord, *other) || is_position(accord, *other)) continue;
    for (const fact::Attribute& one : other->attributes) {
      if (!fact::lasts(one.name)) continue;  // a speed, or which message that was: nothing of this one
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

// Who knows that something happened at some instant knows it afterwards. Where nobody watches
// may be told beforehand; and what became known before it began tells time wrongly.
void happened_before_known(fact::Fact& fact) {
  if (fact.root == fact::Root::coverage || (!fact.received && !fact.published)) return;
  const measure::Instant known = known_at(fact);
  if (fact.when->from <= known) fact.when->to = std::min(fact.when->to, known);
}

}  // namespace

std::vector<fact::Fact> current_records(const accord::Accord& accord, const std::vector<fact::Fact>& log) {
  const std::vector<const fact::Fact*> facts = current(accord, log);
  std::vector<fact::Fact> all;
  for (const fact::Fact* fact : facts) {
    all.push_back(*fact);
    happened_before_known(all.back());
    if (of_track(accord, *fact) && is_position(accord, *fact)) complete(accord, all.back(), facts);
  }
  return all;
}

}  // namespace casus::oracle
