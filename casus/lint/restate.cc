// One function for each form of sentence.
#include "casus/lint/restate.h"

#include <algorithm>
#include <type_traits>
#include <variant>

#include <fmt/format.h>

#include "casus/lint/restate_names.h"
#include "casus/lint/restate_words.h"

namespace casus::lint {

using namespace text;

namespace {

std::string upper_first(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

std::string title_in_brackets(const std::optional<Name>& title) {
  return title ? fmt::format(" (\"{}\")", title->text) : std::string{};
}

// " Ukraine has 3 votes, France 1."
std::string votes_of_each(const std::vector<std::string>& members, const std::optional<Votes>& votes) {
  if (!votes) return {};
  std::vector<std::string> each;
  for (std::size_t i = 0; i < std::min(members.size(), votes->of_each.size()); ++i) {
    const std::string count = number(votes->of_each[i].value);
    each.push_back(fmt::format("{} has {} {}", members[i], count, votes->of_each[i].value == 1 ? "vote" : "votes"));
  }
  return fmt::format(" In a vote {}.", list(each, Join::both));
}

class Forms {
 public:
  explicit Forms(Voice& voice) : voice_{&voice} {}

  std::string operator()(const Broken&) const { return {}; }

  std::string operator()(const AccordDeclaration& d) const {
    std::string out = fmt::format("This is the accord \"{}\", draft {}, of {}.", d.title.text, said(*voice_, d.draft), said(*voice_, d.of));
    if (d.offset) out += fmt::format(" Its local days are those of UTC{}.", d.offset->text);
    return out;
  }

  std::string operator()(const PartyDeclaration& d) const {
    return fmt::format("\"{}\" is a party, called {}.", d.title.text, d.name.text);
  }

  std::string operator()(const GroupDeclaration& d) const {
    const std::string members = list(names(*voice_, d.members), Join::both);
    const std::string_view who = d.everyone_except ? "every party but" : "each of";
    return fmt::format("The group {}{} is {} {}.{}", d.name.text, title_in_brackets(d.title), who, members, votes_of_each(names(*voice_, d.members), d.votes));
  }

  std::string operator()(const BodyDeclaration& d) const {
    std::string out = fmt::format("The body {}{} consists of {} and acts as one.", d.name.text, title_in_brackets(d.title),
                                  list(names(*voice_, d.members), Join::both));
    out += votes_of_each(names(*voice_, d.members), d.votes);
    if (d.deciding) out += fmt::format(" It decides by {}.", carried_by(*d.deciding));
    if (!d.led_by.empty()) out += fmt::format(" It is led by {}.", list(names(*voice_, d.led_by), Join::both));
    if (!d.backed_by.empty()) out += fmt::format(" It is backed by {}.", list(names(*voice_, d.backed_by), Join::both));
    return out;
  }

  std::string operator()(const ZoneDeclaration& d) const { return zone_sentence(*voice_, d); }
  std::string operator()(const SourceDeclaration& d) const { return source_sentence(*voice_, d); }
  std::string operator()(const Norm& d) const { return norm_sentence(*voice_, d); }

  std::string operator()(const KindDeclaration& d) const {
    const std::string opening = fmt::format("The kind {}{} is", d.name.text, title_in_brackets(d.title));
    if (d.bases.empty()) return fmt::format("{} what the records call \"{}\".", opening, d.name.text);
    std::vector<std::string> bases;
    for (const KindUse& base : d.bases) bases.push_back(kind(*voice_, base));
    return fmt::format("{} {}.", opening, list(bases, Join::either));
  }

  std::string operator()(const SeverityDeclaration& d) const {
    std::string out;
    for (const std::string& name : names(*voice_, d.names)) out += (out.empty() ? "" : ", then ") + name;
    return fmt::format("Breaches are, the least grave first, {}.", out);
  }

  std::string operator()(const SameIncidentDeclaration& d) const {
    return fmt::format("Reports of different sources speak of one incident if they are of the same kind, lie within {} and happened "
                       "within {} of each other.", said(*voice_, d.distance), said(*voice_, d.time));
  }

  std::string operator()(const Proof& d) const {
    return fmt::format("Unless a norm says otherwise, a fact is proved by {}.", proof(*voice_, d));
  }

  std::string operator()(const Meaning& d) const {
    std::string out = fmt::format("\"{}\" means that {}.", d.name.text, condition(*voice_, d.condition));
    if (d.lasting) out += fmt::format(" The facts behind it must lie {} or more apart.", said(*voice_, *d.lasting));
    if (d.pause) out += fmt::format(" No pause between them may be over {}.", said(*voice_, *d.pause));
    return out;
  }

  std::string operator()(const InForce& d) const {
    const std::string what = d.article ? "Article " + said(*voice_, *d.article) : std::string{"This accord"};
    std::string out = fmt::format("{} is in force {}", what, from(d));
    if (d.term) out += fmt::format(" for {}", said(*voice_, *d.term));
    if (d.renewed_by) out += fmt::format("; {} renews it", voice_->names.say(d.renewed_by->text));
    if (d.suspended) out += fmt::format("; it is suspended while {}", condition(*voice_, *d.suspended));
    return out + ".";
  }

  std::string operator()(const Route& d) const {
    const std::string chambers = joined(d.any_of, [&](const Chamber& one) {
      return fmt::format("{} ({} seats, by {})", one.name.text, said(*voice_, one.seats), carried_by(one.carried_by));
    });
    std::string out = fmt::format("{} ratifies through {}", voice_->names.say(d.party.text), chambers);
    if (d.order == Route::Order::any) return out + ".";
    return fmt::format("{}, {} the signature by {}.", out, d.order == Route::Order::before ? "before" : "after",
                       list(names(*voice_, d.signatories), Join::both));
  }

 private:
  [[nodiscard]] std::string from(const InForce& d) const {
    if (d.sort == InForce::Sort::date) return fmt::format("from {} on", said(*voice_, d.date));
    if (d.sort == InForce::Sort::event) return fmt::format("from the local day after {} on", event(*voice_, d.event));
    return fmt::format("from the local day after the last of {} has ratified", list(names(*voice_, d.last_of), Join::both));
  }

  Voice* voice_;
};

}  // namespace

Restater::Restater(std::string_view bytes, const File& file) : names_{std::make_unique<Names>(bytes, file)} {}
Restater::~Restater() = default;

std::string Restater::english(const Sentence& sentence) const {
  Voice voice{*names_};
  std::string out = std::visit(Forms{voice}, sentence.form);
  if (out.empty()) return out;
  if (sentence.guard) out = guard_words(voice, *sentence.guard) + upper_first(out);
  for (const Rule rule : voice.rules) out += fmt::format(" {}", words(rule));
  return upper_first(out);
}

std::vector<Restated> restate(std::string_view bytes, const File& file) {
  const Restater restater{bytes, file};
  std::vector<Restated> out;
  for (const Block& block : file.blocks) {
    for (const Sentence& sentence : block.sentences) {
      const std::string number = sentence.number ? sentence.number->text : std::string{};
      const Provision* prose = number.empty() ? nullptr : file.document.provision(number);
      Restated one{number, sentence.span, prose != nullptr ? prose->span : Span{}, restater.english(sentence)};
      if (!one.english.empty()) out.push_back(std::move(one));
    }
  }
  return out;
}

}  // namespace casus::lint
