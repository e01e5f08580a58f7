// ByteSource: bytes pulled from somewhere, a chunk at a time. LineReader: the
// same bytes as lines, with their offsets and a limit on their length.
//
// The rooms below host/ never open a file; they are handed a ByteSource. Memory
// is one chunk and one line, whatever the input's size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "casus/base/result.h"

namespace casus::base {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Fills at most `room.size()` bytes; 0 means the end. A fault is final:
  // what came before it stays valid.
  virtual Result<std::size_t> read(std::span<char> room) = 0;
};

// A ByteSource over bytes in memory, which must outlive it.
class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : rest_{bytes} {}
  Result<std::size_t> read(std::span<char> room) override;

 private:
  std::string_view rest_;
};

// One line without its end ("\n" or "\r\n"). `text` is valid until the next
// call. `too_long`: the line exceeded the limit; `text` is its first bytes and
// the rest was skipped.
struct Line {
  std::string_view text;
  std::uint64_t offset = 0;  // of the line's first byte
  std::uint64_t number = 0;  // from 1
  bool too_long = false;
};

class LineReader {
 public:
  static constexpr std::size_t default_limit = std::size_t{1} << 20;

  explicit LineReader(ByteSource& source, std::size_t limit = default_limit);

  // False at the end of input or after a fault; then `fault()` tells which.
  bool next(Line& line);
  [[nodiscard]] const std::optional<Fault>& fault() const { return fault_; }
  [[nodiscard]] std::uint64_t bytes_read() const { return offset_ + end_; }

 private:
  bool refill();
  bool skip_rest(Line& line);

  ByteSource& source_;
  std::size_t limit_;
  std::string buffer_;
  std::string head_;          // the first bytes of a line that was too long
  std::size_t begin_ = 0;     // unread part of buffer_ is [begin_, end_)
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;  // of buffer_[0] in the input
  std::uint64_t number_ = 0;
  bool ended_ = false;
  std::optional<Fault> fault_;
};

}  // namespace casus::base
