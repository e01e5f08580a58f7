// Blocks are printed anew, and everything between them is copied byte for byte.
#include "casus/text/format.h"

#include "casus/text/printer.h"

namespace casus::text {

namespace {

// The line end that the block itself uses first.
std::string_view line_end(std::string_view content) {
  const std::size_t at = content.find_first_of("\r\n");
  if (at == std::string_view::npos || content[at] == '\n') return "\n";
  return content.substr(at, 2) == "\r\n" ? "\r\n" : "\r";
}

std::string with_line_ends(std::string_view text, std::string_view end) {
  std::string out;
  for (const char c : text) {
    if (c == '\n')
      out += end;
    else
      out += c;
  }
  return out;
}

}  // namespace

std::string format(std::string_view file) { return format_blocks(file, parse(file).blocks); }

std::string format_blocks(std::string_view file, const std::vector<Block>& blocks) {
  std::string out;
  std::size_t done = 0;
  for (const Block& block : blocks) {
    const Span content = block.fence.content;
    out += file.substr(done, content.begin - done);
    const std::string_view old = content.in(file);
    out += block.sound ? with_line_ends(print(block, file), line_end(old)) : std::string(old);
    done = content.end;
  }
  out += file.substr(done);
  return out;
}

}  // namespace casus::text
