// One fact against one norm. Every function is one sentence of the language.
#include "casus/oracle/occurrence.h"

#include <algorithm>

#include "casus/fact/fastest.h"
#include "casus/fact/mapping.h"
#include "casus/fact/perhaps.h"
#include "casus/fact/vocabulary.h"

namespace casus::oracle {

using measure::Truth;

bool Subject::includes(const std::string& party) const {
  return std::ranges::find(parties, party) != parties.end();
}

std::vector<Subject> subjects_of(const accord::Norm& norm) {
  if (norm.subjects.anyone) return {{"anyone", {}}};
  if (norm.subjects.together) return {{norm.subjects.name, norm.subjects.parties}};
  std::vector<Subject> all;
  for (const std::string& party : norm.subjects.parties) all.push_back({party, {party}});
  if (all.size() < 2) return all;
  Subject together{"", norm.subjects.parties};
  for (const std::string& party : together.parties)
    together.name += (together.name.empty() ? "" : " or ") + party;
  all.push_back(together);
  return all;
}

namespace {

// `number` 0: the ships were looked for, and none was there.
Truth perhaps_none(const World& world, const fact::Fact& fact) {
  const accord::Source* source = world.accord.source(fact.source);
  const fact::Vocabulary* format = source == nullptr ? nullptr : fact::vocabulary(source->format);
  if (fact.root != fact::Root::sighting || (format != nullptr && format->tracks)) return Truth::no;
  const fact::Value* value = fact.find("number");
  if (value == nullptr || !std::holds_alternative<measure::AmountRange>(*value)) return Truth::no;
  const auto& number = std::get<measure::AmountRange>(*value);
  if (number.low > measure::Decimal{}) return Truth::no;
  return number.high > measure::Decimal{} ? Truth::unknown : Truth::yes;
}

// What the report of a mover is, whatever it calls itself or a rule calls it: its message type
// says so, or its format. Empty for anything else.
std::string_view mover_of(const World& world, const fact::Fact& fact) {
  const accord::Source* source = world.accord.source(fact.source);
  const fact::Vocabulary* format = source == nullptr ? nullptr : fact::vocabulary(source->format);
  if (format == nullptr || !format->tracks || fact.root != fact::Root::sighting) return {};
  const fact::Value* message = fact.find("message");
  if (message != nullptr && std::holds_alternative<measure::AmountRange>(*message))
    return fact::mover_kind(source->format, std::get<measure::AmountRange>(*message).low.raw() / measure::decimal_one);
  return fact.place && fact.what != "position" ? fact::teller(source->format, fact) : std::string_view{};
}

}  // namespace

Truth of_kind(const World& world, const accord::Norm& norm, const fact::Fact& fact) {
  const fact::LookUp look_up = [&](std::string_view name) { return fact.find(name); };
  Truth kind = accord::is_of_kind(world.accord, fact::kinds_of(fact), look_up, norm.kind);
  if (const std::string_view mover = mover_of(world, fact); !mover.empty()) kind = either(kind, accord::is_of_kind(world.accord, mover, look_up, norm.kind));
  return both(both(kind, negate(perhaps_none(world, fact))), fact::holds(norm.tests, look_up));
}

Truth in_zone(const World& world, const accord::Norm& norm, const fact::Fact& fact) {
  if (!norm.zone) return Truth::yes;
  if (!fact.place) return Truth::unknown;
  return world.ground.contains(*norm.zone, *fact.place);
}

Truth in_force(const accord::Norm& norm, const measure::Interval& when) {
  const bool starts_after = !norm.from || when.from >= *norm.from;
  const bool ends_before = !norm.until || (when.exact() ? when.to < *norm.until : when.to <= *norm.until);
  if (starts_after && ends_before) return Truth::yes;
  const bool all_before = norm.from && (when.exact() ? when.to < *norm.from : when.to <= *norm.from);
  const bool all_after = norm.until && when.from >= *norm.until;
  return all_before || all_after ? Truth::no : Truth::unknown;
}

Truth by_subject(const Subject& subject, const fact::Fact& fact) {
  if (subject.anyone()) return Truth::yes;
  if (fact.actors.empty()) return Truth::unknown;
  const auto of_subject = [&](const std::string& actor) { return subject.includes(actor); };
  if (std::ranges::all_of(fact.actors, of_subject)) return Truth::yes;
  return std::ranges::any_of(fact.actors, of_subject) ? Truth::unknown : Truth::no;
}

std::optional<std::string> origin_for(const World& world, const Subject& subject, const fact::Fact& fact) {
  const accord::Source& source = *world.accord.source(fact.source);
  const fact::Vocabulary* format = fact::vocabulary(source.format);
  if (format != nullptr && format->tracks && !fact.mover.empty()) return "mover " + fact.mover;
  const bool of_a_party = std::ranges::any_of(
      world.accord.parties, [&](const accord::Party& party) { return party.name == source.origin; });
  if (!of_a_party) return source.origin;
  const bool names_another = std::ranges::any_of(
      fact.actors, [&](const std::string& actor) { return actor != source.origin; });
  // Only who did it can say so of an act; that something happened anybody can.
  if (fact.root == fact::Root::act && (names_another || fact.actors.empty())) return std::nullopt;
  if (subject.anyone()) return source.origin;
  if (!subject.includes(source.origin) || names_another) return std::nullopt;
  return source.origin;
}

finding::Finding blank(const accord::Accord& accord, Place place, const Subject& subject,
                       const std::string& measure) {
  const accord::Norm& norm = accord.norms[place.norm];
  finding::Finding finding;
  finding.norm = norm.id;
  finding.subject = subject.name;
  finding.key = norm.zone ? accord.zones[*norm.zone].name : "";
  finding.severity = norm.rungs[place.rung].severity;
  finding.measure = measure;
  finding.norm_order = place.norm;
  finding.rung_order = place.rung * 1000;  // between two rungs stand the alternatives of one
  return finding;
}

void set_evidence(const World& world, const std::set<const fact::Fact*>& facts, finding::Finding& finding) {
  bool first = true;
  for (const fact::Fact* fact : world.facts) {
    if (!facts.contains(fact)) continue;
    finding.evidence.push_back(fact->id());
    finding.facts_from = first ? fact->when->from : std::min(finding.facts_from, fact->when->from);
    finding.facts_to = first ? fact->when->to : std::max(finding.facts_to, fact->when->to);
    first = false;
  }
}

}  // namespace casus::oracle
