// GzipSource on any bytes, twice: as they are, and packed by zlib and then damaged
// at a place that the input chooses. What comes out does not depend on how the
// bytes arrive; damage is told by a fault or changes nothing.
#include <algorithm>
#include <cstdint>
#include <string>

#define ZLIB_CONST
#include <zlib.h>

#include "casus/base/check.h"
#include "casus/host/gzip.h"

using namespace casus;

namespace {

class Drip : public base::ByteSource {
 public:
  Drip(std::string_view bytes, std::size_t step) : source_{bytes}, step_{step} {}
  base::Result<std::size_t> read(std::span<char> room) override {
    return source_.read(room.first(std::min(step_, room.size())));
  }

 private:
  base::MemorySource source_;
  std::size_t step_;
};

struct Unpacked {
  std::string text;
  bool faulty = false;
  friend bool operator==(const Unpacked&, const Unpacked&) = default;
};

Unpacked unpack(std::string_view bytes, std::size_t step, std::size_t room) {
  // Packed bytes may ask for far more text than there is memory.
  constexpr std::size_t enough = std::size_t{1} << 20;
  host::GzipSource source{std::make_unique<Drip>(bytes, step)};
  Unpacked out;
  std::string buffer(room, '\0');
  while (out.text.size() < enough) {
    const auto got = source.read(std::span{buffer}.first(std::min(room, enough - out.text.size())));
    if (!got) {
      CASUS_CHECK(got.fault().place.offset == out.text.size());
      out.faulty = true;
      break;
    }
    if (*got == 0) break;
    out.text.append(buffer, 0, *got);
  }
  return out;
}

std::string pack(std::string_view text) {
  z_stream stream{};
  CASUS_CHECK(deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<const Bytef*>(text.data());
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  CASUS_CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 4) return 0;
  const std::string_view text{reinterpret_cast<const char*>(data) + 3, size - 3};
  const Unpacked raw = unpack(text, size, 4096);
  CASUS_CHECK(unpack(text, 1 + data[0] % 16U, 1 + data[1]) == raw);
  if (!text.starts_with("\x1f\x8b")) CASUS_CHECK(raw.text == text && !raw.faulty);

  const std::string whole = pack(text);
  CASUS_CHECK(unpack(whole + whole, 1 + data[0], 512).text == std::string{text} + std::string{text});
  const std::size_t at = (data[1] * 256U + data[2]) % whole.size();
  if (at >= 2) {
    const Unpacked cut = unpack(std::string_view{whole}.substr(0, at), size, 512);
    CASUS_CHECK(cut.faulty && text.starts_with(cut.text));
  }
  std::string damaged = whole;
  damaged[at] = static_cast<char>(damaged[at] ^ (1 + data[0] % 255));
  // The header (10 bytes) may say something else about the file; behind it only
  // the unused bits before the checksum may change without a fault.
  const Unpacked hurt = unpack(damaged, size, 512);
  if (at >= 10) CASUS_CHECK(hurt.faulty || hurt.text == text);
  return 0;
}
