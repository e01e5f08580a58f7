// The first byte tells the length; the bytes after it are judged by base.
#include "casus/text/utf8.h"

#include "casus/base/text.h"

namespace casus::text {

std::size_t utf8_length(std::string_view bytes) {
  if (bytes.empty()) return 0;
  const auto first = static_cast<unsigned char>(bytes.front());
  const std::size_t n = first < 0x80   ? 1
                        : first < 0xC2 ? 0
                        : first < 0xE0 ? 2
                        : first < 0xF0 ? 3
                        : first < 0xF5 ? 4
                                       : 0;
  if (n == 0 || n > bytes.size()) return 0;
  return n == 1 || base::is_utf8(bytes.substr(0, n)) ? n : 0;
}

}  // namespace casus::text
