// Gzip by content: a source that unpacks if its first two bytes are 1f 8b, and
// hands the bytes on untouched if they are not. The name of a file says nothing.
//
// Members that follow one another (RFC 1952, section 2.2) are one stream; zero
// bytes after the last member are padding. A stream that ends early, fails its
// checksum or is followed by anything else gives a fault of kind malformed whose
// place.offset is the number of bytes unpacked before it, all of which have been
// delivered. Memory is one chunk, however far the stream unpacks.
//
//   CASUS_TRY(feed, host::open_feed("ukr.csv.gz"));
//   CASUS_TRY(got, feed->read(room));
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "casus/base/byte_source.h"

namespace casus::host {

class GzipSource final : public base::ByteSource {
 public:
  // `file` is what faults name.
  explicit GzipSource(std::unique_ptr<base::ByteSource> packed, std::string file = "");
  ~GzipSource() override;
  base::Result<std::size_t> read(std::span<char> room) override;

 private:
  struct Inflater;
  enum class Mode { unknown, plain, packed, between, ended };

  bool refill();
  void decide();
  void next_member();
  std::size_t copy(std::span<char> room);
  std::size_t inflate(std::span<char> room);
  void fail(std::string message);

  std::unique_ptr<base::ByteSource> packed_;
  std::string file_;
  std::unique_ptr<Inflater> inflater_;
  std::string input_;          // packed bytes; unread part is [begin_, end_)
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t delivered_ = 0;
  Mode mode_ = Mode::unknown;
  bool input_ended_ = false;
  std::optional<base::Fault> fault_;
};

// A file or "-" (standard input), unpacked if it is gzip. Faults: as open_source.
base::Result<std::unique_ptr<base::ByteSource>> open_feed(const std::string& path);

}  // namespace casus::host
