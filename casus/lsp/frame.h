// Frames: the messages of the language server protocol, each a JSON text behind a
// small header.
//
//   Content-Length: 52\r\n
//   \r\n
//   {"jsonrpc":"2.0","id":1,"method":"shutdown"}
//
// Nothing that arrives can make it crash or fill the memory: a body over the limit is
// skipped and told, a header that gives no length ends the stream, because nobody
// knows where the next message begins.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "casus/base/byte_source.h"

namespace casus::lsp {

struct Frame {
  enum class Kind {
    message,
    oversize,  // skipped; the next frame can be read
    broken,    // the header is no header, or the stream ended inside a frame; final
    end,       // the stream ended between two frames; final
  };
  Kind kind = Kind::end;
  std::string text;  // the body, or what is wrong
};

class FrameReader {
 public:
  static constexpr std::size_t longest_body = std::size_t{32} << 20;
  static constexpr std::size_t longest_header = 4'096;

  explicit FrameReader(base::ByteSource& source) : source_{&source} {}

  // Waits for bytes as long as the source does.
  Frame next();
  // Is a whole message here already, so that next() would not wait?
  [[nodiscard]] bool has_message() const;

 private:
  bool fill();  // false at the end of the stream
  std::optional<std::size_t> header_end();
  Frame body(std::size_t length);
  Frame skip(std::size_t length);

  base::ByteSource* source_;
  std::string buffer_;
};

// The header's Content-Length; nullopt if it has none, two, or one that is no number
// from 0 to 2^53. Names of fields are read without regard to case.
[[nodiscard]] std::optional<std::size_t> content_length(std::string_view header);

// The body behind its header.
[[nodiscard]] std::string framed(std::string_view body);

}  // namespace casus::lsp
