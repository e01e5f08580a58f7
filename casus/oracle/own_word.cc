// By the origin of the source, and whom the record names.
#include "casus/oracle/own_word.h"

#include <algorithm>

#include "casus/fact/vocabulary.h"

namespace casus::oracle {

bool is_of_the_judged(const World& world, const Subject& subject, const fact::Fact& fact) {
  const accord::Source& source = *world.accord.source(fact.source);
  const fact::Vocabulary* format = fact::vocabulary(source.format);
  if (format != nullptr && format->tracks && !fact.mover.empty()) return false;
  const auto is_teller = [&](const accord::Party& party) { return party.name == source.origin; };
  if (std::ranges::none_of(world.accord.parties, is_teller)) return false;
  const auto is_another = [&](const std::string& actor) { return actor != source.origin; };
  return subject.anyone() ? std::ranges::none_of(fact.actors, is_another) : subject.includes(source.origin);
}

}  // namespace casus::oracle
