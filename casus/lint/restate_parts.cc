// Kinds, parties, places, shares, amounts, events, clocks and proof in words.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casus/lint/restate_words.h"

namespace casus::lint {

using namespace text;

namespace {

std::string operand(Voice& voice, const Operand& value) {
  if (!value.choice.empty()) return voice.names.choice(value.choice);
  if (const auto* word = std::get_if<std::string>(&value.value)) return voice.names.say(*word);
  if (const auto* day = std::get_if<measure::Instant>(&value.value)) {
    const std::string said = date(*day, voice.names.offset());
    constexpr std::size_t date_alone = std::string_view{"2000-01-01+01:00"}.size();
    return value.span.end - value.span.begin <= date_alone ? said.substr(0, said.find(" at ")) : said;
  }
  const std::string said = number(std::get<measure::Decimal>(value.value));
  return value.unit.empty() ? said : fmt::format("{} {}", said, value.unit);
}

std::string test(Voice& voice, const Test& one) {
  constexpr std::array<std::string_view, 5> comparisons{"equal to", "below", "of at most", "above", "of at least"};
  constexpr std::array<std::string_view, 5> of_dates{"on", "before", "not after", "after", "not before"};
  const bool dated = std::holds_alternative<measure::Instant>(one.operand.value);
  return fmt::format("{} {} {}", voice.names.say(one.attribute.text), (dated ? of_dates : comparisons).at(static_cast<std::size_t>(one.comparison)),
                     operand(voice, one.operand));
}

// "the buffer", "each of the sites"; a choice has its own words.
std::string zone(Voice& voice, const Name& name, Join join) {
  const std::string said = voice.names.say(name.text);
  if (name.text.starts_with('#')) return said;
  const auto* declared = voice.names.declared_as<ZoneDeclaration>(name.text);
  const bool family = declared != nullptr && (!declared->each_of.empty() || declared->each_of_file);
  const std::string_view which = !family ? "" : join == Join::both ? "each of " : "any one of ";
  return fmt::format("{}the {}", which, said);
}

// A group stands for each of its members, a body for itself.
std::vector<std::string> members(Voice& voice, const Who& who) {
  std::vector<std::string> out;
  for (const Name& name : who.names) {
    const bool group = voice.names.declared_as<GroupDeclaration>(name.text) != nullptr;
    out.push_back((group ? "any member of " : "") + voice.names.say(name.text));
  }
  return out;
}

std::string breach(Voice& voice, const Event& event) {
  std::string severity;
  if (event.severity) {
    const bool gravest = voice.names.is_gravest(event.severity->text);
    severity = fmt::format("{} {}", voice.names.say(event.severity->text), gravest ? "" : "(or graver) ");
  }
  return fmt::format("{}breach of {}", severity, numbers(event.norms, Join::either));
}

// The acts that every accord knows are verbs; where they happen they are nouns.
std::string as_noun(const Voice& voice, const KindUse& use, std::string said) {
  using Noun = std::pair<std::string_view, std::string_view>;
  constexpr std::array<Noun, 8> nouns{{{"notify", "notification"}, {"declare", "declaring"}, {"attribute", "attributing"}, {"object", "objection"},
                                       {"waive", "waiver"}, {"ratify", "ratification"}, {"sign", "signing"}, {"inspect", "inspection"}}};
  const auto known = std::ranges::find(nouns, std::string_view{use.name.text}, &Noun::first);
  if (known == nouns.end() || voice.names.is_declared(use.name.text)) return said;
  const bool taken = voice.names.is_declared(known->second);
  return taken ? said : std::string{known->second} + said.substr(use.name.text.size());
}

// A meaning is said with the number of its definition.
std::string happening(Voice& voice, const Event& event) {
  if (event.sort == Event::Sort::breach) return breach(voice, event);
  if (event.sort == Event::Sort::carried) return fmt::format("carrying of the motion {}", voice.names.say(event.motion.text));
  const std::string said = as_noun(voice, event.kind, kind(voice, event.kind));
  const Sentence* declared = voice.names.declaration(event.kind.name.text);
  const bool placed = declared != nullptr && declared->number && std::holds_alternative<Meaning>(declared->form);
  return placed ? fmt::format("{} (defined in {})", said, declared->number->text) : said;
}

}  // namespace

std::string tests(Voice& voice, const Tests& tests) {
  return joined(tests.any_of, [&](const Test& one) { return test(voice, one); });
}

std::string kind(Voice& voice, const KindUse& use) {
  const std::string said = voice.names.say(use.name.text);
  return use.tests.any_of.empty() ? said : fmt::format("{} with {}", said, tests(voice, use.tests));
}

std::string kind_and_bases(Voice& voice, const KindUse& use) {
  constexpr std::array<std::string_view, 5> roots{"sighting", "incident", "declaration", "coverage", "act"};
  const auto* declared = voice.names.declared_as<KindDeclaration>(use.name.text);
  std::vector<std::string> bases;
  for (const KindUse& base : declared != nullptr ? declared->bases : std::vector<KindUse>{}) {
    const bool root = std::ranges::find(roots, base.name.text) != roots.end();
    if (!root || !base.tests.any_of.empty()) bases.push_back(kind(voice, base));
  }
  const std::string said = voice.names.say(use.name.text);
  const std::string known = bases.empty() ? said : fmt::format("{} ({})", said, list(bases, Join::either));
  return use.tests.any_of.empty() ? known : fmt::format("{} with {}", known, tests(voice, use.tests));
}

std::string who(Voice& voice, const Who& who, Join join) {
  switch (who.sort) {
    case Who::Sort::anyone:
      return "anyone";
    case Who::Sort::another_party:
      return "another party";
    case Who::Sort::same_party:
      return "the same party";
    case Who::Sort::named:
      break;
  }
  return join == Join::either ? list(members(voice, who), join) : list(names(voice, who.names), join);
}

std::string place(Voice& voice, const Place& place, Join join) {
  if (place.sort == Place::Sort::there) return "there";
  if (place.sort == Place::Sort::zone) return "in " + zone(voice, place.zone, join);
  return fmt::format("within {} of {}", said(voice, place.distance), zone(voice, place.zone, join));
}

namespace {

std::string share(const Share& share) {
  constexpr std::array<std::string_view, 5> bases{"", " of the members", " of the seats", " of those voting", " of all votes"};
  const std::string_view base = bases.at(static_cast<std::size_t>(share.base));
  switch (share.sort) {
    case Share::Sort::consensus:
      return "consensus (all have spoken, and nobody against it)";
    case Share::Sort::silent_consensus:
      return "silence unless somebody objects by the deadline";
    case Share::Sort::unanimity:
      return fmt::format("unanimity{}", base);
    case Share::Sort::majority:
      return fmt::format("a majority{}", base);
    case Share::Sort::two_thirds:
      return fmt::format("two thirds{}", base);
    case Share::Sort::number:
      break;
  }
  return fmt::format("{}{}", number(share.number), base);
}

}  // namespace

std::string carried_by(const CarriedBy& rule) {
  std::string out = share(rule.share);
  for (const Share& also : rule.also) out += " and by " + share(also);
  if (!rule.quorum) return out;
  return fmt::format("{}, provided that {} have voted or abstained", out, share(*rule.quorum));
}

std::string amount(Voice& voice, const Amount& amount) {
  const std::string value = amount.value.choice.empty() ? number(amount.value.value) : voice.names.choice(amount.value.choice);
  return amount.unit.empty() ? value : fmt::format("{} {}", value, amount.unit);
}

std::string event(Voice& voice, const Event& event) {
  std::string out = happening(voice, event);
  if (event.by) out += " by " + who(voice, *event.by, Join::either);
  if (event.on) out += " against " + who(voice, *event.on, Join::either);
  if (event.place) out += " " + place(voice, *event.place, Join::either);
  return out;
}

std::string anchor(Voice& voice, const Anchor& anchor) {
  constexpr std::array<std::string_view, 4> clocks{"", "the start of ", "the finding of ", "the attribution of "};
  constexpr std::array<Rule, 4> rules{Rule::clock_reached, Rule::clock_start, Rule::clock_finding, Rule::clock_attribution};
  if (anchor.sort == Anchor::Sort::entry_into_force) return "entry into force";
  if (anchor.sort == Anchor::Sort::date) return said(voice, anchor.date);
  const auto clock = static_cast<std::size_t>(anchor.clock);
  voice.rules.insert(rules.at(clock));
  return fmt::format("{}{}", clocks.at(clock), event(voice, anchor.event));
}

std::string moment(Voice& voice, const Moment& moment) {
  const std::string start = anchor(voice, moment.anchor);
  return moment.after ? fmt::format("{} after {}", said(voice, *moment.after), start) : start;
}

std::string proof(Voice& voice, const Proof& proof) {
  const bool one = proof.origins.choice.empty() && proof.origins.value == 1;
  std::string out = fmt::format("{} {} of grade {} or better", said(voice, proof.origins),
                                one ? "origin" : "independent origins", proof.grade.text);
  if (!proof.attributed_by) return out;
  return fmt::format("{}; who did it may also be proved by the attribution of {}, which prevails", out,
                     voice.names.say(proof.attributed_by->text));
}

}  // namespace casus::lint
