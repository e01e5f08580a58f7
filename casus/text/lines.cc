// One mark for each line, and one for each kilobyte of a line that is longer.
#include "casus/text/lines.h"

#include <algorithm>

#include "casus/text/utf8.h"

namespace casus::text {

namespace {

constexpr std::size_t stride = 1024;

std::size_t step(std::string_view file, std::size_t at) {
  return std::max<std::size_t>(1, utf8_length(file.substr(at)));
}

}  // namespace

Lines::Lines(std::string_view file) : file_{file} {
  std::size_t at = file.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  LineColumn place;
  marks_.push_back({at, place});
  while (at < file.size()) {
    const char c = file[at];
    const bool pair = c == '\r' && at + 1 < file.size() && file[at + 1] == '\n';
    if (c == '\n' || c == '\r') {
      at += pair ? 2 : 1;
      place = {place.line + 1, 1};
      marks_.push_back({at, place});
      continue;
    }
    if (at - marks_.back().offset >= stride) marks_.push_back({at, place});
    at += step(file, at);
    ++place.column;
  }
}

LineColumn Lines::at(std::size_t offset) const {
  offset = std::min(offset, file_.size());
  const auto after = std::ranges::upper_bound(marks_, offset, {}, &Mark::offset);
  if (after == marks_.begin()) return {};
  const Mark& mark = *std::prev(after);
  LineColumn out = mark.at;
  for (std::size_t at = mark.offset; at < offset; at += step(file_, at)) ++out.column;
  return out;
}

}  // namespace casus::text
