// Thresholds as the text states them, in the units in which loads are counted.
#include "casus/watch/asked.h"

#include "casus/watch/weights.h"

namespace casus::watch {

namespace {

// More than 10 is 11 incidents, or 10 deaths and a millionth.
Asked of_ceiling(const accord::Norm& norm, std::uint32_t rung) {
  const std::string measure = norm.measure.empty() ? "incidents" : norm.measure;
  const std::int64_t most = norm.ceiling->raw() / (measure::decimal_one / unit_of(measure));
  return {rung, 0, measure, most + 1, norm.window, *norm.ceiling, true};
}

}  // namespace

std::vector<Asked> asked_of(const accord::Norm& norm) {
  std::vector<Asked> all;
  for (std::uint32_t rung = 0; rung < norm.rungs.size(); ++rung) {
    if (norm.form == accord::NormForm::ceiling) {
      all.push_back(of_ceiling(norm, rung));
      continue;
    }
    for (std::uint32_t i = 0; i < norm.rungs[rung].any_of.size(); ++i) {
      const accord::Threshold& wanted = norm.rungs[rung].any_of[i];
      all.push_back({rung, i, wanted.measure, wanted.count * unit_of(wanted.measure), wanted.within, measure::whole(wanted.count), false});
    }
  }
  return all;
}

}  // namespace casus::watch
