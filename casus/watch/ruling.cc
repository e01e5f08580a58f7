// What rulings rest on.
#include "casus/watch/ruling.h"

#include <algorithm>

namespace casus::watch {

std::vector<std::uint32_t> each_once(std::vector<std::uint32_t> records) {
  std::ranges::sort(records);
  const auto twice = std::ranges::unique(records);
  records.erase(twice.begin(), twice.end());
  return records;
}

Ruling owed_ruling(const finding::Finding& finding, const std::vector<std::string>& parties, std::vector<std::uint32_t> evidence,
                   std::optional<measure::Instant> doubt) {
  const Span possible{at(finding.from), finding.to ? std::max(at(*finding.to), just_after(finding.from)) : ending};
  std::vector<Span> certain;
  if (finding.reached) certain.push_back({at(*finding.reached), doubt ? std::min(at(*doubt), possible.to) : possible.to});
  const measure::Interval when{finding.from, finding.to.value_or(instant_of(ending))};
  const measure::Interval sure{finding.from, doubt ? std::min(*doubt, when.to) : when.to};
  Ruling out{.finding = finding, .parties = parties, .evidence = std::move(evidence)};
  out.owed = true;
  out.verdict = signal_of({possible}, std::move(certain));
  out.support = {{when, sure, finding.reached.has_value(), true, false}};
  return out;
}

}  // namespace casus::watch
