// AisAssembly: lines become whole messages with their time.
//
// What one line leaves for the next is here and nowhere else: the $PGHP line and
// the tag block that stand for the sentence that follows, and the parts of
// messages that are not complete.
//
//   AisAssembly assembly;
//   switch (assembly.take(line.text, line.offset, line.number)) { ... }
//
// The text of a message is its payloads in a row, then a comma and the fill bits of
// the last part; a fill other than 0 before the last part stands between commas.
// Nothing else of the sentence enters, so two stations that heard one transmission
// have one text.
//
// Parts join by the group of their tag blocks where both carry one (first with the
// message of that group whose own fields agree too), else by talker, VDM or VDO,
// sequence and channel; they come in order and, where their
// times are stated, all within 30 s of each other (event time, else receipt).
// At most `most_pending` messages wait; the oldest makes room for a new one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/fact/sink.h"
#include "casus/intake/ais_payload.h"
#include "casus/intake/nmea.h"
#include "casus/measure/time.h"

namespace casus::intake {

// One message as received, its payload not yet decoded.
struct AisRecord {
  std::optional<measure::Instant> time;      // of the first part
  std::optional<measure::Instant> received;  // the latest that a part states
  PayloadBits bits;          // of all parts, without their fill bits
  std::string_view text;     // of all parts (see above); valid until the next take()
  bool own = false;          // VDO
  std::uint64_t offset = 0;  // byte of the first sentence's `!`
  std::uint64_t line = 0;    // of the first sentence
};

class AisAssembly {
 public:
  static constexpr std::size_t most_pending = 64;
  static constexpr measure::Duration most_apart = measure::seconds(30);

  // Reads one line. The message that it completes, if any, is in record().
  // Everything lost on the way is in bad(), until the next call.
  bool take(std::string_view line, std::uint64_t offset, std::uint64_t number);
  // A line beyond the reader's limit: bad (`too_long`).
  void take_too_long(std::uint64_t offset, std::uint64_t number);
  // The end of input: what is still pending is bad (`truncated`).
  void finish();

  [[nodiscard]] const AisRecord& record() const { return record_; }
  [[nodiscard]] const std::vector<fact::BadRecord>& bad() const { return bad_; }

 private:
  // A stretch of time that grows with each part.
  struct Span {
    std::optional<measure::Instant> low;
    std::optional<measure::Instant> high;
    [[nodiscard]] bool would_hold(const std::optional<measure::Instant>& at) const;
    void add(const std::optional<measure::Instant>& at);
  };
  struct Pending {
    AisRecord record;
    std::string talker, sequence, channel, text;
    std::optional<std::uint64_t> group;
    int parts = 0;
    int seen = 0;  // parts 1 .. seen have come
    int fill = 0;  // of part `seen`
    Span events, receipts;
  };
  // A sentence with the time and group that hold for it.
  struct Arrival {
    const AisSentence& sentence;
    std::optional<measure::Instant> time;
    std::optional<std::uint64_t> group;
    std::uint64_t offset = 0;
    std::uint64_t line = 0;
  };

  bool arrive(const Arrival& arrival);
  static void start(AisRecord& record, const Arrival& arrival);
  bool complete(int fill);
  void open(const Arrival& arrival);
  bool join(Pending& pending, const Arrival& arrival);
  [[nodiscard]] std::size_t find(const Arrival& arrival) const;
  void lose(std::string_view reason, std::uint64_t offset, std::uint64_t line, std::string detail);
  void abandon(std::size_t index);

  NmeaLine scanned_;  // the current line
  AisRecord record_;
  std::string text_;  // of record_
  std::vector<fact::BadRecord> bad_;
  std::vector<Pending> pending_;  // oldest first
  std::optional<measure::Instant> clock_;  // $PGHP, for the next VDM or VDO
  TagBlock tags_;                          // alone on its line, likewise
};

}  // namespace casus::intake
