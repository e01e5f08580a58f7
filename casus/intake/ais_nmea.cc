// The ais_nmea reader: lines to messages to facts, one line and a bounded table of
// incomplete messages in memory. docs/formats/ais_nmea.md says what is read.
#include "casus/intake/ais_assembly.h"
#include "casus/intake/ais_fact.h"
#include "casus/intake/intake.h"

#include <fmt/format.h>

namespace casus::intake {

namespace {

class AisReader {
 public:
  AisReader(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink)
      : lines_{bytes}, facts_{profile}, glimpses_{profile}, sink_{sink}, looks_{sink.looks()} {}

  base::Result<ReadCounts> run() {
    base::Line line;
    while (lines_.next(line)) {
      if (line.too_long) assembly_.take_too_long(line.offset, line.number);
      const bool whole = !line.too_long && assembly_.take(line.text, line.offset, line.number);
      pass_on_bad();
      if (whole) pass_on(assembly_.record());
    }
    assembly_.finish();
    pass_on_bad();
    if (lines_.fault()) return *lines_.fault();
    counts_.bytes = lines_.bytes_read();
    return counts_;
  }

 private:
  void pass_on_bad() {
    for (const fact::BadRecord& bad : assembly_.bad()) {
      ++counts_.records;
      sink_.bad(bad);
    }
  }

  void pass_on(const AisRecord& record) {
    ++counts_.records;
    const auto message = decode(record.bits);
    if (!message) return reject(record, "short", fmt::format("a payload of {} bits; type and MMSI take 38", record.bits.size()));
    if (record.time && record.received && *record.time > *record.received + measure::minutes(5))
      return reject(record, "future", fmt::format("happened {}, received {}", measure::print(*record.time), measure::print(*record.received)));
    if (looks_ && glimpses_.tells(record)) sink_.glimpse(glimpses_.of(record, *message));
    else sink_.fact(facts_.make(record, *message));
  }

  void reject(const AisRecord& record, std::string_view reason, std::string detail) {
    sink_.bad({reason, record.offset, record.line, std::move(detail)});
  }

  base::LineReader lines_;
  AisAssembly assembly_;
  AisFacts facts_;
  AisGlimpses glimpses_;
  fact::Sink& sink_;
  const bool looks_;
  ReadCounts counts_;
};

}  // namespace

base::Result<ReadCounts> read_ais_nmea(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink) {
  return AisReader{bytes, profile, sink}.run();
}

}  // namespace casus::intake
