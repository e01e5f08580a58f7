// First fit: each thing to be covered is a few options; it goes into the first variant
// with which it agrees, and opens a new one if there is none (as in greedy covering
// arrays, D. M. Cohen et al., "The AETG system", IEEE TSE 23(7), 1997). Pairs go first,
// because the rest then mostly is there already.
#include "casus/accord/covering.h"

#include <algorithm>
#include <set>

namespace casus::accord {

using text::Assignment;
using text::Choice;
using text::ChoiceReading;

namespace {

constexpr std::int64_t undecided = -1;
constexpr std::size_t most_paired = 64;  // choices of one sentence
constexpr std::size_t most_pairs = 200'000;

using Variant = std::vector<std::int64_t>;  // by choice

class Cover {
 public:
  explicit Cover(const ChoiceReading& reading) : reading_{reading}, solver_{reading} {}

  std::vector<Assignment> cover(const std::vector<Mention>& mentions) {
    for (const Mention& mention : mentions) {
      for (const std::size_t choice : mention.choices) note(choice);
    }
    for (const Mention& mention : mentions) pairs(mention);
    for (const Mention& mention : mentions) guards(mention);
    for (const std::size_t choice : noted_) {
      for (const std::int64_t option : options(choice)) put(with_parents({{choice, option}}));
    }
    if (variants_.empty()) variants_.emplace_back(reading_.choices.size(), undecided);
    std::vector<Assignment> out;
    for (Variant& variant : variants_) out.push_back(complete(variant));
    std::ranges::sort(out);
    const auto same = std::ranges::unique(out);
    out.erase(same.begin(), same.end());
    return out;
  }

 private:
  // A choice and those it lies in.
  void note(std::size_t choice) {
    while (noted_.insert(choice).second && reading_.choices[choice].parent) {
      choice = reading_.choices[choice].parent->choice;
    }
  }

  [[nodiscard]] std::vector<std::int64_t> options(std::size_t choice) const {
    const Choice& one = reading_.choices[choice];
    std::vector<std::int64_t> out;
    for (std::size_t i = 1; i <= one.options.size(); ++i)
      out.push_back(static_cast<std::int64_t>(i));
    if (one.keep_or_drop) out.push_back(0);
    return out;
  }

  // An option can be taken only where its choice is alive. Empty: they contradict.
  [[nodiscard]] Taken with_parents(Taken wanted) const {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const auto& parent = reading_.choices[wanted[i].first].parent;
      if (!parent) continue;
      const auto same = std::ranges::find(wanted, parent->choice, &Taken::value_type::first);
      if (same == wanted.end()) {
        wanted.emplace_back(parent->choice, parent->option);
      } else if (same->second != parent->option) {
        return {};
      }
    }
    return wanted;
  }

  void pairs(const Mention& mention) {
    const std::size_t last = std::min(mention.choices.size(), most_paired);
    for (std::size_t i = 0; i < last; ++i) {
      for (std::size_t k = i + 1; k < last; ++k) {
        if (paired_.size() > most_pairs) return;
        const auto both = std::minmax(mention.choices[i], mention.choices[k]);
        if (paired_.insert(both).second) pair(both.first, both.second);
      }
    }
  }

  void pair(std::size_t a, std::size_t b) {
    for (const std::int64_t one : options(a)) {
      for (const std::int64_t other : options(b)) put(with_parents({{a, one}, {b, other}}));
    }
  }

  void guards(const Mention& mention) {
    if (mention.guard == nullptr) return;
    for (const Wanted wanted : {Wanted::holds, Wanted::fails}) {
      if (met(*mention.guard, wanted)) continue;
      if (const auto taken = solver_.solve({{mention.guard, wanted}})) put(*taken);
    }
  }

  [[nodiscard]] bool met(const text::Guard& guard, Wanted wanted) const {
    const auto aim = wanted == Wanted::holds ? measure::Truth::yes : measure::Truth::no;
    return std::ranges::any_of(variants_, [&](const Variant& variant) {
      return text::Closing{reading_, assignment(variant)}.truth(guard) == aim;
    });
  }

  void put(const Taken& wanted) {
    if (wanted.empty()) return;
    const auto fits = std::ranges::find_if(variants_, [&](const Variant& variant) {
      return std::ranges::all_of(wanted, [&](const auto& one) {
        return variant[one.first] == undecided || variant[one.first] == one.second;
      });
    });
    const bool open = fits == variants_.end();
    if (open && variants_.size() >= most_variants) return;
    if (open) variants_.emplace_back(reading_.choices.size(), undecided);
    Variant& variant = open ? variants_.back() : *fits;
    for (const auto& [choice, option] : wanted) variant[choice] = option;
  }

  // What is still open takes its first option; what is not alive is dropped.
  Assignment complete(Variant& variant) const {
    for (const std::size_t choice : noted_) {  // parents come first
      const auto& parent = reading_.choices[choice].parent;
      const bool alive = !parent || variant[parent->choice] == parent->option;
      if (!alive) variant[choice] = undecided;
      if (alive && variant[choice] == undecided) variant[choice] = 1;
    }
    return assignment(variant);
  }

  [[nodiscard]] Assignment assignment(const Variant& variant) const {
    Assignment out;
    for (std::size_t i = 0; i < variant.size(); ++i) {
      if (variant[i] != undecided) out.emplace(reading_.name_of(i), variant[i]);
    }
    return out;
  }

  const ChoiceReading& reading_;
  GuardSolver solver_;
  std::set<std::size_t> noted_;
  std::set<std::pair<std::size_t, std::size_t>> paired_;
  std::vector<Variant> variants_;
};

void add_once(std::vector<std::size_t>& list, const ChoiceReading& reading, std::string_view name) {
  const Choice* choice = reading.find(name);
  if (choice == nullptr) return;
  const auto index = static_cast<std::size_t>(choice - reading.choices.data());
  if (std::ranges::find(list, index) == list.end()) list.push_back(index);
}

// The choices that stand in the words of a sentence, its guard included.
Mention mention_of(const ChoiceReading& reading, const text::Block& block, const text::Sentence& sentence) {
  Mention out;
  out.sentence = sentence.span;
  if (sentence.guard) out.guard = &*sentence.guard;
  for (std::size_t i = sentence.first; i < sentence.last; ++i) {
    const text::Token& token = block.tokens.tokens[i];
    if (token.kind == text::TokenKind::choice) add_once(out.choices, reading, token.text.substr(1));
  }
  return out;
}

}  // namespace

std::vector<Mention> mentions(const ChoiceReading& reading, const text::File& file) {
  std::vector<Mention> out;
  for (const text::Block& block : file.blocks) {
    for (const text::Sentence& sentence : block.sentences) {
      Mention mention = mention_of(reading, block, sentence);
      if (!mention.choices.empty()) out.push_back(std::move(mention));
    }
  }
  return out;
}

std::vector<Assignment> covering(const ChoiceReading& reading,
                                 const std::vector<Mention>& mentions) {
  return Cover{reading}.cover(mentions);
}

}  // namespace casus::accord
