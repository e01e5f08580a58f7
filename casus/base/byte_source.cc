// Lines out of chunks: one buffer that grows up to the longest line allowed, so that
// a line of a gigabyte costs no more memory than one of a megabyte.
#include "casus/base/byte_source.h"

#include <algorithm>
#include <cstring>

namespace casus::base {

namespace {

constexpr std::size_t chunk = std::size_t{1} << 16;

// A byte order mark before the first line is no part of it.
bool without_mark(Line& line) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (line.number > 1 || !line.text.starts_with(mark)) return true;
  line.text.remove_prefix(mark.size());
  line.offset += mark.size();
  return true;
}

}  // namespace

Result<std::size_t> MemorySource::read(std::span<char> room) {
  const std::size_t n = std::min(room.size(), rest_.size());
  std::copy_n(rest_.data(), n, room.data());
  rest_.remove_prefix(n);
  return n;
}

LineReader::LineReader(ByteSource& source, std::size_t limit) : source_{source}, limit_{limit} {
  buffer_.resize(chunk);
}

// Moves the unread part to the front and reads more. False when nothing came.
bool LineReader::refill() {
  if (ended_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    offset_ += begin_;
    end_ -= begin_;
    begin_ = 0;
  }
  // Only a line longer than the buffer asks for more room, and gets it by doubling.
  if (end_ == buffer_.size()) buffer_.resize(std::min(2 * buffer_.size(), limit_ + chunk));
  auto got = source_.read(std::span{buffer_}.subspan(end_));
  if (!got) {
    fault_ = got.fault();
    ended_ = true;
    return false;
  }
  if (*got == 0) ended_ = true;
  end_ += *got;
  return *got > 0;
}

bool LineReader::next(Line& line) {
  std::size_t scanned = begin_;
  line.too_long = false;
  for (;;) {
    const void* hit = std::memchr(buffer_.data() + scanned, '\n', end_ - scanned);
    if (hit != nullptr) {
      const auto stop = static_cast<std::size_t>(static_cast<const char*>(hit) - buffer_.data());
      std::size_t length = stop - begin_;
      if (length > 0 && buffer_[stop - 1] == '\r') --length;
      line.text = std::string_view{buffer_}.substr(begin_, std::min(length, limit_));
      line.too_long = length > limit_;
      line.offset = offset_ + begin_;
      line.number = ++number_;
      begin_ = stop + 1;
      return without_mark(line);
    }
    // One more byte than the limit may still be the "\r" of a line end.
    if (end_ - begin_ > limit_ + 1) return skip_rest(line) && without_mark(line);
    const std::size_t pending = end_ - begin_;
    if (!refill()) {
      if (pending == 0) return false;
      std::size_t length = pending;
      if (buffer_[begin_ + length - 1] == '\r') --length;
      line.text = std::string_view{buffer_}.substr(begin_, std::min(length, limit_));
      line.too_long = length > limit_;
      line.offset = offset_ + begin_;
      line.number = ++number_;
      begin_ = end_;
      return without_mark(line);
    }
    scanned = begin_ + pending;
  }
}

// The line is longer than the limit: keep its head, drop bytes to its end.
bool LineReader::skip_rest(Line& line) {
  head_.assign(buffer_, begin_, limit_);
  line.offset = offset_ + begin_;
  line.number = ++number_;
  line.too_long = true;
  line.text = head_;
  begin_ = end_;
  while (refill()) {
    const void* hit = std::memchr(buffer_.data() + begin_, '\n', end_ - begin_);
    if (hit != nullptr) {
      begin_ = static_cast<std::size_t>(static_cast<const char*>(hit) - buffer_.data()) + 1;
      return true;
    }
    begin_ = end_;
  }
  return true;
}

}  // namespace casus::base
