// The ais_nmea reader: lines to messages to facts, one line and a bounded table of
// incomplete messages in memory. docs/formats/ais_nmea.md says what is read.
#include "casus/intake/ais_assembly.h"
#include "casus/intake/ais_fact.h"
#include "casus/intake/intake.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

namespace casus::intake {

namespace {

// The same bytes, but a carriage return that no line feed follows ends a line, too.
class BareReturns : public base::ByteSource {
 public:
  explicit BareReturns(base::ByteSource& source) : source_{source} {}

  base::Result<std::size_t> read(std::span<char> room) override {
    if (fault_) return *fault_;
    std::size_t size = 0;
    if (ahead_) room[size++] = *std::exchange(ahead_, std::nullopt);
    if (size < room.size()) {
      const auto got = source_.read(room.subspan(size));
      if (!got) return got.fault();
      size += *got;
    }
    const std::string_view all{room.data(), size};
    for (std::size_t at = all.find('\r'); at != std::string_view::npos; at = all.find('\r', at + 1)) {
      const bool last = at + 1 == size;
      if (last) look_ahead();
      const std::optional<char> next = last ? ahead_ : all[at + 1];
      if (next && *next != '\n') room[at] = '\n';
    }
    return size;
  }

 private:
  void look_ahead() {
    char next = 0;
    const auto got = source_.read(std::span{&next, 1});
    if (!got) fault_ = got.fault();
    else if (*got > 0) ahead_ = next;
  }

  base::ByteSource& source_;
  std::optional<char> ahead_;
  std::optional<base::Fault> fault_;  // of looking ahead
};

class AisReader {
 public:
  AisReader(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink)
      : bytes_{bytes}, lines_{bytes_}, facts_{profile}, glimpses_{profile}, sink_{sink}, looks_{sink.looks()} {}

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
    if (looks_ && glimpses_.tells(record, *message)) sink_.glimpse(glimpses_.of(record, *message));
    else sink_.fact(facts_.make(record, *message));
  }

  void reject(const AisRecord& record, std::string_view reason, std::string detail) {
    sink_.bad({reason, record.offset, record.line, std::move(detail)});
  }

  BareReturns bytes_;
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
