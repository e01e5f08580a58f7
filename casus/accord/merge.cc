// The note names only what matters: the choices that are decided alike wherever the
// message is told, and otherwise elsewhere. If no choice is so, it names one variant.
#include "casus/accord/merge.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace casus::accord {

using text::Assignment;
using text::Diagnostic;

namespace {

using Key = std::tuple<std::string_view, std::size_t, std::size_t, std::string>;

struct Told {
  Diagnostic first;
  std::set<std::size_t> variants;
};

class Merger {
 public:
  Merger(const text::ChoiceReading& reading, const std::vector<VariantDiagnostics>& variants,
         const std::vector<Mention>& mentions)
      : reading_{reading}, variants_{variants}, mentions_{mentions} {}

  std::vector<Diagnostic> run() {
    std::map<Key, Told> all;
    for (std::size_t i = 0; i < variants_.size(); ++i) {
      for (const Diagnostic& d : variants_[i].diagnostics) {
        Told& told = all[{d.code, d.begin, d.end, d.message}];
        if (told.variants.empty()) told.first = d;
        told.variants.insert(i);
      }
    }
    std::vector<Diagnostic> out;
    for (auto& [key, told] : all) {
      if (told.variants.size() < variants_.size()) note(told);
      out.push_back(std::move(told.first));
    }
    std::ranges::stable_sort(out, {}, &Diagnostic::begin);
    return out;
  }

 private:
  void note(Told& told) const {
    Assignment common;
    for (std::size_t i = 0; i < reading_.choices.size(); ++i) {
      const std::string name = reading_.name_of(i);
      if (const auto option = common_option(name, told.variants)) common.emplace(name, *option);
    }
    const Assignment near = mentioned(common, told.first.begin);
    common = near.empty() ? few(common, told.variants) : near;
    if (common.empty()) common = variants_[*told.variants.begin()].variant;
    for (std::size_t i = 0; i < reading_.choices.size(); ++i) {
      const auto said = common.find(reading_.name_of(i));
      if (said == common.end()) continue;
      const text::Span place = place_of(reading_.choices[i], said->second);
      const std::string words = text::Closing{reading_, common}.name();
      told.first.notes.push_back(
          {place.begin, place.end, words.empty() ? "in some variants" : "where " + words});
      return;
    }
  }

  // Those of the sentence in which the words stand.
  [[nodiscard]] Assignment mentioned(const Assignment& all, std::size_t at) const {
    Assignment out;
    for (const Mention& mention : mentions_) {
      if (at < mention.sentence.begin || at >= mention.sentence.end) continue;
      for (const std::size_t choice : mention.choices) {
        const auto said = all.find(reading_.name_of(choice));
        if (said != all.end()) out.insert(*said);
      }
    }
    return out;
  }

  // As few as tell the variants apart: each time the choice that excludes most others.
  [[nodiscard]] Assignment few(const Assignment& all, const std::set<std::size_t>& in) const {
    std::set<std::size_t> others;
    for (std::size_t i = 0; i < variants_.size(); ++i) {
      if (!in.contains(i)) others.insert(i);
    }
    Assignment out;
    while (!others.empty()) {
      const auto best =
          std::ranges::max_element(all, {}, [&](const auto& one) { return excluded(one, others); });
      if (best == all.end() || excluded(*best, others) == 0) break;
      out.insert(*best);
      std::erase_if(others, [&](std::size_t i) { return excludes(*best, i); });
    }
    return out;
  }

  [[nodiscard]] std::ptrdiff_t excluded(const Assignment::value_type& one,
                                        const std::set<std::size_t>& others) const {
    return std::ranges::count_if(others, [&](std::size_t i) { return excludes(one, i); });
  }
  [[nodiscard]] bool excludes(const Assignment::value_type& one, std::size_t variant) const {
    const auto said = variants_[variant].variant.find(one.first);
    return said == variants_[variant].variant.end() || said->second != one.second;
  }

  // The option that all these variants take, and some other does not.
  [[nodiscard]] std::optional<std::int64_t> common_option(const std::string& name,
                                                          const std::set<std::size_t>& in) const {
    std::optional<std::int64_t> common;
    for (const std::size_t i : in) {
      const auto said = variants_[i].variant.find(name);
      if (said == variants_[i].variant.end()) return std::nullopt;
      if (common && *common != said->second) return std::nullopt;
      common = said->second;
    }
    const bool elsewhere = std::ranges::any_of(variants_, [&](const VariantDiagnostics& one) {
      const auto said = one.variant.find(name);
      return said == one.variant.end() || said->second != *common;
    });
    return elsewhere ? common : std::nullopt;
  }

  // The words of the option; of the whole choice if it is dropped.
  static text::Span place_of(const text::Choice& choice, std::int64_t option) {
    if (option < 1) return choice.options.front().spans.front();
    return choice.options[static_cast<std::size_t>(option) - 1].spans.front();
  }

  const text::ChoiceReading& reading_;
  const std::vector<VariantDiagnostics>& variants_;
  const std::vector<Mention>& mentions_;
};

}  // namespace

std::vector<Diagnostic> merge(const text::ChoiceReading& reading,
                              const std::vector<VariantDiagnostics>& variants,
                              const std::vector<Mention>& mentions) {
  return Merger{reading, variants, mentions}.run();
}

}  // namespace casus::accord
