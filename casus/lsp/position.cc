// Lines are found by their starts; within a line units are counted one by one.
#include "casus/lsp/position.h"

#include <algorithm>

#include "casus/text/utf8.h"

namespace casus::lsp {

namespace {

// Length in bytes of what stands at `at`; a byte that is no UTF-8 counts as one.
std::size_t bytes_at(std::string_view text, std::size_t at) {
  return std::max<std::size_t>(text::utf8_length(text.substr(at, 4)), 1);
}

std::int64_t units(std::size_t bytes) { return bytes == 4 ? 2 : 1; }

}  // namespace

LineIndex::LineIndex(std::string_view text) : text_{text}, starts_{0} {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!pair && (text[i] == '\n' || text[i] == '\r')) starts_.push_back(i + 1);
  }
}

std::size_t LineIndex::line_end(std::size_t line) const {
  std::size_t end = line + 1 < starts_.size() ? starts_[line + 1] : text_.size();
  if (line + 1 == starts_.size()) return end;
  --end;
  return end > starts_[line] && text_[end] == '\n' && text_[end - 1] == '\r' ? end - 1 : end;
}

Position LineIndex::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto after = std::ranges::upper_bound(starts_, offset);
  const auto line = static_cast<std::size_t>(after - starts_.begin()) - 1;
  Position out{static_cast<std::int64_t>(line), 0};
  std::size_t at = starts_[line];
  while (at < offset) {
    const std::size_t bytes = bytes_at(text_, at);
    if (at + bytes > offset) break;
    at += bytes;
    out.character += units(bytes);
  }
  return out;
}

std::size_t LineIndex::offset(Position position) const {
  if (position.line < 0) return 0;
  const auto line = static_cast<std::size_t>(position.line);
  if (line >= starts_.size()) return text_.size();
  const std::size_t end = line_end(line);
  std::size_t at = starts_[line];
  std::int64_t left = position.character;
  while (at < end) {
    const std::size_t bytes = bytes_at(text_, at);
    left -= units(bytes);
    if (left < 0) break;
    at += bytes;
  }
  return std::min(at, end);
}

}  // namespace casus::lsp
