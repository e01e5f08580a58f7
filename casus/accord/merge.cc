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
  Merger(const text::ChoiceReading& reading, const std::vector<VariantDiagnostics>& variants)
      : reading_{reading}, variants_{variants} {}

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
    if (common.empty()) common = variants_[*told.variants.begin()].variant;
    for (std::size_t i = 0; i < reading_.choices.size(); ++i) {
      if (!common.contains(reading_.name_of(i))) continue;
      const text::Span place = place_of(reading_.choices[i], common.at(reading_.name_of(i)));
      const std::string words = text::Closing{reading_, common}.name();
      told.first.notes.push_back(
          {place.begin, place.end, words.empty() ? "in some variants" : "where " + words});
      return;
    }
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
};

}  // namespace

std::vector<Diagnostic> merge(const text::ChoiceReading& reading,
                              const std::vector<VariantDiagnostics>& variants) {
  return Merger{reading, variants}.run();
}

}  // namespace casus::accord
