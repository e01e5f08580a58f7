// Record: a folder that an opponent can recompute.
//
//   accord.md        the text, byte for byte
//   zones.lock.json  its zones as integer rings (earth/zone.h)
//   facts.ndjson     every fact, in log order (casus.fact/1)
//   findings.ndjson  the verdicts (casus.finding/1)
//   duties.ndjson    who owed what by when (casus.duty/1)
//   manifest.json    what was run, the sizes and hashes of the files, and its own seal
//
// docs/formats/record.md is the page for people.
#pragma once

#include <string>
#include <vector>

#include "casus/base/result.h"
#include "casus/fact/fact.h"
#include "casus/finding/finding.h"
#include "casus/verb/accord_file.h"
#include "casus/verb/run.h"

namespace casus::verb {

// Makes the folder. A record of the same accord (its identity) that is there already is replaced;
// anything else that the folder holds is a fault. Faults: outside, conflict.
enum class Written : std::uint8_t { anew, in_place_of_another };
base::Result<Written> write_record(const std::string& folder, const AccordFile& file, const RunRequest& request,
                                      const RunOutcome& outcome);

// One way in which a record is not what it says, with its place.
struct Difference {
  std::string file;     // within the record
  std::string message;
};

struct Verification {
  std::vector<Difference> differences;  // empty: every byte was recomputed
  std::vector<std::string> broken_off;  // the sources whose input broke off when the record was written
  std::size_t facts = 0;
  std::size_t findings = 0;
  std::size_t bytes = 0;
};

// Recomputes everything that can be. Faults: not_found (no record there).
base::Result<Verification> verify(const std::string& folder, std::size_t threads);

// What explain needs of a record. Faults: not_found, malformed, tampered.
struct OpenRecord {
  AccordFile accord;
  accord::Accord judged;  // with the run's from and to
  std::vector<fact::Fact> facts;
  std::vector<finding::Finding> findings;
};
base::Result<OpenRecord> open_record(const std::string& folder);

}  // namespace casus::verb
