// The first of an issue's ways that takes what is named takes the first options of the rest.
#include <algorithm>

#include <fmt/format.h>

#include "casus/positions/agenda.h"

namespace casus::positions {

base::Result<talks::Package> Agenda::drafted(std::string_view words) const {
  CASUS_TRY(named, text::read_assignment(reading_, words, text::Completeness::some));
  talks::Package out(issues_.size(), 0);
  for (std::size_t i = 0; i < issues_.size(); ++i) {
    const auto fits = [&](const Way& way) {
      return std::ranges::all_of(named, [&](const auto& one) {
        const std::size_t c = *find(one.first);
        return issue_of_[c] != i || (way.contains(c) && way.at(c) == one.second);
      });
    };
    const auto way = std::ranges::find_if(ways_[i], fits);
    if (way == ways_[i].end()) return base::Fault{base::FaultKind::usage, fmt::format("`{}` is named inside an option of `#{}` that is not taken", words, issues_[i].id), "name the option around it as well", {}};
    out[i] = static_cast<std::uint32_t>(way - ways_[i].begin());
  }
  return out;
}

}  // namespace casus::positions
