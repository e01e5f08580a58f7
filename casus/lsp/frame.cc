// Headers are short, so they are looked for in the buffer again after each read;
// bodies are taken as they come.
#include "casus/lsp/frame.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casus/base/text.h"

namespace casus::lsp {

namespace {

constexpr std::string_view blank_line = "\r\n\r\n";
constexpr std::int64_t largest_exact = std::int64_t{1} << 53;

bool is_content_length(std::string_view name) {
  constexpr std::string_view wanted = "content-length";
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
  return std::ranges::equal(base::trim(name), wanted, same);
}

}  // namespace

std::optional<std::size_t> content_length(std::string_view header) {
  std::optional<std::size_t> length;
  for (const std::string_view line : base::split(header, '\n')) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_content_length(line.substr(0, colon))) continue;
    const auto number = base::parse_int(base::trim(line.substr(colon + 1)));
    if (length || !number || *number < 0 || *number > largest_exact) return std::nullopt;
    length = static_cast<std::size_t>(*number);
  }
  return length;
}

std::string framed(std::string_view body) { return fmt::format("Content-Length: {}\r\n\r\n{}", body.size(), body); }

bool FrameReader::fill() {
  std::array<char, std::size_t{1} << 16> room{};
  const auto got = source_->read(room);
  if (!got || *got == 0) return false;
  buffer_.append(room.data(), *got);
  return true;
}

// Where the body begins; nullopt if the stream ends first or the header is too long.
std::optional<std::size_t> FrameReader::header_end() {
  for (;;) {
    const std::size_t found = buffer_.find(blank_line);
    if (found != std::string::npos && found <= longest_header) return found + blank_line.size();
    if (buffer_.size() > longest_header || !fill()) return std::nullopt;
  }
}

Frame FrameReader::next() {
  const std::optional<std::size_t> begin = header_end();
  if (!begin) {
    if (buffer_.empty()) return {Frame::Kind::end, {}};
    return {Frame::Kind::broken, "no header of a message ends here"};
  }
  const auto length = content_length(std::string_view{buffer_}.substr(0, *begin));
  if (!length) return {Frame::Kind::broken, "the header gives no Content-Length that can be"};
  buffer_.erase(0, *begin);
  return *length > longest_body ? skip(*length) : body(*length);
}

bool FrameReader::has_message() const {
  const std::size_t found = buffer_.find(blank_line);
  if (found == std::string::npos) return false;
  const std::size_t begin = found + blank_line.size();
  const auto length = content_length(std::string_view{buffer_}.substr(0, begin));
  return length && buffer_.size() - begin >= *length;
}

Frame FrameReader::body(std::size_t length) {
  while (buffer_.size() < length) {
    if (!fill()) return {Frame::Kind::broken, "the stream ends inside a message"};
  }
  Frame frame{Frame::Kind::message, buffer_.substr(0, length)};
  buffer_.erase(0, length);
  return frame;
}

Frame FrameReader::skip(std::size_t length) {
  std::size_t left = length;
  for (;;) {
    const std::size_t here = std::min(left, buffer_.size());
    buffer_.erase(0, here);
    left -= here;
    if (left == 0) return {Frame::Kind::oversize, fmt::format("a message of {} bytes is too long", length)};
    if (!fill()) return {Frame::Kind::broken, "the stream ends inside a message"};
  }
}

}  // namespace casus::lsp
