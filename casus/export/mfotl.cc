// The files side by side; the formulas know nothing of the log, nor the log of them.
#include "casus/export/mfotl.h"

#include <fmt/format.h>

#include "casus/export/formula.h"
#include "casus/export/log.h"

namespace casus::exporting {

namespace {

constexpr std::string_view head =
    "Each norm N has a signature, a log and two formulas that are true where it is violated:\n"
    "what N.certain.mfotl finds is a breach, what only N.possible.mfotl finds is unknown.\n"
    "\n"
    "  monpoly -sig N.sig -formula N.certain.mfotl -log N.log\n"
    "  monpoly -verified -sig N.sig -formula N.certain.mfotl -log N.log\n"
    "\n"
    "Time is milliseconds. Deadlines and notices are instants of the log.\n\n";

}  // namespace

std::vector<File> mfotl(const accord::Accord& accord, const std::vector<fact::Fact>& facts) {
  std::vector<File> out;
  std::string readme{head};
  for (const accord::Norm& norm : accord.norms) {
    const Formulas formulas = formulas_of(accord, norm);
    readme += fmt::format("{}: {}\n", norm.id, formulas.remark);
    if (formulas.certain.empty()) continue;
    out.push_back({norm.id + ".sig", signature(formulas.patterns)});
    out.push_back({norm.id + ".certain.mfotl", formulas.certain + "\n"});
    out.push_back({norm.id + ".possible.mfotl", formulas.possible + "\n"});
    out.push_back({norm.id + ".log", log_of(accord, norm, formulas.patterns, facts)});
  }
  out.push_back({"README", readme});
  return out;
}

}  // namespace casus::exporting
