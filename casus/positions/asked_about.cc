// Counting in the mixed base of the issues' options.
#include "casus/positions/asked_about.h"

namespace casus::positions {

bool AskedAbout::each_combination(const Agenda& agenda, const Use& use) const {
  std::uint64_t combinations = 1;
  for (const std::size_t issue : issues_) {
    combinations *= agenda.issues()[issue].options.size();
    if (combinations > most_combinations) return false;
  }
  talks::Package package(agenda.issues().size(), 0);
  for (std::uint64_t n = 0; n < combinations; ++n) {
    std::uint64_t rest = n;
    std::vector<talks::Condition> here;
    for (const std::size_t issue : issues_) {
      const std::uint64_t options = agenda.issues()[issue].options.size();
      package[issue] = static_cast<std::uint32_t>(rest % options);
      rest /= options;
      here.push_back(talks::is(issue, package[issue]));
    }
    use(package, talks::all_of(std::move(here)));
  }
  return true;
}

}  // namespace casus::positions
