// A pull parser around zlib: read() unpacks until it has at least one byte to
// give, the stream ends, or the stream is at fault. A fault waits until the bytes
// that were unpacked before it have been handed out.
#include "casus/host/gzip.h"

#include <algorithm>
#include <cstring>

#define ZLIB_CONST
#include <zlib.h>

#include <fmt/format.h>

#include "casus/host/files.h"

namespace casus::host {

namespace {
constexpr std::size_t chunk = std::size_t{1} << 17;
constexpr int gzip_only = 15 + 16;  // the largest window; a zlib header is refused
}  // namespace

struct GzipSource::Inflater {
  z_stream stream{};
  bool ready = false;
  Inflater() { ready = inflateInit2(&stream, gzip_only) == Z_OK; }
  ~Inflater() { inflateEnd(&stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
};

GzipSource::GzipSource(std::unique_ptr<base::ByteSource> packed, std::string file)
    : packed_{std::move(packed)}, file_{std::move(file)}, input_(chunk, '\0') {}

GzipSource::~GzipSource() = default;

void GzipSource::fail(std::string message) {
  mode_ = Mode::ended;
  fault_ = base::Fault{base::FaultKind::malformed,
                       fmt::format("{} after {} unpacked bytes", message, delivered_),
                       "fetch the file again; what came before is used",
                       {.file = file_, .offset = delivered_}};
}

// Adds packed bytes behind the unread ones. False at the end or after a fault.
bool GzipSource::refill() {
  if (input_ended_) return false;
  if (begin_ > 0) std::memmove(input_.data(), input_.data() + begin_, end_ - begin_);
  end_ -= begin_;
  begin_ = 0;
  auto got = packed_->read(std::span{input_}.subspan(end_));
  if (!got) {
    fault_ = got.fault();
    input_ended_ = true;
    return false;
  }
  input_ended_ = *got == 0;
  end_ += *got;
  return *got > 0;
}

// Looks at the first two bytes of the input.
void GzipSource::decide() {
  while (end_ - begin_ < 2 && refill()) {
  }
  const std::string_view start = std::string_view{input_}.substr(begin_, end_ - begin_);
  mode_ = start.starts_with("\x1f\x8b") ? Mode::packed : Mode::plain;
  if (mode_ != Mode::packed) return;
  inflater_ = std::make_unique<Inflater>();
  if (!inflater_->ready) fail("no memory to unpack gzip");
}

// After the end of a member: another member, padding, or the end.
void GzipSource::next_member() {
  for (;;) {
    while (begin_ < end_ && input_[begin_] == '\0') ++begin_;
    if (begin_ < end_ && (end_ - begin_ >= 2 || input_ended_)) break;
    if (!refill() && begin_ == end_) {
      mode_ = Mode::ended;
      return;
    }
  }
  if (!std::string_view{input_}.substr(begin_, end_ - begin_).starts_with("\x1f\x8b")) {
    fail("bytes that are not gzip follow the gzip stream");
    return;
  }
  inflateReset(&inflater_->stream);
  mode_ = Mode::packed;
}

std::size_t GzipSource::copy(std::span<char> room) {
  if (begin_ == end_) refill();
  const std::size_t n = std::min(room.size(), end_ - begin_);
  std::copy_n(input_.data() + begin_, n, room.data());
  begin_ += n;
  if (n == 0) mode_ = Mode::ended;
  return n;
}

// One step of zlib; may give no bytes although the stream goes on. Without any
// input left zlib may still hold text (the rest of a long match), so the stream
// has ended early only when a step with nothing to read gives nothing.
std::size_t GzipSource::inflate(std::span<char> room) {
  if (begin_ == end_) refill();
  z_stream& stream = inflater_->stream;
  const auto space = static_cast<uInt>(std::min<std::size_t>(room.size(), chunk));
  stream.next_in = reinterpret_cast<const Bytef*>(input_.data() + begin_);
  stream.avail_in = static_cast<uInt>(end_ - begin_);
  stream.next_out = reinterpret_cast<Bytef*>(room.data());
  stream.avail_out = space;
  const int answer = ::inflate(&stream, Z_NO_FLUSH);
  begin_ = end_ - stream.avail_in;
  const std::size_t given = space - stream.avail_out;
  delivered_ += given;
  if (answer == Z_STREAM_END) {
    mode_ = Mode::between;
  } else if (answer != Z_OK && answer != Z_BUF_ERROR) {
    fail("the gzip stream is corrupt");
  } else if (given == 0 && begin_ == end_ && input_ended_) {
    if (!fault_) fail("the gzip stream ends early,");
    mode_ = Mode::ended;
  }
  return given;
}

base::Result<std::size_t> GzipSource::read(std::span<char> room) {
  if (room.empty()) return std::size_t{0};
  for (;;) {
    std::size_t given = 0;
    if (mode_ == Mode::ended) {
      if (fault_) return *fault_;
      return std::size_t{0};
    }
    if (mode_ == Mode::unknown) decide();
    else if (mode_ == Mode::between) next_member();
    else if (mode_ == Mode::plain) given = copy(room);
    else given = inflate(room);
    if (given > 0) return given;
  }
}

base::Result<std::unique_ptr<base::ByteSource>> open_feed(const std::string& path) {
  CASUS_TRY(source, open_source(path));
  return std::unique_ptr<base::ByteSource>{std::make_unique<GzipSource>(std::move(source), path)};
}

}  // namespace casus::host
