// The stream of a rehearsal and its ground truth, written into one folder.
#include "casus/verb/simulate.h"

#include <fmt/format.h>

#include "casus/host/files.h"
#include "casus/rehearse/simulate.h"
#include "casus/verb/accord_file.h"

namespace casus::verb {

using base::Fault;
using base::FaultKind;
using base::Result;

Result<Simulated> simulate_into(const std::string& accord_path, const SimulateRequest& request, const std::string& folder) {
  CASUS_TRY(file, open_variant(accord_path, request.choose));
  if (!file.reading.accord) {
    return Fault{FaultKind::malformed, "the accord has errors", fmt::format("`casus check {}` shows them", accord_path), {accord_path, 0, 0, {}}};
  }
  rehearse::SimulationOptions options{.seed = request.seed, .days = request.days, .start = file.reading.accord->of};
  if (!request.start.empty()) {
    CASUS_TRY(start, measure::parse_instant(request.start));
    options.start = start.at;
  }
  CASUS_TRY(simulation, rehearse::simulate(*file.reading.accord, options));
  CASUS_TRY(made, host::make_directory(folder));
  static_cast<void>(made);
  Simulated out;
  for (const rehearse::Feed& feed : simulation.feeds) {
    CASUS_TRY(written, host::write_file(folder + "/" + feed.file_name, feed.bytes));
    static_cast<void>(written);
    out.feeds.push_back({feed.source, feed.file_name, feed.bytes.size()});
  }
  CASUS_TRY(truth, host::write_file(folder + "/truth.ndjson", simulation.truth_ndjson));
  static_cast<void>(truth);
  out.truth_bytes = simulation.truth_ndjson.size();
  return out;
}

}  // namespace casus::verb
