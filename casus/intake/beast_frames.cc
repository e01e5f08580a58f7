// Escapes and resynchronising, with two bytes of foresight and one chunk of memory.
#include "casus/intake/beast_frames.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::intake {

namespace {

constexpr int escape = 0x1A;
constexpr std::size_t head = 7;           // counter and signal
constexpr std::string_view clock_word = "time ";
constexpr std::size_t longest_text = 64;  // of a clock line; no instant is longer

// The payload's length, or nothing for a type that is no frame.
std::optional<std::size_t> payload_of(int type) {
  switch (type) {
    case 0x31: return 2;
    case 0x32: return 7;
    case 0x33: return 14;
    default: return std::nullopt;
  }
}

bool is_own_affair(int type) { return type == 0x34 || type == 0x35 || type == 0xE3 || type == 0xE4; }

}  // namespace

int BeastFrames::peek(std::size_t ahead) {
  while (begin_ + ahead >= end_ && !ended_) {
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_), buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
    offset_ += begin_;
    end_ -= begin_;
    begin_ = 0;
    const auto got = source_.read(std::span<char>{buffer_}.subspan(end_));
    if (!got) fault_ = got.fault();
    ended_ = !got || *got == 0;
    if (got) end_ += *got;
  }
  return begin_ + ahead < end_ ? static_cast<unsigned char>(buffer_[begin_ + ahead]) : no_byte;
}

bool BeastFrames::at_frame() { return peek(0) == escape && peek(1) != escape; }

// The bytes between two frames are kept only as far as a clock line could be long.
void BeastFrames::take_between(BeastFrame& frame) {
  std::string text;
  std::uint64_t size = 0;
  bool line = false;
  while (peek(0) != no_byte && !at_frame() && !line) {
    line = peek(0) == '\n' && text.starts_with(clock_word) && size < longest_text;
    const std::size_t bytes = peek(0) == escape ? 2 : 1;
    if (size < longest_text) text += buffer_[begin_];
    size += bytes;
    skip(bytes);
  }
  frame.kind = line ? BeastKind::clock : BeastKind::bad;
  frame.reason = "noise";
  frame.text = line ? text.substr(clock_word.size(), text.size() - clock_word.size() - 1)
                    : fmt::format("{} bytes that belong to no frame", size);
}

// False for a frame that a new one or the end cuts off.
bool BeastFrames::take_body(BeastFrame& frame, std::size_t payload) {
  frame.counter = 0;
  frame.size = payload;
  for (std::size_t i = 0; i < head + payload; ++i) {
    if (peek(0) == no_byte || at_frame()) return false;
    const auto byte = static_cast<std::uint8_t>(peek(0));
    skip(byte == escape ? 2 : 1);
    if (i < 6) frame.counter = (frame.counter << 8) | byte;
    if (i >= head) frame.payload[i - head] = byte;
  }
  return true;
}

void BeastFrames::skip_to_frame() {
  while (peek(0) != no_byte && !at_frame()) skip(peek(0) == escape ? 2 : 1);
}

bool BeastFrames::next(BeastFrame& frame) {
  while (peek(0) != no_byte) {
    frame.offset = offset_ + begin_;
    if (!at_frame()) {
      take_between(frame);
      return true;
    }
    const int type = peek(1);
    skip(type == no_byte ? 1 : 2);
    if (is_own_affair(type)) {
      skip_to_frame();
      continue;
    }
    const auto payload = payload_of(type);
    frame.kind = BeastKind::bad;
    if (payload && take_body(frame, *payload)) {
      frame.kind = BeastKind::frame;
    } else if (payload || type == no_byte) {
      frame.reason = "truncated";
      frame.text = "the frame ends before its payload does";
    } else {
      frame.reason = "kind";
      frame.text = fmt::format("frames of type {:#04x} are not known", type);
      skip_to_frame();
    }
    return true;
  }
  return false;
}

}  // namespace casus::intake
