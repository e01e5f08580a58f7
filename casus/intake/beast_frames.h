// BeastFrames: the frames of a binary Beast stream, one at a time, whatever the bytes are.
//
//   frame = 0x1A type counter[6] signal[1] payload      0x1A within it is doubled
//
// Types 0x31 (Mode A/C, 2 bytes of payload), 0x32 (Mode S short, 7) and 0x33 (long, 14)
// are frames. Types 0x34, 0x35, 0xE3 and 0xE4, by which receivers tell of themselves,
// are passed over. Between frames a line `time 2018-04-03T19:02:28Z` may stand: Beast has
// a counter and no date, so whoever records it writes down when the next frame came.
//
// What is neither is bad, and reading goes on at the next 0x1A that is not doubled:
//
//   truncated  a frame that ends before its payload does
//   kind       0x1A with a type that is not known
//   noise      other bytes outside of frames; a run of them is one record
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "casus/base/byte_source.h"

namespace casus::intake {

enum class BeastKind : std::uint8_t { frame, clock, bad };

struct BeastFrame {
  BeastKind kind = BeastKind::bad;
  std::uint64_t offset = 0;
  std::uint64_t counter = 0;  // 48 bits at 12 MHz
  std::array<std::uint8_t, 14> payload{};
  std::size_t size = 0;       // of the payload: 2, 7 or 14
  std::string text;           // of a clock line, what follows `time`; of a bad record, what was wrong
  std::string_view reason;
};

class BeastFrames {
 public:
  explicit BeastFrames(base::ByteSource& source) : source_{source}, buffer_(chunk, '\0') {}

  // False at the end of the input or after its fault; fault() tells which.
  bool next(BeastFrame& frame);
  [[nodiscard]] const std::optional<base::Fault>& fault() const { return fault_; }
  [[nodiscard]] std::uint64_t bytes_read() const { return offset_ + end_; }

 private:
  static constexpr std::size_t chunk = 65'536;
  static constexpr int no_byte = -1;

  // The byte `ahead` of the next one (0 or 1), or no_byte beyond the end.
  int peek(std::size_t ahead);
  void skip(std::size_t bytes) { begin_ += bytes; }
  bool at_frame();
  bool take_body(BeastFrame& frame, std::size_t payload);
  void take_between(BeastFrame& frame);
  void skip_to_frame();

  base::ByteSource& source_;
  std::string buffer_;
  std::size_t begin_ = 0;     // unread part of buffer_ is [begin_, end_)
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;  // of buffer_[0] in the input
  bool ended_ = false;
  std::optional<base::Fault> fault_;
};

}  // namespace casus::intake
