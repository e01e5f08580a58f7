// Intake: feeds become facts, one reader per format, one file per reader.
//
// A reader knows its format and nothing of accords: it applies the SourceProfile
// it is given (grade, where-rules) and hands on facts and bad records. It never
// stops at a bad record and never keeps more than one record in memory.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/byte_source.h"
#include "casus/fact/mapping.h"
#include "casus/fact/sink.h"

namespace casus::intake {

struct ReadCounts {
  std::uint64_t bytes = 0;    // uncompressed
  std::uint64_t records = 0;  // bad ones included
  std::vector<std::string> notes{};  // what is odd about the input and costs no record
};

// Reads all of `bytes`. A fault is about the input as a whole (a missing header,
// a broken gzip stream); what was read before it stays read.
// Fault kinds: usage (no such format), malformed, outside.
base::Result<ReadCounts> read(std::string_view format, base::ByteSource& bytes,
                              const fact::SourceProfile& profile, fact::Sink& sink);

// The readers, one per format file.
base::Result<ReadCounts> read_ais_nmea(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink);
base::Result<ReadCounts> read_ais_csv(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink);
base::Result<ReadCounts> read_sbs(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink);
base::Result<ReadCounts> read_beast(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink);
base::Result<ReadCounts> read_readsb_json(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink);
base::Result<ReadCounts> read_acled(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink);
base::Result<ReadCounts> read_alerts_csv(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink);
base::Result<ReadCounts> read_geojson(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink);
base::Result<ReadCounts> read_ucdp_ged(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink);
base::Result<ReadCounts> read_facts_ndjson(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink);
base::Result<ReadCounts> read_incidents_csv(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink);
base::Result<ReadCounts> read_declarations_csv(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink);

}  // namespace casus::intake
